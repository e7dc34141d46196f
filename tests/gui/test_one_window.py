"""One window a profile: the second start raises the first."""

from pathlib import Path

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


def test_a_bundle_that_is_opened_goes_to_the_window_that_is_there(desktop: Desktop, tmp_path: Path) -> None:
    first, raised = OneWindow(Profile(tmp_path / "p")), list[str]()
    assert first.is_first()
    first.raise_wanted.connect(raised.append)
    assert not OneWindow(Profile(tmp_path / "p"), "/usb/gói của xã.eobundle").is_first()
    assert not OneWindow(Profile(tmp_path / "p")).is_first()
    until(lambda: len(raised) == 2)
    assert raised == ["/usb/gói của xã.eobundle", ""]
    first.end()


def test_another_profile_has_its_own_window(desktop: Desktop, tmp_path: Path) -> None:
    one, other = OneWindow(Profile(tmp_path / "a")), OneWindow(Profile(tmp_path / "b"))
    assert one.is_first()
    assert other.is_first()
    one.end()
    other.end()
