"""Beginning with a template: one of the office's own for the chosen kind, or the form of the law, filled. A copy of it
becomes the main file and opens in the person's program."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from app.ui.compose.kind_field import kind_words
from app.ui.compose.writing import Writing
from app.ui.doing.asking import Question, ask_line
from app.ui.look.icons import icon
from app.ui.parts.buttons import button
from app.ui.parts.enter_presses import EnterPresses
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.rules.authority import allows
from sync.rules.documents import FileFacts
from sync.rules.kinds import Kind
from sync.rules.templates import Template

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from sync.replica.replica import Replica

BLANK = "blank"


class TemplatesButton(EnterPresses, QPushButton):
    """`ask_file`: asks a person for one file."""

    def __init__(self, context: Context, writing: Writing, ask_file: Callable[[], list[Path]]) -> None:
        like = button(translate("Templates", "Dùng mẫu"), symbol="copy")
        super().__init__(like.icon(), like.text())
        self.setIconSize(like.iconSize())
        self.setCursor(like.cursor())
        self._context, self._writing, self._ask_file = context, writing, ask_file
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setAccessibleName(like.text())

    @property
    def kind(self) -> Kind | None:
        """The kind that was chosen for the document."""
        chosen = self._writing.content.kind
        return next((kind for kind in self._writing.desk.kinds if kind.id == chosen), None)

    def use(self, template: str) -> None:
        """Take a copy in as the main file, and open it."""
        from app.actions.templates import file_to_begin_with

        content = self._writing.content

        def take(file: FileFacts) -> None:
            if self._writing.is_open and self._writing.content.id == content.id:
                self._writing.outside.open(self._writing.taking.add_stored(file))

        def read(replica: "Replica") -> FileFacts:
            return file_to_begin_with(replica, content, template)

        self._context.bridge.copy(
            read, take, about=self, refused=lambda error: self._context.say(speech.say(error.code, error.facts))
        )

    def ask_new(self, template: Template | None = None) -> Question | None:
        """Ask for a file that is to be a template of the kind, and what it is called; or for another file of one."""
        kind, paths = self.kind, self._ask_file()
        if kind is None or not paths:
            return None
        if template is not None:
            self._save(kind, template.name, paths[0], template.id)
            return None
        return ask_line(
            self._context.window(),
            translate("Templates", "Mẫu mới cho loại {kind}").format(kind=kind_words(kind)),
            translate("Templates", "Các máy khác của cơ quan cũng dùng được mẫu này."),
            translate("Templates", "Lưu mẫu"),
            translate("Templates", "Tên mẫu"),
            lambda name: self._save(kind, name, paths[0], None),
            paths[0].stem,
        )

    def _fill(self) -> None:
        menu, kind = self._menu, self.kind
        menu.clear()
        if kind is None:
            menu.addAction(translate("Templates", "Hãy chọn loại văn bản trước")).setEnabled(False)
            return
        own = [one for one in self._writing.desk.templates if one.kind == kind.id]
        for one in own:
            menu.addAction(icon("file", "text2"), one.name, self._uses(one.id))
        blank = translate("Templates", "Mẫu trống theo thể thức: {kind}").format(kind=kind_words(kind))
        menu.addAction(icon("draft", "text2"), blank, self._uses(BLANK))
        if allows(self._context.roles, "save_template"):
            menu.addSeparator()
            add = translate("Templates", "Thêm mẫu của cơ quan…")
            menu.addAction(icon("plus", "text2"), add, self.ask_new)
            self._offer(own, "refresh", translate("Templates", "Thay tệp của mẫu"), self._replaces)
            self._offer(own, "trash", translate("Templates", "Bỏ mẫu"), self._removes)

    def _offer(
        self, own: Iterable[Template], symbol: str, words: str, act: Callable[[Template], Callable[[], object]]
    ) -> None:
        if own := list(own):
            below = self._menu.addMenu(icon(symbol, "text2"), words)
            for one in own:
                below.addAction(one.name, act(one))

    def _uses(self, template: str) -> Callable[[], object]:
        return lambda: self.use(template)

    def _replaces(self, template: Template) -> Callable[[], object]:
        return lambda: self.ask_new(template)

    def _removes(self, template: Template) -> Callable[[], object]:
        from app.actions.templates import remove_template

        said = translate("Templates", "Đã bỏ mẫu “{name}”.").format(name=template.name)
        return lambda: self._act(lambda desk: remove_template(desk, template.id), said)

    def _save(self, kind: Kind, name: str, path: Path, id: str | None) -> None:
        from app.actions.templates import save_template

        said = translate("Templates", "Đã lưu mẫu “{name}”.").format(name=name.strip())
        self._act(lambda desk: save_template(desk, kind.id, name, path, id), said)

    def _act(self, action: Callable[["Desk"], object], said: str) -> None:
        self._context.bridge.act(action, lambda _: self._context.say(said), about=self)
