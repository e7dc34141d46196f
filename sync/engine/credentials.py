"""What a PC proves itself with: its key, and the token that it holds at present."""

import threading
from collections.abc import Callable

from sync.protocol.signing import Signer


class Credentials:
    """The PC's key and its present token, shared by the sessions of a process. `keep` stores a new token."""

    def __init__(self, device: str, signer: Signer, token: str, keep: Callable[[str], None]) -> None:
        self.device, self.signer, self.token, self._keep = device, signer, token, keep
        self.lock = threading.Lock()

    def renewed(self, token: str) -> None:
        self.token = token
        self._keep(token)
