"""The number of the document that is being written: which one would come, and giving it."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.actions.composition import Asked, ByHand, Composition, NumberOutlook
from app.ui.bridge.bridge import Bridge, RefusedThen

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.ui.compose.writing import Writing


class Numbering(QObject):
    """`given`: the number that stands on the paper already; None where the next one is wanted. `by_hand`: what is said
    with it. `outlook` is what came of the last look; another one is told by the writing's `changed`."""

    def __init__(self, writing: "Writing", bridge: Bridge) -> None:
        super().__init__(writing)
        self._writing, self._bridge = writing, bridge
        self.given: int | None = None
        self.by_hand = ByHand()
        self.outlook: NumberOutlook | None = None

    def start(self) -> None:
        """Another document is being written."""
        self.given, self.by_hand, self.outlook = None, ByHand(), None

    def ask(self, given: int | None, by_hand: ByHand | None = None) -> None:
        """Want this number, or the next one, from now on."""
        before = (self.given, self.by_hand.suffix)
        self.given, self.by_hand = given, by_hand or ByHand()
        if (given, self.by_hand.suffix) != before:
            self.look()

    def look(self) -> None:
        """Ask anew: kind, day or book may have changed."""
        writing = self._writing
        if writing.document is not None or not writing.content.kind:
            return
        from app.actions.number_outlook import number_outlook

        asked = Asked(writing.content.kind, writing.content.unit, writing.issued_on, self.given, self.by_hand.suffix)
        self._bridge.read(lambda replica: number_outlook(replica, asked), self._take, about=self, key=id(self))

    def give(self, refused: RefusedThen) -> None:
        """Give the number that is wanted."""
        from app.actions import composing

        writing, given, by_hand = self._writing, self.given, self.by_hand
        content = msgspec.structs.replace(writing.content, issued_on=writing.issued_on)

        def number(desk: "Desk") -> Composition | None:
            placed = composing.number(desk, content, given, by_hand)
            return composing.composition(desk.replica, placed.id)

        writing.do(number, self._fix, refused)

    def _take(self, outlook: NumberOutlook) -> None:
        asked = (outlook.asked.given, outlook.asked.suffix)
        if self._writing.is_open and asked == (self.given, self.by_hand.suffix) and outlook != self.outlook:
            self.outlook = outlook
            self._writing.changed.emit()

    def _fix(self, found: Composition | None) -> None:
        if found is not None:
            self._writing.fix(found)
