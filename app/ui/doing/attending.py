"""Who goes to a meeting: people of the office, anybody else by name, or nobody and why. Whoever has to be somewhere
else in these hours is marked before and after he is chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Surface, scrolled
from app.ui.words import dates, meetings
from app.ui.words.speech import speech, translate
from sync.replica.calendar_page import CalendarEntry
from sync.rules.legal_time import legal_day
from sync.rules.meetings import Attendee
from sync.rules.people import Role
from sync.rules.text import one_line

Busy = Mapping[str, tuple[CalendarEntry, ...]]
MANY = 7


@dataclass(frozen=True)
class Answer:
    """`going` is empty where `reason` says why nobody goes."""

    going: tuple[Attendee, ...]
    reason: str = ""


class WhoGoes(Surface):
    """A row a colleague with what he has to be at in these hours."""

    def __init__(self, page: DocumentPage, elsewhere: Busy) -> None:
        super().__init__("surface2", "line", CARD_RADIUS)
        self._ticks: dict[str, QCheckBox] = {}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        for one in page.colleagues:
            roles = ", ".join(speech.say(f"role.{role}") for role in Role if role in one.roles)
            told = f"{one.name} · {roles}"
            if others := elsewhere.get(one.id, ()):
                told += " · " + translate("Attending", "đã dự {meetings}").format(meetings=_in_short(others))
            tick = QCheckBox(told)
            self._ticks[one.id] = tick
            column.addWidget(tick)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(holder))
        rows = min(max(len(page.colleagues), 2), MANY)
        self.setFixedHeight(rows * (theme.line_height("body") + theme.px(8)) + theme.px(16))

    @property
    def ticks(self) -> dict[str, QCheckBox]:
        return self._ticks

    @property
    def going(self) -> tuple[Attendee, ...]:
        return tuple(Attendee(person=id) for id, tick in self._ticks.items() if tick.isChecked())

    def give(self, going: Sequence[Attendee]) -> None:
        for one in going:
            if one.person in self._ticks:
                self._ticks[one.person].setChecked(True)


def ask_answer(window: QWidget, page: DocumentPage, elsewhere: Busy, then: Callable[[Answer], object]) -> Question:
    """Ask who goes; what was answered before is filled in."""
    assert page.planned is not None
    planned, own = page.planned, page.own
    title = translate("Attending", "Ai dự họp?")
    doing = translate("Attending", "Ghi người dự") if own else translate("Attending", "Trả lời")
    question = Question(window, title, f"{page.document.subject}. {meetings.whole(planned.meeting)}", doing)
    question.setMinimumWidth(theme.px(560))
    going = QRadioButton(translate("Attending", "Có người dự"))
    nobody = QRadioButton(translate("Attending", "Không dự, có lý do"))
    people, others, reason = WhoGoes(page, elsewhere), _lines(64), _lines(64)
    people.give(planned.going)
    others.setPlainText("\n".join(one.name for one in planned.going if one.name))
    reason.setPlainText(planned.reason)
    named = Field(translate("Attending", "Người khác, mỗi người một dòng (không bắt buộc)"), others)
    why = Field(translate("Attending", "Lý do không dự"), reason)
    clash = Slot()
    for choice in () if own else (going, nobody):
        question.body.addWidget(choice)
    for part in (people, named, clash, why):
        question.body.addWidget(part)
    (nobody if planned.reason else going).setChecked(True)

    def answer() -> Answer:
        if nobody.isChecked():
            return Answer((), one_line(reason.toPlainText()))
        typed = dict.fromkeys(one_line(line) for line in others.toPlainText().split("\n"))
        return Answer((*people.going, *(Attendee(name=name) for name in typed if name)))

    def check() -> None:
        is_going, said = not nobody.isChecked(), answer()
        for part in (people, named):
            part.setVisible(is_going)
        why.setVisible(not is_going)
        twice = [clash_words(one, page, elsewhere[one.key]) for one in said.going if one.key in elsewhere]
        clash.setVisible(bool(twice))
        clash.make(tuple(twice), lambda: Band("amber", "alert", " ".join(twice)))
        question.do.setEnabled(bool(said.going or said.reason))
        question.fit()

    for tick in (*people.ticks.values(), going, nobody):
        tick.toggled.connect(check)
    for text in (others, reason):
        text.textChanged.connect(check)
    check()
    question.accepted.connect(lambda: then(answer()))
    question.open()
    first = next(iter(people.ticks.values()), others)
    (reason if planned.reason else first).setFocus()
    return question


def clash_words(one: Attendee, page: DocumentPage, others: Sequence[CalendarEntry]) -> str:
    """Trùng giờ: Lý Thị Mẫu đã dự 09:00–11:00 26/11 (12/GM-UBND)."""
    told = translate("Attending", "Trùng giờ: {name} đã dự {meetings}.")
    return told.format(name=meetings.names((one,), page.people), meetings=_in_short(others))


def _in_short(others: Sequence[CalendarEntry]) -> str:
    told = []
    for entry in others:
        day = legal_day(entry.meeting.starts_at)
        hours = f"{meetings.hours(entry.meeting, day)} {dates.short_day(day)}"
        told.append(f"{hours} ({entry.line.notation or entry.line.subject})")
    return ", ".join(told)


def _lines(height: int) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setFixedHeight(theme.px(height))
    text.setTabChangesFocus(True)
    return text
