"""An office's data comes back on a bare PC: which backup, and the key from its sealed slip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening, opening_of
from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Clamped, Text
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.protocol.recovery_code import normal_recovery_code

if TYPE_CHECKING:
    from app.actions.restoring import Restored


@dataclass(frozen=True)
class Asked:
    """What a person reads while he is asked: of a file, and of the key or code that opens it."""

    title: str
    words: str
    do: str
    file: str
    key: str


def of_a_backup() -> Asked:
    return Asked(
        title=translate("Restore", "Khôi phục từ bản sao lưu"),
        words=translate(
            "Restore",
            "Dùng khi máy cũ hỏng hoặc đã cài lại. Máy này thay chỗ máy cũ; máy cũ không gửi nhận được nữa.",
        ),
        do=translate("Restore", "Khôi phục"),
        file=translate("Restore", "Tệp sao lưu"),
        key=translate("Restore", "Khóa trên phiếu khóa khôi phục, 6 nhóm"),
    )


class RestoreDialog(Question):
    """`restored`: the data is here, and this PC stands for the former one at the server: what to go on with."""

    restored = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget, asked: Asked | None = None) -> None:
        self._asked = asked = asked or of_a_backup()
        super().__init__(parent, asked.title, asked.words, asked.do, later=translate("Restore", "Đóng"))
        self.setMinimumWidth(theme.px(560))
        self._bridge, self._file, self._is_here = bridge, "", False
        self.arrived: Restored | None = None  # what was unpacked
        self.body.addWidget(Text(asked.file, "secondary_strong", "text2"))
        self._shown = Clamped(translate("Restore", "Chưa chọn tệp"), "body", lines=2)
        self._choose = button(translate("Restore", "Chọn tệp…"), self._ask_file, symbol="folder")
        row = QHBoxLayout()
        row.addWidget(self._shown, 1)
        row.addWidget(self._choose)
        self.body.addLayout(row)
        self.body.addWidget(Text(asked.key, "secondary_strong", "text2"))
        self.key = QLineEdit()
        self.key.setAccessibleName(asked.key)
        self.key.textChanged.connect(self._change)
        self.body.addWidget(self.key)
        self._told = Slot()
        self.body.addWidget(self._told)
        self._change()
        self._choose.setFocus()

    def accept(self) -> None:
        """Closes once there is a window to open."""
        self.begin()

    def take(self, file: str) -> None:
        self._file = file
        self._shown.set_text(QDir.toNativeSeparators(file))
        self._change()
        self.key.setFocus()

    def begin(self) -> None:
        """Restore, then ask the server; where that cannot be reached, the same again asks it once more."""
        if not self.do.isEnabled():
            return
        file, typed, is_here = self._file, self.key.text(), self._is_here
        if not is_here and (wrong := _mistyped(typed)):
            self._tell(Band("red", "alert", speech.say(wrong.code, wrong.facts)))
            return

        def work() -> Restored | None:
            return None if is_here else self.unpack(Path(file), typed)

        self._set_busy(is_busy=True)
        self._tell(Text(translate("Restore", "Đang đọc và kiểm tra tệp…"), "secondary", "text2"))
        self._bridge.away(work, self._go_on, about=self, refused=self._refused)

    def unpack(self, file: Path, typed: str) -> Restored:
        """Bring the data into this PC's profile. Called on another thread. Raises: as `app.actions.restoring`."""
        from app.actions.recovery import checked_code, opening_with
        from app.actions.restoring import restore

        bridge = self._bridge
        return restore(bridge.profile, file, opening_with(checked_code(typed)), bridge.clock, bridge.ids)

    def _go_on(self, done: Restored | None) -> None:
        self._is_here, bridge = True, self._bridge
        self.arrived = done or self.arrived
        bridge.away(
            lambda: opening_of(bridge.profile, bridge.clock, bridge.ids), self._done, about=self, refused=self._refused
        )

    def _done(self, opening: Opening) -> None:
        self.restored.emit(opening)
        super().accept()

    def _refused(self, error: EofficeError) -> None:
        self._set_busy(is_busy=False)
        self._tell(Band("red", "alert", speech.say(error.code, error.facts)))

    def _tell(self, what: QWidget) -> None:
        self._told.put(what)
        self.fit()

    def _set_busy(self, *, is_busy: bool) -> None:
        for part in (self.key, self._choose):
            part.setEnabled(not is_busy and not self._is_here)
        self.do.setEnabled(not is_busy)

    def _change(self) -> None:
        self._told.put(QWidget())
        self.do.setEnabled(bool(self._file and self.key.text().strip()))

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self._asked.file)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()


def _mistyped(typed: str) -> EofficeError | None:
    """What is wrong with a key, said before anything is read."""
    if normal_recovery_code(typed) is not None:
        return None
    from app.actions.recovery import checked_code

    try:
        checked_code(typed)
    except EofficeError as error:
        return error
    return None
