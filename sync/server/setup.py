"""A new server by question and answer: what `init`, `people import` and `slips` would be told, each answer checked at
once and nothing made before all are given.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sync.errors import EofficeError, Refused
from sync.rules.ids import Ids
from sync.rules.limits import Limits
from sync.server import ca
from sync.server.enrolment import LONGEST
from sync.server.founding import LISTEN, found, own_addresses, read_organisations
from sync.server.home import Home, check_listen, check_new
from sync.server.opened import ca_fingerprint
from sync.server.operator import Operator
from sync.server.people_commands import refuse_wrong
from sync.server.people_import import bring_in, listed_people
from sync.server.people_list import read_people
from sync.server.slip_round import Round, give_slips
from sync.server.slip_sheets import typeset_slips
from sync.terminal import Call
from sync.world import Clock

T = TypeVar("T")
FOLDER, SLIPS, DAYS = "may-chu", "phieu-dang-ky.pdf", "7"


def ask_and_make(call: Call, clock: Clock, ids: Ids) -> dict[str, Any]:
    """Ask on stderr, read answers from stdin; an empty one takes what is offered.

    Raises: Refused `setup.ended` where the answers end or the last question is not answered with yes; as `found` does.
    """
    call.tell("setup.welcome")
    folder = _asked(call, "folder", call.get("DIR") or FOLDER, _new_folder)
    organisations = _asked(call, "organisations", "organisations.csv", _organisations)
    offices = [office.id for office in read_organisations(organisations)]
    hosts = _asked(call, "hosts", ", ".join(own_addresses()), _hosts)
    port = _asked(call, "port", LISTEN.rpartition(":")[2], _port)
    people = _asked(call, "people", "", lambda text: _people(call, text, offices))
    slips, days = None, 0
    if people is not None:
        slips = _asked(call, "slips", SLIPS, _new_file)
        days = _asked(call, "days", DAYS, _days)
    facts = {"folder": str(folder), "offices": str(len(offices)), "hosts": ", ".join(hosts), "port": str(port)}
    call.tell("setup.summary", **facts, **({"people": str(people), "slips": str(slips)} if people else {}))
    _asked(call, "go", "", _yes)
    listen = f"{LISTEN.rpartition(':')[0]}:{port}"
    found(folder, organisations, hosts, "", clock, ids, listen)
    made = {
        "folder": str(folder),
        "fingerprint": ca_fingerprint(folder),
        "offices": len(offices),
        "people": 0,
        "slips": "",
    }
    if people is not None and slips is not None:
        made |= {"people": _bring(call, folder, people, slips, days, clock, ids), "slips": str(slips)}
    return made


def _bring(call: Call, folder: Path, people: Path, slips: Path, days: int, clock: Clock, ids: Ids) -> int:
    home = Home(folder)
    try:
        with home.database.write() as connection:
            brought = bring_in(connection, Operator(home, clock, ids), listed_people(connection, people))
        addresses, mark = home.settings.reachable_addresses(), ca_fingerprint(folder)
        give_slips(
            home, Round(), days, slips, lambda told: typeset_slips(told, mark, addresses, False, call.wording), clock
        )
    finally:
        home.close()
    return len(brought)


def _asked(call: Call, name: str, offered: str, check: Callable[[str], T]) -> T:
    """Ask until an answer passes its check."""
    while True:
        call.tell(f"setup.{name}", **({"offered": offered} if offered else {}))
        try:
            typed = input().strip()
        except EOFError as error:
            raise Refused("setup.ended") from error
        try:
            return check(typed or offered)
        except EofficeError as error:
            if error.code == "setup.ended":
                raise
            call.tell(error.code, **error.facts)


def _new_folder(text: str) -> Path:
    folder = Path(text)
    check_new(folder)
    return folder


def _organisations(text: str) -> Path:
    read_organisations(Path(text))
    return Path(text)


def _hosts(text: str) -> list[str]:
    hosts = [ca.check_host(host.strip()) for host in text.split(",") if host.strip()]
    if not hosts:
        raise Refused("server.bad_host", {"host": text})
    return hosts


def _port(text: str) -> int:
    return check_listen(f"{LISTEN.rpartition(':')[0]}:{text}")[1]


def _people(call: Call, text: str, offices: list[str]) -> Path | None:
    if not text:
        return None
    listed = read_people(Path(text), offices, Limits().name_characters)
    refuse_wrong(call, Path(text), listed)
    return Path(text)


def _new_file(text: str) -> Path:
    path = Path(text)
    if path.exists():
        raise Refused("slips.exists", {"file": text})
    if not path.parent.is_dir():
        raise Refused("backup.no_folder", {"folder": str(path.parent)})
    return path


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= LONGEST.days):
        raise Refused("enrol.bad_lifetime", {"most": str(LONGEST.days)})
    return int(text)


def _yes(text: str) -> None:
    if text.casefold() not in ("có", "co", "c", "yes", "y"):
        raise Refused("setup.ended")
