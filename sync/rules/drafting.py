"""A draft on its way to a leader's word: submitted, approved, returned with a comment, taken back.

Law: Decree 30/2020/NĐ-CP art. 11: a draft that has been approved and has to be changed is laid before whoever
approved it again. So an approval is for one text with its files, by their digest, and for no other.
"""

import msgspec

from sync.rules.case import Case
from sync.rules.circulation import check_leader
from sync.rules.correcting import check_correction
from sync.rules.documents import Document, FileFacts, check_files, check_subject
from sync.rules.draft_acts import ApproveDraft, ReturnDraft, SubmitDraft, WithdrawDraft
from sync.rules.drafts import SharedDraft, text_of
from sync.rules.ids import document_id, is_id
from sync.rules.kinds import Kind
from sync.rules.limits import check_names, check_text, limits_of
from sync.rules.meetings import check_meeting
from sync.rules.people import Person, Role
from sync.rules.releasing import check_recipient
from sync.rules.state import Refusal, State, Work
from sync.rules.tasks import KEPT_APART
from sync.rules.text import one_line, several_lines


def submit_draft(work: Work, case: Case, act: SubmitDraft) -> Refusal | None:
    """A text that was not made from the one that stands here becomes a copy beside it: nobody's text is written over.
    Both who wrote are told by a task.

    Refusals: `id.bad`, `document.already_numbered`, `draft.already_submitted`, `draft.already_approved`,
    `person.unknown`, `person.not_leader`, `kind.unknown`, `subject.*`, `secret.*`, `file.*`, `recipient.*`,
    `correction.*`, `meeting.*`, `text.too_long`.
    """
    leader = check_leader(work, case, act.leader) if act.leader else Refusal("person.unknown")
    if refusal := _check_id(work, case, act.document) or leader or _check_text(work, case, act):
        return refusal
    known = _meant(work, act)
    if known is not None and known.state != "withdrawn" and known.digest == text_of(act).digest:
        if known.state == "approved":
            return Refusal("draft.already_approved")
        if known.state == "submitted" and known.leader == act.leader:
            return Refusal("draft.already_submitted")
    elif known is not None and known.digest not in (act.based_on, text_of(act).digest):
        _keep_apart(work, case, act, known)
        return None
    return _put(work, case, act, known)


def approve_draft(work: Work, case: Case, act: ApproveDraft) -> Refusal | None:
    """What the leader has signed takes the place of what he has read.

    Refusals: `draft.unknown`, `document.already_numbered`, `draft.not_submitted`, `draft.changed`, `file.*`,
    `secret.file_name`.
    """
    draft = _standing(work, case, act.document)
    if isinstance(draft, Refusal):
        return draft
    if draft.state != "submitted":
        return Refusal("draft.not_submitted", {"subject": draft.text.subject})
    if draft.digest != act.digest:
        return Refusal("draft.changed", {"subject": draft.text.subject})
    if act.files:
        if refusal := check_files(act.files, limits_of(work)):
            return refusal
        is_stored = _hashes(act.files) <= _hashes(draft.text.files)
        text = msgspec.structs.replace(draft.text, files=act.files)
        draft = msgspec.structs.replace(draft, text=text, stored_at=draft.stored_at if is_stored else None)
    approved = msgspec.structs.replace(draft, state="approved", comment="", at=case.now)
    work.put(_noted(case, approved, "draft_signed" if act.files else "draft_approved"))
    return None


def return_draft(work: Work, case: Case, act: ReturnDraft) -> Refusal | None:
    """Also what was approved may be returned, as long as it has no number.

    Refusals: `draft.unknown`, `document.already_numbered`, `draft.no_comment`, `text.too_long`, `draft.not_submitted`,
    `draft.changed_meanwhile` (facts: comment).
    """
    draft = _standing(work, case, act.document)
    if isinstance(draft, Refusal):
        return draft
    comment = several_lines(act.comment)
    if not comment:
        return Refusal("draft.no_comment")
    if refusal := check_text(work, act.comment):
        return refusal
    if draft.state not in ("submitted", "approved"):
        return Refusal("draft.not_submitted", {"subject": draft.text.subject})
    if draft.digest != act.digest:
        return Refusal("draft.changed_meanwhile", {"subject": draft.text.subject, "comment": one_line(comment)})
    returned = msgspec.structs.replace(draft, state="returned", comment=comment, at=case.now)
    work.put(_noted(case, returned, "draft_returned", reason=comment))
    return None


def withdraw_draft(work: Work, case: Case, act: WithdrawDraft) -> Refusal | None:
    """By whoever submitted it, or a clerk.

    Refusals: `draft.unknown`, `document.already_numbered`, `draft.not_yours`.
    """
    draft = _standing(work, case, act.document)
    if isinstance(draft, Refusal):
        return draft
    actor = work.get(Person, case.intent.person)
    if draft.by != case.intent.person and not (actor and Role.CLERK in actor.roles_on(case.today)):
        return Refusal("draft.not_yours", {"subject": draft.text.subject})
    work.put(_noted(case, msgspec.structs.replace(draft, state="withdrawn", at=case.now), "draft_withdrawn"))
    case.close_task(work, KEPT_APART, draft.id)
    return None


def _check_id(work: Work, case: Case, id: str) -> Refusal | None:
    if not is_id(id):
        return Refusal("id.bad")
    known = work.get(SharedDraft, id)
    if known is not None and known.office != case.office:
        return Refusal("id.bad")
    return _check_unnumbered(work, id)


def _check_unnumbered(work: Work, id: str) -> Refusal | None:
    document = work.get(Document, id)
    return Refusal("document.already_numbered", {"notation": document.notation}) if document else None


def _check_text(work: Work, case: Case, act: SubmitDraft) -> Refusal | None:
    limits, kind = limits_of(work), work.get(Kind, act.kind_id)
    if kind is None or not kind.validity.holds_on(act.issued_on or case.today):
        return Refusal("kind.unknown", {"kind": act.kind_id})
    subject, files = check_subject(act.subject, limits), check_files(act.files, limits)
    if refusal := subject or files or check_names(work, act.signer, act.unit) or check_text(work, act.note):
        return refusal
    if act.corrects and (refusal := check_correction(work, case.office, act.document, act.kind_id, act.corrects)):
        return refusal
    if act.meeting is not None and (refusal := check_meeting(work, act.meeting, act.kind_id)):
        return refusal
    refused = (check_recipient(work, case, one, limits.name_characters) for one in act.recipients)
    return next((refusal for refusal in refused if refusal), None)


def _meant(work: Work, act: SubmitDraft) -> SharedDraft | None:
    """The draft that a submission goes on with: the one of that id, or a copy of it that it was made from."""
    known = work.get(SharedDraft, act.document)
    if known is not None and known.digest != act.based_on:
        copies = work.children(SharedDraft, act.document)
        return next((copy for copy in copies if copy.digest == act.based_on), known)
    return known


def _put(work: Work, case: Case, act: SubmitDraft, known: SharedDraft | None) -> Refusal | None:
    if known is not None and (refusal := _check_unnumbered(work, known.id)):
        return refusal
    text = text_of(act)
    is_stored = known is not None and _hashes(text.files) <= _hashes(known.text.files)
    draft = SharedDraft(
        id=known.id if known else act.document,
        office=case.office,
        text=text,
        state="submitted",
        by=case.intent.person,
        leader=act.leader,
        note=several_lines(act.note),
        copy_of=known.copy_of if known else "",
        at=case.now,
        stored_at=known.stored_at if known and is_stored else None,
        events=known.events if known else (),
    )
    work.put(_noted(case, draft, "draft_submitted", leader=act.leader))
    case.close_task(work, KEPT_APART, draft.id)
    return None


def _keep_apart(work: Work, case: Case, act: SubmitDraft, first: SharedDraft) -> None:
    """Both texts stay: this one as a copy under an id of its own, which nobody has laid before a leader yet."""
    copy = SharedDraft(
        id=document_id(case.office, case.intent.id),
        office=case.office,
        text=text_of(act),
        state="draft",
        by=case.intent.person,
        leader=act.leader,
        note=several_lines(act.note),
        copy_of=act.document,
        at=case.now,
    )
    work.put(_noted(case, copy, "draft_kept_apart"))
    facts = {"subject": copy.text.subject, "first": first.by, "later": copy.by}
    names = {f"{who}_name": _name(work, facts[who]) for who in ("first", "later")}
    case.task(work, KEPT_APART, case.office, copy.id, copy.id, facts | names)


def _standing(work: Work, case: Case, id: str) -> SharedDraft | Refusal:
    """The office's draft that is neither taken back nor numbered."""
    draft = work.get(SharedDraft, id)
    if draft is None or draft.office != case.office or draft.state == "withdrawn":
        return Refusal("draft.unknown")
    return _check_unnumbered(work, id) or draft


def _noted(case: Case, draft: SharedDraft, code: str, **facts: str) -> SharedDraft:
    event = msgspec.structs.replace(case.event(code, **facts), person=case.intent.person)
    return msgspec.structs.replace(draft, events=(*draft.events, event))


def _name(state: State, id: str) -> str:
    person = state.get(Person, id)
    return person.name if person else id


def _hashes(files: tuple[FileFacts, ...]) -> set[str]:
    return {file.sha256 for file in files}
