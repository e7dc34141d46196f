"""What the actions of an office's PC say no to before anything is stored, by name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.actions import books, circulation, drafting, outgoing, people, saving, second_tries, taking_files
from app.actions.enrolling import enrol
from app.actions.outgoing import Wanted
from app.host.profile import Profile
from sync.errors import Refused
from sync.replica.draft_content import DraftContent
from sync.rules.books import Direction
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts
from sync.rules.ids import document_id
from sync.world import SystemClock, SystemIds
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving
from tests.support.staff import Staff


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        ask()
    return refused.value.code


def test_what_a_number_has_fixed_is_not_changed_by_the_dispatch(commune: Pc) -> None:
    id, paper = commune.number().id, pdf(commune.folder / "a.pdf")

    def again(given: int | None = None, kind: str | None = None, on: date | None = None) -> object:
        wanted = Wanted(kind=kind, issued_on=on, files=(paper,), to=(DISTRICT,))
        return outgoing.dispatch(commune.desk, wanted, id, given)

    assert code_of(lambda: again(given=7)) == "document.other_number"
    assert code_of(lambda: again(kind="KH")) == "document.other_kind"
    assert code_of(lambda: again(on=date(2026, 11, 24))) == "document.other_date"
    assert commune.shown(id).listed.line.state == "numbered"
    again(given=1, kind="TB", on=WRITTEN)


def test_an_outside_recipient_wants_a_road_and_a_name(commune: Pc) -> None:
    for given in ("Trường THCS", "system:Trường THCS", "pigeon:Trường THCS"):
        wanted = Wanted(kind="TB", subject="Thông báo", outside=(given,))
        assert code_of(lambda wanted=wanted: outgoing.save_draft(commune.desk, wanted)) == "recipient.bad_channel"  # type: ignore[misc]


def test_after_a_take_over_the_book_is_opened_where_the_paper_stands(place: DistrictPlace) -> None:
    place.enrol(COMMUNE)
    heir = place.enrol(COMMUNE, role="leader")
    place.operator.set_role(heir.replica.identity.people[0], "leader,clerk")
    heir.sync()
    books.take_over(heir.desk, Direction.OUTGOING, "Máy cũ hỏng")
    heir.sync()
    for n in range(10):  # what it was granted before anybody knew of the take-over
        heir.number(f"Văn bản {n}")
    assert code_of(heir.number) == "book.open_first"
    heir.open_book(318)
    heir.sync()
    assert heir.number().number == 318


def test_a_draft_whose_file_is_gone_is_not_laid_before_a_leader(place: DistrictPlace, commune: Pc) -> None:
    leader = place.person(COMMUNE, "leader", "Lý Văn Thành")
    commune.join(leader)
    absent = FileFacts("Mất.pdf", "ab" * 32, 10)
    id = document_id(COMMUNE, commune.ids.new())
    to = (Recipient(office=DISTRICT),)
    content = DraftContent(id=id, kind="TB", subject="Thông báo", files=(absent,), recipients=to)
    assert code_of(lambda: drafting.submit(commune.desk, content, leader)) == "file.attach_again"


def test_a_leader_agrees_to_the_proposal_that_was_read_and_to_no_other(commune: Pc, district: Pc) -> None:
    staff = Staff(commune.place, commune)
    id = district.dispatch("Rà soát hộ nghèo", to=(COMMUNE,)).id
    district.sync()
    commune.sync()
    commune.register(id)
    circulation.present(commune.desk, id, lead=staff.officer)
    leader = staff.desk(staff.leader)
    read = circulation.presentation_that_waits(leader, id)
    circulation.present(commune.desk, id, staff.leader, lead=staff.helper)
    assert code_of(lambda: circulation.agree(leader, id, read)) == "presentation.changed"
    circulation.agree(leader, id, circulation.presentation_that_waits(leader, id))


def test_attachments_that_are_on_their_way_are_not_saved_half(commune: Pc, district: Pc, tmp_path: Path) -> None:
    id = commune.dispatch().id
    commune.sync()
    district.pull()
    assert code_of(lambda: saving.save_attachments(district.desk, id, tmp_path / "out")) == "file.still_coming"
    district.sync()
    assert len(saving.save_attachments(district.desk, id, tmp_path / "out")) == 1


def test_a_file_that_is_not_to_go_on_leaves_nothing(commune: Pc) -> None:
    paper = pdf(commune.folder / "a.pdf", 200_000)
    ask = lambda: taking_files.take_file_in(commune.replica, paper, lambda copied, total: False)  # noqa: E731
    assert code_of(ask) == "file.stopped"
    assert list(commune.replica.files.partial.iterdir()) == []


def test_what_was_not_refused_is_not_tried_again_and_a_pin_is_no_single_digit(commune: Pc) -> None:
    id = commune.number().id
    assert code_of(lambda: second_tries.retry(commune.desk, id)) == "retry.nothing"
    assert code_of(lambda: people.set_pin(commune.replica, commune.desk.person, "1")) == "person.bad_pin"


def test_a_pc_of_one_district_is_not_enrolled_at_another(serving: Serving, tmp_path: Path) -> None:
    profile, code = Profile(tmp_path / "profile"), serving.slip(COMMUNE)

    def ask(fingerprint: str) -> object:
        return enrol(profile, serving.url, code, fingerprint, None, "", SystemClock(), SystemIds())

    ask(serving.fingerprint)
    assert code_of(lambda: ask("ab" * 32)) == "enrol.other_server"
