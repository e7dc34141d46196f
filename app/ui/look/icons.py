"""The window's icons: line drawings in resources/icons, tinted when they are needed and sharp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.look.theme import theme
from sync.wording import RESOURCES

FOLDER = RESOURCES / "icons"


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon in the colour of a token; `size` in logical pixels at 100 % text, `ratio` the screen's."""
    return _drawn(name, getattr(theme.tokens, token), theme.px(size), ratio)


def icon(name: str, token: str, size: int = 18, off: str = "text3", room: int = 0) -> QIcon:
    """For buttons and menus; sharp on the sharpest screen that is there. `off`: the token while it cannot be pressed,
    that of the words beside it. `room`: so much is left free before the words, beside what Qt leaves."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    made = QIcon(_with_room(pixmap(name, token, size, ratio), room))
    made.addPixmap(_with_room(pixmap(name, off, size, ratio), room), QIcon.Mode.Disabled)
    return made


def _with_room(picture: QPixmap, room: int) -> QPixmap:
    if not room:
        return picture
    ratio = picture.devicePixelRatio()
    made = QPixmap(picture.size() + QSize(round(theme.px(room) * ratio), 0))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.drawPixmap(0, 0, picture)
    return made


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    made = QPixmap(QSize(size, size) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode())).render(
            painter, QRectF(made.rect())
        )
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
