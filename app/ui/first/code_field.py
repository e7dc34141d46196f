"""The field for an enrolment code: three groups of four, which fill up one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.first.typed_code import GROUP, GROUPS, LENGTH, characters, grouped, standing
from app.ui.look.icons import pixmap
from app.ui.look.sizes import ICON
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.words.speech import translate


class CodeField(QWidget):
    """`changed`: another code stands there. `entered`: Enter was pressed. `pasted`: Ctrl+V, for whoever looks into the
    clipboard (it may hold a slip's picture). What is wrong with a whole code is said under it, without a server."""

    changed = Signal()
    entered = Signal()
    pasted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._groups = [_Group(n) for n in range(GROUPS)]
        self._told = ""
        self._mark = QLabel()
        self._note = Text("", "secondary", "text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for n, group in enumerate(self._groups):
            if n:
                row.addWidget(Text("–", "tile", "text3"))
            row.addWidget(group)
            group.textEdited.connect(lambda text, at=n: self._edited(at, text))
            group.emptied.connect(lambda at=n: self._go_back(at))
            group.returnPressed.connect(self.entered)
            group.pasted.connect(self.pasted)
        row.addStretch(1)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(theme.px(6))
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._note, 1)
        column.addLayout(below)
        self.setFocusProxy(self._groups[0])
        self._tell()

    @property
    def code(self) -> str:
        """The characters that stand there, without what separates the groups."""
        return _joined(self._groups)

    @property
    def is_right(self) -> bool:
        return standing(self.code) == "right"

    def set_code(self, typed: str) -> None:
        """Show a code from wherever; the cursor goes to where it ends."""
        self._told = ""
        self._fill(characters(typed))

    def tell(self, wrong: str) -> None:
        """Say what somebody else found wrong with the code that stands there; typing on takes it away."""
        self._told = wrong
        self._tell()

    def _edited(self, at: int, text: str) -> None:
        """Somebody typed or pasted in one group: what is too much goes on into the next."""
        self._told = ""
        group, typed = self._groups[at], characters(text)
        cursor = group.cursorPosition() + len(typed) - len(text)
        if len(typed) > GROUP:
            before, after = (_joined(part) for part in (self._groups[:at], self._groups[at + 1 :]))
            self._fill((before + typed + after)[:LENGTH], at)
            return
        group.setText(typed)
        group.setCursorPosition(cursor)
        if cursor == GROUP and at + 1 < GROUPS:
            self._groups[at + 1].setFocus()
            self._groups[at + 1].home(False)
        self._tell()
        self.changed.emit()

    def _fill(self, code: str, at: int = 0) -> None:
        for group, text in zip(self._groups, grouped(code), strict=True):
            group.setText(text)
        unfinished = next((group for group in self._groups[at:] if len(group.text()) < GROUP), self._groups[-1])
        unfinished.setFocus()
        unfinished.end(False)
        self._tell()
        self.changed.emit()

    def _go_back(self, at: int) -> None:
        if at:
            self._groups[at - 1].setFocus()
            self._groups[at - 1].end(False)

    def _tell(self) -> None:
        stands = "told" if self._told else standing(self.code)
        left = LENGTH - len(self.code)
        words = {
            "empty": translate("CodeField", "Mã có 12 ký tự, in trên phiếu đăng ký."),
            "unfinished": translate("CodeField", "Còn %n ký tự.", "", left),
            "wrong": translate("CodeField", "Mã gõ chưa đúng. Hãy xem lại từng ký tự trên phiếu."),
            "right": translate("CodeField", "Đủ 12 ký tự, không gõ nhầm."),
            "told": self._told,
        }[stands]
        is_wrong = stands in ("wrong", "told")
        token = "red" if is_wrong else "green" if stands == "right" else "text3"
        symbol = {"red": "alert", "green": "done"}.get(token, "")
        self._mark.setVisible(bool(symbol))
        if symbol:
            self._mark.setPixmap(pixmap(symbol, token, ICON, self.devicePixelRatioF()))
        self._note.setText(words)
        self._note.tint(token)
        for group in self._groups:
            group.show_wrong(words if is_wrong else "")


def _joined(groups: Sequence[QLineEdit]) -> str:
    return "".join(group.text() for group in groups)


class _Group(QLineEdit):
    """`emptied`: backspace where nothing is left."""

    emptied = Signal()
    pasted = Signal()

    def __init__(self, n: int) -> None:
        super().__init__()
        self.setFont(theme.font("tile"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(translate("CodeField", "Mã đăng ký, nhóm {n} trong 3").format(n=n + 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(theme.metrics("tile").horizontalAdvance("WMWM") + theme.px(28))
        high = theme.px(50)  # less what a thicker border takes, so that nothing jumps
        self.setStyleSheet(
            f"QLineEdit {{ min-height: {high}px; }}"
            f' QLineEdit:focus, QLineEdit[wrong="true"] {{ min-height: {high - 2}px; }}'
        )
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhPreferUppercase | hints.ImhNoPredictiveText | hints.ImhLatinOnly | hints.ImhSensitiveData
        )

    def show_wrong(self, words: str) -> None:
        self.setAccessibleDescription(words)
        if self.property("wrong") != bool(words):
            self.setProperty("wrong", bool(words))
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            QTimer.singleShot(0, self.emptied.emit)
        else:
            super().keyPressEvent(event)
