"""What has to be looked at, kept ready: it comes with its cause and goes with it."""

from app.actions import outgoing, reminding, second_tries
from sync.replica import pages
from sync.replica.periods import midnight
from sync.replica.work_page import WorkPage, work_page
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT


def look(pc: Pc, concern: str = "clerk") -> WorkPage:
    raw = pc.replica.database.raw()
    try:
        return work_page(raw, (), pc.replica.identity.people[0], concern)
    finally:
        raw.close()


def codes(pc: Pc, concern: str = "clerk") -> list[str]:
    """The same as the command line's tasks, and as many as are counted."""
    found = [task.code for task in look(pc, concern).tasks]
    if concern == "clerk":
        assert sorted(found) == sorted(task.code for task in pc.tasks())
    raw = pc.replica.database.raw()
    counted = pages.counts(raw, midnight(WRITTEN), "").get("tasks" if concern == "clerk" else "tasks.leader", 0)
    raw.close()
    assert counted == len(found)
    return found


def test_a_reminder_is_there_until_the_document_is_entered(commune: Pc, district: Pc) -> None:
    id = district.dispatch("Báo cáo", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    reminding.remind(district.desk, id, "Đề nghị sớm vào sổ")
    district.sync()
    commune.sync()
    assert codes(commune) == ["reminded"]
    assert codes(commune, "leader") == ["reminded"]
    assert look(commune).tasks[0].facts["note"] == "Đề nghị sớm vào sổ"
    commune.register(id)  # offline: the preview closes it already
    assert codes(commune) == []
    commune.sync()
    assert codes(commune) == []


def test_a_refusal_by_a_recipient_is_there_until_somebody_closes_it(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Báo cáo").id
    commune.sync()
    district.sync()
    district.refuse(id, "Thiếu phụ lục")
    district.sync()
    commune.sync()
    assert codes(commune) == ["recipient_refused"]
    second_tries.close_task(commune.desk, look(commune).tasks[0].id)
    assert codes(commune) == []


def test_every_number_that_was_passed_over_is_there_until_it_is_used_or_void(commune: Pc) -> None:
    commune.number("Một")
    commune.number("Bốn", given=4)
    assert codes(commune) == ["numbers_skipped"] * 2
    assert codes(commune, "leader") == []
    commune.number("Hai", given=2)
    assert codes(commune) == ["numbers_skipped"]
    outgoing.void(commune.desk, look(commune).tasks[0].id, "Viết nhầm số")
    assert codes(commune) == []


def test_a_file_that_cannot_go_is_there_until_it_is_tried_again(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Báo cáo", size=80_000).id
    sha256 = commune.shown(id).document.files[0].sha256
    commune.replica.files.path(sha256).write_bytes(b"x" * 80_000)
    commune.sync()
    assert codes(commune) == ["file_set_aside"]
    second_tries.retry(commune.desk, id)
    assert codes(commune) == []


def test_what_was_refused_is_a_clerks_to_see_and_otherwise_of_who_did_it(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    commune.dispatch("Báo cáo")
    place.set_open(DISTRICT, is_open=False)
    commune.sync()
    assert len(look(commune).refused) == 1
    assert len(look(commune, "own").refused) == 1  # the clerk's own, whatever the role
    raw = commune.replica.database.raw()
    assert work_page(raw, (), "somebody", "own").refused == ()
    assert work_page(raw, (), "somebody", "leader").refused == ()
    raw.close()


def test_it_is_made_anew_where_a_newer_program_wants_it(commune: Pc, district: Pc) -> None:
    commune.number("Hai", given=2)
    id = commune.dispatch("Báo cáo").id
    commune.sync()
    district.sync()
    district.refuse(id, "Thiếu phụ lục")
    district.sync()
    commune.sync()
    before = look(commune).tasks
    assert len(before) == 2
    with commune.replica.database.write() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'listing_form'")
        connection.exec_driver_sql("DELETE FROM todo")
    commune.restart()
    assert look(commune).tasks == before
