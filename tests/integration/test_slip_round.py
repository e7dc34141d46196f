"""Slips for many at once: on paper before they are good, one each, for those who need one, and taken back again."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from sync.errors import EofficeError
from sync.protocol.messages import Enrol, enrol_bytes
from sync.protocol.signing import ENROL, Signer
from sync.server import audit
from sync.server.home import Settings
from sync.server.slip_round import PaperSlip, Round, give_slips, slips_there, void_slips
from tests.support.places import DistrictPlace
from tests.support.programs import run
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.slip_pictures import invitations_on, text_on


@pytest.fixture
def people(place: DistrictPlace) -> list[str]:
    """A clerk in each of three offices; their ids."""
    offices = ((COMMUNE, "Lý Thị Mẫu"), (NEIGHBOUR, "Hà Văn Mẫu"), (DISTRICT, "Vi Văn Mẫu"))
    return [place.operator.add_person(office, name, "clerk")["id"] for office, name in offices]


def told(slips: Sequence[PaperSlip]) -> bytes:
    return " ".join(slip.code for slip in slips).encode()


def give(place: DistrictPlace, out: Path, wanted: Round = Round(), days: float = 7) -> list[PaperSlip]:
    return give_slips(place.home, wanted, days, out, told, place.clock)


def enrol(place: DistrictPlace, code: str) -> str:
    """Use a code; the person who is enrolled by it, or why nobody is."""
    device, signer = place.ids.new(), Signer(os.urandom(32))
    signature = signer.sign(ENROL, enrol_bytes(code, device, signer.public_key))
    asked = Enrol(code=code, device=device, device_name="PC", public_key=signer.public_key, signature=signature)
    try:
        return place.district.enrol(asked, "test").person
    except EofficeError as error:
        return error.code


def states(place: DistrictPlace, office: str | None = None) -> dict[str, str]:
    with place.home.database.read() as connection:
        return {slip["person"]: slip["state"] for slip in slips_there(connection, office, place.clock)}


def test_each_who_needs_one_gets_one_that_works_once(place: DistrictPlace, people: list[str], tmp_path: Path) -> None:
    slips = give(place, tmp_path / "a.pdf")
    assert {slip.person for slip in slips} == set(people)
    assert [enrol(place, slip.code) for slip in slips] == [slip.person for slip in slips]
    assert {enrol(place, slip.code) for slip in slips} == {"enrol.used_code"}
    assert set(states(place).values()) == {"used"}
    with place.home.database.read() as connection:
        assert audit.verify(connection, place.home.seal)[1] is None
    with pytest.raises(EofficeError) as error:
        give(place, tmp_path / "b.pdf", Round(again=True))  # all of them have a PC
    assert error.value.code == "slips.nobody"


def test_a_second_round_leaves_good_slips_alone_unless_asked(
    place: DistrictPlace, people: list[str], tmp_path: Path
) -> None:
    first = {slip.person: slip.code for slip in give(place, tmp_path / "a.pdf", Round(office=COMMUNE))}
    assert list(first) == [people[0]]
    second = {slip.person: slip.code for slip in give(place, tmp_path / "b.pdf")}
    assert set(second) == set(people[1:])
    third = {slip.person: slip.code for slip in give(place, tmp_path / "c.pdf", Round(again=True))}
    assert set(third) == set(people)
    assert {enrol(place, code) for code in (*first.values(), *second.values())} == {"enrol.bad_code"}
    assert [enrol(place, third[id]) for id in people] == people
    again = give(place, tmp_path / "d.pdf", Round(people=(people[0],)))  # a second PC
    assert enrol(place, again[0].code) == people[0]


def test_a_slip_ends_by_its_days_and_another_one_is_given_then(
    place: DistrictPlace, people: list[str], tmp_path: Path
) -> None:
    slips = give(place, tmp_path / "a.pdf", days=1)
    place.clock.advance(seconds=86_401)
    assert enrol(place, slips[0].code) == "enrol.expired_code"
    assert set(states(place).values()) == {"expired"}
    assert len(give(place, tmp_path / "b.pdf")) == 3
    for days in (0, 31, float("nan")):
        with pytest.raises(EofficeError) as error:
            give(place, tmp_path / "c.pdf", days=days)
        assert error.value.code == "enrol.bad_lifetime"


def test_what_is_made_void_enrols_nobody(place: DistrictPlace, people: list[str], tmp_path: Path) -> None:
    codes = {slip.person: slip.code for slip in give(place, tmp_path / "a.pdf")}
    assert void_slips(place.home, people[0], None, place.clock) == 1
    assert void_slips(place.home, None, NEIGHBOUR, place.clock) == 1
    assert states(place) == {people[2]: "open"}
    assert enrol(place, codes[people[0]]) == "enrol.bad_code"
    assert enrol(place, codes[people[2]]) == people[2]
    assert void_slips(place.home, None, None, place.clock) == 0  # a used one stays on record
    for ask in ((place.ids.new(), None), (None, "999")):
        with pytest.raises(EofficeError) as error:
            void_slips(place.home, *ask, place.clock)
        assert error.value.code in ("person.unknown", "office.unknown")
    ran = run("eoffice-server", "slip", "void", place.folder, "--json")
    assert ran.error["code"] == "slips.void_whose"


def test_paper_that_could_not_be_made_leaves_the_old_slips_good(
    place: DistrictPlace, people: list[str], tmp_path: Path
) -> None:
    codes = [slip.code for slip in give(place, tmp_path / "a.pdf")]
    again = Round(again=True)

    def fail(slips: Sequence[PaperSlip]) -> bytes:
        raise OSError("no paper")

    with pytest.raises(OSError, match="no paper"):
        give_slips(place.home, again, 7, tmp_path / "b.pdf", fail, place.clock)
    for out, code in ((tmp_path / "a.pdf", "slips.exists"), (tmp_path / "none" / "b.pdf", "backup.no_folder")):
        with pytest.raises(EofficeError) as error:
            give(place, out, again)
        assert error.value.code == code
    assert not (tmp_path / "b.pdf").exists()
    assert all(enrol(place, code) in people for code in codes)


@pytest.mark.parametrize("a_page", [1, 2])
def test_the_paper_says_for_whom_and_its_picture_holds_what_a_pc_needs(
    place: DistrictPlace, people: list[str], tmp_path: Path, a_page: int
) -> None:
    out = tmp_path / "slips.pdf"
    words = ("--server", "https://10.0.0.5:8443", "--days", "30", "--per-page", str(a_page), "--lang", "vi", "--json")
    ran = run("eoffice-server", "slips", place.folder, "--out", out, *words)
    assert sorted(one["person"] for one in ran.value["slips"]) == sorted(people)
    assert out.stat().st_mode & 0o077 == 0
    pages, invitations = text_on(out), invitations_on(out)
    assert (len(pages), len(invitations)) == (-(-3 // a_page), 3)
    assert "Cấp cho: Lý Thị Mẫu (văn thư)" in " ".join(" ".join(pages).split())
    assert {one.addresses for one in invitations} == {("https://10.0.0.5:8443",)}
    assert all(one.names_a_server for one in invitations)
    assert sorted(enrol(place, one.code) for one in invitations) == sorted(people)


def test_a_slip_names_only_addresses_that_others_can_reach() -> None:
    settings = Settings("0.0.0.0:8443", "", ("may-chu", "10.0.0.5", "127.0.0.1", "localhost", "::1", "fd00::5"))
    assert settings.reachable_addresses() == ["https://10.0.0.5:8443", "https://[fd00::5]:8443"]
    assert Settings("0.0.0.0:443", "", ("may-chu", "127.0.0.1")).reachable_addresses() == ["https://may-chu:443"]


def test_slips_without_an_address_are_not_printed(place: DistrictPlace, people: list[str], tmp_path: Path) -> None:
    words = ("--out", tmp_path / "a.pdf", "--json")
    assert run("eoffice-server", "slips", place.folder, "--server", "10.0.0.5", *words).error["code"] == (
        "slips.no_address"
    )
    ran = run("eoffice-server", "slips", place.folder, "--per-page", "3", *words)
    assert ran.error["code"] == "usage.bad_value"
    assert not (tmp_path / "a.pdf").exists()
