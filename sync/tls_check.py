"""Whether this program can speak TLS as it does with its server: a handshake with itself, under a certificate of its
own, and none with whoever shows another."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from sync.errors import Defect

NAME = "self-check.invalid"
MOST_TURNS = 20  # of a handshake; TLS 1.3 needs three


def tls(folder: Path) -> str:
    """What was spoken. Raises: Defect, ssl.SSLError."""
    own, other = _certificate(folder, "own"), _certificate(folder, "other")
    spoken = _shake_hands(folder / "own.pem", own)
    try:
        _shake_hands(folder / "own.pem", other)
    except ssl.SSLCertVerificationError:
        return f"{ssl.OPENSSL_VERSION}, {spoken}"
    raise Defect("program.fault", {"detail": "another certificate is taken too"})


def _certificate(folder: Path, name: str) -> str:
    """A certificate with its key in a file; what a client would pin."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}.pem").write_bytes(certificate + private)
    return certificate.decode()


def _shake_hands(shown: Path, pinned: str) -> str:
    """Client and server in one, over memory; the version that they agree on."""
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(shown)
    asking = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    asking.load_verify_locations(cadata=pinned)
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = asking.wrap_bio(down, up, server_hostname=NAME)
    open_ = [client, serving.wrap_bio(up, down, server_side=True)]
    for _ in range(MOST_TURNS):
        for side in list(open_):
            try:
                side.do_handshake()
                open_.remove(side)
            except ssl.SSLWantReadError:
                continue
        if not open_:
            return client.version() or ""
    raise Defect("program.fault", {"detail": "no end of the handshake"})
