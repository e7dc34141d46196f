"""Before the story begins: the server, its offices and people, two PCs with their windows, and the line that is cut."""

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.sample.cast import Cast
from app.sample.line import Line
from app.sample.office_pc import OfficePc
from app.sample.office_window import OfficeWindow
from app.sample.processes import Programs
from app.sample.screen import Screen
from app.sample.server import Server
from app.sample.stopwatch import Stopwatch
from app.sample.telling import Telling
from app.sample.watching import Watch
from sync.rules.legal_time import legal_day

LINE_BYTES_A_SECOND = 1_250_000  # 10 Mbit/s, what a commune gets on a good day


@dataclass(frozen=True)
class Books:
    """Where the paper series stand today, so that the numbers look like those of this time of the year."""

    commune_outgoing: int
    commune_incoming: int
    parent_outgoing: int
    parent_incoming: int

    @classmethod
    def on_day(cls, day_of_year: int) -> "Books":
        """By what was counted in the district: some 400 documents sent in six months, 2,800 received in eight."""
        return cls(
            max(1, day_of_year * 2 // 3), max(1, day_of_year * 4), max(1, day_of_year * 2), max(1, day_of_year * 11)
        )


@dataclass(frozen=True)
class Setting:
    folder: Path
    cast: Cast
    telling: Telling
    now_s: Stopwatch
    programs: Programs
    server: Server
    line: Line
    commune: OfficePc
    parent: OfficePc
    books: Books
    screen: Screen
    commune_window: OfficeWindow
    parent_window: OfficeWindow

    @property
    def commune_watch(self) -> Watch:
        return self.commune_window.watch

    @property
    def parent_watch(self) -> Watch:
        return self.parent_window.watch

    def wait_for_windows(self) -> None:
        """Until both have been closed by whoever looked on."""
        for window in (self.commune_window, self.parent_window):
            window.wait()

    def end_windows(self) -> None:
        windows = (self.commune_window, self.parent_window)
        for window in windows:
            window.close()
        for window in windows:
            window.end()


@contextmanager
def set_up(folder: Path, cast: Cast, telling: Telling, now_s: Stopwatch, screen: Screen) -> Iterator[Setting]:
    """Everything up and in contact; all of it has ended when the block is left, whatever the reason."""
    with Programs(folder, telling.language) as programs:
        server = Server(programs, folder / "server")
        telling.step("found", parent=cast.parent.organisation)
        people = server.found(cast)
        server.run()
        telling.note("offices", offices=str(len(cast.offices)), people=str(len(people)), below=str(len(cast.below)))
        line = Line(server.port, LINE_BYTES_A_SECOND, now_s)
        try:
            commune = OfficePc(programs, cast.commune, folder / f"pc-{cast.commune.code}")
            parent = OfficePc(programs, cast.parent, folder / f"pc-{cast.parent.code}")
            books = Books.on_day(legal_day(now_s.began_at).timetuple().tm_yday)
            telling.step("enrol", parent=cast.parent.organisation, commune=cast.commune.organisation)
            roles = ((cast.commune, "clerk"), (cast.commune, "leader"), (cast.parent, "clerk"))
            sitting = [cast.one(office, role) for office, role in roles]
            slips = programs.together(*(functools.partial(server.slip, people[person]) for person in sitting))

            def begin_in_the_commune() -> None:
                by_line = f"https://127.0.0.1:{line.port}"
                commune.enrol(by_line, slips[0])
                commune.open_book("outgoing", books.commune_outgoing)
                commune.open_book("incoming", books.commune_incoming)
                commune.enrol(by_line, slips[1])

            def begin_in_the_parent_office() -> None:
                parent.enrol(server.url, slips[2])
                parent.open_book("outgoing", books.parent_outgoing)
                parent.open_book("incoming", books.parent_incoming)

            programs.together(begin_in_the_commune, begin_in_the_parent_office)
            telling.note("books", commune=cast.commune.organisation, next=str(books.commune_outgoing))
            windows = [
                OfficeWindow(programs, pc, screen, side, now_s) for pc, side in ((commune, "left"), (parent, "right"))
            ]
            telling.note("windows" if screen.is_there else "unseen_windows")
            yield Setting(
                folder, cast, telling, now_s, programs, server, line, commune, parent, books, screen, *windows
            )
        finally:
            line.close()
