"""The drafts of this PC: the list, and beside it the draft that is chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.actions.draft_page import DraftPage
from app.ui.compose.starting import take_up, write
from app.ui.documents.delegate import CardDelegate
from app.ui.documents.model import DocumentModel
from app.ui.documents.row_facts import RowFacts
from app.ui.documents.view import DocumentView
from app.ui.doing.files import FilesDoing
from app.ui.drafts.draft_facts import SHARED, draft_facts
from app.ui.drafts.pane import DraftPane
from app.ui.drafts.shared_read import read_draft
from app.ui.drafts.source import DraftSource
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.list_column import ListColumn
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import hairline, upright_hairline
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.draft_content import DraftContent
from sync.replica.line import Line
from sync.replica.writing_page import WritingDesk, draft, writing_desk
from sync.rules.authority import allows
from sync.rules.kinds import Kind

REFRESH_MS = 200


class DraftsPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kinds: dict[str, Kind] = {}
        self._line: Line | None = None
        self._content: DraftContent | None = None
        self._shared: DraftPage | None = None
        title = translate("DraftsPage", "Dự thảo")
        self._delegate = CardDelegate(self._facts, compact=context.preferences.compact)
        self._model = DocumentModel(context.bridge, lambda line: self._facts(line).spoken, lambda _: "", self)
        self.view = DocumentView(self._model, self._delegate, title)
        self.pane = DraftPane(context.bridge, narrow=context.narrow)
        self._files = FilesDoing(context)
        self._stack = QStackedLayout()
        self._soon = Soon(self, self._refresh, REFRESH_MS)
        self._lay_out(title)
        self._connect()
        self.leads_to: QWidget = self.view
        self._look()
        self._model.show(DraftSource())

    def show_document(self, id: str) -> None:
        """Go to a draft."""
        self.view.seek(id)
        self._refresh()

    def open_current(self) -> None:
        """Go on with the draft that is chosen; who may not write reads it."""
        if self._line is None:
            return
        if allows(self._context.roles, "submit_draft"):
            take_up(self._context, self._line.id)
        else:
            self._context.go("review", document=self._line.id)

    def withdraw_current(self) -> None:
        """Take the chosen draft back to this PC."""
        from app.actions.drafting import withdraw

        if (line := self._line) is None:
            return
        said = translate("DraftsPage", "Đã thôi trình. Dự thảo nằm ở máy này.")
        self._context.bridge.act(lambda desk: withdraw(desk, line.id), lambda _: self._context.say(said), about=self)

    def discard_current(self) -> None:
        """Let the chosen draft go; for some seconds it can be had back."""
        from app.actions.composing import forget, keep

        content = self._content
        if content is None:
            return
        context = self._context
        if context.writing.is_open and context.writing.content.id == content.id:
            context.writing.close()

        def again() -> None:
            context.bridge.act(lambda desk: keep(desk, content), lambda _: None, about=context.window())

        said = translate("DraftsPage", "Đã xóa dự thảo.")
        context.bridge.act(lambda desk: forget(desk, content.id), lambda _: context.say(said, again), about=self)

    def _facts(self, line: Line) -> RowFacts:
        return draft_facts(line, self._context.opening.offices, self._kinds, self._context.bridge.clock.now())

    def _look(self) -> None:
        office = self._context.identity.office

        def take(desk: WritingDesk) -> None:
            self._kinds = {kind.id: kind for kind in desk.kinds}
            self._delegate.forget()
            self.view.viewport().update()

        self._context.bridge.page(lambda raw: writing_desk(raw, office), take, about=self, key=(id(self), "desk"))

    def _do(self, what: str) -> None:
        do: dict[str, Callable[[], None]] = {
            "open": self.open_current,
            "discard": self.discard_current,
            "review": lambda: self._go_on("review"),
            "number": lambda: self._go_on("number"),
            "withdraw": self.withdraw_current,
        }
        do[what]()

    def _go_on(self, where: str) -> None:
        if self._line is None:
            return
        if where == "number":
            take_up(self._context, self._line.id, "number")
        else:
            self._context.go(where, document=self._line.id)

    def _refresh(self) -> None:
        self._model.refresh(self.view.keep())

    def _choose(self, line: Line | None) -> None:
        self._line = line
        if line is None:
            self._content = None
            self.pane.show_nothing(self._nothing_to_read())
            return
        id = line.id
        if line.box == SHARED:
            self._content = None
            bridge = self._context.bridge
            bridge.read(lambda replica: read_draft(replica, id), self._show_shared, about=self, key=(self, "shared"))
            return
        self._shared = None
        self._context.bridge.page(lambda raw: draft(raw, id), self._show, about=self, key=(self, "draft"))

    def _show_shared(self, page: DraftPage | None) -> None:
        if page is not None and self._line is not None and self._line.id == page.draft.id and page != self._shared:
            self._shared = page
            self.pane.show_shared(page, self._context.roles, self._context.person)

    def _show(self, content: DraftContent | None) -> None:
        line = self._line
        if content is not None and line is not None and line.id == content.id and content != self._content:
            self._content = content
            now = self._context.bridge.clock.now()
            self.pane.show_draft(line, content, self._context.opening.offices, self._kinds, now)

    def _show_list_or_nothing(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.rows.total else 1)
        if not self._model.rows.total:
            self.pane.show_nothing(self._nothing_to_read())
        self._context.bridge.begin_soon()

    def _nothing_to_read(self) -> str:
        if self._model.rows.total:
            return translate("DraftsPage", "Chọn một dự thảo trong danh sách để xem.")
        return translate("DraftsPage", "Nội dung dự thảo hiện ở đây khi có dự thảo.")

    def _connect(self) -> None:
        self._context.bridge.changed.connect(self._soon.wish)
        self._model.refreshed.connect(self._show_list_or_nothing)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self.open_current)
        self.pane.wanted.connect(self._do)
        self.pane.open_wanted.connect(lambda sha256: self._with_file(sha256, "open"))
        self.pane.save_wanted.connect(lambda sha256: self._with_file(sha256, "save"))

    def _with_file(self, sha256: str, what: str) -> None:
        """Open a copy of a file of the draft that is shown, or save it."""
        if self._content is not None:
            file = next((one for one in self._content.files if one.sha256 == sha256), None)
            if file is not None:
                {"open": self._files.open_stored, "save": self._files.save_stored}[what](file)
        elif self._shared is not None:
            {"open": self._files.open_copy, "save": self._files.save_one}[what](self._shared.draft.id, sha256)

    def _lay_out(self, title: str) -> None:
        left = ListColumn(narrow=self._context.narrow)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(24), 0, theme.px(12), theme.px(12))
        top.addWidget(Text(title, "h1"))
        column.addLayout(top)
        column.addWidget(hairline())
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(self.view)
        begin = button(translate("DraftsPage", "Soạn văn bản mới"), lambda: write(self._context), symbol="write")
        nothing = translate("DraftsPage", "Không có dự thảo nào. Văn bản đang soạn dở tự nằm ở đây.")
        self._stack.addWidget(Empty("draft", nothing, begin))
        column.addWidget(holder, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(upright_hairline())
        row.addWidget(self.pane, 1)
