"""A window on an office's file that another process exchanges for, and a second window on the same profile."""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.at_a_screen import joined, on_a_screen, send
from tests.support.by_ear import EOFFICE, Sitting
from tests.support.programs import Office
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.screen_reader import Desk, wait_for
from tests.support.serving import Serving

pytestmark = on_a_screen
ROW = ("cell", "table cell")
SHOWN_WITHIN_S, TOO_LATE_S = 2.0, 60.0


@pytest.fixture
def office(serving: Serving, tmp_path: Path) -> Office:
    made = joined(serving, COMMUNE, tmp_path / "commune")
    made("sync")
    return made


@pytest.fixture
def watching(office: Office) -> Iterator["subprocess.Popen[str]"]:
    """`eoffice sync --watch` on the office's file, once it is connected."""
    command = [str(EOFFICE), "--profile", str(office.profile), "sync", "--watch"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    too_late = threading.Timer(TOO_LATE_S, process.kill)  # else a test that waits for its word waits for ever
    too_late.start()
    hear(process, "online")
    yield process
    too_late.cancel()
    process.kill()
    process.stdout.close()
    process.wait()


def hear(watching: "subprocess.Popen[str]", event: str) -> dict[str, str]:
    """Wait until the other process tells something: it does so after its commit."""
    assert watching.stdout is not None
    while line := watching.stdout.readline():
        told: dict[str, str] = json.loads(line)
        if told["event"] == event:
            return told
    raise AssertionError(f"it ended without {event}")


def test_a_window_shows_what_another_process_fetches_and_goes_on_when_that_ends(
    serving: Serving,
    office: Office,
    watching: "subprocess.Popen[str]",
    sit: Callable[[Path], Sitting],
    tmp_path: Path,
) -> None:
    district = joined(serving, DISTRICT, tmp_path / "district")
    clerk = sit(office.profile)
    clerk.hear("Đã kết nối")
    for subject in ("Thông báo thứ nhất", "Thông báo thứ hai"):
        send(district, COMMUNE, subject)
        hear(watching, "received")
        committed = time.monotonic()
        clerk.hear_row(f"{subject}. UBND huyện Chi Lăng.")
        assert time.monotonic() - committed < SHOWN_WITHIN_S
    clerk.press("Vào sổ")
    clerk.said("Đã vào sổ, số đến 1.")
    district("sync")
    assert watching.poll() is None, "the window has left the engine to the other process"
    watching.kill()
    watching.wait()
    send(district, COMMUNE, "Thông báo thứ ba")
    clerk.hear_row("Thông báo thứ ba. UBND huyện Chi Lăng.")
    assert office("sync")["waiting"] == 0, "the window's engine answers"
    district("sync")
    states = {one["subject"]: district("show", one["id"])["recipients"][0]["state"] for one in sent(district)}
    assert states["Thông báo thứ ba"] in ("arrived", "opened")
    assert sorted(states.values())[-1] == "registered"


def sent(office: Office) -> list[dict[str, str]]:
    found: list[dict[str, str]] = office("list", "outgoing")
    return found


def test_a_second_start_raises_the_first_window_and_ends_well(
    office: Office, screen: Desk, sit: Callable[[Path], Sitting]
) -> None:
    clerk = sit(office.profile)
    clerk.hear("Đã kết nối")
    wait_for(lambda: screen.front_process() == clerk.process.pid, "the window in front")
    screen.minimize_front()
    wait_for(lambda: screen.front_process() != clerk.process.pid, "the window is away")
    second = screen.start(EOFFICE, "--profile", office.profile)
    assert second.wait(30) == 0
    wait_for(lambda: screen.front_process() == clerk.process.pid, "the first window in front again")
    assert clerk.process.poll() is None
