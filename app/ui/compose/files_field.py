"""The files of a document: dropped here or chosen, the main one first, the enclosures in their order."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.compose.paper_row import PaperRow
from app.ui.compose.papers import Paper
from app.ui.compose.templates_menu import TemplatesButton
from app.ui.compose.verdicts import Check
from app.ui.compose.writing import Writing
from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.dropping import DropDoor
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate


class FilesField(QWidget):
    def __init__(self, context: Context, writing: Writing) -> None:
        super().__init__()
        self._context, self._writing = context, writing
        self._shown: object = None
        self._rows: dict[int, PaperRow] = {}
        self._slot = Slot()
        self.templates = TemplatesButton(context, writing, lambda: asked_for_files(context, one=True))
        self._zone = _Zone(self.choose, self.templates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._slot)
        column.addWidget(self._zone)
        self.leads_to: QWidget = self._zone.choose
        DropDoor(self, translate("FilesField", "Thả để gắn vào văn bản"), writing.taking.add)

    def start(self) -> None:
        """Another document is being written."""
        self._shown = None

    def choose(self) -> None:
        """Ask for files and take them in."""
        if paths := asked_for_files(self._context):
            self._writing.taking.add(paths)

    def show_facts(self, told: Sequence[Check]) -> None:
        papers, offers = self._writing.taking.papers, self._writing.outside.offers
        if (papers, offers) == self._shown:
            return
        key, which = next(((key, f) for key, row in self._rows.items() if (f := row.focused())), (0, ""))
        self._shown = (papers, offers)
        self._slot.put(self._list(papers))
        self._slot.setVisible(bool(papers))
        self._zone.be_small(small=bool(papers))
        if which:
            self._rows[key].focus(which) if key in self._rows else self._zone.choose.setFocus()

    def _list(self, papers: Sequence[Paper]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._rows = {}
        for n, paper in enumerate(papers):
            row = PaperRow(
                paper,
                is_main=n == 0,
                open=self._opens(paper) if paper.is_here else None,
                up=self._moves(paper, -1) if n else None,
                down=self._moves(paper, 1) if n < len(papers) - 1 else None,
                remove=self._removes(paper),
            )
            self._rows[paper.key] = row
            column.addWidget(row)
            if paper.key in self._writing.outside.offers:
                column.addWidget(self._offer(paper))
        return holder

    def _offer(self, paper: Paper) -> QWidget:
        """Another program has made something of a file that was opened from here."""
        name = self._writing.outside.offers[paper.key].path.name
        text = translate("FilesField", "“{name}” đã đổi ở chương trình khác. Lấy bản mới vào văn bản này?")
        take = button(translate("FilesField", "Lấy bản mới"), lambda: self._take_offer(paper), symbol="refresh")
        leave = button(
            translate("FilesField", "Giữ bản cũ"), lambda: self._writing.outside.settle(paper.key), kind="link"
        )
        return Band("blue", "info", text.format(name=name), actions=[take, leave])

    def _take_offer(self, paper: Paper) -> None:
        if offered := self._writing.outside.settle(paper.key):
            self._writing.taking.replace(paper.key, offered.path)

    def _opens(self, paper: Paper) -> Callable[[], object]:
        return lambda: self._writing.outside.open(paper)

    def _moves(self, paper: Paper, by: int) -> Callable[[], object]:
        return lambda: self._writing.taking.move(paper.key, by)

    def _removes(self, paper: Paper) -> Callable[[], object]:
        return lambda: self._writing.taking.remove(paper.key)


def asked_for_files(context: Context, *, one: bool = False) -> list[Path]:
    """Files that a person chooses in the system's dialog; the folder is remembered."""
    title = translate("FilesField", "Chọn tệp văn bản")
    start = context.preferences.open_folder or str(Path.home())
    if one:
        name, _ = QFileDialog.getOpenFileName(context.window(), title, start)
        paths = [Path(name)] if name else []
    else:
        names, _ = QFileDialog.getOpenFileNames(context.window(), title, start)
        paths = [Path(name) for name in names]
    if paths and str(paths[0].parent) != context.preferences.open_folder:
        context.keep(msgspec.structs.replace(context.preferences, open_folder=str(paths[0].parent)))
    return paths


class _Zone(QWidget):
    """Where files can be dropped; once there are some, no more than a button."""

    def __init__(self, choose: Callable[[], object], templates: QWidget) -> None:
        super().__init__()
        self._is_small, self._templates = False, templates
        self._picture = QLabel()
        self._picture.setPixmap(pixmap("drop", "primary", 28, self.devicePixelRatioF()))
        self._words = Text(translate("FilesField", "Kéo tệp vào đây, văn bản chính trước"), "body", "text2", wrap=True)
        self.choose = button(translate("FilesField", "Chọn tệp…"), choose, symbol="folder", key="Ctrl+O")
        said, buttons = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self._picture)
        said.addWidget(self._words, 1)
        buttons.addWidget(templates)
        buttons.addWidget(self.choose)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(said, 1)
        self._row.addLayout(buttons)
        self._row.setAlignment(buttons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for part in (said, buttons, self._row):
            part.setSpacing(theme.px(12))
        self.be_small(small=False)

    def be_small(self, *, small: bool) -> None:
        self._is_small = small
        self._picture.setVisible(not small)
        self._templates.setVisible(not small)
        edge = theme.px(4 if small else 16)
        self._row.setContentsMargins(theme.px(12), edge, theme.px(4 if small else 12), edge)
        below = theme.wants_narrow and not small  # both buttons leave large letters no room beside them
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._words.setText(
            translate("FilesField", "Kéo thêm tệp kèm theo vào đây")
            if small
            else translate("FilesField", "Kéo tệp vào đây, văn bản chính trước")
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.color("surface2"))
            painter.setPen(QPen(theme.color("field_border"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(framed(self.rect()), CARD_RADIUS, CARD_RADIUS)
