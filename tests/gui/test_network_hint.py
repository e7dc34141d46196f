"""What the system says of its network makes the line be tried sooner; nothing more hangs on it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from app.ui.shell import network_hint
from app.ui.shell.network_hint import NetworkHint

Reach = QNetworkInformation.Reachability


class Told(QObject):
    """A system that tells of its network when a test wants it to."""

    reachabilityChanged = Signal(object)  # noqa: N815 - as Qt calls it
    transportMediumChanged = Signal(object)  # noqa: N815


def test_a_network_that_comes_back_or_changes_is_one_reason_to_look_again(qtbot: QtBot) -> None:
    looks: list[str] = []
    system = Told()
    hint = NetworkHint(lambda: looks.append("again"), system)  # type: ignore[arg-type]
    system.reachabilityChanged.emit(Reach.Disconnected)
    qtbot.wait(network_hint.TOGETHER_MS + 100)
    assert looks == [], "without a network there is nothing to be tried"
    system.reachabilityChanged.emit(Reach.Local)
    system.reachabilityChanged.emit(Reach.Online)
    system.transportMediumChanged.emit(QNetworkInformation.TransportMedium.WiFi)
    qtbot.waitUntil(lambda: looks == ["again"])
    system.transportMediumChanged.emit(QNetworkInformation.TransportMedium.Cellular)
    qtbot.waitUntil(lambda: looks == ["again", "again"])
    hint.deleteLater()


def test_where_the_system_tells_nothing_all_works_without(qtbot: QtBot) -> None:
    NetworkHint(lambda: None).deleteLater()
