"""The one line that tells a PC how to join, as a slip's QR picture holds it.

EOFFICE1, the code, the server's fingerprint, then its addresses, a blank between; a dash stands for a code or a
fingerprint that is not told. Written in capitals, which a QR picture holds most densely, and read in any.
"""

from collections.abc import Iterable

MARK = "EOFFICE1"
NOT_TOLD = "-"


def invitation_line(code: str, fingerprint: str, addresses: Iterable[str]) -> str:
    """The line; "" stands for a code or a fingerprint that is not told."""
    return " ".join((MARK, code or NOT_TOLD, fingerprint or NOT_TOLD, *addresses)).upper()
