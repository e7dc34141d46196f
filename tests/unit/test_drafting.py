"""A draft on its way to a leader's word: what may be asked of it in each state, and no text is ever written over."""

from typing import Any

import pytest
from msgspec.structs import replace

from sync.rules.documents import FileFacts
from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.drafts import SharedDraft, text_of
from sync.rules.ids import document_id
from sync.rules.intents import CloseTask
from sync.rules.limits import Limits
from sync.rules.people import Role
from sync.rules.rows import office_scope
from sync.rules.state import Changes
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import SCAN, Scene, number_act, person_of, release_act

OFFICER, LEADER = person_of(COMMUNE, Role.OFFICER), person_of(COMMUNE, Role.LEADER)
OTHER_FILE = FileFacts(name="sua.docx", sha256="b" * 64, bytes=7_000)


def submission(subject: str = "Thông báo nghỉ lễ", based_on: str = "", **more: Any) -> SubmitDraft:
    wanted: dict[str, Any] = {"document": "doc", "leader": LEADER, "kind_id": "TB", "files": (SCAN,)}
    return SubmitDraft(subject=subject, based_on=based_on, **wanted | more)


def digest(act: SubmitDraft) -> str:
    return text_of(act).digest


FIRST, SECOND = submission(), submission("Thông báo nghỉ lễ, sửa")
NEXT = replace(SECOND, based_on=digest(FIRST))


@pytest.fixture
def scene() -> Scene:
    """An officer has laid a draft before the leader."""
    scene = Scene()
    scene.do(FIRST, role=Role.OFFICER)
    return scene


def draft(scene: Scene, id: str = "doc") -> SharedDraft:
    found = scene.state.get(SharedDraft, id)
    assert found is not None
    return found


def copies(scene: Scene) -> list[SharedDraft]:
    return scene.state.children(SharedDraft, "doc")


def approve(scene: Scene, act: SubmitDraft = FIRST) -> None:
    scene.do(ApproveDraft(document="doc", digest=digest(act)), role=Role.LEADER)


def send_back(scene: Scene, comment: str = "Thiếu căn cứ") -> None:
    scene.do(ReturnDraft(document="doc", digest=digest(FIRST), comment=comment), role=Role.LEADER)


def test_a_submitted_draft_is_the_offices_own_page_and_says_whose_it_is(scene: Scene) -> None:
    one = draft(scene)
    assert (one.state, one.by, one.leader, one.digest) == ("submitted", OFFICER, LEADER, digest(FIRST))
    assert one.scopes == (office_scope(COMMUNE),)
    assert [event.code for event in one.events] == ["draft_submitted"]


def test_the_subject_and_the_names_are_tidied(scene: Scene) -> None:
    scene.do(submission("  Báo \n cáo ", document="other", signer=" Lý  Văn Ký "))
    assert (draft(scene, "other").text.subject, draft(scene, "other").text.signer) == ("Báo cáo", "Lý Văn Ký")


def test_an_approval_is_for_the_text_that_was_read(scene: Scene) -> None:
    scene.do(NEXT, role=Role.OFFICER)
    late = ApproveDraft(document="doc", digest=digest(FIRST))
    assert scene.refusal(late, role=Role.LEADER).code == "draft.changed"
    approve(scene, NEXT)
    assert (draft(scene).state, draft(scene).decided_by) == ("approved", LEADER)


@pytest.mark.parametrize("changed", [replace(FIRST, subject="Khác"), replace(FIRST, files=(OTHER_FILE,))])
def test_another_text_or_file_takes_the_approval_away(scene: Scene, changed: SubmitDraft) -> None:
    approve(scene)
    scene.do(replace(changed, based_on=digest(FIRST)), role=Role.OFFICER)
    assert draft(scene).state == "submitted"
    assert scene.refusal(number_act(), final=False).code == "draft.not_approved"


def test_a_return_has_a_comment_and_the_draft_can_be_submitted_again(scene: Scene) -> None:
    empty = ReturnDraft(document="doc", digest=digest(FIRST), comment=" \n ")
    assert scene.refusal(empty, role=Role.LEADER).code == "draft.no_comment"
    send_back(scene, "Thiếu căn cứ\nXem lại số liệu")
    assert (draft(scene).state, draft(scene).comment) == ("returned", "Thiếu căn cứ\nXem lại số liệu")
    scene.do(NEXT, role=Role.OFFICER)
    assert (draft(scene).state, draft(scene).comment) == ("submitted", "")


def test_a_comment_on_a_text_that_was_changed_meanwhile_is_not_lost(scene: Scene) -> None:
    scene.do(NEXT, role=Role.OFFICER)
    refusal = scene.refusal(ReturnDraft(document="doc", digest=digest(FIRST), comment="Sửa\nmục 2"), role=Role.LEADER)
    assert (refusal.code, refusal.facts["comment"]) == ("draft.changed_meanwhile", "Sửa mục 2")


def test_an_approved_draft_may_be_returned_as_long_as_it_has_no_number(scene: Scene) -> None:
    approve(scene)
    send_back(scene)
    assert draft(scene).state == "returned"


def test_the_same_text_is_not_submitted_twice_but_may_go_to_another_leader(scene: Scene) -> None:
    assert scene.refusal(FIRST).code == "draft.already_submitted"
    second = replace(draft(scene), leader="somebody")
    scene.state.put(second)
    scene.do(FIRST)
    approve(scene)
    assert scene.refusal(FIRST).code == "draft.already_approved"


def test_two_texts_that_were_made_apart_are_both_kept_and_told_of(scene: Scene) -> None:
    scene.do(NEXT, role=Role.OFFICER)
    scene.do(replace(FIRST, subject="Bản của văn thư", based_on=digest(FIRST)))
    (copy,) = copies(scene)
    assert draft(scene).text.subject == NEXT.subject
    assert (copy.text.subject, copy.state, copy.copy_of) == ("Bản của văn thư", "draft", "doc")
    assert copy.id == document_id(COMMUNE, "intent-3")
    (task,) = scene.state.all(Task)
    assert (task.code, task.facts["first"], task.facts["later"]) == (
        "draft_kept_apart",
        OFFICER,
        person_of(COMMUNE, Role.CLERK),
    )
    assert task.facts["later_name"] == f"clerk {COMMUNE}"


def test_whoever_goes_on_with_his_own_copy_changes_the_copy_alone(scene: Scene) -> None:
    scene.do(NEXT, role=Role.OFFICER)
    mine = replace(FIRST, subject="Bản của văn thư", based_on=digest(FIRST))
    scene.do(mine)
    scene.do(replace(mine, subject="Bản của văn thư, lần 2", based_on=digest(mine)))
    (copy,) = copies(scene)
    assert (copy.text.subject, copy.state) == ("Bản của văn thư, lần 2", "submitted")
    assert draft(scene).text.subject == NEXT.subject
    assert scene.tasks(COMMUNE) == []


def test_a_first_draft_under_an_id_that_is_taken_is_kept_apart(scene: Scene) -> None:
    scene.do(SECOND)
    assert [copy.text.subject for copy in copies(scene)] == [SECOND.subject]


def test_the_same_text_made_twice_is_no_other_text(scene: Scene) -> None:
    scene.do(WithdrawDraft(document="doc"), role=Role.OFFICER)
    scene.do(FIRST)
    assert copies(scene) == []
    assert draft(scene).state == "submitted"


def test_a_draft_is_taken_back_by_its_author_or_a_clerk(scene: Scene) -> None:
    scene.state.put(replace(draft(scene), by="somebody"))
    assert scene.refusal(WithdrawDraft(document="doc"), role=Role.OFFICER).code == "draft.not_yours"
    scene.do(WithdrawDraft(document="doc"))
    assert draft(scene).state == "withdrawn"
    for act in (WithdrawDraft(document="doc"), ApproveDraft(document="doc", digest=digest(FIRST))):
        role = Role.CLERK if isinstance(act, WithdrawDraft) else Role.LEADER
        assert scene.refusal(act, role=role).code == "draft.unknown"


def test_a_copy_that_is_taken_back_ends_its_task(scene: Scene) -> None:
    scene.do(SECOND)
    assert scene.tasks(COMMUNE) == ["draft_kept_apart"]
    scene.do(WithdrawDraft(document=copies(scene)[0].id))
    assert scene.tasks(COMMUNE) == []


@pytest.mark.parametrize(
    ("act", "role"),
    [
        (ApproveDraft(document="doc", digest=digest(FIRST)), Role.LEADER),
        (ReturnDraft(document="doc", digest=digest(FIRST), comment="Sửa"), Role.LEADER),
    ],
)
def test_only_what_lies_before_a_leader_is_decided(scene: Scene, act: Any, role: Role) -> None:
    send_back(scene)
    assert scene.refusal(act, role=role).code == "draft.not_submitted"
    assert scene.refusal(replace(act, document="none"), role=role).code == "draft.unknown"
    assert scene.refusal(act, NEIGHBOUR, role=role).code == "draft.unknown"


def test_another_offices_draft_is_not_written_over(scene: Scene) -> None:
    theirs = submission(leader=person_of(NEIGHBOUR, Role.LEADER))
    assert scene.refusal(theirs, NEIGHBOUR).code == "id.bad"
    assert scene.refusal(submission(document="a/b")).code == "id.bad"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (submission(leader=""), "person.unknown"),
        (submission(leader=person_of(DISTRICT, Role.LEADER)), "person.unknown"),
        (submission(leader=OFFICER), "person.not_leader"),
        (submission(kind_id="BN"), "kind.unknown"),
        (submission(""), "subject.empty"),
        (submission("Báo cáo TỐI MẬT"), "secret.subject"),
        (submission(files=()), "file.none"),
        (submission(files=(replace(SCAN, name="a.exe"),)), "file.program"),
        (submission(recipients=release_act(to=(COMMUNE,)).recipients), "recipient.itself"),
        (submission(signer="x" * (Limits().name_characters + 1)), "text.too_long"),
        (submission(note="x" * (Limits().reason_characters + 1)), "text.too_long"),
    ],
)
def test_what_cannot_leave_cannot_be_submitted(act: SubmitDraft, code: str) -> None:
    assert Scene().refusal(act).code == code


def test_a_number_needs_the_leaders_yes_where_he_was_asked(scene: Scene) -> None:
    assert scene.refusal(number_act(), final=False).code == "draft.not_approved"
    approve(scene)
    other = number_act(subject="Khác")
    assert scene.refusal(other, final=False).code == "draft.not_as_approved"
    scene.do(number_act())
    assert scene.tasks(COMMUNE) == []
    for act in (FIRST, WithdrawDraft(document="doc")):
        assert scene.refusal(act).code == "document.already_numbered"
    late = ApproveDraft(document="doc", digest=digest(FIRST))
    assert scene.refusal(late, role=Role.LEADER).code == "document.already_numbered"


def test_a_draft_that_was_taken_back_needs_nobodys_word(scene: Scene) -> None:
    scene.do(WithdrawDraft(document="doc"))
    assert isinstance(scene.ask(number_act(), final=False), Changes)


def test_a_number_that_stands_on_a_paper_stays_and_is_told_of(scene: Scene) -> None:
    scene.number()
    (task,) = scene.state.all(Task)
    assert (task.code, task.document, task.facts["number"]) == ("numbered_unapproved", "doc", "1")
    scene.do(CloseTask(task=task.id), role=Role.LEADER)


@pytest.mark.parametrize("act", [NEXT, submission("Bản khác", based_on="x")])
def test_the_pcs_preview_says_what_the_server_says(scene: Scene, act: SubmitDraft) -> None:
    preview, verdict = scene.ask(act, final=False), scene.ask(act)
    assert isinstance(preview, Changes)
    assert isinstance(verdict, Changes)
    assert len(preview.rows) == len(verdict.rows)


def test_what_was_stored_of_the_files_is_asked_for_anew_where_there_are_others(scene: Scene) -> None:
    scene.state.put(replace(draft(scene), stored_at=scene.now))
    scene.do(NEXT, role=Role.OFFICER)
    assert draft(scene).stored_at == scene.now
    scene.do(replace(NEXT, files=(SCAN, OTHER_FILE), based_on=digest(NEXT)), role=Role.OFFICER)
    assert draft(scene).stored_at is None
