"""Beside a draft's pages: what it is, what was said with it, its files, and the leader's keys."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.draft_page import DraftPage
from app.ui.documents.row_facts import URGENCY_TOKENS
from app.ui.drafts.fact import fact
from app.ui.drafts.shared_words import facts, submitted
from app.ui.look.theme import theme
from app.ui.parts.chips import Chip
from app.ui.parts.surfaces import Band, scrolled
from app.ui.parts.text import Text
from app.ui.reading.files import Files
from app.ui.review.one_by_one import Side, key_row
from app.ui.words.speech import speech, translate


class ReviewSide(Side):
    """`wanted`: approve, return, later or signed."""

    def __init__(self, page: DraftPage) -> None:
        super().__init__()
        keys = (
            self.key("1", translate("ReviewSide", "Duyệt"), "approve", "check", "primary"),
            self.key("2", translate("ReviewSide", "Trả lại…"), "return", "undo"),
            self.key("3", translate("ReviewSide", "Để sau"), "later", "clock"),
            self.key("4", translate("ReviewSide", "Gắn bản đã ký, duyệt…"), "signed", "signature"),
        )
        self.first = keys[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6 if theme.wants_narrow else 10))
        column.addWidget(scrolled(self._told(page)), 1)
        column.addWidget(keys[0])
        column.addLayout(key_row(*keys[1:3]))
        column.addWidget(keys[3])

    def _told(self, page: DraftPage) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(10))
        urgency = str(page.draft.text.urgency)
        if urgency in URGENCY_TOKENS:
            column.addWidget(Chip(speech.say(f"urgency.{urgency}"), URGENCY_TOKENS[urgency], "flag"))
        column.addWidget(Text(page.draft.text.subject, "h2", wrap=True))
        if page.draft.note:
            column.addWidget(Band("blue", "stamp", page.draft.note, translate("ReviewSide", "Lời trình")))
        column.addWidget(Text(submitted(page), "secondary", "text2", wrap=True))
        column.addWidget(Text(translate("ReviewSide", "Tệp"), "caption", "text3"))
        files = Files(page.attachments, {})
        files.wanted.connect(self.file_wanted)
        column.addWidget(files)
        for name, value in facts(page):
            column.addWidget(fact(name, value))
        column.addStretch(1)
        return holder
