"""What a camera reads off printed slips: each page drawn, its QR pictures read."""

from pathlib import Path

import pypdfium2

from app.host.invitation import Invitation, read_invitation
from app.host.qr import read_qr


def invitations_on(pdf: Path) -> list[Invitation]:
    """The slips of a PDF, page by page."""
    told: list[Invitation] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            drawn = page.render(scale=2.5, grayscale=True)
            texts = read_qr(memoryview(bytes(drawn.buffer)), drawn.width, drawn.height, drawn.stride)
            told += [read_invitation(text) for text in texts]
    return told


def text_on(pdf: Path) -> list[str]:
    """Each page's text."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
