"""Beside a draft's pages: what it is, what was said with it, its files, and the leader's keys."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.actions.draft_page import DraftPage
from app.ui.documents.row_facts import URGENCY_TOKENS
from app.ui.drafts.fact import fact
from app.ui.drafts.shared_words import facts, submitted
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.chips import Chip
from app.ui.parts.surfaces import Band, scrolled
from app.ui.parts.text import Text
from app.ui.reading.files import Files
from app.ui.words.speech import speech, translate

WIDTH, NARROW = 340, 290


class ReviewSide(QWidget):
    """`wanted`: approve, return or later. `file_wanted`: this file is to be read."""

    wanted = Signal(str)
    file_wanted = Signal(object)

    def __init__(self, page: DraftPage) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(NARROW if theme.wants_narrow else WIDTH))
        keys = (
            _key("1", translate("ReviewSide", "Duyệt"), lambda: self.wanted.emit("approve"), "check", "primary"),
            _key("2", translate("ReviewSide", "Trả lại…"), lambda: self.wanted.emit("return"), "undo", "key"),
            _key("3", translate("ReviewSide", "Để sau"), lambda: self.wanted.emit("later"), "clock", "key"),
        )
        self.first: QWidget = keys[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(scrolled(self._told(page)), 1)
        column.addWidget(keys[0])
        others = QHBoxLayout()  # side by side: what is to be read before a key is pressed needs the height
        others.setSpacing(theme.px(10))
        for made in keys[1:]:
            others.addWidget(made, 1)
        column.addLayout(others)

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


def _key(key: str, words: str, act: Callable[[], object], symbol: str, kind: str) -> QPushButton:
    """One of the leader's large keys: the digit stands on it, and is no part of its name."""
    made = button(f"{key}   {words}", act, symbol=symbol, kind=kind, key=key)
    made.setStyleSheet(f"text-align: left; min-height: {theme.px(46)}px;")
    made.setAccessibleName(words)
    made.setToolTip(f"{words} ({key})")
    return made
