"""The main window: bar on top, navigation on the left, the chosen place, the strip at the foot."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.ui.door.seats import worn_words
from app.ui.look.sizes import TALL, WIDE
from app.ui.look.theme import theme
from app.ui.parts.dropping import DropDoor
from app.ui.parts.leading import give_focus
from app.ui.parts.soon import Soon
from app.ui.shell.context import Context
from app.ui.shell.helping import HELP, Helping
from app.ui.shell.navigation import Navigation, Pen
from app.ui.shell.passing_word import PassingWord
from app.ui.shell.places import places
from app.ui.shell.reminders import Reminders
from app.ui.shell.status_strip import StatusStrip
from app.ui.shell.top_bar import TopBar
from app.ui.words.speech import translate
from app.ui.work.work_queues import concern, work_places
from sync.replica import pages
from sync.replica.work_page import work_count
from sync.rules.people import SEES_DOCUMENTS, Role

COUNT_MS = 300
# places that the navigation does not name
LIES_UNDER = {"away": "work", "log": "waiting", "carry": "waiting", "handover": "people"}
MakePage = Callable[[], QWidget]


class MainWindow(QMainWindow):
    """`counted`: what waits is known, for the first time. `closing`: the person wants to close it (the event, to be
    accepted or not). `outgrown`: it has become so wide or so narrow that another layout fits. `wanted`: switch, lock,
    try, and what else is not a place of the window."""

    counted = Signal()
    closing = Signal(object)
    outgrown = Signal()
    wanted = Signal(str)

    def __init__(self, context: Context, make_pages: Mapping[str, MakePage], pen: Pen | None) -> None:
        super().__init__()
        self._context, self._make_pages = context, make_pages
        self._pages: dict[str, QWidget] = {}
        self._content: QWidget | None = None  # what the window holds, while it is covered
        self._aside = QWidget()  # never shown, so that no screen reader finds what is laid there
        self.destroyed.connect(self._aside.deleteLater)
        self._place = ""
        self._counts: dict[str, int] | None = None
        self._shown = places(context.roles, has_offices_below=bool(context.below), has_scans=context.has_scans)
        self.setObjectName("window")
        self.setWindowTitle(f"{context.office.short_name} – {_title()}")
        self.setMinimumSize(1024, 640)
        self.bar = self._make_bar()
        self.nav = Navigation(self._shown, pen, low=context.narrow)
        parent = context.parent
        self.strip = StatusStrip(
            context.bridge,
            parent.short_name if parent else "",
            protected=context.opening.keys == "keyring",
            motion=context.motion,
            offered=_strip_offers(context.roles),
        )
        self.passing = PassingWord(self)
        self._helping = Helping(self, context.go)
        self._stack = QStackedWidget()
        self.reminders = Reminders(context)
        self._lay_out()
        self._connect()
        if pen is not None:
            DropDoor(self, translate("MainWindow", "Thả tệp vào đây để gửi văn bản"), pen.with_files)

    @property
    def place(self) -> str:
        return self._place

    @property
    def counts(self) -> Mapping[str, int]:
        """How much waits where, as last counted (`pages.counts`)."""
        return self._counts or {}

    def page(self, key: str) -> QWidget:
        """The page of a place, made when it is first wanted."""
        if key not in self._pages:
            made = self._make_pages[key]()
            self._pages[key] = made
            self._stack.addWidget(made)
            if hasattr(made, "show_counts"):
                made.show_counts(self.counts)
            if hasattr(made, "left"):
                made.left.connect(lambda: self._helping.back(self.first_place()))
            if hasattr(made, "cleared"):
                made.cleared.connect(self._clear_search)
        return self._pages[key]

    def show_place(self, key: str) -> QWidget:
        page = self.page(key)
        self.bar.search.let_go()
        if key == HELP and self._place != HELP:
            self._helping.leave(self._place)
        self._place = key
        self.nav.mark(LIES_UNDER.get(key, key))
        self.strip.stand_under(key)
        self._stack.setCurrentWidget(page)
        return page

    def first_place(self) -> str:
        """Where this person's work begins."""
        keys = [place.key for place in self._shown]
        return "incoming" if "incoming" in keys else keys[0] if keys else "settings"

    def cover(self, door: QWidget) -> None:
        """Show this alone; what the window held is no part of it until it is uncovered."""
        self.passing.hide()
        if self._content is None:
            self._content = self.takeCentralWidget()
            self._content.setParent(self._aside)
        self.setCentralWidget(door)
        self._keys_for(enabled=False)
        door.show()
        give_focus(door)

    def uncover(self) -> None:
        """Put back what the window held."""
        if self._content is not None:
            content, self._content = self._content, None
            self.setCentralWidget(content)
            content.show()
            self._keys_for(enabled=True)
            give_focus(self._stack.currentWidget())
            self._settled.start()

    @property
    def is_covered(self) -> bool:
        return self._content is not None

    def drop(self) -> None:
        """Go, without asking anybody; another window stands in its place."""
        self.closing.disconnect()
        self.close()
        self.deleteLater()

    def has_place(self, key: str) -> bool:
        return key in self._make_pages

    def offers(self, key: str) -> bool:
        """Whether the navigation leads there."""
        return any(place.key == key for place in self._shown)

    def fits(self) -> bool:
        """Whether the layout is the one for the window's size."""
        return wants_narrow(self.width(), self.height()) == self._context.narrow

    def geometry_text(self) -> str:
        return bytes(self.saveGeometry().toHex().data()).decode()

    def take_geometry(self, text: str) -> None:
        if text:
            self.restoreGeometry(QByteArray.fromHex(text.encode()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.passing.place()
        if self.isVisible() and not self.is_covered and not self.fits():
            self._settled.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._count()

    def _make_bar(self) -> TopBar:
        context = self._context
        who, roles = context.who, context.roles
        return TopBar(
            context.office.short_name,
            who.name if who else "",
            worn_words(who, context.today) if who else "",
            can_search=bool(roles & SEES_DOCUMENTS),
            can_lock=bool(context.opening.pinned),
            has_pin=context.person in context.opening.pinned,
        )

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.nav)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.reminders)
        right.addWidget(self._stack, 1)
        middle.addLayout(right, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(holder)

    def _connect(self) -> None:
        self.nav.chosen.connect(self._context.go)
        self.bar.asked.connect(self.wanted)
        self.bar.searched.connect(self._search)
        self.bar.entered.connect(self._to_found)
        self.strip.wanted.connect(self.wanted)
        self._settled = QTimer(self, singleShot=True, interval=200)
        self._settled.timeout.connect(self._tell_outgrown)
        self._soon = Soon(self, self._count, COUNT_MS)
        self._context.bridge.changed.connect(self._soon.wish)
        keys = (("Ctrl+K", self._to_search), ("Ctrl+L", lambda: self.wanted.emit("lock")))
        self._keys = [QShortcut(QKeySequence(key), self, act) for key, act in keys]
        QShortcut(QKeySequence("F1"), self, self._help)
        self._count()

    def _keys_for(self, *, enabled: bool) -> None:
        for key in self._keys:
            key.setEnabled(enabled)

    def _help(self) -> None:
        if self.is_covered:
            from app.ui.help.sheet import HelpSheet  # few ask for it there

            HelpSheet(self, "lock").open()
        else:
            self._helping.open_about(self._place)

    def _tell_outgrown(self) -> None:
        if not self.fits():
            self.outgrown.emit()

    def _to_search(self) -> None:
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _search(self, typed: str) -> None:
        if typed.strip():
            page: Any = self.show_place("search")
            page.search(typed)
        elif self._place == "search":
            self._context.go(self.first_place())

    def _clear_search(self) -> None:
        self.bar.search.clear()
        self.bar.search.setFocus()

    def _to_found(self) -> None:
        """To what was found; where nothing has been typed, to the searches that were kept."""
        if not self.bar.search.text().strip():
            searching: Any = self.show_place("search")
            searching.search("")
            give_focus(searching.kept)
            return
        page: Any = self.page(self._place)
        if hasattr(page, "view"):
            page.view.setFocus()

    def _count(self) -> None:
        now, person, roles = self._context.bridge.clock.now(), self._context.person, self._context.roles
        queues = [(place.key, place.wanted) for place in work_places(roles, person, now)]

        def read(raw: Any) -> dict[str, int]:
            with pages.looking(raw):
                counted = pages.counts(raw, now, person)
                return counted | {"work": work_count(raw, queues, person, concern(roles))}

        self._context.bridge.page(read, self._show_counts, about=self, key="counts")

    def _show_counts(self, counts: dict[str, int]) -> None:
        is_first, self._counts = self._counts is None, counts
        self.nav.count(counts)
        for page in self._pages.values():
            if hasattr(page, "show_counts"):
                page.show_counts(counts)
        if is_first:
            self.counted.emit()


def _strip_offers(roles: frozenset[Role]) -> frozenset[str]:
    """What the strip may lead to: a clerk sees what waits, everybody who sees documents the record of the line."""
    offers = {"try", "join", "settings"} | ({"log"} if roles & SEES_DOCUMENTS else set())
    return frozenset(offers | ({"waiting", "refused", "work"} if Role.CLERK in roles else set()))


def wants_narrow(width: int, height: int) -> bool:
    """Whether the side column has to become tabs."""
    return width < WIDE or height < TALL or theme.wants_narrow


def _title() -> str:
    return translate("MainWindow", "Văn phòng điện tử")
