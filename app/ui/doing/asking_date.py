"""Which day it is, asked when the PC's clock is not to be trusted: a legal date must not come from a wrong clock."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QDateEdit, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.doing.asking import Field, Question
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.rules.legal_time import legal_day

GoOn = Callable[[date], object]
GiveUp = Callable[[], object]


class DateQuestions(QObject):
    """Asks once, however much waits for the day meanwhile. `window`: where to ask; None where nobody sits."""

    def __init__(self, bridge: Bridge, window: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._bridge, self._window = bridge, window
        self._waiting: list[tuple[GoOn, GiveUp]] = []
        bridge.date_wanted.connect(self._ask)

    def _ask(self, error: EofficeError, go_on: GoOn, give_up: GiveUp) -> None:
        window = self._window()
        if window is None:
            give_up()
            return
        if self._waiting:
            self._waiting.append((go_on, give_up))
            return
        waiting = self._waiting = [(go_on, give_up)]

        def go(day: date) -> None:
            for on, _ in _taken(waiting):
                on(day)

        def end() -> None:
            for _, up in _taken(waiting):
                up()

        today = legal_day(self._bridge.clock.now())
        ask_date(window, error, today, go, end).destroyed.connect(end)  # also where its window is built anew


def _taken(waiting: list[tuple[GoOn, GiveUp]]) -> list[tuple[GoOn, GiveUp]]:
    """What waits, which does not wait any more."""
    taken = waiting[:]
    waiting.clear()
    return taken


def ask_date(window: QWidget, error: EofficeError, today: date, go_on: GoOn, give_up: GiveUp) -> Question:
    """`error`: what is wrong with the clock. `today`: what the clock says. What was to be done goes on with the day, or
    is given up and tells so itself."""
    question = Question(
        window,
        translate("DateQuestion", "Hôm nay là ngày mấy?"),
        speech.say(error.code, error.facts),
        translate("DateQuestion", "Dùng ngày này"),
        later=translate("DateQuestion", "Không làm nữa"),
    )
    day = QDateEdit(QDate(today.year, today.month, today.day))
    day.setDisplayFormat("dd/MM/yyyy")
    day.setCalendarPopup(True)
    hint = translate(
        "DateQuestion", "Ngày này được ghi vào sổ và dùng đến hết ngày. Máy đang ghi là {today}; hãy nhìn lịch rồi sửa."
    )
    question.body.addWidget(Field(translate("DateQuestion", "Ngày hôm nay"), day, hint.format(today=dates.day(today))))
    question.accepted.connect(lambda: go_on(_python_date(day.date())))
    question.rejected.connect(give_up)
    question.open()
    day.setFocus()
    return question


def _python_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
