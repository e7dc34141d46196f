"""Pages over the whole width, and the strip at the foot."""

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QTabWidget

from app.actions.desk import Desk
from app.actions.outgoing import Wanted, number
from app.documents.registers.book_rows import PASSED_OVER
from app.ui.below.below_board import BelowBoard
from app.ui.books.books_place import BooksPlace
from app.ui.books.period_choice import book_names
from app.ui.books.series_sheet import ask_series
from app.ui.documents.link_row import LinkRow
from app.ui.parts.notice_card import NoticeCard
from app.ui.reading.timeline import Timeline
from app.ui.work.work_board import QueueCard
from sync.engine.line_status import LineStatus
from sync.engine.traffic import Motion
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.books import Direction
from sync.rules.documents import Document
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.fakes import StandingEngine
from tests.support.old_books import old_book_with_mistakes


@shows("waiting")
def waiting(stand: Stand) -> None:
    """One that is a third up, one that waits, one that can still be undone."""
    _sending(stand)
    stand.go("waiting")


@shows("waiting-refused", "trouble")
def waiting_refused(stand: Stand) -> None:
    stand.go("waiting")


@shows("waiting-empty", "quiet")
def waiting_empty(stand: Stand) -> None:
    stand.go("waiting")


@shows("record")
def record(stand: Stand) -> None:
    stand.go("log")


@shows("work")
def work(stand: Stand) -> None:
    _work(stand)


@shows("work-leader", "leader")
def work_leader(stand: Stand) -> None:
    _work(stand)


@shows("work-officer", "officer")
def work_officer(stand: Stand) -> None:
    _work(stand)


@shows("work-empty", "quiet")
def work_empty(stand: Stand) -> None:
    stand.go("work")


def _work(stand: Stand) -> None:
    stand.go("work")
    stand.screen.until(lambda: stand.screen.all(QueueCard) or stand.screen.all(NoticeCard))


@shows("away")
def away(stand: Stand) -> None:
    stand.go("away")
    stand.screen.until(lambda: stand.screen.all(LinkRow))


@shows("books")
def books(stand: Stand) -> None:
    _book(stand, "incoming")


@shows("books-leader", "leader")
def books_leader(stand: Stand) -> None:
    _book(stand, "report-incoming")


@shows("books-outgoing", "district")
def books_outgoing(stand: Stand) -> None:
    _book(stand, "outgoing")


@shows("books-gap")
def books_gap(stand: Stand) -> None:
    """A number was passed over: why is asked from its row."""
    wanted = Wanted(kind="TB", subject="Thông báo lịch trực cơ quan", issued_on=stand.clock.now().date())

    def pass_over(replica: Replica) -> None:
        desk = Desk(replica, stand.context.person)
        last = number(desk, wanted).number
        number(desk, wanted, given=last + 2)

    stand.write(pass_over)
    _book(stand, "outgoing")
    place: Any = stand.window.page("books")
    stand.screen.until(lambda: any(PASSED_OVER in row.cells for row in place.table.rows))
    place.table.selectRow(next(n for n, row in enumerate(place.table.rows) if PASSED_OVER in row.cells))
    place._why.click()
    stand.question()


@shows("books-old")
def books_old(stand: Stand) -> None:
    _book(stand, "incoming")
    place: Any = stand.window.page("books")
    file = old_book_with_mistakes(stand.folder / "Sổ đến 2026 (cũ).xlsx", 24)
    place.taking_over.look_through(Direction.INCOMING, 2026, book_names()["incoming"], file)
    stand.question()


@shows("books-series")
def books_series(stand: Stand) -> None:
    _book(stand, "outgoing")
    place: Any = stand.window.page("books")
    ask_series(place._context, place, Direction.OUTGOING)
    sheet: Any = stand.question()
    for kind in ("QĐ", "QyĐ", "GM"):
        sheet.kind.setCurrentIndex(sheet.kind.findData(kind))
        sheet.key.setText("QĐ" if kind == "QyĐ" else kind)
        sheet.put_in()


def _book(stand: Stand, key: str) -> None:
    place = stand.go("books")
    assert isinstance(place, BooksPlace)
    place.choice.book.setCurrentIndex(place.choice.book.findData(key))
    stand.screen.until(lambda: place.filled is not None and place.filled.form.key == key)


@shows("below", "district")
def below(stand: Stand) -> None:
    board = _below(stand)
    board.table.selectRow(0)
    stand.screen.until(lambda: board.findChildren(Timeline) or board.findChildren(LinkRow))


@shows("below-matrix", "district")
def below_matrix(stand: Stand) -> None:
    board = _below(stand)
    stand.screen.find(QTabWidget, "").setCurrentWidget(board.matrix)
    stand.screen.until(lambda: board.matrix.table.rows)


def _below(stand: Stand) -> BelowBoard:
    board = stand.go("below")
    assert isinstance(board, BelowBoard)
    stand.screen.find(QTabWidget, "").setCurrentIndex(0)
    stand.screen.until(lambda: board.table.rows)
    return board


@shows("strip-done", "quiet")
def strip_done(stand: Stand) -> None:
    stand.line(LineStatus(state="up", since=stand.clock.now() - timedelta(hours=2)))
    _says(stand, "done")


@shows("strip-moving")
def strip_moving(stand: Stand) -> None:
    _sending(stand)
    stand.line(LineStatus(state="up", since=stand.clock.now()))
    _says(stand, "moving")


@shows("strip-offline")
def strip_offline(stand: Stand) -> None:
    stand.line(LineStatus(state="down", since=stand.clock.now() - timedelta(minutes=7), code="line.unreachable"))
    _says(stand, "offline")


@shows("strip-silent")
def strip_silent(stand: Stand) -> None:
    now = stand.clock.now()
    stand.line(
        LineStatus(
            state="down",
            since=now - timedelta(minutes=7),
            code="line.portal",
            next_try_at=now + timedelta(minutes=5),
        )
    )
    _says(stand, "silent")


@shows("strip-held-up", "officer")
def strip_held_up(stand: Stand) -> None:
    """The server answers, and has been too full to take anything since yesterday."""
    stand.line(LineStatus(state="up", since=stand.clock.now()))
    strip, yesterday = stand.window.strip, stand.clock.now() - timedelta(hours=26)
    strip._faults.hear("fault", "server.full", yesterday, stand.clock.monotonic_s())
    strip.look()
    _says(stand, "silent")


@shows("strip-needs-you", "trouble")
def strip_needs_you(stand: Stand) -> None:
    _says(stand, "needs_you")


@shows("strip-halted", "officer")
def strip_halted(stand: Stand) -> None:
    stand.line(LineStatus(state="halted", since=stand.clock.now() - timedelta(hours=3), code="device.revoked"))
    _says(stand, "needs_you")


def _says(stand: Stand, state: str) -> None:
    strip = stand.window.strip
    stand.screen.until(lambda: strip.told is not None and strip.told.state == state)


def _sending(stand: Stand) -> None:
    """The urgent report is a third up."""
    found: list[Document] = []

    def look(replica: Replica) -> Document:
        with replica.read() as connection:
            document = View(connection).get(Document, stand.ids["losses"])
        assert document is not None
        return document

    stand.screen.shell.bridge.read(look, found.append, about=stand.screen.shell)
    stand.screen.until(lambda: found)
    file = found[0].files[0]
    motion = Motion(sending=file.sha256, sent={file.sha256: file.bytes // 3})
    stand.screen.shell.background._engine = StandingEngine(motion)  # type: ignore[assignment]
