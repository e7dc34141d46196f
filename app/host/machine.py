"""What the machine's administrator has set for every account of this PC: the server, its fingerprint, a proxy.

system    file                                  before it
------------------------------------------------------------------------------------------------------------------
Linux     /etc/eoffice/server.toml              -
Windows   %ProgramData%\\eoffice\\server.toml     HKLM\\SOFTWARE\\Policies\\eoffice: Addresses, Fingerprint, Proxy

The file has the form of `app.host.invitation`, without a code. An installer writes it; a group policy wins over it.
"""

import os
import sys
from pathlib import Path

from app.host.invitation import Invitation, read_invitation
from sync.errors import LocalHindrance, Refused
from sync.files import disk_errors

FILE = "server.toml"
POLICY = r"SOFTWARE\Policies\eoffice"


def machine_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("ProgramData", r"C:\ProgramData")) / "eoffice"  # noqa: SIM112 - its own spelling
    else:
        return Path("/etc/eoffice")


def machine_settings(folder: Path | None = None) -> Invitation:
    """What has been set; empty where nothing has. A code is not for a whole machine, and not taken.

    Raises: Refused `machine.bad_file` (file, detail); LocalHindrance `file.unreadable`.
    """
    if folder is None and (policy := _policy()) is not None:
        return policy
    path = (folder or machine_folder()) / FILE
    try:
        with disk_errors(path):
            told = read_invitation(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Invitation()
    except (Refused, UnicodeDecodeError) as error:
        raise Refused("machine.bad_file", {"file": str(path), "detail": str(error)}) from error
    except LocalHindrance as error:
        raise LocalHindrance("file.unreadable", {"file": str(path), "detail": error.code}) from error
    return Invitation(addresses=told.addresses, fingerprint=told.fingerprint, proxy=told.proxy)


if sys.platform == "win32":
    import winreg

    from app.host.invitation import checked

    def _policy() -> Invitation | None:
        """What a group policy says; None where it says nothing."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, POLICY) as key:
                addresses, fingerprint, proxy = (_text(key, name) for name in ("Addresses", "Fingerprint", "Proxy"))
        except OSError:
            return None
        try:
            listed = tuple(part for part in addresses.split(",") if part.strip())
            return checked(Invitation(addresses=listed, fingerprint=fingerprint, proxy=proxy))
        except Refused as error:
            raise Refused("machine.bad_file", {"file": rf"HKLM\{POLICY}", "detail": error.code}) from error

    def _text(key: winreg.HKEYType, name: str) -> str:
        try:
            return str(winreg.QueryValueEx(key, name)[0])
        except OSError:
            return ""

else:

    def _policy() -> Invitation | None:
        return None
