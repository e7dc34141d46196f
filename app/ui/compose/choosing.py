"""Whom a document goes to, while it is being chosen: each recipient once, in the order in which it was taken. Pure."""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from sync.rules.deliveries import Purpose, Recipient
from sync.rules.offices import Office
from sync.rules.text import folded, one_line

Recipients = tuple[Recipient, ...]


def key_of(recipient: Recipient) -> str:
    """What tells recipients apart: an office's code, an outside one's channel and name."""
    return recipient.office or f"{recipient.channel}:{folded(recipient.name)}"


def offices_of(recipients: Recipients) -> set[str]:
    return {recipient.office for recipient in recipients if recipient.office}


def with_offices(recipients: Recipients, codes: Iterable[str], purpose: Purpose = Purpose.TO_ACT) -> Recipients:
    """With these offices too; those that are there stay as they are."""
    return with_all(recipients, [Recipient(office=code, purpose=purpose) for code in codes])


def with_all(recipients: Recipients, more: Iterable[Recipient]) -> Recipients:
    known = {key_of(recipient): recipient for recipient in recipients}
    for recipient in more:
        tidy = msgspec.structs.replace(recipient, name=one_line(recipient.name))
        known.setdefault(key_of(tidy), tidy)
    return tuple(known.values())


def without(recipients: Recipients, keys: Collection[str]) -> Recipients:
    return tuple(recipient for recipient in recipients if key_of(recipient) not in keys)


def with_purpose(recipients: Recipients, keys: Collection[str], purpose: Purpose) -> Recipients:
    """With another purpose for those named."""
    return tuple(
        msgspec.structs.replace(recipient, purpose=purpose) if key_of(recipient) in keys else recipient
        for recipient in recipients
    )


def name_of(recipient: Recipient, offices: Mapping[str, Office]) -> str:
    """A recipient as a letter would name it."""
    office = offices.get(recipient.office)
    return office.short_name if office else recipient.name or recipient.office


def matching(name: str, typed: str) -> bool:
    """Whether a name holds every word that was typed, each as the beginning of one of its own; marks do not count."""
    words = folded(name).split()
    return all(any(word.startswith(part) for word in words) for part in folded(typed).split())
