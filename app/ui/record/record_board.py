"""The record of sending and receiving: what happened on the line, in words, to read and to hand on."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from app.ui.look.sizes import GROUP, ICON_SMALL
from app.ui.look.theme import theme
from app.ui.parts.board import ABOVE, EDGE, PageTop
from app.ui.parts.buttons import button
from app.ui.parts.row_delegate import RowDelegate
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.record.news_model import NewsModel
from app.ui.record.news_words import as_text, news_words
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.line import Line
from sync.replica.news_page import NewsPage, news_page
from sync.rules.people import Role

STEP = 500
REFRESH_MS = 500


class RecordBoard(Surface):
    """`opened`: a document's line. `away`: what happened while the line was lost is wanted. `back`: on with the work,
    to the place of that key."""

    opened = Signal(object)
    away = Signal()
    back = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context, self._limit = context, STEP
        self._model = NewsModel()
        self._kind = QComboBox()
        for key, words in _kinds().items():
            self._kind.addItem(words, key)
        self._kind.setAccessibleName(translate("RecordBoard", "Loại việc"))
        self._kind.currentIndexChanged.connect(self._other_kind)
        copy = button(translate("RecordBoard", "Chép nhật ký"), self._copy, symbol="copy")
        away = button(
            translate("RecordBoard", "Lần mất mạng gần nhất"), lambda: self.away.emit(), symbol="offline", kind="link"
        )
        self._top = PageTop(translate("RecordBoard", "Nhật ký gửi nhận"), [away, self._kind, copy], self._way_back())
        self.table = _Table(self._model)
        self.table.setAccessibleName(translate("RecordBoard", "Nhật ký gửi nhận"))
        self.table.opened.connect(self._open)
        self._more = button(translate("RecordBoard", "Hiện các việc cũ hơn"), self._older, kind="link")
        self._more.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(ABOVE), 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addWidget(self._top)
        beside = QHBoxLayout()
        beside.setContentsMargins(theme.px(EDGE - 6), 0, 0, 0)
        beside.addWidget(self.table)
        whole.addLayout(beside, 1)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.leads_to = self.table
        self._soon = Soon(self, self._look_if_shown, REFRESH_MS)
        context.bridge.changed.connect(self._soon.wish)

    def _way_back(self) -> QPushButton:
        """To what waits to be sent, or to his work for who has no such page."""
        waits = Role.CLERK in self._context.roles
        words = translate("RecordBoard", "Chờ gửi") if waits else translate("RecordBoard", "Việc của tôi")
        made = button(words, lambda: self.back.emit("waiting" if waits else "work"), symbol="left", kind="link")
        made.setStyleSheet("padding: 0;")
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        kind, limit = str(self._kind.currentData()), self._limit
        self._context.bridge.page(lambda raw: news_page(raw, kind, limit), self._take, about=self, key="news")

    def _take(self, page: NewsPage) -> None:
        office = self._context.words().office
        self._model.show([(news_words(news, office), news.line) for news in page.lines])
        self.table.clearSpans()
        for row, news in enumerate(page.lines):
            if news.line is None:  # there is no document to name: its reason has the room
                self.table.setSpan(row, 1, 1, 2)
        self._more.setVisible(not page.is_whole)
        nothing = translate("RecordBoard", "Chưa có việc gì trong 90 ngày qua.")
        self._top.note("" if page.lines else nothing)

    def _other_kind(self) -> None:
        self._limit = STEP
        self._look()

    def _older(self) -> None:
        self._limit += STEP
        self._look()

    def _open(self, row: int) -> None:
        _, line = self._model.rows[row]
        if isinstance(line, Line):
            self.opened.emit(line)

    def _copy(self) -> None:
        """Put what is shown on the clipboard, for whoever helps."""
        words = [words for words, _ in self._model.rows]
        office = self._context.office
        QGuiApplication.clipboard().setText(f"{office.short_name} ({office.id})\n{as_text(words)}\n")
        self._context.say(translate("RecordBoard", "Đã chép %n dòng nhật ký.", "", len(words)))


class _Table(QTableView):
    """`opened`: the row that was clicked or entered."""

    opened = Signal(int)

    def __init__(self, model: NewsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(theme.font("secondary"))
        self.setIconSize(QSize(theme.px(ICON_SMALL + 2), theme.px(ICON_SMALL + 2)))
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(theme.px(GROUP))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setHighlightSections(False)
        columns.setMinimumHeight(theme.px(GROUP))
        columns.resizeSection(0, theme.metrics("secondary").horizontalAdvance("00/00/0000 00:00") + theme.px(28))
        columns.resizeSection(1, theme.px(300))
        columns.setStretchLastSection(True)
        self.clicked.connect(lambda index: self._tell(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex(), entered=True)
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex, *, entered: bool = False) -> None:
        """A click opens only where the document stands, so that a row can be chosen without leaving the page."""
        if entered or index.column() == 2:
            self.opened.emit(index.row())


def _kinds() -> dict[str, str]:
    """In the order of `KINDS`."""
    return {
        "all": translate("RecordBoard", "Tất cả"),
        "sent": translate("RecordBoard", "Đã gửi"),
        "received": translate("RecordBoard", "Đã đến"),
        "refused": translate("RecordBoard", "Không được nhận"),
        "line": translate("RecordBoard", "Đường truyền"),
    }
