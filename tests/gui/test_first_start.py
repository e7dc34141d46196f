"""A PC joins at the window: the slip however it comes, the line or none, the person who says yes or no."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QSpinBox, QWidget

from app.host.invitation import Invitation, as_toml, one_line
from app.host.kept_slip import FILE
from app.host.profile import Profile
from app.host.qr import qr_modules
from app.ui.first.code_field import CodeField
from app.ui.first.first_page import FirstPage
from app.ui.first.first_start import FirstStart
from sync.protocol.codes import make_code
from sync.world import SystemClock, SystemIds
from tests.support.fakes import MovableClock
from tests.support.sample_offices import COMMUNE
from tests.support.serving import Serving
from tests.support.windows import Desktop, Screen

CODE = make_code(bytes(range(40, 60)))
SERVER = Invitation(addresses=("https://10.0.0.5:8443",), fingerprint="9f86d081" * 8)
SLIP = Invitation(addresses=SERVER.addresses, fingerprint=SERVER.fingerprint, code=CODE)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def started(desktop: Desktop, profile: Profile, machine: Path | None = None) -> Screen:
    screen = desktop.start(profile, SystemClock(), SystemIds(), machine=machine)
    screen.front.resize(1040, 720)
    return screen


def first(screen: Screen) -> FirstStart:
    assert screen.shell.entrance.start is not None
    return screen.shell.entrance.start


def slip_of(serving: Serving) -> Invitation:
    return Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE))


def type_code(screen: Screen, code: str) -> None:
    """Key for key, as into the first field; the others fill up by themselves."""
    screen.find(QLineEdit, "Mã đăng ký, nhóm 1").setFocus()
    for key in code:
        QTest.keyClick(screen.front.focusWidget(), key)


def groups(screen: Screen) -> list[str]:
    return [field.text() for field in screen.all(QLineEdit, "Mã đăng ký")]


def picture(text: str, pixels: int = 4) -> QImage:
    """A QR picture as one photographs it from a slip, on transparent ground as one copies it from a page."""
    modules = qr_modules(text)
    side = (len(modules) + 8) * pixels
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            for at in range(pixels * pixels if dark else 0):
                image.setPixelColor((x + 4) * pixels + at % pixels, (y + 4) * pixels + at // pixels, QColor("black"))
    return image


def drop(screen: Screen, data: QMimeData) -> None:
    page = screen.front.findChild(FirstPage)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, buttons, keys)
    assert page is not None
    page.dropEvent(event)


def test_a_code_is_typed_key_by_key_and_judged_without_a_server(desktop: Desktop, profile: Profile) -> None:
    screen = started(desktop, profile)
    type_code(screen, CODE.replace("-", "").replace("0", "o").lower())
    assert groups(screen) == CODE.split("-")
    assert screen.reads("Đủ 12 ký tự, không gõ nhầm.")
    QTest.keyClick(screen.front.focusWidget(), Qt.Key.Key_Backspace)
    assert screen.reads("Còn 1 ký tự.")
    wrong = "0" if CODE[-1] != "0" else "1"
    QTest.keyClick(screen.front.focusWidget(), wrong)
    assert screen.reads("Mã gõ chưa đúng.")
    assert "Mã gõ chưa đúng" in screen.find(QLineEdit, "Mã đăng ký, nhóm 1").accessibleDescription()
    assert not screen.find(QAbstractButton, "Đăng ký máy này").isEnabled()
    assert not profile.folder.exists(), "nothing is begun by typing"


def test_backspace_goes_back_from_group_to_group(desktop: Desktop, profile: Profile) -> None:
    screen = started(desktop, profile)
    type_code(screen, "J91228")
    for _ in range(3):
        QTest.keyClick(screen.front.focusWidget(), Qt.Key.Key_Backspace)
        screen.until(lambda: True)
    screen.until(lambda: screen.front.focusWidget() is screen.find(QLineEdit, "Mã đăng ký, nhóm 1"))
    QTest.keyClick(screen.front.focusWidget(), Qt.Key.Key_Backspace)
    assert groups(screen) == ["J91", "", ""]


def test_a_key_in_the_middle_moves_nothing(desktop: Desktop, profile: Profile) -> None:
    screen = started(desktop, profile)
    screen.front.findChild(CodeField).set_code("J91228VNNJ")  # type: ignore[union-attr]
    second = screen.find(QLineEdit, "Mã đăng ký, nhóm 2")
    second.setFocus()
    second.setCursorPosition(2)
    QTest.keyClick(second, Qt.Key.Key_Backspace)
    assert groups(screen) == ["J912", "2VN", "NJ"]
    QTest.keyClick(second, "x")
    assert groups(screen) == ["J912", "2XVN", "NJ"]
    assert second.cursorPosition() == 2


@pytest.mark.parametrize(
    "how", ["file", "picture file", "dropped picture", "pasted picture", "pasted line", "dropped file"]
)
def test_a_slip_is_taken_however_it_comes(desktop: Desktop, profile: Profile, tmp_path: Path, how: str) -> None:
    screen, data = started(desktop, profile), QMimeData()
    toml, png = tmp_path / "phiếu của Mai.eoffice", tmp_path / "ảnh.png"
    toml.write_text(as_toml(SLIP), encoding="utf-8")
    picture(one_line(SLIP)).save(str(png))
    clipboard = QGuiApplication.clipboard()
    if how == "file":
        first(screen).take_file(toml)
    elif how == "picture file":
        first(screen).take_file(png)
    elif how == "dropped file":
        data.setUrls([QUrl.fromLocalFile(str(toml))])
        drop(screen, data)
    elif how == "dropped picture":
        data.setImageData(picture(one_line(SLIP)))
        drop(screen, data)
    elif how == "pasted picture":
        clipboard.setImage(picture(one_line(SLIP)))
        screen.press("Cách khác")
        screen.press("Dán ảnh mã QR")
    else:
        clipboard.setText(one_line(SLIP))
        QTest.keyClick(screen.find(QLineEdit, "Mã đăng ký, nhóm 1"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: screen.reads("https://10.0.0.5:8443"))
    assert groups(screen) == CODE.split("-")
    assert screen.reads("Máy chủ ghi trên phiếu")
    assert screen.find(QAbstractButton, "Đăng ký máy này").isEnabled()
    clipboard.clear()


def test_a_slip_that_tells_half_of_the_server_leaves_the_other_half_to_be_typed(
    desktop: Desktop, profile: Profile
) -> None:
    screen = started(desktop, profile)
    first(screen).take_text('addresses = ["https://10.0.0.5:8443"]')
    screen.until(lambda: screen.all(QLineEdit, "Địa chỉ"))
    assert screen.find(QLineEdit, "Địa chỉ").text() == "https://10.0.0.5:8443"
    screen.type("Mã nhận diện", SERVER.fingerprint)
    QTest.keyClick(screen.find(QLineEdit, "Mã nhận diện"), Qt.Key.Key_Return)
    assert first(screen).known == SERVER


def test_a_bare_code_from_the_clipboard_fills_the_field_alone(desktop: Desktop, profile: Profile) -> None:
    screen = started(desktop, profile)
    QGuiApplication.clipboard().setText(f"  {CODE.lower()} ")
    QTest.keyClick(screen.find(QLineEdit, "Mã đăng ký, nhóm 2"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: groups(screen) == CODE.split("-"))
    assert screen.reads("để máy biết máy chủ")
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Kinh gui", "Không đọc được phiếu"), (b"\x89PNG\xff", "Không đọc được phiếu"), (None, "Không thấy mã QR")],
)
def test_what_is_no_slip_is_said_and_changes_nothing(
    desktop: Desktop, profile: Profile, tmp_path: Path, content: bytes | None, said: str
) -> None:
    screen, path = started(desktop, profile), tmp_path / "gì đó.png"
    if content is None:
        blank = QImage(300, 200, QImage.Format.Format_RGB32)
        blank.fill(Qt.GlobalColor.white)
        blank.save(str(path))
    else:
        path.write_bytes(content)
    first(screen).take_file(path)
    screen.until(lambda: screen.reads(said))
    assert not first(screen).known.names_a_server


def test_a_server_is_typed_by_hand_and_each_field_says_what_is_wrong_with_it(
    desktop: Desktop, profile: Profile
) -> None:
    screen = started(desktop, profile)
    type_code(screen, CODE)
    screen.press("Cách khác")
    screen.press("Nhập bằng tay")
    screen.type("Địa chỉ", "10.0.0.5:8443")
    screen.press("Đăng ký máy này")
    assert screen.reads("Địa chỉ “10.0.0.5:8443” không đúng")
    screen.find(QLineEdit, "Địa chỉ").clear()
    screen.type("Địa chỉ", "https://10.0.0.5:8443")
    screen.type("Mã nhận diện", "9f86 d081")
    screen.press("Đăng ký máy này")
    assert screen.reads("Mã nhận diện phải gồm 64 ký tự")
    screen.find(QLineEdit, "Mã nhận diện").clear()
    screen.type("Mã nhận diện", ":".join(["9F86D081"] * 8))
    screen.find(QAbstractButton, "Mạng cơ quan phải qua proxy").click()
    screen.type("Proxy", "10.0.0.1:3128")
    QTest.keyClick(screen.find(QLineEdit, "Proxy"), Qt.Key.Key_Return)
    assert first(screen).invitation == Invitation(
        addresses=SLIP.addresses, fingerprint=SLIP.fingerprint, code=CODE, proxy="http://10.0.0.1:3128"
    )
    assert screen.find(QAbstractButton, "Đăng ký máy này").isEnabled()


def test_a_server_that_the_machine_knows_need_not_be_told(desktop: Desktop, profile: Profile, tmp_path: Path) -> None:
    (tmp_path / "server.toml").write_text(as_toml(SERVER))
    screen = started(desktop, profile, tmp_path)
    assert screen.reads("Máy chủ đã cài sẵn cho máy này")
    type_code(screen, CODE)
    assert screen.find(QAbstractButton, "Đăng ký máy này").isEnabled()


def test_a_wrong_setting_of_the_machine_is_said_and_the_server_can_be_typed(
    desktop: Desktop, profile: Profile, tmp_path: Path
) -> None:
    (tmp_path / "server.toml").write_text("addresses = [")
    screen = started(desktop, profile, tmp_path)
    assert screen.reads("có chỗ sai")
    screen.press("Cách khác")
    screen.press("Nhập bằng tay")
    assert screen.find(QLineEdit, "Địa chỉ").isEnabled()


def test_a_pc_joins_and_its_window_opens_while_the_rest_is_fetched(
    desktop: Desktop, profile: Profile, serving: Serving
) -> None:
    screen = started(desktop, profile)
    screen.shell.start_background()
    slip = slip_of(serving)
    first(screen).name_server(Invitation(addresses=slip.addresses, fingerprint=slip.fingerprint), "typed")
    type_code(screen, slip.code)
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("Ủy ban nhân dân Thị trấn Đồng Mỏ"), 60_000)
    assert screen.reads("Nguyễn Thị Mẫu")
    assert slip.code not in (profile.folder / FILE).read_text(), "a code that is used is kept no longer"
    screen.press("Đúng, bắt đầu")
    screen.until(lambda: screen.shell.window)
    assert screen.window.place == "incoming"
    assert not (profile.folder / FILE).exists()
    assert screen.shell.entrance.window is None
    screen.until(lambda: screen.all(QSpinBox, "Sổ văn bản đi năm"))
    screen.press("Để sau")
    screen.until(lambda: screen.window.strip.told is not None and screen.window.strip.told.state == "done", 60_000)


def test_without_a_line_the_code_is_kept_and_used_by_itself_once_there_is_one(
    desktop: Desktop, profile: Profile, serving: Serving
) -> None:
    serving.relay.is_open = False
    screen, slip = started(desktop, profile), slip_of(serving)
    first(screen).name_server(slip, "carried")
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("Đã giữ mã, đang chờ mạng"))
    assert screen.reads(slip.code)
    assert screen.reads("Máy tự thử lại sau")
    assert (profile.folder / FILE).stat().st_mode & 0o077 == 0
    desktop.end(screen)

    again = started(desktop, profile)
    again.until(lambda: again.reads("Đã giữ mã, đang chờ mạng"))
    again.until(lambda: first(again).next_try_at is not None)
    serving.relay.is_open = True
    again.until(lambda: again.reads("Đúng cơ quan và đúng tên chưa?"), 60_000)


def test_a_portal_is_said_to_be_one_and_waited_for(desktop: Desktop, profile: Profile, serving: Serving) -> None:
    serving.relay.instead = b"HTTP/1.1 302 Found\r\nLocation: http://portal/\r\nContent-Length: 0\r\n\r\n"
    screen = started(desktop, profile)
    first(screen).name_server(slip_of(serving), "carried")
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("wifi đòi đăng nhập"))
    screen.press("Sửa mã hoặc máy chủ")
    screen.until(lambda: screen.find(QAbstractButton, "Đăng ký máy này").isEnabled())
    assert first(screen).next_try_at is None or first(screen).stage == "typing"
    serving.relay.instead = None
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("Đúng cơ quan và đúng tên chưa?"), 60_000)


def test_a_code_that_the_server_refuses_stands_with_its_reason_and_is_not_tried_again(
    desktop: Desktop, profile: Profile, serving: Serving
) -> None:
    screen = started(desktop, profile)
    first(screen).name_server(Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint), "carried")
    type_code(screen, CODE)
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("Mã đăng ký không đúng."), 60_000)
    assert groups(screen) == CODE.split("-"), "it stays to be compared with the slip"
    screen.until(lambda: not (profile.folder / FILE).exists())
    assert first(screen).next_try_at is None


def test_a_server_with_another_fingerprint_gets_nothing(desktop: Desktop, profile: Profile, serving: Serving) -> None:
    screen, slip = started(desktop, profile), slip_of(serving)
    first(screen).name_server(Invitation(addresses=slip.addresses, fingerprint="0" * 64, code=slip.code), "carried")
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("có mã nhận diện khác với phiếu đăng ký"), 60_000)
    assert screen.find(QAbstractButton, "Đổi").isEnabled()


def test_a_pin_is_set_where_the_pc_is_shared(desktop: Desktop, profile: Profile, serving: Serving) -> None:
    screen = started(desktop, profile)
    first(screen).name_server(slip_of(serving), "carried")
    first(screen).begin()
    screen.until(lambda: screen.reads("Đúng cơ quan"), 60_000)
    screen.find(QCheckBox, "Máy này nhiều người dùng chung").click()
    screen.type("Mã PIN mới", "2468")
    screen.type("Gõ lại mã PIN", "2469")
    screen.press("Đúng, bắt đầu")
    assert screen.reads("Hai lần gõ chưa giống nhau.")
    screen.find(QLineEdit, "Gõ lại mã PIN").clear()
    screen.type("Gõ lại mã PIN", "2468")
    screen.press("Đúng, bắt đầu")
    screen.until(lambda: screen.shell.window)
    assert len(screen.shell.opening.pinned) == 1


def test_an_unanswered_question_is_asked_again_at_the_next_start(
    desktop: Desktop, profile: Profile, serving: Serving
) -> None:
    screen = started(desktop, profile)
    first(screen).name_server(slip_of(serving), "carried")
    first(screen).begin()
    screen.until(lambda: screen.reads("Đúng cơ quan"), 60_000)
    desktop.end(screen)
    again = started(desktop, profile)
    assert again.reads("Đúng cơ quan và đúng tên chưa?")
    assert again.reads("Nguyễn Thị Mẫu")


def test_somebody_elses_slip_is_put_away_and_another_one_begun(
    desktop: Desktop, profile: Profile, serving: Serving
) -> None:
    screen = started(desktop, profile)
    first(screen).name_server(slip_of(serving), "carried")
    first(screen).begin()
    screen.until(lambda: screen.reads("Đúng cơ quan"), 60_000)
    screen.press("Không đúng")
    assert screen.reads("Chưa có việc gì được làm dưới tên Nguyễn Thị Mẫu")
    screen.press("Thoát")
    assert desktop.left == [screen.shell]
    screen.press("Nhập mã khác")
    screen.until(lambda: screen.reads("Nhập mã trên phiếu đăng ký") and groups(screen) == ["", "", ""])
    aside = [path for path in profile.folder.iterdir() if path.name.startswith("put-away-")]
    assert len(aside) == 1
    assert (aside[0] / "office.db").is_file()
    assert not profile.exists
    other = serving.operator.add_person("187", "Trần Quốc Bảo", "leader")["id"]
    code = serving.operator.enrol(other, 1).code
    first(screen).name_server(
        Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=code), "carried"
    )
    screen.press("Đăng ký máy này")
    screen.until(lambda: screen.reads("Trần Quốc Bảo"), 60_000)


def test_what_a_kill_left_half_put_away_is_finished_at_the_next_start(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    (profile.folder / "put-away-under-way").mkdir(parents=True)
    for name in ("profile.json", "keys.json", "office.db"):
        (profile.folder / name).write_text("x")
    (profile.folder / "window.json").write_text("{}")
    profile.finish_putting_away(MovableClock().now())
    assert sorted(path.name for path in profile.folder.iterdir()) == ["put-away-20261123-010000", "window.json"]
    assert len(list((profile.folder / "put-away-20261123-010000").iterdir())) == 3


def test_another_look_keeps_what_was_typed(desktop: Desktop, profile: Profile) -> None:
    screen = started(desktop, profile)
    type_code(screen, "J912")
    before: QWidget = screen.front
    screen.shell.rebuild()
    screen.until(lambda: screen.front is not before)
    assert groups(screen) == ["J912", "", ""]
