"""What a desktop is told of a program that opens at login."""

import configparser
import re
from pathlib import Path

import pytest

from app.host import autostart
from app.host.profile import Profile


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


def told(path: Path) -> list[str]:
    """The command of an entry, as a desktop would run it: its own escapes first, then the quotes, then the fields."""
    entry = configparser.RawConfigParser()
    entry.read(path, "utf-8")
    command = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', command)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_the_usual_profile_has_one_entry_that_comes_and_goes(config: Path) -> None:
    profile = Profile()
    assert not autostart.starts_at_login(profile)
    autostart.start_at_login(profile, wanted=True)
    assert [path.name for path in config.iterdir()] == ["eoffice.desktop"]
    assert told(config / "eoffice.desktop") == [autostart.program()]
    assert Path(autostart.program()).is_file()
    autostart.start_at_login(profile, wanted=False)
    autostart.start_at_login(profile, wanted=False)
    assert not autostart.starts_at_login(profile)


def test_another_profile_is_named_whatever_its_folder_is_called(config: Path, tmp_path: Path) -> None:
    odd = Profile(tmp_path / 'văn thư "hai" 100% $HOME \\ `x`')
    autostart.start_at_login(odd, wanted=True)
    (entry,) = config.iterdir()
    assert told(entry) == [autostart.program(), "--profile", str(odd.folder)]
    assert not autostart.starts_at_login(Profile(tmp_path / "other"))


def test_on_another_system_nothing_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autostart.sys, "platform", "win32")
    assert autostart.program() == ""
