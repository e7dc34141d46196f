"""An office moves to another PC at two windows: packed here, counted there; and taken back where nobody opened it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from app.actions import enrolling
from app.host.invitation import Invitation
from app.host.profile import Profile
from app.ui import start
from app.ui.bridge.opening import opening_of
from app.ui.first.move_in_dialog import MoveInDialog
from app.ui.first.restore_dialog import RestoreDialog
from app.ui.first.stopped import Stopped
from app.ui.settings.move_out_dialog import MoveOutDialog
from sync.errors import Defect, Refused
from sync.world import SystemClock, SystemIds
from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving
from tests.support.windows import Desktop, Screen

LONG_MS = 120_000  # until a busy machine has packed, unpacked, or started an engine
READY = "Đóng gói và dừng máy này"


@pytest.fixture
def former(serving: Serving, tmp_path: Path) -> Profile:
    """A PC with a document that has left, one that has not, and a draft."""
    profile = Profile(tmp_path / "former")
    slip = Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE))
    enrolling.begin_work(profile, slip, SystemClock(), SystemIds())
    office = Office(profile.folder)
    for n in range(2):
        paper = pdf(tmp_path / f"{n}.pdf", 30_000, seed=n)
        office("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", f"Văn bản {n}", "--file", paper)
        if not n:
            office("sync")
    office("draft", "--kind", "TB", "--subject", "Dự thảo dở")
    return profile


def at_the_former(desktop: Desktop, profile: Profile) -> tuple[Screen, MoveOutDialog]:
    screen = desktop.start(profile, SystemClock(), SystemIds())
    screen.shell.go("settings")
    screen.press("Chuyển sang máy khác…")
    dialog = screen.until(lambda: screen.window.findChild(MoveOutDialog))
    assert isinstance(dialog, MoveOutDialog)
    return screen, dialog


def texts(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def packed(screen: Screen, dialog: MoveOutDialog, folder: Path) -> tuple[Path, str]:
    """Pack into a folder; the file and its code, as a person would read them."""
    folder.mkdir(exist_ok=True)
    dialog.to.take(str(folder))
    screen.press(READY)
    screen.until(lambda: "Đã đóng gói và đọc lại kiểm tra" in texts(dialog), LONG_MS)
    code = dialog.focusWidget()
    assert isinstance(code, QLabel)
    assert not code.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard, "a caret is no letter"
    (file,) = folder.glob("eoffice-*.eomove")
    return file, code.accessibleName().removeprefix("Mã mở tệp: ")


def test_an_office_moves_from_one_window_to_another_and_both_tell_the_same_counts(
    desktop: Desktop, former: Profile, tmp_path: Path
) -> None:
    screen, dialog = at_the_former(desktop, former)
    screen.shell.start_background()
    assert not screen.find(QAbstractButton, READY).isEnabled(), "nobody has said where to"
    screen.until(lambda: "Văn bản: 2 · Dự thảo: 1 · Số đã cấp: 2" in texts(dialog))
    file, code = packed(screen, dialog, tmp_path / "stick")
    assert former.is_moved
    told = "Văn bản: 2 · Dự thảo: 1 · Số đã cấp: 2"
    assert told in texts(dialog) and "Bước 2" in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "a window that can do nothing more is not left standing"
    leave = screen.find(QAbstractButton, "Đóng chương trình")
    assert not leave.isEnabled()
    screen.find(QAbstractButton, "Đã chép mã ra giấy").click()
    leave.click()
    screen.until(lambda: screen.shell in desktop.left)
    desktop.end(screen)
    new = desktop.start(Profile(tmp_path / "new"), SystemClock(), SystemIds())
    new.press("Nhận từ máy cũ chuyển sang…")
    asked = new.until(lambda: new.front.findChild(MoveInDialog))
    assert isinstance(asked, MoveInDialog)
    asked.take(str(file))
    asked.key.setText(code[:-1] + ("0" if code[-1] != "0" else "1"))
    new.find(QAbstractButton, "Nhận").click()
    assert "Nhóm thứ 6" in texts(asked)
    asked.key.setText(code.lower())
    new.find(QAbstractButton, "Nhận").click()
    new.until(lambda: "Đã nhận đủ" in texts(asked), LONG_MS)
    assert "máy cũ 2 · máy này 2" in texts(asked)
    assert new.shell.window is None, "first a person sees that all is here"
    new.find(QAbstractButton, "Bắt đầu làm việc").click()
    new.until(lambda: new.shell.window is not None, LONG_MS)
    new.shell.go("outgoing")
    new.until(lambda: new.reads("Văn bản 1"))


def test_a_move_that_nobody_opened_is_taken_back_at_once_and_the_engine_works_again(
    desktop: Desktop, former: Profile, tmp_path: Path
) -> None:
    screen, dialog = at_the_former(desktop, former)
    screen.shell.start_background()
    packed(screen, dialog, tmp_path / "stick")
    screen.press("Thôi chuyển, làm tiếp ở máy này")
    screen.until(lambda: not screen.window.findChildren(MoveOutDialog), LONG_MS)
    screen.said("Máy này làm tiếp.")
    assert not former.is_moved
    screen.shell.background.try_now()
    office = Office(former.folder)
    screen.until(lambda: {one["state"] for one in office("list", "outgoing")} == {"sent"}, LONG_MS)


def test_where_nothing_can_be_packed_it_is_said_and_the_office_goes_on(
    desktop: Desktop, former: Profile, tmp_path: Path
) -> None:
    screen, dialog = at_the_former(desktop, former)
    folder = tmp_path / "stick"
    folder.mkdir()
    dialog.to.take(str(folder))
    with former.engine_lock():
        screen.press(READY)
        screen.until(lambda: "Một chương trình khác trên máy này" in texts(dialog), LONG_MS)
    assert not former.is_moved and not list(folder.iterdir())
    folder.rmdir()
    screen.press(READY)
    screen.until(lambda: "Không có thư mục" in texts(dialog), LONG_MS)
    screen.press("Giữ nguyên")
    screen.until(lambda: not screen.window.findChildren(MoveOutDialog))
    assert Office(former.folder)("number", "--kind", "TB", "--subject", "Vẫn làm việc")["number"] == 3


def test_a_backup_is_no_move_at_a_window_and_neither_is_a_move_a_backup(
    desktop: Desktop, former: Profile, tmp_path: Path
) -> None:
    office = Office(former.folder)
    key = office("recovery-key")["key"]
    office("backup", tmp_path / "a.eobackup")
    screen = desktop.start(Profile(tmp_path / "new"), SystemClock(), SystemIds())
    screen.press("Nhận từ máy cũ chuyển sang…")
    asked = screen.until(lambda: screen.front.findChild(MoveInDialog))
    assert isinstance(asked, MoveInDialog)
    asked.take(str(tmp_path / "a.eobackup"))
    asked.key.setText(key)
    screen.find(QAbstractButton, "Nhận").click()
    screen.until(lambda: "chọn “Khôi phục từ bản sao lưu…”" in texts(asked), LONG_MS)
    assert not Profile(tmp_path / "new").exists
    screen.press("Đóng")
    office("move", "export", tmp_path / "b.eomove")
    screen.press("Khôi phục từ bản sao lưu…")
    restore = screen.until(
        lambda: next((one for one in screen.front.findChildren(RestoreDialog) if one.isVisible()), None)
    )
    assert isinstance(restore, RestoreDialog)
    restore.take(str(tmp_path / "b.eomove"))
    restore.key.setText(key)
    screen.find(QAbstractButton, "Khôi phục").click()
    screen.until(lambda: "chọn “Nhận từ máy cũ chuyển sang…”" in texts(restore), LONG_MS)


def test_a_window_that_finds_the_office_moved_takes_it_back_or_says_why_not(
    former: Profile, tmp_path: Path, qapp: QApplication
) -> None:
    Office(former.folder)("move", "export", tmp_path / "file")
    with pytest.raises(Refused) as refused:
        opening_of(former, SystemClock(), SystemIds())
    assert refused.value.code == "profile.moved"

    def cannot() -> None:
        raise Defect("profile.damaged", {"file": "profile.json"})

    for take_back, accepted in ((cannot, False), (lambda: start._stay(former), True)):
        stopped = Stopped(refused.value, take_back)
        stopped.show()
        first = next(b for b in stopped.findChildren(QAbstractButton) if b.property("kind") == "primary")
        assert first.text() == "Đóng", "another try helps nobody"
        back = next(b for b in stopped.findChildren(QAbstractButton) if b.text().startswith("Thôi chuyển"))
        back.click()
        assert (stopped.result() == QDialog.DialogCode.Accepted) is accepted
        stopped.deleteLater()
    assert opening_of(former, SystemClock(), SystemIds()).identity is not None
