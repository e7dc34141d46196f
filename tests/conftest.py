"""What tests share. Nothing here reads the developer's home, keyring or environment."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

for name in [n for n in os.environ if n.startswith(("XDG_", "DBUS_", "EOFFICE_"))]:
    if name != "EOFFICE_SHARED":
        del os.environ[name]
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[DistrictPlace]:
    """A district server's core with its folder, and no doors."""
    made = DistrictPlace(tmp_path)
    yield made
    for pc in made.pcs:
        pc.close()
    made.close()


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A real server process behind a line that can be cut."""
    made = Serving(tmp_path)
    yield made
    made.close()


@pytest.fixture
def commune(place: DistrictPlace) -> Pc:
    return place.enrol(COMMUNE)


@pytest.fixture
def district(place: DistrictPlace) -> Pc:
    return place.enrol(DISTRICT)
