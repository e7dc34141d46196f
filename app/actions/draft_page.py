"""A draft that the office shares, as the window shows it: the values, without what reads them."""

from dataclasses import dataclass

from sync.replica.listed import AttachmentState
from sync.rules.drafts import SharedDraft


@dataclass(frozen=True)
class DraftPage:
    """Names where the draft has ids. `other`: who wrote the text that this copy was kept apart from. `is_edited`: it
    was changed on this PC since it was submitted; `waits`: the server does not hold it as it stands here."""

    draft: SharedDraft
    kind: str
    by: str
    leader: str
    decided_by: str
    to: tuple[str, ...]
    attachments: tuple[AttachmentState, ...]
    other: str = ""
    is_edited: bool = False
    waits: bool = False
