"""Whole mornings by keyboard alone, over a real server with real engines: a commune's clerk, a district's officer."""

import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit

from app.actions import incoming, outgoing
from app.actions.outgoing import Wanted
from app.ui.below.below_board import BelowBoard
from app.ui.documents.list_page import ListPage
from app.ui.doing.asking import Question
from sync.replica import queries
from sync.replica.listed import Listed, Shown
from sync.rules.legal_time import legal_day
from tests.support.keyboard import Keyboard
from tests.support.papers import typeset_pdf
from tests.support.running import Running
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.serving import RealPc, Serving
from tests.support.windows import Desktop, Screen

LONG_MS = 40_000
SUBJECT = "Báo cáo kết quả rà soát đất đai"


@pytest.fixture
def commune(serving: Serving) -> Iterator[RealPc]:
    made = serving.enrol(COMMUNE)
    yield made
    made.close()


@pytest.fixture
def district(serving: Serving) -> Iterator[RealPc]:
    made = serving.enrol(DISTRICT)
    yield made
    made.close()


def sent(pc: RealPc, to: tuple[str, ...], subject: str, **more: object) -> str:
    day = legal_day(pc.clock.now())
    paper = typeset_pdf(pc.folder / f"{pc.ids.new()}.pdf", subject)
    wanted = Wanted("TB", subject, day, files=(paper,), to=to, **more)  # type: ignore[arg-type]
    return outgoing.dispatch(pc.desk, wanted).id


def received(pc: RealPc) -> list[Listed]:
    with pc.replica.read() as connection:
        return queries.incoming(connection)


def shown(pc: RealPc, id: str) -> Shown:
    with pc.replica.read() as connection:
        found = queries.shown(connection, id, pc.replica.identity.office)
    assert found is not None
    return found


def at_work(desktop: Desktop, pc: RealPc) -> tuple[Screen, Keyboard]:
    """A window with its engine on a PC that knows its office already, so that nothing is built anew meanwhile."""
    with Running(pc, closes=False) as before:
        before.sync()
    screen = desktop.open(pc)
    screen.shell.start_background()
    screen.until(lambda: (told := screen.window.strip.told) is not None and told.state == "done", LONG_MS)
    return screen, Keyboard(screen)


def list_page(screen: Screen) -> ListPage:
    page = screen.window.page(screen.window.place)
    assert isinstance(page, ListPage)
    return page


def reads(screen: Screen, subject: str) -> None:
    """Wait until a document stands in the reading pane."""
    screen.until(lambda: (page := list_page(screen).pane.page) is not None and page.document.subject == subject)


def offers(screen: Screen, name: str) -> None:
    screen.until(lambda: any(button.isEnabled() for button in screen.all(QAbstractButton, name)))


def choose_file(keys: Keyboard, path: Path) -> None:
    """Open the file dialog by its key, type the name, Enter. It runs a loop of its own: it is answered from inside."""
    answering = QTimer(interval=20)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog) and isinstance(QApplication.focusWidget(), QLineEdit):
            answering.stop()
            keys.type(str(path))
            keys.press("Return")

    answering.timeout.connect(answer)
    answering.start()
    keys.press("Ctrl+O")


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # the file dialog's list of names
def test_a_clerk_enters_finds_and_answers_by_keyboard(
    desktop: Desktop, commune: RealPc, district: RealPc, tmp_path: Path
) -> None:
    with Running(district, closes=False):
        id = sent(district, (COMMUNE,), "Rà soát đất đai")
        sent(district, (COMMUNE,), "Thông báo nghỉ lễ")
        screen, keys = at_work(desktop, commune)
        screen.until(lambda: list_page(screen).view.model().rowCount() >= 3, LONG_MS)
        keys.down_to(lambda: list_page(screen).view.current == id)
        reads(screen, "Rà soát đất đai")
        offers(screen, "Vào sổ")
        keys.press("F9")
        screen.said("số đến 1")

        for typed in ("dat dai", unicodedata.normalize("NFD", "đất đai"), "đất đai"):
            keys.press("Ctrl+K")
            keys.type(typed)
            screen.until(lambda: screen.window.place == "search")
            keys.press("Down")
            reads(screen, "Rà soát đất đai")
            assert [line.id for line in list_page(screen).view.picked_lines()] == [id]

        offers(screen, "Trả lời")
        keys.press("F7")
        screen.until(lambda: screen.window.place == "compose")
        paper = typeset_pdf(tmp_path / "trả lời.pdf", SUBJECT)
        choose_file(keys, paper)
        screen.until(lambda: [p.name for p in screen.shell.writing.taking.papers if p.is_here] == ["trả lời.pdf"])
        keys.tab_to("Trích yếu")
        keys.press("Ctrl+A")
        keys.type("Báo cáo kết quả")
        keys.type(unicodedata.normalize("NFD", " rà soát đất đai"))
        assert screen.shell.writing.content.subject == SUBJECT
        keys.tab_to("Số đã ghi sẵn trên giấy")
        keys.type("7")
        keys.press("F9")
        screen.until(lambda: screen.shell.writing.document and not screen.shell.writing.is_busy)
        offers(screen, "Gửi")
        keys.press("Ctrl+Return", "Ctrl+Return")
        screen.said("07/UBND-VP: sẽ gửi sau 10 giây.")
        keys.press("Ctrl+5")
        screen.until(lambda: screen.window.place == "waiting")
        screen.until(lambda: [x.line.state for x in outgoing_of(commune)] in (["sent"], ["arrived"]), LONG_MS)
        screen.until(lambda: received(district), LONG_MS)
        (come,) = received(district)
        assert (come.line.subject, come.line.notation) == (SUBJECT, "07/UBND-VP")
        assert unicodedata.is_normalized("NFC", come.line.subject)
        screen.until(lambda: shown(district, id).deliveries[0].state == "registered", LONG_MS)


def outgoing_of(pc: RealPc) -> list[Listed]:
    with pc.replica.read() as connection:
        return queries.outgoing(connection)


def test_a_district_officer_enters_refuses_and_urges_by_keyboard(
    desktop: Desktop, serving: Serving, commune: RealPc, district: RealPc
) -> None:
    neighbour = serving.enrol(NEIGHBOUR)
    with Running(commune, closes=False), Running(neighbour):
        due = legal_day(district.clock.now()) + timedelta(days=3)
        id = sent(district, (COMMUNE, NEIGHBOUR), "Rà soát đất đai", due=due)
        report, mistake = (
            sent(commune, (DISTRICT,), "Báo cáo tháng 11"),
            sent(commune, (DISTRICT,), "Giấy mời họp thôn"),
        )
        screen, keys = at_work(desktop, district)
        screen.until(lambda: list_page(screen).view.model().rowCount() >= 3, LONG_MS)
        keys.down_to(lambda: list_page(screen).view.current == report)
        reads(screen, "Báo cáo tháng 11")
        offers(screen, "Vào sổ")
        keys.press("F9")
        screen.said("số đến 1")

        reads(screen, "Giấy mời họp thôn")
        keys.tab_to("Từ chối tiếp nhận")
        keys.press("Return")
        screen.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
        keys.press("Ctrl+Return")
        assert isinstance(QApplication.activeModalWidget(), Question), "not without a reason"
        keys.press("Esc")
        assert [x.line.state for x in received(district) if x.line.id == mistake] == ["arrived"]
        keys.tab_to("Từ chối tiếp nhận")
        keys.press("Return")
        keys.type("Gửi nhầm nơi nhận")
        keys.press("Ctrl+Return")
        screen.said("Đã từ chối tiếp nhận")
        screen.until(lambda: shown(commune, mistake).deliveries[0].state == "refused", LONG_MS)
        screen.until(lambda: shown(commune, report).deliveries[0].state == "registered", LONG_MS)

        keys.press("Ctrl+6")
        board = screen.window.page("below")
        assert isinstance(board, BelowBoard)
        screen.until(lambda: board.table.rows, LONG_MS)
        keys.tab_to("Các cơ quan trực thuộc")
        keys.press("Ctrl+Home")
        keys.down_to(lambda: board.table.rows[board.table.currentIndex().row()].office == COMMUNE)
        screen.until(lambda: "Đôn đốc về 01/TB-UBND" in screen.names())
        keys.tab_to("Đôn đốc về 01/TB-UBND")
        keys.press("Return")
        screen.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
        keys.press("Ctrl+Return")
        screen.said("Đã ghi 1 lời đôn đốc")
        keys.tab_to("Ghi đã gọi điện")
        keys.press("Return")
        screen.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
        keys.type("Đã gặp chị Mai")
        keys.press("Ctrl+Return")
        screen.said("Đã ghi cuộc gọi")
        screen.until(lambda: "reminded" in tasks_of(commune), LONG_MS)

        incoming.register(neighbour.desk, id, legal_day(neighbour.clock.now()))
        keys.tab_to("Theo cơ quan")
        keys.press("Right")
        screen.until(lambda: board.matrix.table.rows)
        keys.tab_to("Từng văn bản ở từng cơ quan")
        keys.press("Home", "Right")
        screen.until(lambda: spoken_cell(board) == "01/TB-UBND · UBND thị trấn Chi Lăng: Đã vào sổ", LONG_MS)


def spoken_cell(board: BelowBoard) -> str:
    """What a screen reader says of the matrix's chosen cell."""
    return str(board.matrix.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def tasks_of(pc: RealPc) -> list[str]:
    identity, today = pc.replica.identity, legal_day(pc.replica.clock.now())
    with pc.replica.read() as connection:
        return [task.code for task in queries.open_tasks(connection, identity.office, identity.device, today)]
