"""The place "Chờ gửi": what the server said no to, what has not reached it yet, and what it has just taken."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.parts.board import Board
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.section import Section
from app.ui.parts.soon import Soon
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.waiting.cards import DocumentCard, refused_card
from app.ui.waiting.progress import sent_progress, waiting_progress
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.engine.line_status import LineStatus
from sync.engine.traffic import Motion
from sync.replica.waiting_page import SentDocument, WaitingDocument, WaitingPage, waiting_page
from sync.rules.documents import Urgency
from sync.rules.legal_time import legal_day
from sync.rules.working_days import WEEKDAYS, Calendar, sending_limit

TICK_MS, SOON_MS = 1000, 150
STEP = 30


@dataclass(frozen=True)
class Seen:
    """What was read off the window's thread."""

    page: WaitingPage
    calendar: Calendar


class WaitingBoard(Board):
    """`wanted`: an action's name (`progress`, `refused`) and the line or refused act that it is about; `log` and
    `carry` alone."""

    wanted = Signal(str, object)

    def __init__(self, context: Context) -> None:
        logs = button(
            translate("WaitingBoard", "Nhật ký gửi nhận"),
            lambda: self.wanted.emit("log", None),
            symbol="log",
            kind="link",
        )
        carries = button(
            translate("WaitingBoard", "Chuyển bằng USB"),
            lambda: self.wanted.emit("carry", None),
            symbol="usb",
            kind="link",
        )
        super().__init__(translate("WaitingBoard", "Chờ gửi"), [carries, logs])
        self._context, self._limit = context, STEP
        self._seen: Seen | None = None
        self._refused = Section(translate("WaitingBoard", "Cần xem lại"), "red")
        self._waiting = Section("", "text")
        self._recent = Section(translate("WaitingBoard", "Máy chủ đã nhận"), "text")
        self._acts = Text("", "secondary", "text2", wrap=True)
        self._empty = Empty("done", "")
        self._more = button(translate("WaitingBoard", "Hiện thêm"), self._show_more, kind="link")
        for part in (self._refused, self._waiting, self._more, self._acts, self._empty, self._recent):
            self.body.addWidget(part)
            part.hide()
        self.body.addStretch(1)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look_if_shown)
        self._tick.start()
        self._soon = Soon(self, self._look_if_shown, SOON_MS)
        context.bridge.changed.connect(self._soon.wish)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        now, limit = self._context.bridge.clock.now(), self._limit

        def read(raw: Any) -> Seen:
            from app.actions.working_time import own_calendar

            return Seen(waiting_page(raw, now, limit), own_calendar(raw, legal_day(now)))

        self._context.bridge.page(read, self._take, about=self, key=("waiting", id(self)))

    def _show_more(self) -> None:
        self._limit += STEP
        self._look()

    def _take(self, seen: Seen) -> None:
        self._seen, page = seen, seen.page
        motion, now = self._context.motion() or Motion(), self._context.bridge.clock.now()
        self._show_refused(page)
        waiting = [self._waiting_card(document, page, motion, now) for document in page.documents]
        withdrawn = sum(document.withdraw_asked and not document.line.waiting for document in page.documents)
        count = page.total + withdrawn
        self._waiting.fill(waiting, translate("WaitingBoard", "Chờ gửi {count}").format(count=count))
        recent = [self._recent_card(document, now) for document in page.recent]
        self._recent.fill(recent)
        self._more.setVisible(count > len(page.documents))
        self._acts.setVisible(page.acts > 0)
        self._acts.setText(_acts_words(page))
        self._empty.setVisible(not page.documents and not page.refused)
        self._empty.set_text(_nothing_waits(page, now))

    def _show_refused(self, page: WaitingPage) -> None:
        cards: list[QWidget] = []
        for refused in page.refused:
            known = self._refused.card(refused.intent)
            made = refused_card(known, refused, self._context.open_offices)
            if made is not known:
                made.wanted.connect(self.wanted)
            cards.append(made)
        self._refused.fill(cards)

    def _waiting_card(self, document: WaitingDocument, page: WaitingPage, motion: Motion, now: datetime) -> QWidget:
        line = document.line
        calendar = self._seen.calendar if self._seen else WEEKDAYS
        limit = sending_limit(date.fromisoformat(line.issued_on), Urgency(line.urgency), calendar)
        is_up = _is_up(page)
        to = self._context.words().office(line.to[0]) if len(line.to) == 1 else ""
        progress = waiting_progress(document, motion.sent, motion.sending, now, is_up=is_up, limit=limit, to=to)
        known = self._waiting.card(line.id)
        if isinstance(known, DocumentCard) and known.line == line:
            known.show_progress(progress)
            return known
        made = DocumentCard(line, self._context.words(), document.bytes, progress)
        return self._named(made)

    def _recent_card(self, document: SentDocument, now: datetime) -> QWidget:
        progress = sent_progress(document, now)
        known = self._recent.card(document.line.id)
        if isinstance(known, DocumentCard) and known.line == document.line:
            known.show_progress(progress)
            return known
        return self._named(DocumentCard(document.line, self._context.words(), 0, progress))

    def _named(self, card: DocumentCard) -> DocumentCard:
        card.setObjectName(card.line.id)
        card.wanted.connect(self.wanted)
        return card


def _is_up(page: WaitingPage) -> bool:
    return page.status is not None and msgspec.json.decode(page.status, type=LineStatus).state == "up"


def _acts_words(page: WaitingPage) -> str:
    """With a line it may be the server that takes nothing for now; the strip says why."""
    if _is_up(page):
        return translate(
            "WaitingBoard", "%n việc khác (vào sổ, trình, cho ý kiến…) đang chờ máy chủ nhận.", "", page.acts
        )
    return translate("WaitingBoard", "%n việc khác (vào sổ, trình, cho ý kiến…) sẽ đi khi có mạng.", "", page.acts)


def _nothing_waits(page: WaitingPage, now: datetime) -> str:
    nothing = translate("WaitingBoard", "Không còn gì chờ gửi.")
    if page.acts:  # above it stands that they wait
        nothing = translate("WaitingBoard", "Không còn văn bản nào chờ gửi.")
    if page.last is None:
        return nothing
    last = translate("WaitingBoard", "Văn bản gần nhất: {notation}, máy chủ nhận lúc {time}.")
    return f"{nothing} " + last.format(notation=page.last.line.notation, time=dates.spoken(page.last.at, now))
