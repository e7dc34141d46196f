"""Who stands in the encrypted line: asked where a certificate that is not our server's has come in its place.

Some networks open every encrypted connection and close it again with a certificate of their own. Nothing of ours is
sent to whoever does that; the name is for the person who has to speak with the network's administrator.
"""

from urllib.parse import urlsplit

import urllib3
from cryptography import x509
from cryptography.x509.oid import NameOID
from urllib3.connection import HTTPSConnection

from sync.engine.pinned import who_asks
from sync.errors import LineHindrance

ASK_S = 5.0
LONGEST = 120  # characters of a name that somebody else has chosen


def named(hindrance: LineHindrance, address: str, proxy: str) -> LineHindrance:
    """The same trouble; of a certificate that is not our server's it is told whose it is (`issuer`)."""
    issuer = issuer_seen(address, proxy) if hindrance.code == "line.tls" else ""
    return LineHindrance("line.tls_inspected", hindrance.facts | {"issuer": issuer}) if issuer else hindrance


def issuer_seen(address: str, proxy: str) -> str:
    """By whom the certificate was issued that stands in our server's place, as its organisation and name; "" where none
    could be read. Nothing but a handshake is made."""
    target, through = urlsplit(address), urlsplit(proxy)
    try:
        host, port = target.hostname or "", target.port or 443
        near = (through.hostname, through.port or 80) if through.hostname else (host, port)
        connection = HTTPSConnection(*near, cert_reqs="CERT_NONE", assert_hostname=False, timeout=ASK_S)
        if through.hostname:
            connection.set_tunnel(host, port, who_asks(proxy))
        try:
            connection.connect()
            der = connection.sock.getpeercert(binary_form=True)  # type: ignore[union-attr]
        finally:
            connection.close()
        return _named(x509.load_der_x509_certificate(der)) if der else ""
    except (OSError, ValueError, urllib3.exceptions.HTTPError):
        return ""


def _named(certificate: x509.Certificate) -> str:
    """The issuer as a person would call it."""
    parts: list[str] = []
    for wanted in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME):
        parts += [str(one.value) for one in certificate.issuer.get_attributes_for_oid(wanted)]
    name = ", ".join(dict.fromkeys(parts)) or certificate.issuer.rfc4514_string()
    return "".join(c for c in name if c.isprintable())[:LONGEST]
