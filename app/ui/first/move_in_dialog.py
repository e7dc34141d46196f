"""The office moves to another PC, at the new one: the file and its code, then what is here beside what was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.bridge.opening import Opening
from app.ui.first.restore_dialog import Asked, RestoreDialog
from app.ui.parts.aloud import say_aloud
from app.ui.parts.surfaces import Band
from app.ui.settings.section import Rows
from app.ui.words.speech import translate
from app.ui.words.tallies import compared_lines

if TYPE_CHECKING:
    from app.actions.restoring import Restored


class MoveInDialog(RestoreDialog):
    """As a restored backup; before the window opens, a person sees that all of it is here."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        words = translate(
            "MoveIn",
            "Bước 2: mở ở máy này tệp mà máy cũ đã đóng gói. Máy này thay chỗ máy cũ; số cấp tiếp theo nối liền. Sai "
            "mã hay tệp hỏng thì chưa có gì thay đổi, làm lại được.",
        )
        asked = Asked(
            title=translate("MoveIn", "Nhận từ máy cũ chuyển sang"),
            words=words,
            do=translate("MoveIn", "Nhận"),
            file=translate("MoveIn", "Tệp chuyển"),
            key=translate("MoveIn", "Mã mở tệp, hiện ở máy cũ, 6 nhóm"),
        )
        super().__init__(bridge, parent, asked)
        self._opening: Opening | None = None

    def begin(self) -> None:
        if self._opening is None:
            super().begin()
            return
        self.restored.emit(self._opening)
        QDialog.accept(self)

    def unpack(self, file: Path, typed: str) -> Restored:
        from app.actions.moving import move_in

        bridge = self._bridge
        return move_in(bridge.profile, file, typed, bridge.clock, bridge.ids)

    def _done(self, opening: Opening) -> None:
        self._opening = opening
        self._set_busy(is_busy=False)
        self.do.setText(translate("MoveIn", "Bắt đầu làm việc"))
        if self.arrived is not None:  # else it was unpacked before this program was started
            self._tell(_came(self.arrived))
        self.other.hide()
        self.do.setFocus()


def _came(done: Restored) -> QWidget:
    rows = Rows()
    for name, value in compared_lines(done.before, done.counts):
        rows.tell(name, value)
    if done.before == done.counts:
        said = translate("MoveIn", "Đã nhận đủ. Máy này đã thay chỗ máy cũ. Giờ có thể xóa tệp chuyển.")
        rows.add("", Band("green", "check", said))
    else:
        said = translate("MoveIn", "Có số khác máy cũ. Giữ máy cũ và tệp chuyển nguyên như vậy, báo bộ phận hỗ trợ.")
        rows.add("", Band("amber", "alert", said))
    say_aloud(rows, said)
    return rows
