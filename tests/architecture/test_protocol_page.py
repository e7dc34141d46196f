"""The page of the protocol says what the code does: routes, codes, messages, limits, names; and stays short."""

import inspect
import re

import msgspec
import pytest

from sync.carriers import form
from sync.protocol import codec, codes, limits, messages, signing
from sync.rules import books
from sync.server import gate, http
from tests.architecture.pages import CODE_WORD, codes_answered, missing, routes_in, spans
from tests.architecture.test_shape import ROOT, tracked

TEXT = (ROOT / "sync/protocol/PROTOCOL.md").read_text(encoding="utf-8")
CODES = (ROOT / "sync/protocol/CODES.md").read_text(encoding="utf-8")
BUNDLES = (ROOT / "sync/protocol/BUNDLES.md").read_text(encoding="utf-8")
SPANS = spans(TEXT)
HTTP = ROOT / "sync/server/http.py"
OPEN, CLOSED = routes_in(HTTP, "open_routes"), routes_in(HTTP, "closed_routes")
MOST_WORDS, MOST_LINES = 4400, 500
# What a request runs through at the server; further codes there are the operator's.
ON_THE_WIRE = (
    "sync/server/blobs.py",
    "sync/server/bodies.py",
    "sync/server/crash_guard.py",
    "sync/server/district.py",
    "sync/server/enrolment.py",
    "sync/server/gate.py",
    "sync/server/http.py",
    "sync/server/judging.py",
    "sync/server/pulling.py",
    "sync/server/reading.py",
    "sync/server/represent.py",
    "sync/server/rows.py",
    "sync/server/slips.py",
    "sync/server/standing.py",
    "sync/server/storage.py",
    "sync/server/tokens.py",
    "sync/server/uploads.py",
    "sync/server/writer.py",
    "sync/protocol/intent_bytes.py",
    "sync/rules/*.py",
)
MESSAGES = [
    kind
    for kind in vars(messages).values()
    if inspect.isclass(kind) and issubclass(kind, messages.Message) and kind is not messages.Message
]


def table_row(first: str) -> str:
    """The one row of a table whose first cell is this, in backticks."""
    rows = [line for line in TEXT.splitlines() if line.startswith(f"| `{first}`")]
    assert len(rows) == 1, first
    return rows[0]


def test_the_page_fits_ten_printed_pages() -> None:
    assert len([word for word in TEXT.split() if word != "|"]) <= MOST_WORDS
    assert len(TEXT.splitlines()) <= MOST_LINES


def test_the_route_table_has_every_route_and_no_other() -> None:
    assert HTTP.read_text(encoding="utf-8").count(" Route(") == 1, "routes come from the two tables alone"
    shown = set(re.findall(r"^\| `([A-Z]+) (/\S+)`", TEXT, re.MULTILINE))
    assert shown == OPEN | CLOSED
    assert len(CLOSED) >= 5


@pytest.mark.parametrize(("method", "path"), sorted(OPEN | CLOSED))
def test_who_may_ask_is_said_as_the_code_has_it(method: str, path: str) -> None:
    who = table_row(f"{method} {path}").split("|")[2].strip()
    assert who.startswith("all" if (method, path) in OPEN else "device")


def test_every_code_that_an_answer_may_carry_is_named() -> None:
    used = {code: path.name for pattern in ON_THE_WIRE for path in tracked(pattern) for code in codes_answered(path)}
    assert len(used) > 70
    named = {span for span in (*SPANS, *spans(CODES)) if CODE_WORD.fullmatch(span)}
    assert {code: module for code, module in used.items() if code not in named} == {}


def test_the_list_of_the_rules_codes_names_nothing_that_is_no_more() -> None:
    used = {code for path in tracked("sync/rules/*.py") for code in codes_answered(path)}
    listed = [span for span in spans(CODES) if CODE_WORD.fullmatch(span)]
    assert sorted(set(listed) - used) == []
    assert len(listed) == len(set(listed))


def test_every_word_and_status_of_the_answers_is_named() -> None:
    assert {str(outcome) for outcome in messages.Outcome} <= set(SPANS)
    assert set(SPANS) >= gate.STRANGERS
    for code in gate.STRANGERS:
        assert table_row_of_code(code).startswith("| 401 |"), code
    assert codec.MEDIA_TYPE in SPANS
    assert http.VERSION_HEADER in SPANS
    assert codes.ALPHABET in SPANS


def table_row_of_code(code: str) -> str:
    return next(line for line in TEXT.splitlines() if line.startswith("| 4") and f"`{code}`" in line)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: str(m.__name__))
def test_every_message_is_there_with_its_fields(message: type[msgspec.Struct]) -> None:
    row = table_row(message.__name__)
    for field in msgspec.structs.fields(message):
        mark = "" if field.required else "?"
        assert f"`{field.name}`{mark}" in row, field.name
    shown = [span for span in spans(row.split("|")[2]) if span[0].islower()]
    assert len(shown) == len(msgspec.structs.fields(message))


@pytest.mark.parametrize("name", [name for name in vars(limits) if name.isupper()])
def test_every_limit_is_there_with_its_number(name: str) -> None:
    value = vars(limits)[name]
    written = ", ".join(map(str, value)) if isinstance(value, tuple) else f"{value:.0f}"
    assert table_row(name).split("|")[2].strip() == written


def test_the_numbers_of_the_books_are_those_of_the_code() -> None:
    assert f"window of {books.WINDOW} numbers" in TEXT
    assert f"{books.WINDOW + 1}–{books.EARLY_LEASES_END}" in TEXT
    assert books.LEASE == 10, "the page says ten, and twenty unused"


def test_every_purpose_of_a_signature_is_there() -> None:
    for purpose in (signing.INTENT, signing.TOKEN, signing.ENROL, signing.SLIP, signing.SEAL, signing.BUNDLE):
        assert purpose.decode().replace("\n", "\\n") in SPANS


def test_the_page_of_bundles_has_every_value_with_its_fields_and_every_figure() -> None:
    rows = {line.split("`")[1]: line for line in BUNDLES.splitlines() if line.startswith("| `")}
    for value in (form.Header, form.Manifest, form.Part, form.Asks, form.Tells):
        shown = set(re.findall(r"`(\w+)`(?! to)", rows[value.__name__]))
        fields = {field.name for field in msgspec.structs.fields(value)}
        assert fields <= shown, value.__name__
    assert f"eoffice bundle {form.FORM}" in BUNDLES
    for figure in (f"{form.LINE_BYTES:,} bytes", f"{form.MANIFEST_BYTES >> 20} MiB", f"{form.MOST_PARTS:,} parts"):
        assert figure in BUNDLES
    written = form.MESSAGES | {form.FILE}
    assert {kind for kind in rows if rows[kind].split("|")[2].strip() in ("up", "down", "both")} == written
    assert missing(BUNDLES) == []


def test_every_name_on_the_page_is_in_the_code() -> None:
    assert missing(TEXT) == []
