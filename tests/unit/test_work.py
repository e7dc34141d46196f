"""A rule's own sheet: reads see what it has put so far, and it answers only what it has put."""

from sync.rules.books import Book, Direction, Entry
from sync.rules.state import Work
from tests.support.toy_state import ToyState
from tests.unit.scene import DAY

BOOK = "o.outgoing.2026"


def entry(number: int, through: int = 0, book: str = BOOK) -> Entry:
    return Entry(id=f"{book}.{number}", book=book, office="o", number=number, through=through, state="used", on=DAY)


def test_a_row_that_was_put_hides_the_stored_one() -> None:
    work = Work(ToyState(entry(1)))
    work.put(entry(1, through=9), entry(2))
    assert work.get(Entry, f"{BOOK}.1") == entry(1, through=9)
    assert work.children(Entry, BOOK) == [entry(1, through=9), entry(2)]
    assert work.get(Entry, "nothing") is None


def test_a_row_of_another_type_with_the_same_id_is_another_row() -> None:
    work = Work(ToyState(entry(1)))
    work.put(Book(id=f"{BOOK}.1", office="o", series=Direction.OUTGOING, year=2026))
    assert work.get(Entry, f"{BOOK}.1") == entry(1)


def test_the_last_row_below_a_parent_is_the_highest_of_both() -> None:
    work = Work(ToyState(entry(3), entry(9), entry(50, book="other")))
    work.put(entry(5), entry(7, through=20))
    assert work.last(Entry, BOOK) == entry(7, through=20)
    assert work.last(Entry, BOOK, up_to=19) == entry(9)
    assert work.last(Entry, BOOK, up_to=8) == entry(5)
    assert work.last(Entry, BOOK, up_to=2) is None


def test_the_answer_holds_what_was_put_once_in_its_last_form_and_the_state_is_untouched() -> None:
    state = ToyState(entry(1))
    work = Work(state)
    work.put(entry(2))
    work.put(entry(2, through=4))
    work.place(entry(2), ["office:a", "office:b"])
    work.remove(entry(1), "office:c")
    changes = work.changes()
    assert changes.rows == (entry(2, through=4),)
    assert changes.placed == (("entry", f"{BOOK}.2", "office:a"), ("entry", f"{BOOK}.2", "office:b"))
    assert changes.removed == (("entry", f"{BOOK}.1", "office:c"),)
    assert state.rows == ToyState(entry(1)).rows
