"""Where a person of an office acts: the office's file, who acts, and which day it is in law."""

from dataclasses import dataclass
from datetime import date

from sync.errors import Refused
from sync.replica.identity import clock_doubt, corrected
from sync.replica.meta import read_server_clock
from sync.replica.replica import Replica
from sync.rules.legal_time import legal_day


@dataclass(frozen=True)
class Desk:
    """`person`: the id of who acts. `given_date`: the legal date where the PC's clock is not to be trusted."""

    replica: Replica
    person: str
    given_date: date | None = None

    @property
    def office(self) -> str:
        return self.replica.identity.office

    def legal_date(self) -> date:
        """The day in Viet Nam by the clock corrected by the server's.

        Raises: Refused `clock.far_off`, `clock.backwards` where the day must be named.
        """
        if self.given_date is not None:
            return self.given_date
        here = self.replica.clock.now()
        with self.replica.read() as connection:
            known = read_server_clock(connection)
        if doubt := clock_doubt(here, known):
            raise Refused(doubt, {"here": here.date().isoformat()})
        return legal_day(corrected(here, known))
