"""People and PCs of an office as one look shows them: who works on which PC, and which PC keeps which book."""

from dataclasses import dataclass

from app.actions.staff import Member, staff_of
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.books import series_id, token_of
from sync.rules.people import Device
from sync.rules.series import series_names


@dataclass(frozen=True)
class KeptDevice:
    """`names`: who is enrolled on it. `keeps`: the series whose numbers it gives, by name. `is_here`: this PC."""

    device: Device
    names: tuple[str, ...]
    keeps: tuple[str, ...]
    is_here: bool


@dataclass(frozen=True)
class StaffPage:
    """`members` by name, those who have left last; `devices` by enrolment, revoked ones last."""

    members: tuple[Member, ...]
    devices: tuple[KeptDevice, ...]


def staff_page(replica: Replica) -> StaffPage:
    members, identity = staff_of(replica), replica.identity
    with replica.read() as connection:
        view = View(connection)
        devices = view.children(Device, identity.office)
        series = series_names(view, identity.office)
        tokens = {name: token_of(view, series_id(identity.office, name)) for name in series}
    names = {member.person.id: member.person.name for member in members}
    devices.sort(key=lambda device: (device.revoked_at is not None, device.enrolled_at, device.id))
    kept = tuple(
        KeptDevice(
            device=device,
            names=tuple(names[id] for id in device.people if id in names),
            keeps=tuple(name for name, token in tokens.items() if token is not None and token.device == device.id),
            is_here=device.id == identity.device,
        )
        for device in devices
    )
    return StaffPage(tuple(members), kept)
