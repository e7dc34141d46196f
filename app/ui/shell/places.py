"""The places of the window, in the order of the navigation. A role sees only what it can use."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.ui.words.speech import translate
from sync.rules.people import SEES_DOCUMENTS, Role

DESK = frozenset({Role.CLERK, Role.LEADER})
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


def places(roles: frozenset[Role], *, has_offices_below: bool) -> list[Place]:
    everything = [
        Place(
            "work", translate("Places", "Việc của tôi"), "tasks", SEES_DOCUMENTS, _work(roles), "blue", _alarm(roles)
        ),
        Place(
            "incoming",
            translate("Places", "Văn bản đến"),
            "inbox",
            SEES_DOCUMENTS,
            ("incoming.unseen",),
            section=translate("Places", "Văn bản"),
        ),
        Place("outgoing", translate("Places", "Văn bản đi"), "outgoing", SEES_DOCUMENTS),
        Place("drafts", translate("Places", "Dự thảo"), "draft", CLERK, ("drafts",), "grey"),
        Place("waiting", translate("Places", "Chờ gửi"), "waiting", CLERK, ("waiting",), "amber", ("refused",)),
        Place("books", translate("Places", "Sổ và báo cáo"), "book", DESK),
        Place(
            "people", translate("Places", "Người và máy"), "people", STAFFING, section=translate("Places", "Cơ quan")
        ),
    ]
    if has_offices_below:
        below = translate("Places", "Theo dõi cấp dưới")
        everything.insert(5, Place("below", below, "eye", SEES_DOCUMENTS, ("below.overdue",), "red"))
    return [place for place in everything if place.roles & roles]


def _work(roles: frozenset[Role]) -> tuple[str, ...]:
    """What waits for a person of these roles; the page of the place shows just these."""
    names = ["mine", "refused", "tasks"]
    if Role.CLERK in roles:
        names += ["incoming.to_register", "incoming.to_present", "outgoing.numbered"]
    elif Role.LEADER in roles:
        names[1:] = ["refused.mine", "tasks.leader"]
    else:
        names[1:] = ["refused.mine"]
    return (*names, "incoming.to_direct") if Role.LEADER in roles else tuple(names)


def _alarm(roles: frozenset[Role]) -> tuple[str, ...]:
    """What is late or needs a decision turns the number red."""
    late = "incoming.overdue" if roles & DESK else "mine.overdue"
    return (late, *(name for name in _work(roles) if name.startswith(("refused", "tasks"))))
