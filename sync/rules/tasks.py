"""Something a person of an office has to look at: never a silent drop.

code                          what happened
---------------------------------------------------------------------------------------
recipient_refused             a recipient refused our document
recall_asked                  a sender asks for a document back that we registered
recall_declined               a recipient does not give our document back
recalled_before_registration  our registration reached the server after the recall; the number stays
registered_twice              two of our PCs registered one document; the later number is void
number_conflict               a number given on a PC without the right to it, or already used
work_of_former_person         work of someone whose role or PC had ended when it arrived; its number is kept
reminded                      a sender urges us to go on with its document; always the last reminder
draft_kept_apart              two people changed one draft apart from each other; the later text is a copy beside it
numbered_unapproved           a number was given to a draft without a leader's yes to it; the number stays
handed_back                   a leader has given a document back to the clerk, with what is wrong
extension_asked               somebody asks a leader for a later deadline; always his last wish
numbers_skipped               numbers passed over by hand: use them or declare them void
"""

from datetime import datetime

import msgspec

from sync.rules.rows import Row, office_scope

REMINDED = "reminded"
HANDED_BACK = "handed_back"
EXTENSION_ASKED = "extension_asked"
KEPT_APART = "draft_kept_apart"
NUMBERED_UNAPPROVED = "numbered_unapproved"


class Task(Row, frozen=True, tag="task"):
    office: str
    code: str
    opened_at: datetime
    document: str = ""
    facts: dict[str, str] = {}
    closed_at: datetime | None = None

    @property
    def parent(self) -> str:
        return self.document or self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    @property
    def owner(self) -> str:
        return self.office

    @property
    def stage(self) -> str:
        return "closed" if self.closed_at else "open"

    def closed(self, at: datetime) -> "Task":
        return self if self.closed_at else msgspec.structs.replace(self, closed_at=at)
