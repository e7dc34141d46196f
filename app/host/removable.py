"""The door to what is plugged in: sticks and cards that the system has made readable, by name and folder.

system    how it is known
------------------------------------------------------------------------------------------------
Linux     a mount below /media or /run/media, or of a block device that the kernel calls removable
Windows   a drive letter of the removable kind

What it says is a hint: a stick may be gone a moment later, and one that it does not know can still be chosen by hand.
"""

import string
import sys
from dataclasses import dataclass
from pathlib import Path

MOUNTS, BLOCKS = Path("/proc/self/mountinfo"), Path("/sys/class/block")
FOR_PEOPLE = (Path("/media"), Path("/run/media"))
READ_ONLY_KINDS = frozenset({"iso9660", "udf"})  # a disc in a drive is none of them


@dataclass(frozen=True)
class Stick:
    """`name`: what people call it, by what the system wrote on it; `folder`: where it can be read."""

    name: str
    folder: Path


def sticks_told(mounts: str, removable: frozenset[str]) -> list[Stick]:
    """The sticks among the mounts that Linux tells. `removable`: block devices, by their numbers (8:1)."""
    found = []
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) < 5 or kind in READ_ONLY_KINDS:
            continue
        folder = Path(fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if any(above in folder.parents for above in FOR_PEOPLE) or fields[2] in removable:
            found.append(Stick(folder.name or str(folder), folder))
    return found


if sys.platform == "win32":
    import ctypes

    _REMOVABLE = 2

    def sticks() -> list[Stick]:
        """What is plugged in now."""
        letters = ctypes.windll.kernel32.GetLogicalDrives()
        drives = [f"{letter}:\\" for n, letter in enumerate(string.ascii_uppercase) if letters >> n & 1]
        kind = ctypes.windll.kernel32.GetDriveTypeW
        return [Stick(drive, Path(drive)) for drive in drives if kind(drive) == _REMOVABLE and drive[0] not in "AB"]

else:

    def sticks() -> list[Stick]:
        """What is plugged in now."""
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return []
        return sticks_told(mounts, frozenset(_removable()))

    def _removable() -> list[str]:
        """The numbers of removable block devices and of their partitions."""
        numbers = []
        try:
            devices = list(BLOCKS.iterdir())
        except OSError:
            return []
        for device in devices:
            try:
                whole = device.resolve()
                told = whole / "removable" if (whole / "removable").is_file() else whole.parent / "removable"
                if told.read_text().strip() == "1":
                    numbers.append((whole / "dev").read_text().strip())
            except OSError:
                continue
        return numbers
