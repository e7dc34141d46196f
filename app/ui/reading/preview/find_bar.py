"""The field to find words in a file, and how many there are."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.look.sizes import CONTROL
from app.ui.look.theme import theme
from app.ui.parts.buttons import icon_button
from app.ui.parts.text import Text
from app.ui.reading.preview.hits import Hits
from app.ui.words import amounts
from app.ui.words.speech import translate

TYPING_MS = 120


class FindBar(QWidget):
    """`typed`: other words. `stepped`: to the next hit (True) or the one before. `closed`: no more finding."""

    typed = Signal(str)
    stepped = Signal(bool)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Preview", "Tìm trong văn bản, gõ không dấu cũng được"))
        self.field.setAccessibleName(translate("Preview", "Tìm trong văn bản"))
        self.field.setFixedHeight(theme.px(CONTROL))
        self._count = Text("", "caption", "text2")
        self._note = Text("", "caption", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(2), theme.px(6), theme.px(6))
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        column.addLayout(row)
        column.addWidget(self._note)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        before = icon_button("up", translate("Preview", "Chỗ trước"), lambda: self.stepped.emit(False))
        after = icon_button("down", translate("Preview", "Chỗ tiếp theo"), lambda: self.stepped.emit(True))
        before.setToolTip(translate("Preview", "Chỗ trước (Shift+F3)"))
        after.setToolTip(translate("Preview", "Chỗ tiếp theo (Enter, F3)"))
        self._steps = (before, after)
        close = icon_button("close", translate("Preview", "Đóng tìm kiếm"), self.closed.emit)
        close.setToolTip(translate("Preview", "Đóng tìm kiếm (Esc)"))
        for made in (before, after, close):
            row.addWidget(made)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.field.text()))
        self.field.textChanged.connect(lambda: self._pause.start())
        self._keys()
        self.show_hits(Hits())
        self.hide()

    @property
    def holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def open(self) -> None:
        """Show it, ready to type; what was typed before is picked."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        if self.field.text():
            self.typed.emit(self.field.text())

    def show_hits(self, hits: Hits) -> None:
        count, note = counted(hits)
        self._count.setText(f" {count} " if count else "")
        self._count.setAccessibleName(count)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        for made in self._steps:
            made.setEnabled(hits.count > 0)

    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()

    def _keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (
            ("Escape", self.closed.emit),
            ("Return", lambda: self.stepped.emit(True)),
            ("Enter", lambda: self.stepped.emit(True)),
            ("Shift+Return", lambda: self.stepped.emit(False)),
        ):
            QShortcut(QKeySequence(key), self, act, context=inside)
        QShortcut(QKeySequence("F3"), self, lambda: self.stepped.emit(True))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.stepped.emit(False))


def counted(hits: Hits) -> tuple[str, str]:
    """How many hits there are and which one is shown; and what has to be said of pages without text to look in."""
    if not hits.words:
        return "", ""
    if hits.is_all_scans:
        return "", translate("Preview", "Văn bản là ảnh quét, không tìm được chữ")
    if not hits.count and not hits.is_done:
        return translate("Preview", "Đang tìm…"), ""
    count = amounts.number(hits.count) + ("" if hits.is_done else "…")
    told = f"{amounts.number(hits.position)}/{count}" if hits.count else translate("Preview", "0 kết quả")
    notes = []
    if hits.is_done and hits.scans:
        notes.append(translate("Preview", "%n trang là ảnh quét, không tìm được chữ", "", hits.scans))
    if hits.is_done and hits.unread:
        notes.append(translate("Preview", "%n trang không đọc được", "", hits.unread))
    return told, " · ".join(notes)
