"""Where the paper books stand: asked of the first clerk, left for later with a reminder, said once."""

from PySide6.QtWidgets import QAbstractButton, QSpinBox

from app.ui.doing.asking import Question
from sync.rules.books import Book
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.windows import Desktop, Screen

REMINDER = "Sổ văn bản đi và sổ văn bản đến chưa có số bắt đầu."


def reminded(screen: Screen) -> bool:
    return screen.window.reminders.isVisible()


def test_the_clerk_is_reminded_until_he_has_said_where_both_books_stand(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    screen.until(lambda: screen.reads(REMINDER))
    screen.press("Ghi số bắt đầu")
    assert screen.find(QSpinBox, "Sổ văn bản đi năm 2026").value() == 1
    screen.find(QSpinBox, "Sổ văn bản đi năm 2026").setValue(1248)
    screen.find(QSpinBox, "Sổ văn bản đến năm 2026").setValue(413)
    screen.press("Ghi số")
    screen.said("Đã ghi số bắt đầu của sổ.")
    screen.until(lambda: not reminded(screen))
    commune.sync()
    assert {book.id.split(".")[1]: book.first for book in books(commune)} == {"outgoing": 1248, "incoming": 413}


def books(pc: Pc) -> list[Book]:
    return [b for way in ("outgoing", "incoming") for b in pc.place.children(Book, f"{COMMUNE}.{way}")]  # type: ignore[misc]


def test_it_can_wait_and_the_first_number_answers_it_too(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    screen.until(lambda: reminded(screen))
    screen.press("Ghi số bắt đầu")
    screen.press("Để sau")
    assert reminded(screen)
    commune.dispatch("Thông báo", to=[DISTRICT])
    screen.changed()
    screen.until(lambda: screen.reads("Sổ văn bản đến chưa có số bắt đầu."))


def test_what_a_rule_refuses_stands_at_its_field(desktop: Desktop, commune: Pc) -> None:
    screen = desktop.open(commune)
    screen.until(lambda: reminded(screen))
    screen.press("Ghi số bắt đầu")
    commune.dispatch("Thông báo", to=[DISTRICT])  # from another window of the same office, meanwhile
    screen.press("Ghi số")
    screen.until(lambda: screen.reads("nên không mở lại được"))
    assert screen.find(QAbstractButton, "Ghi số", screen.window.findChild(Question)).isEnabled()


def test_who_keeps_no_books_is_not_reminded(desktop: Desktop, place: DistrictPlace) -> None:
    leader = place.enrol(COMMUNE, "leader")
    screen = desktop.open(leader)
    screen.until(lambda: screen.window.strip.told is not None)
    assert not reminded(screen)
