"""Chosen recipients that cannot be written to any more. No list shows them, so here is where they are let go."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.compose import choosing
from app.ui.compose.writing import Writing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.shell.context import Context
from app.ui.words.speech import translate


class ClosedField(Slot):
    """Shown only where there is one."""

    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._context, self._writing = context, writing
        self.hide()

    def show_facts(self) -> None:
        chosen = sorted(choosing.offices_of(self._writing.content.recipients))
        closed = [code for code in chosen if code not in self._context.open_offices]
        self.setVisible(bool(closed))
        self.make(closed, lambda: self._bands(closed))

    def _bands(self, closed: list[str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for code in closed:
            column.addWidget(self._band(code))
        return holder

    def _band(self, code: str) -> Band:
        office = self._context.opening.offices.get(code)
        name = office.full_name if office else code
        drop = button(translate("ClosedField", "Bỏ khỏi nơi nhận"), lambda: self._drop(code))
        drop.setAccessibleName(translate("ClosedField", "Bỏ {name} khỏi nơi nhận").format(name=name))
        told = translate("ClosedField", "{name} không còn nhận văn bản. Hãy chọn nơi nhận khác ở dưới.")
        return Band("red", "alert", told.format(name=name), actions=[drop])

    def _drop(self, code: str) -> None:
        recipients = self._writing.content.recipients
        self._writing.change(recipients=choosing.without(recipients, {code}))
