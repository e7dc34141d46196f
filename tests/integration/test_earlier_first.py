"""What a PC did before it was enrolled anew goes before what it does now, and what stands in the way, not for long."""

import threading
from collections.abc import Iterator

import pytest

from sync.engine import earlier
from sync.engine.earlier import PASSES
from sync.errors import LocalHindrance
from sync.replica import owing
from tests.support.running import Running, dispatch
from tests.support.sample_offices import COMMUNE
from tests.support.serving import RealPc, Serving

LOOKS = 8


class Due:
    """What is to be taken over: not before it is let, and with what fault until then."""

    def __init__(self, facts: dict[str, str] | None = None) -> None:
        self.may_be, self.looked, self._facts = threading.Event(), threading.Semaphore(0), facts

    def __call__(self) -> bool:
        self.looked.release()
        if not self.may_be.is_set() and self._facts is not None:
            raise LocalHindrance("anew.not_carried", self._facts)
        return self.may_be.is_set()


@pytest.fixture
def pc(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealPc]:
    """A PC that owes something, and on which a document was released since."""
    for name in ("LOOK_S", "AGAIN_S", "IN_VAIN_S"):
        monkeypatch.setattr(earlier, name, 0.05)
    made = serving.enrol(COMMUNE)
    with made.replica.write() as t:
        owing.owe(t.connection, ["what it was"])
    made.sent = dispatch(made, "Sau khi đăng ký lại", 9_000)  # type: ignore[attr-defined]
    yield made
    made.close()


def states(pc: RealPc) -> set[str]:
    with pc.replica.read() as connection:
        return set(connection.exec_driver_sql("SELECT state FROM outbox WHERE person != ''").scalars())


@pytest.mark.parametrize("facts", [None, {PASSES: "yes"}], ids=["not yet", "a fault that may pass"])
def test_it_waits_until_all_is_taken_over(pc: RealPc, facts: dict[str, str] | None) -> None:
    due = Due(facts)
    with Running(pc, closes=False, due=due) as running:
        running.hear("online")
        for _ in range(LOOKS):
            assert due.looked.acquire(timeout=30)
        assert states(pc) == {"ready"}
        due.may_be.set()
        running.engine.look_again()
        assert running.hear("sent") == pc.sent  # type: ignore[attr-defined]


@pytest.mark.parametrize("facts", [{}, {PASSES: "yes"}], ids=["for good", "for long"])
def test_what_cannot_be_taken_over_holds_nothing_up(
    pc: RealPc, facts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier, "PATIENCE_S", 0.2)
    with Running(pc, closes=False, due=Due(facts)) as running:
        assert running.hear("fault") == "anew.not_carried"
        assert running.hear("sent") == pc.sent  # type: ignore[attr-defined]
        assert (outcome := running.sync()).code == "", outcome
