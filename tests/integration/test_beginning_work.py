"""A PC joins as far as its window needs, and the engine fetches the rest; a second person joins on the same PC."""

from pathlib import Path
from typing import Any

import pytest

from app.actions import books, enrolling
from app.actions.desk import Desk
from app.actions.people import enrolled_people
from app.host.invitation import Invitation
from app.host.profile import Profile
from app.ui.bridge.opening import look, open_raw
from sync.engine.enrolling import join, port_maker, settle_in
from sync.engine.exchange import pull_once
from sync.engine.traffic import Traffic
from sync.errors import LineHindrance, Refused
from sync.replica.book_page import unopened_books
from sync.replica.replica import Replica
from sync.replica.strip_page import strip_page
from sync.rules.books import Direction
from sync.world import SystemClock, SystemIds
from tests.support.impostor import Impostor
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving


def slip(serving: Serving, office: str = COMMUNE, **more: Any) -> Invitation:
    return Invitation(addresses=(serving.url,), fingerprint=serving.fingerprint, code=serving.slip(office, **more))


def opened(profile: Profile) -> Replica:
    return profile.open(SystemClock(), SystemIds())


def test_a_window_may_open_once_office_and_person_are_known(serving: Serving, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    admission = enrolling.begin_work(profile, slip(serving), SystemClock(), SystemIds())
    raw = open_raw(profile)
    opening = look(raw, profile)
    raw.close()
    assert opening.people[admission.person].name == "Nguyễn Thị Mẫu"
    assert opening.offices[admission.office].id == COMMUNE


def test_an_answer_that_was_lost_can_be_asked_for_again(serving: Serving, tmp_path: Path) -> None:
    profile, invitation = Profile(tmp_path / "profile"), slip(serving)
    serving.relay.is_open = False
    with pytest.raises(LineHindrance):
        enrolling.begin_work(profile, invitation, SystemClock(), SystemIds())
    serving.relay.is_open = True
    first = enrolling.begin_work(profile, invitation, SystemClock(), SystemIds())
    assert enrolling.begin_work(profile, invitation, SystemClock(), SystemIds()) == first
    other = Profile(tmp_path / "other")
    with pytest.raises(Refused, match=r"enrol\.used_code"):
        enrolling.begin_work(other, invitation, SystemClock(), SystemIds())


def test_a_second_person_joins_on_the_same_pc_without_naming_the_server_again(serving: Serving, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    enrolling.begin_work(profile, slip(serving), SystemClock(), SystemIds())
    replica = opened(profile)
    leader = serving.operator.add_person(COMMUNE, "Trần Văn Mẫu", "leader")["id"]
    with pytest.raises(Refused, match=r"enrol\.bad_code"):
        enrolling.enrol_another(replica, "0000-0000-0001")
    assert enrolling.enrol_another(replica, serving.operator.enrol(leader, 1).code) == leader
    assert [one.name for one in enrolled_people(replica)] == ["Nguyễn Thị Mẫu", "Trần Văn Mẫu"]
    elsewhere = slip(serving, DISTRICT)
    with pytest.raises(Refused, match=r"enrol\.other_office"):
        enrolling.enrol_another(replica, elsewhere.code)
    replica.close()


def test_who_reads_the_encrypted_line_is_named_and_the_code_is_kept(serving: Serving, tmp_path: Path) -> None:
    """A box between that puts its own certificate in, as the rule of some networks is, lets everything else pass."""
    other = tmp_path / "other-server"
    other.mkdir()
    stranger = Serving(other)
    ca = (serving.home.keys / "ca.pem").read_bytes()
    with Impostor(stranger.home.keys, {"X-EO-Server": serving.home.server}, b"", ca=(200, ca)) as box:
        invitation = Invitation(addresses=(box.url,), fingerprint=serving.fingerprint, code=serving.slip(COMMUNE))
        with pytest.raises(LineHindrance, match=r"line\.tls_inspected") as hindrance:
            enrolling.begin_work(Profile(tmp_path / "profile"), invitation, SystemClock(), SystemIds())
    stranger.close()
    assert "e-Office" in hindrance.value.facts["issuer"]


def test_what_is_left_is_fetched_later_and_told_until_nothing_is_left_behind(serving: Serving, tmp_path: Path) -> None:
    profile, invitation, clock = Profile(tmp_path / "profile"), slip(serving), SystemClock()
    facts, keys = profile.begin(SystemIds())
    replica = profile.open_with(keys, clock, SystemIds())
    traffic, signer, servers = Traffic(clock.monotonic_s, lambda: None), replica.signer, invitation.addresses
    folder, code, fingerprint = profile.folder, invitation.code, invitation.fingerprint
    answer = join(folder, servers, code, fingerprint, facts.device, "PC", signer, traffic)
    settle_in(replica, answer, servers, traffic, "", lambda: True)
    raw = replica.database.raw()
    assert strip_page(raw).first_pull == 0
    port = port_maker(replica)(traffic)
    pull_once(replica, port, 0, lambda happened: None)
    port.close()
    assert strip_page(raw).first_pull is None
    raw.close()
    replica.close()


def unopened(pc: Pc) -> tuple[Direction, ...]:
    raw = pc.replica.database.raw()
    try:
        return unopened_books(raw, pc.office, pc.device, WRITTEN.year)
    finally:
        raw.close()


def test_only_a_book_that_never_began_is_to_be_opened_and_only_by_the_pc_that_may(place: DistrictPlace) -> None:
    first, second = place.enrol(COMMUNE), place.enrol(COMMUNE)

    assert unopened(first) == (Direction.OUTGOING, Direction.INCOMING)
    assert unopened(second) == (), "another PC holds the books"
    first.dispatch("Thông báo", to=[DISTRICT])
    assert unopened(first) == (Direction.INCOMING,)
    books.open_book(first.desk, Direction.INCOMING, 412, WRITTEN.year)
    assert unopened(first) == ()


def test_a_book_taken_over_before_it_was_known_is_to_be_opened_again(place: DistrictPlace) -> None:
    lost, new = place.enrol(COMMUNE), place.enrol(COMMUNE, "leader")
    new.join(place.person(COMMUNE))
    books.take_over(new.desk, Direction.OUTGOING, "Máy cũ hỏng ổ cứng")
    new.sync()
    assert unopened(new) == (Direction.OUTGOING,)
    books.open_book(Desk(new.replica, new.replica.identity.people[1]), Direction.OUTGOING, 57, WRITTEN.year)
    assert unopened(new) == ()
    lost.sync()
    assert unopened(lost) == (Direction.INCOMING,)
