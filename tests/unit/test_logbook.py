"""Log lines: JSON, without what an exception may quote, in a file that ends somewhere."""

import json
import logging
from pathlib import Path

from app.host.logs import logging_to
from sync.errors import Refused
from sync.logbook import BoundedFile, JsonLines, told

SECRET = "Về việc kỷ luật ông A"


def record(what: str, *words: object, fault: BaseException | None = None) -> logging.LogRecord:
    caught = (type(fault), fault, fault.__traceback__) if fault else None
    return logging.LogRecord("sync.part", logging.WARNING, __file__, 1, what, words, caught)


def fault() -> BaseException:
    """An error of ours that was caused by one that quotes a document."""
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise Refused("subject.bad", {"subject": SECRET}) from error
    except Refused as error:
        return error


def test_a_line_is_one_json_object_with_when_where_and_what() -> None:
    one = record("%d files", 3)
    one.facts = {"device": "d1", "what": "never replaced"}
    line = json.loads(JsonLines().format(one))
    assert (line["level"], line["part"], line["what"], line["device"]) == ("warning", "sync.part", "3 files", "d1")
    assert line["at"].endswith("Z")
    assert "\n" not in JsonLines().format(record("two\nlines", fault=fault()))


def test_an_exception_is_told_without_what_it_quotes() -> None:
    said = JsonLines().format(record("a request failed", fault=fault()))
    assert SECRET not in str(json.loads(said))
    chain = json.loads(said)["fault"]
    assert [(one["kind"], one["says"]) for one in chain] == [("Refused", "subject.bad"), ("ValueError", "")]
    assert chain[0]["places"][0].startswith("test_logbook.py:")
    assert told(FileNotFoundError(2, "No such file", "kỷ luật.pdf"))[0]["says"] == "No such file"


def test_a_days_file_ends_at_its_size(tmp_path: Path) -> None:
    handler = BoundedFile(tmp_path / "day.log", 500)
    handler.setFormatter(JsonLines())
    for _ in range(50):
        handler.handle(record("x" * 100))
    handler.close()
    assert 500 <= (tmp_path / "day.log").stat().st_size < 800


def test_a_pc_keeps_two_weeks_of_days(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    for day in range(1, 21):
        (tmp_path / "log" / f"2020-01-{day:02d}.log").write_text("{}\n")
    with logging_to(tmp_path):
        logging.getLogger("sync.part").info("begun")
    kept = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert len(kept) == 15
    assert json.loads((tmp_path / "log" / kept[-1]).read_text())["what"] == "begun"
