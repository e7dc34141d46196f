"""The column on the left: where one can go, and what waits there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON, NAV, NAV_ITEM, NAV_ITEM_LOW, RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.one_of import OneOf
from app.ui.parts.surfaces import Surface, scrolled
from app.ui.parts.text import Text
from app.ui.shell.places import Place
from app.ui.words.amounts import number
from app.ui.words.speech import translate


@dataclass(frozen=True)
class Pen:
    """The ways to begin a document: an empty one, one that only gets its number for now, by who may
    give it, one with these files."""

    write: Callable[[], object]
    number: Callable[[], object] | None
    with_files: Callable[[Sequence[Path]], object]


class Navigation(Surface):
    """`chosen`: a place's key."""

    chosen = Signal(str)

    def __init__(self, shown: Sequence[Place], pen: Pen | None, *, low: bool) -> None:
        super().__init__("nav")
        self.setFixedWidth(theme.px(NAV))
        self._group = QButtonGroup(self)
        self._items: dict[str, _Item] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(14), theme.px(8), theme.px(10))
        column.setSpacing(0)
        if pen is not None:
            words = translate("Navigation", "Soạn văn bản mới")
            column.addWidget(button(words, pen.write, symbol="write", kind="primary", key="Ctrl+N"))
            if pen.number is not None:
                column.addSpacing(theme.px(6))
                words = translate("Navigation", "Cấp số")
                column.addWidget(button(words, pen.number, symbol="number", key="Ctrl+Shift+N"))
            column.addSpacing(theme.px(6 if low else 8))
        self._area = scrolled(self._places(shown, low=low))
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: self._reveal())
        bar.valueChanged.connect(lambda _: self.update())
        column.addWidget(self._area, 1)
        for place in foot_places():
            column.addWidget(self._item(place, -1, low=low))

    def _places(self, shown: Sequence[Place], *, low: bool) -> QWidget:
        """They scroll where the window is low and the letters are large."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, place in enumerate(shown):
            if place.section:
                column.addSpacing(theme.px(6 if low else 10))
                heading = Text(place.section, "caption", "text3")
                heading.setIndent(theme.px(12))
                column.addWidget(heading)
                column.addSpacing(theme.px(2 if low else 4))
            column.addWidget(self._item(place, n, low=low))
        column.addStretch(1)
        return holder

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where the places scroll, a line says on which side they go on: else one cut in half looks like a fault."""
        super().paintEvent(event)
        bar, area = self._area.verticalScrollBar(), self._area.geometry()
        with QPainter(self) as painter:
            for goes_on, y in ((bar.value() > 0, area.top() - 1), (bar.value() < bar.maximum(), area.bottom() + 1)):
                if goes_on:
                    painter.fillRect(area.left(), y, area.width(), 1, theme.color("line2"))

    def mark(self, key: str) -> None:
        """Show where one is; nowhere, where a document is written."""
        for item in self._items.values():
            item.setAutoExclusive(False)  # else the last one marked could not be let go
            item.show_chosen(chosen=item.place.key == key)
            item.setAutoExclusive(True)
        stop = self._items.get(key) or next(iter(self._items.values()))
        for item in self._items.values():  # Tab comes to where one is; the arrow keys lead on from there
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item is stop else Qt.FocusPolicy.ClickFocus)
        self._reveal()

    def _reveal(self) -> None:
        """Where one is stays in sight also where the places scroll."""
        for item in self._items.values():
            if item.isChecked():
                self._area.ensureWidgetVisible(item, 0, theme.px(6))

    def count(self, counts: Mapping[str, int]) -> None:
        for item in self._items.values():
            item.count(*item.place.badge(counts))

    def _item(self, place: Place, n: int, *, low: bool) -> "_Item":
        item = _Item(place, f"Ctrl+{n + 1}" if 0 <= n < 9 else "", low=low)
        item.wanted.connect(lambda: self.chosen.emit(place.key))
        self._items[place.key] = item
        return item


def foot_places() -> list[Place]:
    return [
        Place("settings", translate("Navigation", "Cài đặt"), "settings", frozenset()),
        Place("help", translate("Navigation", "Trợ giúp"), "help", frozenset()),
    ]


class _Item(OneOf):
    def __init__(self, place: Place, key: str, *, low: bool) -> None:
        super().__init__()
        self.place = place
        self._number, self._token, self._height = 0, place.token, theme.px(NAV_ITEM_LOW if low else NAV_ITEM)
        self._edge = theme.px(7 if theme.wants_narrow else 12)
        if theme.wants_narrow:
            self._height = theme.line_height("body") + theme.px(8)
        self.setText(place.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(place.title)
        if key:
            self.setShortcut(key)
            self.setToolTip(f"{place.title} ({key})")

    def count(self, count: int, token: str) -> None:
        if (count, token) != (self._number, self._token):
            self._number, self._token = count, token
            self.setAccessibleName(f"{self.place.title} {number(count)}" if count else self.place.title)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """What its words and its number need; it takes the whole width, less where the places scroll."""
        left = self._edge + theme.px(ICON) + theme.px(10)
        badge = self._badge_width() + theme.px(14) if self._number else theme.px(10)
        return QSize(left + theme.metrics("strong").horizontalAdvance(self.text()) + badge, self._height)

    def nextCheckState(self) -> None:
        """Where one is, is marked by whoever shows the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        is_here = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if is_here or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("selected" if is_here else "hover"))
                painter.drawRoundedRect(self.rect().adjusted(0, 1, 0, -1), RADIUS, RADIUS)
            if is_here:
                painter.fillRect(QRect(0, theme.px(9), 4, self.height() - theme.px(18)), theme.color("primary"))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRoundedRect(framed(self.rect().adjusted(0, 1, 0, -1), 2), RADIUS, RADIUS)
            token = "primary" if is_here else "text"
            side = theme.px(ICON)
            middle = self.rect().center().y()
            picture = pixmap(self.place.symbol, "primary" if is_here else "text2", ICON, self.devicePixelRatioF())
            painter.drawPixmap(self._edge, middle - side // 2, picture)
            painter.setFont(theme.font("strong" if is_here or self._number else "body"))
            painter.setPen(theme.color(token))
            left = self._edge + side + theme.px(10)
            room = QRect(left, 0, self.width() - left - theme.px(10), self.height())
            if self._number:
                room.setRight(self._paint_badge(painter) - theme.px(6))
            text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(theme.font("strong" if is_here or self._number else "body"))
            painter.setPen(theme.color(token))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _badge_text(self) -> str:
        return number(self._number) if self._number < 1000 else "999+"

    def _badge_width(self) -> int:
        words = theme.metrics("caption_strong").horizontalAdvance(self._badge_text())
        return max(theme.px(24), words + theme.px(12))

    def _paint_badge(self, painter: QPainter) -> int:
        """The number at the right; where the room for the title ends."""
        text, width = self._badge_text(), self._badge_width()
        height = theme.px(20)
        box = QRect(self.width() - theme.px(8) - width, (self.height() - height) // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._token}_bg"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.color(self._token))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left()
