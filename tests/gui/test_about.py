"""What the program is and carries: told in the window, with the terms of each part, by keyboard and by ear."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.host import carried
from app.ui.settings.about_dialog import AboutDialog
from build_spec.bill import collect_licences
from sync.errors import Defect
from sync.version import VERSION
from tests.support.places import Pc
from tests.support.windows import Desktop, Screen


def at_about(desktop: Desktop, pc: Pc) -> tuple[Screen, AboutDialog]:
    screen = desktop.open(pc)
    screen.shell.go("settings")
    opens = screen.find(QAbstractButton, "Về chương trình và giấy phép…")
    opens.setFocus()
    QTest.keyClick(opens, Qt.Key.Key_Return)
    dialog = screen.until(lambda: screen.window.findChild(AboutDialog))
    assert isinstance(dialog, AboutDialog)
    return screen, dialog


def test_what_the_program_carries_is_read_with_its_terms_by_keyboard(desktop: Desktop, commune: Pc) -> None:
    screen, dialog = at_about(desktop, commune)
    screen.until(lambda: "MIT License" in dialog.terms.toPlainText())
    assert dialog.parts.currentItem().text() == f"e-Office {VERSION} · MIT"
    assert any(f"phiên bản {VERSION}" in label.text() for label in dialog.findChildren(QLabel))
    told = [dialog.parts.item(n).text() for n in range(dialog.parts.count())]
    for name in ("cpython", "pyside6_essentials", "sqlcipher 4.", "openssl 3.", "fontpkg-noto-sans", "typst"):
        assert any(line.startswith(name) for line in told), name
    screen.until(dialog.parts.hasFocus)
    QTest.keyClick(dialog.parts, Qt.Key.Key_End)
    assert dialog.parts.currentRow() == len(told) - 1
    for _ in range(len(told) - 1 - told.index(next(line for line in told if line.startswith("sqlcipher ")))):
        QTest.keyClick(dialog.parts, Qt.Key.Key_Up)
    screen.until(lambda: "ZETETIC" in dialog.terms.toPlainText())
    assert dialog.terms.accessibleName() == "Giấy phép của sqlcipher"
    assert dialog.parts.accessibleName() == "Các phần của chương trình và giấy phép"
    QTest.keyClick(dialog.parts, Qt.Key.Key_Tab)
    assert dialog.terms.hasFocus()
    QTest.keyClick(dialog.terms, Qt.Key.Key_Escape)
    screen.until(lambda: not screen.window.findChildren(AboutDialog))
    assert screen.window.focusWidget() is screen.find(QAbstractButton, "Về chương trình và giấy phép…")


def test_a_package_shows_the_list_that_was_made_when_it_was_built(
    desktop: Desktop, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder as a package has it; only the interpreter is not the package's own."""
    folder = tmp_path / carried.LICENCES
    folder.mkdir()
    (folder / carried.OWN).write_text("MIT License\n\ncủa gói này")
    parts = [part for part in carried.installed_parts() if part.name in ("msgspec", "shiboken6")]
    collect_licences(parts, folder)
    (tmp_path / "eoffice").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "eoffice"))
    monkeypatch.setattr(carried, "is_frozen", lambda: True)
    screen, dialog = at_about(desktop, commune)
    screen.until(lambda: "của gói này" in dialog.terms.toPlainText())
    assert dialog.parts.count() == 3
    assert [part.terms() for part in carried.program_parts()[1:]] == [part.terms() for part in parts]
    dialog.parts.setCurrentRow(2)
    screen.until(lambda: "LESSER" in dialog.terms.toPlainText())


def test_a_package_without_its_list_says_so_and_one_without_terms_names_the_licence(
    desktop: Desktop, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "eoffice"))
    monkeypatch.setattr(carried, "is_frozen", lambda: True)
    with pytest.raises(Defect, match=r"program\.incomplete"):
        carried.program_parts()
    screen, dialog = at_about(desktop, commune)
    screen.until(lambda: any("Hãy cài lại chương trình" in label.text() for label in dialog.findChildren(QLabel)))
    dialog.accept()
    (tmp_path / carried.LICENCES).mkdir()
    bare = {"name": "abc", "version": "1", "licence": "MIT", "purl": "pkg:pypi/abc@1", "files": []}
    (tmp_path / carried.LICENCES / carried.LIST).write_text(json.dumps([bare]))
    screen.until(lambda: not screen.window.findChildren(AboutDialog))
    screen.press("Về chương trình và giấy phép…")
    dialog = screen.until(lambda: screen.window.findChild(AboutDialog))
    screen.until(lambda: dialog.parts.count() == 2)
    dialog.parts.setCurrentRow(1)
    screen.until(lambda: dialog.terms.toPlainText() == "Phần này không kèm văn bản giấy phép. Giấy phép: MIT.")
