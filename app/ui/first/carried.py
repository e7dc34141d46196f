"""Slips that come as a file, a picture or a text: read on a thread of their own, never on the window's."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from app.host.invitation import LONGEST, Invitation, read_invitation
from app.host.qr import read_qr
from app.ui.first.typed_code import characters, standing
from sync.errors import Refused
from sync.protocol.codes import normalised

LARGEST_SIDE = 3000  # pixels: a photograph beyond it says no more, and takes long


def from_text(text: str) -> Invitation:
    """A slip's line, an `*.eoffice` file's text, or a bare code. Raises: Refused `invitation.unreadable`, …"""
    code = characters(text) if len(text) < LONGEST else ""
    if len(text.strip()) <= 20 and standing(code) == "right":
        return Invitation(code=normalised(code) or "")
    return read_invitation(text)


def from_file(path: Path) -> Invitation:
    """A file of either kind. Raises: Refused `invitation.*`, `server.*`, `file.unreadable`."""
    try:
        content = path.read_bytes() if path.stat().st_size < 50_000_000 else b""
    except OSError as error:
        raise Refused("file.unreadable", {"file": path.name, "detail": error.strerror or ""}) from error
    picture = QImage.fromData(content)
    if not picture.isNull():
        return from_picture(picture)
    try:
        return read_invitation(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused("invitation.unreadable") from error


def from_picture(picture: QImage) -> Invitation:
    """The slip in a photographed or copied picture. Raises: Refused `invitation.*`, `server.*`."""
    if max(picture.width(), picture.height()) > LARGEST_SIDE:
        keeping, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(LARGEST_SIDE, LARGEST_SIDE, keeping, smooth)
    grey = _on_white(picture).convertToFormat(QImage.Format.Format_Grayscale8)
    found = read_qr(memoryview(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())
    if not found:
        raise Refused("invitation.no_picture")
    return from_text(found[0])


def _on_white(picture: QImage) -> QImage:
    """What is transparent is paper."""
    if not picture.hasAlphaChannel():
        return picture
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, picture)
    return paper
