"""Short-lived tokens for PCs: an hour, bound to the device, renewed by the device's signature over a fresh nonce.

The device's key is its identity; the token only spares a signature on every request. Everything expires by the
server's clock. Nonces live in memory: a restart makes them void, and the PC asks again.
"""

import hashlib
import secrets
import threading
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select

from sync.errors import Refused
from sync.protocol.messages import TokenRequest, token_bytes
from sync.protocol.signing import TOKEN, is_signed
from sync.rules.people import Device
from sync.server.rows import ServerState
from sync.server.tables import Token, table_of
from sync.world import Clock, stamp

_tokens = table_of(Token)
LIFETIME = timedelta(hours=1)
NONCE_S = 120.0
MOST_NONCES = 100_000


class Nonces:
    """Challenges, each good once and for two minutes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, float] = {}

    def new(self) -> str:
        nonce = secrets.token_urlsafe(24)
        now = self._clock.monotonic_s()
        with self._lock:
            self._known[nonce] = now + NONCE_S
            while len(self._known) > MOST_NONCES:
                del self._known[next(iter(self._known))]  # the oldest
        return nonce

    def use(self, nonce: str) -> bool:
        """Whether the nonce was given out, is fresh and was not used before."""
        with self._lock:
            return self._known.pop(nonce, 0.0) > self._clock.monotonic_s()


def device_of_token(connection: Connection, token: str, clock: Clock) -> Device | None:
    """The PC that a token belongs to. None for an unknown or expired one. Raises: Refused `device.revoked`."""
    query = select(_tokens.c.device, _tokens.c.expires_at).where(_tokens.c.hash == _hash(token))
    row = connection.execute(query).first()
    if row is None or row.expires_at <= stamp(clock.now()):
        return None
    return known_device(connection, row.device)


def known_device(connection: Connection, id: str) -> Device:
    """A PC that may talk to the server. Raises: Refused `device.unknown`, `device.revoked`, `device.succeeded` where
    another one has taken its place."""
    device = ServerState(connection).get(Device, id)
    if device is None:
        raise Refused("device.unknown")
    if device.revoked_at is not None:
        raise Refused("device.succeeded" if device.successor else "device.revoked")
    return device


def give_token(connection: Connection, device: str, clock: Clock) -> str:
    """A new token for a PC; its expired ones are forgotten."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    connection.execute(delete(_tokens).where(_tokens.c.device == device, _tokens.c.expires_at <= stamp(now)))
    connection.execute(insert(_tokens).values(hash=_hash(token), device=device, expires_at=stamp(now + LIFETIME)))
    return token


def renewed(connection: Connection, asked: TokenRequest, server: str, nonce_is_good: bool, clock: Clock) -> str:
    """A token for a PC that has signed a fresh nonce.

    Raises: Refused `token.stale_nonce`, `device.unknown`, `device.revoked`, `token.bad_signature`.
    """
    if not nonce_is_good:
        raise Refused("token.stale_nonce")
    device = known_device(connection, asked.device)
    content = token_bytes(server, asked.device, asked.nonce)
    if not is_signed(device.public_key, TOKEN, content, asked.signature):
        raise Refused("token.bad_signature")
    return give_token(connection, device.id, clock)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
