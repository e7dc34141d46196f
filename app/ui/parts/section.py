"""A heading over cards that come and go; a card that stays is not made anew."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.text import Text


class Section(QWidget):
    """Hidden while there are no cards. A card's object name says what it is about. `columns`: how many cards stand in
    a row."""

    def __init__(self, title: str, token: str = "text", *, columns: int = 1) -> None:
        super().__init__()
        self._title = Text(title, "h2", token)
        self._title.setVisible(bool(title))
        self._cards: list[QWidget] = []
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme.px(8))
        self._grid.setSpacing(theme.px(8))
        self._grid.addWidget(self._title, 0, 0, 1, columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def card(self, name: str) -> QWidget | None:
        return next((card for card in self._cards if card.objectName() == name), None)

    def fill(self, cards: Sequence[QWidget], title: str = "") -> None:
        """Show these cards in this order; those that are not among them go."""
        if title:
            self._title.setText(title)
            self._title.show()
        for gone in [card for card in self._cards if card not in cards]:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for n, card in enumerate(cards):
            row, column = n // self._columns + 1, n % self._columns
            if self._grid.itemAtPosition(row, column) is None or self._cards[n : n + 1] != [card]:
                self._grid.addWidget(card, row, column)
        self._cards = list(cards)
        self.setVisible(bool(cards))
