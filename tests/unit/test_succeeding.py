"""A PC that takes another's place: what was given stays with the former one, the rest passes on, and no two overlap."""

from itertools import count, pairwise

import pytest
from msgspec.structs import replace

from sync.rules.books import Entry, Grant, token_of
from sync.rules.granting import part_again
from sync.rules.intents import OpenBook, RevokeDevice, Void
from sync.rules.people import Device, Role, selves
from sync.rules.sealing import merged
from sync.rules.state import Changes, Refusal, Work
from sync.rules.succeeding import succeed
from tests.support.sample_offices import COMMUNE
from tests.unit.scene import DAY, NOW, OUTGOING, Scene, number_act, pc_of

SERIES = f"{COMMUNE}.outgoing"


def take_place(scene: Scene, numbers: dict[str, int], clear: int, pc: int = 1) -> Device:
    """Let a new PC stand for one of the scene's."""
    old = scene.state.get(Device, pc_of(COMMUNE, pc))
    assert old is not None
    new = replace(old, id=f"after-{old.id}", public_key=b"new")
    work, ids = Work(scene.state), count()
    succeed(work, old, new, numbers, clear, NOW, DAY, lambda: f"new-{next(ids)}")
    scene.state.put(*work.changes().rows)
    return new


def held_by(scene: Scene, device: str) -> list[tuple[bool, bool, tuple[tuple[int, int], ...]]]:
    grants = (g for g in scene.state.children(Grant, SERIES) if g.device == device)
    return [(g.token, g.closed, g.granted(2026)) for g in grants]


def test_of_a_move_the_numbers_go_on_without_a_gap() -> None:
    scene = Scene()
    for number in range(1, 8):
        scene.do(number_act(f"d-{number}", number))
    new = take_place(scene, {OUTGOING: 9}, clear=0)
    assert held_by(scene, pc_of(COMMUNE, 1)) == [(True, True, ((1, 9),))]
    assert held_by(scene, new.id) == [(True, False, ((10, 100),))]
    assert [e for e in scene.state.children(Entry, OUTGOING) if e.state == "void"] == []


def test_of_a_restore_some_numbers_are_kept_clear_of_with_a_reason() -> None:
    scene = Scene()
    scene.do(number_act("d-1", 1))
    new = take_place(scene, {OUTGOING: 3}, clear=20)
    void = [(e.number, e.through, e.reason) for e in scene.state.children(Entry, OUTGOING) if e.state == "void"]
    assert void == [(4, 23, "device.restored")]
    assert held_by(scene, new.id) == [(True, False, ((24, 100),))]


def test_a_lease_is_parted_as_well_and_no_two_ranges_overlap() -> None:
    scene = Scene()
    new = take_place(scene, {OUTGOING: 104}, clear=2, pc=2)
    assert held_by(scene, pc_of(COMMUNE, 2)) == [(False, True, ((101, 106),))]
    assert held_by(scene, new.id) == [(False, False, ((107, 110),))]
    granted = sorted(r for g in scene.state.children(Grant, SERIES) for r in g.granted(2026))
    assert all(one[1] < two[0] for one, two in pairwise(granted)), granted
    assert held_by(scene, pc_of(COMMUNE, 1)) == [(True, False, ((1, 100),))]


def test_a_grant_shown_as_it_was_before_takes_nothing_back_from_the_successor() -> None:
    scene = Scene()
    (before,) = (g for g in scene.state.children(Grant, SERIES) if g.device == pc_of(COMMUNE, 1))
    new = take_place(scene, {OUTGOING: 3}, clear=20)
    work = Work(scene.state)
    work.put(merged(work.get(Grant, before.id), before))
    part_again(work, SERIES, 2026)
    scene.state.put(*work.changes().rows)
    assert held_by(scene, pc_of(COMMUNE, 1)) == [(True, True, ((1, 23),))]
    assert held_by(scene, new.id) == [(True, False, ((24, 100),))]


def test_a_successors_token_shown_alone_closes_the_former_one() -> None:
    lost, restored = Scene(), Scene()
    new = take_place(lost, {OUTGOING: 3}, clear=20)
    restored.state.put(*(g for g in lost.state.children(Grant, SERIES) if g.device == new.id))
    work = Work(restored.state)
    assert part_again(work, SERIES, 2026)
    restored.state.put(*work.changes().rows)
    assert held_by(restored, pc_of(COMMUNE, 1)) == [(True, True, ((1, 23),))]
    token = token_of(restored.state, SERIES)
    assert token is not None
    assert token.device == new.id


@pytest.mark.parametrize("told", [0, 100, 99_999])
def test_whatever_is_told_nothing_is_granted_twice(told: int) -> None:
    scene = Scene()
    new = take_place(scene, {OUTGOING: told}, clear=5000)
    granted = sorted(r for g in scene.state.children(Grant, SERIES) for r in g.granted(2026))
    assert all(one[1] < two[0] for one, two in pairwise(granted)), granted
    token = token_of(scene.state, SERIES)
    assert token is not None
    assert token.device == new.id


def test_what_the_former_pc_signed_is_judged_as_ever_and_its_late_numbers_are_entered() -> None:
    scene = Scene()
    new = take_place(scene, {OUTGOING: 2}, clear=20)
    assert selves(scene.state, pc_of(COMMUNE, 1))[-1] == new.id
    for number in (1, 2, 15):  # 15: given after the backup, and brought by a stick
        changes = scene.do(number_act(f"late-{number}", number))
        assert isinstance(changes, Changes)
        assert changes.conflict is None


def test_a_book_that_the_former_pc_had_opened_without_a_line_opens() -> None:
    scene = Scene()
    take_place(scene, {}, clear=20)
    assert isinstance(scene.do(OpenBook(book=OUTGOING, first=218)), Changes)
    changes = scene.do(number_act("d-218", 218))
    assert isinstance(changes, Changes)
    assert changes.conflict is None


def test_a_gap_of_the_former_pc_may_be_explained_by_it() -> None:
    scene = Scene()
    scene.do(number_act("d-2", 2))
    take_place(scene, {OUTGOING: 2}, clear=0)
    assert isinstance(scene.do(Void(book=OUTGOING, number=1, reason="Viết hỏng", on=DAY)), Changes)


def test_where_the_new_pc_is_shut_out_too_the_former_ones_work_is_a_former_ones() -> None:
    scene = Scene()
    new = take_place(scene, {}, clear=0)
    scene.do(RevokeDevice(device=new.id), role=Role.LEADER, pc=2)
    changes = scene.do(number_act("d-1", 1))
    assert isinstance(changes, Changes)
    assert changes.conflict == Refusal("device.revoked")
