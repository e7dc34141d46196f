"""The one door to age: keys that there are already, and streams through it.

A PC's key is the one that it signs with, and the server's the one that it seals with; age takes Ed25519 keys as SSH
writes them. So there is no further secret to be kept, backed up or lost, and whoever is enrolled can be written to.
"""

import io
from collections.abc import Iterable, Iterator

import pyrage

from sync.protocol.signing import Signer, public_as_ssh

OVERHEAD = 17  # of 64 KiB, which carry a tag of 16 bytes
CHUNK = 64 << 10


class NotForUs(Exception):
    """None of the keys that it is encrypted to is ours."""


class Unreadable(Exception):
    """Not age, cut short, or changed."""


def encrypted_bytes(inner: int, receivers: int) -> int:
    """About how large it becomes; never less than what it becomes."""
    return inner + (inner // CHUNK + 1) * OVERHEAD + 1024 + 256 * receivers


def encrypt(pieces: Iterator[bytes], public_keys: Iterable[bytes], sink: io.RawIOBase) -> None:
    """Encrypt pieces to the holders of these Ed25519 keys. What pieces or sink raise comes out as it is."""
    source = _Source(pieces)
    guarded = Sink(sink)
    receivers = [pyrage.ssh.Recipient.from_str(public_as_ssh(key)) for key in public_keys]
    try:
        pyrage.encrypt_io(source, guarded, receivers)
    except (pyrage.EncryptError, OSError, ValueError) as error:
        raise source.fault or guarded.fault or error from None


def decrypt(source: io.RawIOBase, signer: Signer, sink: io.RawIOBase) -> None:
    """Decrypt with a private key.

    Raises: NotForUs, Unreadable; what source or sink raise comes out as it is.
    """
    reader, guarded = _Reader(source), Sink(sink)
    identity = pyrage.ssh.Identity.from_buffer(signer.as_ssh())
    try:
        pyrage.decrypt_io(reader, guarded, [identity])
    except (pyrage.DecryptError, OSError, ValueError) as error:
        if fault := reader.fault or guarded.fault:
            raise fault from None
        if isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error):
            raise NotForUs from error
        raise Unreadable(str(error)) from error


class _Source(io.RawIOBase):
    """Pieces as a file to be read. `fault`: as of a `Sink`."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""
        self.fault: BaseException | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._rest:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._rest = piece
        except BaseException as fault:
            self.fault = fault
            raise
        taken = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(taken) :]
        return taken


class _Reader(io.RawIOBase):
    def __init__(self, source: io.RawIOBase) -> None:
        self._source = source
        self.fault: BaseException | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size) or b""
        except BaseException as fault:
            self.fault = fault
            raise


class Sink(io.RawIOBase):
    """What is written to. `fault`: what was raised inside, which the library would make a text of."""

    def __init__(self, sink: io.RawIOBase | io.BufferedIOBase) -> None:
        self._sink = sink
        self.fault: BaseException | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        try:
            self._sink.write(content)
        except BaseException as fault:
            self.fault = fault
            raise
        return len(content)
