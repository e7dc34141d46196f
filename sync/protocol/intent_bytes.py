"""An intent's bytes: made and signed once, then carried unchanged for ever."""

import msgspec

from sync.errors import Defect
from sync.protocol.signing import INTENT, Signer
from sync.rules.intents import FORM, Intent

READABLE_FORMS = (FORM,)  # the current form and the one before


class _Head(msgspec.Struct):
    form: int


def signed(intent: Intent, signer: Signer) -> tuple[bytes, bytes]:
    """The intent's JSON bytes and the device's signature over them."""
    raw = msgspec.json.encode(intent)
    return raw, signer.sign(INTENT, raw)


def form_of(raw: bytes) -> int:
    """The form an intent is written in. Raises: Defect `intent.unreadable`."""
    try:
        return msgspec.json.decode(raw, type=_Head).form
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Defect("intent.unreadable", {"detail": str(error)}) from error


def read_intent(raw: bytes) -> Intent:
    """The intent in its bytes. Raises: Defect `intent.unreadable`."""
    try:
        return msgspec.json.decode(raw, type=Intent)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Defect("intent.unreadable", {"detail": str(error)}) from error
