"""`eoffice --self-check`: whether the program that is installed on this PC has all its parts."""

import importlib
from pathlib import Path

from app.cli.children import CHILDREN
from sync import self_check
from sync.errors import Defect
from sync.replica.migrations import STEPS
from sync.self_check import without
from sync.terminal import Call
from sync.tls_check import tls

# Loaded only when something of them is wanted.
LATE = """argon2 pyrage python_calamine requests segno watchdog.observers xlsxwriter zstandard zxingcpp sqlmodel
    app.cli.commands""".split()
LATE += CHILDREN


def run(call: Call) -> None:
    from app.host.keys import keyring_carried
    from app.ui.self_check import fonts, qt, translations

    looks = {
        "qt": qt,
        "fonts": fonts,
        "translations": translations,
        "wording": self_check.wording,
        "keyring": lambda _: keyring_carried(),
        "sqlite": self_check.sqlite,
        "encryption": self_check.encryption,
        "migrations": self_check.migrations(STEPS),
        "tls": tls,
        "paper": _paper,
        "libraries": _libraries,
        "licences": _licences,
        "without_server": without(("sync.server", "starlette", "uvicorn", "httptools")),
    }
    self_check.run(call, "eoffice", looks)


def _paper(folder: Path) -> str:
    """A page that is typeset here, and read by a child of this program."""
    from app.documents.look_inside import inside
    from app.documents.registers.slip import Slip, SlipPart
    from app.documents.registers.typeset import typeset_slip

    part = SlipPart("Ý kiến", (), 2, "")
    page = folder / "slip.pdf"
    page.write_bytes(typeset_slip(Slip("UBND xã", "UBND huyện", (), (), (part, part, part))))
    found = inside(page)
    if found is None or found.pages != 1 or not any("Ý kiến" in line for line in found.lines):
        raise Defect("program.fault", {"detail": f"read back: {found}"})
    return f"{len(found.lines)} lines"


def _libraries(_: Path) -> str:
    for name in LATE:
        importlib.import_module(name)
    return ", ".join(LATE)


def _licences(_: Path) -> str:
    """The terms of all that this program carries, which its window shows."""
    from app.host.carried import program_parts

    parts = program_parts()
    if absent := [file.name for part in parts for file in part.licences if not file.is_file()]:
        raise Defect("program.incomplete", {"file": ", ".join(absent)})
    return f"{len(parts)} parts"
