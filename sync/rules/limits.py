"""The sizes everyone keeps to. One row of the directory, so that the server can change them for all."""

from sync.rules.rows import DIRECTORY, Row
from sync.rules.state import State


class Limits(Row, frozen=True, tag="limits"):
    id: str = "limits"
    file_bytes: int = 100 * 1000 * 1000
    files: int = 20
    subject_characters: int = 2000
    reason_characters: int = 2000
    name_characters: int = 200
    file_name_characters: int = 200

    @property
    def scopes(self) -> tuple[str, ...]:
        return (DIRECTORY,)


def limits_of(state: State) -> Limits:
    return state.get(Limits, "limits") or Limits()
