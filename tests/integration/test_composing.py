"""A document written at the window: kept as it grows, numbered, sent, taken up again, without a word lost."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.actions import composing, groups, outgoing
from app.actions.composing import composition
from app.actions.composition import Asked
from app.actions.number_outlook import number_outlook
from app.actions.taking_files import take_file_in
from app.ui.bridge.opening import open_raw
from sync.errors import Refused
from sync.protocol.messages import OfficeStanding
from sync.replica import drafts, writing_page
from sync.replica.below_figures import BELOW, BelowFigures, written
from sync.replica.draft_content import DraftContent
from sync.replica.meta import write_meta
from sync.rules.deliveries import Channel, Purpose, Recipient
from sync.rules.documents import FileFacts, Urgency
from sync.rules.ids import document_id
from tests.support.papers import pdf, readable_pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.windows import write_profile

TO_DISTRICT = Recipient(office=DISTRICT, purpose=Purpose.TO_REPORT)
NEXT = Asked(kind="TB", unit="", on=WRITTEN)


def taken(pc: Pc, path: Path) -> FileFacts:
    return take_file_in(pc.replica, path, lambda copied, total: True).facts


def content(pc: Pc, **more: Any) -> DraftContent:
    """Everything a clerk can fill in."""
    given: dict[str, Any] = {
        "kind": "CV",
        "subject": "Đề nghị  báo cáo\ntiến độ ",
        "issued_on": WRITTEN,
        "signer": "Lý Văn Thành",
        "unit": "VP",
        "urgency": Urgency.URGENT,
        "due": WRITTEN + timedelta(days=3),
        "files": (taken(pc, pdf(pc.folder / "a.pdf")),),
        "recipients": (TO_DISTRICT, Recipient(name="Công ty Điện lực", channel=Channel.POST)),
        "step": "recipients",
    }
    return DraftContent(id=document_id(pc.office, pc.ids.new()), **(given | more))


def test_a_draft_is_found_again_as_it_was_left_with_its_subject_on_one_line(commune: Pc) -> None:
    made = content(commune)
    composing.keep(commune.desk, made)
    commune.restart()
    found = composition(commune.replica, made.id)
    assert found is not None
    assert found.content == replace(made, subject="Đề nghị báo cáo tiến độ")
    assert (found.document, found.absent) == (None, frozenset())


def test_a_number_keeps_what_was_put_together_and_fixes_kind_and_date(commune: Pc) -> None:
    made = content(commune)
    placed = composing.number(commune.desk, made)
    assert (placed.notation, placed.state) == ("01/UBND-VP", "numbered")
    composing.keep(commune.desk, replace(made, kind="TB", issued_on=date(2026, 1, 1), subject="Sửa lại"))
    found = composition(commune.replica, made.id)
    assert found is not None
    assert found.content == replace(made, subject="Sửa lại")
    assert found.document is not None
    assert found.document.number == 1


def test_what_is_sent_arrives_with_each_purpose_and_undone_it_is_all_there_again(commune: Pc, district: Pc) -> None:
    made = content(commune)
    composing.number(commune.desk, made)
    composing.send(commune.desk, made, hold_s=10)
    assert composition(commune.replica, made.id) is None
    assert outgoing.undo_dispatch(commune.desk, made.id)
    found = composition(commune.replica, made.id)
    assert found is not None
    assert found.content == replace(made, subject="Đề nghị báo cáo tiến độ", step="")
    composing.send(commune.desk, found.content, hold_s=0)
    commune.sync()
    district.sync()
    (listed,) = district.incoming()
    assert (listed.line.subject, listed.line.urgency) == ("Đề nghị báo cáo tiến độ", "khan")
    purposes = {d.office or d.name: d.purpose for d in commune.shown(made.id).deliveries}
    assert purposes == {DISTRICT: Purpose.TO_REPORT, "Công ty Điện lực": Purpose.TO_ACT}


def test_what_the_server_refused_is_taken_up_with_everything_in_it(place: DistrictPlace, commune: Pc) -> None:
    made = content(commune, recipients=(Recipient(office=NEIGHBOUR), TO_DISTRICT))
    composing.number(commune.desk, made)
    composing.send(commune.desk, made, hold_s=0)
    place.set_open(NEIGHBOUR, is_open=False)
    commune.sync()
    assert [item.code for item in commune.refused()] == ["recipient.closed"]
    found = composition(commune.replica, made.id)
    assert found is not None
    assert (found.content.files, found.content.recipients) == (made.files, made.recipients)
    composing.send(commune.desk, replace(found.content, recipients=(TO_DISTRICT,)), hold_s=0)
    commune.sync()
    assert commune.states(made.id) == ["sent"]


def test_not_even_a_draft_holds_a_secret_subject(commune: Pc) -> None:
    with pytest.raises(Refused, match=r"secret\.subject"):
        composing.keep(commune.desk, content(commune, subject="Kế hoạch (TUYỆT MẬT)"))
    with pytest.raises(Refused, match=r"secret\.subject"):
        outgoing.save_draft(commune.desk, outgoing.Wanted(kind="KH", subject="TUYỆT MẬT: Kế hoạch"))
    with commune.replica.read() as connection:
        assert drafts.all_drafts(connection) == []


def test_a_sent_document_takes_no_more_changes(commune: Pc) -> None:
    made = content(commune)
    with pytest.raises(Refused, match=r"document\.unknown"):
        composing.send(commune.desk, made, hold_s=0)
    composing.number(commune.desk, made)
    composing.send(commune.desk, made, hold_s=0)
    with pytest.raises(Refused, match=r"document\.already_released"):
        composing.keep(commune.desk, made)


def test_a_due_date_before_the_document_is_refused_and_the_number_stays(commune: Pc) -> None:
    made = content(commune, due=WRITTEN - timedelta(days=1))
    composing.number(commune.desk, made)
    with pytest.raises(Refused, match=r"date\.due_too_early"):
        composing.send(commune.desk, made, hold_s=0)
    assert composition(commune.replica, made.id) is not None


def test_a_file_that_is_gone_is_named_when_the_draft_is_taken_up(commune: Pc) -> None:
    made = content(commune)
    composing.keep(commune.desk, made)
    commune.replica.files.path(made.files[0].sha256).unlink()
    found = composition(commune.replica, made.id)
    assert found is not None
    assert found.absent == {made.files[0].sha256}


def test_a_refused_document_is_written_anew_for_those_who_refused_it(
    place: DistrictPlace, commune: Pc, district: Pc
) -> None:
    neighbour = place.enrol(NEIGHBOUR)
    id = commune.dispatch("Báo cáo", to=[DISTRICT, NEIGHBOUR]).id
    commune.sync()
    for pc in (district, neighbour):
        pc.sync()
    district.refuse(id)
    district.sync()
    commune.sync()
    anew = composing.as_new(commune.replica, id)
    assert anew is not None
    assert anew.document is None
    assert (anew.content.id != id, anew.content.subject) == (True, "Báo cáo")
    assert [r.office for r in anew.content.recipients] == [DISTRICT]
    assert len(anew.content.files) == 1


def test_the_next_number_is_told_and_not_taken(commune: Pc) -> None:
    for _ in range(2):
        seen = number_outlook(commune.replica, NEXT)
        assert (seen.next, seen.notation, seen.has_begun) == (1, "01/TB-UBND", False)
    commune.number()
    seen = number_outlook(commune.replica, NEXT)
    assert (seen.next, seen.notation, seen.has_begun) == (2, "02/TB-UBND", True)


def test_a_number_on_paper_is_free_taken_since_when_or_not_this_pcs(commune: Pc) -> None:
    commune.number()
    free, used, far = (number_outlook(commune.replica, replace_given(n)) for n in (7, 1, 5000))
    assert (free.refusal, free.notation, free.next) == ("", "07/TB-UBND", 2)
    assert (used.refusal, used.used_on, used.next) == ("number.taken", WRITTEN, 2)
    assert far.refusal == "number.not_granted_here"


def replace_given(number: int) -> Asked:
    return Asked(kind="TB", unit="", on=WRITTEN, given=number)


def test_a_pc_without_numbers_says_so_beforehand(place: DistrictPlace, commune: Pc) -> None:
    officer = place.enrol(COMMUNE, "officer", "Đỗ Văn Mẫu")
    seen = number_outlook(officer.replica, NEXT)
    assert (seen.next, seen.refusal) == (None, "number.none_here")


def test_copying_tells_how_far_it_is(commune: Pc, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def tell(copied: int, total: int) -> bool:
        told.append((copied, total))
        return True

    take_file_in(commune.replica, pdf(tmp_path / "lớn.pdf", 1_000_000), tell)
    assert told[-1] == (1_000_000, 1_000_000)
    assert [copied for copied, _ in told] == sorted(copied for copied, _ in told)
    assert len(told) > 2


def test_a_copy_that_is_not_wanted_any_more_stops_and_leaves_nothing(commune: Pc, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"file\.stopped"):
        take_file_in(commune.replica, pdf(tmp_path / "lớn.pdf", 1_000_000), lambda copied, total: False)
    assert [path for path in commune.replica.files.root.rglob("*") if path.is_file()] == []


def test_pages_are_counted_and_a_scan_is_not_looked_inside(commune: Pc, tmp_path: Path) -> None:
    read = take_file_in(commune.replica, readable_pdf(tmp_path / "a.pdf", "THONG BAO"), lambda *_: True)
    assert read.inside is not None
    assert (read.inside.pages, read.inside.signatures, read.inside.lines) == (1, 0, ("THONG BAO",))
    assert read.facts.looked_inside
    blank = take_file_in(commune.replica, readable_pdf(tmp_path / "b.pdf"), lambda *_: True)
    assert blank.inside is not None
    assert (blank.inside.pages, blank.facts.looked_inside) == (1, False)
    assert composing.looked_into(commune.replica, read.facts) == read.inside


@pytest.fixture
def raw(district: Pc) -> sqlite3.Connection:
    write_profile(district)
    from app.host.profile import Profile

    return open_raw(Profile(district.folder))  # type: ignore[no-any-return]


def test_the_desk_has_kinds_groups_and_who_has_been_silent(district: Pc, raw: Any) -> None:
    group = groups.save_group(district.desk, "Vùng cao", [Recipient(office=THIRD)])
    now = district.clock.now()
    figures = (
        OfficeStanding(COMMUNE, pcs=1, last_contact=now - timedelta(days=3)),
        OfficeStanding(NEIGHBOUR, pcs=1, last_contact=now - timedelta(hours=2)),
        OfficeStanding(THIRD),
    )
    with district.replica.write() as t:
        write_meta(t.connection, BELOW, written(BelowFigures(server_time=now, here=now, offices=figures)))
    desk = writing_page.writing_desk(raw, district.office)
    assert len(desk.kinds) == 29
    assert desk.groups == (group,)
    assert desk.silent == {COMMUNE: timedelta(days=3), THIRD: None}
    groups.remove_group(district.desk, group.id)
    assert writing_page.writing_desk(raw, district.office).groups == ()
    raw.close()


def test_drafts_are_listed_newest_first_and_one_with_a_number_is_none(district: Pc, raw: Any) -> None:
    made = [content(district, subject=f"Dự thảo {n}") for n in range(3)]
    for one in made:
        composing.keep(district.desk, one)
        district.clock.advance(minutes=1)
    composing.number(district.desk, made[1])
    assert [line.subject for line in writing_page.draft_lines(raw, 0, 10)] == ["Dự thảo 2", "Dự thảo 0"]
    assert (writing_page.draft_count(raw), writing_page.draft_place(raw, made[0].id)) == (2, 1)
    assert writing_page.draft_place(raw, made[1].id) is None
    composing.forget(district.desk, made[2].id)
    assert (writing_page.draft_count(raw), writing_page.draft(raw, made[2].id)) == (1, None)
    raw.close()
