"""What an intent's bytes say and whose they are, as far as that needs no writer.

Read in the request's own thread: bytes from outside cost their own request time, not everybody's.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.errors import Defect
from sync.protocol.intent_bytes import READABLE_FORMS, form_of, read_intent
from sync.protocol.limits import INTENT_BYTES, PUSH_BYTES, PUSH_INTENTS, RECIPIENTS, RELEASE_BYTES
from sync.protocol.messages import PushedIntent
from sync.protocol.signing import INTENT, is_signed
from sync.rules.desk_acts import Remind, SaveGroup
from sync.rules.draft_acts import SubmitDraft
from sync.rules.handover_acts import HandOver
from sync.rules.ids import is_documents_id, is_id
from sync.rules.intents import Intent, Number, Recall, Release, TakeIn
from sync.rules.people import Device
from sync.server.rows import ServerState

NOT_YOURS = "intent.not_yours"


@dataclass(frozen=True)
class ReadIntent:
    """One of a push, read: the intent, or the fault for which it is set aside; neither where its form is unknown."""

    item: PushedIntent
    intent: Intent | None = None
    fault: Defect | None = None

    @property
    def is_foreign(self) -> bool:
        """Set aside for who brought it. From its own office it may still come, and is judged then."""
        return self.fault is not None and self.fault.code == NOT_YOURS


def identity(raw: bytes, signature: bytes, bearer: str = "") -> str:
    """What an intent is known by. A verdict that is about its bearer alone is kept under the bearer's id as well."""
    return hashlib.sha256(raw + signature + bearer.encode()).hexdigest()


def read_push(connection: Connection, device: Device, intents: Iterable[PushedIntent]) -> list[ReadIntent]:
    """The intents of a push, up to what is judged at once; further ones get no verdict and come again."""
    read: list[ReadIntent] = []
    size = 0
    for item in intents:
        size += len(item.raw)
        if len(read) == PUSH_INTENTS or (read and size > PUSH_BYTES):
            break
        read.append(_read(connection, device, item))
    return read


def _read(connection: Connection, device: Device, item: PushedIntent) -> ReadIntent:
    try:
        if form_of(item.raw) not in READABLE_FORMS:
            return ReadIntent(item)
        return ReadIntent(item, _by_its_author(connection, device, item))
    except Defect as defect:
        return ReadIntent(item, fault=defect)


def _by_its_author(connection: Connection, device: Device, item: PushedIntent) -> Intent:
    """The intent, signed by a PC of the same office; a PC enrolled anew carries its earlier self's work.

    Raises: Defect `intent.too_large`, `intent.unreadable`, `intent.not_yours`, `intent.bad_signature`,
    `recipient.twice`.
    """
    if len(item.raw) > RELEASE_BYTES:
        raise Defect("intent.too_large")
    intent = read_intent(item.raw)
    if not is_id(intent.id):  # it is kept by its id, and what comes of it may be named by that
        raise Defect("intent.unreadable", {"detail": "id"})
    author = device if intent.device == device.id else ServerState(connection).get(Device, intent.device)
    if author is None or author.office != device.office or intent.office != device.office:
        raise Defect(NOT_YOURS)
    if isinstance(intent.act, Number | SubmitDraft | TakeIn) and not is_documents_id(
        intent.act.document, intent.office
    ):
        raise Defect(NOT_YOURS)  # a recipient could claim what a restored server does not know yet
    if not is_signed(author.public_key, INTENT, item.raw, item.signature):
        raise Defect("intent.bad_signature")
    _check_size(intent, len(item.raw))
    return intent


def _check_size(intent: Intent, size: int) -> None:
    """Raises: Defect `intent.too_large`, `recipient.twice`."""
    if isinstance(intent.act, Release | SubmitDraft):
        named = [recipient.office for recipient in intent.act.recipients if recipient.office]
        count = len(intent.act.recipients)
    elif isinstance(intent.act, Recall | Remind):
        named, count = list(intent.act.offices), len(intent.act.offices)
    elif isinstance(intent.act, SaveGroup):
        named, count = [], len(intent.act.recipients)
    elif isinstance(intent.act, TakeIn | HandOver):
        return  # as many files as a release; everything that somebody has in hand
    elif size > INTENT_BYTES:
        raise Defect("intent.too_large")
    else:
        return
    if count > RECIPIENTS:
        raise Defect("intent.too_large")
    if len(set(named)) < len(named):
        raise Defect("recipient.twice")
