"""The window's translations, from the texts that people wrote to what Qt reads.

    python build_spec/translations.py FOLDER      make the .qm files of resources/translations in FOLDER
    python build_spec/translations.py --gather    bring resources/translations/en.ts up to the texts in the code

Source texts are Vietnamese and stand in the code; en.ts is their English. qtbase_vi.ts is the Vietnamese of Qt's own
buttons and dialogs, for which Qt brings none.

Qt's own gatherer reads Python by guess: in this code it lost each text whose count is more than a bare name, and knew
no plural. So the texts are read here as Python itself reads them.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "resources" / "translations"
TOOLS = Path(PySide6.__path__[0])
FORMS = 2  # of English; Vietnamese has one, which the code holds
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    '<TS version="2.1" language="en_US" sourcelanguage="vi_VN">\n'
)


class Text(NamedTuple):
    """A text of the window: where it is said, and its Vietnamese. `counted`: it has a form for one and one for many."""

    context: str
    source: str
    counted: bool


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.glob("*.ts")):
        target = str(folder / f"{source.stem}.qm")
        done = subprocess.run(
            [TOOLS / "lrelease", "-silent", source, "-qm", target], capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)


def gathered(known: str) -> str:
    """The file `known` brought up to the code: texts that are gone leave it, new ones stand in it as unfinished.

    A new text that is said elsewhere already, always in one way, is said in that way.
    """
    english = _english(known)
    ways: dict[tuple[str, bool], set[tuple[str, ...]]] = {}
    for text, forms in english.items():
        ways.setdefault(text[1:], set()).add(forms)
    usual = {said: next(iter(forms)) for said, forms in ways.items() if len(forms) == 1}
    texts = sorted({text for path in sorted((ROOT / "app" / "ui").rglob("*.py")) for text in texts_in(path)})
    lines = [HEAD]
    for context in sorted({text.context for text in texts}):
        said = [(text, english.get(text) or usual.get(text[1:], ())) for text in texts if text.context == context]
        lines.append(f"<context>\n    <name>{escape(context)}</name>\n")
        lines.extend(_message(text, forms) for text, forms in said)
        lines.append("</context>\n")
    return "".join([*lines, "</TS>\n"])


def texts_in(path: Path) -> Iterator[Text]:
    """Every text that a module says through `translate`, which must stand there letter for letter."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate"):
            continue
        words = [word.value for word in node.args[:3] if isinstance(word, ast.Constant)]
        if node.keywords or words[2:] not in ([], [""]) or len(node.args) not in (2, 4) or len(words) < 2:
            sys.exit(f"{path}:{node.lineno}: a text is written out: translate(context, text) or (context, text, '', n)")
        yield Text(str(words[0]), str(words[1]), counted=len(node.args) == 4)


def _english(known: str) -> dict[Text, tuple[str, ...]]:
    found: dict[Text, tuple[str, ...]] = {}
    for context in ElementTree.fromstring(known).iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            forms = message.iter("numerusform" if counted else "translation")
            text = Text(context.findtext("name", ""), message.findtext("source", ""), counted)
            found[text] = tuple(form.text or "" for form in forms)
    return found


def _message(text: Text, english: tuple[str, ...]) -> str:
    unfinished = "" if english and all(english) else ' type="unfinished"'
    numerus = ' numerus="yes"' if text.counted else ""
    said = "".join(escape(form) for form in english)
    if text.counted:
        forms = english or ("",) * FORMS
        said = "".join(f"\n            <numerusform>{escape(form)}</numerusform>" for form in forms) + "\n        "
    return (
        f"    <message{numerus}>\n        <source>{escape(text.source)}</source>\n"
        f"        <translation{unfinished}>{said}</translation>\n    </message>\n"
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["--gather"]:
        file = SOURCES / "en.ts"
        file.write_text(gathered(file.read_text("utf-8")), "utf-8", newline="\n")
    else:
        make(Path(sys.argv[1]))
