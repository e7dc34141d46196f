"""A document that came by another road: entered by the office itself, then like any other that has arrived."""

from datetime import timedelta
from typing import Any

import pytest

from sync.rules.documents import Handling, Origin, Source, handling_id
from sync.rules.intents import Arrive, CloseOutside, EndPerson, Open, Recall, Refuse, Remind, Void, Withdraw
from sync.rules.people import Role
from sync.rules.taking_in import number_in
from sync.rules.tasks import Task
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.unit.scene import (
    DAY,
    NOW,
    RECEIVED,
    SCAN,
    TAKEN,
    UNIQUE,
    Scene,
    person_of,
    register_act,
    release_act,
    take_in_act,
)

BOOK = f"{COMMUNE}.incoming.2026"


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_it_is_kept_with_its_origin_and_waits_for_its_arrival_number(scene: Scene) -> None:
    scene.do(take_in_act())
    document = scene.document(TAKEN)
    assert (document.notation, document.number, document.subject) == ("393/SYT-VP", 393, "V/v báo cáo dịch bệnh")
    assert document.origin == Origin(source=Source.POST, sender="Sở Y tế", received_at=RECEIVED, sheets=3)
    assert not document.is_sent_by(COMMUNE)
    delivery = scene.delivery(COMMUNE, TAKEN)
    assert (delivery.state, delivery.posted_at, delivery.complete, delivery.name) == (
        "opened",
        RECEIVED,
        True,
        "Sở Y tế",
    )
    assert [event.code for event in delivery.history] == ["arrived", "opened"]
    assert delivery.history[0].facts["came"] == RECEIVED.isoformat()


def test_it_is_seen_by_its_office_alone_and_counted_apart(scene: Scene) -> None:
    scene.do(take_in_act())
    assert scene.document(TAKEN).scopes == scene.delivery(COMMUNE, TAKEN).scopes == (f"office:{COMMUNE}",)
    assert scene.delivery(COMMUNE, TAKEN).stage == "own.opened"


def test_it_is_registered_in_the_one_series_of_incoming_documents(scene: Scene) -> None:
    scene.do(take_in_act())
    scene.register(TAKEN, 1, COMMUNE)
    page = scene.state.get(Handling, handling_id(TAKEN, COMMUNE))
    assert page is not None
    assert page.arrival is not None
    assert page.arrival.number == 1
    assert scene.entries(BOOK)[1].document == TAKEN
    assert scene.delivery(COMMUNE, TAKEN).state == "registered"


def test_it_may_have_neither_number_nor_scan_and_a_kind_that_nobody_issues_here(scene: Scene) -> None:
    scene.do(take_in_act(notation="", files=(), kind_id="Đơn kiến nghị", sheets=0, source=Source.ZALO))
    document = scene.document(TAKEN)
    assert (document.number, document.kind, document.files) == (0, "Đơn kiến nghị", ())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"document": "doc"}, "id.bad"),
        ({"document": f"{DISTRICT}-{UNIQUE}"}, "id.bad"),
        ({"subject": " "}, "subject.empty"),
        ({"subject": "MẬT - Kế hoạch"}, "secret.subject"),
        ({"kind_id": " "}, "kind.unknown"),
        ({"sender": " "}, "sender.none"),
        ({"sender": "x" * 201}, "text.too_long"),
        ({"notation": "x" * 201}, "text.too_long"),
        ({"sheets": -1}, "sheets.bad"),
        ({"sheets": 10_001}, "sheets.bad"),
        ({"received_at": NOW + timedelta(days=2)}, "date.received_later"),
        ({"issued_on": DAY + timedelta(days=5)}, "date.issued_later"),
        ({"files": (SCAN,) * 21}, "file.too_many"),
    ],
)
def test_what_cannot_be_is_refused(scene: Scene, wrong: dict[str, Any], code: str) -> None:
    assert scene.refusal(take_in_act(**wrong)).code == code


def test_it_is_taken_in_once(scene: Scene) -> None:
    scene.do(take_in_act())
    assert scene.refusal(take_in_act()).code == "document.already_here"


def test_only_a_clerk_takes_in(scene: Scene) -> None:
    for role in (Role.LEADER, Role.OFFICER, Role.ADMIN):
        assert scene.refusal(take_in_act(), role=role).code == "person.may_not"


def test_nobody_here_has_issued_it(scene: Scene) -> None:
    """What an office does with its own documents it cannot do with one that it has taken in."""
    scene.do(take_in_act())
    unknown = [
        release_act(TAKEN),
        Withdraw(document=TAKEN),
        Recall(document=TAKEN, reason="Sai"),
        CloseOutside(document=TAKEN, name="Sở Y tế", how="Bưu điện", on=DAY),
        Remind(document=TAKEN, text="Nhanh lên"),
    ]
    assert {scene.refusal(act).code for act in unknown} == {"document.unknown"}
    scene.register(TAKEN, 1, COMMUNE)
    assert scene.refusal(Void(book=BOOK, number=1, reason="Hỏng", on=DAY, document=TAKEN)).code == "number.in_use"


def test_it_is_not_returned_through_the_system(scene: Scene) -> None:
    scene.do(take_in_act())
    assert scene.refusal(Refuse(document=TAKEN, reason="Gửi nhầm")).code == "document.not_through_here"


def test_other_offices_know_nothing_of_it(scene: Scene) -> None:
    scene.do(take_in_act())
    for act in (Open(document=TAKEN), Arrive(document=TAKEN), register_act(TAKEN)):
        assert scene.refusal(act, NEIGHBOUR, person=person_of(NEIGHBOUR, Role.CLERK)).code == "document.not_here"


def test_work_of_one_whose_role_had_ended_keeps_document_and_number(scene: Scene) -> None:
    scene.do(EndPerson(person=person_of(COMMUNE, Role.CLERK)), role=Role.LEADER)
    for act in (take_in_act(), register_act(TAKEN)):
        changes = scene.do(act)
        assert changes.conflict is not None
    assert scene.document(TAKEN).origin is not None
    assert scene.entries(BOOK)[1].document == TAKEN
    assert {task.code for task in scene.state.all(Task)} == {"work_of_former_person"}


@pytest.mark.parametrize(
    ("notation", "number"),
    [("393/SYT-VP", 393), ("05/TB-UBND", 5), ("12a/QĐ", 12), ("20-NQ/TW", 20), ("", 0), ("KH 7", 0), ("٣/X", 0)],
)
def test_the_number_in_a_notation(notation: str, number: int) -> None:
    assert number_in(notation) == number
