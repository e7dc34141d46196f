"""What tests share. Nothing here reads the developer's home, keyring or environment."""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from itertools import count, groupby
from pathlib import Path

import pytest

from app.actions import people
from app.documents import look_inside
from sync.carriers import archive
from tests.support import on_postgresql, on_s3, quick_locks
from tests.support.kept_places import KeptPlaces, enrolled_first, pc_of
from tests.support.looking import Looker
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

for name in [n for n in os.environ if n.startswith(("XDG_", "DBUS_", "EOFFICE_"))]:
    if name not in ("EOFFICE_SHARED", on_postgresql.ASKED, on_s3.ASKED):
        del os.environ[name]
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


BETWEEN_GREAT_LOOKS = 25
SEEDS = "test_simulation.py"
_windows_tested = count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="the servers' data in a PostgreSQL of the tests' own")
    parser.addoption("--s3", action="store_true", help="the servers' files in an S3 server of the tests' own")


def pytest_configure(config: pytest.Config) -> None:
    """One PostgreSQL, one S3 server for all the processes of a run; they find it in their environment."""
    lasting = ExitStack()
    if config.getoption("--postgresql") and not on_postgresql.is_asked():
        lasting.enter_context(on_postgresql.cluster())
    if config.getoption("--s3") and not on_s3.is_asked():
        lasting.enter_context(on_s3.asked())
    config.add_cleanup(lasting.close)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about one of the two databases alone runs where that one is used."""
    other = "on_sqlite" if on_postgresql.is_asked() else "on_postgresql"
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items[:] = _mixed(items)


def _mixed(items: list[pytest.Item]) -> list[pytest.Item]:
    """Seeds of the simulation never wait, windows and processes mostly do: between two files of the others stand a few
    of the seeds, so that one has the core while the other waits, and the end is not seeds alone."""
    seeds = [item for item in items if item.path.name == SEEDS]
    files = [list(few) for _, few in groupby((item for item in items if item.path.name != SEEDS), lambda one: one.path)]
    mixed: list[pytest.Item] = []
    for n, few in enumerate(files, 1):
        upto = len(seeds) * n // len(files)
        mixed += [*few, *seeds[len(seeds) * (n - 1) // len(files) : upto]]
    return mixed or seeds


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded and collected stays to the end of the run, and is not looked through for garbage again and
    again: a third of what collecting takes."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Widgets that are garbage are destroyed on this thread and on no other, as in the program; also those that the
    test's own arguments have held to its end. What is still there is passed by until the next great look, for a whole
    heap takes a fifth of a second."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        if next(_windows_tested) % BETWEEN_GREAT_LOOKS == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def _no_database_is_left() -> Iterator[None]:
    before = on_postgresql.made()  # those of a whole module's server among them
    yield
    on_postgresql.drop(before)


@pytest.fixture(scope="session")
def looker() -> Iterator[Looker]:
    made = Looker()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _one_looks_for_all(looker: Looker, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("apart") is None:
        monkeypatch.setattr(look_inside, "looked_apart", looker)


@pytest.fixture(autouse=True)
def _locks_open_at_once(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("true_locks") is None:
        monkeypatch.setattr(people, "_hasher", quick_locks.QUICK_PINS)
        monkeypatch.setattr(archive, "lock", quick_locks.lock)
        monkeypatch.setattr(archive, "unlock", quick_locks.unlock)


@pytest.fixture(scope="session")
def kept_places(tmp_path_factory: pytest.TempPathFactory) -> KeptPlaces:
    return KeptPlaces(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def place(tmp_path: Path, kept_places: KeptPlaces, request: pytest.FixtureRequest) -> Iterator[DistrictPlace]:
    """A district server's core with its folder, and no doors."""
    made = kept_places.copy(tmp_path, enrolled_first(request.fixturenames))
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
    return pc_of(place, COMMUNE)


@pytest.fixture
def district(place: DistrictPlace) -> Pc:
    return pc_of(place, DISTRICT)
