"""What of a book stands on paper is one for the whole office, and its parts follow one another."""

from datetime import date
from typing import Any

import pytest

from sync.rules.desk_acts import NotePrint, PrintedRow
from sync.rules.printing import PrintedPart
from tests.support.sample_offices import NEIGHBOUR
from tests.unit.scene import OUTGOING, Scene


def printed(part: int = 1, **more: Any) -> NotePrint:
    wanted: dict[str, Any] = {
        "book": OUTGOING,
        "form": "outgoing",
        "until": date(2026, 11, 30),
        "first_page": 4,
        "last_page": 5,
        "rows": (PrintedRow("1", 4, "a"), PrintedRow("2", 5, "b")),
    }
    return NotePrint(part=part, **wanted | more)


def test_a_part_is_kept_with_its_rows_and_pages_for_the_whole_office() -> None:
    scene = Scene()
    scene.do(printed())
    [part] = scene.state.children(PrintedPart, OUTGOING)
    assert (part.part, part.first_page, part.last_page, part.at) == (1, 4, 5, scene.now)
    assert part.rows == (PrintedRow("1", 4, "a"), PrintedRow("2", 5, "b"))


def test_a_part_that_another_pc_has_printed_is_one_too_many() -> None:
    scene = Scene()
    scene.do(printed())
    refusal = scene.refusal(printed(), pc=2)
    assert (refusal.code, refusal.facts) == ("print.not_next", {"first": "4", "last": "5"})
    assert scene.refusal(printed(3)).code == "print.not_next"
    scene.do(printed(2), pc=2)
    scene.do(printed(1, form="post"))


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("book.unknown", {"book": "06463.outgoing.26"}),
        ("print.unknown_form", {"form": "followed"}),
        ("print.bad_range", {"rows": ()}),
        ("print.bad_range", {"first_page": 0}),
        ("print.bad_range", {"last_page": 3}),
        ("print.bad_range", {"rows": (PrintedRow("1", 6, "a"),)}),
    ],
)
def test_what_cannot_have_been_printed_so_is_refused(code: str, changed: dict[str, Any]) -> None:
    assert Scene().refusal(printed(**changed)).code == code


def test_nobody_prints_another_offices_book() -> None:
    assert Scene().refusal(printed(), office=NEIGHBOUR).code == "book.unknown"
