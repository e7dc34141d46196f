"""What a clerk has put together so far: the value of a draft."""

from datetime import date, time

import msgspec

from sync.rules.corrections import Corrected
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts, Urgency


class DraftContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk has put together so far; every field may still be empty. `answers`: the incoming document that it
    replies to. `step`: where the window was left. `looked_at`: hashes of files that no program could read and a person
    has looked into: they bear no mark of secrecy. `based_on`: the digest of the office's draft that it was made from,
    "" for none. `corrects`: the earlier document of ours that it puts right."""

    id: str
    kind: str = ""
    subject: str = ""
    issued_on: date | None = None
    signer: str = ""
    unit: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None
    due_time: time | None = None
    files: tuple[FileFacts, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    answers: str = ""
    step: str = ""
    looked_at: tuple[str, ...] = ()
    based_on: str = ""
    corrects: Corrected | None = None
