"""The side of a page on which its list stands."""

from PySide6.QtCore import QEvent, QObject

from app.ui.look.sizes import LIST, LIST_NARROW, LIST_SHARE
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Surface


class ListColumn(Surface):
    """As wide as rows are meant to be; with large letters no more than its share of the window, so that what is read
    beside it keeps room to be read in."""

    def __init__(self, *, narrow: bool) -> None:
        super().__init__("surface")
        self._wanted = theme.px(LIST_NARROW if narrow else LIST)
        self.setFixedWidth(self._wanted)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ParentChange
            and theme.wants_narrow
            and (page := self.parentWidget()) is not None
        ):
            page.installEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self.setFixedWidth(min(self._wanted, round(self.window().width() * LIST_SHARE)))
        return super().eventFilter(watched, event)
