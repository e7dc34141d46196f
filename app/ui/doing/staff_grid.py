"""Who gets a part in a directive: one row a person, one column a part; exactly one leads, nobody has two parts.

The parts stand close behind the names, and a line below each row leads the eye to them.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QGridLayout, QLineEdit, QRadioButton, QWidget

from app.actions.document_page import Colleague
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Surface, hairline, scrolled
from app.ui.parts.text import Text
from app.ui.words.speech import speech, translate
from sync.rules.assignments import Part
from sync.rules.people import Role
from sync.rules.text import folded

MANY = 8
AFTER_ALL = 4  # the column that takes the room which is left


class StaffGrid(Surface):
    """`changed`: another person leads, or the parts have changed."""

    changed = Signal()

    def __init__(self, colleagues: Sequence[Colleague], person: str = "", *, proposes: bool = False) -> None:
        """`person`: who gives the parts; he stands last, for he seldom means himself. `proposes`: the parts are only
        proposed, so nobody has to lead, and nobody is told."""
        super().__init__("surface2", "line", CARD_RADIUS)
        colleagues = sorted(colleagues, key=lambda one: one.id == person)
        self._rows: dict[str, _Row] = {}
        self._leads = QButtonGroup(self)
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(8))
        grid.setHorizontalSpacing(theme.px(12 if theme.wants_narrow else 18))
        grid.setVerticalSpacing(0)
        parts = [part for part in Part if not (proposes and part is Part.INFORMED)]
        for column, words in enumerate(("", *(part_words()[part] for part in parts))):
            grid.addWidget(Text(words, "caption_strong", "text2"), 0, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(AFTER_ALL, 1)
        for n, colleague in enumerate(colleagues, start=1):
            row = _Row(colleague, parts, is_own=colleague.id == person and not proposes)
            self._rows[colleague.id] = row
            for column, widget in enumerate(row.widgets):
                grid.addWidget(widget, 2 * n, column)
            grid.addWidget(row.line, 2 * n - 1, 0, 1, AFTER_ALL + 1)
            if not proposes:
                self._leads.addButton(row.lead)
            row.connect(self)
            if proposes:
                row.lead.toggled.connect(lambda on, who=colleague.id: self._lead_alone(who) if on else None)
        grid.setRowStretch(2 * len(colleagues) + 1, 1)
        holder = QWidget()
        holder.setLayout(grid)
        whole = QGridLayout(self)
        whole.setContentsMargins(1, theme.px(4), 1, 1)
        if len(colleagues) > MANY:
            whole.addWidget(self._narrowing(), 0, 0)
        whole.addWidget(scrolled(holder), 1, 0)
        row_height = theme.px(26)
        self.setFixedHeight((min(max(len(colleagues), 2), MANY) + 1) * row_height + theme.px(24))

    def _lead_alone(self, who: str) -> None:
        """Among ticks that can be taken away again, too, one alone leads."""
        for other, row in self._rows.items():
            if other != who:
                row.lead.setChecked(False)

    @property
    def lead(self) -> str:
        """The id of who leads; "" while nobody does."""
        return next((id for id, row in self._rows.items() if row.lead.isChecked()), "")

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: at who leads, or at the first who could."""
        rows = list(self._rows.values())
        return next((row.lead for row in rows if row.lead.isChecked()), rows[0].lead if rows else self)

    def having(self, part: Part) -> tuple[str, ...]:
        """Who has a part, in the order of the rows."""
        return tuple(id for id, row in self._rows.items() if (has := row.of(part)) is not None and has.isChecked())

    def give(self, part: Part, people: Iterable[str]) -> None:
        for id in people:
            if id in self._rows and (has := self._rows[id].of(part)) is not None:
                has.setChecked(True)

    def _narrowing(self) -> QWidget:
        """A field that leaves only the rows whose names hold what is typed."""
        field = QLineEdit()
        field.setPlaceholderText(translate("StaffGrid", "Gõ tên để tìm người (không dấu cũng được)"))
        field.setAccessibleName(translate("StaffGrid", "Tìm người"))
        field.setClearButtonEnabled(True)

        def narrow(typed: str) -> None:
            words = folded(typed).split()
            for row in self._rows.values():
                row.show(all(word in folded(row.colleague.name) for word in words))

        field.textChanged.connect(narrow)
        return field


class _Row:
    def __init__(self, colleague: Colleague, parts: Sequence[Part], *, is_own: bool) -> None:
        self.colleague = colleague
        roles = ", ".join(speech.say(f"role.{role}") for role in Role if role in colleague.roles)
        himself = translate("StaffGrid", "(tự xử lý)") if is_own else ""
        self._name = Text(f"{colleague.name} · {roles} {himself}".rstrip(), "body")
        self.line = hairline()
        must_lead = Part.INFORMED in parts
        self.lead: QAbstractButton = QRadioButton() if must_lead else QCheckBox()
        self._parts = {part: self.lead if part is Part.LEAD else QCheckBox() for part in parts}
        for part, button in self._parts.items():
            button.setAccessibleName(f"{colleague.name}: {part_words()[part]}")
            button.setToolTip(button.accessibleName())

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return (self._name, *self._parts.values())

    def of(self, part: Part) -> QAbstractButton | None:
        return self._parts.get(part)

    def show(self, is_shown: bool) -> None:
        for widget in (*self.widgets, self.line):
            widget.setVisible(is_shown)

    def connect(self, grid: StaffGrid) -> None:
        for part, button in self._parts.items():
            button.toggled.connect(lambda on, chosen=part: self._toggled(chosen, on))
            button.toggled.connect(lambda _: grid.changed.emit())

    def _toggled(self, part: Part, is_on: bool) -> None:
        """Nobody has two parts: the last one chosen stands. Who leads is let go only by another one's lead."""
        if not is_on:
            return
        for other, button in self._parts.items():
            if other is not part and button.isChecked():
                group = button.group()
                if group is not None:
                    group.setExclusive(False)
                button.setChecked(False)
                if group is not None:
                    group.setExclusive(True)


def part_words() -> dict[Part, str]:
    return {
        Part.LEAD: translate("Parts", "Chủ trì"),
        Part.COLLABORATOR: translate("Parts", "Phối hợp"),
        Part.INFORMED: translate("Parts", "Để biết"),
    }
