"""What the other communes did in the week, put straight into the server's rows: PCs of their own would take too long.

Most have entered what came; some are days without a line, at one nobody touches anything, one has no PC yet.
"""

from datetime import datetime, timedelta

from app.sample.cast import sample_cast
from sync.protocol.messages import OfficeStanding
from sync.replica.below_figures import BELOW, BelowFigures, written
from sync.replica.meta import write_meta
from sync.rules.deliveries import Delivery, advanced
from sync.rules.rows import Event
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import DISTRICT

WITHOUT_LINE = {"06520": timedelta(days=9), "06514": timedelta(days=2, hours=3), "06496": timedelta(hours=20)}
UNTOUCHED = {"06493": timedelta(days=10), "06502": timedelta(days=6)}
WITHOUT_PC = frozenset({"06517"})
FIGURES_AGE = timedelta(minutes=7)


def communes() -> list[str]:
    return [office.code for office in sample_cast().offices if office.parent_code == DISTRICT]


def act_below(place: DistrictPlace, documents: list[str], handled: bool, real: frozenset[str]) -> None:
    """Let the communes that have no PC in the test receive, open, enter, and where `handled` end these documents."""
    now = place.clock.now()
    for document in documents:
        rows = [row for row in place.children(Delivery, document) if isinstance(row, Delivery)]
        for n, row in enumerate(rows):
            if row.office in real | WITHOUT_PC or now - row.posted_at < WITHOUT_LINE.get(row.office, timedelta(0)):
                continue
            for code in _steps(row.office, n, handled=handled):
                row = advanced(row, Event(code=code, at=now, office=row.office))
            place.put(row)


def _steps(office: str, n: int, *, handled: bool) -> tuple[str, ...]:
    if office in WITHOUT_LINE:
        return ()
    if office in UNTOUCHED:
        return ("arrived",)
    entered = ("arrived", "opened", "registered")
    if not handled:
        return entered[: 1 + n % 3]
    return (*entered, "assigned", "in_progress", "done")[: 6 - n % 4]


def watch_below(district: Pc) -> None:
    """What the server has told the district of its communes, some minutes ago."""
    now = district.clock.now() - FIGURES_AGE
    offices = tuple(_standing(office, now) for office in communes())
    with district.replica.write() as t:
        write_meta(t.connection, BELOW, written(BelowFigures(server_time=now, here=now, offices=offices)))


def _standing(office: str, now: datetime) -> OfficeStanding:
    if office in WITHOUT_PC:
        return OfficeStanding(office=office)
    silent = WITHOUT_LINE.get(office, timedelta(minutes=2))
    return OfficeStanding(
        office=office, pcs=1, last_contact=now - silent, last_action=now - UNTOUCHED.get(office, silent)
    )
