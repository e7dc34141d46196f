"""What a person has typed to join, kept in the profile until it has been used, for a line that comes back tomorrow.

A private file. The code goes out of it as soon as the server has taken it; the file itself when the person has said
that office and name are right.
"""

import logging
from pathlib import Path

import msgspec

from app.host.invitation import Invitation
from sync.errors import Refused
from sync.files import disk_errors, write_whole

log = logging.getLogger(__name__)
FILE = "joining.json"


class KeptSlip(msgspec.Struct, frozen=True, kw_only=True):
    """`admitted`: the server has taken the code; what is left is that the person says yes."""

    invitation: Invitation
    admitted: bool = False


def keep_slip(folder: Path, slip: KeptSlip) -> None:
    """Raises: Refused `profile.not_a_folder`; LocalHindrance of the disk."""
    try:
        with disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (FileExistsError, NotADirectoryError) as error:
        raise Refused("profile.not_a_folder", {"folder": str(folder)}) from error
    write_whole(folder / FILE, msgspec.json.encode(slip).decode())


def kept_slip(folder: Path) -> KeptSlip | None:
    """None where there is none, or none that can be read: then the slip is typed again."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=KeptSlip)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("the kept slip was not read: %s", type(error).__name__)
        return None


def forget_slip(folder: Path) -> None:
    """Raises: LocalHindrance of the disk."""
    with disk_errors(folder / FILE):
        (folder / FILE).unlink(missing_ok=True)
