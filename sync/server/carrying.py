"""What the operator does with sticks: takes in what came, writes what goes to an office, or to all on one stick."""

from pathlib import Path
from typing import Any

import msgspec

from sync.carriers.choosing import take_all
from sync.carriers.reading import Progress
from sync.carriers.stick import suspicious
from sync.errors import Refused
from sync.rules.ids import Ids
from sync.server import bundles_in, bundles_out
from sync.server.home import Home
from sync.wording import Wording
from sync.world import Clock

Json = dict[str, Any]


def bundle_import(home: Home, place: Path, clock: Clock, ids: Ids, wording: Wording, progress: Progress) -> Json:
    """Take in a bundle, or all of a folder that are for this server.

    Raises: as `take_all` and `bundles_in.take_bundle_in`.
    """
    with bundles_in.bundle_district(home, clock, ids) as district:
        chosen = take_all(
            place,
            lambda path: bundles_in.check_for_us(home, path),
            lambda path: bundles_in.take_bundle_in(district, path, progress),
        )
    return {
        "bundles": [msgspec.to_builtins(one) for one in chosen.taken],
        "others": chosen.others,
        "troubles": [_trouble(error.code, error.facts, wording) for error in chosen.troubles],
        "warnings": chosen.warnings,
    }


def bundle_export(
    home: Home, office: str | None, place: Path, clock: Clock, ids: Ids, wording: Wording, progress: Progress
) -> Json:
    """Write a bundle for an office; without one, a bundle for every office that something waits for, into a folder.

    Raises: as `bundles_out.pack`; Refused `bundle.no_folder`, `bundle.nothing`.
    """
    warnings = suspicious(place) if place.is_dir() else []
    troubles: list[Json] = []
    with bundles_in.bundle_district(home, clock, ids) as district:
        if office is not None:
            packed = [bundles_out.pack(district, office, place, progress)]
        else:
            if not place.is_dir():
                raise Refused("bundle.no_folder", {"place": str(place)})
            packed = []
            with home.database.read() as connection:
                offices = bundles_out.offices_to_carry_to(connection)
            for one in offices:
                try:
                    packed.append(bundles_out.pack(district, one, place, progress))
                except Refused as refused:  # an office without a PC: its documents wait here
                    troubles.append(_trouble(refused.code, refused.facts, wording) | {"office": one})
            if not packed:
                raise Refused("bundle.nothing", {"place": str(place)})
    return {"bundles": [msgspec.to_builtins(one) for one in packed], "troubles": troubles, "warnings": warnings}


def _trouble(code: str, facts: dict[str, str], wording: Wording) -> Json:
    return {"code": code, "text": wording.say(code, facts), "facts": facts}
