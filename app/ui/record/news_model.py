"""The model of the record: one event a row; time, what happened, which document."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.look.icons import icon
from app.ui.look.theme import theme
from app.ui.parts.text import plain_tip
from app.ui.record.news_words import NewsWords
from app.ui.words.speech import translate
from sync.replica.line import Line

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class NewsModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[NewsWords, Line | None]] = []
        self._titles = (
            translate("NewsModel", "Thời gian"),
            translate("NewsModel", "Việc"),
            translate("NewsModel", "Văn bản"),
        )

    def show(self, rows: Sequence[tuple[NewsWords, Line | None]]) -> None:
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        words, _ = self.rows[index.row()]
        text = (words.when, words.what, words.subject)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return icon(words.symbol, words.token)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color(self._ink(index))
        return None

    def _ink(self, index: Index) -> str:
        _, line = self.rows[index.row()]
        if index.column() == 2 and line is not None:
            return "primary"
        return "text2" if index.column() == 0 else "text"
