"""What the simulation has found, each fault as small as it can be told."""

from contextlib import suppress

import pytest
from sqlalchemy import update

from app.actions import books, outgoing
from app.ui.shell.strip_words import Pace, strip_words
from sync.engine import exchange
from sync.engine.line import Hindered
from sync.engine.line_keeper import LineKeeper
from sync.engine.line_status import LineStatus
from sync.engine.status import read_line_status
from sync.errors import LineHindrance, Refused
from sync.replica import queries
from sync.replica.gaps import gaps
from sync.replica.strip_page import strip_page
from sync.rules.books import Entry
from sync.rules.documents import Document
from sync.server.tables import Placement, table_of
from tests.support.fakes import NoChance
from tests.support.other_selves import copy_of, take_over
from tests.support.papers import pdf
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.small_disk import forbid_writing

_placements = table_of(Placement)


def test_what_waits_for_a_file_that_another_office_sent_us_meanwhile_waits_no_longer(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    neighbour = place.enrol(NEIGHBOUR)
    same = pdf(place.root / "quét.pdf", 90_000)
    id = commune.dispatch("Gửi cùng một tệp", file=same).id
    commune.push_and_pull()
    neighbour.dispatch("Cũng tệp ấy", to=(COMMUNE,), file=same)
    neighbour.sync()
    commune.sync()
    district.sync()
    commune.sync()
    assert commune.outbox() == []
    assert [a.state for a in district.shown(id).listed.attachments] == ["here"]


def test_a_file_that_was_sent_to_us_and_taken_back_goes_up_for_the_next_document(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    neighbour = place.enrol(NEIGHBOUR)
    same = pdf(place.root / "quét.pdf", 90_000)
    first = commune.dispatch("Gửi cùng một tệp", file=same).id
    commune.push_and_pull()
    theirs = neighbour.dispatch("Cũng tệp ấy", to=(COMMUNE,), file=same).id
    neighbour.sync()
    while exchange.upload_once(commune.replica, commune.port, lambda wanted: False):
        pass
    with place.home.database.write() as connection:  # as far as the server goes, it was never with us
        ours = (_placements.c.id == theirs) & _placements.c.scope.contains(COMMUNE)
        connection.execute(update(_placements).where(ours).values(gone=True))
    second = commune.dispatch("Lại tệp ấy", file=same).id
    commune.sync()
    district.sync()
    for id in (first, second):
        assert [a.state for a in district.shown(id).listed.attachments] == ["here"]


def test_a_document_whose_facts_have_arrived_is_not_sent_while_a_file_is_on_its_way(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Bản quét lớn", size=90_000).id
    commune.push_and_pull()
    district.push_and_pull()
    district.push_and_pull()
    assert commune.states(id) == ["waiting"]
    happened = commune.push_and_pull()
    assert commune.states(id) == ["arrived"]
    assert [x.line.id for x in commune.outbox()] == [id]
    assert "sent" not in [one.event for one in happened]
    commune.sync()
    assert commune.outbox() == []
    assert [one.event for one in commune.heard.events].count("sent") == 1


def test_how_the_line_stands_is_stored_once_the_disk_has_room(commune: Pc) -> None:
    keeper = LineKeeper(commune.replica, NoChance(), lambda event, code: None)
    keeper.heard()
    forbid_writing(commune.replica, True)
    keeper.report(Hindered("line.refused"))
    with commune.replica.read() as connection:
        assert read_line_status(connection).state == "up"
    forbid_writing(commune.replica, False)
    keeper.report(Hindered("line.refused"))
    with commune.replica.read() as connection:
        assert read_line_status(connection).state == "down"


def test_a_file_set_aside_of_a_document_that_was_taken_back_needs_nobody(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Gửi nhầm", size=90_000).id
    commune.sync()
    district.pull()
    with district.replica.write() as t:
        t.connection.exec_driver_sql("UPDATE transfer SET state = 'parked', code = 'file.not_here'")
    outgoing.withdraw(commune.desk, id)
    commune.sync()
    district.pull()
    raw = district.replica.database.raw()
    assert strip_page(raw).parked == 0
    raw.close()
    with district.replica.read() as connection:
        assert queries.one(connection, id) is None


def test_what_a_restored_server_refuses_is_not_shown_as_done_and_is_done_again_once_the_sender_is_back(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    backup = place.back_up()
    id = commune.dispatch("Mất cùng máy chủ").id
    commune.sync()
    district.sync()
    district.register(id)
    while exchange.push_once(district.replica, district.port, district.heard):
        pass  # there is a verdict, and its rows have not come
    place.restore(backup)
    district.push_and_pull()  # before the sender has shown the document to the restored server
    district.push_and_pull()
    assert [refused.code for refused in district.refused()] == ["document.not_here"]
    with district.replica.read() as connection:
        assert connection.exec_driver_sql("SELECT type, id FROM overlay").all() == []
    commune.sync()
    district.pull()
    assert place.row(Document, id) is not None
    assert [listed.line.arrival_number for listed in district.incoming()] == [1]
    assert district.refused() == []
    district.sync()
    entry = place.row(Entry, f"{DISTRICT}.incoming.2026.1")
    assert entry is not None
    assert entry.document == id


def test_a_release_without_a_verdict_is_not_green_though_it_is_taken_back_here(commune: Pc) -> None:
    id = commune.dispatch("Gửi rồi hủy").id
    commune.line.lost_answers = 1
    with suppress(LineHindrance):
        exchange.push_once(commune.replica, commune.port, commune.heard)
    outgoing.withdraw(commune.desk, id)
    raw = commune.replica.database.raw()
    told = strip_page(raw)
    raw.close()
    assert (told.waiting, told.unanswered) == (0, 1)
    up = LineStatus(state="up", since=commune.clock.now())
    assert strip_words(told, up, commune.clock.now(), Pace(), "").state == "moving"


def test_a_restored_server_explains_the_numbers_of_a_book_that_was_taken_over_on_the_lost_one(
    place: DistrictPlace, commune: Pc
) -> None:
    leader = place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")
    commune.number("Trước bản sao")
    for pc in (commune, leader):
        pc.sync()
    backup = place.back_up()
    books.take_over(leader.desk, "outgoing", "Máy cũ hỏng")
    leader.sync()
    assert place.row(Entry, "06463.outgoing.2026.2-101") is not None
    place.restore(backup)
    leader.sync()
    found = place.row(Entry, "06463.outgoing.2026.2-101")
    assert found is not None
    assert (found.state, found.reason) == ("void", "server.restored")
    commune.sync()
    with commune.replica.read() as connection:
        assert gaps(connection, COMMUNE, commune.device, commune.desk.legal_date()) == []


def test_an_older_backup_than_the_last_judges_what_is_about_one_thing_in_its_order(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    id = commune.dispatch("Đến trước, vào sổ sau").id
    commune.sync()
    older = place.back_up()
    district.sync()
    place.back_up()  # it has the receipt, which the PC is told when it hands over the next
    district.register(id)
    district.sync()
    place.restore(older)
    district.sync()
    with place.home.database.read() as connection:
        judged = list(connection.exec_driver_sql("SELECT what FROM audit ORDER BY n").scalars())
    assert judged.index("arrive") < judged.index("register")


def test_a_restored_server_shuts_out_the_copy_of_a_pc_whose_acts_it_takes_for_the_others(
    place: DistrictPlace, commune: Pc
) -> None:
    commune.sync()
    older = place.back_up()
    twin = copy_of(commune)
    done = [twin.dispatch("Ở bản sao, đã vào bản sao lưu").id]
    twin.sync()
    place.back_up()  # the copy is told with the next that this is safe
    done.append(twin.dispatch("Ở bản sao, sau đó").id)
    twin.sync()
    place.restore(older)
    commune.dispatch("Ở máy gốc")
    commune.sync()  # in the places of the copy's first ones
    with pytest.raises(Refused, match=r"device\.forked"):
        twin.sync()
    new = place.enrol(COMMUNE)
    take_over(twin, new)
    new.sync()
    assert place.row(Document, done[1]).stored_at is not None
    refused = {(one.about, one.code) for one in new.refused()}  # the model has given its number: a person is told
    assert refused == {(done[0], "number.taken"), (done[0], "document.unknown")}
