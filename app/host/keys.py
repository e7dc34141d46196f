"""The profile's secrets: the key of the office's file, the device's private key, and what a proxy asks for, where the
office has such a one. The only door to keyring.

They lie in the system's keyring under the device's id, so two profiles or a copied folder never mix them up. Only
where there is no keyring at all when a PC is enrolled do they go to one file that this account alone may read, and
then every report says that they are not protected. Later trouble with the keyring means wait and say so: a new key
would lock the office out of its own file.
"""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from sync.errors import Defect, LocalHindrance
from sync.files import disk_errors, write_whole

SERVICE, ENTRY, FILE = "eoffice {device}", "keys", "keys.json"
OF_PROXY, PASSWORD_FILE = "{device} proxy", "proxy-password"  # an entry, or a file, beside that of the keys
KEY_BYTES = 32
LONGEST_SECRET = 1200  # Windows keeps 1,280 characters


@dataclass(frozen=True)
class Keys:
    """`where`: "keyring" or "file"."""

    database: bytes
    device_seed: bytes
    where: str


def make_keys(folder: Path, device: str) -> Keys:
    """New keys, stored and read back; a key file that an enrolment cut short has left is used, never replaced.

    Raises: LocalHindrance `keyring.locked` where a keyring is there but shut, or of the disk; Defect `keys.damaged`.
    """
    if (folder / FILE).exists():
        return load_keys(folder, device, "file")
    keys = Keys(os.urandom(KEY_BYTES), os.urandom(KEY_BYTES), "keyring")
    if _put_in_keyring(device, keys_text(keys)):
        return keys
    write_whole(folder / FILE, keys_text(keys))
    return Keys(keys.database, keys.device_seed, "file")


def load_keys(folder: Path, device: str, where: str) -> Keys:
    """The keys that were made at enrolment.

    Raises: LocalHindrance `keyring.locked`, `keyring.entry_gone`, `keys.file_gone`; Defect `keys.damaged`.
    """
    if where == "keyring":
        text = _get_from_keyring(device)
        if text is None:
            raise LocalHindrance("keyring.entry_gone", {"device": device})
    else:
        try:
            with disk_errors(folder / FILE):
                text = (folder / FILE).read_text()
        except FileNotFoundError as error:
            raise LocalHindrance("keys.file_gone", {"file": str(folder / FILE)}) from error
    return keys_of(text, where)


def keys_of(text: str, where: str) -> Keys:
    """Keys from `keys_text`. Raises: Defect `keys.damaged`."""
    try:
        parts = json.loads(text)
        return Keys(bytes.fromhex(parts["database"]), bytes.fromhex(parts["device"]), where)
    except (ValueError, KeyError, TypeError) as error:
        raise Defect("keys.damaged") from error


def store_keys(folder: Path, device: str, keys: Keys) -> Keys:
    """Put keys that came from a backup where new ones would lie; into the folder where the keyring has others for that
    device: they may be the only ones of another profile. Raises: LocalHindrance."""
    if not _has_others(device, keys_text(keys)) and _put_in_keyring(device, keys_text(keys)):
        return Keys(keys.database, keys.device_seed, "keyring")
    write_whole(folder / FILE, keys_text(keys))
    return Keys(keys.database, keys.device_seed, "file")


def keep_password(folder: Path, device: str, where: str, secret: str) -> None:
    """Keep what a proxy asks for beside the keys, "" for nothing; `where` they lie. Raises: LocalHindrance."""
    if where == "keyring":
        if not secret:
            _forget_in_keyring(OF_PROXY.format(device=device))
        elif not _put_in_keyring(OF_PROXY.format(device=device), secret):
            raise LocalHindrance("keyring.locked", {"detail": "nothing kept"})
    elif secret:
        write_whole(folder / PASSWORD_FILE, secret)
    else:
        with disk_errors(folder / PASSWORD_FILE):
            (folder / PASSWORD_FILE).unlink(missing_ok=True)


def password(folder: Path, device: str, where: str) -> str | None:
    """What a proxy asks for; None where nothing is kept. Raises: LocalHindrance `keyring.locked`, or of the disk."""
    if where == "keyring":
        return _get_from_keyring(OF_PROXY.format(device=device))
    try:
        with disk_errors(folder / PASSWORD_FILE):
            return (folder / PASSWORD_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def keyring_carried() -> str:
    """Which of this system's keyrings the program can speak to, and which one answers now; none may, before somebody
    has logged in. Raises: ImportError where the program does not carry what this system needs."""
    import importlib

    import keyring

    names = {"win32": ("Windows",), "darwin": ("macOS",)}.get(sys.platform, ("SecretService", "kwallet"))
    for name in names:
        importlib.import_module(f"keyring.backends.{name}")
    if sys.platform == "linux":
        importlib.import_module("secretstorage")  # the backend itself bears its absence
    answering = type(keyring.get_keyring())
    return f"{', '.join(names)}; now {answering.__module__}.{answering.__qualname__}"


def keys_text(keys: Keys) -> str:
    """As they are stored; also in a backup, which is encrypted."""
    text = json.dumps({"database": keys.database.hex(), "device": keys.device_seed.hex()})
    assert len(text) <= LONGEST_SECRET
    return text


def _put_in_keyring(device: str, text: str) -> bool:
    """Whether the keyring has taken the secret and gives it back; false where there is no keyring."""
    import keyring
    import keyring.errors

    service = SERVICE.format(device=device)
    try:
        backend = keyring.get_keyring()
        if hasattr(backend, "persist"):
            backend.persist = "local machine"  # Windows: a device's key does not roam
        backend.set_password(service, ENTRY, text)
        return backend.get_password(service, ENTRY) == text
    except keyring.errors.NoKeyringError:
        return False
    except keyring.errors.KeyringError as error:
        raise LocalHindrance("keyring.locked", {"detail": type(error).__name__}) from error


def _has_others(device: str, text: str) -> bool:
    """Whether a keyring, if there is any, has other keys for a device."""
    import keyring
    import keyring.errors

    try:
        return keyring.get_keyring().get_password(SERVICE.format(device=device), ENTRY) not in (None, text)
    except keyring.errors.NoKeyringError:
        return False
    except keyring.errors.KeyringError as error:
        raise LocalHindrance("keyring.locked", {"detail": type(error).__name__}) from error


def _forget_in_keyring(device: str) -> None:
    import keyring
    import keyring.errors

    try:
        keyring.get_keyring().delete_password(SERVICE.format(device=device), ENTRY)
    except keyring.errors.PasswordDeleteError:  # none was kept
        return
    except keyring.errors.KeyringError as error:
        raise LocalHindrance("keyring.locked", {"detail": type(error).__name__}) from error


def _get_from_keyring(device: str) -> str | None:
    import keyring
    import keyring.errors

    try:
        return keyring.get_keyring().get_password(SERVICE.format(device=device), ENTRY)
    except keyring.errors.KeyringError as error:
        raise LocalHindrance("keyring.locked", {"detail": type(error).__name__}) from error
