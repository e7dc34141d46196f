"""Numbers at a glance: how many offices are in touch, and what they are behind with in all: one document at one office
is one (lượt)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.below.office_rows import Totals
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.amounts import number
from app.ui.words.speech import translate


class Tiles(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._shown: list[_Tile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))

    def show_totals(self, totals: Totals) -> None:
        for gone in self._shown:
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown = [_Tile(*facts) for facts in _tiles(totals)]
        for tile in self._shown:
            self._row.addWidget(tile, 1)


class _Tile(Surface):
    def __init__(self, value: str, words: str, symbol: str, token: str) -> None:
        super().__init__("surface2", "line", CARD_RADIUS)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(12))
        picture = QLabel()
        picture.setPixmap(pixmap(symbol, token, 24, self.devicePixelRatioF()))
        row.addWidget(picture)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(value, "tile", token if token != "text3" else "text2"))
        column.addWidget(Text(words, "caption", "text2"))
        row.addLayout(column, 1)
        self.setAccessibleName(f"{words}: {value}")


def _tiles(totals: Totals) -> Sequence[tuple[str, str, str, str]]:
    """Value, words, icon and colour. What is nothing is grey."""
    touching = "–" if totals.in_touch is None else number(totals.in_touch)
    all_touch = totals.in_touch == totals.offices
    return (
        (
            f"{touching}/{number(totals.offices)}",
            translate("Tiles", "nơi đang liên lạc"),
            "online",
            "text3" if totals.in_touch is None else "green" if all_touch else "amber",
        ),
        _number(totals.not_arrived, translate("Tiles", "lượt chưa đến"), "waiting", "amber"),
        _number(totals.not_opened, translate("Tiles", "lượt chưa xem"), "eye", "amber"),
        _number(totals.overdue, translate("Tiles", "lượt quá hạn"), "alert", "red"),
    )


def _number(value: int, words: str, symbol: str, token: str) -> tuple[str, str, str, str]:
    return (number(value), words, symbol, token if value else "text3")
