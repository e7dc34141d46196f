"""A card for what somebody has to look at: what it is, why, which document, and the ways out at its right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.action_row import Action, action_row
from app.ui.parts.buttons import button
from app.ui.parts.elided_link import ElidedLink
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Text, plain_tip
from app.ui.words.speech import translate

BAR = 4
PASSING = frozenset({"open", "close"})  # of actions: they leave the matter itself as it is


class NoticeCard(Surface):
    """`subject`: the document's, "" for none; where `open` is among the actions it leads there, and is a button besides
    where nothing else goes on with the matter. `do` hears the name of the action that is chosen. `stand`: where the
    document stands, and the token that this is said in."""

    def __init__(
        self,
        token: str,
        symbol: str,
        title: str,
        text: str,
        actions: Sequence[Action],
        do: Callable[[str], object],
        subject: str = "",
        stand: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__("surface2", "line", CARD_RADIUS)
        self._tint = token
        opens = any(action.name == "open" for action in actions)
        is_all = all(action.name in PASSING for action in actions)
        others = [action for action in actions if action.name != "open" or is_all]
        others.sort(key=lambda action: action.name == "close")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, "strong", token, wrap=True))
        if text:
            words.addWidget(Text(text, "body", "text", wrap=True, selectable=True))
        if subject:
            words.addWidget(_subject(subject, (lambda: do("open")) if opens else None))
        if stand[0]:
            words.addWidget(Text(stand[0], "caption", stand[1], wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(7), theme.px(10), theme.px(7))
        row.setSpacing(theme.px(10))
        said = QHBoxLayout()
        said.setSpacing(theme.px(10))
        said.addLayout(self._picture(symbol))
        said.addLayout(words, 1)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(said)
        middle.addStretch(1)
        row.addLayout(middle, 1)
        if others and theme.wants_narrow:
            words.addWidget(action_row(others, do))
        elif others:
            for action in others:
                made = button(action.words, _doing(do, action.name), symbol=action.symbol, kind=action.kind)
                row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in (title, text, subject, stand[0]) if part))

    def _picture(self, symbol: str) -> QVBoxLayout:
        picture = QLabel()
        picture.setPixmap(pixmap(symbol, self._tint, 18, self.devicePixelRatioF()))
        column = QVBoxLayout()
        column.addSpacing(theme.px(3))
        column.addWidget(picture)
        column.addStretch(1)
        return column

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._tint))
            painter.drawRoundedRect(0, 0, BAR, self.height() - 1, BAR / 2, BAR / 2)


def _subject(subject: str, opens: Callable[[], object] | None) -> QWidget:
    if opens is None:
        return Text(subject, "secondary", "text2", wrap=True)
    made = ElidedLink(subject, opens)
    made.setAccessibleName(translate("NoticeCard", "Mở văn bản: {subject}").format(subject=subject))
    made.setToolTip(plain_tip(made.accessibleName()))
    return made


def _doing(do: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: do(name)
