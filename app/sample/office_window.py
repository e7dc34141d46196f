"""One office's window from the demo's side: a process of its own, told what to do and heard of what its engine does."""

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.sample.controls import Name, as_json
from app.sample.office_pc import OfficePc
from app.sample.processes import Programs
from app.sample.promises import Broken
from app.sample.screen import Screen
from app.sample.watching import Watch

ANSWER_S, END_S = 90.0, 10.0
MODULE = "app.sample.stage"


class OfficeWindow:
    """`watch` hears the window's engine. Whatever a person does here raises Broken `window` where it cannot be done."""

    def __init__(self, programs: Programs, pc: OfficePc, screen: Screen, side: str, now_s: Callable[[], float]) -> None:
        self._programs, self._pc, self._has_screen = programs, pc, screen.is_there
        shown = ("--side", side, "--pace", str(screen.pace_ms)) if screen.is_there else ()
        words = (pc.folder, "--language", programs.language, *shown)
        self._process = programs.start_module(MODULE, *words, environment=screen.environment)
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self.watch = Watch(now_s)
        threading.Thread(target=self._listen, name="window", daemon=True).start()

    def press(self, name: Name) -> None:
        self._order("press", name)

    def write(self, name: Name, text: str) -> None:
        """Type into a field."""
        self._order("write", name, text=text)

    def enter(self, name: Name) -> None:
        """Press Enter in a field."""
        self._order("enter", name)

    def pick(self, name: Name, choice: str) -> None:
        """Take one of a box of choices by typing its beginning or its short form."""
        self._order("pick", name, text=choice)

    def choose(self, row: Name) -> None:
        """Click the row that holds this text."""
        self._order("choose", text=as_json(row))

    def drop(self, paths: Sequence[Path]) -> None:
        self._order("drop", paths=[str(path) for path in paths])

    def read(self, text: Name) -> dict[str, str]:
        """Wait until this stands on the window; what fills its blanks."""
        return dict(self._order("read", text=as_json(text)))

    def reveal(self, text: Name) -> None:
        """Bring it into sight where it stands further down."""
        self._order("reveal", text=as_json(text))

    def read_no_more(self, text: Name) -> None:
        """Wait until this does not stand there any more."""
        self._order("read_no_more", text=as_json(text))

    def rise(self) -> None:
        """Bring it to the front, where two windows share a small screen."""
        if self._has_screen:
            self._order("rise")

    def picture(self, path: Path, size: tuple[int, int]) -> None:
        """Take a picture of it; off screen in this size."""
        self._order("picture", path=str(path), width=size[0], height=size[1])

    def close(self) -> None:
        """Let it close by itself: nobody has orders for it any more."""
        if self._process.stdin is not None:
            self._process.stdin.close()

    def end(self) -> None:
        """See it ended, as far as it has not ended already. Raises: Broken where it does not end as it should."""
        self.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_S)
        if code := self._programs.stop(self._process):
            raise Broken("window_end", office=self._pc.office.name_with_type, exit=str(code))

    def wait(self) -> None:
        """Until its person closes it."""
        self._process.wait()

    def _order(self, do: str, name: Name = "", **how: Any) -> Any:
        assert self._process.stdin is not None
        order = {"do": do, "name": as_json(name), **how}
        try:
            self._process.stdin.write(json.dumps(order, ensure_ascii=False) + "\n")
            self._process.stdin.flush()
            told = self._answers.get(timeout=ANSWER_S)
        except (OSError, queue.Empty):
            told = None
        if told is None:
            raise Broken("window_closed", office=self._pc.office.name_with_type)
        if "not_there" in told:
            what = str(name) or str(how.get("text", do))
            raise Broken("window", office=self._pc.office.name_with_type, what=what, seen=str(told["seen"]))
        return told["answer"]

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            with self._process.stdout as lines:
                for line in lines:
                    told = json.loads(line)
                    if "event" in told:
                        self.watch.hear(str(told["event"]), str(told["id"]))
                    else:
                        self._answers.put(told)
        finally:
            self._answers.put(None)
            self.watch.end()
