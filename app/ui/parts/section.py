"""A heading over cards that come and go; a card that stays is not made anew."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.text import Text


class Section(QWidget):
    """Hidden while there are no cards. A card's object name says what it is about. With several `columns` each card
    goes below the shortest of them, so that none stands beside a gap."""

    def __init__(self, title: str, token: str = "text", *, columns: int = 1) -> None:
        super().__init__()
        self._title = Text(title, "h2", token)
        self._title.setVisible(bool(title))
        self._cards: list[QWidget] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, theme.px(8))
        whole.setSpacing(theme.px(8))
        whole.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        whole.addLayout(row)
        self._columns = [QVBoxLayout() for _ in range(columns)]
        for column in self._columns:
            column.setSpacing(theme.px(8))
            row.addLayout(column, 1)

    def card(self, name: str) -> QWidget | None:
        return next((card for card in self._cards if card.objectName() == name), None)

    def fill(self, cards: Sequence[QWidget], title: str = "") -> None:
        """Show these cards in this order; those that are not among them go."""
        if title:
            self._title.setText(title)
            self._title.show()
        if list(cards) != self._cards:
            for gone in [card for card in self._cards if card not in cards]:
                gone.hide()
                gone.deleteLater()
            self._cards = list(cards)
            self._place()
        self.setVisible(bool(cards))

    def _place(self) -> None:
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        heights = [0] * len(self._columns)
        for card in self._cards:
            shortest = heights.index(min(heights))
            self._columns[shortest].addWidget(card)
            heights[shortest] += max(card.sizeHint().height(), card.minimumHeight()) + theme.px(8)
        for column in self._columns:
            column.addStretch(1)
