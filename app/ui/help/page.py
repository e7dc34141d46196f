"""The help: its pages on the left, the chosen one on the right; all of it is here without a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.help.text import HelpText
from app.ui.help.topics import Topic, topic_of, topics
from app.ui.look.sizes import NAV_ITEM
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.words.speech import translate

COLUMN = 300


class HelpPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._topics = topics()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(translate("HelpPage", "Tìm trong trợ giúp"))
        self._filter.setAccessibleName(translate("HelpPage", "Tìm trong trợ giúp"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._fill)
        self._list = QListWidget()
        self._list.setAccessibleName(translate("HelpPage", "Các trang trợ giúp"))
        self._list.currentItemChanged.connect(self._open_current)
        self._text = HelpText()
        self._lay_out()
        self._fill()
        QShortcut(QKeySequence("Ctrl+P"), self, self._print, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusProxy(self._list)

    def open_queue(self, key: str) -> None:
        """Open the page about a place of the window; the first one where there is none about it."""
        keys = [topic.key for topic in self._shown()]
        topic = topic_of(key)
        self._list.setCurrentRow(keys.index(topic) if topic in keys else 0)

    def _shown(self) -> list[Topic]:
        typed = self._filter.text()
        return [topic for topic in self._topics if topic.speaks_of(typed)] if typed.strip() else self._topics

    def _fill(self) -> None:
        self._list.clear()
        for topic in self._shown():
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self._list.addItem(item)
        if self._list.count():
            self._list.setCurrentRow(0)
        else:
            self._text.say(translate("HelpPage", "Không có trang nào nói về điều này. Thử ít chữ hơn."))

    def _open_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._text.open(item.data(Qt.ItemDataRole.UserRole))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self._text.print_(printer)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = Surface("surface")
        left.setFixedWidth(theme.px(COLUMN))
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(10))
        column.addWidget(Text(translate("HelpPage", "Trợ giúp"), "h1"))
        column.addWidget(self._filter)
        self._list.setStyleSheet(
            f"QListWidget {{ background: transparent; outline: none; }}"
            f"QListWidget::item {{ min-height: {theme.px(NAV_ITEM - 6)}px; padding: 0 {theme.px(8)}px;"
            f" border-radius: 6px; color: {theme.tokens.text}; }}"
            f"QListWidget::item:selected {{ background: {theme.tokens.selected}; color: {theme.tokens.primary}; }}"
            f"QListWidget::item:hover:!selected {{ background: {theme.tokens.hover}; }}"
        )
        column.addWidget(self._list, 1)
        column.addWidget(button(translate("HelpPage", "In trang này"), self._print, symbol="print"))
        row.addWidget(left)
        page = Surface("surface2")
        inner = QHBoxLayout(page)
        inner.setContentsMargins(theme.px(28), theme.px(14), theme.px(12), 0)
        inner.addWidget(self._text, 1)
        row.addWidget(page, 1)
