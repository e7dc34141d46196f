"""The number of the document that is being written: which one would come, and giving it."""

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.actions.composition import Asked, Composition, NumberOutlook
from app.ui.bridge.bridge import Bridge, RefusedThen

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.ui.compose.writing import Writing


class Numbering(QObject):
    """`given`: the number that stands on the paper already; None where the next one is wanted. `outlook` is what came
    of the last look; another one is told by the writing's `changed`."""

    def __init__(self, writing: "Writing", bridge: Bridge) -> None:
        super().__init__(writing)
        self._writing, self._bridge = writing, bridge
        self.given: int | None = None
        self.outlook: NumberOutlook | None = None

    def start(self) -> None:
        """Another document is being written."""
        self.given, self.outlook = None, None

    def ask(self, given: int | None) -> None:
        """Want this number, or the next one, from now on."""
        if given != self.given:
            self.given = given
            self.look()

    def look(self) -> None:
        """Ask anew: kind, day or book may have changed."""
        writing = self._writing
        if writing.document is not None or not writing.content.kind:
            return
        from app.actions.number_outlook import number_outlook

        asked = Asked(writing.content.kind, writing.content.unit, writing.issued_on, self.given)
        self._bridge.read(lambda replica: number_outlook(replica, asked), self._take, about=self, key=id(self))

    def give(self, refused: RefusedThen) -> None:
        """Give the number that is wanted."""
        from app.actions import composing

        writing, given = self._writing, self.given
        content = msgspec.structs.replace(writing.content, issued_on=writing.issued_on)

        def number(desk: "Desk") -> Composition | None:
            placed = composing.number(desk, content, given)
            return composing.composition(desk.replica, placed.id)

        writing.do(number, self._fix, refused)

    def _take(self, outlook: NumberOutlook) -> None:
        if self._writing.is_open and outlook.asked.given == self.given and outlook != self.outlook:
            self.outlook = outlook
            self._writing.changed.emit()

    def _fix(self, found: Composition | None) -> None:
        if found is not None:
            self._writing.fix(found)
