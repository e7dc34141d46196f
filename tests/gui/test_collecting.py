"""Garbage that holds widgets goes on the window's thread, whoever makes it."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.collecting import Collecting
from tests.support.places import Pc
from tests.support.windows import Desktop, until

MANY = 1_000  # more than Python lets pass before it collects


class Circle:
    """Garbage as soon as nobody holds it, and only a collection finds it."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        self.itself, self._gone_on = self, gone_on
        self.label = QLabel("một nhãn")

    def __del__(self) -> None:
        self._gone_on.append(threading.current_thread())


def busy() -> None:
    """Allocate enough to make Python collect on this thread, if it did so here."""
    kept = [[n] for n in range(200_000)]
    assert len(kept) == 200_000


def test_a_widget_that_is_garbage_is_never_destroyed_on_another_thread(qapp: QApplication) -> None:
    assert qapp.findChild(Collecting) is not None
    gc.enable()
    owner = QObject()
    Collecting(owner)
    gone_on: list[threading.Thread] = []
    for _ in range(MANY):
        Circle(gone_on)
    worker = threading.Thread(target=busy)
    worker.start()
    worker.join()
    assert gone_on == []
    until(lambda: len(gone_on) == MANY)
    assert set(gone_on) == {threading.current_thread()}


class Collector:
    """Stands in for Python's own; says what it was asked for."""

    def __init__(self) -> None:
        self.counts, self.asked = (0, 0, 0), list[object]()

    def disable(self) -> None:
        self.asked.append("disable")

    def get_threshold(self) -> tuple[int, int, int]:
        return 700, 10, 10

    def get_count(self) -> tuple[int, int, int]:
        return self.counts

    def collect(self, generation: int) -> None:
        self.asked.append(generation)

    def freeze(self) -> None:
        self.asked.append("freeze")


def test_the_heap_of_the_start_is_passed_by_and_what_comes_later_is_not(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = Collector()
    monkeypatch.setattr("app.ui.collecting.gc", stand_in)
    owner = QObject()
    collecting = Collecting(owner)
    for counts in ((0, 0, 0), (90_000, 0, 0), (701, 0, 0), (5, 11, 0), (5, 5, 11), (5, 5, 11), (90_000, 0, 0)):
        stand_in.counts = counts
        collecting._look()
    assert stand_in.asked == ["disable", "freeze", 0, 1, "freeze", 2, 0]


class Held:
    """What a view's functions hold on to; says on which thread it went."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.current_thread())


def test_what_a_view_has_given_to_a_lane_is_let_go_of_on_the_windows_thread(desktop: Desktop, commune: Pc) -> None:
    bridge, gone_on, told = desktop.open(commune).shell.bridge, list[threading.Thread](), list[int]()

    def ask(held: Held, n: int) -> None:
        bridge.away(lambda: (held, n)[1], lambda n: told.append(n if held else 0), about=bridge)

    for n in range(50):
        ask(Held(gone_on), n)
    until(lambda: len(gone_on) == 50)
    assert told == [*range(50)]
    assert set(gone_on) == {threading.current_thread()}
