"""Whose a server's folder is. Windows keeps that by its rights alone."""

import os
import sys
from pathlib import Path

from sync.errors import Refused
from sync.files import disk_errors

ROOT = 0


def check_account(folder: Path) -> None:
    """Whether this account may work in a folder: not one that may not read it, nor root in another's, whose service
    could not read what root leaves there. A number without a name is a container's: there is nobody to run as.

    Raises: Refused `server.other_account` (folder, account, own); LocalHindrance of the disk.
    """
    if sys.platform == "win32":
        return
    with disk_errors(folder):
        if not folder.is_dir():
            return
        owner, own = folder.stat().st_uid, os.geteuid()
    may = os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    if owner != own and (not may or own == ROOT) and (account := _name(owner)):
        raise Refused(
            "server.other_account", {"folder": str(folder), "account": account, "own": _name(own) or str(own)}
        )


def _name(number: int) -> str:
    import pwd  # not on Windows

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return ""
