"""The row over the pages: which file, which page, how large, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.sizes import CONTROL, ICON
from app.ui.look.theme import theme
from app.ui.parts.buttons import icon_button
from app.ui.parts.text import Text
from app.ui.words import amounts
from app.ui.words.speech import translate

NARROW, NARROWEST = 400, 300  # pixels at 100 % text, below which the page's number has to do, or the file's name


class ToolRow(QWidget):
    """`wanted`: find, out, in, save or open."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self._picture = QLabel()
        self._name = _FileName()
        self._count = Text("", "caption", "text3")
        self._count.setMinimumWidth(1)  # what it says is fitted to the row's width
        self.setFixedHeight(theme.px(CONTROL + 4))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), 0, theme.px(6), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._picture)
        row.addWidget(self._name, 1)
        row.addWidget(self._count)
        row.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        self._find = icon_button("search", translate("Preview", "Tìm trong văn bản"), self._asks("find"), key="Ctrl+F")
        self._out = icon_button("zoom-out", translate("Preview", "Thu nhỏ"), self._asks("out"))
        self._in = icon_button("zoom-in", translate("Preview", "Phóng to"), self._asks("in"))
        self._save = icon_button("save", translate("Preview", "Lưu tệp này"), self._asks("save"))
        for made in (self._find, self._out, self._in, self._save):
            buttons.addWidget(made)
        row.addLayout(buttons)

    def show_file(self, name: str, symbol: str, bytes_: int, *, here: bool) -> None:
        """A file without its pages: they are not here yet, or it has none."""
        self._picture.setPixmap(pixmap(symbol, "text2", ICON, self.devicePixelRatioF()))
        self._name.set_text(name)
        self._tell(amounts.size(bytes_), amounts.size(bytes_))
        self._save.setVisible(here)
        for made in (self._find, self._out, self._in):
            made.setVisible(False)

    def show_pages(self, page: int, pages: int, bytes_: int) -> None:
        """On which page the reader is, from 1."""
        words = translate("Preview", "{page}/{pages} trang · {size}")
        count = amounts.number(pages)
        self._tell(words.format(page=page, pages=count, size=amounts.size(bytes_)), f"{page}/{count}")
        for made in (self._find, self._out, self._in):
            made.setVisible(True)

    def show_zoom(self, factor: float, *, can_grow: bool, can_shrink: bool) -> None:
        percent = translate("Preview", "đang xem {percent} %").format(percent=round(factor * 100))
        for made, name, key, can in (
            (self._in, translate("Preview", "Phóng to"), "Ctrl++", can_grow),
            (self._out, translate("Preview", "Thu nhỏ"), "Ctrl+-", can_shrink),
        ):
            made.setEnabled(can)
            made.setToolTip(f"{name} ({key}), {percent}")

    def _tell(self, words: str, short: str) -> None:
        self._words = (words, short)
        is_broad, is_narrowest = self.width() >= theme.px(NARROW), self.width() < theme.px(NARROWEST)
        self._count.setText(words if is_broad else "" if is_narrowest else short)
        self._count.setAccessibleName(words)
        self._count.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tell(*self._words)

    def _asks(self, name: str) -> Callable[[], object]:
        return lambda: self.wanted.emit(name)


class _FileName(QWidget):
    """A file's name on one line: the beginning and the ending stay where it is too long."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.metrics("secondary").horizontalAdvance(self._text) + 2, theme.line_height("secondary"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.line_height("secondary"))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.metrics("secondary").elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width())
        with QPainter(self) as painter:
            painter.setFont(theme.font("secondary"))
            painter.setPen(theme.color("text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
