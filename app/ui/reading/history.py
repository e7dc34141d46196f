"""What has happened with a document, as steps on a line: done, now, and to come."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.document_page import DocumentPage
from app.ui.look.icons import pixmap
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.words import dates
from app.ui.words.speech import speech, translate

DOT = 18
COMING = {"arrived": ("registered", "presented"), "registered": ("presented",), "presented": ("assigned",)}


@dataclass(frozen=True)
class Step:
    """`kind`: past, now or coming."""

    kind: str
    title: str
    detail: str = ""
    when: str = ""


def steps(page: DocumentPage, now: datetime) -> list[Step]:
    """The history of a document in words, oldest first; for one of ours still under way also what is to come."""
    told = [
        Step("past", _title(page, line.code), _detail(line.who, line.facts), dates.brief(line.at, now))
        for line in page.history
    ]
    coming = [] if page.own else [Step("coming", speech.say(f"state.{s}")) for s in COMING.get(page.state, ())]
    if coming:
        coming[0] = Step("now", _waiting_for(page.state))
    return [*told, *coming]


def _title(page: DocumentPage, code: str) -> str:
    """The server's receipt is for the sender to know; the recipient wants to know who has sent it."""
    if code == "sent" and not page.own:
        return translate("History", "{sender} phát hành").format(sender=page.sender.name)
    return speech.say(f"event.{code}")


def _waiting_for(state: str) -> str:
    return {
        "arrived": translate("History", "Chờ vào sổ"),
        "registered": translate("History", "Chờ trình lãnh đạo"),
        "presented": translate("History", "Chờ cho ý kiến"),
    }[state]


def _detail(who: str, facts: dict[str, str]) -> str:
    told = [who, facts.get("reason", ""), facts.get("text", "")]
    if number := facts.get("number"):
        told.insert(0, translate("History", "số {number}").format(number=number))
    return " · ".join(part for part in told if part)


class Timeline(QWidget):
    """Steps one below the other, joined by a line."""

    def __init__(self, told: list[Step]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, step in enumerate(told):
            column.addWidget(_StepRow(step, is_last=n == len(told) - 1))


class _StepRow(QWidget):
    def __init__(self, step: Step, *, is_last: bool) -> None:
        super().__init__()
        self._step, self._is_last = step, is_last
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(DOT + 12), 0, 0, theme.px(10))
        row.setSpacing(theme.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        style = "secondary_strong" if step.kind == "now" else "secondary"
        words.addWidget(Text(step.title, style, "text3" if step.kind == "coming" else "text", wrap=True))
        if step.detail:
            words.addWidget(Text(step.detail, "caption", "text3", wrap=True))
        row.addLayout(words, 1)
        if step.when:
            row.addWidget(Text(step.when, "caption", "text3"), 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(" · ".join(part for part in (step.title, step.detail, step.when) if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(DOT)
        dot = QRect(0, theme.px(1), side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._is_last:
                style = Qt.PenStyle.SolidLine if self._step.kind == "past" else Qt.PenStyle.DashLine
                painter.setPen(QPen(theme.color("primary" if self._step.kind == "past" else "line2"), 2, style))
                painter.drawLine(dot.center().x(), dot.bottom() + 3, dot.center().x(), self.height())
            if self._step.kind == "past":
                painter.setBrush(theme.color("primary"))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(dot)
                tick = pixmap("check", "on_primary", 12, self.devicePixelRatioF())
                at = dot.center()
                painter.drawPixmap(at.x() - theme.px(6) + 1, at.y() - theme.px(6) + 1, tick)
            else:
                token = "focus" if self._step.kind == "now" else "line2"
                painter.setBrush(theme.color("surface"))
                painter.setPen(QPen(theme.color(token), 3 if self._step.kind == "now" else 2))
                painter.drawEllipse(dot.adjusted(2, 2, -2, -2))
