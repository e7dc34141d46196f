"""Who has sent a paper: typed, or taken from those who have sent before and the offices of the directory."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.ui.words.speech import translate
from sync.rules.text import folded

MOST = 8


class SenderField(QLineEdit):
    """Found by typing without marks, by the beginning of any word."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(200)
        self.setPlaceholderText(translate("Paper", "Tên cơ quan, tổ chức hoặc người gửi"))
        self._known: list[tuple[str, str]] = []
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST)
        self.setCompleter(completer)
        self.textEdited.connect(self._look)

    def offer(self, names: Iterable[str]) -> None:
        """Those that may be meant, the most probable first."""
        self._known = [(name, f" {folded(name)}") for name in dict.fromkeys(names)]

    def known_as(self, name: str) -> str:
        """A name as it is known here already; as it is where it is not."""
        wanted = f" {folded(name)}"
        return next((known for known, plain in self._known if plain == wanted), name)

    def _look(self, typed: str) -> None:
        wanted = f" {folded(typed)}"
        found = [name for name, plain in self._known if wanted in plain][:MOST] if wanted.strip() else []
        self._found.setStringList(found)
        if found:
            self.completer().complete()
        else:
            self.completer().popup().hide()
