"""Sealed rows shown to a restored server: an end, a revocation and a grant are never taken back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from sync.protocol.signing import SEAL, Signer, is_signed
from sync.rules.books import Direction, Grant
from sync.rules.people import Device, Person, Role, RoleHeld
from sync.rules.sealing import SealedRow, merged, sealed_bytes, with_seal
from tests.support.sample_offices import COMMUNE, NEIGHBOUR
from tests.unit.scene import NOW, Scene


def person(**changed: object) -> Person:
    return replace(Person(id="p", office=COMMUNE, name="A", roles=(RoleHeld(role=Role.CLERK),)), **changed)


def device(**changed: object) -> Device:
    made = Device(id="d", office=COMMUNE, name="PC", public_key=b"k", people=("a",), enrolled_at=NOW)
    return replace(made, **changed)


def grant(**changed: object) -> Grant:
    made = Grant(id="g", office=COMMUNE, series=Direction.OUTGOING, device="d", token=True, ranges={2026: ((1, 100),)})
    return replace(made, **changed)


def test_what_the_server_does_not_know_is_taken_as_shown() -> None:
    for row in (person(), device(), grant()):
        assert merged(None, row) == row


@pytest.mark.parametrize(("known", "shown"), [(None, NOW), (NOW, None), (NOW, NOW + timedelta(days=1))])
def test_an_end_and_a_revocation_are_never_taken_back_and_the_known_time_stands(known: object, shown: object) -> None:
    ended = merged(person(ended_at=known), person(ended_at=shown))
    revoked = merged(device(revoked_at=known), device(revoked_at=shown))
    assert isinstance(ended, Person)
    assert isinstance(revoked, Device)
    assert ended.ended_at == revoked.revoked_at == NOW


def test_people_enrolled_on_a_pc_are_known_from_both_sides_once() -> None:
    both = merged(device(people=("a", "b")), device(people=("b", "c")))
    assert isinstance(both, Device)
    assert both.people == ("a", "b", "c")


def test_what_bears_the_id_of_another_is_not_taken_for_it() -> None:
    """A restored server that did not know a PC yet may have let another one in under its id."""
    for known, shown in (
        (device(), device(public_key=b"another", people=("x",), revoked_at=NOW)),
        (device(), device(office=NEIGHBOUR, people=("x",))),
        (person(), person(office=NEIGHBOUR, ended_at=NOW)),
        (grant(), grant(office=NEIGHBOUR, ranges={2026: ((1, 900),)}, closed=True)),
    ):
        assert merged(known, shown) == known


@pytest.mark.parametrize(
    ("known", "shown", "granted"),
    [
        ({2026: ((1, 100),)}, {2026: ((1, 100),)}, ((1, 100),)),
        ({2026: ((1, 100),)}, {2026: ((1, 100), (111, 190))}, ((1, 100), (111, 190))),
        ({2026: ((1, 100), (111, 190))}, {}, ((1, 100), (111, 190))),
        ({}, {2026: ((1249, 1348),)}, ((1249, 1348),)),
        ({2026: ((1, 100),)}, {2026: ((1, 190),)}, ((1, 190),)),
        ({2026: ((1, 190),)}, {2026: ((1, 100),)}, ((1, 190),)),
    ],
)
def test_a_grant_shown_again_holds_every_number_of_both_sides_once(
    known: dict[int, object], shown: dict[int, object], granted: object
) -> None:
    both = merged(grant(ranges=known), grant(ranges=shown))
    assert isinstance(both, Grant)
    assert both.granted(2026) == granted


def test_grants_of_other_years_are_kept_and_a_closed_token_stays_closed() -> None:
    both = merged(grant(closed=True), grant(ranges={2027: ((1, 100),)}))
    assert isinstance(both, Grant)
    assert (both.ranges, both.closed) == ({2026: ((1, 100),), 2027: ((1, 100),)}, True)
    shown = merged(grant(), grant(closed=True))
    assert isinstance(shown, Grant)
    assert shown.closed


@pytest.mark.parametrize(
    ("known", "shown"),
    [(person(), person(ended_at=NOW)), (device(), device(people=("z",))), (grant(), grant(ranges={2027: ((1, 9),)}))],
)
def test_showing_a_row_again_changes_nothing_more(known: SealedRow, shown: SealedRow) -> None:
    once = merged(known, shown)
    assert merged(once, shown) == once


def test_a_seal_covers_everything_in_the_row_but_itself() -> None:
    signer = Signer(bytes(32))
    sealed = with_seal(grant(), signer.sign(SEAL, sealed_bytes(grant())))
    assert is_signed(signer.public_key, SEAL, sealed_bytes(sealed), sealed.seal)
    for forged in (replace(sealed, token=False), replace(sealed, ranges={2026: ((1, 101),)}), replace(sealed, id="h")):
        assert not is_signed(signer.public_key, SEAL, sealed_bytes(forged), sealed.seal)


def test_people_pcs_and_grants_are_sealed_and_nothing_else() -> None:
    scene = Scene()
    scene.release()
    sealable = {row.type_name() for row in scene.state.rows.values() if isinstance(row, SealedRow)}
    assert sealable == {"person", "device", "grant"}
