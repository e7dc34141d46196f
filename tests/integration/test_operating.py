"""The operator's side: a log that shows what was cut, backups that hold to their manifest, and mistakes in typing."""

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from sync.carriers import archive
from sync.carriers.archive import add_bytes, read_members
from sync.database import Database
from sync.errors import Defect, EofficeError, Refused
from sync.protocol.messages import Enrol, enrol_bytes
from sync.protocol.signing import ENROL, Signer
from sync.server import audit, ca
from sync.server.backup import back_up
from sync.server.home import Home, read_settings
from sync.server.listening import listening_socket
from sync.server.operator import Operator
from sync.server.restoring import restore
from tests.support.places import PASSPHRASE, DistrictPlace, Pc
from tests.support.programs import run
from tests.support.sample_offices import COMMUNE, organisations

Members = dict[str, bytes]


def enrol(place: DistrictPlace, code: str, public_key: bytes, signature: bytes) -> str:
    asked = Enrol(code=code, device=place.ids.new(), device_name="PC", public_key=public_key, signature=signature)
    return place.district.enrol(asked, "test").device


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(EofficeError) as error:
        ask()
    return error.value.code


def broken_at(place: DistrictPlace, *statements: str) -> str:
    with place.home.database.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        fault = audit.verify(connection, place.home.seal)[1]
    return fault.what if fault else ""


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        ((), ""),
        (("DELETE FROM audit WHERE n > 3",), "head"),
        (("DELETE FROM audit",), "head"),
        (("DELETE FROM meta WHERE key = 'audit_head'",), "head"),
        (("UPDATE meta SET value = replace(value, 'audit', 'audit ') WHERE key = 'audit_head'",), "head"),
        (("INSERT INTO intent SELECT 'x', id, device, person, act, received_at, raw, signature, outcome, code, facts, "
          "revisions FROM intent LIMIT 1",), "intent_unlogged"),
    ],
)  # fmt: skip
def test_the_log_shows_a_tail_that_was_cut_off(
    place: DistrictPlace, commune: Pc, statements: tuple[str, ...], what: str
) -> None:
    commune.dispatch()
    commune.sync()
    assert broken_at(place, *statements) == what


def test_a_cut_log_does_not_heal_by_going_on(place: DistrictPlace, commune: Pc) -> None:
    assert broken_at(place, "DELETE FROM audit WHERE n > 2") == "head"
    place.person(COMMUNE)
    assert broken_at(place) == "hash"


def test_codes_that_the_backup_holds_open_are_void_after_a_restore(place: DistrictPlace) -> None:
    signer = Signer(b"1" * 32)
    code = place.operator.enrol(place.person(COMMUNE), 30).code
    backup = place.back_up()
    place.close()
    told = restore(backup, place.root / "new", PASSPHRASE, ["10.9.8.7"], place.clock, place.ids)
    assert told["voided_codes"] == 1
    place.folder = place.root / "new"
    place._open()
    device = place.ids.new()
    signature = signer.sign(ENROL, enrol_bytes(code, device, signer.public_key))
    asked = Enrol(code=code, device=device, device_name="PC", public_key=signer.public_key, signature=signature)
    assert code_of(lambda: place.district.enrol(asked, "test")) == "enrol.bad_code"
    with place.home.database.read() as connection:
        facts = connection.exec_driver_sql("SELECT facts FROM audit WHERE what = 'restore'").scalar_one()
        assert audit.verify(connection, place.home.seal)[1] is None
    assert json.loads(facts)["voided_codes"] == "1"
    assert "10.9.8.7" in read_settings(place.folder).hosts


@pytest.mark.parametrize(
    "key",
    [
        b"\1" + bytes(31),
        bytes(32),
        bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
        *(bytes([low]) + b"\xff" * 30 + bytes([high]) for low in (0xEC, 0xED, 0xEE) for high in (0x7F, 0xFF)),
    ],
    ids=bytes.hex,
)
def test_a_key_under_which_one_signature_passes_for_many_is_refused(place: DistrictPlace, key: bytes) -> None:
    code = place.operator.enrol(place.person(COMMUNE), 1).code
    assert code_of(lambda: enrol(place, code, key, key + bytes(32))) == "enrol.bad_signature"


def test_the_folder_is_this_accounts_alone(place: DistrictPlace, tmp_path: Path) -> None:
    assert place.folder.stat().st_mode & 0o077 == 0
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "pass").write_text(PASSPHRASE)
    csv = organisations(tmp_path / "offices.csv")
    assert run("eoffice-server", "init", tmp_path / "open", "--organisations", csv, "--json").code == 0
    assert (tmp_path / "open").stat().st_mode & 0o077 == 0
    assert (tmp_path / "open" / "district.db").stat().st_mode & 0o077 == 0


def opened(backup: Path) -> Members:
    members: Members = {}
    read_members(backup, PASSPHRASE, re.compile(".*"), lambda name, file: members.update({name: file.read()}))
    return members


def closed(members: Members, target: Path, sparse: bytes = b"") -> Path:
    """A backup with these members, as somebody with the passphrase could make it."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w") as tar:
        for name, content in members.items():
            add_bytes(tar, name, content)
    identity = pyrage.x25519.Identity.generate()
    with tarfile.open(target, "w") as tar:
        add_bytes(tar, "key.age", archive.lock(str(identity).encode(), PASSPHRASE))
        add_bytes(tar, "data.age", pyrage.encrypt(sparse or inner.getvalue(), [identity.to_public()]))
    return target


def without(name: str) -> Callable[[Members], Members]:
    return lambda members: {n: c for n, c in members.items() if n != name}


@pytest.mark.parametrize(
    "change",
    [
        without("manifest.json"),
        without("keys/ca.key"),
        lambda members: members | {"manifest.json": b"[]"},
        lambda members: members | {"server.toml": members["server.toml"] + b"# more"},
        lambda members: members | {"keys/other.pem": b"x"},
        lambda members: {n: c for n, c in members.items() if not n.startswith("files/")},
    ],
)
def test_a_backup_that_does_not_hold_to_its_manifest_is_not_restored(
    place: DistrictPlace, commune: Pc, change: Callable[[Members], Members]
) -> None:
    commune.dispatch()
    commune.sync()
    changed = closed(change(opened(place.back_up())), place.root / "changed")
    target = place.root / "new"
    assert code_of(lambda: restore(changed, target, PASSPHRASE, [], place.clock, place.ids)) == "backup.unsound"
    assert not target.exists()


def test_a_backup_whose_log_was_cut_is_not_restored(place: DistrictPlace) -> None:
    members = opened(place.back_up())
    database = place.root / "cut.db"
    database.write_bytes(members["district.db"])
    cut = Database(database)
    with cut.write() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE n > 0")
    raw = cut.raw()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    cut.close()
    members["district.db"] = database.read_bytes()
    manifest = json.loads(members["manifest.json"])
    manifest["members"]["district.db"] = hashlib.sha256(members["district.db"]).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()
    changed = closed(members, place.root / "changed")
    target = place.root / "new"
    with pytest.raises(Defect) as defect:
        restore(changed, target, PASSPHRASE, [], place.clock, place.ids)
    assert "audit" in defect.value.facts["detail"]


def test_a_sparse_member_is_not_unpacked(place: DistrictPlace) -> None:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w") as tar:
        info = tarfile.TarInfo("district.db")
        info.type = tarfile.GNUTYPE_SPARSE
        tar.addfile(info)
    hostile = closed({}, place.root / "hostile", inner.getvalue())
    target = place.root / "new"
    assert code_of(lambda: restore(hostile, target, PASSPHRASE, [], place.clock, place.ids)) == "backup.unreadable"


def test_what_else_lies_among_the_keys_stays_out_of_a_backup(place: DistrictPlace) -> None:
    (place.home.keys / "notes OLD.txt").write_text("x")
    (place.home.keys / "folder").mkdir()
    assert {name for name in opened(place.back_up()) if name.startswith("keys/")} == {
        "keys/ca.pem",
        "keys/ca.key",
        "keys/tls.pem",
        "keys/tls.key",
        "keys/seal.key",
    }


@pytest.mark.parametrize("days", [0, -1, 31, 1e12, float("nan"), float("inf")])
def test_a_code_lives_for_days_that_a_calendar_has(place: DistrictPlace, days: float) -> None:
    person = place.person(COMMUNE)
    assert code_of(lambda: place.operator.enrol(person, days)) == "enrol.bad_lifetime"


@pytest.mark.parametrize("host", ["10.0.0.256", "1.2.3", "7", "a..b", "256.256.256.256", "-a"])
def test_a_mistyped_address_is_no_host(place: DistrictPlace, host: str) -> None:
    assert code_of(lambda: place.operator.add_host(host)) == "server.bad_host"
    assert ca.check_host("10.0.0.25") == "10.0.0.25"
    assert ca.check_host("máy-chủ.example".encode("idna").decode()) != ""


def test_a_host_added_by_one_command_is_not_forgotten_by_the_next(place: DistrictPlace) -> None:
    other = Home(place.folder)
    Operator(other, place.clock, place.ids).add_host("one.example")
    other.close()
    assert {"one.example", "two.example"} <= set(place.operator.add_host("two.example"))


@pytest.mark.parametrize("listen", ["127.0.0.1:²", "127.0.0.1:", ":1", "127.0.0.1:99999", "127.0.0.1:999999999"])
def test_a_mistyped_port_is_refused(listen: str) -> None:
    assert code_of(lambda: listening_socket(listen)) == "server.bad_listen"


def test_a_backup_into_a_folder_that_is_not_there_is_refused(place: DistrictPlace) -> None:
    with pytest.raises(Refused) as refused:
        back_up(place.home, place.root / "nowhere" / "b", PASSPHRASE, place.clock)
    assert refused.value.code == "backup.no_folder"


@pytest.mark.parametrize("skipped", ["²", "0", "10001", "99999999999999999999", "-1"])
def test_numbers_to_skip_have_a_bound(tmp_path: Path, skipped: str) -> None:
    (tmp_path / "pass").write_text(PASSPHRASE, encoding="utf-8")
    words = ("restore", tmp_path / "b", tmp_path / "s", "--passphrase-file", tmp_path / "pass")
    ran = run("eoffice-server", *words, "--skip-numbers", skipped, "--json")
    assert (ran.code, ran.error["code"]) == (2, "usage.bad_value")
