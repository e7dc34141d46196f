"""Opening books and granting numbers: ranges never overlap, and a granted number is never granted again."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from msgspec.structs import replace

from sync.rules.books import Book, Direction, Grant, token_of
from sync.rules.granting import extended, grant_at_enrolment, reserve_after_restore
from sync.rules.intents import OpenBook, RequestNumbers, RevokeDevice, TakeOver
from sync.rules.people import Device, Role
from sync.rules.state import Changes, Refusal, Work
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.unit.scene import DAY, NOW, OUTGOING, Scene, number_act, pc_of

SERIES = f"{COMMUNE}.outgoing"
TAKE_OVER = TakeOver(series=SERIES, reason="Máy cũ hỏng", on=DAY)


def opening(first: int, book: str = OUTGOING) -> OpenBook:
    return OpenBook(book=book, first=first)


def token(scene: Scene) -> Grant:
    held = token_of(scene.state, SERIES)
    assert held is not None
    return held


def ranges(scene: Scene, year: int = 2026) -> list[tuple[int, int]]:
    """All ranges ever granted of the outgoing series, in order; they must not overlap."""
    granted = sorted(r for g in scene.state.children(Grant, SERIES) for r in g.granted(year))
    assert all(one[1] < two[0] for one, two in pairwise(granted)), granted
    return granted


def lease_more(scene: Scene, used: int, first: int = 101) -> None:
    """Let the second PC use up numbers, then ask for more."""
    for number in range(first, first + used):
        scene.do(number_act(f"lease-{number}", number), pc=2)
    scene.do(RequestNumbers(book=OUTGOING), pc=2, person="")


def test_the_first_pc_gets_both_books_and_a_further_one_ten_numbers_past_them() -> None:
    scene = Scene()
    assert ranges(scene) == [(1, 100), (101, 110)]
    for direction in Direction:
        held = {g.device: (g.token, g.granted(2026)) for g in scene.state.children(Grant, f"{COMMUNE}.{direction}")}
        assert held == {pc_of(COMMUNE, 1): (True, ((1, 100),)), pc_of(COMMUNE, 2): (False, ((101, 110),))}


def test_the_token_holds_for_the_books_of_following_years_and_a_lease_for_its_own_alone() -> None:
    assert ranges(Scene(), 2027) == [(1, 100)]


def test_the_next_pc_of_an_office_whose_first_was_revoked_gets_the_books_past_the_old_window() -> None:
    scene = Scene()
    scene.do(RevokeDevice(device=pc_of(COMMUNE, 1)), role=Role.LEADER, pc=2)
    work = Work(scene.state)
    third = Device(id="third", office=COMMUNE, name="", public_key=b"", people=(), enrolled_at=NOW)
    work.put(third)
    grant_at_enrolment(work, third, "enrolment-3", DAY)
    scene.state.apply(work.changes())
    assert (token(scene).device, token(scene).granted(2026)) == ("third", ())
    assert [(e.number, e.through, e.reason) for e in scene.entries().values()] == [(1, 100, "device.revoked")]


@pytest.mark.parametrize(("first", "window"), [(57, (111, 210)), (134, (134, 233))])
def test_a_book_taken_over_before_it_had_begun_has_no_numbers_until_somebody_says_where_the_paper_stands(
    first: int, window: tuple[int, int]
) -> None:
    scene = Scene()
    scene.do(TAKE_OVER, role=Role.LEADER, pc=2)
    assert token(scene).granted(2026) == ()
    scene.do(number_act("leased", 101), pc=2)
    assert scene.state.get(Book, OUTGOING) is None
    scene.do(opening(first), pc=2)
    assert token(scene).granted(2026) == (window,)
    ranges(scene)


@pytest.mark.parametrize(("first", "window"), [(1, (1, 100)), (50, (50, 100)), (1249, (1249, 1348)), (131, (131, 230))])
def test_a_book_goes_on_from_where_the_paper_series_stands(first: int, window: tuple[int, int]) -> None:
    scene = Scene()
    scene.do(opening(first))
    book = scene.state.get(Book, OUTGOING)
    assert book is not None
    assert book.first == first
    assert token(scene).usable(2026, book) == (window,)
    scene.number("a", window[0])
    ranges(scene)


@pytest.mark.parametrize("first", [0, -1, 100_000])
def test_a_book_does_not_begin_at_an_impossible_number(first: int) -> None:
    assert Scene().refusal(opening(first)) == Refusal("book.bad_first", {"first": str(first)})


@pytest.mark.parametrize(
    "book",
    [
        f"{DISTRICT}.outgoing.2026",
        f"{COMMUNE}.sideways.2026",
        f"{COMMUNE}.outgoing",
        f"{COMMUNE}.outgoing.x",
        f"{COMMUNE}.outgoing.²",
        f"{COMMUNE}.outgoing.02026",
        f"{COMMUNE}.outgoing.٢٠٢٦",
        "",
    ],
)
def test_a_book_has_one_spelling_of_its_name(book: str) -> None:
    scene = Scene()
    assert scene.refusal(opening(1249, book)).code == "book.unknown"
    assert scene.refusal(RequestNumbers(book=book), pc=2).code == "book.unknown"


def test_a_book_that_has_begun_is_not_opened_again() -> None:
    scene = Scene()
    scene.number()
    assert scene.refusal(opening(5)) == Refusal("book.already_begun", {"first": "1", "year": "2026"})


def test_only_the_tokens_pc_opens_a_book() -> None:
    assert Scene().refusal(opening(5), pc=2).code == "number.not_granted"


@pytest.mark.parametrize(("first", "is_refused"), [(100, False), (101, True), (110, True), (111, False), (131, False)])
def test_a_book_does_not_open_among_numbers_that_are_leased(first: int, is_refused: bool) -> None:
    scene = Scene()
    outcome = scene.ask(opening(first))
    assert (getattr(outcome, "code", "") == "book.number_leased") is is_refused


def test_opening_past_the_early_leases_ends_them_but_not_the_numbers_given_from_them() -> None:
    scene = Scene()
    scene.do(opening(1249))
    assert [g.closed for g in scene.state.children(Grant, SERIES) if not g.token] == [True]
    scene.do(number_act("late", 101), pc=2)
    assert scene.entries()[101].document == "late"


def test_a_further_pc_is_leased_ten_more_past_everything_granted_when_few_are_left() -> None:
    scene = Scene()
    lease_more(scene, used=6)
    assert ranges(scene) == [(1, 100), (101, 110), (111, 120)]
    lease_more(scene, used=9, first=107)
    assert ranges(scene) == [(1, 100), (101, 110), (111, 120), (121, 130)]


def test_nothing_more_is_leased_to_a_pc_that_has_enough() -> None:
    scene = Scene()
    scene.do(RequestNumbers(book=OUTGOING), pc=2, person="")
    assert scene.refusal(RequestNumbers(book=OUTGOING), pc=2) == Refusal("numbers.enough", {"count": "20"})
    scene.do(number_act(number=101), pc=2)
    scene.do(RequestNumbers(book=OUTGOING), pc=2, person="")
    assert ranges(scene)[-1] == (121, 130)


def test_before_a_book_has_begun_leases_come_from_a_narrow_band_alone() -> None:
    scene, next_year = Scene(), RequestNumbers(book=f"{COMMUNE}.outgoing.2027")
    second = scene.state.get(Device, pc_of(COMMUNE, 2))
    assert second is not None
    scene.state.put(replace(second, id=pc_of(COMMUNE, 3)))
    for pc in (2, 2, 3):
        scene.do(next_year, pc=pc, person="")
    assert ranges(scene, 2027) == [(1, 100), (101, 110), (111, 120), (121, 130)]
    assert scene.refusal(next_year, pc=3) == Refusal("numbers.book_not_begun", {"year": "2027"})


def test_a_pc_only_previews_what_only_the_server_grants() -> None:
    scene = Scene()
    for act, role in ((RequestNumbers(book=OUTGOING), Role.CLERK), (TAKE_OVER, Role.LEADER)):
        outcome = scene.ask(act, role=role, pc=2, final=False)
        assert getattr(outcome, "rows", None) == ()


def test_taking_over_gives_a_new_range_past_the_old_window_and_voids_what_was_not_used() -> None:
    scene = Scene()
    scene.number("a", 1)
    scene.number("b", 5)
    scene.do(TAKE_OVER, role=Role.LEADER, pc=2)
    assert (token(scene).device, token(scene).epoch, token(scene).granted(2026)) == (
        pc_of(COMMUNE, 2),
        2,
        ((111, 210),),
    )
    void = [(e.number, e.through, e.reason) for e in scene.entries().values() if e.state == "void"]
    assert void == [(2, 4, "Máy cũ hỏng"), (6, 100, "Máy cũ hỏng")]
    assert ranges(scene) == [(1, 100), (101, 110), (111, 210)]


def test_revoking_a_pc_ends_its_lease_and_keeps_what_it_used() -> None:
    scene = Scene()
    scene.do(opening(1))
    scene.do(number_act("a", 103), pc=2)
    scene.do(RevokeDevice(device=pc_of(COMMUNE, 2)), role=Role.LEADER)
    void = [(e.number, e.through, e.reason) for e in scene.entries().values() if e.state == "void"]
    assert void == [(101, 102, "device.revoked"), (104, 110, "device.revoked")]
    scene.do(number_act("late", 105), pc=2)
    assert scene.entries()[105].document == "late"
    scene.do(RequestNumbers(book=OUTGOING), pc=2, person="")
    assert ranges(scene) == [(1, 100), (101, 110)]


def test_a_late_number_of_a_relieved_pc_is_accepted_if_it_was_granted_to_it() -> None:
    scene = Scene()
    scene.do(TAKE_OVER, role=Role.LEADER, pc=2)
    scene.number("late", 2)
    changes = scene.do(number_act("not-granted", 111), pc=1)
    assert changes.conflict is not None
    assert changes.conflict.code == "number.not_granted"


def test_what_is_taken_over_before_new_year_and_judged_after_it_doubles_no_number_of_the_new_book() -> None:
    scene = Scene()
    scene.number("a", 1)
    scene.now, january = datetime(2027, 1, 5, 1, tzinfo=UTC), date(2027, 1, 2)
    scene.do(replace(TAKE_OVER, on=date(2026, 12, 31)), role=Role.LEADER, pc=2)
    assert scene.do(number_act("late", 3, issued_on=january), pc=1).conflict is None
    conflict = scene.do(number_act("another", 4, issued_on=january), pc=2).conflict
    assert conflict is not None
    assert conflict.code == "number.not_granted"
    scene.do(opening(5, f"{SERIES}.2027"), pc=2)
    assert ranges(scene, 2027) == [(1, 100), (101, 200)]


def test_a_series_is_taken_over_with_a_reason_by_another_pc_of_the_office() -> None:
    scene = Scene()
    assert scene.refusal(TAKE_OVER, role=Role.LEADER).code == "book.yours_already"
    assert scene.refusal(replace(TAKE_OVER, reason=" "), role=Role.LEADER, pc=2).code == "reason.empty"
    other = replace(TAKE_OVER, series=f"{DISTRICT}.outgoing")
    assert scene.refusal(other, role=Role.LEADER, pc=2).code == "book.unknown"


def test_the_window_is_drawn_out_to_a_hundred_past_the_last_number_seen() -> None:
    scene = Scene()
    for number in (1, 30, 90):
        scene.number(f"doc-{number}", number)
    longer = extended(scene.state, token(scene), 2026)
    assert longer.granted(2026) == ((1, 100), (111, 200))
    scene.state.put(longer)
    assert extended(scene.state, longer, 2026) == longer
    ranges(scene)


def test_a_lease_a_closed_token_and_a_book_not_begun_are_not_drawn_out() -> None:
    scene = Scene()
    untouched = token(scene)
    assert extended(scene.state, untouched, 2026) == untouched
    scene.number("a", 90)
    lease = next(g for g in scene.state.children(Grant, SERIES) if not g.token)
    for grant in (lease, replace(token(scene), closed=True)):
        assert extended(scene.state, grant, 2026) == grant


def test_after_a_restore_nothing_is_granted_among_numbers_that_may_have_been() -> None:
    scene = Scene()
    scene.number("a", 90)
    work = Work(scene.state)
    reserve_after_restore(work, token(scene), "epoch-2", DAY, 300)
    scene.state.apply(work.changes())
    scene.state.put(extended(scene.state, token(scene), 2026))
    lease_more(scene, used=1)
    scene.do(TAKE_OVER, role=Role.LEADER, pc=2)
    new = [r for r in ranges(scene) if r not in [(1, 100), (101, 110), (111, 410)]]
    assert new
    assert all(low > 410 for low, _ in new)
    reserved = [e for e in scene.entries().values() if e.reason == "server.restored"]
    assert [(e.number, e.through) for e in reserved] == [(111, 410)]
    assert max(high for _, high in ranges(scene, 2027)) >= 400


def test_what_is_kept_clear_in_a_book_that_has_not_begun_is_explained_once_it_begins() -> None:
    scene = Scene()
    work = Work(scene.state)
    reserve_after_restore(work, token(scene), "epoch-2", DAY, 300)
    scene.state.apply(work.changes())
    scene.number("a", 1)
    kept = scene.entries()[111]
    assert (kept.number, kept.through, kept.state, kept.reason) == (111, 410, "void", "server.restored")


def test_every_number_of_a_relieved_pc_is_used_or_void_with_a_reason() -> None:
    scene = Scene()
    scene.number("a", 1)
    scene.number("b", 5)
    scene.do(TAKE_OVER, role=Role.LEADER, pc=2)
    accounted = {n for e in scene.entries().values() for n in range(e.number, max(e.number, e.through) + 1)}
    assert sorted(set(range(1, 101)) - accounted) == []


def test_numbers_of_a_book_opened_offline_are_never_leased_to_another_pc() -> None:
    server, offline = Scene(), Scene()
    lease = next(g for g in offline.state.children(Grant, SERIES) if not g.token)
    del offline.state.rows[lease.type_name(), lease.id]  # the token's PC has not heard of the second one yet
    offline.do(opening(131), final=False)
    offline.do(number_act("offline", 131), final=False)
    for number in range(101, 122):
        server.do(number_act(f"leased-{number}", number), pc=2)
        if isinstance(more := server.ask(RequestNumbers(book=OUTGOING), pc=2), Changes):
            server.state.apply(more)
    assert not any(low <= 131 <= high for low, high in ranges(server))


def test_a_lease_that_is_asked_for_again_after_a_restore_stays_what_it_was() -> None:
    """The grant was shown to the restored server first; the request comes again as it was."""
    scene = Scene()
    request = RequestNumbers(book=OUTGOING)
    scene.do(request, pc=2, person="")
    shown = next(g for g in scene.state.children(Grant, SERIES) if g.granted(2026) == ((111, 120),))
    scene._n -= 1
    assert scene.do(request, pc=2, person="").rows == ()
    assert scene.state.get(Grant, shown.id) == shown
