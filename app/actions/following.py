"""What people do while a document is worked on: say how far it is, ask for more time, give it.

`hold_s`: for so long the act can be undone (`undoing`).
"""

from app.actions.circulation import check_days, save_act
from app.actions.desk import Desk
from sync.rules.deadline import Deadline
from sync.rules.following_acts import AskExtension, Extend, ReportProgress


def report_progress(desk: Desk, id: str, text: str, percent: int | None = None, hold_s: float = 0) -> None:
    """Say how far the part of who sits here is; the first time it is taken on with that, where it was not yet.

    Raises: Refused `document.*`, `directive.none`, `directive.not_yours`, `text.empty`, `text.too_long`,
    `progress.no_percentage`.
    """
    save_act(desk, ReportProgress(document=id, text=text, percent=percent), hold_s)


def ask_extension(desk: Desk, id: str, due: Deadline, reason: str, hold_s: float = 0) -> None:
    """Ask the leaders for a later deadline; a wish that is not answered yet is replaced.

    Raises: Refused `document.*`, `directive.none`, `directive.not_yours`, `extension.no_deadline`,
    `extension.not_later`, `reason.empty`, `reason.too_long`, `date.due_past`.
    """
    check_days(desk, due.day)
    save_act(desk, AskExtension(document=id, due=due.day, due_time=due.hour, reason=reason), hold_s)


def extend(desk: Desk, id: str, due: Deadline | None, person: str = "", note: str = "", hold_s: float = 0) -> None:
    """Set somebody's deadline, asked for or not; without one, refuse what was asked. `person`: "" for who leads.

    Raises: Refused `document.*`, `directive.none`, `directive.not_theirs`, `extension.not_asked`, `text.empty`,
    `text.too_long`, `date.due_past`.
    """
    day, hour = (due.day, due.hour) if due else (None, None)
    check_days(desk, day)
    save_act(desk, Extend(document=id, person=person, due=day, due_time=hour, note=note), hold_s)
