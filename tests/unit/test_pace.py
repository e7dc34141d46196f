"""What a line carries in a round trip, as it is measured."""

from sync.engine.http import answer_within_s
from sync.pace import Pace


class Hand:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


def test_nothing_is_known_of_a_line_before_anything_has_moved() -> None:
    pace = Pace(Hand())
    assert (pace.round_trip_s, pace.bytes_under_way) == (0.0, 0)
    pace.took(0.3)
    assert (pace.round_trip_s, pace.bytes_under_way) == (0.3, 0)


def test_the_fastest_second_of_late_and_the_shortest_round_trip_count() -> None:
    hand = Hand()
    pace = Pace(hand)
    pace.took(0.5)
    pace.took(0.25)
    for rate in (20_000, 64_000, 40_000):
        hand.s += 1.0
        pace.sent(rate)
    assert pace.bytes_under_way == 16_000


def test_a_fast_line_of_yesterday_is_forgotten() -> None:
    hand = Hand()
    pace = Pace(hand)
    pace.took(0.001)
    for n in range(30):
        hand.s += 1.0
        pace.sent(1_000_000 if n < 15 else 32_000)
    for _ in range(8):
        pace.took(0.5)
    assert pace.bytes_under_way == 16_000


def test_a_second_in_which_nothing_was_sent_says_nothing_of_the_line() -> None:
    hand = Hand()
    pace = Pace(hand)
    pace.took(1.0)
    hand.s += 1.0
    pace.sent(50_000)
    hand.s += 60.0
    pace.sent(50_000)
    assert pace.bytes_under_way == 50_000


def test_a_large_question_has_longer_for_its_answer() -> None:
    assert answer_within_s(0) == 20
    assert answer_within_s(512 << 10) == 20 + 128
