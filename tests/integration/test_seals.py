"""A PC believes its server about people, PCs and numbers only where the server has sealed the row."""

import msgspec
from msgspec.structs import replace

from sync.protocol.messages import PulledRow
from sync.protocol.row_bytes import row_bytes
from sync.protocol.signing import SEAL, Signer
from sync.replica.seals import sound
from sync.replica.view import View
from sync.rules.people import Person
from sync.rules.sealing import sealed_bytes, with_seal
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE

SERVER = Signer(b"\7" * 32)
ANNA = Person(id="p", office=COMMUNE, name="Nguyễn Thị Mẫu")
SEALED = with_seal(ANNA, SERVER.sign(SEAL, sealed_bytes(ANNA)))


def pulled(data: bytes | None, type_name: str = "person") -> PulledRow:
    return PulledRow(type=type_name, id="p", revision=1, data=data)


def kept(data: bytes | None, type_name: str = "person") -> bool:
    return bool(sound([pulled(data, type_name)], SERVER.public_key))


def test_a_sealed_row_is_taken_and_one_that_was_changed_or_never_sealed_is_not() -> None:
    assert kept(row_bytes(SEALED))
    assert not kept(row_bytes(ANNA))
    assert not kept(row_bytes(replace(SEALED, name="Kẻ giả danh")))
    assert not kept(row_bytes(with_seal(ANNA, Signer(b"\10" * 32).sign(SEAL, sealed_bytes(ANNA)))))
    for spoilt in (b"", b"no row", b"[]", b'{"seal":7}', b'{"seal":"\xc3\xa9"}', b"[" * 5000):
        assert not kept(spoilt)


def test_a_row_that_goes_and_a_row_of_another_kind_need_no_seal() -> None:
    assert kept(None)
    assert kept(b'{"row":"office"}', "office")


def test_a_newer_servers_row_holds_with_fields_that_this_program_does_not_know() -> None:
    fields = {**msgspec.json.decode(sealed_bytes(ANNA)), "grade": {"step": 3, "since": "2026-01-01", "share": 0.5}}
    seal = SERVER.sign(SEAL, msgspec.json.encode(fields))
    newer = msgspec.json.encode({"row": fields.pop("row"), "seal": seal, **fields})
    assert kept(newer)


def test_the_rest_of_a_page_goes_on_without_it(place: DistrictPlace, commune: Pc) -> None:
    honest = place.home.seal
    place.home.seal = lambda content: b"\0" * 64  # type: ignore[method-assign]
    false = place.person(COMMUNE, name="Kẻ giả danh")
    place.home.seal = honest  # type: ignore[method-assign]
    true = place.person(COMMUNE, name="Trần Văn Thật")
    commune.pull()
    with commune.replica.read() as connection:
        names = {id: View(connection).get(Person, id) for id in (false, true)}
    assert names[false] is None
    assert names[true] is not None
