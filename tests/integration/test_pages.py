"""The window's lists, read by plain SQL, say the same as everything else that reads the office's file."""

from datetime import date
from typing import Any

import pytest

from sync.replica import finding, pages
from sync.replica.pages import Wanted
from sync.replica.periods import midnight
from sync.replica.sought import Sought
from sync.replica.work_page import work_count, work_page
from sync.rules.documents import Urgency
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR

ALL = Wanted("incoming")
QUEUES = (
    ALL,
    Wanted("incoming", ("to_register",), "urgent"),
    Wanted("incoming", order="due"),
    Wanted("incoming", order="urgent"),
    Wanted("incoming", ("to_register", "to_present"), "waiting"),
    Wanted("incoming", unseen=True),
)


@pytest.fixture
def raw(district: Pc, commune: Pc) -> Any:
    """A commune with twelve documents, three of them entered, one refused."""
    urgencies = (Urgency.NORMAL, Urgency.MOST_URGENT, Urgency.URGENT)
    for n in range(12):
        due = date(2026, 11, 24 + n % 5) if n % 2 else None
        district.dispatch(f"Thông báo số {n} về đất đai", to=[COMMUNE], urgency=urgencies[n % 3], due=due)
        for pc in (district, commune):
            pc.clock.advance(hours=5)
        district.sync()
        commune.sync()
    ids = [x.line.id for x in commune.incoming()]
    for id in ids[:3]:
        commune.register(id)
    commune.refuse(ids[3])
    connection = commune.replica.database.raw()
    yield connection
    connection.close()


@pytest.mark.parametrize("wanted", QUEUES)
def test_pages_places_groups_and_counts_agree(raw: Any, commune: Pc, wanted: Wanted) -> None:
    whole = pages.lines(raw, wanted, 0, 100)
    assert len(whole) == pages.count(raw, wanted) > 0
    in_pieces = [line for offset in range(0, len(whole), 5) for line in pages.lines(raw, wanted, offset, 5)]
    assert in_pieces == whole
    assert [pages.place(raw, wanted, line.id) for line in whole] == list(range(len(whole)))
    assert sum(group.count for group in pages.groups(raw, wanted, commune.clock.now())) == len(whole)


def test_the_lists_hold_what_the_command_line_lists(raw: Any, commune: Pc) -> None:
    assert {line.id for line in pages.lines(raw, ALL, 0, 100)} == {x.line.id for x in commune.incoming()}


def test_queues_divide_what_is_open(raw: Any, commune: Pc) -> None:
    counts = pages.counts(raw, midnight(date(2026, 11, 25)), "")
    assert (counts["incoming.to_register"], counts["incoming.to_present"]) == (8, 3)
    assert counts["incoming.unseen"] == 8
    overdue = pages.lines(raw, Wanted("incoming", order="due", overdue=True, now=midnight(date(2026, 11, 26))), 0, 100)
    assert counts.get("incoming.overdue", 0) <= len(overdue)
    assert all(line.due < "2026-11-26" and not line.late and line.queue != "ended" for line in overdue)


def test_what_came_after_its_own_deadline_is_not_overdue(district: Pc, commune: Pc) -> None:
    district.dispatch("Gửi báo cáo trước ngày 24", to=[COMMUNE], due=date(2026, 11, 24))
    district.sync()
    for pc in (district, commune, commune.place):
        pc.clock.advance(days=3)
    commune.sync()
    commune.sync()
    connection = commune.replica.database.raw()
    assert [line.late for line in pages.lines(connection, ALL, 0, 10)] == [True]
    assert pages.lines(connection, Wanted("incoming", overdue=True, now=midnight(date(2026, 12, 1))), 0, 10) == []
    connection.close()


def test_search_ignores_marks_and_finds_beginnings(raw: Any) -> None:
    assert len(finding.found(raw, Sought(typed="dat dai"), 50)) == 12
    assert len(finding.found(raw, Sought(typed="ĐẤT đ"), 50)) == 12
    assert finding.found(raw, Sought(typed="dat "), 50) == finding.found(raw, Sought(typed="đất "), 50)
    assert finding.found(raw, Sought(typed="đa "), 50) == []  # a finished word is no beginning


def test_outgoing_documents_stand_in_their_queues(commune: Pc) -> None:
    numbered = commune.number("Chờ đóng dấu")
    sent = commune.dispatch("Đã gửi", to=[DISTRICT, NEIGHBOUR])
    connection = commune.replica.database.raw()
    queues = {line.id: line.queue for line in pages.lines(connection, Wanted("outgoing"), 0, 10)}
    assert queues == {numbered.id: "numbered", sent.id: "waiting"}
    commune.sync()
    after = pages.one(connection, sent.id)
    assert after is not None
    assert (after.queue, after.states) == ("underway", {"sent": 2})
    connection.close()
    assert WRITTEN.isoformat() == after.issued_on


def test_each_document_stands_once_and_none_is_read_to_count_them(raw: Any, commune: Pc) -> None:
    late = Wanted("incoming", order="due", overdue=True, now=midnight(date(2026, 11, 26)))
    queues = [("late", late), ("first", QUEUES[1]), ("open", Wanted("incoming", ("to_register", "to_present")))]
    page = work_page(raw, queues, "", "clerk")
    shown = [line.id for queue in page.queues for line in queue.first]
    assert len(shown) == len({*shown})
    assert sum(queue.count for queue in page.queues) == pages.count(raw, queues[2][1])
    asked: list[str] = []
    raw.set_trace_callback(asked.append)
    assert work_count(raw, queues, "", "clerk") == sum(queue.count for queue in page.queues)
    raw.set_trace_callback(None)
    assert asked
    assert not [query for query in asked if "data" in query.split(" FROM ")[0]]
    plans = [str(step[3]) for query in asked for step in raw.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert not [plan for plan in plans if plan.startswith("SCAN listing")]
