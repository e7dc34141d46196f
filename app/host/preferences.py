"""What a person has chosen for the window on this PC: look, size, place. A file in the profile; nothing secret in it.

A file that cannot be read is left as it is, and the window starts as new: no preference is worth a window that does
not open.
"""

import logging
from pathlib import Path

import msgspec

from sync.errors import EofficeError
from sync.files import write_whole

log = logging.getLogger(__name__)
FILE = "window.json"


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """`geometry`: as the window system wants it back, in hex. `orders`: how a list is sorted, by place and queue."""

    language: str = ""  # "" as the system
    mode: str = "system"
    text_factor: float = 1.0
    compact: bool = False
    geometry: str = ""
    maximized: bool = False
    place: str = ""
    queue: str = ""
    person: str = ""  # who sat here last
    lock_after_min: int = 10
    closed_to_tray: bool = False  # it has been said once that closing keeps the program at work
    away_until: str = ""  # up to when "Trong lúc mất mạng" has been read
    save_folder: str = ""
    open_folder: str = ""
    kind: str = ""  # of the document that was written last
    scan_folders: tuple[str, ...] = ()  # that scans come into: none, one or two
    signers: tuple[str, ...] = ()  # the latest first


def read_preferences(folder: Path) -> Preferences:
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Preferences)
    except FileNotFoundError:
        return Preferences()
    except (OSError, msgspec.MsgspecError) as error:
        log.warning("preferences not read: %s", type(error).__name__)
        return Preferences()


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep them; a disk that does not take them costs nothing but the memory of them."""
    try:
        write_whole(folder / FILE, msgspec.json.encode(preferences).decode())
    except (EofficeError, FileNotFoundError) as error:
        log.warning("preferences not kept: %s", error)
