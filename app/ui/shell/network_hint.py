"""What the system says of its network: a hint that it may be worth a try now, and never more than that.

Systems err about it: a hint is no proof that the server is reached, and its absence none that it is not. So nothing is
told a person by it, and nothing waits for it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation

from app.ui.parts.soon import Soon

TOGETHER_MS = 500  # one change comes as several signals


class NetworkHint(QObject):
    """`look_again` is called when the network has come back or has become another one. `known`: who tells of it; the
    system, where none is given, and nobody where that does not tell."""

    def __init__(self, look_again: Callable[[], object], known: QNetworkInformation | None = None) -> None:
        super().__init__()
        if known is None and QNetworkInformation.loadDefaultBackend():
            known = QNetworkInformation.instance()
        self._soon = Soon(self, look_again, TOGETHER_MS)
        if known is not None:
            known.reachabilityChanged.connect(self._changed)
            known.transportMediumChanged.connect(self._soon.wish)

    def _changed(self, reach: QNetworkInformation.Reachability) -> None:
        if reach is not QNetworkInformation.Reachability.Disconnected:  # there is nothing to be tried without any
            self._soon.wish()
