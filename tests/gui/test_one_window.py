"""One window a profile: the second start raises the first."""

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtNetwork import QLocalSocket

from app.host.profile import Profile
from app.ui.shell.one_window import OneWindow
from tests.support.windows import Desktop, until


def test_a_second_window_raises_the_first(desktop: Desktop, tmp_path: Path) -> None:
    first, raised = OneWindow(Profile(tmp_path / "p")), []
    assert first.is_first()
    first.raise_wanted.connect(lambda: raised.append(True))
    second = OneWindow(Profile(tmp_path / "p"))
    assert not second.is_first()
    until(lambda: raised)
    first.end()
    assert second.is_first()
    second.end()


def test_another_profile_has_its_own_window(desktop: Desktop, tmp_path: Path) -> None:
    one, other = OneWindow(Profile(tmp_path / "a")), OneWindow(Profile(tmp_path / "b"))
    assert one.is_first()
    assert other.is_first()
    one.end()
    other.end()


def test_a_second_start_hands_over_what_it_was_to_open(desktop: Desktop, tmp_path: Path) -> None:
    first, wanted = OneWindow(Profile(tmp_path / "p")), list[str]()
    assert first.is_first("/media/usb/của mình.eobundle")
    first.file_wanted.connect(wanted.append)
    for file in ("/media/usb/a b.eobundle", '/m/x "y" \n z.eobundle'):
        assert not OneWindow(Profile(tmp_path / "p")).is_first(file)
        until(lambda file=file: file in wanted)
    assert len(wanted) == 2, "what the first was started with is its own to open"
    first.end()


def test_what_nobody_of_ours_would_say_is_passed_over(desktop: Desktop, tmp_path: Path) -> None:
    first, wanted = OneWindow(Profile(tmp_path / "p")), list[str]()
    assert first.is_first()
    first.file_wanted.connect(wanted.append)
    for said in (b"raise\n", b'{"open": 5}\n', b"[]\n", b"\xff\n", b'{"open": "cut'):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(30_000)
        socket.write(said)
        socket.waitForBytesWritten(30_000)
        socket.disconnectFromServer()
    assert not OneWindow(Profile(tmp_path / "p")).is_first("last.eobundle")
    until(lambda: wanted)
    assert wanted == ["last.eobundle"]
    first.end()


def test_it_may_go_while_somebody_who_has_called_is_still_there(desktop: Desktop, tmp_path: Path) -> None:
    """What a call had been tied to once ended the window's door within the end of the call, and the program with it."""
    one, opened = OneWindow(Profile(tmp_path / "p")), list[str]()
    assert one.is_first()
    one.file_wanted.connect(opened.append)
    caller = QLocalSocket()
    caller.connectToServer(one._name)
    caller.write(b'{"open": "/usb/goi.eobundle"}\n')
    until(lambda: opened)
    caller.disconnectFromServer()
    one.end()
    del one
    gc.collect()
    for _ in range(20):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert opened == ["/usb/goi.eobundle"]
