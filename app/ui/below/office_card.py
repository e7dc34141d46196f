"""One office below: how it is in touch, what waits there, what can be done to move it on, and what has been done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.below.matrix_words import in_words
from app.ui.below.office_rows import OfficeRow
from app.ui.below.silence import in_a_sentence
from app.ui.documents.link_row import LinkRow
from app.ui.documents.row_facts import Mark, RowFacts, RowWords
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface, scrolled
from app.ui.parts.text import Text
from app.ui.reading.history import Step
from app.ui.reading.timeline import Timeline
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.amounts import number
from app.ui.words.speech import speech, translate
from sync.replica.below_page import Behind, OfficePage, office_page
from sync.replica.line import Line

if TYPE_CHECKING:
    from sync.replica.replica import Replica

WIDTH, NARROW = 344, 304


class OfficeCard(Surface):
    """`remind`: an office's code, its name and the lines to urge about. `called`: code and name. `opened`: a line."""

    remind = Signal(str, str, object)
    called = Signal(str, str)
    opened = Signal(object)

    def __init__(self, context: Context, *, may_urge: bool) -> None:
        super().__init__("surface2", "line", CARD_RADIUS)
        self._context, self._may_urge = context, may_urge
        self._row: OfficeRow | None = None
        self._made_at: datetime | None = None
        self._told: tuple[object, ...] | None = None
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scrolled(self._slot))
        if theme.wants_narrow:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedWidth(theme.px(NARROW if context.narrow else WIDTH))

    def show_office(self, row: OfficeRow | None, made_at: datetime) -> None:
        self._row, self._made_at = row, made_at
        if row is None:
            self._slot.put(Text(translate("OfficeCard", "Chọn một cơ quan."), "body", "text2"))
            return
        office, now = row.office, self._context.bridge.clock.now()
        self._context.bridge.page(
            lambda raw: office_page(raw, office, now), self._take, about=self, key=("below-office", id(self))
        )

    def _take(self, page: OfficePage) -> None:
        """Ask besides what has been done already: that stands in whole rows."""
        row = self._row
        if row is None:
            return
        office, documents = row.office, [one.line.id for one in page.behind]

        def read(replica: "Replica") -> list[Any]:
            from app.actions.urging import urged

            return urged(replica, office, documents)

        self._context.bridge.read(
            read, lambda done: self._show(row, page, done), about=self, key=("below-urged", id(self))
        )

    def _show(self, row: OfficeRow, page: OfficePage, done: Sequence[Any]) -> None:
        told = (row, page, tuple(done))
        if self._row is None or row.office != self._row.office or told == self._told:
            return
        self._told = told
        self._slot.put(self._filled(row, page, done))

    def _filled(self, row: OfficeRow, page: OfficePage, done: Sequence[Any]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(Text(row.name, "h2", wrap=True))
        column.addWidget(self._condition(row))
        if self._may_urge:
            column.addWidget(self._buttons(row, page))
        column.addWidget(Text(_what_waits(page), "strong", wrap=True))
        for behind in page.behind:
            column.addWidget(self._waiting(row, behind))
        if page.total > len(page.behind):
            more = translate("OfficeCard", "và %n văn bản khác", "", page.total - len(page.behind))
            column.addWidget(Text(more, "caption", "text3"))
        column.addWidget(Text(translate("OfficeCard", "Đã đôn đốc, đã gọi điện"), "strong", wrap=True))
        now = self._context.bridge.clock.now()
        if done:
            column.addWidget(Timeline([_step(one, now) for one in done]))
        else:
            column.addWidget(Text(translate("OfficeCard", "Chưa có lần nào."), "secondary", "text3", wrap=True))
        column.addStretch(1)
        return holder

    def _condition(self, row: OfficeRow) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        token = row.silence.token
        picture = QLabel()
        picture.setPixmap(pixmap(row.silence.symbol, token, 18, self.devicePixelRatioF()))
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        assert self._made_at is not None
        words = in_a_sentence(row.silence, self._made_at)
        if row.standing is not None and row.standing.pcs:
            words += " " + translate("OfficeCard", "Cơ quan có %n máy.", "", row.standing.pcs)
        line.addWidget(Text(words, "body", token if token != "grey" else "text2", wrap=True), 1)
        return holder

    def _buttons(self, row: OfficeRow, page: OfficePage) -> QWidget:
        holder = QWidget()
        flow = Flow(theme.px(8), theme.px(6))
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(flow)
        late = [one.line for one in page.behind if one.cell.is_overdue]
        if late:
            words = translate("OfficeCard", "Đôn đốc %n văn bản quá hạn", "", len(late))
            flow.addWidget(button(words, lambda: self._ask(row, late), symbol="remind", kind="primary"))
        called = translate("OfficeCard", "Ghi đã gọi điện")
        flow.addWidget(button(called, lambda: self.called.emit(row.office, row.name), symbol="phone"))
        return holder

    def _waiting(self, row: OfficeRow, behind: Behind) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        link = LinkRow(_facts(behind, self._context.words()), edge=2, lines=2)
        link.clicked.connect(lambda: self.opened.emit(behind.line))
        line.addWidget(link, 1)
        if self._may_urge:
            name = translate("OfficeCard", "Đôn đốc về {notation}").format(notation=behind.line.notation)
            line.addWidget(icon_button("remind", name, lambda: self._ask(row, [behind.line])))
        return holder

    def _ask(self, row: OfficeRow, lines: list[Line]) -> None:
        self.remind.emit(row.office, row.name, lines)


def _what_waits(page: OfficePage) -> str:
    if not page.total:
        return translate("OfficeCard", "Không còn văn bản nào chờ ở đây.")
    return translate("OfficeCard", "Chưa xong: {count}").format(count=number(page.total))


def _facts(behind: Behind, words: RowWords) -> RowFacts:
    """The row of a document as it stands with this one office."""
    cell, known = behind.cell, words.facts(behind.line)
    state = Mark(in_words(cell), "red" if cell.is_overdue else "text2", "alert" if cell.is_overdue else "")
    return replace(known, who=behind.line.notation, when="", marks=(state,), files=0)


def _step(one: Any, now: datetime) -> Step:
    title = speech.say("event.reminded") if one.kind == "reminded" else translate("OfficeCard", "Gọi điện")
    words = translate("OfficeCard", "“{words}”").format(words=one.text) if one.text else ""
    told = " · ".join(part for part in (one.notation, one.who, words) if part)
    return Step("past", title, told, dates.spoken(one.at, now))
