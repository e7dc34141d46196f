"""Reading a draft that the office shares, behind the first paint."""

from typing import Any

from app.actions.draft_page import DraftPage


def read_draft(replica: Any, id: str) -> DraftPage | None:
    from app.actions.showing_draft import draft_page  # slow to import

    return draft_page(replica, id)
