"""By when something has to be done: a day, or an hour of it. The one rule for every mark, list and count. Pure.

A day alone ends with the day in Viet Nam, an hour with its minute. Whether something is late is asked of a moment: of
now, or of when it came; what came when its deadline had passed is nobody's delay.
"""

from datetime import date, datetime, time

import msgspec

from sync.rules.legal_time import VIET_NAM

NO_HOUR = "T24:00"  # in a key: after every minute of the day, before every minute of the next


class Deadline(msgspec.Struct, frozen=True):
    """`hour` is Viet Nam's, to the minute; None for the whole day."""

    day: date
    hour: time | None = None

    @property
    def ends_at(self) -> datetime:
        """The last moment that is in time; of an hour's minute the first."""
        return datetime.combine(self.day, time.max if self.hour is None else self.hour, VIET_NAM)

    @property
    def key(self) -> str:
        """As text that sorts among other keys and the keys of moments."""
        return f"{self.day.isoformat()}T{self.hour:%H:%M}" if self.hour else f"{self.day.isoformat()}{NO_HOUR}"

    def is_past(self, at: datetime) -> bool:
        """Whether a moment is too late."""
        return self.key < moment_key(at)


def deadline(day: date | None, hour: time | None = None) -> Deadline | None:
    """As rows and intents carry it: an hour without a day is no deadline."""
    return Deadline(day, hour) if day is not None else None


def deadline_of(key: str) -> Deadline:
    """The deadline that has this key."""
    day = date.fromisoformat(key[:10])
    return Deadline(day) if key[10:] == NO_HOUR else Deadline(day, time.fromisoformat(key[11:]))


def moment_key(at: datetime) -> str:
    """A moment's minute in Viet Nam, to be compared with keys of deadlines: what has a lesser key is past by then."""
    return f"{at.astimezone(VIET_NAM):%Y-%m-%dT%H:%M}"
