"""What is asked while a document is worked on: how far it is, and more time.

Law: Decree 30/2020/NĐ-CP art. 24 (following up). `intents` has the envelope and the rest.
"""

from datetime import date, time

from sync.rules.acts import OnDocument


class ReportProgress(OnDocument, frozen=True, tag="report_progress"):
    """Say how far one's own part in the directive is, in words and, where that means something, in percent."""

    text: str
    percent: int | None = None


class AskExtension(OnDocument, frozen=True, tag="ask_extension"):
    """Ask for a later deadline for one's own part, with the reason."""

    due: date
    reason: str
    due_time: time | None = None


class Extend(OnDocument, frozen=True, tag="extend"):
    """A leader sets another deadline for somebody's part, asked for or not; without a day he refuses what was asked.
    `person`: "" for who leads."""

    person: str = ""
    due: date | None = None
    due_time: time | None = None
    note: str = ""
