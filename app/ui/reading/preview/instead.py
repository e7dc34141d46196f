"""What stands where pages would be: why there are none, that nothing is lost, and what to do."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.look.frames import framed
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.chips import Chip
from app.ui.parts.surfaces import scrolled
from app.ui.parts.text import Text
from app.ui.reading.preview.reasons import Reason

BREAK, LONGEST_RUN = "\u200b", 16  # a line may end there; characters that stay together


class Instead(QWidget):
    def __init__(self, reason: Reason, actions: Sequence[QWidget]) -> None:
        super().__init__()
        self._is_framed = reason.takes_scan
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(28), theme.px(20), theme.px(28), theme.px(20))
        column.setSpacing(theme.px(8))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(pixmap(reason.symbol, "text3", 44, self.devicePixelRatioF()))
        column.addWidget(picture, 0, middle)
        title = _centred(_breakable(reason.title), "h2", "text")
        title.setAccessibleName(reason.title)
        column.addWidget(title)
        if reason.detail:
            column.addWidget(_centred(reason.detail, "secondary", "text3"))
        if reason.warning:
            column.addWidget(Chip(reason.warning, "amber", "alert"), 0, middle)
        if reason.text:
            column.addSpacing(theme.px(4))
            column.addWidget(_centred(reason.text, "body", "text2"))
        if actions:
            column.addSpacing(theme.px(8))
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addStretch(1)
            for action in actions:
                row.addWidget(action)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(holder))
        self.setAccessibleName(" ".join(part for part in (reason.title, reason.warning, reason.text) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame says that something can be let go here."""
        if not self._is_framed:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("field_border"), 1, Qt.PenStyle.DashLine))
            inset = theme.px(10)
            box = framed(self.rect().adjusted(inset, inset, -inset, -inset))
            painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)


def _centred(text: str, style: str, token: str) -> Text:
    made = Text(text, style, token, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def _breakable(name: str) -> str:
    """A file's name that goes on in the next line at its joints, and anywhere where it has none."""
    joints = re.sub(r"([-_.,])", "\\1" + BREAK, name)
    return re.sub(rf"([^\s{BREAK}]{{{LONGEST_RUN}}})", "\\1" + BREAK, joints)
