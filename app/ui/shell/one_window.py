"""One window a profile: a second start raises the first and ends.

Who is first is decided by an operating system's lock, which nobody can leave behind; the wish to be raised goes through
a local socket that only the same account may open.
"""

import hashlib
import os
from pathlib import Path

from filelock import Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.host.profile import Profile
from sync.files import disk_errors

ANSWER_MS = 3000


class OneWindow(QObject):
    """`raise_wanted`: somebody has started the program again, on this bundle; "" where on none.

    `bundle`: what this start was asked to show.
    """

    raise_wanted = Signal(str)

    def __init__(self, profile: Profile, bundle: str = "") -> None:
        super().__init__()
        self._bundle = bundle
        self._lock = profile.window_lock()
        whose = f"{profile.folder.absolute()} {os.environ.get('USERNAME', '') or os.getuid()}"
        self._name = "eoffice-" + hashlib.sha256(whose.encode()).hexdigest()[:32]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)

    def is_first(self) -> bool:
        """Whether this is the profile's window now; if not, the one that is has been asked to show itself.

        Raises: LocalHindrance where the profile's folder cannot be written.
        """
        if not self._is_locked_for_us():
            self._call()
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

    def _call(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.write(f"{self._bundle}\n".encode())
            socket.waitForBytesWritten(ANSWER_MS)
            socket.disconnectFromServer()

    def _on_call(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:  # it has said all and gone
                self._on_told(socket)
            else:
                socket.disconnected.connect(lambda told=socket: self._on_told(told))

    def _on_told(self, socket: QLocalSocket) -> None:
        self.raise_wanted.emit(bytes(socket.readAll().data()).decode(errors="replace").strip())
        socket.deleteLater()
