"""Whom the document goes to: offices by ticks and by typing, saved groups, those outside of the system."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.compose import choosing
from app.ui.compose.closed_field import ClosedField
from app.ui.compose.groups_menu import GroupsButton
from app.ui.compose.office_list import OfficeLine, OfficeList
from app.ui.compose.office_sections import Section, all_words, chosen_words, lines, sections
from app.ui.compose.outside_field import OutsideField
from app.ui.compose.purposes import PurposeButton
from app.ui.compose.verdicts import Check
from app.ui.compose.writing import Writing
from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate


class RecipientsField(QWidget):
    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self.search = OfficeSearch()
        made = sections(context.opening.offices, context.identity.office, context.today)
        self._made = made
        self._sections = [_SectionList(section, writing) for section in made]
        self._nothing = Text("", "secondary", "text2", wrap=True)
        self._nothing.hide()
        self._said = Text("", "secondary_strong", "text2", wrap=True)
        self._closed = ClosedField(context, writing)
        self._purposes = PurposeButton(context, writing)
        self._groups = GroupsButton(context, writing)
        self._outside = OutsideField(writing)
        self._lay_out()
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._show)
        self.search.entered.connect(self._take_first)
        self.search.left.connect(self._to_list)

    def start(self) -> None:
        """Another document is being written."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._outside.start()

    def show_facts(self, told: Sequence[Check]) -> None:
        said = chosen_words(self._made, self._writing.content.recipients)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._closed.show_facts()
        self._purposes.show_facts()
        self._outside.show_facts()
        self._show()

    def _show(self) -> None:
        typed = self.search.text()
        shown = [section.show_lines(typed) for section in self._sections]
        nothing = translate("RecipientsField", "Không thấy cơ quan nào có “{typed}”. Thử gõ ít chữ hơn.")
        self._nothing.setText(nothing.format(typed=typed.strip()))
        self._nothing.setVisible(bool(typed.strip()) and not any(shown))

    def _found(self) -> list[OfficeLine]:
        return [line for section in self._sections for line in section.list.offices.lines]

    def _take_first(self) -> None:
        """Enter takes the first that was found, and one can go on typing the next."""
        found = self._found()
        if self.search.text().strip() and found:
            content = self._writing.content
            self._writing.change(recipients=choosing.with_offices(content.recipients, [found[0].code]))
            self.search.clear()

    def _to_list(self) -> None:
        for section in self._sections:
            if section.list.offices.lines:
                section.list.setFocus()
                return

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.search, 1)
        top.addWidget(self._groups)
        column.addWidget(self._closed)
        column.addLayout(top)
        column.addWidget(self._nothing)
        for section in self._sections:
            column.addWidget(section)
        column.addWidget(self._said)
        column.addWidget(self._purposes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._outside)
        column.addStretch(1)


class _SectionList(QWidget):
    """A heading with the button that takes all of them, and the list."""

    def __init__(self, section: Section, writing: Writing) -> None:
        super().__init__()
        self._section, self._writing = section, writing
        self._codes = [office.id for office in section.offices]
        self.list = OfficeList(section.title)
        self._all = button(all_words(section), self.toggle_all, kind="link")
        self._can_take_all = section.key in ("below", "beside") and len(self._codes) > 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        top = QHBoxLayout()
        top.addWidget(Text(section.title, "secondary_strong", "text2", wrap=True), 1)
        top.addWidget(self._all)
        column.addLayout(top)
        column.addWidget(self.list)
        self.list.toggled.connect(self._toggle)
        self.list.all_wanted.connect(self.toggle_all)

    @property
    def _chosen(self) -> set[str]:
        return choosing.offices_of(self._writing.content.recipients)

    def show_lines(self, typed: str) -> bool:
        """Show what belongs here while this is typed; whether that is anything."""
        chosen = self._chosen
        found = lines(self._section, typed, chosen, self._writing.desk.silent)
        self.list.show_lines(found)
        self.setVisible(bool(found))
        is_all = chosen.issuperset(self._codes)
        self._all.setVisible(self._can_take_all and not typed.strip())
        self._all.setText(translate("RecipientsField", "Bỏ chọn tất cả") if is_all else all_words(self._section))
        return bool(found)

    def toggle_all(self) -> None:
        """Take all of them, or let all go where all are taken."""
        recipients = self._writing.content.recipients
        if self._chosen.issuperset(self._codes):
            self._writing.change(recipients=choosing.without(recipients, self._codes))
        elif self._section.key in ("below", "beside"):
            self._writing.change(recipients=choosing.with_offices(recipients, self._codes))

    def _toggle(self, code: str) -> None:
        recipients = self._writing.content.recipients
        if code in self._chosen:
            self._writing.change(recipients=choosing.without(recipients, {code}))
        else:
            self._writing.change(recipients=choosing.with_offices(recipients, [code]))


class OfficeSearch(QLineEdit):
    """`entered`: Enter. `left`: arrow down, to the list."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(translate("RecipientsField", "Gõ tên cơ quan, ví dụ: quang lang"))
        self.setAccessibleName(translate("RecipientsField", "Tìm cơ quan"))
        self.setAccessibleDescription(translate("RecipientsField", "Enter để chọn, mũi tên xuống để sang danh sách"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
