"""The name that a district server's certificate carries wherever it is reached: the address may change, the name not.

The name comes from the server's id, which stands in its CA's subject; so a PC that has checked the CA's fingerprint
knows the name, and needs neither DNS nor the calendar to be right.
"""

import hashlib

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from sync.errors import Defect


def server_name(server: str) -> str:
    """The DNS name in the server's certificate, for a server id (32 hex digits)."""
    return f"{server}.eoffice.internal"


def server_of_ca(pem: str) -> str:
    """The server id in a CA certificate. Raises: Defect `ca.unreadable`."""
    try:
        names = _certificate(pem).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(names[0].value).removeprefix("e-Office ")
    except IndexError as error:
        raise Defect("ca.unreadable") from error


def certificate_alone(pem: str) -> str:
    """The CA certificate that a fingerprint is of, and nothing that somebody has put behind it: whatever stands in a
    file of authorities is trusted. Raises: Defect `ca.unreadable`."""
    return _certificate(pem).public_bytes(Encoding.PEM).decode()


def fingerprint(pem: str) -> str:
    """SHA-256 of the CA certificate, 64 hex digits. Raises: Defect `ca.unreadable`."""
    return hashlib.sha256(_certificate(pem).public_bytes(Encoding.DER)).hexdigest()


def normal_fingerprint(typed: str) -> str:
    """A fingerprint as typed or copied (blanks, colons, capitals) in its one form."""
    return "".join(c for c in typed.casefold() if c not in ":-" and not c.isspace())


def _certificate(pem: str) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(pem.encode())
    except ValueError as error:
        raise Defect("ca.unreadable") from error
