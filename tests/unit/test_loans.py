"""Kept originals on loan: one register of the office's own documents, who had them and who permitted it."""

from datetime import timedelta
from typing import Any

import pytest

from sync.rules.filing_acts import LendOriginal, ReturnOriginal
from sync.rules.intents import Void
from sync.rules.loans import Loan
from sync.rules.people import Role
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import DAY, OUTGOING, UNIQUE, Scene, person_of

LEADER = person_of(COMMUNE, Role.LEADER)


def lend(loan: str = "l", **more: Any) -> LendOriginal:
    wanted: dict[str, Any] = {"document": "doc", "user": " Lý Văn Mượn ", "on": DAY, "allowed_by": LEADER}
    return LendOriginal(loan=loan, **wanted | more)


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.release("doc")
    return scene


def loan(scene: Scene, id: str = "l") -> Loan:
    found = scene.state.get(Loan, id)
    assert found is not None
    return found


def test_an_original_is_lent_returned_and_lent_again(scene: Scene) -> None:
    scene.do(lend(note="Xem tại chỗ"))
    assert (loan(scene).user, loan(scene).allowed_by, loan(scene).returned_on) == ("Lý Văn Mượn", LEADER, None)
    assert loan(scene).scopes == (f"office:{COMMUNE}",)
    refusal = scene.refusal(lend("l2"), final=False)
    assert (refusal.code, refusal.facts) == ("loan.still_out", {"user": "Lý Văn Mượn"})
    back = ReturnOriginal(loan="l", on=DAY + timedelta(days=2))
    assert scene.refusal(ReturnOriginal(loan="l", on=DAY - timedelta(days=1))).code == "loan.returned_before"
    scene.do(back)
    assert loan(scene).returned_on == back.on
    assert scene.refusal(back).code == "loan.returned"
    scene.do(lend("l2"))


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("id.bad", {"loan": "a b"}),
        ("document.unknown", {"document": "other"}),
        ("loan.no_user", {"user": " "}),
        ("text.too_long", {"user": "x" * 201}),
        ("person.unknown", {"allowed_by": person_of(DISTRICT, Role.LEADER)}),
    ],
)
def test_what_cannot_be_a_loan_is_refused(scene: Scene, code: str, changed: dict[str, Any]) -> None:
    assert scene.refusal(lend(**{"loan": "l"} | changed)).code == code


def test_only_ones_own_numbered_documents_are_kept_as_originals(scene: Scene) -> None:
    leader = person_of(DISTRICT, Role.LEADER)
    assert scene.refusal(lend(allowed_by=leader), DISTRICT).code == "document.unknown"
    scene.number("doc2", 2)
    scene.do(Void(book=OUTGOING, number=2, reason="Viết hỏng", on=DAY, document="doc2"))
    assert scene.refusal(lend(document="doc2")).code == "document.void"
    scene.do(lend(document=f"{COMMUNE}-{UNIQUE}"))  # its number is on its way in another lane


def test_a_loan_is_noted_once_and_returned_by_its_own_office(scene: Scene) -> None:
    scene.do(lend())
    assert scene.refusal(lend()).code == "loan.exists"
    assert scene.refusal(ReturnOriginal(loan="l", on=DAY), DISTRICT).code == "loan.unknown"
    assert scene.refusal(lend("l3"), role=Role.OFFICER).code == "person.may_not"
