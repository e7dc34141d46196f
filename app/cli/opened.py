"""From a command's words to the desk that it works at."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from app.actions.desk import Desk
from app.actions.people import acting_person
from app.actions.proxy import proxy_to_use
from app.host.logs import logging_to
from app.host.profile import Profile
from sync.errors import Defect, EofficeError, Hindrance, Refused
from sync.files import text_in
from sync.replica.replica import Replica
from sync.replica.succession import is_due
from sync.rules.books import SUFFIXES, is_series_name
from sync.rules.documents import Urgency
from sync.rules.text import composed
from sync.terminal import Call
from sync.world import SystemClock, SystemIds

log = logging.getLogger(__name__)


def profile_of(call: Call) -> Profile:
    folder = call.get("--profile")
    return Profile(Path(folder) if folder else None)


@contextmanager
def opened_replica(call: Call, *, may_be_restored: bool = False) -> Iterator[Replica]:
    """`may_be_restored`: the command is of use too before a restored profile has taken its place at the server.

    Raises: Refused `profile.none`, `profile.not_enrolled`, `profile.restored`."""
    profile = profile_of(call)
    replica = profile.open(SystemClock(), SystemIds())
    try:
        if not replica.is_enrolled:
            raise Refused("profile.none", {"folder": str(replica.folder)})
        if not may_be_restored and _is_due(replica):
            raise Refused("profile.restored")
        with logging_to(profile.folder):
            try:
                yield replica
            except (Defect, Hindrance) as error:
                log.warning("the command ends with %s %s", error.code, error.facts)
                raise
            except EofficeError:
                raise
            except Exception:  # the program's gate says it in words; here it is kept for whoever has to mend it
                log.exception("the command failed")
                raise
    finally:
        replica.close()


def _is_due(replica: Replica) -> bool:
    with replica.read() as connection:
        return is_due(connection)


@contextmanager
def opened_desk(call: Call) -> Iterator[Desk]:
    """The desk of who acts, `--as` and `--pin-file` heard. Raises: Refused `person.*`, `date.impossible`."""
    with opened_replica(call) as replica:
        person = acting_person(replica, call.get("--as"), pin_of(call))
        yield Desk(replica, person, date_of(call, "--date"))


def pin_of(call: Call) -> str | None:
    return pin_in(call, "--pin-file")


def pin_in(call: Call, option: str) -> str | None:
    """What stands in the file that an option names. Raises: Refused `file.unreadable`."""
    path = call.get(option)
    if path is None:
        return None
    try:
        return text_in(Path(path)).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("file.unreadable", {"file": path, "detail": str(error)}) from error


def date_of(call: Call, option: str) -> date | None:
    text = call.get(option)
    return None if text is None else _date_typed(text)


def _date_typed(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date.impossible", {"date": text}) from error


def deadline_of(call: Call, option: str) -> tuple[date | None, time | None]:
    """As `deadline_typed`; neither where the option is not given."""
    text = call.get(option)
    return (None, None) if text is None else deadline_typed(text)


def deadline_typed(text: str) -> tuple[date, time | None]:
    """A day, or a day with an hour of it: 2026-11-26 or 2026-11-26T17:00. Raises: Refused `date.impossible`."""
    if "T" not in text:
        return _date_typed(text), None
    try:
        if len(text) != 16:
            raise ValueError
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused("date.impossible", {"date": text}) from error
    return at.date(), at.time()


def urgency_of(call: Call) -> Urgency | None:
    text = call.get("--urgency")
    try:
        return Urgency(text) if text is not None else None
    except ValueError as error:
        raise Refused("urgency.unknown", {"urgency": text or ""}) from error


def whole_number(call: Call, option: str) -> int | None:
    text = call.get(option)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 9):
        raise Refused("usage.bad_value", {"option": option, "value": text})
    return int(text)


def number_of(call: Call, option: str) -> tuple[int | None, str]:
    """A number as it stands on the paper, and its suffix: 12a."""
    text = (call.get(option) or "").strip()
    if not text:
        return whole_number(call, option), ""
    digits = text.rstrip(SUFFIXES)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise Refused("usage.bad_value", {"option": option, "value": text})
    return int(digits), text[len(digits) :]


def series_of(call: Call) -> str:
    """The name of a series: `outgoing`, `incoming`, or one apart, `outgoing.QĐ`. Raises: Refused `book.unknown`."""
    name = composed(call.need("DIRECTION"))
    if not is_series_name(name):
        raise Refused("book.unknown", {"book": name})
    return name


def proxy_of(call: Call, replica: Replica | None = None) -> str:
    """The proxy to use: as named now, or as kept at enrolment. Nothing is taken from the environment."""
    if (given := call.get("--proxy")) is not None:
        return given
    return proxy_to_use(replica) if replica is not None else ""
