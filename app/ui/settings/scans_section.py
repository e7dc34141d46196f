"""Which folders scans come into on this PC, and what is done with what comes."""

from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.bridge.scan_room import MOST_FOLDERS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.text import Clamped
from app.ui.settings.section import Section
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica import scans_page
from sync.replica.scans_page import ScanFolders

if TYPE_CHECKING:
    from app.actions.desk import Desk


def scans_section(context: Context) -> Section:
    section = Section(translate("Settings", "Bản quét"))
    names = (translate("Settings", "Thư mục máy quét"), translate("Settings", "Thư mục thứ hai"))
    hints = (
        translate(
            "Settings",
            "Bản quét mới trong thư mục này hiện ở mục Bản quét mới. Tệp trong thư mục giữ nguyên: chương trình chỉ "
            "đọc, không xóa, không sửa, không chuyển đi. Thư mục con không xem.",
        ),
        translate("Settings", "Ví dụ thư mục tải về, nơi lưu tệp từ thư điện tử, Zalo."),
    )
    for n in range(MOST_FOLDERS):
        section.add(names[n], ScanFolderField(context, n, names[n]), hints[n])
    return section


class ScanFolderField(QWidget):
    """One of the folders: chosen in the system's dialog, let go by a button."""

    def __init__(self, context: Context, n: int, name: str) -> None:
        super().__init__()
        self._context, self._n, self._name = context, n, name
        self._shown = Clamped("", "body")
        self._clear = button(translate("Settings", "Bỏ chọn"), lambda: self.take(""), kind="link")
        self._clear.setAccessibleName(translate("Settings", "Bỏ chọn: {name}").format(name=name))
        choose = button(translate("Settings", "Chọn thư mục…"), self._choose, symbol="folder")
        choose.setAccessibleName(translate("Settings", "Chọn {name}").format(name=name.lower()))
        self._older = Slot()
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._shown, 1)
        row.addWidget(self._clear)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(row)
        column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        context.bridge.changed.connect(self._look)
        self._show()

    def take(self, folder: str) -> None:
        """Watch this one from now on; "" for none."""
        chosen = list(self._context.kept().scan_folders)
        other = [one for n, one in enumerate(chosen) if n != self._n]
        if folder in other:
            self._context.say(translate("Settings", "Thư mục này đã được chọn rồi."))
            return
        after = (*other, folder) if self._n else (folder, *other)
        self._context.keep(structs.replace(self._context.kept(), scan_folders=tuple(one for one in after if one)))
        self._show()

    def _folder(self) -> str:
        chosen = self._context.kept().scan_folders
        return chosen[self._n] if self._n < len(chosen) else ""

    def _show(self) -> None:
        folder = self._folder()
        self._shown.set_text(folder or translate("Settings", "Chưa chọn"))
        self._shown.setAccessibleName(f"{self._name}: {self._shown.text()}")
        self._clear.setVisible(bool(folder))
        self._look()

    def _look(self) -> None:
        folder = self._folder()
        self._older.setVisible(False)
        if folder:
            self._context.bridge.page(
                lambda raw: scans_page.folders(raw, (folder,)), self._show_older, about=self, key=(id(self), "older")
            )

    def _show_older(self, found: ScanFolders) -> None:
        """What lay there when it was chosen is not proposed unless somebody wants it."""
        count = found.before.get(self._folder(), 0)
        if count:
            words = translate("Settings", "Đưa cả %n tệp có từ trước vào Bản quét mới", "", count)
            self._older.put(button(words, self._propose_older, kind="link"))
        self._older.setVisible(bool(count))

    def _propose_older(self) -> None:
        folder = self._folder()

        def propose(desk: "Desk") -> int:
            from app.actions.scans import propose_older

            return propose_older(desk, folder)

        def done(_: int) -> None:
            self._context.scans.look_now()
            self._context.say(translate("Settings", "Đang đưa vào Bản quét mới."))

        self._context.bridge.act(propose, done, about=self)

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), self._name, self._folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()
