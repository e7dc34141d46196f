"""Acts that bring files: what they name lies here before they are saved, and goes up once the server has taken them."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from sync.errors import Refused
from sync.protocol.messages import Outcome
from sync.replica import drafts, outbox, transfers
from sync.replica.view import View
from sync.rules.acts import Act
from sync.rules.desk_acts import DirectFor, SaveTemplate
from sync.rules.documents import ORDINARY, FileFacts, handling_id
from sync.rules.draft_acts import ApproveDraft, SubmitDraft
from sync.rules.drafts import SharedDraft
from sync.rules.intents import Release, TakeIn

BRINGS = (Release, SubmitDraft, TakeIn, SaveTemplate, ApproveDraft, DirectFor)
HasFile = Callable[[str], bool]


def files_of(act: Act | None) -> tuple[FileFacts, ...]:
    """The files that an act brings."""
    if isinstance(act, SaveTemplate):
        return (act.file,)
    if isinstance(act, DirectFor):
        return (act.slip,) if act.slip else ()
    return act.files if isinstance(act, Release | SubmitDraft | TakeIn | ApproveDraft) else ()


def check_files(connection: Connection, act: Act, has_file: HasFile) -> None:
    """Of a draft that the office shares, files may still be on their way from another PC.

    Raises: Refused `file.attach_again`.
    """
    if not (files := files_of(act)):
        return
    of_draft = isinstance(act, SubmitDraft | ApproveDraft)
    known = View(connection).get(SharedDraft, act.about) if of_draft else None
    coming = {file.sha256 for file in known.text.files} if known else set()
    if absent := [file.name for file in files if file.sha256 not in coming and not has_file(file.sha256)]:
        raise Refused("file.attach_again", {"names": ", ".join(absent)})


def want_up(connection: Connection, intent: str, act: Act | None, office: str, has_file: HasFile) -> None:
    """The files of an act have to go up; does nothing for one without."""
    if isinstance(act, SaveTemplate):
        transfers.want_up(connection, act.template, intent, ORDINARY, "", files_of(act))
    elif isinstance(act, ApproveDraft):
        draft = View(connection).get(SharedDraft, act.document)
        rank = draft.text.urgency.rank if draft else ORDINARY
        here = [file for file in act.files if has_file(file.sha256)]
        transfers.want_up(connection, act.document, intent, rank, "", here)
    elif isinstance(act, DirectFor):
        here = [file for file in files_of(act) if has_file(file.sha256)]
        transfers.want_up(connection, handling_id(act.document, office), intent, ORDINARY, "", here)
    elif isinstance(act, Release | SubmitDraft | TakeIn):
        due = act.due.isoformat() if act.due else ""
        files = [file for file in act.files if has_file(file.sha256)]
        transfers.want_up(connection, act.document, intent, act.urgency.rank, due, files)


def settle(connection: Connection, done: outbox.Settled, now: datetime, office: str, has_file: HasFile) -> None:
    """What had been refused and is applied after all brings its files now. A draft that is refused is a draft of this
    PC again, unless somebody has gone on with it here since; one that is taken after all is so no longer. A paper that
    was taken in by somebody whose time was over then is kept, and so is its scan, which nobody else has."""
    is_applied, act = done.outcome is Outcome.APPLIED, None
    if done.act == SubmitDraft.kind() or (is_applied and done.was):
        act = outbox.act_of(connection, done.intent)
    is_kept = done.outcome is Outcome.CONFLICT and done.act == TakeIn.kind()
    if not is_applied and not is_kept:
        transfers.drop_uploads_of(connection, done.intent)
    elif is_applied and done.was:
        want_up(connection, done.intent, act, office, has_file)
    if isinstance(act, SubmitDraft):
        (drafts.let_go if is_applied else drafts.give_back)(connection, act, now)
