"""Choosing which files to print, and seeing how far the printing is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.actions.paper import Paper
from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import scrolled
from app.ui.parts.text import Text, plain_tip
from app.ui.words.speech import translate

MOST_HIGH = 280
SHOWN_AFTER_MS = 400


class PrintChoice(Question):
    """The PDF files of one document or several, the main ones picked; the others are named with what to do."""

    def __init__(self, window: QWidget, papers: Sequence[Paper], then: Callable[[list[Paper]], object]) -> None:
        several = len({paper.document for paper in papers}) > 1
        explained = translate("Printing", "Tất cả được in trong một lần, theo thứ tự này.") if several else ""
        super().__init__(
            window, translate("Printing", "In những tệp nào?"), explained, translate("Printing", "Chọn máy in")
        )
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(2), 0, theme.px(2), 0)
        column.setSpacing(theme.px(2))
        self._boxes: list[tuple[QCheckBox, Paper]] = []
        document, wanted = "", first_of_each(papers)
        for paper in papers:
            if several and paper.document != document:
                document = paper.document
                column.addWidget(Text(paper.title, "secondary_strong", "text2", wrap=True))
            if paper.state == "pdf":
                column.addWidget(self._box(paper, is_wanted=paper in wanted))
            else:
                column.addWidget(Text(left_out(paper), "secondary", "text3", wrap=True))
        area = scrolled(holder)
        area.setMinimumHeight(min(theme.px(MOST_HIGH), holder.sizeHint().height() + theme.px(4)))
        self.body.addWidget(area)
        self._every = button(translate("Printing", "Chọn mọi tệp PDF"), self._pick_all, kind="link")
        self._every.setVisible(any(not box.isChecked() for box, _ in self._boxes))
        self.body.addWidget(self._every, 0, Qt.AlignmentFlag.AlignLeft)
        self._check()
        self.accepted.connect(lambda: then([paper for box, paper in self._boxes if box.isChecked()]))

    def _box(self, paper: Paper, *, is_wanted: bool) -> QCheckBox:
        box = QCheckBox(_shortened(paper.name))
        box.setToolTip(plain_tip(paper.name))
        box.setAccessibleName(f"{paper.title}: {paper.name}")
        box.setChecked(is_wanted)
        box.toggled.connect(self._check)
        self._boxes.append((box, paper))
        return box

    def _pick_all(self) -> None:
        for box, _ in self._boxes:
            box.setChecked(True)

    def _check(self) -> None:
        self.do.setEnabled(any(box.isChecked() for box, _ in self._boxes))


class PrintProgress(QDialog):
    """Shown when printing takes longer than a moment. Rejecting it stops the printing."""

    def __init__(self, window: QWidget, total: int) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Printing", "Đang in"))
        self.setMinimumWidth(theme.px(400))
        self.setModal(True)
        self._total = total
        self._words = Text("", "strong")
        self._bar = QProgressBar()
        self._bar.setRange(0, total)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Printing", "Đã in được"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(14))
        column.addWidget(self._words)
        column.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(translate("Printing", "Dừng in"), self.reject))
        column.addLayout(row)
        self.went_on(0)
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._soon.timeout.connect(self.show)
        self._soon.start()

    def went_on(self, done: int) -> None:
        self._bar.setValue(done)
        words = translate("Printing", "Đang in tờ {number} trong {total}")
        self._words.setText(words.format(number=min(done + 1, self._total), total=self._total))

    def end(self) -> None:
        self._soon.stop()
        self.hide()
        self.deleteLater()


def first_of_each(papers: Sequence[Paper]) -> list[Paper]:
    """Of each document the first file that can be printed: the main one, as a rule."""
    first: dict[str, Paper] = {}
    for paper in papers:
        if paper.state == "pdf":
            first.setdefault(paper.document, paper)
    return list(first.values())


def left_out(paper: Paper) -> str:
    """Why a file is not printed here, and how it can be."""
    if paper.state == "absent":
        return translate("Printing", "{name}: tệp chưa về, chưa in được").format(name=paper.name)
    return translate("Printing", "{name}: in từ chương trình của tệp (mở bản sao)").format(name=paper.name)


def _shortened(name: str) -> str:
    return theme.metrics("body").elidedText(name, Qt.TextElideMode.ElideMiddle, theme.px(400))
