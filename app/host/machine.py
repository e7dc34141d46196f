"""What the machine's administrator has set for every account of this PC: the server, its fingerprint, a proxy.

system    file                                  before it, the first that says anything
------------------------------------------------------------------------------------------------------------------
Linux     /etc/eoffice/server.toml              -
Windows   %ProgramData%\\eoffice\\server.toml     the keys of KEYS: Addresses, Fingerprint, Proxy

The file has the form of `app.host.invitation`, without a code.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from app.host.invitation import Invitation, checked, read_invitation
from sync.errors import LocalHindrance, Refused
from sync.files import disk_errors, text_in

FILE = "server.toml"
# A policy is an administrator's last word; an installer's properties come next, then what one account was given.
KEYS = (("HKLM", r"SOFTWARE\Policies\eoffice"), ("HKLM", r"SOFTWARE\eoffice"), ("HKCU", r"SOFTWARE\eoffice"))
NAMES = ("Addresses", "Fingerprint", "Proxy")
Read = Callable[[str, str, str], str]  # a text by root, key and name; "" where there is none


def machine_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("ProgramData", r"C:\ProgramData")) / "eoffice"  # noqa: SIM112 - its own spelling
    else:
        return Path("/etc/eoffice")


def machine_settings(folder: Path | None = None) -> Invitation:
    """What has been set; empty where nothing has. A code is not for a whole machine, and not taken.

    Raises: Refused `machine.bad_file` (file, detail); LocalHindrance `file.unreadable`.
    """
    if folder is None and (told := told_by_keys(_registry)) is not None:
        return told
    path = (folder or machine_folder()) / FILE
    try:
        with disk_errors(path):
            found = read_invitation(text_in(path))
    except (FileNotFoundError, NotADirectoryError):
        return Invitation()
    except (Refused, UnicodeDecodeError) as error:
        raise Refused("machine.bad_file", {"file": str(path), "detail": str(error)}) from error
    except LocalHindrance as error:
        raise LocalHindrance("file.unreadable", {"file": str(path), "detail": error.code}) from error
    return Invitation(addresses=found.addresses, fingerprint=found.fingerprint, proxy=found.proxy)


def told_by_keys(read: Read) -> Invitation | None:
    """What the first key that says anything says, all of it together; None where none does.

    Raises: Refused `machine.bad_file` (file, detail).
    """
    for root, key in KEYS:
        addresses, fingerprint, proxy = (read(root, key, name).strip() for name in NAMES)
        if not (addresses or fingerprint or proxy):
            continue
        listed = tuple(part.strip() for part in addresses.split(",") if part.strip())
        try:
            return checked(Invitation(addresses=listed, fingerprint=fingerprint, proxy=proxy))
        except Refused as error:
            raise Refused("machine.bad_file", {"file": f"{root}\\{key}", "detail": error.code}) from error
    return None


if sys.platform == "win32":
    import winreg

    ROOTS = {"HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCU": winreg.HKEY_CURRENT_USER}

    def _registry(root: str, key: str, name: str) -> str:
        try:
            with winreg.OpenKey(ROOTS[root], key) as opened:
                return str(winreg.QueryValueEx(opened, name)[0])
        except OSError:
            return ""

else:

    def _registry(root: str, key: str, name: str) -> str:
        return ""
