"""What a PC owes that was enrolled anew: it has still to take over what it had before.

Until that is done nothing is handed over, for what it did before goes first. Where it cannot be done for now, nothing
waits for it: then the order is left to chance, and no work is.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from sync.replica.meta import read_meta, write_meta
from sync.replica.strip_page import OWED

_IN_VAIN = "carried_in_vain"  # the code of the fault, where the last try met one


def owe(connection: Connection, devices: Iterable[str]) -> None:
    """Note from whom is still to be taken over."""
    write_meta(connection, OWED, ",".join(devices))
    write_meta(connection, _IN_VAIN, "")


def owed(connection: Connection) -> list[str]:
    """The PCs that this one was and from which it has still to take over, the first one first."""
    return [one for one in (read_meta(connection, OWED) or "").split(",") if one]


def note_fault(connection: Connection, code: str) -> None:
    """It could not be taken over, and is tried again; meanwhile the work goes on."""
    write_meta(connection, _IN_VAIN, code)


def holds_back(connection: Connection) -> bool:
    """Whether what is done here has to wait for what was done before."""
    return bool(read_meta(connection, OWED)) and not read_meta(connection, _IN_VAIN)
