"""The window keeps an office's data safe: backups, the recovery key on paper, and back again on a bare PC."""

import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from app.actions.daily_backup import back_up_daily, is_wanted
from app.actions.recovery import check_recovery_key
from app.host.profile import Profile
from app.ui.bridge.opening import opening_of
from app.ui.first.restore_dialog import RestoreDialog
from app.ui.first.stopped import Stopped
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.people.slip_paper import HEIGHT, WIDTH, prepared
from app.ui.settings.backup_section import BackupSection
from app.ui.settings.recovery_dialog import RecoveryDialog
from app.ui.settings.recovery_paper import RecoveryWords, draw_recovery
from sync.errors import Refused
from sync.world import SystemClock, SystemIds
from tests.support.papers import pdf
from tests.support.places import Pc
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving
from tests.support.windows import Desktop, Screen, write_profile


def at_backups(desktop: Desktop, pc: Pc) -> tuple[Screen, BackupSection]:
    screen = desktop.open(pc)
    screen.shell.go("settings")
    screen.until(lambda: screen.reads("Bản tốt gần nhất"))
    section = screen.window.findChild(BackupSection)
    assert section is not None
    return screen, section


def test_the_last_good_backup_is_shown_and_another_is_asked_for(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    screen, section = at_backups(desktop, commune)
    assert screen.reads("Chưa có. Bản đầu tiên được ghi khi chương trình mở.")
    assert screen.reads("Chưa có: máy hỏng thì không mở được bản sao lưu nào.")
    amber = theme.color("amber")
    wanting = [told.text() for told in section.findChildren(Text) if told.palette().windowText().color() == amber]
    assert [told[: told.index(mark)] for told, mark in zip(wanting, ".:", strict=True)] == ["Chưa chọn", "Chưa có"]
    screen.find(QAbstractButton, "Sao lưu ngay").click()
    screen.until(lambda: is_wanted(commune.replica))
    other = tmp_path / "ổ khác"
    other.mkdir()
    section.take(str(other))
    screen.until(lambda: screen.reads(str(other)))
    back_up_daily(Profile(commune.folder), commune.replica)  # as the engine's process does
    screen.changed()
    screen.until(lambda: screen.reads("1 bản, trong thư mục dữ liệu của máy này"))
    assert not is_wanted(commune.replica)
    other.rename(tmp_path / "rút ra")
    back_up_daily(Profile(commune.folder), commune.replica)
    screen.changed()
    screen.until(lambda: screen.reads("Không thấy thư mục sao lưu thứ hai"))


def test_what_the_last_good_backup_lacks_is_told(desktop: Desktop, commune: Pc) -> None:
    file = commune.folder / "lost.pdf"
    commune.dispatch("Tệp sẽ hỏng", file=pdf(file, 20_000, seed=8))
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    screen, _ = at_backups(desktop, commune)
    back_up_daily(Profile(commune.folder), commune.replica)
    screen.changed()
    screen.until(lambda: screen.reads("1 bản, trong thư mục dữ liệu của máy này"))
    assert not screen.reads("Bản tốt gần nhất thiếu 1 mục")
    commune.replica.files.path(sha256).write_bytes(b"spoilt")
    back_up_daily(Profile(commune.folder), commune.replica)
    screen.changed()
    screen.until(lambda: screen.reads("Bản tốt gần nhất thiếu 1 mục đã hỏng hoặc mất trên máy này"))


def test_a_recovery_key_is_shown_once_and_printed(
    desktop: Desktop, commune: Pc, tmp_path: Path, qapp: QApplication
) -> None:
    screen, _ = at_backups(desktop, commune)
    screen.find(QAbstractButton, "Làm khóa khôi phục…").click()
    dialog = screen.until(lambda: screen.window.findChild(RecoveryDialog))
    assert isinstance(dialog, RecoveryDialog)
    check_recovery_key(commune.replica, dialog.words.code)
    printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution), QPageSize.PageSizeId.A5)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    dialog.print_on(printer)
    assert (tmp_path / "slip.pdf").stat().st_size > 1000
    dialog.reject()
    screen.until(lambda: screen.all(QAbstractButton, "Làm khóa khôi phục mới…"))


def test_nothing_on_the_slip_runs_out_of_the_paper(qapp: QApplication, commune: Pc) -> None:
    scale = 20
    image = QImage(QSize(WIDTH // scale, HEIGHT // scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(1 / scale, 1 / scale)
    words = RecoveryWords("Ủy ban nhân dân xã Quang Lang", "-".join(["WWWWW"] * 6), commune.clock.now())
    draw_recovery(painter, words)
    painter.end()
    white = QColor("white").rgb()
    edge = [image.pixel(x, image.height() - 1) for x in range(image.width())]
    edge += [image.pixel(image.width() - 1, y) for y in range(image.height() // 2, image.height())]
    assert set(edge) == {white}


@pytest.fixture
def lost(serving: Serving, tmp_path: Path) -> tuple[Path, str]:
    """A backup of a PC that is gone, with a document that had not been sent, and its recovery key."""
    office = Office(tmp_path / "old")
    server = ("--server", serving.url, "--fingerprint", serving.fingerprint)
    office("enrol", *server, "--code", serving.slip(COMMUNE))
    key = office("recovery-key")["key"]
    paper = pdf(tmp_path / "a.pdf", 30_000, seed=4)
    office("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", "Chưa kịp gửi", "--file", paper)
    office("backup", tmp_path / "a.eobackup")
    shutil.rmtree(office.profile)
    return tmp_path / "a.eobackup", key


def test_a_bare_pc_begins_from_a_backup(desktop: Desktop, lost: tuple[Path, str], tmp_path: Path) -> None:
    backup, key = lost
    screen = desktop.start(Profile(tmp_path / "new"), SystemClock(), SystemIds())
    screen.find(QAbstractButton, "Khôi phục từ bản sao lưu…").click()
    dialog = screen.until(lambda: screen.front.findChild(RestoreDialog))
    assert isinstance(dialog, RestoreDialog)
    dialog.take(str(backup))
    do = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Khôi phục")
    assert not do.isEnabled()
    dialog.key.setText(key[:-1] + ("0" if key[-1] != "0" else "1"))
    do.click()
    assert any("Nhóm thứ 6" in told for told in texts(dialog))
    dialog.key.setText(key.lower().replace("-", " "))
    do.click()
    screen.until(lambda: screen.shell.window is not None, 60_000)
    screen.shell.go("outgoing")
    screen.until(lambda: screen.reads("Chưa kịp gửi"))


def texts(dialog: RestoreDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_without_a_line_no_window_opens_on_a_restored_profile_and_it_is_said_why(
    serving: Serving, lost: tuple[Path, str], tmp_path: Path, qapp: QApplication
) -> None:
    backup, key = lost
    (tmp_path / "slip").write_text(key)
    new = Office(tmp_path / "new")
    assert serving.stop() == 0
    try:
        assert new("restore", backup, "--recovery-key-file", tmp_path / "slip")["waits"]
        with pytest.raises(Refused) as refused:
            opening_of(Profile(new.profile), SystemClock(), SystemIds())
    finally:
        serving.start()
    assert refused.value.code == "profile.restored"
    stopped = Stopped(refused.value)
    stopped.show()
    assert stopped.findChild(QLineEdit) is None
    stopped.deleteLater()
    opening = opening_of(Profile(new.profile), SystemClock(), SystemIds())
    assert opening.identity is not None
    assert opening.identity.device == Profile(new.profile).facts().device


def test_no_window_opens_on_an_office_that_has_moved(commune: Pc, tmp_path: Path) -> None:
    write_profile(commune)
    profile = Profile(commune.folder)
    profile.mark_moved("E:/chuyển")
    with pytest.raises(Refused) as refused:
        opening_of(profile, commune.clock, commune.ids)
    assert refused.value.code == "profile.moved"
