"""The window's translations, from the texts that people wrote to what Qt reads.

    python build_spec/translations.py FOLDER      make the .qm files of resources/translations in FOLDER
    python build_spec/translations.py --gather    bring resources/translations/en.ts up to the texts in the code

Source texts are Vietnamese and stand in the code; en.ts is their English. qtbase_vi.ts is the Vietnamese of Qt's own
buttons and dialogs, for which Qt brings none.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "resources" / "translations"
TOOLS = Path(PySide6.__path__[0])
LANGUAGES = ["-source-language", "vi_VN", "-target-language", "en_US"]


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.glob("*.ts")):
        run("lrelease", "-silent", str(source), "-qm", str(folder / f"{source.stem}.qm"))


def gather(target: Path) -> None:
    """Texts that are new in the code stand in the file as unfinished; those that are gone leave it."""
    modules = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app" / "ui").rglob("*.py"))
    run("lupdate", *LANGUAGES, "-locations", "none", "-no-obsolete", *modules, "-ts", str(target))


def run(tool: str, *words: str) -> None:
    done = subprocess.run([TOOLS / tool, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    if sys.argv[1:] == ["--gather"]:
        gather(SOURCES / "en.ts")
    else:
        make(Path(sys.argv[1]))
