"""The window's figures: 100,000 documents, a real list, off screen; and its frames while a morning's sync runs."""

import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from app.actions import outgoing
from app.actions.outgoing import Wanted
from app.host.preferences import Preferences
from app.host.profile import Profile
from app.ui.bridge.opening import look, open_raw
from app.ui.start import make_application, open_shell
from tests.benchmarks.many import fill
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving
from tests.support.windows import Desktop, Screen, until, write_profile

DOCUMENTS = 100_000
STARTS, PAINTS = 7, 300
TYPED = ("dat dai", "giai phong mat bang", "ke hoach tiem chung", "12/ubnd", "thon 42", "bao cao tien do")
FRAME_MS, SAVE_EVERY_S = 16, 0.05


def window(place: DistrictPlace, root: Path) -> None:
    pc = place.enrol(COMMUNE)
    fill(pc.replica, tuple(f"{n:05d}" for n in range(6450, 6472)), DOCUMENTS)
    write_profile(pc)
    _starts(pc.folder)
    app = make_application()
    desktop = Desktop(app)
    screen = desktop.open(pc, Preferences(mode="light", language="vi"))
    _paints(screen)
    _searches(screen)
    desktop.close()


def frames(place: DistrictPlace, root: Path) -> None:
    """The worst gap between frames while 40 documents arrive and 30 leave: over 4 Mbit/s, and over no line at all."""
    for name, bits in (("over 4 Mbit/s", 4e6), ("over the loopback", 0.0)):
        folder = root / name.replace(" ", "-").replace("/", "-")
        folder.mkdir()
        with _morning(folder, bits) as (screen, raw):
            if bits:
                print("while it starts up:     ", _spread(gaps(screen, lambda: False, 2.0)))
                print("idle:                   ", _spread(gaps(screen, lambda: False, 3.0)))
            screen.shell.start_background()
            during = gaps(screen, lambda raw=raw: _is_settled(raw), 120.0)  # type: ignore[misc]
            print(f"{name + ':':24}", _spread(during), f"({sum(during) / 1000:.1f} s)")


def saving(place: DistrictPlace, root: Path) -> None:
    """How long it takes to be saved at the window while the same sync, of another process, writes beside it."""
    with _morning(root, 4e6) as (screen, raw):
        took: list[float] = []
        is_over = threading.Event()

        def save() -> None:
            replica = screen.shell.bridge.door.replica()
            while not is_over.wait(SAVE_EVERY_S):
                began = time.perf_counter()
                with replica.write():
                    pass
                took.append((time.perf_counter() - began) * 1000)

        saver = threading.Thread(target=save)
        screen.shell.start_background()
        saver.start()
        gaps(screen, lambda: _is_settled(raw), 120.0)
        is_over.set()
        saver.join()
        print("saved beside a sync:    ", _spread(took))


@contextmanager
def _morning(folder: Path, bits: float) -> Iterator[tuple[Screen, Any]]:
    """A commune's window before its morning's sync, which starts with the engine."""
    serving = Serving(folder, own_interpreter=True)
    serving.url = f"https://127.0.0.1:{serving.port}"  # the relay's threads would count as the window's
    district = serving.enrol(DISTRICT)
    relay = None
    if bits:
        words = [sys.executable, "-m", "tests.benchmarks.slow_relay", str(serving.port), str(bits)]
        relay = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert relay.stdout is not None
        serving.url = f"https://127.0.0.1:{int(relay.stdout.readline())}"
    commune = serving.enrol(COMMUNE)
    for n in range(40):
        dispatch_to(district, f"Thông báo số {n} về đất đai", 180_000 if n else 4_000_000, COMMUNE)
    for n in range(30):
        dispatch(commune, f"Báo cáo số {n}", 120_000 if n else 4_000_000)
    _send_all(district)
    keys = {"database": commune.key.hex(), "device": commune.seed.hex()}
    (commune.folder / "keys.json").write_text(json.dumps(keys))
    (commune.folder / "profile.json").write_text(json.dumps({"device": commune.device, "keys": "file", "form": 1}))
    commune.close()
    app, profile = make_application(), Profile(commune.folder)
    raw = open_raw(profile)
    shell = open_shell(profile, commune.clock, commune.ids, look(raw, profile), app.quit)
    shell.preferences = Preferences(mode="light", language="vi", place="incoming")
    shell.show()
    screen = Screen(shell)
    screen.resize(1440, 900)
    try:
        yield screen, raw
    finally:
        raw.close()
        screen.window.hide()
        shell.end()
        if relay is not None:
            relay.kill()
            relay.communicate()
        serving.close()


def _is_settled(raw: Any) -> bool:
    files, documents = (
        "SELECT count(*) FROM transfer WHERE state = 'waiting'",
        "SELECT count(*) FROM listing WHERE waiting",
    )
    came = "SELECT count(*) FROM listing WHERE box = 'incoming'"
    left = sum(raw.execute(query).fetchone()[0] for query in (files, documents))
    return bool(left == 0 and raw.execute(came).fetchone()[0] == 40)


def gaps(screen: Screen, is_over: Callable[[], bool], for_s: float) -> list[float]:
    """Milliseconds between ticks of a 16 ms timer, each of which repaints the whole list."""
    page: Any = screen.window.page("incoming")
    found: list[float] = []
    loop, tick = QEventLoop(), QTimer(interval=FRAME_MS)
    last = began = time.perf_counter()

    def on_tick() -> None:
        nonlocal last
        page.view.viewport().update()
        now = time.perf_counter()
        found.append((now - last) * 1000)
        last = now
        if now - began > for_s or (len(found) % 20 == 0 and is_over()):
            loop.quit()

    tick.timeout.connect(on_tick)
    tick.start()
    loop.exec()
    tick.stop()
    return found[1:]


def _starts(profile: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    took = []
    for _ in range(STARTS + 1):
        began = time.monotonic()
        command = [sys.executable, "-m", "tests.benchmarks.first_page", str(profile)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        told = json.loads(done.stdout.splitlines()[-1])
        took.append((told["painted_s"] - began) * 1000)
        assert told["imported"] == [], told
    print("start to first page:    ", _spread(took[1:]), f"({took[0]:.0f} ms the first time)")


def _paints(screen: Screen) -> None:
    page: Any = screen.window.page("incoming")
    page.open_queue("all")
    until(lambda: page.view.model().rows.documents == DOCUMENTS)
    chance, took = random.Random(1), []
    bar, model = page.view.verticalScrollBar(), page.view.model()

    def is_here() -> bool:
        rows = [row for y in (60, 500) if model.rows.document_in(row := page.view.rowAt(y)) is not None]
        return all(model.line(row) is not None for row in rows)

    for n in range(PAINTS):
        bar.setValue(chance.randrange(bar.maximum()) if n % 10 == 0 else bar.value() + 60)
        until(is_here)
        began = time.perf_counter()
        page.view.viewport().repaint()
        took.append((time.perf_counter() - began) * 1000)
    print("paint of the list:      ", _spread(took))


def _searches(screen: Screen) -> None:
    """From a key to the end of the first paint of what was found, as somebody types without a pause."""
    page: Any = screen.window.page("search")
    screen.window.show_place("search")
    took: list[float] = []
    loop, late = QEventLoop(), QTimer(singleShot=True, interval=10_000)
    page.view.model().refreshed.connect(loop.quit)
    painted = Painted(page)
    late.timeout.connect(lambda: loop.exit(1))
    for text in TYPED:
        for end in range(1, len(text) + 1):
            began = time.perf_counter()
            page.search(text[:end])
            late.start()
            assert loop.exec() == 0
            if not painted.since_found:  # else its turn came before the loop's end
                page.view.viewport().repaint()
            took.append((time.perf_counter() - began) * 1000)
    page.view.model().refreshed.disconnect(loop.quit)
    painted.deleteLater()
    print("search, key to painted: ", _spread(took))


class Painted(QObject):
    """Whether a page's list has been painted since something was found for it."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.since_found = False
        page.view.model().refreshed.connect(self._forget)
        page.view.viewport().installEventFilter(self)

    def _forget(self) -> None:
        self.since_found = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.since_found |= event.type() == QEvent.Type.Paint
        return False


def _spread(took: list[float]) -> str:
    ordered = sorted(took)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms of {len(ordered)}"


def dispatch_to(pc: RealPc, subject: str, size: int, office: str) -> None:
    path = pdf(pc.folder / f"{pc.ids.new()}.pdf", size, seed=size)
    outgoing.dispatch(pc.desk, Wanted("TB", subject, WRITTEN, files=(path,), to=(office,)))


def _send_all(pc: RealPc) -> None:
    """Hand everything over; closes the PC."""
    with Running(pc) as running:
        running.sync()
