"""The door: who sits at this PC. It stands before the window, and in its place while the screen is locked.

Nothing of the office's documents is behind it: where it stands, the window's own content is not part of the window.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening
from app.ui.door.forgotten_page import ForgottenPage
from app.ui.door.join_page import JoinPage
from app.ui.door.new_pin_page import NewPinPage
from app.ui.door.pin_page import PinPage
from app.ui.door.seat_button import SeatButton
from app.ui.door.seats import Seat, seats
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.leading import give_focus
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface, scrolled
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from sync.rules.legal_time import legal_day

COLUMN = 440


class Door(Surface):
    """`opened`: who has proven that he is it. `joined`: somebody new is on this PC, so the opening is to be read again.

    `locked`: who sat here when the screen was locked, "" where it is asked who sits here. `expected`: who sat here
    last, and is asked for his PIN before anybody else.
    """

    opened = Signal(str)
    joined = Signal()

    def __init__(self, bridge: Bridge, opening: Opening, locked: str = "", expected: str = "") -> None:
        super().__init__("bg")
        self._bridge, self._opening, self._locked = bridge, opening, locked
        self._page = Slot()
        self._lay_out()
        if locked or expected in opening.pinned:
            self.show_seat(locked or expected)
        else:
            self.show_seats()

    def take(self, opening: Opening) -> None:
        """Know of other people; what is being typed is not disturbed."""
        is_listing = isinstance(self._page.held, _Seats)
        self._opening = opening
        if is_listing:
            self.show_seats()

    def show_seats(self) -> None:
        page = _Seats(self._seats())
        page.chosen.connect(self._choose)
        page.join_wanted.connect(self.show_join)
        self._put(page)

    def show_seat(self, person: str, told: str = "") -> None:
        """Ask this person for his PIN, where he has one."""
        seat = self._seat(person)
        if seat is None:
            self.show_seats()
            return
        doing = translate("Door", "Mở khóa") if person == self._locked else translate("Door", "Vào làm việc")
        page = PinPage(self._bridge, seat, doing=doing, told=told)
        page.opened.connect(self.opened)
        page.forgotten.connect(lambda: self._show_forgotten(seat))
        page.others.connect(self.show_seats)
        self._put(page)

    def show_join(self) -> None:
        page = JoinPage(self._bridge)
        page.joined.connect(self._joined)
        page.back.connect(self.show_seats)
        self._put(page)

    def _joined(self, person: str) -> None:
        """Somebody came with a code: that is proof enough to set a PIN, or to do without one."""
        page = NewPinPage(self._bridge, person)
        page.done.connect(lambda: self.opened.emit(person))
        self._put(page)
        self.joined.emit()

    def _show_forgotten(self, seat: Seat) -> None:
        leaders = [s for s in self._seats() if s.is_leader and s.has_pin and s.person != seat.person and not s.is_gone]
        page = ForgottenPage(self._bridge, seat, leaders)
        told = translate("Pin", "Đã đặt mã PIN mới. Mời gõ mã mới.")
        page.done.connect(lambda: self.show_seat(seat.person, told))
        page.back.connect(lambda: self.show_seat(seat.person))
        page.by_code.connect(self.show_join)
        self._put(page)

    def _choose(self, person: str) -> None:
        seat = self._seat(person)
        if seat is not None and not seat.has_pin:
            self.opened.emit(person)
        else:
            self.show_seat(person)

    def _seats(self) -> list[Seat]:
        return seats(self._opening, legal_day(self._bridge.clock.now()))

    def _seat(self, person: str) -> Seat | None:
        return next((seat for seat in self._seats() if seat.person == person and not seat.is_gone), None)

    def _put(self, page: QWidget) -> None:
        self._page.put(page)
        self.leads_to: QWidget = page
        give_focus(page)

    def _lay_out(self) -> None:
        card = Surface("surface", "line", CARD_RADIUS)
        card.setMaximumWidth(theme.px(COLUMN + 64))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.px(32), theme.px(28), theme.px(32), theme.px(24))
        inside.addWidget(self._page)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(18))
        column.addStretch(2)
        column.addLayout(self._head())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)
        column.addLayout(row)
        goes_on = translate("Door", "Máy vẫn tự gửi và nhận văn bản khi có mạng.")
        column.addWidget(_centred(goes_on, "secondary", "text3"))
        column.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(holder))

    def _head(self) -> QHBoxLayout:
        identity = self._opening.identity
        code = identity.office if identity else ""
        office = self._opening.offices.get(code)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        picture = QLabel()
        symbol, words = "office", office.short_name if office else code
        if self._locked:
            symbol, words = "lock", translate("Door", "Màn hình đang khóa")
        picture.setPixmap(pixmap(symbol, "text2", 24, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(Text(words, "bar_title", "text2"))
        row.addStretch(1)
        return row


class _Seats(QWidget):
    """The people of this PC, to choose from."""

    chosen = Signal(str)
    join_wanted = Signal()

    def __init__(self, offered: list[Seat]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(_centred(translate("Door", "Chọn người dùng"), "h1", "text"))
        column.addSpacing(theme.px(4))
        first: QWidget | None = None
        for seat in offered:
            made = SeatButton(seat)
            made.clicked.connect(lambda _=False, person=seat.person: self.chosen.emit(person))
            column.addWidget(made)
            first = first or (made if made.isEnabled() else None)
        join = button(translate("Door", "Thêm người vào máy này"), self.join_wanted.emit, kind="link", symbol="plus")
        column.addWidget(join, 0, Qt.AlignmentFlag.AlignHCenter)
        self.leads_to: QWidget = first or join


def _centred(words: str, style: str, color: str) -> Text:
    made = Text(words, style, color, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
