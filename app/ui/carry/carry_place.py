"""The page "Chuyển bằng USB": writing what waits, in two steps; reading what came; what became of the sticks before."""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QScrollArea, QWidget

from app.host.removable import sticks
from app.ui.carry.carry_words import (
    brought_words,
    carried_words,
    consignment_words,
    next_steps,
    others_words,
    outlook_words,
    progress_words,
    slow_words,
    suspicious_words,
    trouble_words,
    written_words,
)
from app.ui.carry.place_field import Look, PlaceField
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON
from app.ui.look.theme import theme
from app.ui.parts.aloud import say_aloud
from app.ui.parts.board import Board
from app.ui.parts.buttons import button
from app.ui.parts.flow import in_a_flow
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Card, stacked
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.carriers.stick import Pace
from sync.errors import EofficeError, Refused
from sync.replica.carry_page import CarryPage, carry_page
from sync.replica.replica import Replica

if TYPE_CHECKING:
    from app.actions.carrying import Out
    from sync.carriers.choosing import Chosen
    from sync.engine.carrying import Brought

LOOK_MS, TICK_MS = 500, 200


class CarryPlace(Board):
    """`opened`: the place of that key is wanted. `look` says what is plugged in."""

    opened = Signal(str)

    def __init__(self, context: Context, look: Look = sticks) -> None:
        back = button(translate("Places", "Chờ gửi"), lambda: self.opened.emit("waiting"), symbol="left", kind="link")
        back.setStyleSheet("padding: 0;")
        super().__init__(translate("Carry", "Chuyển bằng USB"), back=back)
        self._context = context
        self._page: CarryPage | None = None
        self._going = _Going(self, context.bridge.ending)
        self.to = PlaceField(context.bridge, translate("Carry", "Ghi vào"), look)
        self.frm = PlaceField(context.bridge, translate("Carry", "Đọc ở"), look)
        self.write = button(translate("Carry", "Ghi gói"), self.write_out, kind="primary", symbol="usb")
        self.read = button(translate("Carry", "Đọc gói"), self.take_in, symbol="inbox")
        self._outlook, self._carried = Text("", "body", wrap=True), Text("", "secondary", "text2", wrap=True)
        self.out_told, self.in_told, self._latest = Slot(), Slot(), Slot()
        self._lay_out()
        self.leads_to: QWidget = self.to.combo
        self.to.changed.connect(self._check)
        self.frm.changed.connect(self._check)
        self._soon = Soon(self, self.look, LOOK_MS)
        context.bridge.changed.connect(self._soon.wish)
        self.look()
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def show_file(self, file: str) -> None:
        """Have this bundle ready to be read."""
        self.frm.take(file)
        self.read.setFocus()
        if (area := self.findChild(QScrollArea)) is not None:
            QTimer.singleShot(0, self, lambda: area.ensureWidgetVisible(self.read))

    def write_out(self) -> None:
        """Write what waits to the chosen place."""
        folder = self.to.folder
        if folder is None:
            return

        def work(replica: Replica) -> "Out":
            from app.actions.carrying import write_to_folder

            return write_to_folder(replica, folder, going)

        going = self._begin(self.out_told, is_reading=False)
        self._context.bridge.carry(work, self.on_written, about=self, refused=lambda e: self._refused(self.out_told, e))

    def take_in(self) -> None:
        """Take in what lies for this PC at the chosen place."""
        folder = self.frm.folder
        if folder is None:
            return

        def work(replica: Replica) -> "Chosen[Brought]":
            from app.actions.carrying import take_bundles_in

            return take_bundles_in(replica, folder, going)

        going = self._begin(self.in_told, is_reading=True)
        self._context.bridge.carry(work, self.on_brought, about=self, refused=lambda e: self._refused(self.in_told, e))

    def _begin(self, told: Slot, *, is_reading: bool) -> Callable[[int, int], None]:
        going = self._going.begin(told, Pace(self._context.bridge.clock.monotonic_s), is_reading=is_reading)
        self._check()
        return going

    def on_written(self, out: "Out") -> None:
        """Show what was written, and what has to be done next."""
        strong, text = written_words(out.written)
        parts: list[QWidget] = [Text(translate("Carry", "Bước 2: mang đi"), "strong")]
        parts.append(Band("blue", "hourglass", text, strong))
        parts += [Text(f"{n}. {step}", "body", wrap=True) for n, step in enumerate(next_steps(), 1)]
        self._over(self.out_told, [*_warned(out.warnings), *parts], strong)

    def on_brought(self, chosen: "Chosen[Brought]") -> None:
        """Show what came, and what it means."""
        token, strong, text = brought_words(chosen)
        see = button(translate("Carry", "Xem văn bản đến"), lambda: self.opened.emit("incoming"), symbol="inbox")
        came = any(one.count("received") for one in chosen.taken)
        parts: list[QWidget] = [
            Band(token, "check" if token == "green" else "info", text, strong, [see] if came else [])
        ]
        parts += [Band("amber", "alert", said) for said in trouble_words(chosen)]
        if others := others_words(chosen):
            parts.append(Text(others, "secondary", "text2", wrap=True))
        self._over(self.in_told, [*_warned(chosen.warnings), *parts], strong)

    def _refused(self, told: Slot, error: EofficeError) -> None:
        said = speech.say(error.code, error.facts)
        self._over(told, [Band("red", "alert", said)], said)

    def _over(self, told: Slot, parts: list[QWidget], said: str) -> None:
        self._going.end()
        told.put(stacked(parts))
        if (area := self.findChild(QScrollArea)) is not None:
            QTimer.singleShot(0, told, lambda: area.ensureWidgetVisible(told))
        say_aloud(self, said)
        self._check()
        self._context.bridge.changed.emit()

    def look(self) -> None:
        """Look again at what waits."""
        self._context.bridge.page(carry_page, self.show_page, about=self, key="carry")

    def show_page(self, page: CarryPage) -> None:
        """Show what waits, and what became of the bundles before."""
        if page == self._page:
            return
        self._page = page
        self._outlook.setText(outlook_words(page))
        self._carried.setText(carried_words(page))
        self._carried.setVisible(bool(page.carried))
        now = self._context.bridge.clock.now()
        rows: list[QWidget] = [_Row(*consignment_words(one, now)) for one in page.latest]
        self._latest.put(stacked(rows or [Text(translate("Carry", "Chưa có lần nào."), "body", "text2")]))

    def _check(self) -> None:
        self.write.setEnabled(self.to.folder is not None and not self._going.is_on)
        self.read.setEnabled(self.frm.folder is not None and not self._going.is_on)

    def _lay_out(self) -> None:
        words = translate(
            "Carry",
            "Khi mất mạng lâu: ghi những gì đang chờ thành một gói, mang bằng USB, qua thư mục chung hoặc đính kèm thư "
            "điện tử. Gói được mã hóa, chỉ máy chủ mở được. Có mạng lại thì máy vẫn tự gửi; đi cả hai đường cũng chỉ "
            "đến một lần.",
        )
        self.body.addWidget(Text(words, "secondary", "text2", wrap=True))
        out = Card(translate("Carry", "Ghi ra USB"))
        out.body.addWidget(Text(translate("Carry", "Bước 1: chọn nơi ghi"), "strong"))
        for part in (self._outlook, self._carried, _beside(self.to, self.write), self.out_told):
            out.body.addWidget(part)
        came = Card(translate("Carry", "Đọc gói mang về"))
        hint = translate("Carry", "Chỉ gói của máy chủ ghi cho cơ quan mình mới được nhận; tệp khác không bị mở.")
        for part in (Text(hint, "secondary", "text2", wrap=True), _beside(self.frm, self.read), self.in_told):
            came.body.addWidget(part)
        for card in (out, came):
            self.body.addWidget(card)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(Text(translate("Carry", "Các lần chuyển gần đây"), "h2"))
        self.body.addWidget(self._latest)
        self.body.addStretch(1)


class _Going:
    """What is being written or read: told on a thread of its own, shown a few times a second; stopped by a person, or
    by the end of the program. Nothing is lost by it."""

    def __init__(self, page: QWidget, ending: threading.Event) -> None:
        self.is_on, self._ending = False, ending
        self._done, self._total, self._is_reading = 0, 0, False
        self._pace: Pace | None = None
        self._bar, self._words = QProgressBar(), Text("")
        self._tick = QTimer(page, interval=TICK_MS)
        self._tick.timeout.connect(self._show)

    def begin(self, told: Slot, pace: Pace, *, is_reading: bool) -> Callable[[int, int], None]:
        self.is_on, self._done, self._total, self._is_reading, self._pace = True, 0, 0, is_reading, pace
        self._bar, self._words = QProgressBar(), Text("", "secondary", "text2", wrap=True)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(translate("Carry", "Đang làm"))
        stopped = threading.Event()
        stop = button(translate("Carry", "Dừng"), stopped.set, kind="link", symbol="close")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(stop)
        told.put(stacked([row, self._bar]))
        self._tick.start()

        def progress(done: int, total: int) -> None:
            self._done, self._total = done, total
            if stopped.is_set() or self._ending.is_set():
                raise Refused("bundle.stopped")

        return progress

    def end(self) -> None:
        self.is_on = False
        self._tick.stop()

    def _show(self) -> None:
        done, total = self._done, self._total
        if not total or self._pace is None:
            return
        self._bar.setRange(0, 1000)
        self._bar.setValue(done * 1000 // total)
        slow = self._pace.slowness(done, total)
        words = progress_words(done, total, is_reading=self._is_reading)
        self._words.setText(f"{words}. {slow_words(*slow)}" if slow else words)


class _Row(QWidget):
    def __init__(self, symbol: str, text: str, became: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        picture = QLabel()
        picture.setPixmap(pixmap(symbol, "text2", ICON, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(Text(text, "body", wrap=True), 1)
        if became:
            row.addWidget(Text(became, "secondary_strong", "text2"))


def _warned(names: Sequence[str]) -> list[QWidget]:
    said = suspicious_words(names)
    return [Band("red", "shield", said)] if said else []


def _beside(field: QWidget, act: QWidget) -> QWidget:
    return in_a_flow([field, act], theme.px(8), theme.px(8))
