"""Which queues a person's work is made of, by role, and where each leads. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.ui.words.speech import translate
from sync.replica.pages import Wanted
from sync.rules.authority import WRITERS
from sync.rules.people import Role

DESK = frozenset({Role.CLERK, Role.LEADER})


@dataclass(frozen=True)
class WorkPlace:
    """One queue of the work page: what it holds, and the place and queue of the window that show all of it."""

    key: str
    title: str
    wanted: Wanted
    place: str
    queue: str
    token: str = "text"


def is_desk(roles: frozenset[Role]) -> bool:
    """Whether what concerns the whole office is this person's."""
    return bool(roles & DESK)


def concern(roles: frozenset[Role]) -> str:
    """What a person looks after besides queues (`sync.replica.work_page`): clerk, leader or own."""
    return "clerk" if Role.CLERK in roles else "leader" if Role.LEADER in roles else "own"


def work_places(roles: frozenset[Role], person: str, now: datetime) -> list[WorkPlace]:
    """In the order of the page: what is late, what waits for this person, what will be late soon."""
    whose = "" if is_desk(roles) else person
    found = [*_drafts(roles, person), _overdue(whose, now)]
    if Role.LEADER in roles:
        wanted = Wanted("incoming", ("to_direct",), "urgent")
        found.append(WorkPlace("to_direct", translate("Work", "Chờ cho ý kiến"), wanted, "directing", ""))
    if Role.CLERK in roles:
        found += [
            _open("to_register", translate("Work", "Chờ vào sổ"), "to_register"),
            _open("to_present", translate("Work", "Chờ trình lãnh đạo"), "to_present"),
        ]
    mine = Wanted("incoming", ("in_progress",), "urgent", person=person)
    queue = "mine" if not is_desk(roles) else "in_progress"
    found.append(WorkPlace("mine", translate("Work", "Được giao cho tôi"), mine, "incoming", queue))
    if Role.CLERK in roles:
        numbered = Wanted("outgoing", ("numbered",))
        title = translate("Work", "Đã cấp số, chờ bản quét")
        found.append(WorkPlace("numbered", title, numbered, "outgoing", "numbered"))
    soon = Wanted("incoming", order="due", soon=True, now=now, person=whose)
    found.append(WorkPlace("soon", translate("Work", "Sắp đến hạn"), soon, "incoming", "in_progress", "amber"))
    return found


def _drafts(roles: frozenset[Role], person: str) -> list[WorkPlace]:
    """What a leader has returned to this person stands on top; then what waits for his word, or for its number."""
    found = []
    if roles & WRITERS:
        returned = Wanted("drafts", ("returned",), person=person)
        title = translate("Work", "Dự thảo bị trả lại, cần sửa")
        found.append(WorkPlace("returned", title, returned, "drafts", "", "red"))
    if Role.LEADER in roles:
        title = translate("Work", "Dự thảo chờ duyệt")
        found.append(WorkPlace("to_approve", title, Wanted("drafts", ("submitted",), "urgent"), "review", ""))
    if Role.CLERK in roles:
        title = translate("Work", "Đã duyệt, chờ cấp số")
        found.append(WorkPlace("approved", title, Wanted("drafts", ("approved",), "urgent"), "drafts", ""))
    return found


def _open(key: str, title: str, queue: str) -> WorkPlace:
    return WorkPlace(key, title, Wanted("incoming", (queue,), "urgent"), "incoming", key)


def _overdue(whose: str, now: datetime) -> WorkPlace:
    wanted = Wanted("incoming", order="due", overdue=True, now=now, person=whose)
    return WorkPlace("overdue", translate("Work", "Quá hạn"), wanted, "incoming", "overdue", "red")
