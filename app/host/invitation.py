"""What a PC needs to join: where the district server is, how to know it, and the code of whoever joins.

Two forms say the same:

one line   in a slip's QR picture: EOFFICE1, the code, the fingerprint, then the addresses, a blank between; a dash
           stands for a code or a fingerprint that is not told. Written in capitals, which a QR picture holds most
           densely, and read in any:
             EOFFICE1 J912-28VN-NJ0S 9F86D081884C7D65…0A08 HTTPS://10.0.0.5:8443
TOML       in `*.eoffice` files, and without a code in the `server.toml` of a PC (`app.host.machine`):
             addresses = ["https://10.0.0.5:8443"]
             fingerprint = "9f86d081884c7d65…0a08"
             code = "J912-28VN-NJ0S"
             proxy = "http://10.0.0.1:3128"
"""

import re
from urllib.parse import urlsplit

import msgspec

from sync.errors import Refused
from sync.protocol.invitation_line import MARK, NOT_TOLD, invitation_line

LONGEST = 8000  # characters: a text that is longer is something else
_ADDRESS = re.compile(r"https://[^\s/@?#]+")
_PROXY = re.compile(r"http://([^\s/@?#]+@)?[^\s/@?#]+")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class Invitation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As far as it is known; "" and () stand for what is not told."""

    addresses: tuple[str, ...] = ()
    fingerprint: str = ""
    code: str = ""
    proxy: str = ""

    @property
    def names_a_server(self) -> bool:
        return bool(self.addresses and self.fingerprint)


def read_invitation(text: str) -> Invitation:
    """From either form. Raises: Refused `invitation.unreadable`, `server.bad_address`, `server.bad_fingerprint`."""
    if len(text) > LONGEST:
        raise Refused("invitation.unreadable")
    words = text.split()
    if words and words[0].upper() == MARK:
        code, fingerprint, *addresses = [*words[1:], NOT_TOLD, NOT_TOLD][: max(2, len(words) - 1)]
        told = Invitation(
            addresses=tuple(addresses), fingerprint=_unless_dash(fingerprint), code=_unless_dash(code).upper()
        )
    else:
        try:
            told = msgspec.toml.decode(text, type=Invitation)
        except msgspec.MsgspecError as error:
            raise Refused("invitation.unreadable") from error
    if not (told.addresses or told.fingerprint or told.code):
        raise Refused("invitation.unreadable")
    return checked(told)


def checked(told: Invitation) -> Invitation:
    """The same with each part in its one form; what is not told stays so.

    Raises: Refused `server.bad_address`, `server.bad_fingerprint`, `proxy.bad_address`.
    """
    return Invitation(
        addresses=normal_addresses(",".join(told.addresses)) if told.addresses else (),
        fingerprint=normal_fingerprint(told.fingerprint) if told.fingerprint else "",
        code=told.code.strip(),
        proxy=normal_proxy(told.proxy),
    )


def one_line(invitation: Invitation) -> str:
    """The form of a slip's QR picture."""
    return invitation_line(invitation.code, invitation.fingerprint, invitation.addresses)


def as_toml(invitation: Invitation) -> str:
    """The form of an `*.eoffice` file."""
    return "".join(f"{name} = {_quoted(value)}\n" for name, value in msgspec.to_builtins(invitation).items())


def normal_addresses(text: str) -> tuple[str, ...]:
    """Addresses with commas between, each as https://host:port. Raises: Refused `server.bad_address`."""
    addresses = tuple(a.strip().rstrip("/") for a in text.split(",") if a.strip())
    addresses = tuple(a.casefold() if a[:8].casefold() == "https://" else a for a in addresses)
    for address in addresses:
        if not _is_address(address):
            raise Refused("server.bad_address", {"address": address})
    if not addresses:
        raise Refused("server.bad_address", {"address": text})
    return addresses


def normal_fingerprint(typed: str) -> str:
    """64 hex digits from whatever was typed or copied. Raises: Refused `server.bad_fingerprint`."""
    plain = "".join(c for c in typed.casefold() if c not in ":-" and not c.isspace())
    if not _FINGERPRINT.fullmatch(plain):
        raise Refused("server.bad_fingerprint")
    return plain


def normal_proxy(typed: str) -> str:
    """A proxy as http://host:port, "" for none. Raises: Refused `proxy.bad_address`."""
    plain = typed.strip()
    if plain and "://" not in plain:
        plain = f"http://{plain}"
    plain = plain.rstrip("/")
    if plain and not (_PROXY.fullmatch(plain) and _has_a_port(plain)):
        raise Refused("proxy.bad_address", {"address": plain})
    return plain


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text) and _has_a_port(text))


def _has_a_port(text: str) -> bool:
    """Whether it names a host, and a port that there is where it names one."""
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, or none that there is
        return False


def _unless_dash(word: str) -> str:
    return "" if word == NOT_TOLD else word


def _quoted(value: object) -> str:
    """A text or texts as TOML has them; JSON's quotes are TOML's."""
    return msgspec.json.encode(value).decode()
