"""A keyring without a desktop behind it."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class Memory(KeyringBackend):
    """A keyring that remembers, until a test locks it or makes it forget."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}
        self.is_locked = False
        self.forgets = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise KeyringLocked
        return None if self.forgets else self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise KeyringLocked
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


@contextmanager
def remembering() -> Iterator[Memory]:
    """This process has such a keyring for the block."""
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    try:
        yield made
    finally:
        keyring.set_keyring(before)
