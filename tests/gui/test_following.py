"""What follows a first directive, at the window: a word on paper, an amendment, progress, more time; the history tells
who said what and what it changed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from app.actions import circulation, following
from app.actions.showing import document_page
from app.documents.registers.followed_rows import followed_rows
from app.documents.registers.slip import slip_of
from app.host.preferences import Preferences
from app.ui.documents.list_page import ListPage
from app.ui.doing.on_paper import OnPaper
from app.ui.reading.bands import bands
from app.ui.reading.history import steps
from sync.replica.book_facts import book_facts
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.books import Direction
from sync.rules.deadline import Deadline
from sync.rules.documents import Handling, handling_id
from tests.support.papers import typeset_pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import DEPUTY, HELPER, LEADER, OFFICER, Staff
from tests.support.windows import Desktop, Screen

SUBJECT, DUE = "Rà soát hộ nghèo trên địa bàn", WRITTEN + timedelta(days=4)
LATER = WRITTEN + timedelta(days=9)


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune, leaders=2)


@pytest.fixture
def id(district: Pc, commune: Pc) -> str:
    """A document that stands in the commune's book."""
    sent = district.dispatch(SUBJECT, to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(sent)
    commune.sync()
    return sent


def given(staff: Staff, id: str) -> None:
    """The officer leads, the helper helps, until the day."""
    helping = [Assigned(person=staff.helper)]
    lead = Assigned(person=staff.officer)
    circulation.direct(staff.desk(staff.leader), id, lead, "Tham mưu", helping, due=DUE)


def sit(desktop: Desktop, pc: Pc, person: str, id: str) -> tuple[Screen, ListPage]:
    screen = desktop.open(pc, Preferences(mode="light", language="vi", person=person))
    screen.shell.go("incoming", "all", id)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == id and page.pane.is_whole)
    return screen, page


def ask(page: ListPage, do: str) -> None:
    assert page.pane.page is not None
    page.wanted.emit(do, page.pane.page)


def handling(pc: Pc, id: str) -> Handling:
    with pc.replica.read() as connection:
        found = View(connection).get(Handling, handling_id(id, pc.office))
    assert found is not None
    return found


def told(pc: Pc, id: str, title: str) -> str:
    """What the history says under this title."""
    page = document_page(pc.replica, id)
    assert page is not None
    (found,) = [one.detail for one in steps(page, pc.clock.now()) if one.kind == "past" and one.title == title]
    return found


def choose_day(screen: Screen, name: str, day: date) -> None:
    screen.until(lambda: screen.all(QDateEdit, name))[0].setDate(QDate(day.year, day.month, day.day))


def test_a_clerk_enters_what_a_leader_wrote_on_paper_with_the_scan_and_all_places_say_so(
    desktop: Desktop, commune: Pc, staff: Staff, id: str, tmp_path: Path
) -> None:
    screen, page = sit(desktop, commune, staff.clerk, id)
    ask(page, "direct_for")
    paper = screen.until(lambda: screen.all(OnPaper))[0]
    screen.find(QRadioButton, DEPUTY, paper).click()
    paper.take(typeset_pdf(tmp_path / "but-phe.pdf", "Giao đồng chí Mẫu"))
    screen.find(QRadioButton, f"{OFFICER}: Chủ trì").click()
    screen.find(QPlainTextEdit, "Ý kiến chỉ đạo").setPlainText("Giao đồng chí Mẫu.")
    screen.press("Ghi thay")
    screen.said(f"Đã ghi thay {DEPUTY}: giao {OFFICER} chủ trì")
    directive = handling(commune, id).directive
    assert directive is not None
    assert (directive.for_leader, directive.by) == (staff.deputy, staff.clerk)
    clerk = "Nguyễn Thị Mẫu"
    marked = f"{DEPUTY}, {clerk} ghi thay theo bút phê trên giấy"
    assert told(commune, id, "Ý kiến chỉ đạo") == f"{marked} · “Giao đồng chí Mẫu.” · chủ trì: {OFFICER}"
    screen.until(lambda: "but-phe.pdf" in " ".join(screen.names(page.pane)))


def test_an_amendment_tells_what_it_changes_and_who_keeps_his_part_need_not_accept_again(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    given(staff, id)
    circulation.accept(staff.desk(staff.officer), id)
    screen, page = sit(desktop, commune, staff.leader, id)
    ask(page, "direct")
    screen.until(lambda: screen.all(QCheckBox, f"{HELPER}: Phối hợp"))[0].click()  # not any more
    screen.find(QCheckBox, f"{DEPUTY}: Để biết").click()
    choose_day(screen, "Hạn xử lý", LATER)
    screen.press("Sửa")
    screen.said("chủ trì")
    words = f"{LEADER} · thôi phối hợp: {HELPER} · thêm để biết: {DEPUTY} · hạn 27/11/2026 → 02/12/2026"
    assert told(commune, id, "Sửa ý kiến chỉ đạo") == words
    directive = handling(commune, id).directive
    assert directive is not None
    assert directive.is_accepted_by(staff.officer)
    line = next(one.line for one in commune.incoming() if one.line.id == id)
    assert (line.people, line.due) == ((staff.officer,), LATER.isoformat()), "who fell away has it in no list"


def test_a_helper_has_a_deadline_of_his_own_which_an_amendment_keeps_and_tells(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    given(staff, id)
    own, early, other = f"Hạn riêng của {HELPER}", DUE - timedelta(days=2), DUE - timedelta(days=1)
    screen, page = sit(desktop, commune, staff.leader, id)

    def amend(day: date | None, text: str) -> Deadline | None:
        """Change the words, and where one is named the day; the helper's deadline then."""
        screen.until(lambda: page.pane.page is not None and page.pane.page.handling == handling(commune, id))
        ask(page, "direct")
        screen.until(lambda: screen.all(QPlainTextEdit, "Ý kiến chỉ đạo"))[0].setPlainText(text)
        if day is not None:
            screen.find(QCheckBox, own).setChecked(True)
            choose_day(screen, own, day)
        screen.press("Sửa")
        screen.until(lambda: (d := handling(commune, id).directive) is not None and d.text == text)
        directive = handling(commune, id).directive
        assert directive is not None
        assert directive.due_of(staff.officer) == Deadline(DUE)
        return directive.due_of(staff.helper)

    assert amend(early, "Gấp") == Deadline(early)
    assert told(commune, id, "Sửa ý kiến chỉ đạo") == f"{LEADER} · {HELPER}: hạn 27/11/2026 → 25/11/2026 · “Gấp”"
    following.extend(staff.desk(staff.leader), id, Deadline(other), staff.helper)
    assert amend(None, "Rất gấp") == Deadline(other), "the time that he was given goes on to hold"
    shown = document_page(commune.replica, id)
    assert shown is not None
    strong = [band.strong for band in bands(shown, commune.clock.now(), person=staff.helper)]
    assert [words for words in strong if words.startswith("Phần phối hợp của mình: ") and "26/11" in words], strong
    assert "Phần phối hợp" not in str(bands(shown, commune.clock.now(), person=staff.officer))


def test_who_works_on_it_says_how_far_it_is_and_the_tracking_book_tells_it(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    given(staff, id)
    screen, page = sit(desktop, commune, staff.officer, id)
    ask(page, "report_progress")
    text = screen.until(lambda: screen.all(QPlainTextEdit, "Đã làm đến đâu?"))[0]
    do = next(b for b in screen.all(QPushButton, "Báo tiến độ") if b.window() is text.window())
    assert not do.isEnabled()
    text.setPlainText("Đã rà soát 5 thôn")
    percent = screen.find(QLineEdit, "Được bao nhiêu phần trăm")
    percent.setText("120")
    assert not do.isEnabled()
    percent.setText("60")
    do.click()
    screen.said("Đã ghi tiến độ")
    assert told(commune, id, "Báo tiến độ") == f"{OFFICER} · 60% · “Đã rà soát 5 thôn”"
    screen.until(lambda: page.pane.page is not None and page.pane.page.state == "in_progress")
    assert "60% Đã rà soát 5 thôn" in tracked(desktop, commune)


def tracked(desktop: Desktop, pc: Pc) -> str:
    """What the tracking book says of progress."""
    kept: list[str] = []
    shell = desktop._shells[-1]

    def read(raw: object) -> str:
        facts = book_facts(raw, pc.office, Direction.INCOMING, WRITTEN.year, WRITTEN)
        return str(followed_rows(facts, pc.clock.now())[0].cells[4])

    shell.bridge.page(read, kept.append, about=shell, key="tracked")
    return Screen(shell).until(lambda: kept)[0]


def test_more_time_is_asked_for_given_and_every_mark_follows(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    given(staff, id)
    screen, page = sit(desktop, commune, staff.officer, id)
    ask(page, "ask_extension")
    reason = screen.until(lambda: screen.all(QPlainTextEdit, "Lý do"))[0]
    reason.setPlainText("Chờ số liệu")
    do = next(b for b in screen.all(QPushButton, "Xin gia hạn") if b.window() is reason.window())
    choose_day(screen, "Xin đến ngày", DUE)
    assert not do.isEnabled(), "no later than the present one"
    choose_day(screen, "Xin đến ngày", LATER)
    do.click()
    screen.said("Đã xin gia hạn")
    assert told(commune, id, "Xin gia hạn") == f"{OFFICER} · đến 02/12/2026 · “Chờ số liệu”"
    screen, page = sit(desktop, commune, staff.leader, id)
    assert screen.reads(f"{OFFICER} xin gia hạn xử lý đến 02/12/2026: Chờ số liệu.")
    screen.press("Trả lời xin gia hạn")
    screen.until(lambda: screen.all(QRadioButton, "Đồng ý gia hạn"))
    screen.press("Ghi lại")
    screen.said(f"Hạn của {OFFICER} là 02/12/2026")
    assert told(commune, id, "Gia hạn") == f"{LEADER} · {OFFICER} · hạn 27/11/2026 → 02/12/2026"
    line = next(one.line for one in commune.incoming() if one.line.id == id)
    assert line.due == LATER.isoformat()
    screen.until(lambda: page.pane.page is not None and page.pane.page.due == Deadline(LATER))
    assert not commune.tasks()


def test_a_refusal_needs_its_reason_and_whoever_asked_reads_it(
    desktop: Desktop, commune: Pc, staff: Staff, id: str
) -> None:
    given(staff, id)
    following.ask_extension(staff.desk(staff.officer), id, Deadline(LATER), "Chờ số liệu")
    screen, page = sit(desktop, commune, staff.leader, id)
    ask(page, "extend")
    screen.until(lambda: screen.all(QRadioButton, "Không gia hạn"))[0].click()
    do = screen.find(QPushButton, "Ghi lại")
    assert not do.isEnabled()
    screen.find(QPlainTextEdit, "Lời ghi").setPlainText("Huyện cần ngay")
    do.click()
    screen.said(f"Không gia hạn cho {OFFICER}")
    shown = document_page(commune.replica, id)
    assert shown is not None
    now = commune.clock.now()
    assert [(one.strong, one.text) for one in bands(shown, now, person=staff.officer) if one.symbol == "calendar"] == [
        (f"{LEADER} không gia hạn đến 02/12/2026.", "Huyện cần ngay")
    ]
    assert not [one for one in bands(shown, now, person=staff.helper) if one.symbol == "calendar"]


def test_the_printed_slip_says_who_wrote_and_who_typed(desktop: Desktop, commune: Pc, staff: Staff, id: str) -> None:
    lead = Assigned(person=staff.officer)
    circulation.direct_for(staff.desk(staff.clerk), id, staff.deputy, lead, "Giao Tư pháp")
    screen, _ = sit(desktop, commune, staff.clerk, id)
    kept: list[str] = []

    def read(raw: object) -> str:
        return slip_of(book_facts(raw, commune.office, Direction.INCOMING, WRITTEN.year, WRITTEN), id).parts[0].signed

    screen.shell.bridge.page(read, kept.append, about=screen.shell, key="slip")
    signed = screen.until(lambda: kept)[0]
    assert signed.endswith(f"{DEPUTY} (Nguyễn Thị Mẫu ghi thay theo bút phê trên giấy)")
