"""`python -m app.sample.play`: a morning in a made-up district, played for real.

exit  when
---------------------------------------------------------------
0     everything that the story says has come true
1     something has not: a plain sentence says what
2     wrong usage
130   stopped by Ctrl-C; 143 by a signal to end
"""

import argparse
import io
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from app.sample.cast import sample_cast
from app.sample.morning import play_morning
from app.sample.own_folder import cleared
from app.sample.promises import Broken
from app.sample.screen import screen_here
from app.sample.setting import set_up
from app.sample.stopwatch import Stopwatch
from app.sample.summary import write_summary
from app.sample.telling import LANGUAGES, Telling
from sync.wording import RESOURCES
from sync.world import SystemClock

FOLDER = RESOURCES.parent / "build" / "demo"


def main(words: Sequence[str], out: TextIO) -> int:
    """Play the demo and return its exit code."""
    parser = argparse.ArgumentParser("dev.py demo", description="Plays the demo; see build/demo/summary.html.")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where everything is made (default: build/demo)")
    parser.add_argument("--no-wait", action="store_true", help="close the windows at the end of the story")
    asked = parser.parse_args(words)
    now_s = Stopwatch(SystemClock())
    telling = Telling(asked.lang, now_s, out)
    try:
        play(asked.folder, telling, now_s, waits=not asked.no_wait)
    except Broken as broken:
        telling.failed(broken, asked.folder)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def play(folder: Path, telling: Telling, now_s: Stopwatch, *, waits: bool) -> None:
    """The whole demo, from an empty folder to the summary; `waits`: windows that somebody sees stay open until he
    closes them. Raises: Broken."""
    folder = cleared(folder)
    cast = sample_cast()
    names = {"commune": cast.commune.organisation, "parent": cast.parent.organisation}
    telling.opening(telling.say("title", **names), telling.say("tree", **names, count=str(len(cast.below))))
    screen = screen_here()
    with set_up(folder, cast, telling, now_s, screen) as setting:
        outcome = play_morning(setting)
        summary = write_summary(folder / "summary.html", setting, outcome)
        telling.closing(summary, len(outcome.pictures))
        if screen.is_there and waits:
            telling.waits_for_windows()
            setting.wait_for_windows()
        setting.end_windows()
        setting.server.stop()
        telling.all_ended()


def _end(number: int, frame: object) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)  # so that timeout(1) leaves no process behind either
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:], sys.stdout))
