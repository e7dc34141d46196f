"""Saved groups of recipients (nhóm nơi nhận): an office's own, under names that differ in more than capitals."""

import msgspec

from sync.rules.case import Case
from sync.rules.deliveries import Recipient
from sync.rules.desk_acts import RemoveGroup, SaveGroup
from sync.rules.ids import is_id
from sync.rules.limits import check_names, limits_of
from sync.rules.releasing import check_recipient
from sync.rules.rows import Row, office_scope
from sync.rules.state import Refusal, State, Work
from sync.rules.text import one_line


class Group(Row, frozen=True, tag="group"):
    """A removed group stays as an empty row, so that every PC hears of it."""

    office: str
    name: str
    recipients: tuple[Recipient, ...] = ()
    is_removed: bool = False

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)


def groups_of(state: State, office: str) -> list[Group]:
    """An office's groups, by name."""
    there = (group for group in state.children(Group, office) if not group.is_removed)
    return sorted(there, key=lambda group: (group.name.casefold(), group.id))


def save_group(work: Work, case: Case, act: SaveGroup) -> Refusal | None:
    """A recipient that is named twice stands once, as it was named first.

    Refusals: `id.bad`, `group.unknown` (another office's), `group.no_name`, `text.too_long`, `group.name_taken`,
    `group.too_many`, `group.too_large`, `recipient.none`, `recipient.*`.
    """
    known, name, limits = work.get(Group, act.group), one_line(act.name), limits_of(work)
    if not is_id(act.group):
        return Refusal("id.bad")
    if known is not None and known.office != case.office:
        return Refusal("group.unknown")
    if not name:
        return Refusal("group.no_name")
    if refusal := check_names(work, name):
        return refusal
    others = [group for group in groups_of(work, case.office) if group.id != act.group]
    if any(group.name.casefold() == name.casefold() for group in others):
        return Refusal("group.name_taken", {"name": name})
    if len(others) >= limits.groups:
        return Refusal("group.too_many", {"limit": str(limits.groups)})
    chosen: dict[tuple[str, str], Recipient] = {}
    for recipient in act.recipients:
        chosen.setdefault((recipient.office, one_line(recipient.name)), recipient)
    recipients = tuple(chosen.values())
    if not recipients:
        return Refusal("recipient.none")
    if len(recipients) > limits.group_recipients:
        return Refusal("group.too_large", {"limit": str(limits.group_recipients)})
    for recipient in recipients:
        if refusal := check_recipient(work, case, recipient, limits.name_characters):
            return refusal
    work.put(Group(id=act.group, office=case.office, name=name, recipients=recipients))
    return None


def remove_group(work: Work, case: Case, act: RemoveGroup) -> Refusal | None:
    """Refusals: `group.unknown`."""
    group = work.get(Group, act.group)
    if group is None or group.office != case.office or group.is_removed:
        return Refusal("group.unknown")
    work.put(msgspec.structs.replace(group, recipients=(), is_removed=True))
    return None
