"""PCs that were enrolled anew, and what they have from their earlier selves: found by a hostile reader."""

import os
from pathlib import Path

import pytest
from sqlalchemy import update

from app.actions import carrying_over, circulation, composing, second_tries
from app.actions.carrying_over import owed
from app.actions.showing import document_page
from sync.replica import drafts, orphans, todo
from sync.replica.draft_content import DraftContent
from sync.replica.meta import read_meta
from sync.replica.tables import Outbox, table_of
from sync.rules.assignments import Assigned
from sync.rules.documents import Document, Handling, handling_id
from sync.rules.ids import document_id
from tests.integration.test_acting_clerk import House
from tests.support.other_selves import carry_over, copy_of, kept_copy, owes, restored_from, same_person, take_over
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE


def test_a_file_that_was_damaged_then_goes_up_to_a_server_that_lost_it(place: DistrictPlace, commune: Pc) -> None:
    backup = place.back_up()
    id = commune.dispatch("Tệp hỏng ở lần đăng ký trước", size=90_000).id
    commune.sync()
    commune.replica.files.path(place.row(Document, id).files[0].sha256).unlink()
    new = same_person(commune)
    new.push_and_pull()
    take_over(commune, new)
    new.sync()  # it comes down
    place.restore(backup)
    new.represent()
    for _ in range(3):
        new.sync()
    assert place.row(Document, id).stored_at is not None


def test_sealed_rows_go_along_until_they_have_been_shown(place: DistrictPlace, commune: Pc) -> None:
    backup = place.back_up()
    late = place.enrol(COMMUNE, name="Người đến sau")
    late.sync()
    id = late.dispatch("Của người đến sau").id
    late.sync()
    place.restore(backup)
    second = place.enrol(COMMUNE, name="Người khác")
    take_over(late, second)
    with second.replica.read() as connection:
        assert read_meta(connection, "represent_due")
    third = place.enrol(COMMUNE, name="Người khác nữa")
    take_over(second, third)
    third.sync()
    assert third.refused() == []
    assert place.row(Document, id) is not None


def test_a_verdict_that_has_changed_is_still_to_be_looked_at(place: DistrictPlace, commune: Pc) -> None:
    id = commune.dispatch().id
    commune.sync()
    outbox = table_of(Outbox)
    with commune.replica.write() as t:  # as a restored server had judged it otherwise before
        its = (outbox.c.about == id) & (outbox.c.act == "release")
        t.connection.execute(update(outbox).where(its).values(was="refused"))
        todo.keep_verdicts(t.connection)
    new = same_person(commune)
    take_over(commune, new)
    assert [task.code for task in new.tasks()] == ["verdict_changed"]
    with new.replica.read() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM todo WHERE code = 'verdict_changed'").scalar()
    assert found == 1, "in the window, too"


def test_a_scan_goes_along_also_where_the_refusal_was_put_away(
    place: DistrictPlace, commune: Pc, district: Pc, tmp_path: Path
) -> None:
    house = House(place, commune, district)
    taken = house.takes_a_paper_in_late(tmp_path)
    house.officer.push_and_pull()
    for refused in house.officer.refused():
        second_tries.close_task(house.officer.desk, refused.intent)
    new = place.enrol(COMMUNE, "officer")
    take_over(house.officer, new)
    for pc in (new, commune, commune):
        pc.sync()
    page = document_page(commune.replica, taken)
    assert page is not None
    assert [file.state for file in page.attachments] == ["here"]


def test_a_draft_that_has_gone_its_way_by_the_copy_is_no_draft_any_more(place: DistrictPlace, commune: Pc) -> None:
    commune.sync()
    id = document_id(COMMUNE, commune.ids.new())
    composing.keep(commune.desk, DraftContent(id=id, kind="TB", subject="Thông báo nghỉ lễ"))
    twin = copy_of(commune)
    twin.dispatch(id=id)
    twin.sync()
    new = same_person(commune)
    new.sync()
    take_over(commune, new)
    with new.replica.read() as connection:
        assert [one.id for one in drafts.all_drafts(connection)] == []


def test_a_registration_that_came_too_early_says_what_stands_against_it_now(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    """Its number was the earlier self's to give."""
    backup = place.back_up()
    id = commune.dispatch("Mất cùng máy chủ").id
    for pc in (commune, district):
        pc.sync()
    district.register(id)
    district.sync()
    place.restore(backup)
    for _ in range(2):
        district.sync()
    new = same_person(district)
    new.sync()
    take_over(district, new)
    for pc in (new, commune, new, new):
        pc.sync()
    [refused] = new.refused()
    assert refused.code == "number.not_granted"


@pytest.mark.parametrize("how", ["enrolled anew", "taken over after the loss", "restored from a backup"])
def test_the_earlier_selfs_act_comes_first_at_a_server_that_lost_both(
    place: DistrictPlace, commune: Pc, district: Pc, how: str
) -> None:
    leader, first, then = (place.enrol(COMMUNE, *who) for who in (("leader", "Lãnh đạo"), ("officer",), ("officer",)))
    id = came_in(commune, district)
    leader.sync()
    backup = place.back_up()
    circulation.direct(leader.desk, id, Assigned(person=first.desk.person), "Chủ trì")
    leader.sync()
    if how == "restored from a backup":
        new = restored_from(kept_copy(leader, "kept"), leader, place)
    else:
        new = same_person(leader)
        new.sync()
        if how == "enrolled anew":
            take_over(leader, new)
    new.sync()
    circulation.direct(new.desk, id, Assigned(person=then.desk.person), "Đổi người chủ trì")
    new.sync()
    place.restore(backup)
    new.represent()
    new.pull()
    if how == "taken over after the loss":
        take_over(leader, new)
    for _ in range(3):
        new.sync()
    assert leads(place, id) == then.desk.person


def test_what_the_new_self_did_finds_what_the_earlier_one_had_done(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    leader, officer = place.enrol(COMMUNE, "leader", "Lãnh đạo"), place.enrol(COMMUNE, "officer")
    id = district.dispatch(to=[COMMUNE]).id
    district.sync()
    commune.sync()
    backup = place.back_up()
    commune.register(id)
    commune.sync()
    new = same_person(commune)
    new.sync()
    take_over(commune, new)
    circulation.direct_for(new.desk, id, leader.desk.person, Assigned(person=officer.desk.person), "Chủ trì")
    new.sync()
    place.restore(backup)
    new.represent()
    for _ in range(3):
        new.sync()
    assert leads(place, id) == officer.desk.person


class Led:
    """A document at the commune whose lead its leader has changed, each time as another PC."""

    def __init__(self, place: DistrictPlace, commune: Pc, district: Pc) -> None:
        self._place = place
        self.id = came_in(commune, district)
        self.officers = [place.enrol(COMMUNE, "officer", name).desk.person for name in ("Một", "Hai", "Ba")]
        self.selves = [place.enrol(COMMUNE, "leader", "Lãnh đạo")]
        self.selves[0].sync()

    @property
    def now(self) -> Pc:
        return self.selves[-1]

    def is_enrolled_anew(self) -> None:
        self.selves.append(same_person(self.now))
        self.now.sync()

    def directs(self, officer: int) -> None:
        circulation.direct(self.now.desk, self.id, Assigned(person=self.officers[officer]), "Chủ trì")

    @property
    def lead(self) -> int | None:
        person = leads(self._place, self.id)
        return self.officers.index(person) if person else None


@pytest.fixture
def led(place: DistrictPlace, commune: Pc, district: Pc) -> Led:
    return Led(place, commune, district)


def test_of_two_earlier_selves_the_first_ones_act_goes_first(led: Led) -> None:
    """Neither has sent what it did: of the later one a single act, whose place is 0."""
    for officer in (0, 1):
        led.directs(officer)
        led.is_enrolled_anew()
    owes(led.now, *led.selves[:2])
    carry_over(led.now, *led.selves[:2])
    for _ in range(2):
        led.now.sync()
    assert led.lead == 1
    assert (led.now.refused(), owed(led.now.replica)) == ([], [])


def test_of_two_earlier_selves_the_first_ones_act_goes_first_to_a_server_that_lost_both(
    led: Led, place: DistrictPlace
) -> None:
    backup = place.back_up()
    for officer in (0, 1):
        led.directs(officer)
        led.now.sync()
        led.is_enrolled_anew()
    place.restore(backup)
    owes(led.now, *led.selves[:2])
    led.now.represent()
    led.now.pull()
    carry_over(led.now, *led.selves[:2])
    for _ in range(3):
        led.now.sync()
    assert led.lead == 1


def test_what_another_process_has_taken_over_meanwhile_stays_so(led: Led) -> None:
    led.directs(0)
    led.is_enrolled_anew()
    first, now = led.selves
    owes(now, first)
    then = owed(now.replica)
    carry_over(now, first)
    carrying_over.take_what_is_left(now.replica, first.replica, owed_then=["before it", *then])
    assert owed(now.replica) == []


def test_a_file_that_is_taken_over_counts_as_written_now(commune: Pc) -> None:
    """Else a sweep between the files and what names them would take it: it is old, and nothing names it yet."""
    sha256 = commune.replica.files.put_bytes(b"%PDF-1.4 of last month")
    os.utime(commune.replica.files.path(sha256), (0, 0))
    new = same_person(commune)
    carrying_over._bring([commune.replica.files], new.replica, sha256)
    assert orphans.sweep(new.replica) == 0
    assert new.replica.files.has(sha256)


def test_a_restored_pc_without_the_book_gets_numbers_of_a_server_that_is_restored_too(
    place: DistrictPlace, commune: Pc
) -> None:
    """It had asked for some before; those were the former PC's."""
    second = place.enrol(COMMUNE)
    commune.number()
    commune.sync()
    for n in range(10):
        second.number(f"Văn bản {n}")
    for pc in (second, commune, second):
        pc.sync()
    backup = place.back_up()
    kept = kept_copy(second, "kept")
    place.restore(backup)
    commune.represent()
    commune.sync()
    new = restored_from(kept, second, place)
    for _ in range(3):
        new.sync()
    assert new.number().number


def came_in(commune: Pc, district: Pc) -> str:
    """A document from the district, registered at the commune."""
    id = district.dispatch(to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(id)
    commune.sync()
    return id


def leads(place: DistrictPlace, id: str) -> str | None:
    page = place.row(Handling, handling_id(id, COMMUNE))
    assert page is not None
    return page.directive.lead.person if page.directive else None
