"""What decides what goes into the packages for Windows, and what they say; no Windows is needed for it."""

import struct
import sys
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import dev
from build_spec import msi, signing, wine
from build_spec.frozen import RESOURCES, only
from build_spec.windows_looks import SIZES, version_text, write_icon
from sync.server.windows_service import NAME

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"
PACKAGES = ("eoffice", "eoffice-server", "refused")


def test_the_lock_says_what_windows_needs_and_names_nothing_of_other_systems() -> None:
    chosen = wine.requirements()
    names = {line.partition("==")[0].casefold() for line in chosen.splitlines() if not line.startswith(" ")}
    assert {"pywin32", "pywin32-ctypes", "colorama", "pefile", "pyside6-essentials"} <= names
    assert names.isdisjoint({"jeepney", "secretstorage", "macholib"})
    assert ";" not in chosen
    assert len(names) > 0.9 * len(dev.split_entries("".join(dev.locked().values())))


def test_the_interpreter_is_pinned_by_its_content_and_no_host_is_named() -> None:
    text = wine.PYTHON_SOURCE.read_text()
    assert "--hash=sha256:" in text
    assert "://" not in text + Path(wine.__file__).read_text()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_is_for_the_whole_machine_and_refuses_in_words(package: str) -> None:
    product = ET.parse(msi.GIVEN / f"{package}.wxs").getroot()[0]
    inner = product.find(f"{WIX}Package")
    assert inner is not None
    assert inner.get("InstallScope") == "perMachine"
    assert "@TOO_OLD@" in [one.get("Message") for one in product.iter(f"{WIX}Condition")]
    assert all(len(text) <= 255 for text in (msi.TOO_OLD, *msi.SPOKEN.findall(_text(package))))


def test_what_an_earlier_package_was_given_is_kept() -> None:
    text = _text("eoffice")
    for name in ("ADDRESSES", "FINGERPRINT", "PROXY", "AUTOSTART"):
        assert f"KEPT{name} AND NOT {name}" in text
        assert name in msi.GIVEN_BY_HAND["eoffice"]
    assert len({product.get("UpgradeCode") for product in map(_product, PACKAGES)}) == len(PACKAGES)


def test_the_service_has_little_rights_and_the_name_that_it_answers_to() -> None:
    service = next(_product("eoffice-server").iter(f"{WIX}ServiceInstall"))
    assert (service.get("Name"), service.get("Account"), service.get("Start")) == (
        NAME,
        r"NT AUTHORITY\LocalService",
        "auto",
    )


def test_every_file_of_a_folder_is_in_the_package_but_those_that_it_names_itself(tmp_path: Path) -> None:
    (tmp_path / "in & out").mkdir()
    for name in ("a.exe", "in & out/b.dll", "eoffice-service.exe"):
        (tmp_path / name).touch()
    found = ET.fromstring(msi.files_text(tmp_path, "/src/x", frozenset({"eoffice-service.exe"})))
    assert [one.get("Source") for one in found.iter(f"{WIX}File")] == ["/src/x/a.exe", "/src/x/in & out/b.dll"]
    listed = [one.get("Id") for one in found.iter(f"{WIX}ComponentRef")]
    assert listed == [one.get("Id") for one in found.iter(f"{WIX}Component")]


def test_a_package_says_its_commits_time_and_a_code_of_its_own() -> None:
    told = "PropertyId\tValue\r\n9\t{DICE}\r\n12\t2026/01/01 00:00:00\r\n13\t2026/01/01 00:00:00\r\n19\t2\r\n"
    code = uuid.UUID(int=10)
    assert msi.steady_summary(told, code, 1_800_000_000) == (
        "PropertyId\tValue\r\n9\t{00000000-0000-0000-0000-00000000000A}\r\n"
        "12\t2027/01/15 08:00:00\r\n13\t2027/01/15 08:00:00\r\n19\t2\r\n"
    )


def test_of_two_programs_in_one_folder_each_starts_its_own_script() -> None:
    scripts = [("hook", "h.py", "PYSOURCE"), ("one", "1.py", "PYSOURCE"), ("two", "2.py", "PYSOURCE")]
    assert [name for name, _, _ in only(scripts, "one", "one", "two")] == ["hook", "one"]


def test_signing_is_a_command_of_whoever_builds(tmp_path: Path) -> None:
    file = tmp_path / "program one.exe"
    file.write_bytes(b"program")
    assert not signing.sign(file, "")
    copy = "import sys; open(sys.argv[2], 'wb').write(open(sys.argv[1], 'rb').read() + b' signed')"
    assert signing.sign(file, f'{sys.executable} -c "{copy}" {{in}} {{out}}')
    assert file.read_bytes() == b"program signed"
    with pytest.raises(SystemExit, match="was not signed: exit 1"):
        signing.sign(file, f'{sys.executable} -c "raise SystemExit(1)"')


def test_a_program_shows_its_picture_in_every_size_and_its_version(tmp_path: Path) -> None:
    write_icon(RESOURCES / "icons" / "eoffice.svg", tmp_path / "e.ico")
    content = (tmp_path / "e.ico").read_bytes()
    assert struct.unpack("<HHH", content[:6]) == (0, 1, len(SIZES))
    assert content.count(b"\x89PNG") == len(SIZES)
    text = version_text("eoffice", "Văn phòng điện tử", "1.2.3")
    assert "filevers=(1, 2, 3, 0)" in text
    assert "'FileDescription', 'Văn phòng điện tử'" in text


def _text(package: str) -> str:
    return (msi.GIVEN / f"{package}.wxs").read_text(encoding="utf-8")


def _product(package: str) -> ET.Element:
    return ET.parse(msi.GIVEN / f"{package}.wxs").getroot()[0]
