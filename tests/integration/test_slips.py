"""Enrolment codes that an office's leader or admin asks for from his own PC: for his people, on record."""

import json
from datetime import UTC, timedelta

import msgspec
import pytest

from app.actions import staff
from app.actions.desk import Desk
from sync.errors import LineHindrance, Refused
from sync.protocol.codes import normalised
from sync.protocol.messages import Enrol, SlipAnswer, SlipRequest, enrol_bytes, slip_bytes
from sync.protocol.signing import ENROL, SLIP, TOKEN, Signer
from sync.rules.people import Role, RoleHeld
from sync.server import audit, slips
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.serving import Serving


@pytest.fixture
def leaders(place: DistrictPlace) -> Pc:
    """A PC that a leader and a clerk of the commune share."""
    pc = place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")
    pc.join(place.person(COMMUNE))
    return pc


def wish(
    pc: Pc, person: str, days: int = 1, by: str | None = None, purpose: bytes = SLIP, **signed: object
) -> SlipRequest:
    """As the action asks; `signed`: what the signature is over instead."""
    by = by or pc.replica.identity.people[0]
    over = {"server": pc.replica.identity.server, "device": pc.device, "by": by, "person": person, "days": days}
    signature = Signer(pc.seed).sign(purpose, slip_bytes(**(over | signed)))  # type: ignore[arg-type]
    return SlipRequest(by=by, person=person, days=days, signature=signature)


def refused(pc: Pc, asked: SlipRequest) -> Refused:
    with pytest.raises(Refused) as error:
        pc.port.slip(asked)
    return error.value


def lines(place: DistrictPlace) -> list[tuple[str, dict[str, str]]]:
    """The log's lines about slips: which PC asked, and the facts."""
    with place.home.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT device, facts FROM audit WHERE what = 'slip' ORDER BY n").all()
        assert audit.verify(connection, place.home.seal)[1] is None
    return [(row[0], json.loads(row[1])) for row in rows]


def enrol(place: DistrictPlace, slip: SlipAnswer) -> str:
    """Use a code; who is enrolled by it."""
    signer, device = Signer(b"9" * 32), place.ids.new()
    asked = Enrol(
        code=slip.code,
        device=device,
        device_name="PC",
        public_key=signer.public_key,
        signature=signer.sign(ENROL, enrol_bytes(slip.code, device, signer.public_key)),
    )
    return place.district.enrol(asked, "test").person


def test_a_leader_gets_a_code_that_enrols_his_colleague_and_the_log_says_so(place: DistrictPlace, leaders: Pc) -> None:
    new = staff.add_person(leaders.desk, "Lý Thị Mới", [RoleHeld(role=Role.OFFICER)])
    assert refused(leaders, wish(leaders, new)).code == "slip.person_unknown", "not at the server yet"
    leaders.sync()
    slip = leaders.port.slip(wish(leaders, new, days=30))
    assert normalised(slip.code) == slip.code
    assert slip.expires_at.astimezone(UTC) == place.clock.now() + timedelta(days=30)
    assert lines(place)[-1] == (leaders.device, {"by": leaders.desk.person, "person": new})
    assert enrol(place, slip) == new


def test_an_admin_may_ask_too_and_nobody_else(place: DistrictPlace, leaders: Pc) -> None:
    admin = place.enrol(COMMUNE, "admin", "Hoàng Văn Mẫu")
    someone = place.person(COMMUNE, "officer")
    assert admin.port.slip(wish(admin, someone)).code
    clerk = leaders.replica.identity.people[1]
    error = refused(leaders, wish(leaders, someone, by=clerk))
    assert (error.code, error.facts["act"]) == ("person.may_not", "make_slip")


def test_who_asks_is_enrolled_on_the_asking_pc_and_holds_the_role_today(place: DistrictPlace, leaders: Pc) -> None:
    someone = place.person(COMMUNE, "officer")
    for stranger in ("nobody", place.person(COMMUNE, "leader"), place.person(DISTRICT, "leader")):
        assert refused(leaders, wish(leaders, someone, by=stranger)).code == "person.unknown"
    place.operator.set_role(leaders.replica.identity.people[0], "clerk")
    assert refused(leaders, wish(leaders, someone)).code == "person.may_not"
    place.operator.end_person(leaders.replica.identity.people[0])
    assert refused(leaders, wish(leaders, someone)).code == "person.may_not"


def test_a_code_is_for_people_of_the_own_office_who_have_not_left(place: DistrictPlace, leaders: Pc) -> None:
    assert refused(leaders, wish(leaders, place.person(NEIGHBOUR))).code == "slip.person_unknown"
    gone = place.person(COMMUNE)
    place.operator.end_person(gone)
    assert refused(leaders, wish(leaders, gone)).code == "person.ended"
    assert lines(place)[-1][1]["person"] != gone


@pytest.mark.parametrize("days", [0, -1, 31, 1 << 40])
def test_a_code_lives_from_one_day_to_thirty(place: DistrictPlace, leaders: Pc, days: int) -> None:
    error = refused(leaders, wish(leaders, place.person(COMMUNE), days))
    assert (error.code, error.facts) == ("enrol.bad_lifetime", {"most": "30"})


def test_a_token_alone_gets_no_code(place: DistrictPlace, leaders: Pc) -> None:
    someone, other = place.person(COMMUNE), place.person(COMMUNE)
    thief = place.enrol(NEIGHBOUR, "leader")
    good = wish(leaders, someone)
    for changed in (
        msgspec.structs.replace(good, signature=b""),
        msgspec.structs.replace(good, person=other),
        msgspec.structs.replace(good, days=30),
        wish(leaders, someone, purpose=TOKEN),
        wish(leaders, someone, server="another"),
        wish(leaders, someone, device=thief.device),
    ):
        assert refused(leaders, changed).code == "slip.bad_signature"
    assert refused(thief, good).code == "slip.bad_signature"
    assert leaders.port.slip(good).code


def test_a_revoked_pc_gets_no_code(place: DistrictPlace, leaders: Pc) -> None:
    someone = place.person(COMMUNE)
    place.operator.revoke_device(leaders.device)
    assert refused(leaders, wish(leaders, someone)).code == "device.revoked"


def test_a_new_code_voids_the_persons_unused_one(place: DistrictPlace, leaders: Pc) -> None:
    someone = place.person(COMMUNE)
    first, second = leaders.port.slip(wish(leaders, someone)), leaders.port.slip(wish(leaders, someone))
    with pytest.raises(Refused, match=r"enrol\.bad_code"):
        enrol(place, first)
    assert enrol(place, second) == someone


def test_an_office_gets_so_many_codes_an_hour_and_others_theirs(
    place: DistrictPlace, leaders: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slips, "MOST_AN_HOUR", 3)
    someone, neighbour = place.person(COMMUNE), place.enrol(NEIGHBOUR, "leader")
    for _ in range(5):  # what is refused counts for nothing
        refused(leaders, wish(leaders, "nobody"))
    for _ in range(3):
        leaders.port.slip(wish(leaders, someone))
        place.clock.advance(minutes=10)
    error = refused(leaders, wish(leaders, someone))
    assert (error.code, error.facts) == ("slip.too_many", {"most": "3"})
    assert neighbour.port.slip(wish(neighbour, neighbour.desk.person)).code
    place.clock.advance(minutes=31)
    assert leaders.port.slip(wish(leaders, someone)).code


def test_the_action_asks_over_the_line_and_says_what_stands_in_its_way(serving: Serving) -> None:
    pc = serving.enrol(COMMUNE, "leader")
    someone = serving.operator.add_person(COMMUNE, "Nguyễn Thị Mẫu", "clerk")["id"]
    slip = staff.make_slip(pc.desk, someone, 7)
    assert normalised(slip.code) == slip.code
    assert (slip.fingerprint, slip.addresses) == (serving.fingerprint, (serving.url,))
    assert slip.expires_at > pc.clock.now() + timedelta(days=6)
    with pytest.raises(Refused, match=r"person\.may_not"):
        clerk = serving.enrol(NEIGHBOUR)
        try:
            staff.make_slip(clerk.desk, clerk.desk.person, 1)
        finally:
            clerk.close()
    serving.kill()
    with pytest.raises(LineHindrance):
        staff.make_slip(Desk(pc.replica, pc.desk.person), someone, 7)
    serving.start()
    pc.close()
