"""What is offered for an incoming document, by how it stands and by who sits there: one primary action, or none."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from app.actions.document_page import Colleague, DocumentPage, Named
from app.ui.reading.choices import choices
from app.ui.words.speech import speech
from sync.rules.assignments import Acceptance, Assigned, Directive, Presentation
from sync.rules.documents import Arrival, Document, Handling
from sync.rules.people import Role
from sync.rules.rows import Event

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CLERK, LEADER, OFFICER = (frozenset({role}) for role in (Role.CLERK, Role.LEADER, Role.OFFICER))
STAFF = (Colleague("l1", "Lý Văn Thành", LEADER), Colleague("o1", "Đỗ Văn Mẫu", OFFICER))


def page(state: str, handling: Handling | None = None, colleagues: tuple[Colleague, ...] = STAFF) -> DocumentPage:
    document = Document(
        id="1",
        office="187",
        kind="CV",
        number=1,
        notation="01/UBND-VP",
        subject="Rà soát",
        issued_on=date(2026, 11, 23),
        state="released",
    )
    return DocumentPage(document, False, state, Named("187", "huyện"), "công văn", (), (), (), None, handling, (),
                        colleagues=colleagues)  # fmt: skip


def late(state: str, handling: Handling) -> DocumentPage:
    """Past the day by which its sender wants an answer."""
    on_time = page(state, handling)
    return replace(on_time, document=msgspec.structs.replace(on_time.document, due=date(2026, 11, 22)))


def house(*steps: str, **more: Any) -> Handling:
    events = tuple(Event(code=step, at=AT, office="06463", made_at=AT) for step in steps)
    return Handling(id="1@06463", document="1", office="06463", events=events, **more)


PRESENTED = house("presented", presentations=(Presentation(at=AT, by="c", leader="l1"),))
GIVEN = Directive(id="d", at=AT, by="l1", lead=Assigned(person="o1"), collaborators=(Assigned(person="o2"),))
TAKEN = Directive(id="d", at=AT, by="l1", lead=Assigned(person="o1"), accepted=(Acceptance(person="o1", at=AT),))
ASSIGNED, IN_PROGRESS = house("directed", directives=(GIVEN,)), house("directed", directives=(TAKEN,))
AGAIN = house("directed", "presented", directives=(GIVEN,), presentations=(Presentation(at=AT, by="c"),))
MY_PART = ["report_progress", "ask_extension"]
FINISH_MINE, AGAIN_PAPER = ["finish", *MY_PART], ["present", "direct_for"]
# how it stands, who sits there: the primary action ("" for none), and the others
OFFERED = {
    "to enter, clerk": (page("arrived"), CLERK, "c", "register", ["refuse", "join_other"]),
    "to enter, leader": (page("arrived"), LEADER, "l1", "", []),
    "in the book, clerk": (page("registered", house()), CLERK, "c", "present", ["finish", "direct_for", "reply"]),
    "in the book, leader": (page("registered", house()), LEADER, "l1", "direct", ["finish"]),
    "in the book, officer": (page("registered", house()), OFFICER, "o1", "", []),
    "before the leader, clerk": (page("presented", PRESENTED), CLERK, "c", "", ["finish", "direct_for", "reply"]),
    "before the leader, leader": (page("presented", PRESENTED), LEADER, "l1", "direct", ["finish", "hand_back"]),
    "given, who leads": (page("assigned", ASSIGNED), OFFICER, "o1", "accept", ["finish", "report_progress", "reply"]),
    "given, who helps": (page("assigned", ASSIGNED), OFFICER, "o2", "accept", ["reply", "report_progress"]),
    "given, somebody else": (page("assigned", ASSIGNED), OFFICER, "o3", "", []),
    "given, clerk": (page("assigned", ASSIGNED), CLERK, "c", "", ["reply", "present", "direct_for", "finish"]),
    "given, leader": (page("assigned", ASSIGNED), LEADER, "l1", "", ["direct", "extend", "finish"]),
    "overdue, clerk": (late("in_progress", IN_PROGRESS), CLERK, "c", "reply", ["present", "direct_for", "finish"]),
    "overdue, leader": (late("in_progress", IN_PROGRESS), LEADER, "l1", "direct", ["extend", "finish"]),
    "overdue, who leads": (
        late("in_progress", IN_PROGRESS),
        OFFICER,
        "o1",
        "reply",
        ["finish", "report_progress", "ask_extension"],
    ),
    "overdue, a clerk who leads": (
        late("in_progress", IN_PROGRESS),
        CLERK,
        "o1",
        "reply",
        ["finish", "report_progress", "ask_extension", "present", "direct_for"],
    ),
    "accepted, who leads": (page("in_progress", IN_PROGRESS), OFFICER, "o1", "finish", ["report_progress", "reply"]),
    "presented again, leader": (page("assigned", AGAIN), LEADER, "l1", "direct", ["finish", "hand_back"]),
    "done, clerk": (page("done", IN_PROGRESS), CLERK, "c", "", ["reply"]),
    "done, leader": (page("done", IN_PROGRESS), LEADER, "l1", "", []),
}


@pytest.mark.parametrize("name", OFFERED)
def test_what_is_offered(qapp: QApplication, name: str) -> None:
    speech.speak("vi")
    shown, roles, person, primary, others = OFFERED[name]
    offered = choices(shown, roles, person, AT)
    first = offered[0].do if offered and not offered[0].is_aside else ""
    assert (first, [choice.do for choice in offered if choice.do != first]) == (primary, others)


def test_presenting_to_another_is_offered_only_where_there_is_another(qapp: QApplication) -> None:
    both = (*STAFF, Colleague("l2", "Nguyễn Đỗ Ẵ", LEADER))
    offered = [choice.do for choice in choices(page("presented", PRESENTED, both), CLERK, "c")]
    assert offered == ["finish", "present", "direct_for", "reply"]


def test_no_two_choices_of_one_document_share_a_key(qapp: QApplication) -> None:
    everybody = frozenset(Role)
    for shown, _, person, _, _ in OFFERED.values():
        keys = [choice.key for choice in choices(shown, everybody, person) if choice.key]
        assert len(keys) == len(set(keys))


def test_what_stands_in_a_book_can_go_into_a_case_file(qapp: QApplication) -> None:
    entered = house(arrival=Arrival("06463.incoming.2026", 7, date(2026, 11, 23)))
    assert [c.do for c in choices(page("registered", entered), OFFICER, "o1")] == ["file"]
    ours = replace(page("numbered"), own=True)
    assert [c.do for c in choices(ours, CLERK, "c") if c.do in ("file", "lend", "give_back")] == ["file", "lend"]
    lent = replace(ours, loan=Named("l", "Lý Văn Mượn"))
    assert [c.do for c in choices(lent, CLERK, "c") if c.do in ("file", "lend", "give_back")] == ["file", "give_back"]
