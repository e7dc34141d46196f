"""The server's own certificate authority: twenty years, one server; its leaf lives a year and is renewed in time.

Python 3.13 checks strictly: the CA carries its key id and key usage, the leaf the authority's key id and its purpose.
"""

import ipaddress
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sync.errors import Defect, Refused
from sync.files import write_whole
from sync.protocol.server_name import server_name

CA_LIFE = timedelta(days=365 * 20)
LEAF_LIFE = timedelta(days=365)
RENEW_BEFORE = timedelta(days=30)
EARLY = timedelta(days=1)  # clocks differ
LONG_AGO = datetime.min.replace(tzinfo=UTC)
_LABEL = r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
_HOST_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(\.{_LABEL})*")
CA_CERT, CA_KEY, LEAF_CERT, LEAF_KEY = "ca.pem", "ca.key", "tls.pem", "tls.key"


def make_ca(folder: Path, server: str, now: datetime) -> None:
    """Make the CA of a new server in its key folder."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"e-Office {server}")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLY)
        .not_valid_after(now + CA_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_private(folder / CA_KEY, _key_pem(key))
    (folder / CA_CERT).write_bytes(certificate.public_bytes(Encoding.PEM))


def is_of(folder: Path, server: str) -> bool:
    """Whether the CA in a key folder is this server's. Raises: Defect `ca.unreadable`."""
    try:
        root = x509.load_pem_x509_certificate((folder / CA_CERT).read_bytes())
    except (OSError, ValueError) as error:
        raise Defect("ca.unreadable") from error
    return [one.value for one in root.subject.get_attributes_for_oid(NameOID.COMMON_NAME)] == [f"e-Office {server}"]


def issue_leaf(folder: Path, server: str, hosts: list[str], now: datetime) -> None:
    """Issue the server's TLS certificate for these names and addresses, over an earlier one.

    Raises: Defect `server.keys_gone` (the earlier one is as it was).
    """
    try:
        ca = x509.load_pem_x509_certificate((folder / CA_CERT).read_bytes())
        ca_key = load_pem_private_key((folder / CA_KEY).read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise Defect("server.keys_gone", {"folder": str(folder)}) from error
    assert isinstance(ca_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    name = server_name(server)
    names: list[x509.GeneralName] = [x509.DNSName(name), *(_general_name(host) for host in hosts)]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLY)
        .not_valid_after(now + LEAF_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    write_whole(folder / LEAF_KEY, _key_pem(key).decode())
    write_whole(folder / LEAF_CERT, certificate.public_bytes(Encoding.PEM).decode())


def renewal_due(folder: Path) -> datetime:
    """When the server's certificate is to be issued anew: long ago, where it and its key are no pair after a crash."""
    try:
        leaf = x509.load_pem_x509_certificate((folder / LEAF_CERT).read_bytes())
        key = load_pem_private_key((folder / LEAF_KEY).read_bytes(), None)
    except (OSError, ValueError, TypeError):
        return LONG_AGO
    return leaf.not_valid_after_utc - RENEW_BEFORE if leaf.public_key() == key.public_key() else LONG_AGO


def check_host(host: str) -> str:
    """A name or address that may stand in the certificate. Raises: Refused `server.bad_host`."""
    if host.rpartition(".")[2].isdigit() and not _is_address(host):  # a mistyped address, for no name ends so
        raise Refused("server.bad_host", {"host": host})
    if not _HOST_NAME.fullmatch(host) and not _is_address(host):
        raise Refused("server.bad_host", {"host": host})
    return host


def write_private(path: Path, content: bytes) -> None:
    """Write a secret that only this account may read."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _general_name(host: str) -> x509.GeneralName:
    return x509.IPAddress(ipaddress.ip_address(host)) if _is_address(host) else x509.DNSName(host)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
