"""What requests, urllib3 and the socket raise, as the line's trouble in one word."""

import errno
import socket
import ssl

import requests
import urllib3

from sync.errors import LineHindrance

ASKS_WHO = "Tunnel connection failed: 407"  # as urllib3 tells what a proxy has answered
_UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)


class LineErrors:
    """Turns what requests, urllib3 and the socket raise into LineHindrance, the cause chained."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, requests.RequestException | urllib3.exceptions.HTTPError | OSError):
            raise LineHindrance(_code(error), {"detail": _detail(error)}) from error


def _code(error: BaseException) -> str:
    """The line's trouble in one word; the innermost cause says most."""
    codes: list[tuple[type[BaseException] | tuple[type[BaseException], ...], str]] = [
        (requests.exceptions.InvalidURL, "line.bad_address"),
        (requests.exceptions.ProxyError, "line.proxy"),
        (ssl.SSLCertVerificationError, "line.tls"),
        ((ssl.SSLEOFError, ssl.SSLZeroReturnError), "line.reset"),
        ((urllib3.exceptions.NameResolutionError, socket.gaierror), "line.no_name"),
        (ConnectionRefusedError, "line.refused"),
        # urllib3 counts a refused connection among its timeouts, so these come after it
        ((requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError), "line.timeout"),
        ((ConnectionResetError, BrokenPipeError, ConnectionAbortedError), "line.reset"),
        ((requests.exceptions.ContentDecodingError, requests.exceptions.TooManyRedirects), "line.portal"),
    ]
    chain = _causes(error)
    if any(ASKS_WHO in str(cause) for cause in chain if isinstance(cause, OSError)):
        return "line.proxy_password"
    for kinds, code in codes:
        if any(isinstance(cause, kinds) for cause in chain):
            return code
    if any(isinstance(cause, ssl.SSLError) for cause in chain):
        return "line.portal"  # something that does not speak TLS answers in the server's place
    if any(isinstance(cause, OSError) and cause.errno in _UNREACHABLE for cause in chain):
        return "line.unreachable"
    return "line.reset"


def _causes(error: BaseException) -> list[BaseException]:
    """An error, its causes and the errors that it carries as arguments (urllib3 wraps so)."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting and len(found) < 30:
        cause = waiting.pop()
        if cause is None or any(cause is known for known in found):
            continue
        found.append(cause)
        carried = [getattr(cause, "reason", None), *cause.args]
        waiting += [cause.__cause__, cause.__context__, *(c for c in carried if isinstance(c, BaseException))]
    return found


def _detail(error: BaseException) -> str:
    inner = _causes(error)[-1]
    return f"{type(inner).__name__}: {inner}"[:300]
