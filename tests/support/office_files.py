"""Office files for tests, written by hand: what a program writes, and what a hostile one would."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(path: Path, *paragraphs: str, font: str = "", styles: str = "") -> Path:
    """A Word file with these paragraphs; `font`: of every run of them."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    body = "".join(f"<w:p><w:r>{fonts}<w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    parts = {"word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>"}
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_W}>{styles}</w:styles>"
    return zipped(path, parts)


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
