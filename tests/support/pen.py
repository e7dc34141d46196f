"""A clerk who writes documents at a test's window: types, drops files, presses keys and buttons."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QPushButton, QWidget

from app.ui.compose.page import ComposePage
from app.ui.compose.verdicts import Check, Verdict
from app.ui.compose.writing import Writing
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from tests.support.windows import Screen

NO_KEYS, COPY = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


class Pen:
    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    @property
    def page(self) -> ComposePage:
        made = self.screen.window.page("compose")
        assert isinstance(made, ComposePage)
        return made

    @property
    def writing(self) -> Writing:
        return self.screen.shell.writing

    def begin(self) -> None:
        self.screen.press(translate("Navigation", "Soạn văn bản mới"))
        self.screen.until(lambda: self.screen.window.place == "compose" and self.page.told)

    def to_step(self, key: str) -> None:
        """On by Ctrl+Enter until the step is there."""
        while self.page.step != key:
            before = self.page.step
            self.press_key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self.screen.until(lambda before=before: self.page.step != before)  # type: ignore[misc]

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS, on: QWidget | None = None) -> None:
        window = QApplication.activeModalWidget() or self.screen.window
        window.activateWindow()
        self.screen.until(window.isActiveWindow)
        target = on or QApplication.focusWidget() or self.screen.window
        QTest.keyClick(target, key, modifier)

    def write(self, text: str, field: QWidget | None = None) -> None:
        """As a Vietnamese input method hands it over, letter by letter."""
        target = field or self.screen.find(QPlainTextEdit, "Trích yếu")
        target.setFocus()
        for letter in text:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(target, event)

    def drop(self, *paths: Path, on: QWidget | None = None) -> None:
        """Let files go over a widget, as a file manager does."""
        target, data = on or self.page.steps[self.page.step].widget(), QMimeData()
        while not target.acceptDrops():
            parent = target.parentWidget()
            assert parent is not None
            target = parent
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        buttons, middle = Qt.MouseButton.LeftButton, QPoint(5, 5)
        QApplication.sendEvent(target, QDragEnterEvent(middle, COPY, data, buttons, NO_KEYS))
        QApplication.sendEvent(target, QDropEvent(QPointF(middle), COPY, data, buttons, NO_KEYS))

    def attach(self, *paths: Path) -> None:
        """Drop files and wait until they are in the store."""
        count = len(self.writing.taking.papers) + len(paths)
        self.drop(*paths)
        self.screen.until(lambda: len(self.papers_here()) == count)

    def papers_here(self) -> list[str]:
        return [paper.name for paper in self.writing.taking.papers if paper.is_here]

    def checks(self, verdict: Verdict) -> list[str]:
        return [check.text for check in self.page.told if check.verdict is verdict]

    def told(self, text: str) -> Check:
        """Wait until the checks say this, and give it."""
        return self.screen.until(lambda: next((c for c in self.page.told if text in c.text), None))  # type: ignore[return-value]

    def give_number(self) -> str:
        """Give the number that is wanted; the notation."""
        (button,) = self.screen.all(QPushButton, translate("Navigation", "Cấp số"), self.page.steps[self.page.step])
        self.screen.until(button.isEnabled)
        button.click()
        document = self.screen.until(lambda: self.writing.document)
        assert document is not None
        return document.notation

    def look_into(self) -> None:
        """Say of every file that no program could read that it bears no mark."""
        self.screen.until(lambda: all(paper.is_looked_at for paper in self.writing.taking.papers))
        for box in self.screen.all(QCheckBox, "", self.page.steps[self.page.step]):
            if not box.isChecked():
                box.click()

    def send(self) -> None:
        self.look_into()
        (button,) = self.screen.all(QPushButton, translate("Foot", "Gửi"), self.page.foot)
        self.screen.until(button.isEnabled)
        button.click()

    def texts(self, within: QWidget | None = None) -> str:
        """All words that are shown."""
        return "\n".join(text.text() for text in self.screen.all(Text, "", within))
