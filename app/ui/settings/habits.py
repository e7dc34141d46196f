"""How the PC behaves: when it locks, whether the program opens at login, where files are saved."""

from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from app.host.autostart import start_at_login, starts_at_login
from app.ui.door.new_pin_page import ask_new_pin
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.segments import Segments
from app.ui.parts.text import Clamped
from app.ui.settings.section import Section
from app.ui.shell.context import Context
from app.ui.words.speech import translate

MINUTES = (0, 5, 10, 30)


def lock_section(context: Context) -> Section:
    section = Section(translate("Settings", "Khóa màn hình"))
    offered = [
        (str(n), translate("Settings", "%n phút", "", n) if n else translate("Settings", "Không tự khóa"), "")
        for n in MINUTES
    ]
    choice = Segments(translate("Settings", "Tự khóa sau"), offered, str(context.preferences.lock_after_min))
    choice.chosen.connect(lambda key: context.keep(structs.replace(context.preferences, lock_after_min=int(key))))
    hint = translate("Settings", "Màn hình tự khóa khi không ai dùng máy trong khoảng đó. Khóa ngay: Ctrl+L.")
    if not context.opening.pinned:
        choice.setEnabled(False)  # there is nothing that it could lock with
        hint = translate("Settings", "Chưa ai trên máy này đặt mã PIN nên màn hình chưa khóa được.")
    section.add(translate("Settings", "Tự khóa sau"), choice, hint)
    has_one = context.person in context.opening.pinned
    words = translate("TopBar", "Đổi mã PIN") if has_one else translate("TopBar", "Đặt mã PIN")
    section.add(translate("Settings", "Mã PIN của tôi"), button(words, lambda: ask_new_pin(context), symbol="key"))
    return section


def login_section(context: Context) -> Section:
    section, profile = Section(translate("Settings", "Khi đăng nhập máy tính")), context.bridge.profile
    name = translate("Settings", "Chương trình")
    offered = [("no", translate("Settings", "Không tự mở"), ""), ("yes", translate("Settings", "Tự mở"), "")]
    choice = Segments(name, offered, "yes" if starts_at_login(profile) else "no")

    def keep(key: str) -> None:
        def write() -> None:
            start_at_login(profile, wanted=key == "yes")

        context.bridge.away(write, lambda _: None, about=section)

    choice.chosen.connect(keep)
    hint = translate("Settings", "Tự mở thì văn bản đến và đi ngay từ đầu giờ, không chờ ai bấm.")
    section.add(name, choice, hint)
    return section


def files_section(context: Context) -> Section:
    section = Section(translate("Settings", "Nơi lưu tệp"))
    section.add(translate("Settings", "Thư mục"), FolderField(context))
    return section


class FolderField(QWidget):
    """The folder that saving begins at; the last one used where none is chosen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown = Clamped(self._folder(), "body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._shown, 1)
        row.addWidget(button(translate("Settings", "Chọn thư mục…"), self._choose, symbol="folder"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def take(self, folder: str) -> None:
        """Save there from now on."""
        self._context.keep(structs.replace(self._context.preferences, save_folder=folder))
        self._shown.set_text(self._folder())

    def _folder(self) -> str:
        return self._context.preferences.save_folder or str(Path.home())

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), translate("Settings", "Lưu tệp vào thư mục nào?"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()
