"""The leader's page "Duyệt": one draft a screen, its files to be read, and what he may say about it by one key each."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.actions.draft_page import DraftPage
from app.ui.doing.files import FilesDoing
from app.ui.drafts.shared_read import read_draft
from app.ui.look.theme import theme
from app.ui.parts.buttons import icon_button
from app.ui.parts.empty import Empty
from app.ui.parts.leading import give_focus
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text
from app.ui.reading.preview.preview import Preview
from app.ui.reading.preview.reasons import Reason
from app.ui.review.deciding import Deciding
from app.ui.review.review_side import ReviewSide
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica import pages
from sync.replica.line import Line
from sync.replica.pages import Wanted

REFRESH_MS = 200
MOST = 500
WANTED = Wanted("drafts", ("submitted",), "urgent")


class ReviewPage(Surface):
    """What waits for the leader's word: his own first, urgent ones before others. What he has spoken on leaves, and the
    next one stands there."""

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context = context
        self._ids: list[str] = []
        self._id = ""
        self._page: DraftPage | None = None
        self._deciding, self._files = Deciding(context), FilesDoing(context)
        self._count = Text("", "secondary_strong", "text2")
        self._back = icon_button("left", translate("ReviewPage", "Dự thảo trước"), lambda: self._step(-1), key="Left")
        self._on = icon_button("right", translate("ReviewPage", "Dự thảo sau"), lambda: self._step(1), key="Right")
        self.preview = Preview(context.bridge)
        self.preview.open_wanted.connect(lambda sha256: self._files.open_copy(self._id, sha256))
        self.preview.save_wanted.connect(lambda sha256: self._files.save_one(self._id, sha256))
        self._side = Slot()
        self._stack = QStackedLayout()
        self._lay_out()
        self._soon = Soon(self, self._look_if_shown, REFRESH_MS)
        context.bridge.changed.connect(self._soon.wish)

    @property
    def page(self) -> DraftPage | None:
        """What is read."""
        return self._page

    @property
    def leads_to(self) -> QWidget:
        """Where the keyboard is to be when the place is shown: at what can be said of the draft."""
        side = self._side.held
        return side.first if isinstance(side, ReviewSide) else self._on

    def show_document(self, id: str) -> None:
        """Read this one, as soon as it is known to be there."""
        self._id = id
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        person = self._context.person

        def read(raw: Any) -> list[Line]:
            with pages.looking(raw):
                found = pages.lines(raw, WANTED, 0, MOST)
            return sorted(found, key=lambda line: person not in line.people)

        self._context.bridge.page(read, self._take, about=self, key=(self, "review"))

    def _take(self, lines: list[Line]) -> None:
        before, self._ids = self._ids, [line.id for line in lines]
        if self._id not in self._ids:
            at = before.index(self._id) if self._id in before else 0
            self._id = self._ids[min(at, len(self._ids) - 1)] if self._ids else ""
        self._show_place()
        self._read()

    def _step(self, by: int) -> None:
        if self._id in self._ids:
            self._id = self._ids[(self._ids.index(self._id) + by) % len(self._ids)]
            self._show_place()
            self._read()

    def _show_place(self) -> None:
        self._stack.setCurrentIndex(0 if self._ids else 1)
        at = self._ids.index(self._id) + 1 if self._id in self._ids else 0
        words = translate("ReviewPage", "{place} / {count} dự thảo chờ duyệt")
        self._count.setText(words.format(place=at, count=len(self._ids)) if self._ids else "")
        for arrow in (self._back, self._on):
            arrow.setVisible(len(self._ids) > 1)

    def _read(self) -> None:
        if not (wanted := self._id):
            self._page = None
            return
        bridge = self._context.bridge
        bridge.read(lambda replica: read_draft(replica, wanted), self._show, about=self, key=(self, "draft"))

    def _show(self, page: DraftPage | None) -> None:
        if page is None or page.draft.id != self._id or page == self._page:
            return
        is_other = self._page is None or self._page.draft.id != page.draft.id
        self._page = page
        side = ReviewSide(page)
        side.wanted.connect(self._decide)
        side.file_wanted.connect(self.preview.show_file)
        self._side.put(side)
        helps = translate("ReviewPage", "Trả lại để người soạn gắn tệp khác.")
        self.preview.show_files(page.draft.id, page.attachments, Reason("file", "", ""), helps)
        if is_other and self.isVisible():
            give_focus(self)

    def _decide(self, what: str) -> None:
        if self._page is None:
            return
        if what == "approve":
            self._deciding.approve(self._page)
        elif what == "return":
            self._deciding.give_back(self._page)
        else:
            self._step(1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        edge = theme.px(16 if self._context.narrow else 28)
        column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        column.setSpacing(theme.px(12))
        top = QHBoxLayout()
        top.setSpacing(theme.px(10))
        top.addWidget(Text(translate("ReviewPage", "Duyệt dự thảo"), "h1"), 1)
        for part in (self._count, self._back, self._on):
            top.addWidget(part)
        column.addLayout(top)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.preview, 1)
        row.addWidget(self._side)
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(shown)
        self._stack.addWidget(Empty("done", translate("ReviewPage", "Không có dự thảo nào chờ duyệt.")))
        column.addWidget(holder, 1)
