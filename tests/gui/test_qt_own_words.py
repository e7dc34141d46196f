"""Qt's own menus and dialogs speak Vietnamese with the window: Qt itself brings none."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
    QTreeView,
    QWidget,
)

from app.ui.words.speech import speech

NAMES = {"lookInCombo", "printers"}  # boxes that hold folders and printers
WORD = re.compile(r"[^\W\d_]{2}")


@pytest.fixture(autouse=True)
def _vietnamese_again(qapp: QApplication) -> Iterator[None]:
    yield
    speech.speak("vi")


def field() -> QWidget:
    return _with_menu(QLineEdit("x"))


def text() -> QWidget:
    return _with_menu(QPlainTextEdit("x"))


def page() -> QWidget:
    made = QTextBrowser()
    made.setHtml('<a href="x">x</a>')
    return _with_menu(made)


def message() -> QWidget:
    box = QMessageBox()
    kinds = QMessageBox.StandardButton
    for kind in kinds:
        if kinds.FirstButton.value <= kind.value <= kinds.LastButton.value:
            box.addButton(kind)
    box.setDetailedText("x")
    return box


def open_files() -> QWidget:
    return _files(QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFiles)


def save_file() -> QWidget:
    return _files(QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile)


def choose_folder() -> QWidget:
    return _files(QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory)


def printing() -> QWidget:
    return QPrintDialog(QPrinter())


@pytest.mark.parametrize(
    "made", [field, text, page, message, open_files, save_file, choose_folder, printing, QCalendarWidget]
)
def test_nothing_of_it_is_left_in_english(qapp: QApplication, made: Callable[[], QWidget]) -> None:
    said = {}
    for language in ("en", "vi"):
        speech.speak(language)
        said[language] = words(made())
    assert len(said["en"]) > 2
    assert said["vi"] & said["en"] == set()


def test_the_menu_of_a_field_says_what_clerks_know(qapp: QApplication) -> None:
    speech.speak("vi")
    assert {"&Hoàn tác", "Cắ&t", "&Chép", "&Dán", "Chọn tất cả"} <= words(field())


def words(root: QWidget) -> set[str]:
    """Everything that it says in words, but for names of things on the machine."""
    found = {root.windowTitle()}
    for widget in (root, *root.findChildren(QWidget)):
        found.add(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            found |= {widget.text(), widget.accessibleName()}
        elif isinstance(widget, QGroupBox):
            found.add(widget.title())
        elif isinstance(widget, QTabWidget):
            found |= {widget.tabText(n) for n in range(widget.count())}
        elif isinstance(widget, QComboBox) and widget.objectName() not in NAMES:
            found |= {widget.itemText(n) for n in range(widget.count())}
        elif isinstance(widget, QTreeView):
            model = widget.model()
            found |= {str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())}
    found |= {action.text().partition("\t")[0] for action in root.findChildren(QAction)}
    return {text for text in found if WORD.search(text)}


def _with_menu(made: QLineEdit | QPlainTextEdit | QTextBrowser) -> QWidget:
    """With what a click of the right button opens; it is the widget's child."""
    menu = made.createStandardContextMenu()
    assert menu is not None
    assert menu.parent() is not None
    return made


def _files(accepts: QFileDialog.AcceptMode, kind: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(accepts)
    dialog.setFileMode(kind)
    return dialog
