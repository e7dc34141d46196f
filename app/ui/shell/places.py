"""The places of the window, in the order of the navigation. A role sees only what it can use."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.ui.words.speech import translate
from sync.rules.authority import DESK
from sync.rules.people import SEES_DOCUMENTS, Role

LEADER, WRITERS = frozenset({Role.LEADER}), frozenset({Role.CLERK, Role.OFFICER})
CLERK, STAFFING = frozenset({Role.CLERK}), frozenset({Role.LEADER, Role.ADMIN})


@dataclass(frozen=True)
class Place:
    """`counts`: the numbers of `pages.counts` that make the badge; `alarm`: those that turn it red."""

    key: str
    title: str
    symbol: str
    roles: frozenset[Role]
    counts: tuple[str, ...] = ()
    token: str = "blue"
    alarm: tuple[str, ...] = ()
    section: str = ""

    def badge(self, counts: Mapping[str, int]) -> tuple[int, str]:
        number = sum(counts.get(name, 0) for name in self.counts)
        return number, "red" if any(counts.get(name) for name in self.alarm) else self.token


def places(roles: frozenset[Role], *, has_offices_below: bool, has_scans: bool = False) -> list[Place]:
    alarm = _late_or_refused(roles)
    everything = [
        Place("work", translate("Places", "Việc của tôi"), "tasks", SEES_DOCUMENTS, ("work",), "blue", alarm),
        Place("directing", translate("Places", "Cho ý kiến"), "assign", LEADER, ("incoming.to_direct",)),
        Place(
            "incoming",
            translate("Places", "Văn bản đến"),
            "inbox",
            SEES_DOCUMENTS,
            _incoming(roles),
            section=translate("Places", "Văn bản"),
        ),
        Place("outgoing", translate("Places", "Văn bản đi"), "outgoing", SEES_DOCUMENTS),
        Place("review", translate("Places", "Duyệt dự thảo"), "stamp", LEADER, ("drafts.submitted",)),
        Place("drafts", translate("Places", "Dự thảo"), "draft", WRITERS, ("drafts",), "grey"),
        Place("waiting", translate("Places", "Chờ gửi"), "waiting", CLERK, ("waiting",), "amber", ("refused",)),
        Place("files", translate("Places", "Hồ sơ"), "folder", SEES_DOCUMENTS),
        Place("books", translate("Places", "Sổ và báo cáo"), "book", DESK),
        Place("calendar", translate("Places", "Lịch tuần"), "calendar", SEES_DOCUMENTS),
        Place(
            "people", translate("Places", "Người và máy"), "people", STAFFING, section=translate("Places", "Cơ quan")
        ),
    ]
    if has_offices_below:
        below = translate("Places", "Theo dõi cấp dưới")
        everything.insert(7, Place("below", below, "eye", SEES_DOCUMENTS, ("below.overdue",), "red"))
    if has_scans:
        at = next(n for n, place in enumerate(everything) if place.key == "outgoing")
        everything.insert(at, Place("scans", translate("Places", "Bản quét mới"), "scan", CLERK, ("scans",)))
    return [place for place in everything if place.roles & roles]


def _late_or_refused(roles: frozenset[Role]) -> tuple[str, ...]:
    """What is late or needs a decision turns the number red."""
    if Role.CLERK in roles:
        return ("incoming.overdue", "refused", "tasks", "drafts.returned")
    if Role.LEADER in roles:
        return ("incoming.overdue", "refused.mine", "tasks.leader", "tasks.named")
    return ("mine.overdue", "refused.mine", "tasks.named", "drafts.returned")


def _incoming(roles: frozenset[Role]) -> tuple[str, ...]:
    """Of what came, what waits for these roles: a clerk to read, and what one was given. What waits for a leader's word
    has a place of its own."""
    return ("incoming.unseen",) if Role.CLERK in roles else ("mine",)
