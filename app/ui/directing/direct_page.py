"""The leader's page "Cho ý kiến": one document a screen, its pages to be read, and his word on it by one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.actions.document_page import DocumentPage
from app.ui.directing.direct_side import DirectSide
from app.ui.directing.proposal import proposal_of
from app.ui.doing.circulation import CirculationDoing
from app.ui.doing.second_tries import read_page
from app.ui.reading.preview.reasons import Reason, nothing_to_show
from app.ui.review.one_by_one import OneByOne, Side
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.listed import AttachmentState
from sync.replica.pages import Wanted

if TYPE_CHECKING:
    from sync.replica.replica import Replica
    from sync.rules.assignments import Presentation


class DirectPage(OneByOne[DocumentPage]):
    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            translate("DirectPage", "Cho ý kiến"),
            translate("DirectPage", "Văn bản trước"),
            translate("DirectPage", "Văn bản sau"),
            translate("DirectPage", "Không có văn bản nào chờ cho ý kiến."),
        )
        self._doing = CirculationDoing(context)

    def wanted(self) -> Wanted:
        return Wanted("incoming", ("to_direct",), "urgent")

    def told(self, place: int, count: int) -> str:
        return translate("DirectPage", "{place} / {count} văn bản chờ cho ý kiến").format(place=place, count=count)

    def read_one(self, replica: Replica, id: str) -> DocumentPage | None:
        return read_page(replica, id)

    def id_of(self, page: DocumentPage) -> str:
        return page.document.id

    def files_of(self, page: DocumentPage) -> tuple[tuple[AttachmentState, ...], Reason]:
        return page.attachments, nothing_to_show(page, self._context.roles)

    def make_side(self, page: DocumentPage) -> Side:
        proposal, now = proposal_of(page, self._context.today), self._context.bridge.clock.now()
        return DirectSide(page, proposal, now, self._context.roles)

    def decide(self, page: DocumentPage, what: str) -> None:
        id = page.document.id

        def undone() -> None:
            if self.isVisible():
                self.show_document(id)

        if what == "agree" and (proposal := proposal_of(page, self._context.today)) is not None:
            self._agree(page, proposal.presentation, undone)
        elif what == "direct":
            self._doing.direct(page, self.let_go, undone, from_proposal=True)
        elif what == "hand_back":
            self._doing.hand_back(page, self.let_go, undone)
        elif what == "later":
            self.go_on()

    def go_on(self) -> None:
        """Where nothing else waits, back to one's work."""
        if len(self._ids) > 1:
            super().go_on()
        else:
            self._context.go("work")

    def _agree(self, page: DocumentPage, proposed: Presentation, undone: Any) -> None:
        self.let_go()
        self._doing.agree(page, proposed, undone)
