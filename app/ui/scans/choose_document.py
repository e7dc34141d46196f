"""Which draft, or which document that has its number, a scan belongs to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.empty import Empty
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica import scans_page, writing_page
from sync.replica.line import Line

KEY = Qt.ItemDataRole.UserRole
MOST = 200


@dataclass(frozen=True)
class Choosable:
    id: str
    words: str


class DocumentQuestion(Question):
    """A list with one row chosen; Enter and a double click take it."""

    def __init__(self, context: Context, title: str, explained: str, doing: str, chosen: Sequence[Choosable]) -> None:
        super().__init__(context.window(), title, explained, doing)
        self.setMinimumWidth(theme.px(620))
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        for one in chosen:
            item = QListWidgetItem(one.words)
            item.setData(KEY, one.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = min(max(len(chosen), 2), 8)
        self.list.setFixedHeight(rows * (theme.line_height("body") + theme.px(12)) + theme.px(8))
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self.list)
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(KEY)) if item is not None else ""


def ask_numbered(context: Context, first: str, then: Callable[[str], object]) -> None:
    """Ask for a document that has its number and is not sent; `first` stands first."""

    def show(lines: list[Line]) -> None:
        ordered = sorted(lines, key=lambda line: line.id != first)
        chosen = [Choosable(line.id, f"{line.notation} · {_day(line)} · {line.subject}") for line in ordered]
        title = translate("Scans", "Bản quét của văn bản nào?")
        _ask(context, title, translate("Scans", "Gắn bản quét"), chosen, _no_numbered(), then)

    context.bridge.page(scans_page.numbered, show, about=context.window())


def ask_unsent(context: Context, then: Callable[[str], object]) -> None:
    """Ask for a draft, or a document that has its number and is not sent."""

    def read(raw: Any) -> tuple[list[Line], list[Line]]:
        return writing_page.draft_lines(raw, 0, MOST), scans_page.numbered(raw)

    def show(found: tuple[list[Line], list[Line]]) -> None:
        drafts, numbered = found
        blank = translate("Scans", "(chưa có trích yếu)")
        chosen = [Choosable(line.id, line.subject or blank) for line in drafts]
        chosen += [Choosable(line.id, f"{line.notation} · {line.subject}") for line in numbered]
        title = translate("Scans", "Kèm bản quét vào văn bản nào?")
        nothing = translate("Scans", "Chưa có dự thảo nào. Soạn văn bản mới trước, rồi kèm bản quét.")
        _ask(context, title, translate("Scans", "Kèm bản quét"), chosen, nothing, then)

    context.bridge.page(read, show, about=context.window())


def _ask(
    context: Context,
    title: str,
    doing: str,
    chosen: Sequence[Choosable],
    nothing: str,
    then: Callable[[str], object],
) -> None:
    if not chosen:
        question = Question(context.window(), title, "", translate("Scans", "Đóng"))
        question.body.addWidget(Empty("draft", nothing))
        question.other.hide()
        question.open()
        return
    explained = translate("Scans", "Tệp trong thư mục giữ nguyên; văn bản giữ một bản sao.")
    asked = DocumentQuestion(context, title, explained, doing, chosen)
    asked.accepted.connect(lambda: then(asked.chosen))
    asked.open()
    asked.list.setFocus()


def _no_numbered() -> str:
    return translate("Scans", "Không có văn bản nào đã cấp số mà chưa gửi.")


def _day(line: Line) -> str:
    return dates.iso_day(line.issued_on)
