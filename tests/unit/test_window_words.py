"""The window's texts: every one is said in English too, with the same blanks, and the Vietnamese is the house's."""

import ast
import re
from pathlib import Path

import pytest

from app.ui.self_check import CAPITALS, PLAIN, STACKED
from build_spec import translations
from tests.support.house_words import lapses
from tests.support.window_texts import FILE, messages

BLANK = re.compile(r"\{\w+\}|%n|%\d|\n")
SAME = {
    "ngày {day} tháng {month} năm {year}",  # as it has to stand on the paper, which is Vietnamese
    "Proxy",  # the word of both languages
}
# A kind's sign, a language's name in that language, and letters that are drawn to see whether they can be.
NOT_SAID = {"QĐ", "Tiếng Việt", CAPITALS, STACKED, PLAIN}
MARKED = re.compile(r"[À-ỹ]")


def test_every_text_in_the_code_has_its_english_and_no_other_is_kept() -> None:
    written = FILE.read_text("utf-8")
    assert written == translations.gathered(written), "run build_spec/translations.py --gather, then translate"


@pytest.mark.parametrize("file", sorted(translations.SOURCES.glob("*.ts")), ids=lambda file: file.stem)
def test_nothing_is_left_half_translated(file: Path) -> None:
    wanted = 1 if file.stem.endswith("_vi") else translations.FORMS
    for text, forms, state in messages(file):
        assert state == "", text
        assert all(forms), text
        assert len(forms) == (wanted if text.counted else 1), text


@pytest.mark.parametrize("file", sorted(translations.SOURCES.glob("*.ts")), ids=lambda file: file.stem)
def test_a_translation_fills_the_same_blanks(file: Path) -> None:
    for text, forms, _ in messages(file):
        for form in forms:
            assert sorted(BLANK.findall(form)) == sorted(BLANK.findall(text.source)), text


def test_english_is_english() -> None:
    said = {text.source: forms for text, forms, _ in messages()}
    assert {source for source, forms in said.items() if source in forms} == SAME
    assert [forms for source, forms in said.items() if source not in SAME and MARKED.search("".join(forms))] == []


def test_no_vietnamese_is_said_past_the_translation() -> None:
    found: set[str] = set()
    for path in (translations.ROOT / "app" / "ui").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        known = {id(word) for node in ast.walk(tree) for word in _translated_or_docstring(node)}
        words = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        found |= {str(word.value) for word in words if id(word) not in known and re.search(r"\w{2}", str(word.value))}
    assert {word for word in found if MARKED.search(word)} == NOT_SAID


def _translated_or_docstring(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate":
        return node.args
    if (
        isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    ):
        return [node.body[0].value]
    return []


def test_a_text_that_stands_in_two_places_is_said_in_one_way() -> None:
    """But for these: one names a thing where the other names many, or stands in a narrow column or row of steps."""
    ways: dict[tuple[str, bool], set[tuple[str, ...]]] = {}
    for text, forms, _ in messages():
        ways.setdefault((text.source, text.counted), set()).add(tuple(forms))
    in_two = {source for (source, _), said in ways.items() if len(said) > 1}
    assert in_two == {"Văn bản", "Máy", "Chưa vào sổ", "Cấp số"}


def test_the_windows_vietnamese_is_polite_and_spelt_one_way() -> None:
    assert {text.source: lapses(text.source) for text, _, _ in messages() if lapses(text.source)} == {}


def test_a_count_is_said_where_it_is_asked_for_and_nowhere_else() -> None:
    assert [text for text, _, _ in messages() if text.counted != ("%n" in text.source)] == []


def test_the_gatherer_refuses_a_text_that_is_not_written_out(tmp_path: Path) -> None:
    module = tmp_path / "page.py"
    for text in ('f"Đã gửi {n}"', "words", '"Đã " + words'):
        module.write_text(f'translate("Page", {text})', "utf-8")
        with pytest.raises(SystemExit, match="written out"):
            list(translations.texts_in(module))
