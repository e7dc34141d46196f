"""The mail that lies in the commune's window when the story begins: sent by the parent office's scripts."""

import functools
from datetime import date, timedelta

from app.sample.paperwork import Paperwork, meeting_day
from app.sample.setting import Setting
from app.sample.traced import Traced

# In the order in which they are sent: the paper, and in how many days an answer is due, if one is.
PAPERS: tuple[tuple[str, int | None], ...] = (("reception", None), ("vaccines", 12), ("meeting", None), ("stock", 3))
INVITATION, STARTS, ENDS = "meeting", "08:00", "10:00"  # as the paper says it
TO_BE_DONE = "stock"  # the one that the commune's leader gives to somebody


def send_mail(setting: Setting, paperwork: Paperwork) -> list[Traced]:
    """Number, make and send the papers to every office below, by the command line."""
    pc, office = setting.parent, setting.cast.parent
    signer = setting.cast.one(office, "leader").name
    names = [name for name, _ in PAPERS]
    calls = [functools.partial(pc.number, paperwork.words(name), signer) for name in names]
    today = setting.now_s.wall(0).date()
    documents = []
    for name, placed in zip(names, setting.programs.together(*calls), strict=True):
        documents.append(paperwork.traced(name, placed | {"date": today.isoformat()}, setting.now_s()))
        paperwork.made(documents[-1], office)
    setting.programs.together(
        *(functools.partial(_send, setting, d, due) for d, (_, due) in zip(documents, PAPERS, strict=True))
    )
    return documents


def _send(setting: Setting, document: Traced, due_days: int | None) -> None:
    due: date | None = document.issued_on + timedelta(days=due_days) if due_days is not None else None
    meeting: tuple[str, ...] = ()
    if document.name == INVITATION:
        day, place = (
            meeting_day(document.issued_on).isoformat(),
            f"Hội trường tầng 2, {setting.cast.parent.organisation}",
        )
        meeting = ("--meeting", f"{day}T{STARTS}", "--meeting-until", ENDS, "--place", place)
    setting.parent.dispatch(document.id, "all", document.words.urgency, document.files, due, meeting)
