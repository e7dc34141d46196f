"""The place of people and PCs: who is in the office, from which PCs, and what a leader or admin does about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.actions.staff import Member
from app.actions.staff_page import KeptDevice, StaffPage
from app.ui.door.seats import role_words
from app.ui.look.theme import theme
from app.ui.parts.board import ABOVE, EDGE, WIDEST
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, Surface, scrolled
from app.ui.parts.text import Text
from app.ui.people.rows import device_row, person_row
from app.ui.people.slip_dialog import SlipDialog
from app.ui.people.staffing import Staffing
from app.ui.shell.context import Context
from app.ui.words.amounts import number
from app.ui.words.speech import translate
from sync.replica.replica import Replica
from sync.rules.authority import allows
from sync.rules.books import direction_of

LOOK_MS = 300
BESIDE = 8  # between the rows and the bar that they scroll with


class StaffPlace(Surface):
    """Looks again whenever the office's file has changed."""

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context, self._staffing = context, Staffing(context)
        self._shown: StaffPage | None = None
        self._people, self._devices = Slot(), Slot()
        self._tabs = QTabWidget()
        self._soon = Soon(self, self._look, LOOK_MS)
        self._lay_out()
        context.bridge.changed.connect(self._soon.wish)
        self._look()

    def _look(self) -> None:
        def look(replica: Replica) -> StaffPage:
            from app.actions.staff_page import staff_page

            return staff_page(replica)

        self._context.bridge.read(look, self._take, about=self, key="staff")

    def _take(self, page: StaffPage) -> None:
        if page == self._shown:
            return
        self._shown = page
        present = [member for member in page.members if member.person.ended_at is None]
        used = [kept for kept in page.devices if kept.device.revoked_at is None]
        self._tabs.setTabText(0, translate("People", "Người {count}").format(count=number(len(present))))
        self._tabs.setTabText(1, translate("People", "Máy {count}").format(count=number(len(used))))
        people = [self._person(member, page) for member in page.members]
        self._people.put(_stacked(people))
        self._devices.put(_stacked([*self._lost_books(page), *(self._device(kept) for kept in page.devices)]))

    def _person(self, member: Member, page: StaffPage) -> QWidget:
        context, person = self._context, member.person
        is_self = person.id == context.person
        actions: list[QWidget] = []
        if person.ended_at is None:
            slip = button(
                translate("People", "Cấp phiếu đăng ký"), lambda: self._give_slip(person.id, person.name), symbol="key"
            )
            slip.setAccessibleName(translate("People", "Cấp phiếu đăng ký cho {name}").format(name=person.name))
            actions.append(slip)
            if not is_self:
                change = button(translate("People", "Đổi vai trò"), lambda: self._staffing.change_roles(member))
                change.setAccessibleName(translate("People", "Đổi vai trò của {name}").format(name=person.name))
                end = button(
                    translate("People", "Ngừng quyền"), lambda: self._staffing.end(member, page), kind="danger"
                )
                end.setAccessibleName(translate("People", "Ngừng quyền của {name}").format(name=person.name))
                actions += [change, end]
        return person_row(member, context.today, is_self=is_self, actions=actions)

    def _device(self, kept: KeptDevice) -> QWidget:
        actions: list[QWidget] = []
        if kept.device.revoked_at is None and not kept.is_here:
            name = kept.device.name
            revoke = button(translate("People", "Ngừng quyền"), lambda: self._staffing.revoke(kept), kind="danger")
            revoke.setAccessibleName(translate("People", "Ngừng quyền của máy {name}").format(name=name))
            actions.append(revoke)
        return device_row(kept, actions)

    def _lost_books(self, page: StaffPage) -> list[QWidget]:
        """Books whose PC may give no numbers any more: a leader takes them over here."""
        if not allows(self._context.roles, "take_over"):
            return []
        names = [name for kept in page.devices if kept.device.revoked_at is not None for name in kept.keeps]
        lost = list(dict.fromkeys(direction_of(name) for name in names))  # with one series go all of its direction
        bands: list[QWidget] = []
        for direction in lost:
            words = translate("People", "Có sổ đang do máy đã bị ngừng quyền giữ, nên chưa cấp số được.")
            take = button(
                translate("People", "Nhận lại sổ văn bản đi")
                if direction == "outgoing"
                else translate("People", "Nhận lại sổ văn bản đến"),
                lambda d=direction: self._staffing.take_over(d),  # type: ignore[misc]
            )
            bands.append(Band("amber", "book", words, "", [take]))
        return bands

    def _add(self) -> None:
        self._staffing.add(self._give_slip)

    def _give_slip(self, person: str, name: str) -> None:
        known = self._context.opening.people.get(person)
        found = next((m.person for m in (self._shown.members if self._shown else ()) if m.person.id == person), known)
        roles = role_words(found.roles_on(self._context.today)) if found else ""
        SlipDialog(self._context, person, name, roles).open()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(EDGE), theme.px(ABOVE), theme.px(EDGE), 0)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.addWidget(Text(translate("Places", "Người và máy"), "h1"), 1)
        head.addWidget(button(translate("People", "Thêm người"), self._add, kind="primary", symbol="plus"))
        above = QWidget()
        above.setMaximumWidth(theme.px(WIDEST))
        above.setLayout(head)
        head.setContentsMargins(0, 0, theme.px(BESIDE), 0)  # ends where the rows below end
        column.addWidget(above)
        words = translate("People", "Mỗi người đăng ký máy bằng phiếu của mình. Không tự đổi vai trò của mình được.")
        column.addWidget(Text(words, "secondary", "text2", wrap=True))
        self._tabs.addTab(scrolled(_narrowed(self._people)), translate("People", "Người"))
        self._tabs.addTab(scrolled(_narrowed(self._devices)), translate("People", "Máy"))
        column.addWidget(self._tabs, 1)
        self.leads_to: QWidget = self._tabs


def _stacked(rows: list[QWidget]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(12), theme.px(BESIDE), theme.px(16))
    column.setSpacing(theme.px(8))
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return holder


def _narrowed(slot: Slot) -> QWidget:
    """Rows that are not drawn out over a wide screen."""
    holder = QWidget()
    slot.setMaximumWidth(theme.px(WIDEST))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(slot, 1, Qt.AlignmentFlag.AlignTop)
    row.addStretch(0)
    return holder
