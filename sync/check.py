"""What `doctor` finds at either end: one look, what it says, and what helps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sync.wording import Wording


@dataclass(frozen=True)
class Check:
    """`code` names the sentence that says what was found; `remedy` the one that says what to do, "" if all is well."""

    check: str
    ok: bool
    code: str
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def remedy(self) -> str:
        return "" if self.ok else f"remedy.{self.code}"


def told(checks: Iterable[Check], wording: Wording) -> list[dict[str, Any]]:
    """As the command line tells it."""
    return [
        {
            "check": check.check,
            "ok": check.ok,
            "code": check.code,
            "detail": wording.say(check.code, check.facts),
            "remedy": wording.say(check.remedy, check.facts) if check.remedy else "",
        }
        for check in checks
    ]
