"""How far a document of ours has come with each recipient."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.document_page import RecipientLine
from app.ui.documents.row_facts import STATE_TOKENS
from app.ui.look.theme import theme
from app.ui.parts.chips import Chip
from app.ui.parts.text import Text
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.rules.deliveries import Purpose


class Recipients(QWidget):
    def __init__(self, recipients: Sequence[RecipientLine], now: datetime) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(6))
        for recipient in recipients:
            column.addWidget(self._row(recipient, now))

    def _row(self, recipient: RecipientLine, now: datetime) -> QWidget:
        holder = QWidget()
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(Text(recipient.name, "secondary", wrap=True), 1)
        state = state_words(recipient)
        row.addWidget(Chip(state, STATE_TOKENS.get(recipient.state, "grey")), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(row)
        whole.addWidget(Text(_detail(recipient, now), "caption", "text3", wrap=True))
        return holder


def state_words(recipient: RecipientLine) -> str:
    """How far it has come; what leaves by no line waits for a person of this office, not for the line."""
    if recipient.state == "waiting" and not recipient.office:
        return translate("Recipients", "Chưa giao")
    return speech.say(f"state.{recipient.state}")


def _detail(recipient: RecipientLine, now: datetime) -> str:
    told = [dates.spoken(recipient.at, now)]
    if recipient.purpose != Purpose.TO_ACT:
        told.append(speech.say(f"purpose.{recipient.purpose}").lower())
    if recipient.channel != "system":
        told.append(speech.say(f"channel.{recipient.channel}"))
    if recipient.state == "arrived" and not recipient.complete:
        told.append(translate("Recipients", "tệp đang về"))
    if recipient.recall == "asked":
        told.append(translate("Recipients", "đã hỏi thu hồi"))
    if recipient.recall == "declined":
        told.append(translate("Recipients", "không đồng ý thu hồi"))
    if recipient.came_late:
        told.append(translate("Recipients", "đến nơi sau hạn"))
    told.append(_answer(recipient))
    return " · ".join(part for part in (*told, recipient.reason) if part)


def _answer(recipient: RecipientLine) -> str:
    """What it has said to an invitation."""
    if recipient.answer is None:
        return ""
    if recipient.answer.going:
        return translate("Recipients", "dự họp: {names}").format(names=", ".join(recipient.answer.going))
    return translate("Recipients", "không dự họp: {reason}").format(reason=recipient.answer.reason)
