"""Two kinds of silence, told apart: an office that is not in touch, and one that is while nobody there does anything.
Pure.

what                when                                                             colour
-------------------------------------------------------------------------------------------------
unknown             the server has not said anything of it                           grey
no_pc               no PC of it was ever in touch                                    grey
no_contact          none has been for more than a quarter of an hour                 amber, red after a day
nobody_acts         one is, but for two working days nobody has done anything there  amber, red after three
in_touch            one is, and people work                                          green

A PC in touch is heard of every five minutes. Times are the server's; ages are those at which the figures were made.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.ui.words import dates
from app.ui.words.speech import translate
from sync.protocol.messages import OfficeStanding
from sync.rules.legal_time import legal_day
from sync.rules.working_days import WEEKDAYS, Calendar, working_days_between

IN_TOUCH = timedelta(minutes=15)
LONG_AWAY = timedelta(days=1)
IDLE_DAYS, LONG_IDLE_DAYS = 2, 3
ORDER = ("in_touch", "unknown", "nobody_acts", "no_contact", "no_pc")


@dataclass(frozen=True)
class Silence:
    """`since`: of the last contact, or the last thing that somebody did."""

    kind: str
    token: str
    symbol: str
    since: datetime | None = None

    @property
    def weight(self) -> int:
        """How bad it is; more is worse."""
        return {"red": 10, "amber": 5}.get(self.token, 0) + ORDER.index(self.kind)


def silence(standing: OfficeStanding | None, made_at: datetime, calendar: Calendar = WEEKDAYS) -> Silence:
    """`made_at`: when the figures were made."""
    if standing is None:
        return Silence("unknown", "grey", "help")
    if standing.last_contact is None:
        return Silence("no_pc", "grey", "screen")
    away = made_at - standing.last_contact
    if away > IN_TOUCH:
        token = "red" if away >= LONG_AWAY else "amber"
        return Silence("no_contact", token, "offline", standing.last_contact)
    acted = standing.last_action
    idle = working_days_between(legal_day(acted), legal_day(made_at), calendar) if acted else LONG_IDLE_DAYS
    if idle >= IDLE_DAYS:
        return Silence("nobody_acts", "red" if idle >= LONG_IDLE_DAYS else "amber", "people", acted)
    return Silence("in_touch", "green", "online", standing.last_contact)


def contact_words(standing: OfficeStanding | None, made_at: datetime) -> str:
    """When a PC of it was last in touch, as short as a cell wants it."""
    if standing is None:
        return translate("Silence", "Chưa có số liệu")
    if standing.last_contact is None:
        return translate("Silence", "Chưa có máy nào")
    if made_at - standing.last_contact <= IN_TOUCH:
        return translate("Silence", "Đang liên lạc")
    since = dates.since(standing.last_contact, made_at)
    return translate("Silence", "Không liên lạc từ {since}").format(since=since)


def action_words(standing: OfficeStanding | None, made_at: datetime, found: Silence) -> str:
    """When a person there last did something."""
    if standing is None or standing.last_contact is None:
        return ""
    if standing.last_action is None:
        return translate("Silence", "Chưa ai dùng lần nào")
    if found.kind == "nobody_acts":
        since = dates.since(standing.last_action, made_at)
        return translate("Silence", "Không ai dùng từ {since}").format(since=since)
    return dates.row(standing.last_action, made_at)


def last_action(standing: OfficeStanding | None, made_at: datetime) -> str:
    """The same under a heading that asks for it: the moment alone."""
    if standing is None or standing.last_contact is None:
        return ""
    if standing.last_action is None:
        return translate("Silence", "Chưa lần nào")
    return dates.row(standing.last_action, made_at)


def in_a_sentence(found: Silence, made_at: datetime) -> str:
    """For the card of one office: what is the matter, and since when."""
    since = dates.spoken(found.since, made_at) if found.since else ""
    return {
        "unknown": translate("Silence", "Máy chủ chưa cho biết tình trạng của cơ quan này."),
        "no_pc": translate("Silence", "Chưa có máy nào của cơ quan liên lạc với máy chủ."),
        "no_contact": translate("Silence", "Không liên lạc từ {since}: mất mạng hoặc máy tắt.").format(since=since),
        "nobody_acts": _nobody_acts(since),
        "in_touch": translate("Silence", "Đang liên lạc, có người làm việc."),
    }[found.kind]


def _nobody_acts(since: str) -> str:
    if not since:
        return translate("Silence", "Có liên lạc nhưng chưa ai dùng lần nào.")
    return translate("Silence", "Có liên lạc nhưng không ai dùng từ {since}.").format(since=since)
