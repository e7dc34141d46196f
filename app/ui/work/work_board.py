"""The place "Việc của tôi": what has to be looked at, each with its sentence and its way out, and what waits for who
sits here, by queue."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.away.away_words import in_short
from app.ui.documents.link_row import LinkRow
from app.ui.look.sizes import STYLES
from app.ui.look.theme import theme
from app.ui.parts.board import Board
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.empty import Empty
from app.ui.parts.notice_card import NoticeCard
from app.ui.parts.section import Section
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Card
from app.ui.shell.context import Context
from app.ui.waiting.cards import refused_card
from app.ui.words import dates
from app.ui.words.amounts import number
from app.ui.words.speech import translate
from app.ui.work.task_words import TaskFacts, task_action, task_facts, where_it_stands
from app.ui.work.work_queues import WorkPlace, concern, work_places
from sync.replica.away_page import Absence, Digest, absence_after, digest
from sync.replica.work_page import WorkPage, WorkQueue, WorkTask, work_page
from sync.rules.people import Role

REFRESH_MS = 300
FIRST = 4


class WorkBoard(Board):
    """`wanted`: an action's name and the refused act, the task, the line or the queue's place that it is about; `away`
    alone, `away_read` with the absence that is not to be told of any more."""

    wanted = Signal(str, object)

    def __init__(self, context: Context) -> None:
        self._directs = button("", lambda: context.go("directing"), symbol="assign", kind="primary")
        self._directs.hide()
        super().__init__(translate("WorkBoard", "Việc của tôi"), [self._directs])
        self._context = context
        self._away = Slot()
        self._attention = Section("", "red")
        self._shows_all = False
        self._all = button("", self._show_all, kind="link")
        self._queues = Section("", columns=1 if theme.wants_narrow else 2)
        self._empty = Empty("done", translate("WorkBoard", "Không còn việc nào chờ."))
        for part in (self._away, self._attention, self._all, self._queues, self._empty):
            self.body.addWidget(part)
            part.hide()
        self._all.setStyleSheet("text-align: left;")
        self.body.addStretch(1)
        self._soon = Soon(self, self._look_if_shown, REFRESH_MS)
        context.bridge.changed.connect(self._soon.wish)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """What waits for a leader's word is what he begins with."""
        number = counts.get("incoming.to_direct", 0) if Role.LEADER in self._context.roles else 0
        self._directs.setVisible(number > 0)
        self._directs.setText(translate("WorkBoard", "Cho ý kiến %n văn bản", "", number))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        context, now = self._context, self._context.bridge.clock.now()
        roles, person, read_until = context.roles, context.person, context.kept().away_until
        places = work_places(roles, person, now)

        def read(raw: Any) -> tuple[WorkPage, Digest | None]:
            queues = [(place.key, place.wanted) for place in places]
            absence = absence_after(raw, read_until, now)
            found = digest(raw, absence, now) if absence else None
            return work_page(raw, queues, person, concern(roles)), found

        def take(found: tuple[WorkPage, Digest | None]) -> None:
            self._take(found[0], found[1], {place.key: place for place in places})

        context.bridge.page(read, take, about=self, key=("work", id(self)))

    def _take(self, page: WorkPage, away: Digest | None, places: dict[str, WorkPlace]) -> None:
        self.top.note(f"{dates.weekday(self._context.today)}, {dates.day(self._context.today)}")
        self._show_away(away)
        attention = [self._refused(refused) for refused in page.refused] + [self._task(task) for task in page.tasks]
        shown = attention if self._shows_all or len(attention) <= FIRST + 1 else attention[:FIRST]
        self._attention.fill(shown, translate("WorkBoard", "Cần xem lại {count}").format(count=len(attention)))
        self._all.setVisible(len(shown) < len(attention))
        self._all.setText(translate("WorkBoard", "Hiện cả {count} việc cần xem lại").format(count=len(attention)))
        self._queues.fill([self._queue(queue, places[queue.key]) for queue in page.queues])
        self._empty.setVisible(not attention and not page.queues)

    def _show_all(self) -> None:
        self._shows_all = True
        self._look()

    def _show_away(self, away: Digest | None) -> None:
        self._away.setVisible(away is not None)
        if away is not None:
            told = in_short(away, self._context.bridge.clock.now())
            self._away.make((told, away.absence), lambda: self._away_band(told, away.absence))

    def _away_band(self, told: str, absence: Absence) -> Band:
        look = button(translate("WorkBoard", "Xem"), lambda: self.wanted.emit("away", None), symbol="eye")
        close = icon_button("close", translate("WorkBoard", "Không nhắc nữa"), lambda: self._away_known(absence))
        return Band("blue", "offline", told, actions=[look, close])

    def _away_known(self, absence: Absence) -> None:
        self.wanted.emit("away_read", absence)
        self._look()

    def _refused(self, refused: Any) -> QWidget:
        known = self._attention.card(refused.intent)
        made = refused_card(known, refused, self._context.open_offices)
        if made is not known:
            made.wanted.connect(self.wanted)
        return made

    def _task(self, task: WorkTask) -> QWidget:
        known = self._attention.card(task.id)
        if isinstance(known, TaskCard) and known.task == task:
            return known
        words = self._context.words()
        facts = task_facts(task, words.office, self._context.is_below, self._context.roles)
        made = TaskCard(task, facts, where_it_stands(task.line, words) if task.line else ("", ""))
        made.setObjectName(task.id)
        made.wanted.connect(self.wanted)
        return made

    def _queue(self, queue: WorkQueue, place: WorkPlace) -> QWidget:
        known = self._queues.card(queue.key)
        if isinstance(known, QueueCard) and known.queue == queue:
            return known
        made = QueueCard(queue, place, [self._context.words().facts(line) for line in queue.first])
        made.setObjectName(queue.key)
        made.wanted.connect(self.wanted)
        return made


class TaskCard(NoticeCard):
    """`wanted`: an action's name and the task."""

    wanted = Signal(str, object)

    def __init__(self, task: WorkTask, facts: TaskFacts, stand: tuple[str, str]) -> None:
        line = task.line
        subject = " · ".join(part for part in (line.notation, line.subject) if part) if line else ""
        if task.line and task.line.notation in facts.text:
            subject = task.line.subject
        super().__init__(
            *(facts.token, facts.symbol, facts.text, ""),
            [task_action(name) for name in facts.actions],
            lambda name: self.wanted.emit(name, task),
            *(subject, stand),
        )
        self.task = task


class QueueCard(Card):
    """`wanted`: `open` and a line, or `queue` and the place that shows all of it."""

    wanted = Signal(str, object)

    def __init__(self, queue: WorkQueue, place: WorkPlace, rows: list[Any]) -> None:
        super().__init__()
        self.queue = queue
        self.setAccessibleName(f"{place.title} {number(queue.count)}")
        self.body.setSpacing(theme.px(2))
        title = button(f"{place.title} {number(queue.count)}", lambda: self.wanted.emit("queue", place), kind="link")
        color = theme.color("primary" if place.token == "text" else place.token).name()
        title.setStyleSheet(f"text-align: left; color: {color}; font-size: {theme.px(STYLES['h2'].size)}px;")
        self.body.addWidget(title)
        for line, facts in zip(queue.first, rows, strict=True):
            row = LinkRow(facts)
            row.clicked.connect(lambda _=False, one=line: self.wanted.emit("open", one))
            self.body.addWidget(row)
        if queue.count > len(queue.first):
            whole = translate("WorkBoard", "Xem cả %n việc", "", queue.count)
            self.body.addWidget(button(whole, lambda: self.wanted.emit("queue", place), kind="link"))
        self.body.addStretch(1)
