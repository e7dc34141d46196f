"""Ed25519 signatures (RFC 8032): devices sign what they ask (intents, tokens, enrolment, slips), the server seals.

What is signed starts with a word for its purpose, so that a signature for one thing never passes for another.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

INTENT = b"eoffice intent\n"
TOKEN = b"eoffice token\n"
ENROL = b"eoffice enrol\n"
SLIP = b"eoffice slip\n"
SUCCEED = b"eoffice succeed\n"
SEAL = b"eoffice seal\n"
BUNDLE = b"eoffice bundle\n"
SEED_BYTES = 32


class Signer:
    """A private key made from its 32-byte seed, which is all that is ever stored of it."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def sign(self, purpose: bytes, content: bytes) -> bytes:
        return self._key.sign(purpose + content)

    def as_ssh(self) -> bytes:
        """The private key as OpenSSH writes it, without a passphrase: for opening what is encrypted to it."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())


def public_as_ssh(public_key: bytes) -> str:
    """A public key as OpenSSH writes it: to be encrypted to. Raises: ValueError where it is none."""
    key = Ed25519PublicKey.from_public_bytes(public_key)
    return key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def is_signed(public_key: bytes, purpose: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the holder of a key signed this content for this purpose; false for any malformed input."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, purpose + content)
    except (InvalidSignature, ValueError):
        return False
    return True
