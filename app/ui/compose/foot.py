"""The foot of the page where a document is written: back, keep for later, on, and in the end send."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.compose.leaving import leave
from app.ui.compose.step_bar import wizard_steps
from app.ui.compose.submitting import against as submit_stops
from app.ui.compose.submitting import can_submit
from app.ui.compose.verdicts import Check, Need, Verdict, stops
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.text import Clamped
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.authority import allows

LEAST_WINDOW = 890  # pixels at 100 % text, in which all of its buttons have room


class Foot(QWidget):
    """`forward`: to the next step, or send. `back`: to the one before. `submit_wanted`: lay it before a leader."""

    forward = Signal()
    submit_wanted = Signal()
    back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._writing = context, context.writing
        self._can_send = allows(context.roles, "release")
        self._back = button(translate("Foot", "Quay lại"), self.back.emit, symbol="left")
        self._keep = button("", lambda: leave(context), symbol="draft")
        self._why = Clamped("", "secondary", "text2")
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # beside what waits for it
        self._next = button("", self.forward.emit, kind="primary")
        self.leads_to: QWidget = self._next
        self.send = button(translate("Foot", "Gửi"), self.forward.emit, symbol="outgoing", kind="primary")
        words = translate("Foot", "Trình lãnh đạo duyệt…")
        self.submit = button(words, self.submit_wanted.emit, symbol="stamp", key="F5")
        self.submit_last = button(words, self.submit_wanted.emit, symbol="stamp", kind="primary", key="F5")
        for made in (self._next, self.send):
            made.setMinimumWidth(theme.px(120))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._back)
        row.addWidget(self._keep)
        row.addWidget(self.submit)
        row.addWidget(self._why, 1)
        row.addWidget(self.submit_last)
        row.addWidget(self._next)
        row.addWidget(self.send)

    def show_step(self, key: str, told: Sequence[Check]) -> None:
        steps = wizard_steps(can_send=self._can_send)
        at = next((n for n, step in enumerate(steps) if step.key == key), -1)
        is_last = at in (-1, len(steps) - 1)
        self._back.setVisible(at > 0)
        numbered = self._writing.document is not None
        is_short = theme.wants_narrow and key in ("number", "send")  # beside what is said of the number
        kept = translate("Foot", "Để sau") if numbered else translate("Foot", "Đóng, để vào Dự thảo")
        self._keep.setText(translate("Foot", "Đóng") if is_short and not numbered else kept)
        self._keep.setToolTip(kept)
        self._keep.setAccessibleName(kept)
        waits = key == "number" and not numbered
        self._next.setVisible(not is_last)
        self._next.setEnabled(not waits)
        self.send.setVisible(is_last and self._can_send)
        has_room = not is_short or self._context.window().width() >= theme.px(LEAST_WINDOW)
        self._show_submit(told, is_end=is_last and not self._can_send, has_room=has_room)
        if not is_last:
            text = translate("Foot", "Tiếp: {step}").format(step=steps[at + 1].title)
            self._next.setText(text)
            self._next.setToolTip(f"{text} (Ctrl+Enter)")
            self._next.setAccessibleName(text)
        against = stops(list(told), Need.SEND)
        self.send.setEnabled(not against and not self._writing.is_busy)
        self.send.setToolTip(translate("Foot", "Gửi (Ctrl+Enter)"))
        why = _why(against[0]) if is_last and against and self._can_send else ""
        first = translate("Foot", "Cấp số trước đã.") if waits else ""
        self._next.setAccessibleDescription(first)
        self._why.set_text(why or ("" if is_short else first))

    def _show_submit(self, told: Sequence[Check], *, is_end: bool, has_room: bool) -> None:
        """At the end of the way of who may not send, it is what comes next; before that it stands beside it."""
        stopped, can = submit_stops(told), can_submit(self._context) and has_room
        for made, is_shown in ((self.submit, not is_end), (self.submit_last, is_end)):
            made.setVisible(can and is_shown)
            made.setEnabled(not stopped and not self._writing.is_busy)
            made.setAccessibleDescription(stopped[0].text if stopped else "")


def _why(check: Check) -> str:
    """Why it cannot leave yet, on one line."""
    if check.verdict is Verdict.UNKNOWN:
        return translate("Foot", "Xem tệp và đánh dấu vào ô rồi mới gửi được.")
    return check.text
