"""A scan leaves only after a person has looked into it: the tick is asked for once for the same bytes, and kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton

from sync.replica import drafts
from tests.support.papers import pdf, typeset_pdf
from tests.support.pen import Pen
from tests.support.places import Pc
from tests.support.windows import Desktop

CTRL = Qt.KeyboardModifier.ControlModifier
TICK = "Đã xem tệp, không có dấu Mật"


def at_the_end(desktop: Desktop, pc: Pc, *files: Path) -> Pen:
    """A document to which nothing is missing, at the step from which it leaves."""
    pen = Pen(desktop.open(pc))
    pen.begin()
    pen.attach(*files)
    pen.write("Báo cáo rà soát")
    pen.to_step("recipients")
    search = pen.screen.find(QLineEdit, "Tìm cơ quan")
    pen.write("huyen", search)
    pen.press_key(Qt.Key.Key_Return, on=search)
    pen.to_step("number")
    pen.give_number()
    pen.to_step("send")
    return pen


def boxes(pen: Pen) -> dict[str, bool]:
    """The boxes of the step that is shown, and whether they are ticked."""
    found = pen.screen.all(QCheckBox, "", pen.page.steps[pen.page.step])
    return {box.accessibleName(): box.isChecked() for box in found}


def can_send(pen: Pen) -> bool:
    (button,) = pen.screen.all(QPushButton, "Gửi", pen.page.foot)
    return button.isEnabled()


def kept(pc: Pc) -> list[tuple[str, ...]]:
    with pc.replica.read() as connection:
        return [draft.looked_at for draft in drafts.all_drafts(connection)]


def test_a_scan_is_asked_for_before_it_leaves_and_no_key_gets_round_it(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    pen = at_the_end(desktop, commune, pdf(tmp_path / "quét.pdf"))
    assert boxes(pen) == {f"{TICK}: quét.pdf": False}
    assert "Gửi 01/UBND-VP" in pen.texts(pen.page), "what would happen is said all the same"
    assert not can_send(pen)
    pen.press_key(Qt.Key.Key_Return, CTRL)
    assert pen.screen.window.place == "compose"
    box = QApplication.focusWidget()
    assert isinstance(box, QCheckBox), "the key leads to what is missing"
    pen.press_key(Qt.Key.Key_Space)
    pen.screen.until(lambda: can_send(pen))
    assert QApplication.focusWidget() is box
    pen.press_key(Qt.Key.Key_Return, CTRL)
    pen.screen.said("sẽ gửi sau 10 giây")
    pen.screen.press("Hoàn tác")
    pen.screen.until(lambda: pen.screen.window.place == "compose" and pen.page.step == "send")
    assert boxes(pen) == {f"{TICK}: quét.pdf": True}, "it is not asked for twice"


def test_the_tick_is_kept_and_holds_for_these_bytes_alone(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    scan = pdf(tmp_path / "quét.pdf", seed=1)
    pen = at_the_end(desktop, commune, scan)
    pen.look_into()
    pen.writing.keep()
    pen.screen.until(lambda: kept(commune) == [(pen.writing.content.files[0].sha256,)])
    again = Pen(desktop.open(commune))  # nobody has closed the first one
    again.screen.shell.go("outgoing", "numbered")
    again.screen.press("Gắn bản quét và gửi")
    again.screen.until(lambda: again.screen.window.place == "compose" and again.page.told)
    again.page.show_step("send")
    again.screen.until(lambda: list(boxes(again).values()) == [True])
    assert can_send(again)
    again.writing.taking.remove(again.writing.taking.papers[0].key)
    again.writing.taking.add([pdf(scan, seed=2)])
    again.screen.until(lambda: again.papers_here() == ["quét.pdf"])
    assert list(boxes(again).values()) == [False], "of the same name, but other bytes"
    assert not can_send(again)


def test_what_can_be_read_is_not_asked_for_and_each_scan_has_its_own_box(
    desktop: Desktop, commune: Pc, tmp_path: Path
) -> None:
    read = typeset_pdf(tmp_path / "báo cáo.pdf", "Báo cáo rà soát")
    pen = at_the_end(desktop, commune, read)
    assert boxes(pen) == {}
    assert can_send(pen)
    pen.writing.taking.add([pdf(tmp_path / "a.pdf", seed=1), pdf(tmp_path / "b.pdf", seed=2)])
    pen.screen.until(lambda: len(pen.papers_here()) == 3)
    assert list(boxes(pen)) == [f"{TICK}: a.pdf", f"{TICK}: b.pdf"]
    pen.screen.all(QCheckBox, "", pen.page)[0].click()
    assert not can_send(pen)
    pen.screen.all(QCheckBox, "", pen.page)[1].click()
    assert can_send(pen)


def test_the_file_opens_from_where_it_is_asked_for(
    desktop: Desktop, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[bytes] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()).read_bytes())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    scan = pdf(tmp_path / "quét.pdf")
    pen = at_the_end(desktop, commune, scan)
    pen.screen.press("Mở tệp: quét.pdf")
    pen.screen.until(lambda: opened)
    assert opened == [scan.read_bytes()]
