"""A PC that the server has shut out is enrolled anew at its own window: with another slip, and nothing is deleted."""

from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from app.actions import outgoing
from app.actions.desk import Desk
from app.actions.enrolling import enrol, enrol_anew
from app.actions.outgoing import Wanted
from app.host.profile import ENGINE_LOCK, Profile
from app.ui.words.speech import speech
from sync.errors import Refused
from sync.world import SystemClock, SystemIds
from tests.support.fakes import MovableClock
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving
from tests.support.windows import Desktop

NOW = MovableClock().now()
LONG_MS = 60_000


@pytest.fixture
def revoked(qapp: QApplication, serving: Serving, tmp_path: Path) -> Profile:
    """A commune's PC with a document that has not left it."""
    speech.speak("vi")
    profile, clock, ids = Profile(tmp_path / "profile"), SystemClock(), SystemIds()
    admitted = enrol(profile, serving.url, serving.slip(COMMUNE), serving.fingerprint, None, "", clock, ids)
    replica = profile.open(clock, ids)
    paper = pdf(tmp_path / "b.pdf", 9000, seed=1)
    outgoing.save_draft(
        Desk(replica, admitted.person), Wanted("TB", "Dự thảo", WRITTEN, files=(paper,), to=(DISTRICT,))
    )
    replica.close()
    serving.operator.revoke_device(profile.facts().device)
    return profile


def test_with_another_slip_a_pc_that_was_shut_out_works_again_after_a_start(
    desktop: Desktop, serving: Serving, revoked: Profile
) -> None:
    before = revoked.facts().device
    screen = desktop.start(revoked, SystemClock(), SystemIds())
    screen.shell.start_background()
    screen.until(lambda: screen.all(QAbstractButton, "Nhập mã trên phiếu"), LONG_MS)
    screen.press("Nhập mã trên phiếu")
    screen.until(lambda: screen.reads("Chỉ có trên máy này và không chuyển sang: 1 dự thảo."))
    for n, group in enumerate(serving.slip(COMMUNE).split("-"), 1):
        screen.find(QLineEdit, f"Mã đăng ký, nhóm {n}").setFocus()
        screen.type(f"Mã đăng ký, nhóm {n}", group)
    assert not screen.find(QAbstractButton, "Đăng ký lại máy").isEnabled()
    screen.find(QAbstractButton, "Đã in hoặc lưu những gì còn cần").click()
    screen.press("Đăng ký lại máy")
    screen.until(lambda: screen.reads("Đã đăng ký lại máy"), LONG_MS)
    assert revoked.facts().device == before, "nothing changes while the program is open"
    screen.press("Đóng chương trình")
    assert desktop.left == [screen.shell]
    desktop.end(screen)
    again = desktop.start(revoked, SystemClock(), SystemIds())
    assert again.reads("Đúng cơ quan và đúng tên chưa?")
    assert revoked.facts().device != before
    (aside,) = (path for path in revoked.folder.iterdir() if path.name.startswith("put-away-"))
    assert (aside / "office.db").is_file()
    assert list((aside / "files").rglob("*"))
    again.press("Đúng, bắt đầu")
    again.until(lambda: again.shell.window, LONG_MS)
    again.shell.start_background()
    again.until(lambda: (told := again.window.strip.told) is not None and told.state == "done", LONG_MS)


def test_a_code_that_is_none_changes_nothing(serving: Serving, revoked: Profile) -> None:
    replica = revoked.open(SystemClock(), SystemIds())
    with pytest.raises(Refused, match=r"enrol\.bad_code"):
        enrol_anew(revoked, replica, "J912-28VN-NJ0S", SystemClock(), SystemIds())
    replica.close()
    assert not revoked.waits_anew
    revoked.finish_putting_away(NOW)
    assert (revoked.folder / "office.db").is_file()


def profile_of(folder: Path, *names: str) -> Profile:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return Profile(folder)


def test_while_another_process_works_with_it_the_old_one_stays(tmp_path: Path) -> None:
    profile = profile_of(tmp_path, "profile.json", "office.db", "anew-ready/profile.json")
    with FileLock(tmp_path / ENGINE_LOCK):
        profile.finish_putting_away(NOW)
    assert profile.waits_anew
    assert (tmp_path / "office.db").read_text() == "office.db"


@pytest.mark.parametrize(
    "left",
    [
        ("profile.json", "office.db", "anew-ready/profile.json", "anew-ready/office.db"),
        ("office.db", "put-away-under-way/profile.json", "anew-ready/profile.json", "anew-ready/office.db"),
        ("put-away-1/profile.json", "put-away-1/office.db", "anew-ready/profile.json", "anew-ready/office.db"),
        ("put-away-1/profile.json", "put-away-1/office.db", "anew-moving/profile.json", "anew-moving/office.db"),
        ("put-away-1/profile.json", "put-away-1/office.db", "profile.json", "anew-moving/office.db"),
    ],
)
def test_wherever_it_is_killed_the_next_start_ends_with_the_new_one_in_place_and_the_old_one_whole(
    tmp_path: Path, left: tuple[str, ...]
) -> None:
    profile = profile_of(tmp_path, *left)
    profile.finish_putting_away(NOW)
    (aside,) = (path for path in tmp_path.iterdir() if path.name.startswith("put-away"))
    assert sorted(path.name for path in aside.iterdir()) == ["office.db", "profile.json"]
    here = sorted(path.name for path in tmp_path.iterdir() if path != aside and path.name != ENGINE_LOCK)
    assert here == ["office.db", "profile.json"]
