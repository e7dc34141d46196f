"""The page "Lần mất mạng": what the line brought and took when it came back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.away.away_words import how_long
from app.ui.documents.link_row import LinkRow
from app.ui.look.theme import theme
from app.ui.parts.board import Board
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Card
from app.ui.shell.context import Context
from app.ui.words import dates, meetings
from app.ui.words.speech import translate
from sync.replica.away_page import Digest, absence_after, digest, last_absence
from sync.replica.line import Line


class AwayBoard(Board):
    """`opened`: a document's line. `read`: an absence has been on the screen. `back`: on with the work."""

    opened = Signal(object)
    read = Signal(object)
    back = Signal()

    def __init__(self, context: Context) -> None:
        back = button(translate("AwayBoard", "Việc của tôi"), lambda: self.back.emit(), symbol="left", kind="link")
        back.setStyleSheet("padding: 0;")
        super().__init__(translate("AwayBoard", "Lần mất mạng"), back=back)
        self._context = context
        self._slot = Slot()
        self.body.addWidget(self._slot)
        self.body.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        now, read_until = self._context.bridge.clock.now(), self._context.kept().away_until

        def look(raw: Any) -> Digest | None:
            absence = absence_after(raw, read_until, now) or last_absence(raw, now)
            return digest(raw, absence, now) if absence else None

        self._context.bridge.page(look, self._take, about=self, key="away")

    def _take(self, found: Digest | None) -> None:
        now = self._context.bridge.clock.now()
        if found is None:
            nothing = translate("AwayBoard", "Chưa lần nào mất mạng quá năm phút trong hai tuần qua.")
            self._slot.put(Empty("online", nothing))
            return
        self.top.note(how_long(found.absence, now))
        self._slot.put(self._sections(found, now))
        if self.isVisible():
            self.read.emit(found.absence)

    def _sections(self, found: Digest, now: datetime) -> QWidget:
        """What is urgent on top; each part with its number, empty ones left out."""
        received = [(line, "") for line in found.received]
        sent = [(one.line, _receipt(one.at, now)) for one in found.sent]
        parts = [
            (translate("AwayBoard", "Hỏa tốc, khẩn mới đến"), [(line, "") for line in found.urgent]),
            (translate("AwayBoard", "Đã gửi, có biên nhận"), sent),
            (translate("AwayBoard", "Văn bản mới đến"), received),
            (translate("AwayBoard", "Quá hạn hoặc đến sau hạn"), [(line, _why_late(line)) for line in found.late]),
            (translate("AwayBoard", "Giấy mời đã qua giờ họp"), [(line, _why_past(line)) for line in found.past]),
        ]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for title, rows in parts:
            if rows:
                column.addWidget(self._card(f"{title} {len(rows)}", rows))
        if not any(rows for _, rows in parts):
            column.addWidget(Empty("online", translate("AwayBoard", "Không có gì đi hay đến trong lúc mất mạng.")))
        return holder

    def _card(self, title: str, rows: Iterable[tuple[Line, str]]) -> Card:
        card, words = Card(title), self._context.words()
        card.body.setSpacing(theme.px(2))
        for line, told in rows:
            row = LinkRow(words.facts(line), told)
            row.clicked.connect(lambda _=False, one=line: self.opened.emit(one))
            card.body.addWidget(row)
        return card


def _receipt(at: datetime | None, now: datetime) -> str:
    if at is None:
        return translate("AwayBoard", "biên nhận đang về")
    return translate("AwayBoard", "máy chủ nhận lúc {time}").format(time=dates.spoken(at, now))


def _why_past(line: Line) -> str:
    if line.planned is not None and line.planned.missed:
        return translate("AwayBoard", "Đến sau giờ họp, không phải chậm trễ của cơ quan")
    return meetings.over()


def _why_late(line: Line) -> str:
    if line.late:
        return translate("AwayBoard", "Đến sau hạn, không phải chậm trễ của cơ quan")
    return translate("AwayBoard", "Quá hạn trong lúc mất mạng")
