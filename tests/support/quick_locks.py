"""Locks that open at once, in place of those that take a second of a core on purpose, so that nobody can try many keys.
The true ones are turned by the tests of the command lines and by those marked `true_locks`."""

from hashlib import sha256

import argon2
import pyrage

QUICK_PINS = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
MARK = b"quick:"


def lock(secret: bytes, passphrase: str) -> bytes:
    return MARK + sha256(passphrase.encode()).digest() + secret


def unlock(locked: bytes, passphrase: str) -> bytes:
    head = lock(b"", passphrase)
    if not locked.startswith(head):
        raise pyrage.DecryptError("another passphrase")
    return locked[len(head) :]
