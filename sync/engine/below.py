"""The offices below: asked for at the start, every ten minutes, and at once where a person wants to know.

An office without open offices below it asks nothing. The answer is kept in the office's file, where it can be shown
with its age, also offline. For 21 offices it has about 400 bytes, and a question with its answer less than 1 KB on the
wire: under 6 KB an hour, beside the 11 KB of the polls and the token of an idle PC.
"""

import logging

from sync.engine.port import Port
from sync.errors import Refused
from sync.protocol.messages import BelowRequest
from sync.replica.below_figures import BELOW, BELOW_DUE, BelowFigures, written
from sync.replica.identity import corrected
from sync.replica.meta import read_meta, read_server_clock, write_meta
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.legal_time import legal_day
from sync.rules.offices import open_below

log = logging.getLogger(__name__)
EVERY_S = 600.0
NEVER = float("inf")


class Below:
    """Used by one worker."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._next_s = 0.0

    def ask_if_due(self, port: Port) -> bool:
        """Fetch and keep the figures where it is time, or wished; whether they came. Raises: as the port does."""
        replica = self._replica
        with replica.read() as connection:
            wish = read_meta(connection, BELOW_DUE) or ""
            if not wish and replica.clock.monotonic_s() < self._next_s:
                return False
            now = corrected(replica.clock.now(), read_server_clock(connection))
            is_above = bool(open_below(View(connection), replica.identity.office, legal_day(now)))
        figures = self._fetched(port) if is_above else None
        if figures or wish:
            with replica.write() as t:
                if figures:
                    write_meta(t.connection, BELOW, written(figures))
                if wish and read_meta(t.connection, BELOW_DUE) == wish:  # a later wish stands
                    write_meta(t.connection, BELOW_DUE, "")
        if self._next_s < NEVER:
            self._next_s = replica.clock.monotonic_s() + EVERY_S
        return figures is not None

    def _fetched(self, port: Port) -> BelowFigures | None:
        if self._next_s == NEVER:
            return None
        try:
            answer = port.below(BelowRequest())
        except Refused as refused:
            if refused.code != "server.too_old":
                raise
            log.info("the server does not know how the offices below are doing yet")
            self._next_s = NEVER
            return None
        return BelowFigures(server_time=answer.time, here=self._replica.clock.now(), offices=answer.offices)
