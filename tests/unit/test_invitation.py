"""What a slip, a file and a PC's set-up say of the server: two forms, one meaning, and nothing taken that is wrong."""

from pathlib import Path

import pytest

from app.host.invitation import Invitation, as_toml, normal_addresses, normal_proxy, one_line, read_invitation
from app.host.kept_slip import KeptSlip, forget_slip, keep_slip, kept_slip
from app.host.machine import machine_settings, told_by_keys
from app.host.qr import qr_modules, read_qr
from sync.errors import Refused

WHOLE = Invitation(
    addresses=("https://10.0.0.5:8443", "https://vanphong.chilang.gov.vn"),
    fingerprint="9f86d081" * 8,
    code="J912-28VN-NJ0S",
)


def drawn(text: str, pixels: int = 3) -> tuple[memoryview, int, int]:
    """A QR picture in grey with its quiet zone: bytes, side, stride."""
    modules, quiet = qr_modules(text), 4
    side = (len(modules) + 2 * quiet) * pixels
    stride = side + 5
    grey = bytearray(b"\xff" * (stride * side))
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            for down in range(pixels if dark else 0):
                start = ((y + quiet) * pixels + down) * stride + (x + quiet) * pixels
                grey[start : start + pixels] = bytes(pixels)
    return memoryview(grey), side, stride


def test_a_slip_says_the_same_as_a_line_as_a_file_and_as_a_picture() -> None:
    grey, side, stride = drawn(one_line(WHOLE))
    assert read_qr(grey, side, side, stride) == [one_line(WHOLE)]
    assert read_invitation(one_line(WHOLE)) == WHOLE
    assert read_invitation(one_line(WHOLE).lower()) == WHOLE
    assert read_invitation(as_toml(WHOLE)) == WHOLE


def test_a_picture_without_a_code_says_nothing() -> None:
    assert read_qr(memoryview(b"\xff" * 10_000), 100, 100, 100) == []


def test_what_is_not_told_stays_open() -> None:
    told = Invitation(addresses=("https://h:1",), fingerprint="ab" * 32)
    assert read_invitation(one_line(told)) == read_invitation(as_toml(told)) == told
    assert read_invitation("EOFFICE1 J912-28VN-NJ0S").code == "J912-28VN-NJ0S"
    assert not read_invitation("EOFFICE1 J912-28VN-NJ0S").names_a_server
    assert read_invitation(f"EOFFICE1 - {'AB' * 32} HTTPS://H:1").names_a_server


@pytest.mark.parametrize("text", ["", "   ", "Kính gửi", "code = 5", "x = 1", "EOFFICE1", "a = [", "x" * 9000])
def test_any_other_text_is_no_invitation(text: str) -> None:
    with pytest.raises(Refused, match=r"invitation\.unreadable"):
        read_invitation(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('addresses = ["http://h:1"]', r"server\.bad_address"),
        (f'addresses = ["https://h:1"]\nfingerprint = "{"g" * 64}"', r"server\.bad_fingerprint"),
        ('code = "J912-28VN-NJ0S"\nproxy = "ftp://h"', r"proxy\.bad_address"),
    ],
)
def test_a_part_that_cannot_be_right_is_named(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_invitation(text)


def test_addresses_and_proxies_are_taken_as_people_write_them() -> None:
    assert normal_addresses(" HTTPS://Máy.vn:8443/ , https://b") == ("https://máy.vn:8443", "https://b")
    assert normal_proxy(" 10.0.0.1:3128/ ") == "http://10.0.0.1:3128"
    assert normal_proxy("http://u:p@h:1") == "http://u:p@h:1"
    assert normal_proxy(" ") == ""
    for wrong in ("http://h:0", "http://h:99999", "http://", "https://h", "a b"):
        with pytest.raises(Refused, match=r"proxy\.bad_address"):
            normal_proxy(wrong)


def test_the_machines_settings_are_read_and_carry_no_code(tmp_path: Path) -> None:
    assert machine_settings(tmp_path) == machine_settings(tmp_path / "server.toml" / "none") == Invitation()
    (tmp_path / "server.toml").write_text(as_toml(WHOLE), encoding="utf-8")
    assert machine_settings(tmp_path) == Invitation(addresses=WHOLE.addresses, fingerprint=WHOLE.fingerprint)


@pytest.mark.parametrize("content", [b"addresses = [", b"\xff\xfe", b'addresses = ["http://h"]'])
def test_a_wrong_file_of_the_machine_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "server.toml").write_bytes(content)
    with pytest.raises(Refused, match=r"machine\.bad_file") as refused:
        machine_settings(tmp_path)
    assert refused.value.facts["file"] == str(tmp_path / "server.toml")


def test_what_was_typed_is_kept_for_this_account_alone_and_goes_when_it_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    keep_slip(folder, KeptSlip(invitation=WHOLE))
    assert kept_slip(folder) == KeptSlip(invitation=WHOLE)
    assert [path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())] == [0, 0]
    forget_slip(folder)
    forget_slip(folder)
    assert kept_slip(folder) is None
    assert list(folder.iterdir()) == []


def test_a_kept_slip_that_cannot_be_read_is_typed_again(tmp_path: Path) -> None:
    (tmp_path / "joining.json").write_text("{")
    assert kept_slip(tmp_path) is None


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("x")
    with pytest.raises(Refused, match=r"profile\.not_a_folder"):
        keep_slip(tmp_path / "profile", KeptSlip(invitation=WHOLE))


POLICY, INSTALLED, ACCOUNT = (
    ("HKLM", r"SOFTWARE\Policies\eoffice"),
    ("HKLM", r"SOFTWARE\eoffice"),
    ("HKCU", r"SOFTWARE\eoffice"),
)
Keys = dict[tuple[str, str], dict[str, str]]


def _told(keys: Keys) -> Invitation | None:
    return told_by_keys(lambda root, key, name: keys.get((root, key), {}).get(name, ""))


def test_a_policy_wins_over_the_installer_and_that_over_an_accounts_own() -> None:
    facts = {"Fingerprint": WHOLE.fingerprint}
    keys: Keys = {ACCOUNT: {"Addresses": "https://c", **facts}, INSTALLED: {"InstallDir": "C:\\"}}
    assert _told(keys) == Invitation(addresses=("https://c",), fingerprint=WHOLE.fingerprint)
    keys[INSTALLED] = {"Addresses": "https://b:8443, https://b2", **facts}
    assert _told(keys) == Invitation(addresses=("https://b:8443", "https://b2"), fingerprint=WHOLE.fingerprint)
    keys[POLICY] = {"Addresses": " https://a "}
    assert _told(keys) == Invitation(addresses=("https://a",))  # nothing of the others: they may know another server
    assert _told({INSTALLED: {"Addresses": "", "Proxy": " "}}) is None


def test_a_key_that_cannot_be_right_is_named() -> None:
    with pytest.raises(Refused, match=r"machine\.bad_file") as refused:
        _told({POLICY: {"Fingerprint": "xyz"}})
    assert refused.value.facts["file"] == r"HKLM\SOFTWARE\Policies\eoffice"
