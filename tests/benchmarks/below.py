"""The monitor of an office with 21 below it, over 10,000 documents of its own that went to all of them."""

import random
from collections.abc import Callable
from datetime import timedelta

import msgspec

from sync.replica import pages
from sync.replica.below_page import below_page, matrix, office_page
from sync.replica.line import Line
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.deadline import Deadline, moment_key
from sync.rules.legal_time import legal_day
from sync.rules.offices import open_below
from sync.world import stamp
from tests.support.places import DistrictPlace
from tests.support.sample_offices import DISTRICT

DOCUMENTS, DAYS = 10_000, 730
OPEN = ("sent", "arrived", "opened", "registered")
Timed = Callable[[Callable[[], object]], str]


def below(place: DistrictPlace, timed: Timed) -> None:
    pc = place.enrol(DISTRICT)
    now = pc.clock.now()
    today = legal_day(now)
    with pc.replica.read() as connection:
        offices = [office.id for office in open_below(View(connection), DISTRICT, today)]
    raw = pc.replica.database.raw()
    for still_open in (0.05, 1.0):
        fill(pc.replica, offices, still_open)
        print(f"{len(offices)} offices, {still_open:.0%} of the deliveries still open")
        print("  numbers by office:    ", timed(lambda: below_page(raw, now)))
        print("  one office:           ", timed(lambda: office_page(raw, offices[0], now)))
        print("  matrix of 90 days:    ", timed(lambda: matrix(raw, offices, today - timedelta(days=90), now)))
        print("  matrix of a year:     ", timed(lambda: matrix(raw, offices, today - timedelta(days=365), now)))
        print("  all counts of the nav:", timed(lambda: pages.counts(raw, now, "")))
    raw.close()


def fill(replica: Replica, offices: list[str], still_open: float) -> None:
    """Lines and small rows as the lists would have them; every third document has a day."""
    chance, now = random.Random(1), replica.clock.now()
    with replica.database.write() as connection:
        for table in ("listing", "reach"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        for n in range(DOCUMENTS):
            at = now - timedelta(days=DAYS) * (DOCUMENTS - n) / DOCUMENTS
            day = (at + timedelta(days=10)).date() if n % 3 == 0 else None
            due = Deadline(day).key if day else ""
            line = Line(
                id=f"{DISTRICT}-{n:036d}",
                box="outgoing",
                number=n % 1400 + 1,
                notation=f"{n % 1400 + 1}/UBND-VP",
                kind="CV",
                subject="Về việc tăng cường quản lý đất đai trên địa bàn",
                urgency="thuong",
                sender=DISTRICT,
                to=tuple(offices),
                state="registered",
                issued_on=at.date().isoformat(),
                due=day.isoformat() if day else "",
                posted_at=stamp(at),
                queue="ended",
                files=2,
            )
            connection.exec_driver_sql(
                "INSERT INTO listing(n, id, box, state, rank, position, waiting, queue, seen, due, late, people, data) "
                "VALUES (?, ?, 'outgoing', 'registered', 3, ?, 0, 'ended', 1, ?, 0, '', ?)",
                (n + 1, line.id, line.posted_at, due, msgspec.json.encode(line)),
            )
            rows = []
            for office in offices:
                is_open = chance.random() < still_open
                state = chance.choice(
                    ("sent", "arrived", "opened", "registered") if is_open else ("registered", "done")
                )
                is_due = due if is_open or state == "done" else ""
                rows.append((n + 1, office, state, is_due, "" if state == "sent" else moment_key(at)))
            connection.exec_driver_sql("INSERT INTO reach(n, office, state, due, came) VALUES (?, ?, ?, ?, ?)", rows)
