"""The office moves to another PC, at the former one: what goes along, where the file is written, then the code for it.

From the moment when it is packed this PC goes on no more; so the second step ends the program or takes the move back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.host.removable import sticks
from app.ui.carry.place_field import Look, PlaceField
from app.ui.doing.asking import Question
from app.ui.look.sizes import RADIUS
from app.ui.look.theme import theme
from app.ui.parts.aloud import say_aloud
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Clamped, Text
from app.ui.shell.context import Context
from app.ui.words import amounts
from app.ui.words.speech import speech, translate
from app.ui.words.tallies import tally_lines
from sync.errors import EofficeError
from sync.replica.replica import Replica

if TYPE_CHECKING:
    from app.actions.moving import Packed


class MoveOutDialog(Question):
    """`quit_` ends the program. `look` says what is plugged in."""

    def __init__(self, context: Context, quit_: Callable[[], object], look: Look = sticks) -> None:
        super().__init__(
            context.window(),
            translate("MoveOut", "Chuyển sang máy khác"),
            "",
            translate("MoveOut", "Đóng gói và dừng máy này"),
            grave=True,
        )
        self.setMinimumWidth(theme.px(600))
        self._context, self._quit = context, quit_
        self._is_busy, self._packed = False, False
        self._step, self._told = Slot(), Slot()
        self.body.addWidget(self._step)
        self.body.addWidget(self._told)
        self.to = PlaceField(context.bridge, translate("MoveOut", "Ghi tệp chuyển vào"), look)
        self.to.changed.connect(self._check)
        self._first = _First(self.to)
        self._step.put(self._first)
        self._check()
        context.bridge.read(_counted, self._tell_counts, about=self)
        self.to.combo.setFocus()

    def accept(self) -> None:
        if self._packed:
            self._quit()
        elif self.to.folder is not None and not self._is_busy:
            self._pack()

    def reject(self) -> None:
        """While it is packed, closing would leave a window that can do nothing; packed, it is taken back by its
        button alone."""
        if not self._is_busy and not self._packed:
            super().reject()

    def _tell_counts(self, counts: dict[str, int]) -> None:
        self._first.show_counts(counts)
        self._fit_soon()

    def _pack(self) -> None:
        """Whatever is being written is kept first, so that it goes along."""
        self._set_busy(translate("MoveOut", "Đang đóng gói và đọc lại kiểm tra. Có thể mất vài phút."))
        self._context.writing.leave()
        self._context.bridge.act(lambda desk: None, lambda _: self._pack_all(), about=self, refused=self._refused)

    def _pack_all(self) -> None:
        bridge, folder, rest = self._context.bridge, self.to.folder, self._context.rest_engine
        assert folder is not None

        def work(replica: Replica) -> Packed:
            from app.actions.moving import move_name, move_out

            rest()
            return move_out(bridge.profile, replica, folder / move_name(replica))

        bridge.carry(work, self.show_packed, about=self, refused=self._refused)

    def show_packed(self, packed: Packed) -> None:
        """The second step: the code, and what is to be done with it."""
        self._is_busy, self._packed = False, True
        second, written_down = _Second(packed), QCheckBox(translate("MoveOut", "Đã chép mã ra giấy"))
        self._step.put(second)
        self._told.put(QWidget())
        self.put_beside(written_down)
        written_down.show()
        written_down.toggled.connect(self.do.setEnabled)
        self.do.setText(translate("MoveOut", "Đóng chương trình"))
        self.do.setEnabled(False)
        self.other.setText(translate("MoveOut", "Thôi chuyển, làm tiếp ở máy này"))
        self.other.setEnabled(True)
        self.other.setDefault(False)
        self.other.clicked.disconnect()
        self.other.clicked.connect(self._stay)
        self._fit_soon()
        say_aloud(self, translate("MoveOut", "Đã đóng gói. Chép mã mở tệp ra giấy."))
        second.code.setFocus()

    def _stay(self) -> None:
        bridge = self._context.bridge

        def stay() -> None:
            from app.actions.moving import stay as go_on

            go_on(bridge.profile, bridge.clock, bridge.ids)

        self._set_busy(translate("MoveOut", "Đang mở lại máy này…"))
        bridge.away(stay, lambda _: self._stayed(), about=self, refused=self._refused)

    def _stayed(self) -> None:
        self._is_busy, self._packed = False, False
        self._context.restart_engine()
        said = translate(
            "MoveOut", "Máy này làm tiếp. Hãy xóa tệp chuyển: nếu mở nó ở máy khác, máy chủ chỉ cho một máy đi tiếp."
        )
        self._context.say(said)
        super().reject()

    def _refused(self, error: EofficeError) -> None:
        self._is_busy = False
        if not self._packed:
            self._context.restart_engine()
        self.other.setEnabled(True)
        self._tell(Band("red", "alert", speech.say(error.code, error.facts)))
        self._check()

    def _set_busy(self, words: str) -> None:
        self._is_busy = True
        self.do.setEnabled(False)
        self.other.setEnabled(False)
        self._tell(Text(words, "secondary", "text2", wrap=True))
        say_aloud(self, words)

    def _tell(self, what: QWidget) -> None:
        self._told.put(what)
        self._fit_soon()

    def _fit_soon(self) -> None:
        """Once the layouts inside have heard of what was put there."""
        QTimer.singleShot(0, self, self.fit)

    def _check(self) -> None:
        if not self._packed:
            self.do.setEnabled(self.to.folder is not None and not self._is_busy)


class _First(QWidget):
    """What goes along, and where the file is to be written."""

    def __init__(self, to: PlaceField) -> None:
        super().__init__()
        self._counts = Text("", "body", wrap=True, selectable=True)
        goes = translate(
            "MoveOut",
            "Bước 1: đóng gói ở máy này. Mọi văn bản, tệp, dự thảo, sổ và việc chưa gửi đi cùng; số cấp ở máy mới "
            "nối tiếp, không nhảy. Không gì bị xóa ở máy này.",
        )
        hint = translate("MoveOut", "USB hoặc thư mục dùng chung. Tệp được mã hóa, không có mã thì không ai mở được.")
        stops = translate(
            "MoveOut",
            "Đóng gói xong, máy này dừng: không gửi, không nhận, không cấp số nữa. Nếu đổi ý trước khi mở tệp ở máy "
            "mới, có thể thôi chuyển và làm tiếp ở đây.",
        )
        _stack(
            self,
            Text(goes, "body", "text2", wrap=True),
            self._counts,
            Text(translate("MoveOut", "Ghi tệp chuyển vào"), "secondary_strong", "text2"),
            to,
            Text(hint, "caption", "text3", wrap=True),
            Band("amber", "alert", stops),
        )

    def show_counts(self, counts: dict[str, int]) -> None:
        self._counts.setText(_told(counts))


class _Second(QWidget):
    """The code in two lines, and what to do at the new PC."""

    def __init__(self, packed: Packed) -> None:
        super().__init__()
        written, groups, size = packed.written, packed.code.split("-"), amounts.size(packed.written.bytes)
        done = translate("MoveOut", "Đã đóng gói và đọc lại kiểm tra ({size}).").format(size=size)
        parts: list[QWidget] = [Band("green", "check", _told(written.counts), done)]
        if written.left_out:
            gone = translate("MoveOut", "%n tệp hỏng hoặc thiếu ở máy này nên không đi cùng.", "", written.left_out)
            parts.append(Band("amber", "alert", gone))
        self.code = Text("   ".join(groups[:3]) + "\n" + "   ".join(groups[3:]), "tile", wrap=True, selectable=True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # no caret, which on paper would be another letter: a frame shows where the keyboard is
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        frame, focus = f"border: 2px solid transparent; border-radius: {RADIUS}px;", theme.tokens.focus
        self.code.setStyleSheet(f"QLabel {{ {frame} }} QLabel:focus {{ border-color: {focus}; }}")
        self.code.setAccessibleName(translate("MoveOut", "Mã mở tệp: {code}").format(code=packed.code))
        once = translate("MoveOut", "Mã chỉ hiện lần này. Chép ra giấy, để riêng, không để cùng tệp.")
        steps = translate(
            "MoveOut",
            "Bước 2, ở máy mới: cài chương trình, mở, bấm “Nhận từ máy cũ chuyển sang…”, chọn tệp, gõ mã. Cần mạng một "
            "lần. Máy mới nói lại các con số trên để so. Khi máy mới đã mở được, xóa tệp chuyển.",
        )
        file = translate("MoveOut", "Tệp: {file}").format(file=written.file)
        parts += [Clamped(file, "body", lines=2), self.code, Band("amber", "key", once)]
        _stack(self, *parts, Text(steps, "body", wrap=True))


def _stack(holder: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    for part in parts:
        column.addWidget(part)


def _told(counts: Mapping[str, int]) -> str:
    return " · ".join(f"{name}: {value}" for name, value in tally_lines(counts))


def _counted(replica: Replica) -> dict[str, int]:
    from sync.replica.copying import counts

    with replica.read() as connection:
        return asdict(counts(connection))
