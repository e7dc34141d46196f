"""Kept searches: open one, keep the present one under a name, let one go."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from app.ui.doing.asking import Question, ask_line
from app.ui.look.icons import icon
from app.ui.parts.buttons import button
from app.ui.parts.enter_presses import EnterPresses
from app.ui.words.speech import translate
from sync.replica.sought import Sought

if TYPE_CHECKING:
    from app.actions.desk import Desk
    from app.ui.shell.context import Context
    from sync.replica.kept_searches import Kept


class KeptSearchesButton(EnterPresses, QPushButton):
    """`chosen`: a kept search is to be opened. `present` is what is looked for now."""

    chosen = Signal(object)

    def __init__(self, context: "Context", present: Callable[[], Sought]) -> None:
        like = button(translate("KeptSearches", "Tìm kiếm đã lưu"), symbol="folder")
        super().__init__(like.icon(), like.text())
        self.setIconSize(like.iconSize())
        self.setCursor(like.cursor())
        self.setAccessibleName(like.text())
        self._context, self._present = context, present
        self._kept: list[Kept] = []
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._learn()

    def _learn(self) -> None:
        from app.actions.desk import Desk
        from app.actions.kept_searches import searches

        person = self._context.person
        self._context.bridge.read(lambda replica: searches(Desk(replica, person)), self._know, about=self)

    def _know(self, kept: "list[Kept]") -> None:
        self._kept = kept

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for kept in self._kept:
            menu.addAction(icon("search", "text2"), kept.name, self._opens(kept))
        if not self._kept:
            menu.addAction(translate("KeptSearches", "Chưa lưu tìm kiếm nào")).setEnabled(False)
        menu.addSeparator()
        present = self._present()
        words = translate("KeptSearches", "Lưu tìm kiếm này…")
        keep = menu.addAction(icon("plus", "text2"), words, self.ask_name)
        keep.setEnabled(bool(present.typed.strip() or present.conditions))
        if self._kept:
            going = menu.addMenu(icon("trash", "text2"), translate("KeptSearches", "Bỏ tìm kiếm đã lưu"))
            for kept in self._kept:
                going.addAction(kept.name, self._drops(kept))

    def ask_name(self) -> Question:
        """Ask what the present search is to be called, and keep it."""
        present = self._present()
        return ask_line(
            self._context.window(),
            translate("KeptSearches", "Lưu tìm kiếm này"),
            translate(
                "KeptSearches", "Lần sau mở lại bằng một lần bấm. Chỉ lưu trên máy này, cho riêng người đang dùng."
            ),
            translate("KeptSearches", "Lưu tìm kiếm"),
            translate("KeptSearches", "Tên, ví dụ: Đất đai năm nay"),
            lambda name: self._keep(name, present),
            present.typed.strip(),
        )

    def _keep(self, name: str, sought: Sought) -> None:
        from app.actions.kept_searches import keep_search

        said = translate("KeptSearches", "Đã lưu tìm kiếm “{name}”.").format(name=name.strip())
        self._act(lambda desk: keep_search(desk, name, sought), said)

    def _opens(self, kept: "Kept") -> Callable[[], object]:
        return lambda: self.chosen.emit(kept.sought)

    def _drops(self, kept: "Kept") -> Callable[[], object]:
        return lambda: self._drop(kept)

    def _drop(self, kept: "Kept") -> None:
        from app.actions.kept_searches import drop_search

        said = translate("KeptSearches", "Đã bỏ tìm kiếm “{name}”.").format(name=kept.name)
        self._act(lambda desk: drop_search(desk, kept.name), said, lambda: self._keep(kept.name, kept.sought))

    def _act(self, action: "Callable[[Desk], object]", said: str, undo: Callable[[], object] | None = None) -> None:
        def done(_: object) -> None:
            self._learn()
            self._context.say(said, undo)

        self._context.bridge.act(action, done, about=self)
