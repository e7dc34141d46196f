"""Whatever several people submit, take back and decide, from whatever they had before them: no text is written over
that whoever wrote over it had not read, and nothing is approved that a leader has not read."""

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.drafts import SharedDraft, text_of
from sync.rules.people import Role
from sync.rules.state import Changes
from tests.support.sample_offices import COMMUNE
from tests.unit.scene import SCAN, Scene, person_of

LEADER = person_of(COMMUNE, Role.LEADER)
SUBJECTS = ("Một", "Hai", "Ba")


def submission(subject: str, based_on: str) -> SubmitDraft:
    return SubmitDraft(document="doc", leader=LEADER, kind_id="TB", subject=subject, files=(SCAN,), based_on=based_on)


DIGESTS = {subject: text_of(submission(subject, "")).digest for subject in SUBJECTS}
KNOWN = st.sampled_from(("", *DIGESTS.values()))
STEPS = st.lists(
    st.one_of(
        st.builds(submission, st.sampled_from(SUBJECTS), KNOWN),
        st.builds(ApproveDraft, document=st.just("doc"), digest=KNOWN),
        st.builds(ReturnDraft, document=st.just("doc"), digest=KNOWN, comment=st.just("Sửa")),
        st.just(WithdrawDraft(document="doc")),
    ),
    max_size=12,
)


def standing(scene: Scene) -> dict[str, SharedDraft]:
    return {draft.id: draft for draft in scene.state.all(SharedDraft)}


@given(STEPS)
def test_no_text_is_lost_that_nobody_has_read(
    steps: list[SubmitDraft | ApproveDraft | ReturnDraft | WithdrawDraft],
) -> None:
    scene = Scene()
    for act in steps:
        decides = isinstance(act, ApproveDraft | ReturnDraft)
        before, outcome = standing(scene), scene.ask(act, role=Role.LEADER if decides else Role.CLERK)
        if not isinstance(outcome, Changes):
            continue
        scene.state.apply(outcome)
        after = standing(scene)
        assert before.keys() <= after.keys()
        for id, draft in before.items():
            if after[id].digest != draft.digest:
                assert isinstance(act, SubmitDraft)
                assert act.based_on == draft.digest
        if isinstance(act, SubmitDraft):
            assert text_of(act).digest in {draft.digest for draft in after.values()}
        newly = [d for d in after.values() if d.state == "approved" and before.get(d.id) != d]
        assert all(isinstance(act, ApproveDraft) and act.digest == draft.digest for draft in newly)
