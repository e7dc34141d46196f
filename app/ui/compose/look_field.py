"""Files that no program could read: before one of them leaves, a person looks into it and says so by a tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.compose.checks import unread_words
from app.ui.compose.papers import Paper
from app.ui.compose.verdicts import Check
from app.ui.compose.writing import Writing
from app.ui.doing.files import FilesDoing
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS, ICON
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.documents import FileFacts


class LookField(QWidget):
    """Not there where every file could be read. A tick holds for the bytes that were looked at: another file, and the
    same name with other bytes, is asked for anew."""

    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._writing, self._files = writing, FilesDoing(context)
        self._shown: tuple[FileFacts, ...] = ()
        self._rows: dict[str, _Row] = {}
        self._slot = Slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._slot)
        self.hide()

    @property
    def wanting(self) -> QCheckBox | None:
        """The first box that is not ticked yet."""
        return next((row.box for row in self._rows.values() if not row.box.isChecked()), None)

    def start(self) -> None:
        """Another document is being written."""
        self._shown = ()

    def show_facts(self, told: Sequence[Check]) -> None:
        unread = {p.facts.sha256: p for p in self._writing.taking.papers if p.is_unread and p.facts is not None}
        files = tuple(paper.facts for paper in unread.values() if paper.facts is not None)
        if files != self._shown:
            self._shown = files
            self._slot.put(self._list(unread))
        for sha256, row in self._rows.items():
            row.show_tick(is_looked_at=sha256 in self._writing.content.looked_at)
        self.setVisible(bool(files))

    def _list(self, unread: dict[str, Paper]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._rows = {}
        for sha256, paper in unread.items():
            row = _Row(paper, self._opens(paper), self._ticks(sha256))
            self._rows[sha256] = row
            column.addWidget(row)
        return holder

    def _opens(self, paper: Paper) -> Callable[[], object]:
        file = paper.facts
        assert file is not None
        return lambda: self._files.open_stored(file)

    def _ticks(self, sha256: str) -> Callable[[bool], object]:
        def tick(is_ticked: bool) -> None:
            others = tuple(one for one in self._writing.content.looked_at if one != sha256)
            self._writing.change(looked_at=(*others, sha256) if is_ticked else others)

        return tick


class _Row(Surface):
    def __init__(self, paper: Paper, open_: Callable[[], object], tick: Callable[[bool], object]) -> None:
        super().__init__("amber_bg", "", CARD_RADIUS)
        self.box = QCheckBox(translate("LookField", "Đã xem tệp, không có dấu Mật"))
        self.box.setAccessibleName(f"{self.box.text()}: {paper.name}")
        self.box.toggled.connect(tick)
        opens = button(translate("LookField", "Mở tệp"), open_, symbol="external")
        opens.setAccessibleName(f"{opens.text()}: {paper.name}")
        picture = QLabel()
        picture.setPixmap(pixmap("alert", "amber", ICON, self.devicePixelRatioF()))
        picture.setFixedHeight(theme.line_height("body"))
        choices = QWidget()
        flow = Flow(theme.px(16), theme.px(6))
        choices.setLayout(flow)
        flow.addWidget(opens)
        flow.addWidget(self.box)
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(Text(unread_words(paper), "body", "amber", wrap=True))
        words.addWidget(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        row.setSpacing(theme.px(10))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_tick(self, *, is_looked_at: bool) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(is_looked_at)
        self.box.blockSignals(False)
        self.set_ground("surface2" if is_looked_at else "amber_bg")
