"""How the window looks: colours, size of text, fonts. One object for the whole program; whatever is built asks it.

A window is built for one look and one language. A change of either builds another in its place, which shows the same
place and document; so no widget has to know how to change.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.look.fonts import font
from app.ui.look.sizes import FACTORS, NARROW_FACTOR, STYLES
from app.ui.look.style import style_sheet
from app.ui.look.tokens import DARK, LIGHT, Tokens

MARK_ROOM = 2  # pixels: a stacked mark may be so much higher than the font says, by rounding
T = TypeVar("T")
MODES = ("system", "light", "dark")


class Made(dict[str, T]):
    """What is made when it is first asked for, and kept: a paint asks some hundred times."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> T:
        made = self[name] = self._make(name)
        return made


class Theme(QObject):
    """`system_changed`: the system went light or dark, and the person left the choice to it."""

    system_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.factor = FACTORS[0]
        self.mode = MODES[0]
        self._worn: tuple[Tokens, float] | None = None
        self._fonts = Made(lambda style: font(self.px(STYLES[style].size), STYLES[style].weight))
        self._metrics = Made(lambda style: QFontMetrics(self.font(style)))
        self._heights = Made(self._line_height)
        self._colors = Made(lambda token: QColor(getattr(self.tokens, token)))

    def apply(self, mode: str, factor: float) -> None:
        """Take on a mode (system, light or dark) and a size of text. What is built from now on looks so."""
        self.mode, self.factor = mode, factor
        for made in (self._fonts, self._metrics, self._heights, self._colors):
            made.clear()
        self.tokens = DARK if mode == "dark" or (mode == "system" and _system_is_dark()) else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication) and self._worn != (look := (self.tokens, factor)):
            self._worn = look  # once only: every widget that there is looks at itself anew
            app.setFont(self.font("body"))
            app.setPalette(self._palette())
            app.setStyleSheet(style_sheet(self.tokens, self.px))

    def follow_system(self) -> None:
        """Hear of the system's changes from now on. Call once, with an application."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _on_system_changed(self) -> None:
        if self.mode == "system":
            self.system_changed.emit()

    @property
    def wants_narrow(self) -> bool:
        return self.factor >= NARROW_FACTOR

    def px(self, pixels: float) -> int:
        """A measure that grows with the text."""
        return round(pixels * self.factor)

    def font(self, style: str) -> QFont:
        """The font of a text style. Shared: not to be changed."""
        return self._fonts[style]

    def metrics(self, style: str) -> QFontMetrics:
        return self._metrics[style]

    def line_height(self, style: str) -> int:
        """The height of a line of this style: never less than the font needs for stacked capitals."""
        return self._heights[style]

    def color(self, token: str) -> QColor:
        """The colour of a token. Shared: not to be changed."""
        return self._colors[token]

    def _line_height(self, style: str) -> int:
        found = STYLES[style]
        return max(self.metrics(style).height() + 2 * MARK_ROOM, round(self.px(found.size) * found.leading))

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles: list[tuple[QPalette.ColorRole, str]] = [
            (QPalette.ColorRole.Window, "surface"),
            (QPalette.ColorRole.WindowText, "text"),
            (QPalette.ColorRole.Base, "surface"),
            (QPalette.ColorRole.AlternateBase, "surface2"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Button, "surface"),
            (QPalette.ColorRole.ButtonText, "text"),
            (QPalette.ColorRole.Highlight, "primary"),
            (QPalette.ColorRole.HighlightedText, "on_primary"),
            (QPalette.ColorRole.ToolTipBase, "surface2"),
            (QPalette.ColorRole.ToolTipText, "text"),
            (QPalette.ColorRole.PlaceholderText, "text3"),
            (QPalette.ColorRole.Link, "primary"),
            (QPalette.ColorRole.Light, "surface2"),
            (QPalette.ColorRole.Mid, "line2"),
            (QPalette.ColorRole.Dark, "line2"),
        ]
        for role, token in roles:
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return palette


theme = Theme()


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
