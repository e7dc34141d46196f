"""What decides what goes into a package, and what is told of it."""

import configparser
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.cli.commands import COMMANDS as OFFICE_COMMANDS
from app.cli.entry import BUNDLE, PROFILE, WINDOW
from app.host.carried import Part, listed_parts
from build_spec import again, debian, elf, manual
from build_spec.bill import bill_of, collect_licences
from build_spec.frozen import FROM_THE_SYSTEM, refuse, trimmed
from build_spec.parts import parts_of
from sync.carriers.form import SUFFIX
from sync.server.cli import COMMANDS as SERVER_COMMANDS

LINUX = Path(__file__).resolve().parents[2] / "installer" / "linux"
EPOCH = 1_800_000_000


def test_of_the_systems_libraries_only_the_listed_travel_along() -> None:
    entries = [
        ("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3", "BINARY"),
        ("libgtk-3.so.0", "/usr/lib/x86_64-linux-gnu/libgtk-3.so.0", "BINARY"),
        ("libc.so.6", "/lib/x86_64-linux-gnu/libc.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/venv/PySide6/Qt/lib/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "/venv/libqvnc.so", "BINARY"),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", "/venv/libqtiff.so", "BINARY"),
        ("PySide6\\plugins\\imageformats\\qtiff.dll", "Z:/opt/qtiff.dll", "BINARY"),
        ("PySide6/Qt/translations/qtbase_de.qm", "/venv/qtbase_de.qm", "DATA"),
        ("PySide6/Qt/translations/qtbase_en.qm", "/venv/qtbase_en.qm", "DATA"),
    ]
    kept = ["PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/translations/qtbase_en.qm", "libssl.so.3"]
    assert [name for name, _, _ in trimmed(reversed(entries))] == kept
    assert "libsqlite3*" not in FROM_THE_SYSTEM


def test_two_folders_of_one_commit_are_compared_by_bytes_modes_and_links(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same").write_text("same")
        (tmp_path / name / "told").write_text(name)
        (tmp_path / name / "link").symlink_to("same")
    assert again.digests(tmp_path / "one")["link"] == "-> same"
    one, other = again.digests(tmp_path / "one"), again.digests(tmp_path / "other")
    assert again.differences(one, other, {}) == ["other bytes: told"]
    assert again.differences(one, other, {"told": "a reason"}) == []
    (tmp_path / "other" / "same").chmod(0o755)
    (tmp_path / "other" / "more").touch()
    found = again.differences(one, again.digests(tmp_path / "other"), {"told": "a reason"})
    assert found == ["only in the second: more", "other bytes: same"]
    (tmp_path / "one" / "of another system").touch()
    assert again.differing_packages(tmp_path / "one", tmp_path / "other") == [
        "only in the second: more",
        "other bytes: same",
        "other bytes: told",
    ]


def test_a_client_that_carries_a_server_is_not_built() -> None:
    refuse(["sync.servers", "app.ui"], ["sync.server"])
    with pytest.raises(SystemExit, match=r"sync\.server\.http"):
        refuse(["app.ui", "sync.server.http"], ["sync.server"])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_manual_names_every_command_and_is_plain_roff(language: str) -> None:
    page = manual.page("eoffice", (WINDOW, *OFFICE_COMMANDS), (PROFILE,), language, EPOCH)
    page += manual.page("eoffice-server", SERVER_COMMANDS, (), language, EPOCH)
    for command in (*OFFICE_COMMANDS, *SERVER_COMMANDS):
        assert f".B {command.name}".replace("-", "\\-") in page
    known = (".TH ", ".SH ", ".TP", ".B ", ".I ", ".RI ")
    assert [line for line in page.splitlines() if line.startswith((".", "'")) and not line.startswith(known)] == []
    assert "\\-\\-self\\-check" in page


def test_a_bill_of_materials_is_the_same_for_the_same_parts_and_names_each() -> None:
    parts = [Part("qt", "6.9.3", "LGPL-3.0", "pkg:pypi/qt@6.9.3"), Part("a", "1", "MIT", "pkg:pypi/a@1")]
    bill = bill_of("eoffice", "0.1.0", parts, EPOCH)
    assert bill == bill_of("eoffice", "0.1.0", reversed(parts), EPOCH)
    assert bill["serialNumber"] != bill_of("eoffice", "0.1.1", parts, EPOCH)["serialNumber"]
    assert [part["purl"] for part in bill["components"]] == ["pkg:pypi/a@1", "pkg:pypi/qt@6.9.3"]
    assert bill["metadata"]["timestamp"] == "2027-01-15T08:00:00Z"


def test_every_part_of_a_program_is_found_with_its_terms(tmp_path: Path) -> None:
    import msgspec
    import requests

    parts = parts_of([str(msgspec.__file__), str(requests.__file__)], with_font=True)
    assert [part.name for part in parts] == ["cpython", "fontpkg-noto-sans", "msgspec", "requests"]
    assert all(part.version and part.licence for part in parts)
    collect_licences(parts, tmp_path)
    assert list((tmp_path / "requests").iterdir())
    assert "requests" in (tmp_path / "LIST.txt").read_text()
    assert [(one.name, one.licence, one.terms()) for one in listed_parts(tmp_path)] == [
        (one.name, one.licence, one.terms()) for one in parts
    ]


def test_what_lies_inside_the_databases_driver_is_named_too() -> None:
    import sqlcipher3

    told = {part.name: part for part in parts_of([str(sqlcipher3.__file__)], with_font=False)}
    assert told.keys() == {"cpython", "sqlcipher3", "sqlcipher", "openssl"}
    assert "ZETETIC" in told["sqlcipher"].terms()
    assert told["openssl"].version[0] in "3456789"


def test_terms_older_than_utf8_are_readable_and_others_stay_as_they_are(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes("Jürgen".encode("latin-1"))
    new.write_bytes("Nguyễn".encode())
    collect_licences([Part("a", "1", "MIT", "pkg:pypi/a@1", (old, new))], tmp_path / "out")
    assert [(tmp_path / "out" / "a" / name).read_text("utf-8") for name in ("old.txt", "new.txt")] == [
        "Jürgen",
        "Nguyễn",
    ]


def test_what_a_folder_wants_of_the_system_is_read_from_its_files(tmp_path: Path) -> None:
    (tmp_path / "python").symlink_to(sys.executable)
    binary = Path(sys.executable).resolve()
    (tmp_path / "copy").write_bytes(binary.read_bytes())
    assert any(name.startswith("libc.so") for name in elf.wanted_libraries(tmp_path))
    assert elf.glibc_floor(tmp_path)[0] >= (2, 2)


def test_a_library_that_nobody_knows_fails_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elf, "wanted_libraries", lambda _: {"libnew.so.1", "libm.so.6"})
    with pytest.raises(SystemExit, match=r"libnew\.so\.1"):
        debian.depends_of(tmp_path)


def test_the_service_may_write_nothing_but_its_own_folder() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(LINUX / "eoffice-server.service")
    service = unit["Service"]
    assert service["User"] == service["StateDirectory"] == "eoffice-server"
    assert (service["ProtectSystem"], service["ProtectHome"], service["NoNewPrivileges"]) == ("strict", "yes", "yes")
    assert (service["Type"], service["CapabilityBoundingSet"]) == ("notify", "")
    assert "ReadWritePaths" not in service


def test_a_packaged_program_gives_its_children_the_systems_libraries() -> None:
    hook = LINUX.parents[1] / "build_spec" / "starts" / "own_libraries.py"
    look = f"exec(open({str(hook)!r}).read()); import os; print(os.environ.get('LD_LIBRARY_PATH'))"
    for before, after in (({}, "None"), ({"LD_LIBRARY_PATH_ORIG": "/a"}, "/a")):
        environment = {"LD_LIBRARY_PATH": "/opt/eoffice/_internal", **before}
        done = subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == after


def test_a_desktop_opens_a_bundle_with_the_program(tmp_path: Path) -> None:
    """The names that three files and the program must agree on; a bare system tries it with its own tools."""
    entry = configparser.RawConfigParser()
    entry.read(LINUX / "eoffice.desktop", "utf-8")
    known = ElementTree.parse(LINUX / "eoffice.mime.xml").getroot()[0]
    (glob,) = [one.get("pattern") for one in known if one.tag.endswith("}glob")]
    assert glob == f"*{BUNDLE}" == f"*{SUFFIX}"
    assert entry["Desktop Entry"]["MimeType"] == f"{known.get('type')};"
    assert entry["Desktop Entry"]["Exec"] == "eoffice %f"
