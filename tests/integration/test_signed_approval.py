"""A leader signs the file himself and approves with it at once: what he signed is what gets its number and leaves."""

import pytest

from app.actions import composing, drafting, outgoing
from app.actions.outgoing import Wanted
from sync.errors import Refused
from sync.replica import drafts
from sync.replica.draft_content import DraftContent
from sync.replica.view import View
from sync.rules.drafts import SharedDraft
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT


@pytest.fixture
def leader(place: DistrictPlace, commune: Pc) -> Pc:
    made = place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")
    commune.sync()
    return made


def meet(*pcs: Pc) -> None:
    for pc in (*pcs, *pcs, *pcs):
        pc.sync()


def shared(pc: Pc, id: str) -> SharedDraft:
    with pc.replica.read() as connection:
        found = View(connection).get(SharedDraft, id)
    assert found is not None
    return found


@pytest.fixture
def draft(commune: Pc, leader: Pc) -> DraftContent:
    files = tuple(pdf(commune.folder / name, 9_000, seed=n) for n, name in enumerate(("bao-cao.pdf", "kem.pdf")))
    wanted = Wanted(kind="BC", subject="Báo cáo tuần", issued_on=WRITTEN, files=files, to=(DISTRICT,))
    content = outgoing.save_draft(commune.desk, wanted)
    drafting.submit(commune.desk, content, leader.desk.person)
    meet(commune, leader)
    return content


def test_the_signed_file_takes_the_main_ones_place_and_goes_out(
    commune: Pc, leader: Pc, district: Pc, draft: DraftContent
) -> None:
    signed = pdf(leader.folder / "bao-cao-da-ky.pdf", 12_000, seed=9)
    digest = shared(leader, draft.id).digest
    drafting.approve_signed(leader.desk, draft.id, digest, signed)
    meet(leader, commune)
    approved = shared(commune, draft.id)
    assert (approved.state, approved.decided_by) == ("approved", leader.desk.person)
    assert [file.name for file in approved.text.files] == ["bao-cao-da-ky.pdf", "kem.pdf"]
    assert approved.events[-1].code == "draft_signed"
    with commune.replica.read() as connection:
        content = drafts.in_hand(connection, draft.id)
    assert content is not None
    composing.number(commune.desk, content)
    found = composing.composition(commune.replica, draft.id)
    assert found is not None
    assert found.absent == frozenset()
    composing.send(commune.desk, found.content, 0)
    meet(commune, district)
    names = [one.name for one in district.incoming()[0].attachments]
    assert names == ["bao-cao-da-ky.pdf", "kem.pdf"]
    sha256 = district.incoming()[0].attachments[0].sha256
    assert district.replica.files.path(sha256).read_bytes() == signed.read_bytes()


def test_what_was_changed_meanwhile_is_not_approved_by_it(commune: Pc, leader: Pc, draft: DraftContent) -> None:
    signed = pdf(leader.folder / "da-ky.pdf", 12_000, seed=9)
    digest = shared(leader, draft.id).digest
    changed = outgoing.save_draft(commune.desk, Wanted(subject="Báo cáo tuần 47"), draft.id)
    drafting.submit(commune.desk, changed, leader.desk.person)
    commune.sync()
    drafting.approve_signed(leader.desk, draft.id, digest, signed)
    meet(leader, commune)
    assert [refused.code for refused in leader.refused()] == ["draft.changed"]
    assert shared(commune, draft.id).state == "submitted"


def test_a_file_that_may_not_go_approves_nothing(leader: Pc, draft: DraftContent) -> None:
    program = leader.folder / "da-ky.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(Refused, match=r"file.program"):
        drafting.approve_signed(leader.desk, draft.id, shared(leader, draft.id).digest, program)
    assert shared(leader, draft.id).state == "submitted"
