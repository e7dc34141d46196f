"""The meeting that a document here calls to, as its line carries it: the week's calendar is read from these values."""

import msgspec

from sync.rules.meetings import Attendee, Meeting


class Planned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`is_noted`: the hour is this office's own note. `going`: who of this office goes; nobody goes where `reason` says
    why. `missed`: it came when the meeting had begun. Of an invitation of ours: how many offices were `asked`, how many
    have `answered`, and how many people they have named (`coming`)."""

    meeting: Meeting
    is_noted: bool = False
    going: tuple[Attendee, ...] = ()
    reason: str = ""
    missed: bool = False
    asked: int = 0
    answered: int = 0
    coming: int = 0
