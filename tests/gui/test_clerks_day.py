"""A clerk's day from 7:30 to 17:00, the line away from 9:00 to 15:00: nothing done twice, nothing doubtful.

One clock for both offices and the district's server, whose core and files are the real ones; the line is cut where the
engine would meet it. What the screen says is read at every hour and held against what has truly happened.
"""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit

from app.actions import circulation, registers
from app.documents.registers import period
from app.host.preferences import Preferences
from app.ui.documents.link_row import LinkRow
from app.ui.documents.list_page import ListPage
from app.ui.scans.paper_sheet import PaperSheet
from app.ui.waiting.cards import DocumentCard
from sync.errors import LineHindrance
from sync.rules.assignments import Assigned
from sync.rules.books import Direction, Entry, book_id
from sync.rules.deliveries import Delivery
from sync.rules.documents import Document, Urgency
from sync.rules.legal_time import VIET_NAM, legal_day
from tests.support.papers import pdf
from tests.support.pen import Pen
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.staff import Staff
from tests.support.week import note_line
from tests.support.windows import Desktop

TUESDAY = date(2026, 11, 24)
WRITTEN = ("Báo cáo nhanh thiệt hại do mưa lũ", "Đề nghị hỗ trợ giống cây trồng vụ đông")
# What a screen may say of a document of ours only when the server has told this PC so.
SENT = ("Đã gửi", "đã gửi xong", "Máy chủ đã nhận", "máy chủ nhận", "Đã đến", "Đã xem", "Đã vào sổ")
LONG_MS = 30_000
PLACES = ("outgoing", "waiting", "work", "log", "incoming")


class Day:
    """Both offices, the clerk's window, and the time."""

    def __init__(self, place: DistrictPlace, desktop: Desktop, commune: Pc, district: Pc, folder: Path) -> None:
        self.place, self.commune, self.district, self.folder = place, commune, district, folder
        self.staff = Staff(place, commune)
        self.until(7, 20)
        for subject, urgency in (
            ("Thông báo lịch tiếp công dân", Urgency.NORMAL),
            ("Công điện mưa lũ", Urgency.URGENT),
        ):
            self.sends(subject, urgency)
        self.until(7, 30)
        note_line(commune, "up", "online")
        commune.sync()
        person = Preferences(mode="light", language="vi", person=self.staff.clerk)
        self.screen = desktop.open(commune, person)
        self.pen = Pen(self.screen)

    def until(self, hour: int, minute: int = 0) -> None:
        now = self.place.clock.now().astimezone(VIET_NAM)
        at = now.replace(day=TUESDAY.day, hour=hour, minute=minute, second=0)
        for clock in (self.place.clock, self.commune.clock, self.district.clock):
            clock.advance(seconds=(at - now).total_seconds())

    def sends(self, subject: str, urgency: Urgency = Urgency.NORMAL) -> str:
        """The district sends something."""
        id = self.district.dispatch(subject, to=[COMMUNE], urgency=urgency).id
        self.district.sync()
        return id

    @property
    def strip(self) -> str:
        told = self.screen.window.strip.told
        return f"{told.strong} {told.text}" if told else ""

    def strip_says(self, text: str) -> None:
        self.screen.changed()
        self.screen.until(lambda: text in self.strip)

    def list_page(self, place: str) -> ListPage:
        self.screen.shell.go(place)
        page = self.screen.window.page(place)
        assert isinstance(page, ListPage)
        return page

    def enters(self, count: int, first: int) -> None:
        """The clerk enters what stands first in the queue, one after the other."""
        page = self.list_page("incoming")
        page.open_queue("to_register")
        for number in range(first, first + count):
            self.screen.until(lambda: page.pane.page is not None)
            before = page.pane.page
            self.screen.press("Vào sổ")
            self.screen.said(f"số đến {number}")
            self.screen.until(lambda before=before: page.pane.page is not before)  # type: ignore[misc]

    def writes(self, subject: str) -> str:
        """A document from the first word to "Gửi"; its ten seconds pass."""
        pen = self.pen
        pen.begin()
        pen.attach(pdf(self.folder / f"{subject}.pdf", seed=len(subject)))
        pen.write(subject)
        pen.to_step("recipients")
        search = self.screen.find(QLineEdit, "Tìm cơ quan")
        pen.write("huyen chi lang", search)
        pen.press_key(Qt.Key.Key_Return, on=search)
        self.screen.until(lambda: pen.writing.content.recipients)
        pen.to_step("number")
        notation = pen.give_number()
        pen.to_step("send")
        pen.send()
        self.screen.said("sẽ gửi sau 10 giây")
        for clock in (self.place.clock, self.commune.clock, self.district.clock):
            clock.advance(seconds=11)
        return notation

    def takes_paper_in(self) -> None:
        screen = self.screen
        screen.shell.go("incoming")
        screen.press("Nhận văn bản giấy…")
        sheet = screen.until(lambda: next(iter(screen.all(PaperSheet, within=screen.window)), None))
        assert sheet is not None
        screen.press("Đến bằng: Zalo")
        screen.find(QLineEdit, "Nơi gửi").setText("Hạt Kiểm lâm")
        screen.find(QLineEdit, "Ngày văn bản").setText("23/11")
        screen.find(QPlainTextEdit, "Trích yếu").setPlainText("Phòng cháy rừng")
        sheet.form._kind.take("KH")
        screen.press("Nhận và vào sổ")

    def words(self) -> list[str]:
        """All that stands on the screen, what is drawn in lists included."""
        found = [label.text() for label in self.screen.all(QLabel, within=self.screen.window)]
        found += [card.accessibleName() for card in self.screen.all(DocumentCard, within=self.screen.window)]
        for view in self.screen.all(QAbstractItemView, within=self.screen.window):
            model = view.model()
            for row in range(model.rowCount()):
                found.append(str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)))
        return found

    def says_sent(self, notation: str) -> list[str]:
        """What stands on the screen that has a document of ours gone."""
        return [line for line in self.words() if notation in line and any(word in line for word in SENT)]

    def is_honest(self, waiting: tuple[str, ...]) -> None:
        """No place of the window says of what waits that it has gone; each says that it waits."""
        for place in PLACES:
            if place == "outgoing":
                self.list_page(place).open_queue("all")
                self.screen.until(lambda: all(any(one in line for line in self.words()) for one in waiting))
            else:
                self.screen.shell.go(place)
            self.screen.until(lambda place=place: self.screen.window.place == place)  # type: ignore[misc]
            self.screen.changed()
            assert [line for notation in waiting for line in self.says_sent(notation)] == [], place
        self.screen.shell.go("waiting")
        self.screen.until(lambda: len(self.screen.all(DocumentCard, within=self.screen.window)) == len(waiting))
        cards = [card.accessibleName() for card in self.screen.all(DocumentCard, within=self.screen.window)]
        assert all(card.startswith(one) and "Chờ gửi từ" in card for card, one in zip(cards, waiting, strict=True)), (
            cards
        )
        assert not any(word in line for line in self.words() for word in ("Máy chủ đã nhận", "đã gửi xong"))
        assert [listed.line.notation for listed in self.commune.outbox()] == list(waiting)


@pytest.fixture
def day(place: DistrictPlace, desktop: Desktop, commune: Pc, district: Pc, tmp_path: Path) -> Day:
    return Day(place, desktop, commune, district, tmp_path)


def test_a_day_with_six_hours_without_a_line(day: Day) -> None:
    the_morning(day)
    six_hours_without_a_line(day)
    the_line_returns(day)
    closing_time(day)


def the_morning(day: Day) -> None:
    day.enters(2, first=1)
    day.until(8, 15)
    day.commune.sync()
    day.strip_says("Đã kết nối")
    entered = [listed.line.id for listed in day.commune.incoming()]
    circulation.present(day.staff.desk(day.staff.clerk), entered[0], day.staff.leader)
    lead = Assigned(person=day.staff.officer)
    circulation.direct(day.staff.desk(day.staff.leader), entered[0], lead, "Triển khai ngay.")
    day.until(8, 59)
    day.commune.sync()


def six_hours_without_a_line(day: Day) -> None:
    day.until(9)
    day.commune.line.is_down = True
    note_line(day.commune, "down", "offline")
    day.strip_says("Mất mạng từ 09:00")
    waiting: tuple[str, ...] = ()
    for hour in range(9, 15):
        day.until(hour, 20)
        with pytest.raises(LineHindrance):
            day.commune.sync()
        if hour in (9, 11):
            waiting = (*waiting, day.writes(WRITTEN[len(waiting)]))
            day.strip_says(f"{len(waiting)} văn bản đang chờ gửi")
        if hour == 10:
            day.takes_paper_in()
            day.screen.said("số đến 3")
        if hour == 13:
            day.sends("Chuẩn bị đón đoàn kiểm tra")
            day.sends("Khẩn trương di dời dân vùng sạt lở", Urgency.MOST_URGENT)
        day.until(hour, 50)
        day.strip_says("Mất mạng từ 09:00")
        day.is_honest(waiting)
        day.strip_says("Cứ làm việc bình thường, có mạng máy sẽ tự gửi.")
    assert day.district.incoming() == []
    assert waiting == ("01/UBND-VP", "02/UBND-VP")


def the_line_returns(day: Day) -> None:
    day.until(15)
    day.screen.shell.absences.start("")
    day.screen.shell.go("work")
    day.commune.line.is_down, day.commune.line.lost_answers = False, 2
    note_line(day.commune, "up", "online")
    day.commune.sync_through()
    day.strip_says("Đã kết nối")
    told = "Sau lần mất mạng 09:00–15:00 hôm nay: máy đã gửi 2, nhận 2 văn bản, 1 hỏa tốc"
    passing = day.screen.window.passing
    day.screen.until(lambda: passing.isVisible() and passing.accessibleName().startswith(told), LONG_MS)
    day.screen.find(QAbstractButton, "Xem", within=passing).click()
    day.screen.until(lambda: day.screen.window.place == "away")
    rows = day.screen.until(lambda: [row.accessibleName() for row in day.screen.all(LinkRow)])
    for subject in WRITTEN:
        assert sum(subject in row and "máy chủ nhận lúc 15:00" in row for row in rows) == 1, rows
    assert rows[0].startswith("Hỏa tốc.")
    assert [day.commune.states(listed.line.id) for listed in day.commune.outgoing()] == [["sent"], ["sent"]]
    day.list_page("outgoing").open_queue("all")
    day.screen.until(lambda: day.says_sent("01/UBND-VP") and day.says_sent("02/UBND-VP"))  # now, and not before
    day.until(15, 30)
    day.district.sync()
    for listed in day.district.incoming():
        day.district.register(listed.line.id, legal_day(day.district.clock.now()))
    day.district.sync()
    day.commune.sync()
    assert [day.commune.states(listed.line.id) for listed in day.commune.outgoing()] == [["registered"]] * 2


def closing_time(day: Day) -> None:
    day.until(16)
    day.enters(2, first=4)
    day.until(17)
    day.commune.sync()
    day.strip_says("mọi văn bản đã gửi xong")
    place, commune = day.place, day.commune
    assert commune.outbox() == commune.refused() == []
    assert [task.code for task in commune.tasks()] == []
    # What the server holds, counted without the program's lists.
    ours = [row for row in place.children(Document, COMMUNE) if isinstance(row, Document)]
    assert sorted(row.subject for row in ours) == sorted((*WRITTEN, "Phòng cháy rừng"))
    sent = [row for row in ours if row.origin is None]
    assert [len(place.children(Delivery, row.id)) for row in sent] == [1, 1]
    assert sorted(listed.line.subject for listed in day.district.incoming()) == sorted(WRITTEN)
    for direction, office, last in (
        (Direction.OUTGOING, COMMUNE, 2), (Direction.INCOMING, COMMUNE, 5), (Direction.INCOMING, DISTRICT, 2),
    ):  # fmt: skip
        entries = [row for row in place.children(Entry, book_id(office, direction, 2026)) if isinstance(row, Entry)]
        assert sorted((row.number, row.state) for row in entries) == [(n, "used") for n in range(1, last + 1)]
    raw = commune.replica.database.raw()
    book = registers.look(raw, COMMUNE, "incoming", period.Period(TUESDAY, TUESDAY), commune.clock.now()).filled
    raw.close()
    assert [(row.cells[0], row.cells[1]) for row in book.rows] == [(TUESDAY, n) for n in range(1, 6)]
    assert day.screen.all(QAbstractButton, "Thử kết nối lại") == []
