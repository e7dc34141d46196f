"""`python -m app.sample.stage PROFILE`: one office's window, the product's own with its engine, worked by orders.

An order is one line of JSON on stdin, its answer one line on stdout: `{"answer": …}`, or `{"not_there": …, "seen": …}`
where what it is about did not come. Between the answers stand the engine's events, in the shape of `sync --watch`.
The process ends when its window is closed, when it is told so, or when nobody is left to give orders.
"""

import argparse
import io
import json
import re
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from app.host.preferences import Preferences
from app.host.profile import Profile
from app.sample.hands import Hands, NotThereError
from app.ui.bridge.opening import opening_of
from app.ui.look.theme import theme
from app.ui.reading.preview.preview import Preview
from app.ui.shell.main_window import MainWindow
from app.ui.shell.one_window import OneWindow
from app.ui.shell.shell import Shell
from app.ui.start import BACKGROUND_MS, make_application, open_shell
from app.ui.words.speech import translate
from sync.world import SystemClock, SystemIds

UNSEEN_SIZE = (1440, 900)
FRAME, FRAMED_MS = 40, (400, 1500)  # what the system puts above a window, and when that is there
QUIET_MS, QUIET_LOOKS = 120, 20
SIDES = ("left", "right", "")


class Stage(QObject):
    """`side`: on which half of the screen the window stands; "" where there is no screen."""

    _ordered = Signal(object)

    def __init__(self, shell: Shell, side: str, pace_ms: int, leave: Callable[[], object]) -> None:
        super().__init__()
        self._shell, self._side, self._leave = shell, side, leave
        self._placed: QMainWindow | None = None
        self._said = threading.Lock()
        self.hands = Hands(lambda: self.front, shell.bridge, pace_ms)
        self._ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        shell.bridge.told.connect(self._tell_event, Qt.ConnectionType.DirectConnection)
        threading.Thread(target=self._listen, name="orders", daemon=True).start()

    @property
    def front(self) -> QMainWindow:
        """What stands on the screen: somebody's window, or the door before it."""
        front = self._shell.window or self._shell.entrance.window
        assert front is not None
        return front

    def place(self) -> None:
        """Put the window on its half of the screen; off screen it only gets a usual size."""
        front = self._placed = self.front
        if not self._side:
            front.resize(*UNSEEN_SIZE)
            return
        self._put_beside()
        for wait_ms in FRAMED_MS:
            QTimer.singleShot(wait_ms, self, self._put_beside)

    def _put_beside(self) -> None:
        front = self.front
        room, inside, around = front.screen().availableGeometry(), front.geometry(), front.frameGeometry()
        frame = max(around.height() - inside.height(), 0) or FRAME
        width = min(max(front.minimumWidth(), room.width() // 2), room.width())
        front.resize(width - (around.width() - inside.width()), room.height() - frame)
        front.move(room.left() if self._side == "left" else room.right() + 1 - width, room.top())

    def picture(self, path: str, width: int, height: int) -> list[int]:
        """The window as it stands, with the question before it where one is asked; off screen in the size wanted."""
        if not self._side and (self.front.width(), self.front.height()) != (width, height):
            self.front.resize(width, height)
            self.hands.until(self._fits, "layout")
        before, image = QImage(), self._taken()
        for _ in range(QUIET_LOOKS):
            self.hands.rest(QUIET_MS)
            self.hands.until(_pages_are_drawn, "pages")
            before, image = image, self._taken()
            if image == before:
                break
        image.save(path)
        return [image.width(), image.height()]

    def _fits(self) -> bool:
        front = self.front
        return not isinstance(front, MainWindow) or front.is_covered or front.fits()

    def _taken(self) -> QImage:
        front, question = self.front, QApplication.activeModalWidget()
        image = front.grab().toImage()
        if isinstance(question, QDialog):
            ratio = image.devicePixelRatio()
            place = QRect(question.rect())
            place.moveCenter(QRect(front.rect()).center())
            with QPainter(image) as painter:
                painter.drawPixmap(place.topLeft(), question.grab())
                painter.setPen(QPen(theme.color("line2"), ratio))
                painter.drawRect(place.adjusted(0, 0, -1, -1))
        return image

    @Slot(object)
    def _obey(self, order: dict[str, Any]) -> None:
        if not order:
            self._leave()
            return
        try:
            if self.front is not self._placed:
                self.place()
                self.hands.until(self._fits, "layout")
            self._tell(answer=self._done(**order))
        except NotThereError as error:
            self._tell(not_there=error.wanted, seen=error.seen)
        except Exception as error:  # the gate of orders: whoever gave this one waits for its answer
            traceback.print_exc()
            self._tell(not_there=type(error).__name__, seen=str(error))

    def _done(self, do: str, name: Any = "", text: Any = "", paths: Sequence[str] = (), **how: Any) -> Any:
        hands, named = self.hands, pattern(name)
        if do == "press":
            hands.press(named)
        elif do == "write":
            hands.write(named, text)
        elif do == "enter":
            hands.enter(named)
        elif do == "pick":
            hands.pick(named, text)
        elif do == "choose":
            hands.choose(pattern(text))
        elif do == "drop":
            hands.drop([Path(path) for path in paths])
        elif do == "read":
            return hands.read(pattern(text))
        elif do == "reveal":
            hands.reveal(pattern(text))
        elif do == "read_no_more":
            hands.read_no_more(pattern(text))
        elif do == "picture":
            return self.picture(**how)
        elif do == "rise":
            self._shell.raise_window()
        else:
            raise ValueError(do)
        return None

    def _tell_event(self, event: str, about: str) -> None:
        """On the engine's thread: its moment must not wait for the window."""
        self._tell(event=event, id=about)

    def _tell(self, **told: Any) -> None:
        with self._said:
            print(json.dumps(told, ensure_ascii=False), flush=True)

    def _listen(self) -> None:
        for line in sys.stdin:
            self._ordered.emit(json.loads(line))
        self._ordered.emit({})


def pattern(name: Any) -> str:
    """What has to stand there for a name: its words in the window's language, an open blank standing for anything."""
    if isinstance(name, str):
        return re.escape(name)
    context, text, facts = name
    parts = re.split(r"\{(\w+)\}", translate(context, text))
    return "".join(
        re.escape(part) if n % 2 == 0 else pattern(facts[part]) if part in facts else f"(?P<{part}>.+)"
        for n, part in enumerate(parts)
    )


def _pages_are_drawn() -> bool:
    previews = [p for w in QApplication.topLevelWidgets() for p in w.findChildren(Preview) if p.isVisible()]
    views = [preview.view for preview in previews if preview.view.isVisible()]
    return all(view.pages and not view.wishes() for view in views)


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser("app.sample.stage")
    parser.add_argument("profile", type=Path)
    parser.add_argument("--language", default="vi")
    parser.add_argument("--side", choices=SIDES, default="")
    parser.add_argument("--pace", type=int, default=0, metavar="MS")
    asked = parser.parse_args(words)
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    profile, clock, ids = Profile(asked.profile), SystemClock(), SystemIds()
    app = make_application()
    one = OneWindow(profile)
    if not one.is_first():
        return 2
    shell = open_shell(profile, clock, ids, opening_of(profile, clock, ids), lambda: app.exit(0))
    shell.preferences = Preferences(language=asked.language, mode="light", lock_after_min=0)
    shell.show()
    stage = Stage(shell, asked.side, asked.pace, lambda: app.exit(0))
    stage.place()
    one.raise_wanted.connect(shell.raise_window)
    QTimer.singleShot(BACKGROUND_MS, shell.start_background)
    code = app.exec()
    shell.end()
    one.end()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
