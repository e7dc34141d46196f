"""One window a profile: a second start raises the first, hands over what it was to open, and ends.

Who is first is decided by an operating system's lock, which nobody can leave behind; the wish to be raised goes through
a local socket that only the same account may open.
"""

import hashlib
import json
import os
from pathlib import Path

from filelock import Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.host.profile import Profile
from sync.files import disk_errors

ANSWER_MS = 3000
LONGEST = 20_000  # bytes; no path is as long


class OneWindow(QObject):
    """`raise_wanted`: somebody has started the program again. `file_wanted`: to open a file, which is named."""

    raise_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        self._lock = profile.window_lock()
        whose = f"{profile.folder.absolute()} {os.environ.get('USERNAME', '') or os.getuid()}"
        self._name = "eoffice-" + hashlib.sha256(whose.encode()).hexdigest()[:32]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)

    def is_first(self, file: str = "") -> bool:
        """Whether this is the profile's window now; if not, the one that is has been asked to show itself, with a file
        where one is named.

        Raises: LocalHindrance where the profile's folder cannot be written.
        """
        if not self._is_locked_for_us():
            self._call(file)
            return False
        QLocalServer.removeServer(self._name)  # left by a program that was killed; its lock is gone with it
        self._server.listen(self._name)
        return True

    def end(self) -> None:
        self._server.close()
        self._lock.release()

    def _is_locked_for_us(self) -> bool:
        with disk_errors(Path(self._lock.lock_file)):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return False
        return True

    def _call(self, file: str) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.write(json.dumps({"open": file}).encode() + b"\n")
            socket.waitForBytesWritten(ANSWER_MS)
            socket.disconnectFromServer()

    def _on_call(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._on_read)  # a partial would hold this, and end it within the socket's end
            self.raise_wanted.emit()
            self._hear(socket)

    def _on_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        """What it was started for, once the line is whole."""
        if not socket.canReadLine():
            return
        try:
            file = json.loads(bytes(socket.readLine(LONGEST).data()))["open"]
        except (ValueError, KeyError, TypeError):  # nobody of ours says such things
            return
        if isinstance(file, str) and file:
            self.file_wanted.emit(file)
