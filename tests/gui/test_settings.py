"""Settings: seen at once, kept, and honest about what this PC is and how it fares."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.actions import enrolling
from app.actions.large_files import keep_limit, kept_limit
from app.actions.people import set_pin
from app.actions.proxy import keep_proxy, kept_proxy, proxy_to_use, proxy_without_secret
from app.host.autostart import starts_at_login
from app.host.invitation import Invitation
from app.host.preferences import Preferences, read_preferences
from app.host.profile import Profile
from app.ui.look.theme import theme
from app.ui.settings.checkup_section import CheckRow
from app.ui.settings.days_section import YearField
from app.ui.settings.habits import FolderField
from app.ui.words.speech import speech
from sync.replica.meta import read_identity
from sync.world import SystemClock, SystemIds
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving
from tests.support.staff import Staff
from tests.support.windows import Desktop, Screen, write_profile


def at_settings(desktop: Desktop, pc: Pc) -> Screen:
    screen = desktop.open(pc)
    screen.shell.go("settings")
    screen.until(lambda: screen.all(QAbstractButton, "Màu: Tối"))
    return screen


def choose(screen: Screen, name: str) -> None:
    before = screen.window
    screen.find(QAbstractButton, name).click()
    screen.until(lambda: screen.window is not before)


def test_look_size_and_density_are_taken_on_at_once_and_at_the_same_place(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    screen.find(QAbstractButton, "Màu: Tối").setFocus()
    choose(screen, "Màu: Tối")
    assert theme.tokens.name == "dark"
    assert screen.window.place == "settings"
    dark = screen.find(QAbstractButton, "Màu: Tối")
    assert dark.isChecked()
    screen.until(dark.hasFocus)
    choose(screen, "Cỡ chữ: 150 %")
    assert theme.factor == 1.5
    choose(screen, "Danh sách: Gọn")
    assert screen.shell.preferences.compact
    screen.until(lambda: read_preferences(commune.folder).compact)
    kept = read_preferences(commune.folder)
    assert (kept.mode, kept.text_factor) == ("dark", 1.5)


def test_the_arrow_keys_go_from_choice_to_choice(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    screen.until(screen.window.isActiveWindow)
    light, before = screen.find(QAbstractButton, "Màu: Sáng"), screen.window
    light.setFocus()
    QTest.keyClick(light, Qt.Key.Key_Right)
    screen.until(lambda: screen.window is not before)
    assert screen.shell.preferences.mode == "dark"


def test_another_language_is_spoken_at_once(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    choose(screen, "Ngôn ngữ: English")
    assert speech.language == "en"
    assert screen.window.place == "settings"
    before = screen.window
    next(b for b in screen.all(QAbstractButton) if b.text() == "Tiếng Việt").click()
    screen.until(lambda: screen.window is not before)
    assert speech.language == "vi"


def test_when_the_screen_locks_is_chosen_and_holds_from_now_on(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    assert screen.reads("Chưa ai trên máy này đặt mã PIN")
    set_pin(commune.replica, commune.replica.identity.people[0], "248163")
    screen.changed()
    screen.until(lambda: screen.reads("Màn hình tự khóa khi không ai dùng máy"))
    screen.find(QAbstractButton, "Tự khóa sau: 5 phút").click()
    assert screen.shell.preferences.lock_after_min == 5
    commune.clock.advance(minutes=6)
    screen.shell.session.idle.look()
    assert screen.window.is_covered


def test_a_proxy_that_cannot_be_one_is_refused_and_another_kept(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    screen.until(lambda: screen.find(QLineEdit, "Proxy").isEnabled())
    screen.type("Proxy", "ftp://10.0.0.1")
    screen.press("Lưu và kết nối lại")
    screen.until(lambda: screen.reads("Địa chỉ proxy “ftp://10.0.0.1” không đúng"))
    assert kept_proxy(commune.replica) == ""
    assert not screen.find(QLineEdit, "Mật khẩu proxy").text()
    screen.find(QLineEdit, "Proxy").clear()
    screen.type("Proxy", "10.0.0.1:3128")
    screen.type("Tên đăng nhập proxy", "mai")
    screen.type("Mật khẩu proxy", "matkhau")
    screen.press("Lưu và kết nối lại")
    screen.said("Đã lưu. Máy đang kết nối lại qua proxy.")
    assert kept_proxy(commune.replica) == "http://mai@10.0.0.1:3128"
    assert proxy_to_use(commune.replica) == "http://mai:matkhau@10.0.0.1:3128"
    assert screen.find(QLineEdit, "Proxy").text() == "http://10.0.0.1:3128"
    assert screen.find(QLineEdit, "Tên đăng nhập proxy").text() == "mai"
    assert screen.find(QLineEdit, "Mật khẩu proxy").text() == "", "it is never shown again"


def test_the_servers_other_addresses_are_kept_in_their_order(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    name = "Địa chỉ máy chủ"
    screen.until(lambda: screen.find(QLineEdit, name).text() == "https://127.0.0.1")
    screen.find(QLineEdit, name).clear()
    screen.type(name, "10.0.0.5")
    screen.press("Lưu và kết nối lại")
    screen.until(lambda: screen.reads("Địa chỉ “10.0.0.5” không đúng"))
    hint = "Nhiều địa chỉ của cùng một máy chủ cách nhau bằng dấu phẩy; máy thử lần lượt theo thứ tự."
    assert screen.find(QLineEdit, name).property("wrong")
    assert not screen.reads(hint), "what is wrong stands in its place"
    screen.find(QLineEdit, name).clear()
    screen.type(name, "https://10.0.0.5:8443, https://e-office.example")
    screen.press("Lưu và kết nối lại")
    screen.said("Đã lưu. Máy đang kết nối lại, không qua proxy.")
    assert not screen.find(QLineEdit, name).property("wrong")
    assert screen.reads(hint)
    with commune.replica.read() as connection:
        kept = read_identity(connection)
    assert kept is not None and kept.addresses == ("https://10.0.0.5:8443", "https://e-office.example")


def test_where_files_go_is_chosen(desktop: Desktop, commune: Pc, tmp_path: Path) -> None:
    screen = at_settings(desktop, commune)
    field = screen.window.findChild(FolderField)
    assert field is not None
    field.take(str(tmp_path / "văn bản"))
    assert screen.shell.preferences.save_folder == str(tmp_path / "văn bản")
    assert screen.reads(str(tmp_path / "văn bản"))


def test_this_pc_is_told_and_copied_without_a_secret_or_a_document(desktop: Desktop, district: Pc, commune: Pc) -> None:
    district.dispatch("Giấy mời họp giao ban", to=[COMMUNE])
    district.sync()
    commune.sync()
    write_profile(commune)
    keep_proxy(commune.replica, "http://mai:matkhau@10.0.0.1:3128")
    screen = at_settings(desktop, commune)
    screen.until(lambda: screen.reads(commune.device))
    assert screen.reads("Ủy ban nhân dân Thị trấn Đồng Mỏ (06463)")
    assert screen.reads(str(commune.folder))
    assert screen.reads("http://10.0.0.1:3128")
    screen.press("Chép thông tin máy")
    screen.said("Đã chép thông tin máy.")
    text = QGuiApplication.clipboard().text()
    assert f"device: {commune.device}" in text
    assert "check database: ok" in text
    assert "qt: " in text
    for secret in ("matkhau", "mai:", "Giấy mời", commune.key.hex(), commune.seed.hex(), "Nguyễn Thị Mẫu"):
        assert secret not in text
    QGuiApplication.clipboard().clear()


def test_a_proxys_password_is_left_out() -> None:
    assert proxy_without_secret("http://u:p@h:1") == "http://h:1"
    assert proxy_without_secret("http://h:1") == "http://h:1"
    assert proxy_without_secret("") == ""


def test_a_look_at_the_pc_says_what_is_wrong_first_and_what_helps(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    screen.press("Kiểm tra")
    screen.until(lambda: screen.all(CheckRow), 60_000)
    told = [row.accessibleName() for row in screen.window.findChildren(CheckRow)]
    assert told[0].startswith("Khóa của máy, cần xem."), "a key in a file is not protected"
    assert "rồi đăng ký lại máy" in told[0]
    assert any(row.startswith("Dữ liệu, ổn.") for row in told)
    assert len(told) == 8
    assert screen.find(QAbstractButton, "Kiểm tra").isEnabled()


def test_another_proxy_takes_effect_without_a_new_start(desktop: Desktop, serving: Serving, tmp_path: Path) -> None:
    profile, clock, ids = Profile(tmp_path / "profile"), SystemClock(), SystemIds()
    slip = Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE, "leader"))
    enrolling.begin_work(profile, slip, clock, ids)
    screen = desktop.start(profile, clock, ids)
    screen.shell.start_background()

    def state() -> str:
        return screen.window.strip.told.state if screen.window.strip.told else ""

    screen.until(lambda: state() == "done", 60_000)
    screen.shell.go("settings")
    screen.until(lambda: screen.find(QLineEdit, "Proxy").isEnabled())
    screen.type("Proxy", "127.0.0.1:9")
    screen.press("Lưu và kết nối lại")
    screen.until(lambda: state() == "silent", 60_000)
    line = screen.find(QLineEdit, "Proxy")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    screen.press("Lưu và kết nối lại")
    screen.until(lambda: state() == "done", 60_000)


def test_free_days_are_added_at_once_and_a_weekend_alone_can_be_worked(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    field = screen.find(YearField, "")
    screen.until(lambda: len(field.shown.free) == 4)
    assert screen.reads("Danh sách kèm chương trình: chỉ có ngày lễ theo dương lịch.")
    free, worked = screen.find(QAbstractButton, "Thêm ngày nghỉ"), screen.find(QAbstractButton, "Thêm ngày làm bù")
    assert not free.isEnabled() and not worked.isEnabled()
    field.day.line.setText("30/11/2026")
    assert free.isEnabled() and not worked.isEnabled()
    field.reason.setText("Hoán đổi")
    free.click()
    screen.until(lambda: len(field.shown.free) == 5)
    field.day.line.setText("28/11/2026")
    assert worked.isEnabled()
    worked.click()
    screen.until(lambda: len(field.shown.worked) == 1)
    assert screen.reads("Danh sách riêng của cơ quan.")
    assert screen.reads("Thứ Hai, 30/11/2026 · nghỉ · Hoán đổi")
    screen.find(QAbstractButton, "Bỏ Thứ Hai, 30/11/2026").click()
    screen.until(lambda: len(field.shown.free) == 4)
    screen.press("Bỏ danh sách riêng")
    screen.until(lambda: field.shown.of == "" and len(field.shown.worked) == 0)


def test_who_may_not_keep_the_list_reads_it(desktop: Desktop, commune: Pc) -> None:
    staff = Staff(commune.place, commune)
    screen = desktop.open(commune, Preferences(mode="light", language="vi", person=staff.officer))
    screen.shell.go("settings")
    screen.until(lambda: screen.all(YearField) and len(screen.find(YearField, "").shown.free) == 4)
    assert not screen.all(QAbstractButton, "Thêm ngày nghỉ")


def test_from_which_size_on_files_wait_is_chosen_and_kept(desktop: Desktop, commune: Pc) -> None:
    screen = at_settings(desktop, commune)
    screen.until(lambda: [b for b in screen.all(QAbstractButton, "Tệp lớn: Trên 5 MB: khi cần") if b.isEnabled()])
    assert screen.find(QAbstractButton, "Tệp lớn: Tự tải hết").isChecked()
    screen.find(QAbstractButton, "Tệp lớn: Trên 5 MB: khi cần").click()
    screen.until(lambda: kept_limit(commune.replica) == 5)
    screen.find(QAbstractButton, "Tệp lớn: Tự tải hết").click()
    screen.until(lambda: kept_limit(commune.replica) is None)
    keep_limit(commune.replica, 8)
    screen.shell.rebuild()
    screen.until(lambda: [b for b in screen.all(QAbstractButton, "Tệp lớn: Trên 8 MB: khi cần") if b.isChecked()])


def test_the_program_opens_at_login_where_somebody_wants_it(
    desktop: Desktop, commune: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    screen = at_settings(desktop, commune)
    assert screen.find(QAbstractButton, "Chương trình: Không tự mở").isChecked(), "nothing opens that nobody asked for"
    screen.find(QAbstractButton, "Chương trình: Tự mở").click()
    screen.until(lambda: starts_at_login(Profile(commune.folder)))
    screen.find(QAbstractButton, "Chương trình: Không tự mở").click()
    screen.until(lambda: not starts_at_login(Profile(commune.folder)))
