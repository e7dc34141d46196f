"""A server folder, open for one command of the operator."""

from pathlib import Path

from sync.errors import Defect
from sync.server.home import KEYS, Home
from sync.server.operator import Operator
from sync.terminal import Call
from sync.world import SystemClock, SystemIds


class Opened:
    """The folder that a command names, and its operator while the block runs. Raises as `Home` does."""

    def __init__(self, call: Call) -> None:
        self.home = Home(Path(call.need("DIR")))

    def __enter__(self) -> Operator:
        return Operator(self.home, SystemClock(), SystemIds())

    def __exit__(self, *exc: object) -> None:
        self.home.close()


def ca_fingerprint(folder: Path) -> str:
    """What a slip says of the server in this folder. Raises: Defect `server.keys_gone`, `ca.unreadable`."""
    from sync.protocol.server_name import fingerprint
    from sync.server.ca import CA_CERT

    try:
        return fingerprint((folder / KEYS / CA_CERT).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Defect("server.keys_gone", {"folder": str(folder / KEYS)}) from error
