"""One program on a copy of one of the week's profiles, on which a screen is opened, brought to rest and looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.host.preferences import Preferences
from app.ui.bridge.opening import Opening, opening_of
from app.ui.documents.list_page import ListPage
from app.ui.look.theme import theme
from app.ui.parts.soon import Soon
from app.ui.reading.pane import ReadingPane
from app.ui.reading.preview.preview import Preview
from app.ui.shell.context import Context
from sync.engine.line_status import LineStatus
from sync.errors import EofficeError
from sync.replica.identity import ServerClock
from sync.replica.meta import write_meta
from sync.replica.replica import Replica
from tests.support.fitting import shown
from tests.support.kept_week import KeptWeek
from tests.support.reading import is_drawn
from tests.support.windows import Desktop

# who sits where: the profile, and the person where several share its PC
SEATS = {
    "clerk": ("commune", "clerk"),
    "leader": ("commune", "leader"),
    "officer": ("commune", "officer"),
    "trouble": ("trouble", "clerk"),
    "quiet": ("near", ""),
    "district": ("district", ""),
    "door": ("door", ""),
    "first": ("nothing", ""),
}


NEVER_MS = 1_000_000_000


class Stand:
    """`ids`: of the week's documents by name."""

    def __init__(
        self,
        desktop: Desktop,
        kept: KeptWeek,
        seat: str,
        preferences: Preferences,
        size: tuple[int, int],
        folder: Path,
    ) -> None:
        name, who = SEATS[seat]
        self.drafts: dict[str, str] = {}  # what screens have laid before a leader on this copy: subjects and ids
        self._desktop, self._kept, self.folder, self.ids = desktop, kept, folder, kept.facts.ids
        self.profile, self.clock, ids = kept.copy(name, folder / "profile")
        person = kept.facts.people.get(who, "")
        preferences = msgspec.structs.replace(preferences, person=person)
        self.screen = desktop.start(self.profile, self.clock, ids, preferences, keys="keyring")
        if person and self.screen.shell.window is None:
            self.screen.shell.seat(person)
        self.hold_still()
        if self.screen.shell.window is not None:
            self.screen.resize(*size)
            self.hold_still()
        else:
            self.screen.front.resize(*size)
        self.is_enrolled = name != "nothing"

    @property
    def context(self) -> Context:
        """What the pages of the window share."""
        found = self.screen.shell.stage.context
        assert found is not None
        return found

    @property
    def office(self) -> str:
        return self.context.identity.office

    @property
    def window(self) -> Any:
        return self.screen.window

    def person(self, who: str) -> str:
        """The id of somebody of the commune: clerk, leader or officer."""
        return self._kept.facts.people[who]

    def opening_of(self, name: str) -> Opening:
        """What a window finds on another of the week's profiles."""
        profile, clock, ids = self._kept.copy(name, self.folder / f"other-{name}")
        return opening_of(profile, clock, ids)

    def close(self) -> None:
        self.tidy()
        self._desktop.end(self.screen)

    def go(self, place: str, queue: str = "") -> Any:
        """Show a place; its page."""
        self.screen.shell.go(place, queue)
        self.hold_still()
        return self.window.page(place)

    def read(self, place: str, name: str, queue: str = "all") -> ListPage:
        """Read a document of the week in its list."""
        self.screen.shell.go(place, queue, self.ids[name])
        self.hold_still()
        page = self.window.page(place)
        assert isinstance(page, ListPage)
        id = self.ids[name]
        self.screen.until(lambda: page.view.current == id)
        self.screen.until(
            lambda: page.pane.page is not None and page.pane.page.document.id == id and page.pane.is_whole
        )
        return page

    def ask(self, place: str, name: str, do: str, queue: str = "all") -> QDialog:
        """Choose what to do with a document; the question that is asked."""
        page = self.read(place, name, queue)
        page.wanted.emit(do, page.pane.page)
        return self.question()

    def question(self) -> QDialog:
        """The question that stands open."""
        found = self.screen.until(lambda: QApplication.activeModalWidget())
        assert isinstance(found, QDialog)
        return found

    def write(self, change: Callable[[Replica], object]) -> None:
        """Change the office's file as an engine would, and let the window see it. Raises what the change was refused
        for: to the window alone it would be told, and the screen waited for it in vain."""
        done: list[EofficeError | None] = []

        def attempt(replica: Replica) -> EofficeError | None:
            try:
                change(replica)
            except EofficeError as error:
                return error
            return None

        self.screen.shell.bridge.read(attempt, done.append, about=self.screen.shell)
        self.screen.until(lambda: done)
        if done[0] is not None:
            raise done[0]
        self.screen.changed()

    def hold_still(self) -> None:
        """What is read stays unread, however long this takes: else it were seen after a second."""
        for pane in self.screen.front.findChildren(ReadingPane):
            pane._seen_timer.setInterval(NEVER_MS)

    def line(self, status: LineStatus) -> None:
        """The line as the engine would note it; while it is up the server has just answered."""
        heard = msgspec.json.encode(ServerClock(seen_at=self.clock.now(), offset_s=0)).decode()

        def note(replica: Replica) -> None:
            with replica.write() as t:
                write_meta(t.connection, "line", msgspec.json.encode(status).decode())
                if status.state == "up":
                    write_meta(t.connection, "server_clock", heard)

        self.write(note)

    def tidy(self) -> None:
        """Close what stands over the window, as before another screen."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMenu) and widget.isVisible():
                widget.close()
        if (window := self.screen.shell.window) is not None:
            window.passing.hide()

    def settle(self) -> None:
        """Until nothing more comes by itself: questions answered, wishes granted, pages drawn, layouts at rest."""
        for _ in range(2):
            self._answered()
            self._granted()
        self.screen.until(lambda: all(_is_shown(preview) for preview in self.screen.front.findChildren(Preview)))
        before: list[object] = []

        def still() -> bool:
            nonlocal before
            QCoreApplication.sendPostedEvents()  # an answer that came in this moment has changed words, not yet places
            now: list[object] = [w.geometry() for root in self.roots() for w in shown(root)]
            before, was = now, before
            return now == was

        self.screen.until(still)

    def _granted(self) -> None:
        """What is wished for soon is granted now."""
        for soon in self.screen.front.findChildren(Soon):
            if soon._timer.isActive():
                soon._timer.stop()
                soon._timer.timeout.emit()

    def roots(self) -> list[QWidget]:
        """What stands on the screen: the window, and over it what is asked."""
        over = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return [self.screen.front, *over]

    def picture(self) -> QImage:
        """All of it as one picture: a question stands in the middle, and what is behind it is dimmed, for there is no
        window system that would set it off."""
        window, *over = (root.grab().toImage() for root in self.roots())
        window = window.convertToFormat(QImage.Format.Format_RGB32)
        for image in over:
            box = QRect(QPoint(0, 0), image.size())
            box.moveCenter(window.rect().center())
            with QPainter(window) as painter:
                painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
                painter.drawImage(box.topLeft(), image)
                painter.setPen(theme.color("line2"))
                painter.drawRect(box.adjusted(-1, -1, 0, 0))
        return window

    def _answered(self) -> None:
        """Every question that waits on a lane is answered, and its answer is here."""
        bridge, answers = self.screen.shell.bridge, list[int]()
        if not self.is_enrolled:
            QApplication.processEvents()
            return
        bridge.page(lambda _: None, lambda _: answers.append(1), about=self.screen.shell)
        bridge.read(lambda _: None, lambda _: answers.append(2), about=self.screen.shell)
        bridge.copy(lambda _: None, lambda _: answers.append(3), about=self.screen.shell)
        self.screen.until(lambda: len(answers) == 3)
        QApplication.processEvents()


def _is_shown(preview: Preview) -> bool:
    return not preview.isVisible() or (not preview._is_opening and is_drawn(preview))
