"""The first page's lines of a file, read in a process of its own: a hostile PDF may hang or die there, not here.

Run as `python -m app.documents.look_inside FILE`; prints one JSON value, a list of lines or null where it could not
look inside. Bounded in time and memory.
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from app.host.child import NO_WINDOW, child_command, confine

TIME_S = 15.0
MEMORY_BYTES = 1 << 30
MOST_XML = 32 << 20
MOST_LINES = 200
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def first_page_lines(path: Path) -> list[str] | None:
    """The lines of a PDF's or a DOCX's first page; None where nothing could be read, which is no fault."""
    command = child_command("app.documents.look_inside", str(path))
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=TIME_S, env=environment, check=True, creationflags=NO_WINDOW
        )
        lines = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return None
    return [str(line) for line in lines] if isinstance(lines, list) and lines else None


def _lines(path: Path) -> list[str] | None:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"%PDF"):
        return _pdf_lines(path)
    if head.startswith(b"PK\x03\x04"):
        return _docx_lines(path)
    return None


def _pdf_lines(path: Path) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_bounded()
    return [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]


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


if __name__ == "__main__":
    confine(MEMORY_BYTES)
    try:
        print(json.dumps(_lines(Path(sys.argv[1]))))
    except Exception:  # whatever a damaged file makes a library do
        print("null")
