"""Small questions before something is done: a reason, a yes or no. Each says what will happen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import scrolled
from app.ui.parts.text import Text
from app.ui.words.speech import translate

LOW = 520  # points; a question over a window lower than that stands out of it rather than scroll


class Question(QDialog):
    """A title, what will happen, a body, and the button that does it. Ctrl+Enter does it, Esc does not.

    It is as high as its body wants; where its window is lower, the body scrolls and the buttons stay.
    """

    def __init__(
        self, window: QWidget, title: str, explained: str, doing: str, *, later: str = "", grave: bool = False
    ) -> None:
        """`later`: what the other button says where that is not the usual, as where what is asked for waits. What is
        grave is never the default."""
        super().__init__(window)
        self._window = window.window()
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(Text(title, "h1", wrap=True))
        self._holder = QWidget()
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(8))
        if explained:
            self.body.addWidget(Text(explained, "body", "text2", wrap=True))
        self._scroll = scrolled(self._holder)
        self._scroll.setMinimumHeight(theme.line_height("body"))  # else Qt leaves room for its scroll bar's arrows
        column.addWidget(self._scroll, 1)
        column.addSpacing(theme.px(4))
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        usual = translate("Question", "Giữ nguyên") if grave else translate("Question", "Thôi")
        self.other = button(later or usual, self.reject)
        self.other.setDefault(grave)
        row.addWidget(self.other)
        self.do = button(doing, self.accept, kind="danger" if grave else "primary")
        self.do.setDefault(not grave)
        row.addWidget(self.do)
        column.addLayout(row)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.do.click)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def put_beside(self, widget: QWidget) -> None:
        """Put something that decides what the button does at the left of the buttons, where it stays in sight."""
        self._row.insertWidget(0, widget)

    def showEvent(self, event: QShowEvent) -> None:
        self.body.addStretch(1)
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the height that the body wants at this width, as far as the window and the screen go."""
        layout = self.layout()
        assert layout is not None
        width = max(self.minimumWidth(), self.minimumSizeHint().width(), self.width() if self.isVisible() else 0)
        edges = layout.contentsMargins()
        self.body.activate()
        inside = width - edges.left() - edges.right()
        # as beside a scroll bar: one that stood there for a moment makes lines more, and would stay for their sake
        barred = inside - self._scroll.verticalScrollBar().sizeHint().width()
        wanted = max(self.body.totalHeightForWidth(barred), self.body.totalMinimumSize().height())
        rest = layout.totalHeightForWidth(width) - self._scroll.sizeHint().height()
        screen_height = self._window.screen().availableGeometry().height()
        highest = min(max(self._window.height(), theme.px(LOW)), screen_height - theme.px(40))
        self.resize(width, min(wanted + rest, highest))


class Field(QWidget):
    """A name over a field, and under it what is wrong with what stands there."""

    def __init__(self, name: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field, self._name, self._hint = field, name, hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._label = label = Text(name, "secondary_strong", "text2", wrap=True)
        label.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(label)
        column.addWidget(field)
        self._note = Text(hint, "caption", "text3", wrap=True)
        self._note.setVisible(bool(hint))
        column.addWidget(self._note)

    def tell(self, wrong: str) -> None:
        """Say what is wrong with it, "" for nothing."""
        tell_wrong(self.field, self._note, wrong, self._hint)

    def suggest(self, note: str) -> None:
        """Mark what stands there as a suggestion, "" for none: beside the name, in words."""
        self.field.setAccessibleDescription(note)
        self._label.setText(f"{self._name} · {note}" if note else self._name)
        self._label.tint("amber" if note else "text2")


def tell_wrong(field: QWidget, note: Text, wrong: str, hint: str = "") -> None:
    """Mark a field and say in the note below it what is wrong, "" for nothing: then the hint stands there again."""
    field.setProperty("wrong", bool(wrong))
    field.style().unpolish(field)
    field.style().polish(field)
    field.setAccessibleDescription(wrong)
    note.setText(wrong or hint)
    note.tint("red" if wrong else "text3")
    note.setVisible(bool(wrong or hint))


def ask_reason(
    window: QWidget, title: str, explained: str, doing: str, then: Callable[[str], object], *, grave: bool = True
) -> Question:
    """Ask for a reason, which may not be empty, and go on with it."""
    question = Question(window, title, explained, doing, grave=grave)
    text = QPlainTextEdit()
    text.setFixedHeight(theme.px(96))
    text.setTabChangesFocus(True)
    question.body.addWidget(Field(translate("Question", "Lý do"), text))
    question.do.setEnabled(False)
    text.textChanged.connect(lambda: question.do.setEnabled(bool(text.toPlainText().strip())))
    question.accepted.connect(lambda: then(text.toPlainText()))
    question.open()
    text.setFocus()
    return question


def ask_line(
    window: QWidget, title: str, explained: str, doing: str, name: str, then: Callable[[str], object], text: str = ""
) -> Question:
    """Ask for one line of text, which may not be empty, and go on with it."""
    question = Question(window, title, explained, doing)
    line = QLineEdit(text)
    question.body.addWidget(Field(name, line))
    question.do.setEnabled(bool(text))
    line.textChanged.connect(lambda: question.do.setEnabled(bool(line.text().strip())))
    question.accepted.connect(lambda: then(line.text()))
    question.open()
    line.setFocus()
    return question


def ask(
    window: QWidget,
    title: str,
    explained: str,
    doing: str,
    then: Callable[[], object],
    *,
    later: str = "",
    grave: bool = False,
) -> Question:
    """Ask whether to go on."""
    question = Question(window, title, explained, doing, later=later, grave=grave)
    question.accepted.connect(then)
    question.open()
    return question
