"""The office's recovery key: printed once and sealed, it opens the backups where this PC's own keys are gone.

Backups are encrypted to an identity whose secret half lies beside them, locked with the printed key. The PC keeps that
locked half and the public one, and forgets the printed key: whoever has the PC's data cannot print it again, and a new
key opens only what is written from then on.
"""

import base64
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
import pyrage

from sync.carriers import archive
from sync.errors import Refused
from sync.protocol.recovery_code import GROUPS, RANDOM_BYTES, make_recovery_code, normal_recovery_code, wrong_group
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica

META = "recovery"


class Recovery(msgspec.Struct, frozen=True):
    """`locked`: the identity's secret half, to be opened with the printed key, in base 64."""

    public: str
    locked: str
    made_at: datetime

    @property
    def receiver(self) -> Any:
        return pyrage.x25519.Recipient.from_str(self.public)

    @property
    def key_file(self) -> bytes:
        return base64.b64decode(self.locked)


def kept_recovery(replica: Replica) -> Recovery | None:
    with replica.read() as connection:
        text = read_meta(connection, META)
    return msgspec.json.decode(text, type=Recovery) if text else None


def make_recovery_key(replica: Replica, *, anew: bool = False) -> str:
    """A new key, to be printed: it is told this once. `anew`: in place of one that there is already.

    Raises: Refused `recovery.exists`.
    """
    if kept_recovery(replica) is not None and not anew:
        raise Refused("recovery.exists")
    code = make_recovery_code(os.urandom(RANDOM_BYTES))
    _keep(replica, code)
    return code


def use_recovery_key(replica: Replica, typed: str) -> None:
    """Use here the key that was printed at another PC of the office. Raises: as `checked_code`."""
    _keep(replica, checked_code(typed))


def check_recovery_key(replica: Replica, typed: str) -> None:
    """Whether a slip is the one that opens what this PC writes.

    Raises: Refused `recovery.none`, `recovery.wrong`; as `checked_code`.
    """
    code, known = checked_code(typed), kept_recovery(replica)
    if known is None:
        raise Refused("recovery.none")
    opening_with(code)({archive.KEY: known.key_file})


def checked_code(typed: str) -> str:
    """A typed key as printed. Raises: Refused `recovery.mistyped` (group), `recovery.incomplete`."""
    code = normal_recovery_code(typed)
    if code is None:
        group = wrong_group(typed)
        raise Refused("recovery.incomplete") if group > GROUPS else Refused("recovery.mistyped", {"group": str(group)})
    return code


def opening_with(code: str) -> archive.Opening:
    """Opens a backup with a key as printed. Raises when asked: Refused `recovery.wrong`, `recovery.not_in_backup`."""

    def identity(outside: Mapping[str, bytes]) -> Any:
        if archive.KEY not in outside:
            raise Refused("recovery.not_in_backup")
        try:
            return archive.with_passphrase(code)(outside)
        except Refused as error:
            raise Refused("recovery.wrong") from error

    return identity


def locked_with(code: str, at: datetime) -> Recovery:
    """An identity that nobody keeps, to be opened by a code alone."""
    identity = pyrage.x25519.Identity.generate()
    locked = base64.b64encode(archive.lock(str(identity).encode(), code)).decode()
    return Recovery(public=str(identity.to_public()), locked=locked, made_at=at)


def _keep(replica: Replica, code: str) -> None:
    made = locked_with(code, replica.clock.now())
    with replica.write() as t:
        write_meta(t.connection, META, msgspec.json.encode(made).decode())
