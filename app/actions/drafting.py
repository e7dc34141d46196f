"""A draft on its way to a leader's word: laid before him, approved, returned with a comment, taken back.

`hold_s`: for so long the act can be undone (`undoing`).
"""

from pathlib import Path

from app.actions.desk import Desk
from app.actions.placing import with_fitting_unit
from app.actions.taking_files import take_files_in
from app.actions.undoing import hold_until
from sync.errors import Refused
from sync.replica import drafts
from sync.replica.draft_content import DraftContent
from sync.replica.transaction import Transaction
from sync.replica.view import View
from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.drafts import SharedDraft
from sync.rules.meetings import meeting_for


def submit(desk: Desk, content: DraftContent, leader: str, note: str = "") -> None:
    """Lay a draft before a leader as it stands: from now on the office shares it, and it is no draft of this PC alone.

    Where somebody else has laid another text of it before a leader meanwhile, the server keeps this one beside it.
    Raises: Refused - see the rule `submit_draft`, `file.attach_again`.
    """
    with desk.replica.write() as t:
        content = with_fitting_unit(t.view, content)
        act = SubmitDraft(
            document=content.id,
            leader=leader,
            kind_id=content.kind,
            subject=content.subject,
            files=content.files,
            recipients=content.recipients,
            issued_on=content.issued_on,
            signer=content.signer,
            unit=content.unit,
            urgency=content.urgency,
            due=content.due,
            due_time=content.due_time,
            answers=content.answers,
            meeting=meeting_for(content.kind, content.meeting),
            note=note,
            based_on=content.based_on,
            corrects=content.corrects,
        )
        t.save_intent(act, person=desk.person, rank=content.urgency.rank)
        drafts.remove(t.connection, content.id)


def approve(desk: Desk, id: str, digest: str, hold_s: float = 0) -> None:
    """Say yes to the text that was read, by its digest. Raises: Refused - see the rule `approve_draft`."""
    _decide(desk, ApproveDraft(document=id, digest=digest), hold_s)


def approve_signed(desk: Desk, id: str, digest: str, signed: Path, hold_s: float = 0) -> None:
    """Say yes to the text that was read, with the main file as the leader has signed it in the place of the other.

    Raises: Refused - see the rule `approve_draft`, `take_files_in`; LocalHindrance.
    """
    (file,) = take_files_in(desk.replica, [signed])
    with desk.replica.read() as connection:
        draft = View(connection).get(SharedDraft, id)
    if draft is None:
        raise Refused("draft.unknown")
    enclosures = [one for one in draft.text.files[1:] if one.sha256 != file.sha256]
    _decide(desk, ApproveDraft(document=id, digest=digest, files=(file, *enclosures)), hold_s)


def give_back(desk: Desk, id: str, digest: str, comment: str, hold_s: float = 0) -> None:
    """Return a draft with what has to be changed. Raises: Refused - see the rule `return_draft`."""
    _decide(desk, ReturnDraft(document=id, digest=digest, comment=comment), hold_s)


def withdraw(desk: Desk, id: str) -> None:
    """Take a draft back: it is a draft of this PC again, as it was submitted or as it was changed here since.

    Raises: Refused - see the rule `withdraw_draft`.
    """
    with desk.replica.write() as t:
        draft = _shared(t, id)
        t.save_intent(WithdrawDraft(document=id), person=desk.person, rank=draft.text.urgency.rank)
        if drafts.read(t.connection, id) is None:
            content = drafts.content_of(id, draft.text, draft.digest)
            drafts.save(t.connection, content, desk.replica.clock.now())


def digest_of(desk: Desk, id: str) -> str:
    """The digest of a draft as it stands here. Raises: Refused `draft.unknown`."""
    with desk.replica.write() as t:
        return _shared(t, id).digest


def _decide(desk: Desk, act: ApproveDraft | ReturnDraft, hold_s: float) -> None:
    with desk.replica.write() as t:
        rank = _shared(t, act.document).text.urgency.rank
        t.save_intent(act, person=desk.person, rank=rank, hold_until=hold_until(desk, hold_s, rank))


def _shared(t: Transaction, id: str) -> SharedDraft:
    draft = t.view.get(SharedDraft, id)
    if draft is None:
        raise Refused("draft.unknown")
    return draft
