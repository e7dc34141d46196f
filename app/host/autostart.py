"""Whether the program opens when this account logs in: an entry in the desktop's autostart folder (Linux).

On Windows it is the installer who says so, for every account; nothing is offered here then.
"""

import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

from app.host.profile import Profile
from sync.files import disk_errors, write_whole

PROGRAM = "eoffice"
_RESERVED = re.compile(r'(["`$\\])')


def program() -> str:
    """Where the program lies that would be started; "" where it is installed for nobody or this is no Linux."""
    if not sys.platform.startswith("linux"):
        return ""
    beside = Path(sys.executable).with_name(PROGRAM)  # a package's own, or a checkout's
    return str(beside) if beside.is_file() else shutil.which(PROGRAM) or ""


def starts_at_login(profile: Profile) -> bool:
    return _entry(profile).is_file()


def start_at_login(profile: Profile, *, wanted: bool) -> None:
    """Let it open at login from now on, or no more. Raises: LocalHindrance of the disk."""
    path = _entry(profile)
    with disk_errors(path):
        if not wanted:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, _text(profile))


def _entry(profile: Profile) -> Path:
    """The usual profile has the program's own name, so that it is one with what a desktop's settings show."""
    usual = profile.folder == Profile().folder
    which = "" if usual else "-" + hashlib.sha256(str(profile.folder.absolute()).encode()).hexdigest()[:8]
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / f"{PROGRAM}{which}.desktop"


def _text(profile: Profile) -> str:
    words = [program()]
    if profile.folder != Profile().folder:
        words += ["--profile", str(profile.folder.absolute())]
    return (
        "[Desktop Entry]\nType=Application\nName=e-Office\n"
        f"TryExec={_escaped(words[0])}\n"  # a program that was taken away is not missed at every login
        f"Exec={' '.join(_quoted(word) for word in words)}\n"
        "Icon=eoffice\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
    )


def _quoted(word: str) -> str:
    """A word of a desktop entry's command: quoted, then escaped once more as any text of the entry."""
    return _escaped('"' + _RESERVED.sub(r"\\\1", word).replace("%", "%%") + '"')


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")
