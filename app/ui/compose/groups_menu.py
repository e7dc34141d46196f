"""Saved groups of recipients: take one, keep the present choice as one, let one go."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from app.ui.compose import choosing
from app.ui.compose.writing import Writing
from app.ui.doing.asking import Question, ask_line
from app.ui.look.icons import icon
from app.ui.parts.buttons import button
from app.ui.parts.enter_presses import EnterPresses
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.deliveries import Recipient
from sync.rules.groups import Group

if TYPE_CHECKING:
    from app.actions.desk import Desk


class GroupsButton(EnterPresses, QPushButton):
    def __init__(self, context: Context, writing: Writing) -> None:
        like = button(translate("Groups", "Nhóm đã lưu"), symbol="group")
        super().__init__(like.icon(), like.text())
        self.setIconSize(like.iconSize())
        self.setCursor(like.cursor())
        self._context, self._writing = context, writing
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setAccessibleName(like.text())

    def _fill(self) -> None:
        menu, groups = self._menu, self._writing.desk.groups
        menu.clear()
        for group in groups:
            menu.addAction(icon("group", "text2"), group_words(group), self._takes(group))
        if not groups:
            menu.addAction(translate("Groups", "Chưa có nhóm nào")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(
            icon("plus", "text2"), translate("Groups", "Lưu các nơi đang chọn thành nhóm…"), self.ask_name
        )
        keep.setEnabled(bool(self._writing.content.recipients))
        if groups:
            going = menu.addMenu(icon("trash", "text2"), translate("Groups", "Bỏ nhóm"))
            for group in groups:
                going.addAction(group_words(group), self._removes(group))

    def take(self, group: Group) -> None:
        """Choose all of a group that can still be sent to, beside those that are chosen already."""
        offices, today = self._context.opening.offices, self._context.today

        def stands(recipient: Recipient) -> bool:
            office = offices.get(recipient.office)
            return not recipient.office or (office is not None and office.is_open_on(today))

        there = [recipient for recipient in group.recipients if stands(recipient)]
        self._writing.change(recipients=choosing.with_all(self._writing.content.recipients, there))
        if len(there) < len(group.recipients):
            gone = len(group.recipients) - len(there)
            self._context.say(translate("Groups", "%n nơi trong nhóm đã ngừng hoạt động nên được bỏ qua.", "", gone))

    def ask_name(self) -> Question:
        """Ask what the present choice is to be called, and keep it."""
        count = len(self._writing.content.recipients)
        return ask_line(
            self._context.window(),
            translate("Groups", "Lưu %n nơi nhận thành nhóm", "", count),
            translate("Groups", "Lần sau chỉ cần chọn nhóm này. Các máy khác của cơ quan cũng thấy."),
            translate("Groups", "Lưu nhóm"),
            translate("Groups", "Tên nhóm, ví dụ: Các xã vùng cao"),
            self._keep,
        )

    def _keep(self, name: str) -> None:
        from app.actions.groups import save_group

        recipients = self._writing.content.recipients
        said = translate("Groups", "Đã lưu nhóm “{name}”.").format(name=name.strip())
        self._act(lambda desk: save_group(desk, name, recipients), lambda _: self._context.say(said))

    def _removes(self, group: Group) -> Callable[[], object]:
        return lambda: self._remove(group)

    def _remove(self, group: Group) -> None:
        from app.actions.groups import remove_group, save_group

        def undo() -> None:
            self._act(lambda desk: save_group(desk, group.name, group.recipients, group.id), lambda _: None)

        said = translate("Groups", "Đã bỏ nhóm “{name}”.").format(name=group.name)
        self._act(lambda desk: remove_group(desk, group.id), lambda _: self._context.say(said, undo))

    def _takes(self, group: Group) -> Callable[[], object]:
        return lambda: self.take(group)

    def _act(self, action: Callable[["Desk"], object], then: Callable[[object], object]) -> None:
        self._context.bridge.act(action, then, about=self)


def group_words(group: Group) -> str:
    return f"{group.name} ({len(group.recipients)})"
