"""Seals held to the server's key: nobody but the district may say who its people are, its PCs, and whose numbers are.

A newer server's row may have fields that this program does not know. So what is checked is the row as it came, less its
seal, and not what was understood of it.
"""

import base64
import logging
from collections.abc import Iterable
from typing import get_args

import msgspec

from sync.protocol.messages import PulledRow
from sync.protocol.signing import SEAL, is_signed
from sync.rules.sealing import SealedRow

log = logging.getLogger(__name__)
SEALED = frozenset(row_type.type_name() for row_type in get_args(SealedRow))


def sound(rows: Iterable[PulledRow], seal_key: bytes) -> tuple[PulledRow, ...]:
    """The rows but for those that have to be sealed and are not; these are left out, and the rest goes on."""
    kept = []
    for row in rows:
        if row.type in SEALED and row.data is not None and not _is_sealed(row.data, seal_key):
            log.error("a %s row without the server's seal is left out: %s", row.type, row.id)
            continue
        kept.append(row)
    return tuple(kept)


def _is_sealed(data: bytes, seal_key: bytes) -> bool:
    try:
        fields = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        seal = base64.b64decode(msgspec.json.decode(fields.pop("seal", b'""'), type=str), validate=True)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return False
    return is_signed(seal_key, SEAL, msgspec.json.encode(fields), seal)
