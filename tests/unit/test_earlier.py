"""Rows of a register that was kept before this program: which may stand in the book, and what they become."""

from datetime import date
from typing import Any

import msgspec
import pytest

from sync.rules.documents import Document, Handling, Source, handling_id
from sync.rules.earlier import MOST_ROWS
from sync.rules.earlier_acts import EarlierRow, EnterEarlier
from sync.rules.intents import Finish, OpenBook, Recall, Release, Withdraw
from sync.rules.people import Role
from sync.rules.state import Refusal
from tests.support.sample_offices import COMMUNE
from tests.unit.scene import SCAN, UNIQUE, Scene

IN, OUT = f"{COMMUNE}.incoming.2026", f"{COMMUNE}.outgoing.2026"
DAY = date(2026, 1, 5)


def id_of(n: int) -> str:
    return f"{COMMUNE}-{UNIQUE[:-4]}{n:04x}"


def row(number: int = 1, **more: Any) -> EarlierRow:
    facts: dict[str, Any] = {
        "document": id_of(number),
        "number": number,
        "on": DAY,
        "notation": f"{number:02d}/TB-UBND",
        "subject": "Thông báo nghỉ Tết",
        "issued_on": DAY,
        "kind_id": "TB",
        "sender": "Sở Nội vụ",
        "to": "Chị Lệ",
        "passed_on": date(2026, 1, 6),
        "note": "Kèm 2 phụ lục",
    }
    return EarlierRow(**facts | more)


@pytest.fixture
def scene() -> Scene:
    """Both books begin here with number 51."""
    made = Scene()
    for book in (IN, OUT):
        made.do(OpenBook(book=book, first=51))
    return made


def test_an_incoming_row_is_a_document_that_nobody_here_is_said_to_have_handled(scene: Scene) -> None:
    scene.do(EnterEarlier(book=IN, rows=(row(12), row(13))))
    document, page = scene.document(id_of(12)), scene.state.get(Handling, handling_id(id_of(12), COMMUNE))
    assert document.origin is not None and document.earlier is not None and page is not None
    assert (document.origin.source, document.origin.sender) == (Source.EARLIER, "Sở Nội vụ")
    assert (document.earlier.to, document.earlier.note) == ("Chị Lệ", "Kèm 2 phụ lục")
    assert page.arrival is not None
    assert (page.arrival.book, page.arrival.number, page.arrival.on) == (IN, 12, DAY)
    assert [event.code for event in page.events] == ["entered_earlier"]
    assert page.conclusion is None
    delivery = scene.delivery(COMMUNE, id_of(12))
    assert (delivery.state, delivery.history) == ("done", ())
    assert sorted(scene.entries(IN)) == [12, 13]


def test_an_outgoing_row_is_sent_long_ago_and_cannot_be_sent_or_taken_back_anew(scene: Scene) -> None:
    scene.do(EnterEarlier(book=OUT, rows=(row(7, to="UBND huyện; Đảng ủy xã"),)))
    document = scene.document(id_of(7))
    assert (document.number, document.notation, document.state) == (7, "07/TB-UBND", "released")
    assert [d.state for d in scene.state.children(type(scene.delivery("outside-0", id_of(7))), id_of(7))] == ["closed"]
    assert scene.refusal(Withdraw(document=id_of(7))).code == "document.already_arrived"
    assert scene.refusal(Recall(document=id_of(7), reason="Sai")).code == "recall.nobody_left"
    sent = Release(document=id_of(7), subject="Thông báo", files=(SCAN,), recipients=())
    assert scene.refusal(sent).code == "document.already_released"


def test_the_numbers_that_follow_are_not_disturbed(scene: Scene) -> None:
    scene.do(EnterEarlier(book=OUT, rows=(row(50),)))
    assert scene.number("doc", 51).number == 51


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"number": 51}, "earlier.not_before"),
        ({"number": 0}, "earlier.not_before"),
        ({"on": date(2025, 12, 31)}, "earlier.other_year"),
        ({"on": date(2026, 11, 24)}, "earlier.not_yet"),
        ({"sender": " "}, "sender.none"),
        ({"subject": ""}, "subject.empty"),
        ({"subject": "Kế hoạch bảo vệ (MẬT)"}, "secret.subject"),
        ({"sender": "x" * 201}, "text.too_long"),
        ({"to": "x" * 1200, "note": "y" * 900}, "text.too_long"),
        ({"document": "khác"}, "id.bad"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_and_with_it_the_handful(
    scene: Scene, changed: dict[str, Any], code: str
) -> None:
    act = EnterEarlier(book=IN, rows=(row(1), msgspec.structs.replace(row(2), **changed)))
    assert scene.refusal(act).code == code
    assert scene.state.get(Document, id_of(1)) is None


def test_an_outgoing_row_needs_its_number_and_notation(scene: Scene) -> None:
    assert scene.refusal(EnterEarlier(book=OUT, rows=(row(3, notation=""),))).code == "earlier.no_notation"


def test_a_number_is_entered_once(scene: Scene) -> None:
    scene.do(EnterEarlier(book=IN, rows=(row(12),)))
    again = EnterEarlier(book=IN, rows=(row(12, document=id_of(900)),))
    assert scene.refusal(again) == Refusal("number.taken", {"number": "12", "year": "2026"})
    assert scene.refusal(EnterEarlier(book=IN, rows=(row(14, document=id_of(12)),))).code == "document.already_here"


def test_a_book_that_has_not_begun_a_strange_one_and_too_many_rows_are_refused() -> None:
    scene = Scene()
    assert scene.refusal(EnterEarlier(book=IN, rows=(row(1),))).code == "earlier.book_not_begun"
    scene.do(OpenBook(book=IN, first=51))
    assert scene.refusal(EnterEarlier(book="sổ", rows=(row(1),))).code == "book.unknown"
    many = tuple(row(n) for n in range(1, MOST_ROWS + 2))
    assert scene.refusal(EnterEarlier(book=IN, rows=many)).code == "earlier.rows"
    assert scene.refusal(EnterEarlier(book=IN, rows=())).code == "earlier.rows"


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.ADMIN])
def test_only_a_clerk_takes_a_register_over(scene: Scene, role: Role) -> None:
    assert scene.refusal(EnterEarlier(book=IN, rows=(row(1),)), role=role).code == "person.may_not"


def test_work_on_it_may_go_on(scene: Scene) -> None:
    scene.do(EnterEarlier(book=IN, rows=(row(12),)))
    scene.do(Finish(document=id_of(12), result="Đã trả lời từ tháng trước"))
    page = scene.state.get(Handling, handling_id(id_of(12), COMMUNE))
    assert page is not None and page.conclusion is not None
