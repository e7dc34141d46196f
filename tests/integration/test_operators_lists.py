"""The operator's lists without `--json`: a line each that a person can read, in his language."""

import pytest

from sync.errors import Refused
from sync.server.listing import devices_text, people_text, slips_text, status_text
from sync.server.slip_round import slips_there
from sync.server.status import report
from sync.wording import Wording
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT

VI, EN = Wording("vi"), Wording("en")


def test_people_and_slips_are_told_with_the_id_that_commands_ask_for(place: DistrictPlace) -> None:
    person = place.person(COMMUNE, "leader", "Hà Văn Mẫu")
    assert people_text(place.operator.people(COMMUNE), VI) == f"{person}  {COMMUNE}  Hà Văn Mẫu (lãnh đạo)"
    assert people_text(place.operator.people(DISTRICT), VI) == "Chưa có dòng nào."
    place.operator.enrol(person, 1)
    with place.home.database.read() as connection:
        slips = slips_there(connection, COMMUNE, place.clock)
    assert slips_text(slips, VI).startswith(f"{person}  {COMMUNE}  Hà Văn Mẫu: chưa dùng, thời hạn đến ")
    place.operator.end_person(person)
    assert ", đã nghỉ từ " in people_text(place.operator.people(COMMUNE), VI)


def test_pcs_and_offices_are_told_with_their_last_contact(place: DistrictPlace, commune: Pc) -> None:
    device = commune.replica.identity.device
    assert devices_text(place.operator.devices(COMMUNE), EN).startswith(f"{device}  {COMMUNE}  ")
    with pytest.raises(Refused) as refused:
        place.operator.revoke_device("vm")
    assert refused.value.code == "device.not_listed"
    place.operator.revoke_device(device)
    assert ", revoked on " in devices_text(place.operator.devices(COMMUNE), EN)
    lines = status_text(report(place.home, place.operator), EN).splitlines()
    assert lines[0].startswith(f"Server {place.home.server}")
    [office] = [line for line in lines if line.startswith(f"{COMMUNE} ")]
    assert ": 0 PCs; last contact " in office
    assert "{" not in "".join(lines)


def test_a_list_of_an_office_that_is_not_there_is_refused(place: DistrictPlace) -> None:
    with place.home.database.read() as connection, pytest.raises(Refused, match=r"office\.unknown"):
        slips_there(connection, "99", place.clock)
    for ask in (place.operator.people, place.operator.devices):
        with pytest.raises(Refused, match=r"office\.unknown"):
            ask("99")
