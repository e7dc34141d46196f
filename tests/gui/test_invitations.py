"""Invitations at the window: written with their meeting, answered by keyboard, in the week, past their hour."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from app.actions import invitations
from app.actions.reading_texts import read_all
from app.actions.showing import document_page
from app.host.preferences import Preferences
from app.ui.calendar.calendar_place import CalendarPlace
from app.ui.compose.verdicts import Verdict
from app.ui.documents.list_page import ListPage
from app.ui.documents.row_facts import RowWords
from app.ui.doing.asking import Question
from app.ui.reading.bands import bands
from sync.replica.calendar_page import entry_of
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import INVITATION, Attendee, Meeting
from tests.gui.test_printing import inked_pages, modal, print_to
from tests.support.filled_forms import page_texts, solid
from tests.support.office_files import docx
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.staff import HELPER, LEADER, OFFICER, Staff
from tests.support.windows import Desktop, Screen

HOUR = datetime(2026, 11, 26, 8, 0, tzinfo=VIET_NAM)
MEETING = Meeting(starts_at=HOUR, ends_at=HOUR + timedelta(hours=2), place="Hội trường UBND huyện", chair="PCT huyện")


@pytest.fixture
def staff(place: DistrictPlace, commune: Pc) -> Staff:
    return Staff(place, commune)


def invited(district: Pc, commune: Pc, meeting: Meeting | None = MEETING, *, register: bool = True) -> str:
    """An invitation of the district that has come, and stands in the commune's book."""
    id = district.dispatch("Họp giao ban tháng 11", to=[COMMUNE], kind=INVITATION, meeting=meeting).id
    district.sync()
    commune.sync()
    if register:
        commune.register(id)
        commune.sync()
    return id


def sit(desktop: Desktop, pc: Pc, person: str = "") -> Screen:
    return desktop.open(pc, Preferences(mode="light", language="vi", person=person))


def week(screen: Screen) -> CalendarPlace:
    """The week that holds the meeting; a window of the tests stands in it."""
    screen.shell.go("calendar")
    place: Any = screen.window.page("calendar")
    assert isinstance(place, CalendarPlace)
    screen.until(lambda: place.page is not None)
    return place


def cells(place: CalendarPlace) -> list[tuple[str, ...]]:
    """The rows that are meetings."""
    return [row.cells for row in place.table.rows if row.entry is not None]


def going(pc: Pc, id: str) -> tuple[Attendee, ...]:
    raw = pc.replica.database.raw()
    try:
        entry = entry_of(raw, id)
    finally:
        raw.close()
    assert entry is not None
    return entry.planned.going


def open_read(screen: Screen, id: str) -> ListPage:
    screen.shell.go("incoming", "all", id)
    page: Any = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == id and page.pane.is_whole)
    return page


def test_an_invitation_is_answered_from_the_week_by_keyboard_and_the_sender_sees_names(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = invited(district, commune)
    screen = sit(desktop, commune, staff.clerk)
    place = week(screen)
    screen.until(lambda: cells(place))
    assert place.table.rows[place.table.currentIndex().row()].entry is not None, "the keyboard stands on a meeting"
    assert cells(place)[0][5] == "Chưa trả lời"
    screen.press("Ai dự?")
    tick = screen.until(lambda: screen.all(QCheckBox, LEADER))[0]
    QTest.keyClick(tick, Qt.Key.Key_Space)
    screen.find(QPlainTextEdit, "Người khác").setPlainText("Ông Trưởng thôn\n\nÔng Trưởng thôn")
    modal(screen, Question)
    Pen(screen).press_key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.said("Đã trả lời giấy mời")
    screen.until(lambda: cells(place)[0][4:] == (f"{LEADER}, Ông Trưởng thôn", "Đã trả lời"))
    commune.clock.advance(seconds=11)
    commune.sync()
    district.sync()
    guests = invitations.guests(district.replica, id)
    assert [guest.name for guest in guests.guests] == [LEADER, "Ông Trưởng thôn"]


def test_an_answer_is_taken_back_within_ten_seconds(desktop: Desktop, district: Pc, commune: Pc, staff: Staff) -> None:
    id = invited(district, commune)
    screen = sit(desktop, commune, staff.clerk)
    open_read(screen, id)
    screen.press("Trả lời giấy mời")
    screen.until(lambda: screen.all(QCheckBox, LEADER))[0].click()
    screen.press("Trả lời")
    screen.said("Đã trả lời giấy mời")
    screen.press("Hoàn tác")
    screen.said("Đã hoàn tác")
    assert going(commune, id) == ()


def test_who_has_another_meeting_in_these_hours_is_marked_and_both_rows_say_so(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    first = invited(district, commune)
    second = invited(district, commune, Meeting(starts_at=HOUR + timedelta(hours=1), place="Nhà văn hóa"))
    invitations.answer(staff.desk(staff.leader), first, [Attendee(person=staff.leader)])
    screen = sit(desktop, commune, staff.clerk)
    open_read(screen, second)
    screen.press("Trả lời giấy mời")
    tick = screen.until(lambda: screen.all(QCheckBox, LEADER))[0]
    assert "đã dự 08:00–10:00 26/11 (01/GM-UBND)" in tick.text()
    assert "đã dự" not in screen.find(QCheckBox, OFFICER).text()
    assert not screen.reads("Trùng giờ")
    tick.click()
    assert screen.reads(f"Trùng giờ: {LEADER} đã dự")
    screen.press("Trả lời")
    screen.said("Đã trả lời giấy mời")
    place = week(screen)
    screen.until(lambda: [row[5] for row in cells(place)] == ["Trùng giờ", "Trùng giờ"])
    assert screen.reads(f"{LEADER} trùng giờ: 08:00–10:00 26/11 (01/GM-UBND); 09:00 26/11 (02/GM-UBND).")


def test_nobody_goes_without_a_reason(desktop: Desktop, district: Pc, commune: Pc, staff: Staff) -> None:
    id = invited(district, commune)
    screen = sit(desktop, commune, staff.leader)
    open_read(screen, id)
    screen.press("Trả lời giấy mời")
    screen.until(lambda: screen.all(QRadioButton, "Không dự"))[0].click()
    do = screen.find(QPushButton, "Trả lời")
    assert not do.isEnabled()
    screen.find(QPlainTextEdit, "Lý do không dự").setPlainText("Trùng lịch họp Đảng ủy")
    do.click()
    screen.said("Đã trả lời giấy mời")
    shown = document_page(commune.replica, id)
    assert shown is not None
    told = bands(shown, commune.clock.now())
    assert told[0].text == "Chủ trì: PCT huyện. Không dự: Trùng lịch họp Đảng ủy."


def test_an_hour_is_noted_for_an_invitation_that_says_none(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    id = invited(district, commune, None)
    screen = sit(desktop, commune, staff.clerk)
    open_read(screen, id)
    assert screen.until(lambda: screen.reads("Nơi gửi chưa ghi giờ họp"))
    assert not screen.all(QPushButton, "Trả lời giấy mời")
    screen.press("Ghi giờ họp")
    modal(screen, Question)
    do = screen.find(QPushButton, "Ghi vào lịch")
    for name, text in (("Ngày, giờ họp", "26/11/2026"), ("Giờ bắt đầu họp", "14h30")):
        screen.until(lambda name=name: screen.all(QLineEdit, name))[0].setText(text)  # type: ignore[misc]
    assert not do.isEnabled(), "a meeting is somewhere"
    screen.find(QLineEdit, "Giờ kết thúc").setText("13h")
    screen.find(QLineEdit, "Địa điểm").setText("Nhà văn hóa")
    assert screen.reads("Giờ kết thúc phải sau giờ bắt đầu")
    assert not do.isEnabled()
    screen.find(QLineEdit, "Giờ kết thúc").setText("16h")
    Pen(screen).press_key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.said("Đã ghi giờ họp")
    place = week(screen)
    screen.until(lambda: [row[:3] for row in cells(place)] == [("14:30–16:00", "Họp giao ban tháng 11", "Nhà văn hóa")])
    open_read(screen, id)
    screen.press("Sửa giờ họp")
    screen.until(lambda: screen.all(QCheckBox, "Không phải giấy mời"))[0].click()
    screen.press("Ghi vào lịch")
    screen.said("Đã bỏ khỏi Lịch tuần")


def test_the_hour_that_its_text_names_is_suggested_when_the_meeting_is_noted(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff, tmp_path: Path
) -> None:
    text = docx(tmp_path / "moi.docx", "Trân trọng kính mời dự họp hồi 14 giờ 30 ngày 26/11/2026.")
    id = district.dispatch("Họp giao ban tháng 11", to=[COMMUNE], kind=INVITATION, file=text).id
    district.sync()
    commune.sync()
    commune.register(id)
    commune.sync()
    read_all(commune.replica, 60)
    screen = sit(desktop, commune, staff.clerk)
    open_read(screen, id)
    screen.until(lambda: screen.reads("Nơi gửi chưa ghi giờ họp"))
    screen.press("Ghi giờ họp")
    modal(screen, Question)
    screen.until(lambda: screen.reads("Ngày, giờ họp · gợi ý theo văn bản"))
    assert screen.find(QLineEdit, "Giờ bắt đầu họp").text() == "14:30"
    assert not screen.find(QPushButton, "Ghi vào lịch").isEnabled(), "a meeting is somewhere"
    screen.find(QLineEdit, "Địa điểm").setText("Nhà văn hóa")
    screen.find(QLineEdit, "Giờ bắt đầu họp").setText("15h")
    screen.until(lambda: not screen.reads("gợi ý theo văn bản"))
    screen.press("Ghi vào lịch")
    screen.said("Đã ghi giờ họp")


def test_weeks_are_turned_by_key_and_headings_are_passed_over(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff
) -> None:
    invited(district, commune)
    later = invited(district, commune, Meeting(starts_at=HOUR + timedelta(hours=26), place="Nhà văn hóa"))
    screen = sit(desktop, commune, staff.officer)
    place = week(screen)
    screen.until(lambda: len(cells(place)) == 2)
    place.table.setFocus()
    QTest.keyClick(place.table, Qt.Key.Key_Down)
    assert place.table.entry is not None
    assert place.table.entry.line.id == later
    row = place.table.rows[place.table.currentIndex().row()]
    assert row.spoken(("Giờ", "Nội dung", "Địa điểm", "Cơ quan mời", "Người dự", "Tình trạng")).startswith(
        "Thứ Sáu 27/11/2026. Chưa trả lời. Giờ: 10:00"
    )
    assert not screen.find(QPushButton, "Ai dự?").isEnabled(), "an officer does not answer for the office"
    ahead, back = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
    QTest.keyClick(place.table, ahead, Qt.KeyboardModifier.ControlModifier)
    screen.until(lambda: screen.reads("Tuần đang xem không có cuộc họp nào."))
    for _ in range(2):
        QTest.keyClick(place, back, Qt.KeyboardModifier.ControlModifier)
    screen.press("Cuộc họp kế tiếp: ngày 26/11/2026")
    screen.until(lambda: len(cells(place)) == 2)
    place.table.setFocus()
    QTest.keyClick(place.table, Qt.Key.Key_Return)
    screen.until(lambda: screen.window.place == "incoming")


def test_the_week_is_saved_for_paper_and_for_other_calendars(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff, tmp_path: Path
) -> None:
    invited(district, commune, register=False)
    screen = sit(desktop, commune, staff.clerk)
    place = week(screen)
    screen.until(lambda: [row[5] for row in cells(place)] == ["Chưa vào sổ"])
    assert not screen.find(QPushButton, "Ai dự?").isEnabled(), "what is not registered is not answered"
    place.doing.save_week_to(HOUR.date(), tmp_path / "tuan.pdf")
    screen.said("tuan.pdf")
    assert solid("(chưa vào sổ)") in page_texts((tmp_path / "tuan.pdf").read_bytes())[0]
    assert place.page is not None
    place.doing.save_ics_to(place.page.entries, tmp_path / "tuan.ics")
    screen.said("tuan.ics")
    assert b"STATUS:TENTATIVE\r\n" in (tmp_path / "tuan.ics").read_bytes()


def test_what_comes_after_its_hour_says_so_in_row_pane_and_week(desktop: Desktop, district: Pc, commune: Pc) -> None:
    id = district.dispatch("Họp gấp", to=[COMMUNE], kind=INVITATION, meeting=MEETING).id
    district.sync()
    for clock in (commune.clock, commune.place.clock):
        clock.advance(days=3, hours=3)
    commune.sync()
    shown = document_page(commune.replica, id)
    assert shown is not None
    assert bands(shown, commune.clock.now())[0].strong == "Đến sau giờ họp."
    (listed,) = commune.incoming()
    assert "Đến sau giờ họp" in RowWords({}, {}, commune.clock.now()).facts(listed.line).spoken
    screen = sit(desktop, commune)
    place = week(screen)
    screen.until(lambda: [row[5] for row in cells(place)] == ["Đến sau giờ họp"])


def test_an_invitation_is_written_with_its_meeting_and_kept_while_it_is_incomplete(
    desktop: Desktop, commune: Pc, district: Pc, tmp_path: Path
) -> None:
    pen = Pen(desktop.open(commune))
    pen.begin()
    pen.attach(pdf(tmp_path / "giấy mời.pdf"))
    pen.write("Họp bàn sửa đường")
    assert not pen.screen.all(QLineEdit, "Địa điểm"), "only an invitation asks for a meeting"
    pen.writing.change(kind=INVITATION)
    pen.told("Chưa ghi giờ họp")
    place, day = pen.screen.find(QLineEdit, "Địa điểm"), pen.screen.find(QLineEdit, "Ngày, giờ họp")
    place.setText("Nhà văn hóa")
    assert pen.told("Chưa ghi đủ ngày, giờ họp").verdict is Verdict.MISSING
    id = pen.writing.content.id
    pen.writing.leave()
    pen.screen.shell.go("incoming")
    done: list[bool] = []
    pen.writing.take_up(id, done.append)
    pen.screen.until(lambda: done == [True])
    pen.screen.shell.go("compose")
    pen.screen.until(lambda: place.text() == "Nhà văn hóa")
    hour = pen.screen.find(QLineEdit, "Giờ bắt đầu họp")
    day.setText("20/11/2026")
    hour.setText("8h")
    assert pen.told("trước ngày của giấy mời").verdict is Verdict.BLOCKING
    day.setText("23/11/2026")
    hour.setText("00:30")
    assert pen.told("Giờ họp đã qua").verdict is Verdict.WARNING
    day.setText("26/11/2026")
    hour.setText("8 giờ 30")
    assert pen.told("Họp 08:30").verdict is Verdict.OK
    meeting = pen.writing.content.meeting
    assert meeting == Meeting(starts_at=HOUR + timedelta(minutes=30), place="Nhà văn hóa")
    assert pen.writing.content.meeting_so_far is None


def test_who_calls_sees_who_comes_and_prints_the_list_and_the_week(
    desktop: Desktop, district: Pc, commune: Pc, staff: Staff, tmp_path: Path
) -> None:
    id = invited(district, commune)
    invitations.answer(staff.desk(staff.clerk), id, [Attendee(person=staff.helper)])
    commune.sync()
    district.sync()
    invitations.answer(district.desk, id, [Attendee(person=district.replica.identity.people[0])])
    screen = sit(desktop, district)
    screen.shell.go("outgoing", "all", id)
    page: Any = screen.window.page("outgoing")
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id == id and page.pane.is_whole)
    assert screen.reads("Đã trả lời 1/1, 1 người dự.")
    shown = document_page(district.replica, id)
    assert shown is not None
    assert [r.answer.going for r in shown.recipients if r.answer] == [(HELPER,)]
    page.wanted.emit("print_guests", page.pane.page)
    assert print_to(screen, tmp_path / "cua.pdf") == "In 1 trang"
    screen.said("Đã chuyển 1 tờ sang máy in.")
    assert min(inked_pages(tmp_path / "cua.pdf")) > 500
    place = week(screen)
    screen.until(lambda: [row[5] for row in cells(place)] == ["Đã trả lời 1/1, 1 người dự"])
    screen.window.passing.hide()
    Pen(screen).press_key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert print_to(screen, tmp_path / "tuan.pdf") == "In 1 trang"
    screen.said("Đã chuyển 1 tờ sang máy in.")
    assert min(inked_pages(tmp_path / "tuan.pdf")) > 500
