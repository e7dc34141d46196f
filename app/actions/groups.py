"""Saved groups of recipients: kept once for all PCs of the office."""

from collections.abc import Iterable

from app.actions.desk import Desk
from sync.errors import Defect
from sync.rules.deliveries import Recipient
from sync.rules.desk_acts import RemoveGroup, SaveGroup
from sync.rules.documents import ORDINARY
from sync.rules.groups import Group


def save_group(desk: Desk, name: str, recipients: Iterable[Recipient], id: str | None = None) -> Group:
    """Keep recipients under a name; with an id, change that group.

    Raises: Refused `group.no_name`, `group.name_taken`, `group.too_many`, `group.too_large`, `group.unknown`,
    `recipient.*`, `text.too_long`.
    """
    act = SaveGroup(group=id or desk.replica.ids.new(), name=name, recipients=tuple(recipients))
    with desk.replica.write() as t:
        t.save_intent(act, person=desk.person, rank=ORDINARY)
        saved = t.view.get(Group, act.group)
    if saved is None:
        raise Defect("program.fault", {"detail": "a group without its preview"})
    return saved


def remove_group(desk: Desk, id: str) -> None:
    """Raises: Refused `group.unknown`."""
    with desk.replica.write() as t:
        t.save_intent(RemoveGroup(group=id), person=desk.person, rank=ORDINARY)
