"""Backups in an S3-compatible store: a real server that checks who asks, over a line that fails on request. The backed
up servers' own files are asked for by another line, which is well."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sync.carriers.rotation import DAYS, MONTHS, WEEKS
from sync.errors import Defect, EofficeError, LocalHindrance
from sync.rules.legal_time import VIET_NAM
from sync.server import meta, s3
from sync.server.backup import back_up, back_up_daily, daily_series
from sync.server.backup_places import InStore, Target, read_target
from sync.server.home import Home
from sync.server.restoring import restore
from sync.server.stores import FROM_ENVIRONMENT
from tests.support import on_s3
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.programs import run
from tests.support.relay import PIECE, Relay

FORBIDDEN = "khong-phai-khoa-nay"
LARGE = 300_000  # a backup of it is more than all that is said about it
QUOTA = "<Error><Code>QuotaExceeded</Code></Error>"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with on_s3.there() as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def key(endpoint: str) -> tuple[str, str]:
    """Of somebody who may delete, as the servers may not."""
    return on_s3.new_key(endpoint, *on_s3.RIGHTS, on_s3.TO_DELETE)


@pytest.fixture
def line(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    relay = Relay(lambda: int(endpoint.rpartition(":")[2]))
    monkeypatch.setattr(s3, "REST_S", 0.0)
    yield relay
    relay.close()


@pytest.fixture
def place(endpoint: str, tmp_path: Path) -> Iterator[DistrictPlace]:
    made = DistrictPlace(tmp_path)
    yield made
    for pc in made.pcs:
        pc.close()
    made.close()


class Store:
    """A prefix of its own in the store, for backups."""

    def __init__(self, endpoint: str, line: Relay, secret_file: Path) -> None:
        self._endpoint, self.secret_file = endpoint, secret_file
        self.address = on_s3.new_store(f"http://127.0.0.1:{line.port}")
        self._prefix = self.address.partition("?")[0].rpartition("/")[2]

    def of(self, name: str) -> str:
        return self.address.replace("?", f"/{name}?")

    @property
    def folder(self) -> Target:
        return read_target(self.address, self.secret_file)

    def target(self, name: str = "b") -> Target:
        return read_target(self.of(name), self.secret_file)

    @property
    def names(self) -> set[str]:
        return on_s3.objects(self._endpoint, self._prefix)

    def lay(self, *names: str) -> None:
        on_s3.lay(self._endpoint, self._prefix, names)


@pytest.fixture
def store(endpoint: str, key: tuple[str, str], line: Relay, tmp_path: Path) -> Store:
    file = tmp_path / "khoa.txt"
    file.write_text("\n".join(key))
    return Store(endpoint, line, file)


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(EofficeError) as error:
        ask()
    return error.value.code


def counted(place: DistrictPlace) -> str:
    """When the last backup was that counts."""
    with place.home.database.read() as connection:
        return meta.read(connection, "backup_at")


def daily(place: DistrictPlace, store: Store) -> dict[str, object]:
    return back_up_daily(place.home, store.folder, PASSPHRASE, place.clock)


def old_names(place: DistrictPlace, days: int) -> list[str]:
    """Those of so many days before."""
    now = place.clock.now().astimezone(VIET_NAM)
    nights = (now - timedelta(days=n) for n in range(1, days + 1))
    return [daily_series(place.home.server).name(night) for night in nights]


def garbled(piece: bytes) -> bytes:
    return bytes(byte ^ 0xFF for byte in piece)


def go(line: Relay) -> None:
    line.is_open = False
    line.cut()


def scratch(place: DistrictPlace) -> list[Path]:
    return list(place.folder.glob(".backup-*"))


def test_daily_backups_in_a_store_are_rotated_and_become_a_server_again(
    place: DistrictPlace, commune: Pc, store: Store, tmp_path: Path
) -> None:
    id = commune.dispatch(size=LARGE).id
    commune.sync()
    old = old_names(place, 45)
    strangers = {"thu.docx", "eoffice-server-ffffffff-20200101-000000.backup", f"khac/{old[-1]}"}
    store.lay(*old, *strangers)
    told = daily(place, store)
    name = str(told["file"]).rpartition("/")[2]
    kept = store.names - strangers
    assert name in kept
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert told["rotated"] == len(old) + 1 - len(kept) > 0
    assert strangers < store.names
    assert counted(place)
    assert scratch(place) == []
    later = str(daily(place, store)["file"]).rpartition("/")[2]
    assert (name in store.names, later in store.names) == (False, True), "of a day the latest is kept"
    new = tmp_path / "new"
    restore(store.target(later), new, PASSPHRASE, [], place.clock, place.ids, files=on_s3.new_store())
    with closing(Home(new)) as home:
        sha256 = commune.shown(id).listed.attachments[0].sha256
        assert on_s3.content_of(home, sha256)
    assert not any(path.name.startswith(".") for path in new.iterdir())


def test_a_backup_under_a_name_in_a_store_is_never_overwritten_and_has_a_name(
    place: DistrictPlace, store: Store
) -> None:
    told = back_up(place.home, store.target(), PASSPHRASE, place.clock)
    assert told["file"] == store.of("b").partition("?")[0]
    before = counted(place)
    assert code_of(lambda: back_up(place.home, store.target(), PASSPHRASE, place.clock)) == "backup.exists"
    nameless = read_target(f"s3://{on_s3.BUCKET}?{store.address.partition('?')[2]}", store.secret_file)
    assert code_of(lambda: back_up(place.home, nameless, PASSPHRASE, place.clock)) == "server.bad_files"
    assert counted(place) == before
    assert store.names == {"b"}


def test_a_wrong_secret_is_said_to_be_one_is_not_told_and_nothing_counts(place: DistrictPlace, store: Store) -> None:
    name, _ = store.secret_file.read_text().split()
    store.secret_file.write_text(f"{name}\n{FORBIDDEN}\n")
    (place.root / "p").write_text(PASSPHRASE)
    words = ("--passphrase-file", place.root / "p", "--secret-file", store.secret_file, "--json")
    lost = place.root / "lost"
    for asked in (
        ("backup", place.folder, store.of("b")),
        ("backup-daily", place.folder, store.address),
        ("restore", store.of("b"), lost),
    ):
        ran = run("eoffice-server", *asked, *words)
        assert (ran.code, ran.error["code"]) == (4, "backup.store_forbidden"), ran.out
        assert not any(one in ran.out + ran.err for one in (FORBIDDEN, name))
    assert (counted(place), store.names, lost.exists()) == ("", set(), False)


@pytest.mark.parametrize("text", [None, "", "chỉ-một-dòng\n", b"\xff\xfe"])
def test_a_file_without_a_key_is_named(store: Store, text: str | bytes | None) -> None:
    file = store.secret_file
    file.unlink() if text is None else file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(EofficeError) as error:
        store.target()
    assert (error.value.code, error.value.facts) == ("backup.no_secret", {"file": str(file)})


def test_without_a_file_the_key_is_the_environments_and_no_text_of_it_shows(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = read_target(store.address, None)
    assert isinstance(target, InStore)
    assert target.access == tuple(os.environ[name] for name in FROM_ENVIRONMENT)
    assert not any(one in repr(target) for one in target.access)
    monkeypatch.delenv(FROM_ENVIRONMENT[1])
    assert code_of(lambda: read_target(store.address, None)) == "backup.no_secret"


def the_next_day(place: DistrictPlace, commune: Pc, store: Store) -> tuple[str, set[str]]:
    """There is a backup, and a large document since; when the backup was, and what lies in the store."""
    daily(place, store)
    before, older = counted(place), store.names
    commune.dispatch(size=LARGE)
    commune.sync()
    place.clock.advance(days=1)
    return before, older


def test_a_store_that_goes_in_the_middle_of_a_put_gets_nothing_that_counts_and_keeps_what_it_has(
    place: DistrictPlace, commune: Pc, store: Store, line: Relay
) -> None:
    before, older = the_next_day(place, commune, store)
    line.hold_up_at = held = line.up + LARGE // 2
    found: list[EofficeError] = []

    def put() -> None:
        try:
            daily(place, store)
        except EofficeError as error:
            found.append(error)

    putting = threading.Thread(target=put)
    putting.start()
    while line.up < held - 2 * PIECE:  # the test's own time limit is its end
        threading.Event().wait(0.01)
    go(line)
    line.hold_up_at = None
    putting.join()
    assert [error.code for error in found] == ["backup.store_unreachable"]
    assert (store.names, counted(place), scratch(place)) == (older, before, [])
    line.is_open = True
    daily(place, store)
    assert len(store.names) == 2
    assert counted(place) > before


def test_what_could_not_be_read_back_does_not_count_and_goes_when_the_store_is_back(
    place: DistrictPlace, commune: Pc, store: Store, line: Relay
) -> None:
    before, older = the_next_day(place, commune, store)

    def lost(piece: bytes) -> bytes:
        go(line)
        return piece

    line.at_down = (line.down + LARGE // 2, lost)
    assert code_of(lambda: daily(place, store)) == "backup.store_unreachable"
    unsure = store.names - older
    assert (len(unsure), counted(place)) == (1, before)
    line.is_open = True
    place.clock.advance(days=1)
    told = daily(place, store)
    assert told["rotated"] == 1
    assert store.names == {*older, str(told["file"]).rpartition("/")[2]}


def test_what_comes_back_as_something_else_does_not_count_and_is_taken_away(
    place: DistrictPlace, commune: Pc, store: Store, line: Relay
) -> None:
    commune.dispatch(size=LARGE)
    commune.sync()
    old = old_names(place, 45)
    store.lay(*old)
    line.at_down = (line.down + LARGE // 2, garbled)
    with pytest.raises(Defect) as error:
        daily(place, store)
    assert error.value.code == "backup.other_in_store"
    assert line.at_down is None
    assert store.names == set(old), "no older one went either"
    assert (counted(place), scratch(place)) == ("", [])


def test_a_backup_that_counts_says_where_old_ones_could_not_be_deleted(
    place: DistrictPlace, store: Store, endpoint: str
) -> None:
    old = old_names(place, 45)
    store.lay(*old)
    store.secret_file.write_text("\n".join(on_s3.new_key(endpoint, *on_s3.RIGHTS)))
    with pytest.raises(LocalHindrance) as error:
        daily(place, store)
    assert (error.value.code, error.value.facts["detail"]) == ("backup.not_rotated", "AccessDenied")
    assert store.names == {*old, error.value.facts["file"].rpartition("/")[2]}
    assert counted(place)


@pytest.mark.parametrize(("status", "body"), [("507 Insufficient Storage", ""), ("403 Forbidden", QUOTA)])
def test_a_store_that_is_full_is_said_to_be_full(
    place: DistrictPlace, store: Store, line: Relay, status: str, body: str
) -> None:
    line.instead = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode()
    assert code_of(lambda: daily(place, store)) == "backup.store_full"
    assert counted(place) == ""


def test_a_store_that_cannot_be_reached_and_a_backup_that_is_not_there_leave_no_folder(
    place: DistrictPlace, store: Store, line: Relay, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    back = lambda: restore(store.target("khong-co"), new, PASSPHRASE, [], place.clock, place.ids)  # noqa: E731
    assert code_of(back) == "backup.not_there"
    go(line)
    assert code_of(back) == "backup.store_unreachable"
    assert not new.exists()


def test_a_backup_that_breaks_off_on_its_way_back_leaves_no_folder(
    place: DistrictPlace, commune: Pc, store: Store, line: Relay, tmp_path: Path
) -> None:
    commune.dispatch(size=LARGE)
    commune.sync()
    back_up(place.home, store.target(), PASSPHRASE, place.clock)
    line.at_down = (line.down + LARGE // 2, garbled)
    new = tmp_path / "new"
    again = lambda: restore(  # noqa: E731
        store.target(), new, PASSPHRASE, [], place.clock, place.ids, files=on_s3.new_store()
    )
    assert code_of(again) == "backup.unreadable"
    assert not new.exists()
    again()
    assert new.exists()


def test_a_disk_without_room_for_a_while_is_left_to_the_server(
    place: DistrictPlace, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(place.home, store.target(), PASSPHRASE, place.clock)
    before = counted(place)
    monkeypatch.setattr("sync.server.storage.LEAST_FREE", 2.0)
    assert code_of(lambda: daily(place, store)) == "backup.no_room"
    new = tmp_path / "new"
    assert code_of(lambda: restore(store.target(), new, PASSPHRASE, [], place.clock, place.ids)) == "backup.no_room"
    assert (store.names, counted(place), new.exists()) == ({"b"}, before, False)
