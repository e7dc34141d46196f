"""How this PC's data is kept safe: the last good backup and its age, where a second copy goes, the recovery key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from app.actions.daily_backup import OLD, Standing, set_other_folder, standing, want_now
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Card
from app.ui.parts.text import Text
from app.ui.settings.recovery_dialog import RecoveryDialog
from app.ui.settings.section import Rows
from app.ui.shell.context import Context
from app.ui.words import amounts, dates
from app.ui.words.speech import speech, translate

if TYPE_CHECKING:
    from app.actions.desk import Desk


class BackupSection(Card):
    """Looks again whenever the office's file changes: the engine's process is who writes backups."""

    def __init__(self, context: Context) -> None:
        super().__init__(translate("Settings", "Sao lưu"))
        self._context = context
        words = translate(
            "Settings",
            "Máy tự sao lưu mỗi ngày, và vài giờ một lần khi còn việc chưa gửi. Giữ bản cuối của "
            "12 ngày, 10 tuần, 9 tháng gần nhất.",
        )
        self.body.addWidget(Text(words, "secondary", "text2", wrap=True))
        self._facts = Slot()
        self.body.addWidget(self._facts)
        self._shown: Standing | None = None
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._now = button(translate("Settings", "Sao lưu ngay"), self._want, symbol="save")
        self._choose = button(translate("Settings", "Chọn thư mục thứ hai…"), self._ask_folder, symbol="folder")
        self._clear = button(translate("Settings", "Bỏ thư mục thứ hai"), lambda: self.take(""), kind="link")
        for one in (self._now, self._choose, self._clear):
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)
        self._key = button(translate("Settings", "Làm khóa khôi phục…"), self._make_key, symbol="key")
        move = button(translate("Settings", "Chuyển sang máy khác…"), context.ask_move, symbol="forward")
        under = QHBoxLayout()
        under.setSpacing(theme.px(8))
        for one in (self._key, move):
            under.addWidget(one)
        under.addStretch(1)
        self.body.addLayout(under)
        context.bridge.changed.connect(self._look)
        self._clear.hide()
        self._look()

    def _look(self) -> None:
        self._context.bridge.read(standing, self._show, about=self, key=(id(self), "backups"))

    def _show(self, found: Standing) -> None:
        if self._shown is not None and (found.last, found.fault) != (self._shown.last, self._shown.fault):
            self._now.setEnabled(True)
        if found == self._shown:
            return
        self._shown = found
        self._clear.setVisible(bool(found.other))
        anew = translate("Settings", "Làm khóa khôi phục mới…")
        self._key.setText(anew if found.sealed_since else translate("Settings", "Làm khóa khôi phục…"))
        self._facts.put(_facts(found, self._context))

    def _want(self) -> None:
        def want(desk: "Desk") -> None:
            want_now(desk.replica)

        self._now.setEnabled(False)
        said = translate("Settings", "Máy đang sao lưu. Cứ làm việc bình thường.")
        self._context.bridge.act(want, lambda _: self._context.say(said), about=self)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self.window(), translate("Settings", "Thư mục sao lưu thứ hai"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, folder: str) -> None:
        """Copy each backup there too from now on; "" for nowhere else."""

        def keep(desk: "Desk") -> None:
            set_other_folder(desk.replica, folder)

        self._context.bridge.act(keep, lambda _: self._look(), about=self)

    def _make_key(self) -> None:
        anew = bool(self._shown and self._shown.sealed_since)

        def make(desk: "Desk") -> str:
            from app.actions.recovery import make_recovery_key  # slow to import

            return make_recovery_key(desk.replica, anew=anew)

        def show(code: str) -> None:
            RecoveryDialog(self._context, code).open()

        self._context.bridge.act(make, show, about=self)


def _facts(found: Standing, context: Context) -> QWidget:
    rows, now = Rows(), context.bridge.clock.now()
    none = translate("Settings", "Chưa có. Bản đầu tiên được ghi khi chương trình mở.")
    last = none
    if found.last is not None:
        held = translate("Settings", "%n việc chưa gửi", "", found.last.counts.get("unsent", 0))
        size = amounts.size(found.last.bytes)
        last = f"{dates.spoken(found.last.at, now)} · {held} · {size}"
    rows.tell(translate("Settings", "Bản tốt gần nhất"), last)
    kept = translate("Settings", "%n bản, trong thư mục dữ liệu của máy này", "", found.how_many)
    rows.tell(translate("Settings", "Đang giữ"), kept)
    nowhere = translate("Settings", "Chưa chọn. Nếu ổ đĩa hỏng thì mất cả dữ liệu lẫn bản sao lưu.")
    rows.tell(translate("Settings", "Thư mục thứ hai"), found.other or nowhere, wants=not found.other)
    no_key = translate("Settings", "Chưa có: máy hỏng thì không mở được bản sao lưu nào.")
    made = translate("Settings", "Làm lúc {time}").format(time=dates.moment(found.sealed_since or now))
    has_key = found.sealed_since is not None
    rows.tell(translate("Settings", "Khóa khôi phục"), made if has_key else no_key, wants=not has_key)
    if found.last is not None and found.last.left_out:
        lacks = translate(
            "Settings",
            "Bản tốt gần nhất thiếu %n mục đã hỏng hoặc mất trên máy này. Giữ các bản cũ hơn và báo bộ phận hỗ trợ.",
            "",
            found.last.left_out,
        )
        rows.add("", _wide(Band("amber", "alert", lacks)))
    for fault in (found.fault, found.other_fault):
        if fault is not None:
            rows.add("", _wide(Band("red", "alert", speech.say(fault.code, fault.facts))))
    if found.last is not None and now - found.last.at > OLD and found.fault is None:
        days = str((now - found.last.at).days)
        rows.add("", _wide(Band("amber", "alert", speech.say("backup.old", {"days": days}))))
    return rows


def _wide(band: Band) -> Band:
    """As wide as the facts above it."""
    band.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return band
