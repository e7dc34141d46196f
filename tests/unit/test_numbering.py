"""Giving a document its number, and declaring one unused."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from sync.rules.books import Book, Entry
from sync.rules.documents import Handling, handling_id
from sync.rules.intents import Void
from sync.rules.limits import Limits
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.state import Refusal
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import (
    DAY,
    INCOMING,
    OUTGOING,
    Scene,
    number_act,
    pc_of,
    person_of,
    register_act,
    release_act,
)


def void_act(number: int = 1, book: str = OUTGOING, reason: str = "Viết hỏng", document: str = "") -> Void:
    return Void(book=book, number=number, reason=reason, on=DAY, document=document)


def test_a_number_makes_the_document_and_its_entry_in_the_book() -> None:
    scene = Scene()
    document = scene.number(number=3, subject="  Thông báo\nnghỉ lễ ", signer=" Lý  Văn Ký ")
    assert (document.state, document.notation, document.number) == ("numbered", "03/TB-UBND", 3)
    assert (document.subject, document.signer, document.office) == ("Thông báo nghỉ lễ", "Lý Văn Ký", COMMUNE)
    entry = scene.entries()[3]
    assert (entry.state, entry.document, entry.on, entry.device) == ("used", "doc", DAY, "06463-pc-1")
    page = scene.state.get(Handling, handling_id("doc", COMMUNE))
    assert page is not None
    assert [(e.code, e.person) for e in page.events] == [("numbered", "06463-clerk")]


def test_the_books_year_is_the_documents_date_whatever_the_day_is_today() -> None:
    scene = Scene()
    scene.number(issued_on=date(2027, 1, 4))
    book = scene.state.get(Book, f"{COMMUNE}.outgoing.2027")
    assert book is not None
    assert (book.year, book.first) == (2027, 1)
    assert scene.entries() == {}


def test_the_server_never_refuses_numbers_for_their_order() -> None:
    scene = Scene()
    for number in (7, 2, 100, 1):
        scene.number(f"doc-{number}", number)
    assert sorted(scene.entries()) == [1, 2, 7, 100]


def test_a_number_that_is_taken_or_not_granted_is_a_conflict_with_a_task_and_enters_nothing() -> None:
    for number, why in ((1, "number.taken"), (101, "number.not_granted"), (0, "number.not_granted")):
        scene = Scene()
        scene.number("first", 1)
        changes = scene.do(number_act("late", number))
        assert changes.conflict is not None
        assert changes.conflict.code == why
        (task,) = scene.state.all(Task)
        assert (task.code, task.office, task.facts["why"]) == ("number_conflict", COMMUNE, why)
        assert task.facts["notation"] == f"{number:02d}/TB-UBND"
        assert [e.document for e in scene.entries().values()] == ["first"]


def test_a_pc_gives_numbers_of_its_own_lease_and_of_no_other_pcs() -> None:
    scene = Scene()
    scene.do(number_act("a", 101), pc=2)
    for pc, number in ((2, 1), (1, 102)):
        changes = scene.do(number_act(f"b-{pc}", number), pc=pc)
        assert changes.conflict is not None
        assert changes.conflict.code == "number.not_granted"


def test_a_document_is_numbered_once() -> None:
    scene = Scene()
    scene.number()
    assert scene.refusal(number_act(number=2)).code == "document.already_numbered"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind_id": "XX"}, "kind.unknown"),
        ({"kind_id": "BN"}, "kind.unknown"),
        ({"subject": " \t\u200b"}, "subject.empty"),
        ({"subject": "x" * 2001}, "subject.too_long"),
        ({"subject": "Kế hoạch (MẬT)"}, "secret.subject"),
    ],
)
def test_a_document_that_may_not_stand_gets_no_number(changed: dict[str, str], code: str) -> None:
    assert Scene().refusal(number_act(**changed)).code == code


def test_a_subject_may_be_as_long_as_the_directory_says() -> None:
    scene = Scene()
    scene.state.put(replace(Limits(), subject_characters=10))
    assert scene.refusal(number_act(subject="x" * 11)) == Refusal("subject.too_long", {"length": "11", "limit": "10"})
    scene.number(subject="x" * 10)


def test_a_numbered_document_is_declared_void_with_its_reason_and_the_number_stays_in_the_book() -> None:
    scene = Scene()
    scene.number()
    scene.do(void_act(document="doc", reason=" Viết \n hỏng "))
    assert scene.document().state == "void"
    entry = scene.entries()[1]
    assert (entry.state, entry.reason, entry.document) == ("void", "Viết hỏng", "doc")
    changes = scene.do(number_act("again", 1))
    assert changes.conflict is not None
    assert changes.conflict.code == "number.taken"


def test_a_number_passed_over_is_declared_void_without_a_document() -> None:
    scene = Scene()
    scene.number(number=3)
    scene.do(void_act(2))
    entry = scene.entries()[2]
    assert (entry.state, entry.document, entry.book) == ("void", "", OUTGOING)
    assert scene.refusal(void_act(2)).code == "number.in_use"


def test_a_number_of_a_document_or_of_another_pc_is_not_declared_void() -> None:
    scene = Scene()
    scene.number()
    assert scene.refusal(void_act(1)).code == "number.in_use"
    assert scene.refusal(void_act(1, document="other")).code == "number.in_use"
    assert scene.refusal(void_act(2, document="nowhere")).code == "document.unknown"
    assert scene.refusal(void_act(101)).code == "number.not_granted"
    assert scene.refusal(void_act(1, reason=" \n")).code == "reason.empty"


def test_a_dispatched_document_keeps_its_number() -> None:
    scene = Scene()
    scene.number()
    scene.do(release_act())
    assert scene.refusal(void_act(document="doc")).code == "document.already_released"


@pytest.mark.parametrize(
    "book", [f"{DISTRICT}.outgoing.2026", "06463.outgoing", "06463.sideways.2026", "", "...", "06463.outgoing.²"]
)
def test_a_number_of_a_book_that_is_not_the_offices_is_not_declared_void(book: str) -> None:
    assert Scene().refusal(void_act(book=book)).code == "book.unknown"


def test_an_arrival_number_does_not_let_an_office_void_the_senders_document() -> None:
    scene = Scene()
    scene.release()
    scene.do(register_act(), DISTRICT)
    scene.state.put(replace(scene.document(), state="numbered"))  # taken back by its sender meanwhile
    scene.ask(void_act(1, INCOMING, document="doc"), DISTRICT)
    outcome = scene.ask(void_act(1, INCOMING, document="doc"), DISTRICT)
    rows = getattr(outcome, "rows", ())
    assert [row for row in rows if row.type_name() == "document"] == []


def test_entries_are_seen_by_their_own_office_alone() -> None:
    scene = Scene()
    scene.number()
    assert {scope for e in scene.state.all(Entry) for scope in e.scopes} == {f"office:{COMMUNE}"}
    assert scene.refusal(number_act("b", 2), role=Role.OFFICER).code == "person.may_not"


def test_what_an_acting_clerk_passed_over_is_explained_by_the_books_holder_once_his_days_are_over() -> None:
    scene = Scene()
    officer, theirs = person_of(COMMUNE, Role.OFFICER), scene.state.get(Device, pc_of(COMMUNE, 2))
    person = scene.state.get(Person, officer)
    assert theirs is not None
    assert person is not None
    acting = RoleHeld(role=Role.CLERK, until=DAY)
    scene.state.put(replace(theirs, people=(officer,)), replace(person, roles=(*person.roles, acting)))
    scene.do(number_act("doc", 103), pc=2, person=officer)
    assert scene.refusal(void_act(101)).code == "number.not_granted", "he may still use it"
    scene.now += timedelta(days=1)
    for number, code in ((102, ""), (103, "number.in_use"), (104, "number.not_granted"), (110, "number.not_granted")):
        outcome = scene.ask(void_act(number))
        assert (outcome.code if isinstance(outcome, Refusal) else "") == code, number
    assert scene.refusal(void_act(101), pc=2, person=officer, final=False).code == "person.role_ended"
    scene.do(void_act(101))
    assert (scene.entries()[101].state, scene.entries()[101].reason) == ("void", "Viết hỏng")
    late = scene.do(number_act("late", 101), pc=2, person=officer)
    assert late.conflict is not None, "he had given it, and it comes late: told, and not doubled"
    assert scene.entries()[101].state == "void"
    scene.state.put(replace(person, roles=(*person.roles, replace(acting, until=None))))
    assert scene.refusal(void_act(102)).code == "number.not_granted", "he is a clerk again, and speaks for himself"
