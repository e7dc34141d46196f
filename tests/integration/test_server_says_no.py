"""What the server says no to, by name: to an operator who mistypes, and to a PC that sends what it may not."""

import asyncio
import hashlib
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
import pytest
from starlette.requests import Request

from sync.errors import EofficeError, Refused
from sync.protocol.intent_bytes import read_intent
from sync.rules.people import Device
from sync.server import ca
from sync.server.backup import back_up
from sync.server.bodies import number_in
from sync.server.checkup import check_up
from sync.server.databases import FILE
from sync.server.founding import found, read_organisations
from sync.server.home import SETTINGS, Home, check_new
from sync.server.uploads import Uploads
from tests.integration.test_hostile_pushes import following, item, number, push
from tests.support import on_s3
from tests.support.fakes import MovableClock, SeededIds
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.programs import run
from tests.support.sample_offices import COMMUNE, organisations

CONTENT = b"%PDF-1.7 " + bytes(5_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(EofficeError) as error:
        ask()
    return error.value.code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("parent_code", "above"), "organisations.no_column"),
        (lambda text: text.replace(f"\n{COMMUNE},", "\n,"), "organisations.bad_row"),
        (lambda text: text + text.splitlines()[-1] + "\n", "organisations.bad_row"),
        (lambda text: text.replace(",187\n", ",999\n"), "organisations.bad_parent"),
        (lambda text: text.partition("\n")[0] + "\n,,,,,,\n", "organisations.empty"),
        (lambda text: text + '999,commune,xa,"Quên đóng ngoặc\n', "organisations.unreadable"),
        (lambda text: text + f"999,commune,xa,{'x' * 201},,,\n", "organisations.bad_row"),
        (lambda text: text + f"{'9' * 33},commune,xa,Xã,,,\n", "organisations.bad_row"),
    ],
)
def test_a_list_of_offices_with_a_mistake_founds_no_server(
    tmp_path: Path, change: Callable[[str], str], code: str
) -> None:
    csv = organisations(tmp_path / "offices.csv")
    csv.write_text(change(csv.read_text(encoding="utf-8")), encoding="utf-8")
    folder = tmp_path / "district"
    assert code_of(lambda: found(folder, csv, [], "", MovableClock(), SeededIds(1))) == code
    assert not folder.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_list_of_offices_is_read_as_spreadsheets_save_it(tmp_path: Path, between: str, encoding: str) -> None:
    csv = organisations(tmp_path / "offices.csv")
    expected, text = read_organisations(csv), csv.read_text(encoding="utf-8")
    csv.write_text(text.replace(",", between) + f"{between * 6}\n\n", encoding=encoding, newline="\r\n")
    assert read_organisations(csv) == expected


def test_a_list_of_offices_that_is_no_text_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "offices.csv").write_bytes(b"\xff\xfe\x00 not UTF-8")
    for name in ("offices.csv", "nowhere.csv"):
        assert code_of(lambda name=name: read_organisations(tmp_path / name)) == "organisations.unreadable"  # type: ignore[misc]


def test_another_database_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    csv, folder = organisations(tmp_path / "offices.csv"), tmp_path / "district"
    asked = "mysql://x/y"
    assert code_of(lambda: found(folder, csv, [], asked, MovableClock(), SeededIds(1))) == "server.database_unsupported"
    assert not folder.exists()


def test_a_folder_without_a_server_and_one_without_its_keys_are_told_apart(place: DistrictPlace) -> None:
    assert code_of(lambda: Home(place.root)) == "server.not_a_home"
    (place.home.keys / "seal.key").unlink()
    assert code_of(lambda: Home(place.folder)) == "server.keys_gone"


def test_a_server_that_has_lost_its_data_is_not_told_to_be_made_anew(place: DistrictPlace) -> None:
    lost = place.root / "lost"
    shutil.copytree(place.folder, lost)
    for file in lost.glob(f"{FILE}*"):
        file.unlink()
    (lost / SETTINGS).write_text("", encoding="utf-8")  # SQLite, wherever this run keeps its data
    assert code_of(lambda: Home(lost)) == "server.database_gone"


@pytest.mark.parametrize("lost", [ca.CA_CERT, ca.CA_KEY])
def test_an_address_is_not_added_where_no_certificate_can_be_issued(place: DistrictPlace, lost: str) -> None:
    before = (place.folder / SETTINGS).read_text(encoding="utf-8")
    (place.home.keys / lost).rename(place.root / lost)
    assert code_of(lambda: place.operator.add_host("10.0.0.9")) == "server.keys_gone"
    assert (place.folder / SETTINGS).read_text(encoding="utf-8") == before
    (place.home.keys / lost).write_text("nothing", encoding="utf-8")
    assert code_of(lambda: place.operator.add_host("10.0.0.9")) == "server.keys_gone"


def test_what_hides_in_a_folder_that_looks_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "s" / ".restore-x").mkdir(parents=True)
    with pytest.raises(Refused) as refused:
        check_new(tmp_path / "s")
    assert (refused.value.code, refused.value.facts["found"]) == ("server.not_empty", ".restore-x")
    (tmp_path / "file").touch()
    assert code_of(lambda: check_new(tmp_path / "file")) == "server.not_a_folder"


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root gives a folder away")
def test_root_leaves_nothing_in_the_folder_of_another_account(place: DistrictPlace, tmp_path: Path) -> None:
    import pwd  # not on Windows

    new = tmp_path / "new"
    new.mkdir()
    for folder in (new, place.folder):
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    assert code_of(lambda: Home(place.folder)) == code_of(lambda: check_new(new)) == "server.other_account"
    [told] = [one for one in check_up(place.folder, place.clock) if not one.ok]
    assert told.facts == {"folder": str(place.folder), "account": "nobody", "own": pwd.getpwuid(0).pw_name}
    os.chown(new, 64_999, -1)  # a number that has no name here, as of a container's volume
    check_new(new)


@pytest.mark.parametrize(
    "line", ["listen = ", "listen = 5", 'colour = "red"', 'listen = "abc"', 'hosts = ["a b"]', "hosts = [5, 6]"]
)
def test_settings_that_are_not_understood_stop_the_start(place: DistrictPlace, line: str) -> None:
    settings = place.folder / SETTINGS
    settings.write_text(line + "\n", encoding="utf-8")
    assert code_of(lambda: Home(place.folder)) == "server.bad_settings"


def test_a_backup_writes_over_nothing_and_wants_a_passphrase(place: DistrictPlace) -> None:
    target = place.root / "backup"
    target.write_bytes(b"last month's")
    assert code_of(lambda: back_up(place.home, target, PASSPHRASE, place.clock)) == "backup.exists"
    assert target.read_bytes() == b"last month's"
    assert code_of(lambda: back_up(place.home, place.root / "b", "ngắn", place.clock)) == "backup.no_passphrase"


def test_a_role_that_nobody_has_is_refused(place: DistrictPlace) -> None:
    assert code_of(lambda: place.operator.add_person(COMMUNE, "Hà Thị Mẫu", "chủ tịch")) == "person.bad_role"


def test_a_log_that_was_cut_is_told_by_the_command(place: DistrictPlace, commune: Pc) -> None:
    with place.home.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE n > 1")
    ran = run("eoffice-server", "audit", "verify", place.folder, "--json")
    assert ran.error["code"] == "audit.broken"


def test_a_lane_that_is_not_there_and_an_id_used_twice_are_refused(place: DistrictPlace, commune: Pc) -> None:
    seq = following(place, commune)
    first = item(commune, number(commune), seq)
    assert code_of(lambda: push(place, commune, msgspec.structs.replace(first, lane=9))) == "message.bad_lane"
    assert str(push(place, commune, first).verdicts[0].outcome) == "applied"
    act = number(commune, "Một văn bản khác", at=2)
    known = read_intent(first.raw)
    commune.ids, kept = _Same(known.id), commune.ids
    again = item(commune, act, seq + 1)
    commune.ids = kept
    verdict = push(place, commune, again).verdicts[0]
    assert (str(verdict.outcome), verdict.code) == ("quarantined", "intent.id_taken")


class _Same(SeededIds):
    """Gives one id for ever, as a PC with a broken clock and chance would."""

    def __init__(self, id: str) -> None:
        super().__init__(1)
        self._id = id

    def new(self) -> str:
        return self._id


async def chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content


def test_a_transfer_goes_on_where_it_was_ends_where_it_said_and_is_what_its_name_says(
    place: DistrictPlace, commune: Pc
) -> None:
    device = place.row(Device, commune.device)

    def send(size: int, offset: int, content: bytes) -> str:
        uploads = Uploads(place.district)
        return code_of(lambda: asyncio.run(uploads.receive(device, SHA256, size, offset, chunks(content))))

    assert send(len(CONTENT), 7, CONTENT[7:]) == "upload.offset"
    assert send(len(CONTENT), 0, CONTENT + b"more") == "upload.too_long"
    assert send(len(CONTENT), 0, b"X" * len(CONTENT)) == "upload.other_content"
    assert not on_s3.is_there(place.home, SHA256)


@pytest.mark.parametrize("value", [None, "", "-1", "1e3", "9" * 16])
def test_a_header_that_is_no_number_is_named(value: str | None) -> None:
    headers = [] if value is None else [(b"upload-offset", value.encode())]
    request = Request({"type": "http", "headers": headers})
    assert code_of(lambda: number_in(request, "upload-offset")) == "message.bad_header"
