"""A bundle opened on the desktop: shown on the page that reads it, behind a door only once that is open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.actions.people import set_pin
from app.cli.entry import _opening
from app.host.profile import Profile
from app.ui.carry.carry_place import CarryPlace
from app.ui.shell.one_window import OneWindow
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.sticks import pack_down
from tests.support.windows import Desktop, Screen, until, write_profile


@pytest.fixture
def bundle(place: DistrictPlace, commune: Pc, district: Pc, tmp_path: Path) -> Path:
    """What the server wrote for the commune: a document that has come for it."""
    district.dispatch("Giấy mời họp", to=(COMMUNE,), size=30_000)
    district.sync()
    commune.sync()
    district.dispatch("Thông báo nghỉ lễ", to=(COMMUNE,), size=30_000)
    district.sync()
    return Path(pack_down(place, COMMUNE, tmp_path).file)


def carry_page(screen: Screen) -> CarryPlace:
    page = screen.window.page("carry")
    assert isinstance(page, CarryPlace)
    return page


def test_a_bundle_that_is_opened_is_ready_to_be_read_and_read_by_one_press(
    desktop: Desktop, commune: Pc, bundle: Path
) -> None:
    screen = desktop.open(commune)
    for _ in range(2):  # opened twice it is the same
        screen.shell.brought.show(str(bundle))
        page = carry_page(screen)
        assert screen.window.place == "carry"
        assert page.frm.folder == bundle
    screen.until(page.read.isEnabled)
    page.read.click()
    screen.until(lambda: screen.reads("1 văn bản mới đến"), 60_000)


def test_behind_a_door_it_waits_until_that_is_open(desktop: Desktop, commune: Pc, bundle: Path) -> None:
    person = commune.replica.identity.people[0]
    set_pin(commune.replica, person, "248163")
    write_profile(commune)
    screen = desktop.start(Profile(commune.folder), commune.clock, commune.ids)
    assert screen.shell.window is None
    screen.shell.brought.show(str(bundle))
    screen.shell.seat(person)
    assert screen.window.place == "carry"
    assert carry_page(screen).frm.folder == bundle
    screen.shell.go("incoming")
    assert screen.shell.session.lock()
    screen.shell.brought.show(str(bundle))
    assert screen.window.place == "incoming", "nothing is shown behind a door"
    screen.shell.seat(person)
    assert screen.window.place == "carry"


def test_a_bundle_named_alone_opens_the_window_and_other_words_stay_as_they_are() -> None:
    assert _opening(["a.eobundle"]) == ["--open", "a.eobundle"]
    assert _opening(["--profile", "p", "/m/A.EOBUNDLE"]) == ["--profile", "p", "--open", "/m/A.EOBUNDLE"]
    for words in (
        [],
        ["sync"],
        ["bundle", "import", "a.eobundle"],
        ["--profile", "a.eobundle"],
        ["--open", "a.eobundle"],
        ["--profile=x.eobundle"],
    ):
        assert _opening(words) == words


def test_a_program_that_is_started_with_a_bundle_gives_it_to_the_window_that_is_open(
    desktop: Desktop, commune: Pc, bundle: Path
) -> None:
    one, wanted = OneWindow(Profile(commune.folder)), list[str]()
    assert one.is_first()
    one.file_wanted.connect(wanted.append)
    command = [Path(sys.executable).with_name("eoffice"), "--profile", commune.folder, bundle.name]
    done = subprocess.Popen(command, cwd=bundle.parent, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    until(lambda: wanted, 120_000)
    assert wanted == [str(bundle)]
    assert done.wait(120) == 0
    one.end()
