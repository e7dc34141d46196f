"""Beside a document's pages: what it is, by when, what the clerk proposes, its files, and the leader's four keys."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.document_page import DocumentPage
from app.ui.directing.proposal import Proposal
from app.ui.documents.row_facts import URGENCY_TOKENS
from app.ui.drafts.fact import fact
from app.ui.look.theme import theme
from app.ui.parts.chips import Chip
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Band, scrolled
from app.ui.parts.text import Text
from app.ui.reading.bands import bands
from app.ui.reading.facts import came_words, facts
from app.ui.reading.files import Files
from app.ui.review.one_by_one import Side, key_row
from app.ui.words.speech import speech, translate
from sync.rules.people import Role


class DirectSide(Side):
    """`wanted`: agree, direct, hand_back or later. Where the proposal names nobody, there is no key to agree with."""

    def __init__(self, page: DocumentPage, proposal: Proposal | None, now: datetime, roles: frozenset[Role]) -> None:
        super().__init__()
        keys = []
        if can_agree := proposal is not None and proposal.can_agree:
            agree = translate("DirectSide", "Đồng ý và giao như đề xuất")
            keys.append(self.key("1", agree, "agree", "check", "primary"))
        other = translate("DirectSide", "Giao người khác…") if can_agree else translate("DirectSide", "Giao việc…")
        keys += [
            self.key("2", other, "direct", "assign", "key" if can_agree else "primary"),
            self.key("3", translate("DirectSide", "Trả lại…"), "hand_back", "undo"),
            self.key("4", translate("DirectSide", "Để sau"), "later", "clock"),
        ]
        self.first = keys[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6 if theme.wants_narrow else 10))
        column.addWidget(scrolled(self._told(page, proposal, now, roles)), 1)
        for made in keys[:-2]:
            column.addWidget(made)
        column.addLayout(key_row(*keys[-2:]))

    def _told(self, page: DocumentPage, proposal: Proposal | None, now: datetime, roles: frozenset[Role]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(10))
        if chips := _chips(page):
            column.addWidget(chips)
        column.addWidget(Text(page.document.subject, "h2", wrap=True))
        if proposal is not None:  # before all else that is said: it is what the first key agrees to
            column.addWidget(_proposed(proposal))
        column.addWidget(Text(came_words(page, now), "secondary", "text2", wrap=True))
        for band in bands(page, now, roles):
            column.addWidget(Band(band.token, band.symbol, band.text, band.strong))
        column.addWidget(Text(translate("DirectSide", "Tệp"), "caption", "text3"))
        files = Files(page.attachments, {})
        files.wanted.connect(self.file_wanted)
        column.addWidget(files)
        for name, value in facts(page, now):
            column.addWidget(fact(name, value))
        column.addStretch(1)
        return holder


def _chips(page: DocumentPage) -> QWidget | None:
    chips: list[QWidget] = []
    urgency = str(page.document.urgency)
    if urgency in URGENCY_TOKENS:
        chips.append(Chip(speech.say(f"urgency.{urgency}"), URGENCY_TOKENS[urgency], "flag"))
    leader = page.handling.presented.leader if page.handling and page.handling.presented else ""
    if leader and len(page.leaders) > 1:
        told = translate("DirectSide", "Trình {name}").format(name=page.people.get(leader, ""))
        chips.append(Chip(told, "blue", "stamp"))
    if not chips:
        return None
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    flow = Flow(theme.px(8), theme.px(6))
    row.addLayout(flow)
    for chip in chips:
        flow.addWidget(chip)
    return holder


def _proposed(proposal: Proposal) -> QWidget:
    """The clerk's words and whom they name; where it cannot be given out so, why."""
    who = translate("DirectSide", "{name} đề xuất").format(name=proposal.by)
    said = "\n".join(part for part in (proposal.presentation.proposal, *proposal.lines) if part)
    if not said:
        presented = translate("DirectSide", "{name} trình, không kèm đề xuất.").format(name=proposal.by)
        return Text(presented, "secondary", "text2", wrap=True)
    if proposal.why_not:
        return Band("amber", "alert", f"{said}\n{proposal.why_not}", who)
    return Band("blue", "stamp", said, who)
