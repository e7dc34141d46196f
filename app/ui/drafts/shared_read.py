"""Reading a draft that the office shares, behind the first paint."""

from typing import TYPE_CHECKING

from app.actions.draft_page import DraftPage

if TYPE_CHECKING:
    from sync.replica.replica import Replica


def read_draft(replica: "Replica", id: str) -> DraftPage | None:
    from app.actions.showing_draft import draft_page  # slow to import

    return draft_page(replica, id)
