"""How the line stands: one value, changed by what happens on it. Pure.

state     heard from server   hindrance      try failed     refusal for good   try now
------------------------------------------------------------------------------------------------------
unknown   up                  down(pause)    down(pause)    halted             -
up        up                  down(pause)    down(pause)    halted             -
down      up                  down           down(longer)   halted             trying
trying    up                  down(longer)   down(longer)   halted             -
halted    -                   halted         halted         halted             trying (a person must act)

Several workers share the line: those that fail after the first has said so change nothing.

`since` is when the present good or bad time began, so the strip can say "mất mạng từ 9 giờ 12".
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from sync.engine.backoff import pause_s
from sync.world import Chance


@dataclass(frozen=True)
class Line:
    """`code` and `facts` say why it is down or halted. `next_try_s` is on the monotonic clock."""

    state: str = "unknown"
    since: datetime | None = None
    code: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    tries: int = 0
    down_since_s: float = 0.0
    next_try_s: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether work may be tried now."""
        return self.state in ("unknown", "up", "trying")


@dataclass(frozen=True)
class Heard:
    """The server has answered, whatever it said."""


@dataclass(frozen=True)
class Hindered:
    code: str
    facts: dict[str, str] = field(default_factory=dict)
    wish_s: float | None = None


@dataclass(frozen=True)
class TryFailed(Hindered):
    """A deliberate try while the line was down."""


@dataclass(frozen=True)
class Halted:
    """The server will not talk to this PC until a person acts: revoked, forked, too old."""

    code: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TryNow:
    """Something answers again, or a person asked for a try."""


Event = Heard | Hindered | Halted | TryNow


def step(line: Line, event: Event, now: datetime, monotonic_s: float, chance: Chance) -> Line:
    """The line after an event."""
    if isinstance(event, Heard):
        return line if line.state in ("up", "halted") else Line(state="up", since=now)
    if isinstance(event, Halted):
        if line.state == "halted" and line.code == event.code:
            return line
        return Line(state="halted", since=now, code=event.code, facts=event.facts)
    if isinstance(event, TryNow):
        return replace(line, state="trying") if line.state in ("down", "halted") else line
    if line.state == "halted" or (line.state == "down" and not isinstance(event, TryFailed)):
        return line
    fresh = line.state in ("unknown", "up")
    since = now if fresh or line.since is None else line.since
    down_since_s = monotonic_s if fresh else line.down_since_s
    tries = 1 if fresh else line.tries + 1
    pause = pause_s(event.code, tries, monotonic_s - down_since_s, event.wish_s, chance)
    return Line(
        state="down",
        since=since,
        code=event.code,
        facts=event.facts,
        tries=tries,
        down_since_s=down_since_s,
        next_try_s=monotonic_s + pause,
    )
