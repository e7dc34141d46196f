"""How the offices below were doing when the server last said so: the value that stands in the office's file.

Read without the database's library, so that a first page need not wait for it: one meta row, as JSON.
"""

from datetime import datetime

import msgspec

from sync.protocol.messages import OfficeStanding

BELOW = "below"  # the meta key of the figures
BELOW_DUE = "below_due"  # of the wish to have them anew: not empty while somebody waits


class BelowFigures(msgspec.Struct, frozen=True, kw_only=True):
    """`server_time` is what the figures' own times are compared with; `here`: when they came, by this PC's clock."""

    server_time: datetime
    here: datetime
    offices: tuple[OfficeStanding, ...]


def read_figures(text: str | None) -> BelowFigures | None:
    """The figures in a meta row; None where none have come yet, or a newer program has written them otherwise."""
    try:
        return msgspec.json.decode(text, type=BelowFigures) if text else None
    except msgspec.MsgspecError:
        return None


def written(figures: BelowFigures) -> str:
    return msgspec.json.encode(figures).decode()
