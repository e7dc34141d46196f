"""A person and a PC as rows: who it is, what is to be known of it, and what may be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.actions.staff import Member
from app.actions.staff_page import KeptDevice
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.avatar import Avatar
from app.ui.parts.chips import Chip
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.people.people_words import book_words, device_words, held_token, held_words, member_words
from app.ui.words.speech import translate

SIDE = 40


class Row(Surface):
    """A picture, a name with chips, a line below, and the actions at the right."""

    def __init__(
        self,
        picture: QWidget,
        name: str,
        chips: Sequence[QWidget],
        below: str,
        actions: Sequence[QWidget],
        *,
        muted: bool,
    ) -> None:
        super().__init__("surface", "line", CARD_RADIUS)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(12), theme.px(10))
        row.setSpacing(theme.px(14))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        head = Flow(theme.px(8), theme.px(4))
        head.addWidget(Text(name, "strong", "text3" if muted else "text", selectable=True))
        for chip in chips:
            head.addWidget(chip)
        words.addLayout(head)
        words.addWidget(Text(below, "secondary", "text3" if muted else "text2", wrap=True))
        row.addLayout(words, 1)
        if actions:
            row.addLayout(_side_by_side(actions))


def person_row(member: Member, today: date, *, is_self: bool, actions: Sequence[QWidget]) -> Row:
    person = member.person
    is_gone = person.ended_at is not None
    chips: list[QWidget] = []
    if not is_gone:
        chips = [Chip(held_words(held, today), held_token(held, today)) for held in person.roles]
    if is_self:
        chips.append(Chip(translate("People", "Đang dùng máy"), "green"))
    return Row(Avatar(person.name, SIDE), person.name, chips, member_words(member), actions, muted=is_gone)


def device_row(kept: KeptDevice, actions: Sequence[QWidget]) -> Row:
    is_gone = kept.device.revoked_at is not None
    chips: list[QWidget] = [Chip(book_words(d), "amber" if is_gone else "blue") for d in kept.keeps]
    if kept.is_here:
        chips.append(Chip(translate("People", "Máy này"), "green"))
    picture = QLabel()
    picture.setPixmap(pixmap("screen", "text3" if is_gone else "text2", 24, picture.devicePixelRatioF()))
    picture.setFixedWidth(theme.px(SIDE))
    picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return Row(picture, kept.device.name, chips, device_words(kept), actions, muted=is_gone)


def _side_by_side(actions: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(6))
    for action in actions:
        row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
