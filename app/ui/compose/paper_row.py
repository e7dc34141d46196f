"""One file of the document that is being written: what it is, how far it has come, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from app.ui.compose.papers import Paper
from app.ui.look.icons import pixmap
from app.ui.look.sizes import CARD_RADIUS
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.chips import Chip
from app.ui.parts.surfaces import Surface
from app.ui.parts.text import Clamped, Text
from app.ui.words import amounts
from app.ui.words.speech import speech, translate

Act = Callable[[], object]


class PaperRow(Surface):
    """`open`, `up`, `down` and `remove`; None for what cannot be done with this one. Built for one state of it."""

    def __init__(
        self, paper: Paper, *, is_main: bool, open: Act | None, up: Act | None, down: Act | None, remove: Act
    ) -> None:
        refused = paper.refused is not None
        super().__init__("surface", "red" if refused else "line2", CARD_RADIUS)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(6), theme.px(6))
        row.setSpacing(theme.px(10))
        picture = QLabel()
        symbol = "refuse" if refused else "hourglass" if paper.is_coming else "file"
        picture.setPixmap(pixmap(symbol, "red" if refused else "text2", 20, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words(paper, is_main=is_main), 1)
        self._buttons: dict[str, tuple[Act | None, QAbstractButton]] = {
            "open": (
                open,
                icon_button("external", translate("PaperRow", "Mở “{name}” để sửa, ký").format(name=paper.name), open),
            ),
            "up": (up, icon_button("up", translate("PaperRow", "Đưa “{name}” lên").format(name=paper.name), up)),
            "down": (
                down,
                icon_button("down", translate("PaperRow", "Đưa “{name}” xuống").format(name=paper.name), down),
            ),
            "remove": (remove, _remove_button(paper, remove)),
        }
        for act, made in self._buttons.values():
            row.addWidget(made)  # before it is shown, or it would be a window of its own for a moment
            made.setEnabled(act is not None)
            made.setVisible(act is not None)
        self.setAccessibleName(f"{paper.name}. {state_words(paper, is_main=is_main)}")

    def focus(self, which: str) -> None:
        """Give the keyboard to one of its buttons, or to the last where that one is not there."""
        act, made = self._buttons[which]
        (made if act is not None else self._buttons["remove"][1]).setFocus()

    def focused(self) -> str:
        """Which of its buttons has the keyboard."""
        return next((which for which, (_, made) in self._buttons.items() if made.hasFocus()), "")

    def _words(self, paper: Paper, *, is_main: bool) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(Clamped(paper.name, "strong" if is_main else "body"), 1)
        if is_main and paper.refused is None:
            top.addWidget(Chip(translate("PaperRow", "Văn bản chính"), "blue"))
        words.addLayout(top)
        state = state_words(paper, is_main=is_main)
        words.addWidget(
            Text(state, "caption", "red", wrap=True) if paper.refused else Clamped(state, "caption", "text3")
        )
        if paper.is_coming:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, max(1, paper.bytes))
            bar.setValue(paper.copied)
            bar.setAccessibleName(translate("PaperRow", "Đang chép"))
            words.addWidget(bar)
        return words


def _remove_button(paper: Paper, remove: Act) -> QAbstractButton:
    if paper.refused is None:
        return icon_button("close", translate("PaperRow", "Bỏ “{name}”").format(name=paper.name), remove)
    made = button(translate("PaperRow", "Bỏ tệp này"), remove)
    made.setAccessibleName(f"{made.text()}: {paper.name}")
    return made


def state_words(paper: Paper, *, is_main: bool) -> str:
    """What there is to say of a file under its name."""
    if paper.refused is not None:
        return speech.say(*paper.refused)
    if paper.is_coming:
        if not paper.bytes:
            return translate("PaperRow", "Đang chờ chép và kiểm tra…")
        return translate("PaperRow", "Đang chép {copied} / {total}…").format(
            copied=amounts.size(paper.copied), total=amounts.size(paper.bytes)
        )
    parts = [] if is_main else [translate("PaperRow", "Kèm theo")]
    if paper.pages:
        parts.append(translate("PaperRow", "%n trang", "", paper.pages))
    parts.append(amounts.size(paper.bytes))
    if paper.signatures:
        parts.append(translate("PaperRow", "có %n chữ ký số, chưa kiểm tra", "", paper.signatures))
    return " · ".join(parts)
