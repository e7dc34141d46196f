"""What a file holds: its pages, its signatures, its first page's lines. Read in a process of its own: a hostile PDF may
hang or die there, not here.

A child of the program, told a FILE; prints one JSON value, null where it could not look inside. Bounded
in time and memory.
"""

import json
import os
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from xml.etree import ElementTree

from app.host.child import NO_WINDOW, child_command, confine

TIME_S = 15.0
MEMORY_BYTES = 1 << 30
MOST_XML = 32 << 20
MOST_LINES = 200
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Inside:
    """`pages` is 0 where the format has none. `signatures` are counted, never checked. `lines`: of the first page,
    none for a scan."""

    pages: int = 0
    signatures: int = 0
    lines: tuple[str, ...] = ()


def inside(path: Path) -> Inside | None:
    """What a PDF or a DOCX holds; None where nothing could be read, which is no fault."""
    try:
        found = json.loads(looked_apart(path))
        return Inside(int(found["pages"]), int(found["signatures"]), tuple(map(str, found["lines"]))) if found else None
    except (subprocess.SubprocessError, OSError, ValueError, TypeError, KeyError):
        return None


def looked_apart(path: Path) -> bytes:
    """What the process prints. Raises: SubprocessError where it dies or takes too long."""
    command = child_command("app.documents.look_inside", str(path))
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, capture_output=True, timeout=TIME_S, env=environment, check=True, creationflags=NO_WINDOW
    )
    return done.stdout


def printed(path: Path) -> str:
    """What is found in this very process, as it prints it."""
    try:
        found = _inside(path)
        return json.dumps(asdict(found) if found else None)
    except Exception:  # whatever a damaged file makes a library do
        return "null"


def _inside(path: Path) -> Inside | None:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"%PDF"):
        return _of_pdf(path)
    lines = _docx_lines(path) if head.startswith(b"PK\x03\x04") else None
    return Inside(lines=tuple(lines)) if lines is not None else None


def _of_pdf(path: Path) -> Inside:
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_bounded()
    lines = [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]
    return Inside(len(document), max(0, raw.FPDF_GetSignatureCount(document)), tuple(lines))


def _docx_lines(path: Path) -> list[str] | None:
    with zipfile.ZipFile(path) as archive:
        if "word/document.xml" not in archive.namelist():
            return None
        with archive.open("word/document.xml") as member:
            content = member.read(MOST_XML)
    lines = []
    for paragraph in ElementTree.fromstring(content).iter(f"{_TEXT}p"):
        if line := "".join(piece.text or "" for piece in paragraph.iter(f"{_TEXT}t")).strip():
            lines.append(line)
        if len(lines) == MOST_LINES // 4:
            break
    return lines


def main(words: Sequence[str]) -> None:
    confine(MEMORY_BYTES)
    print(printed(Path(words[0])))
