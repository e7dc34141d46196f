"""The sizes everyone keeps to. One row of the directory, so that the server can change them for all."""

from sync.rules.rows import DIRECTORY, Row
from sync.rules.state import Refusal, State
from sync.rules.text import one_line, several_lines


class Limits(Row, frozen=True, tag="limits"):
    id: str = "limits"
    file_bytes: int = 100 * 1000 * 1000
    files: int = 20
    subject_characters: int = 2000
    reason_characters: int = 2000
    name_characters: int = 200
    file_name_characters: int = 200
    groups: int = 100  # saved groups of recipients of one office
    group_recipients: int = 500
    templates: int = 100  # of one office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (DIRECTORY,)


def limits_of(state: State) -> Limits:
    return state.get(Limits, "limits") or Limits()


def check_reason(state: State, reason: str) -> Refusal | None:
    """Whether a reason was given, and not an essay."""
    limit = limits_of(state).reason_characters
    if not one_line(reason):
        return Refusal("reason.empty")
    return Refusal("reason.too_long", {"limit": str(limit)}) if len(reason) > limit else None


def check_text(state: State, text: str, *, needed: bool = False) -> Refusal | None:
    """Whether free text, of as many lines as one likes, is there where it is needed, and not an essay."""
    limit = limits_of(state).reason_characters
    if needed and not several_lines(text):
        return Refusal("text.empty")
    return Refusal("text.too_long", {"text": text[:50], "limit": str(limit)}) if len(text) > limit else None


def check_names(state: State, *names: str) -> Refusal | None:
    """Whether names of people and units, which may be empty, are no longer than a name may be."""
    limit = limits_of(state).name_characters
    longest = max(names, key=len)
    return Refusal("text.too_long", {"text": longest[:50], "limit": str(limit)}) if len(longest) > limit else None
