"""The one request that trusts nobody: for the server's CA, believed only by its fingerprint."""

import warnings

import requests
import urllib3

from sync.engine.http import ANSWER_S, CONNECT_S
from sync.engine.line_errors import LineErrors
from sync.errors import Defect, LineHindrance, Refused
from sync.protocol.server_name import certificate_alone, fingerprint, normal_fingerprint

MOST_BYTES = 16 << 10

# Said of what follows, of which nothing is believed without its fingerprint; for the whole process, since Python's
# filters are no thread's own.
warnings.filterwarnings("ignore", category=urllib3.exceptions.InsecureRequestWarning)


def fetch_ca(addresses: tuple[str, ...], wanted_fingerprint: str, proxy: str = "") -> str:
    """The server's CA certificate, taken from whoever answers and believed only by its fingerprint.

    Raises: LineHindrance where nobody answers or a portal does; Refused `server.fingerprint`.
    """
    hindrance: LineHindrance | None = None
    with requests.Session() as session:
        session.trust_env = False
        session.proxies = {"https": proxy} if proxy else {}
        session.verify = False  # the one place: the fingerprint decides
        for address in addresses:
            try:
                with LineErrors():
                    pem = _answer(session, address + "/v1/ca")
                found = fingerprint(pem)
            except LineHindrance as error:
                hindrance = hindrance or error
            except Defect:
                hindrance = hindrance or LineHindrance("line.portal", {"address": address})
            else:
                if found != normal_fingerprint(wanted_fingerprint):
                    raise Refused("server.fingerprint", {"address": address})
                return certificate_alone(pem)
    raise hindrance or LineHindrance("line.no_address")


def _answer(session: requests.Session, url: str) -> str:
    """What somebody answers whom nobody knows; no more of it than a certificate has, and nothing unpacked."""
    plain = {"Accept-Encoding": "identity"}
    with session.get(url, headers=plain, timeout=(CONNECT_S, ANSWER_S), allow_redirects=False, stream=True) as response:
        if response.status_code != 200:
            return ""
        content: bytes = response.raw.read(MOST_BYTES, decode_content=False)
        return content.decode("ascii", "replace")
