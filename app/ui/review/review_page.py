"""The leader's page "Duyệt": one draft a screen, its files to be read, and what he may say about it by one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.actions.draft_page import DraftPage
from app.ui.drafts.shared_read import read_draft
from app.ui.reading.preview.reasons import Reason
from app.ui.review.deciding import Deciding
from app.ui.review.one_by_one import OneByOne, Side
from app.ui.review.review_side import ReviewSide
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.listed import AttachmentState
from sync.replica.pages import Wanted

if TYPE_CHECKING:
    from sync.replica.replica import Replica


class ReviewPage(OneByOne[DraftPage]):
    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("ReviewPage", "Duyệt dự thảo"),
            translate("ReviewPage", "Dự thảo trước"),
            translate("ReviewPage", "Dự thảo sau"),
            translate("ReviewPage", "Không có dự thảo nào chờ duyệt."),
        )
        self._deciding = Deciding(context)

    def wanted(self) -> Wanted:
        return Wanted("drafts", ("submitted",), "urgent")

    def told(self, place: int, count: int) -> str:
        return translate("ReviewPage", "{place} / {count} dự thảo chờ duyệt").format(place=place, count=count)

    def read_one(self, replica: Replica, id: str) -> DraftPage | None:
        return read_draft(replica, id)

    def id_of(self, page: DraftPage) -> str:
        return page.draft.id

    def files_of(self, page: DraftPage) -> tuple[tuple[AttachmentState, ...], Reason]:
        return page.attachments, Reason("file", "", "")

    def remedy(self) -> str:
        return translate("ReviewPage", "Trả lại để người soạn gắn tệp khác.")

    def make_side(self, page: DraftPage) -> Side:
        return ReviewSide(page)

    def decide(self, page: DraftPage, what: str) -> None:
        if what == "approve":
            self._deciding.approve(page)
        elif what == "signed":
            self._deciding.approve_signed(page)
        elif what == "return":
            self._deciding.give_back(page)
        else:
            self.go_on()
