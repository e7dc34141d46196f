"""The whole text of a file, for a search: PDF, DOCX, XLSX, PPTX. Only ever read in the page worker's process.

Old Vietnamese letters are turned into those that one sees. Bounded: what is past `MOST_TEXT` characters is not read.
"""

from pathlib import Path

from app.documents.kinds_of_file import is_pdf
from app.documents.office_text import is_office_file, office_text
from app.documents.old_letters import is_of_use, of_today
from app.documents.page_protocol import MOST_PAGES, MOST_TEXT
from app.documents.pdf_file import PdfFile
from sync.rules.text import composed


def whole_text(path: Path) -> str:
    """A file's text; "" where it has none that is of use, or is of a kind that is not read.

    Raises: Locked; whatever a damaged file makes a library raise.
    """
    found = ""
    if is_pdf(path):
        found = _of_pdf(path)
    elif is_office_file(path):
        found = of_today(office_text(path))
    text = composed(found)[:MOST_TEXT]
    return text if is_of_use(text) else ""


def _of_pdf(path: Path) -> str:
    file = PdfFile(path)
    pages: list[str] = []
    try:
        for number in range(min(len(file), MOST_PAGES)):
            pages.append(of_today(file.text(number)))
            if sum(len(page) for page in pages) > MOST_TEXT:
                break
    finally:
        file.close()
    return "\n".join(pages)
