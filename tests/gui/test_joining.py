"""One document by two roads at the window: it is noticed, joined in one step, and each form leads to the other."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QListWidget, QPlainTextEdit

from app.actions.document_page import DocumentPage
from app.actions.showing import document_page
from app.actions.taking_paper import take_paper_in
from app.ui.documents.list_page import ListPage
from app.ui.scans.paper_sheet import PaperSheet, open_sheet
from tests.support.places import WRITTEN, Pc
from tests.support.sample_offices import COMMUNE
from tests.support.scans import a_paper
from tests.support.windows import Desktop, Screen

ISSUER, NOTATION = "UBND huyện Chi Lăng", "01/TB-UBND"


def came(commune: Pc, district: Pc) -> str:
    id = district.dispatch("Thông báo nghỉ lễ", to=[COMMUNE]).id
    district.sync()
    commune.sync()
    return id


def on_paper(commune: Pc, **more: object) -> str:
    told = {"sender": ISSUER, "notation": NOTATION, "subject": "Thông báo nghỉ lễ", "kind": "TB"}
    return take_paper_in(commune.desk, a_paper(commune.clock.now() - timedelta(minutes=15), **told | more)).id


def page(commune: Pc, id: str) -> DocumentPage:
    found = document_page(commune.replica, id)
    assert found is not None
    return found


def reading(desktop: Desktop, commune: Pc, id: str) -> tuple[Screen, ListPage]:
    screen = desktop.open(commune)
    screen.shell.go("incoming", "all", id)
    shown = screen.window.page("incoming")
    assert isinstance(shown, ListPage)
    screen.until(lambda: shown.pane.page is not None and shown.pane.page.document.id == id)
    return screen, shown


def test_what_seems_to_be_in_the_book_is_joined_in_one_step(desktop: Desktop, commune: Pc, district: Pc) -> None:
    id = came(commune, district)
    paper = on_paper(commune)
    screen, shown = reading(desktop, commune, id)
    screen.press("Nhập vào số đến 1")
    screen.said("Đã nhập vào số đến 1")
    screen.until(lambda: shown.pane.page is not None and shown.pane.page.state == "joined")
    screen.press("Mở bản giấy")
    screen.until(lambda: shown.pane.page is not None and shown.pane.page.document.id == paper)
    screen.press("Mở bản qua hệ thống")
    screen.until(lambda: shown.pane.page is not None and shown.pane.page.document.id == id)
    shown.wanted.emit("separate", shown.pane.page)
    screen.until(lambda: screen.all(QPlainTextEdit, "Lý do"))[0].setPlainText("Hai văn bản khác nhau")
    screen.press("Tách ra")
    screen.said("Đã tách ra. Văn bản này chờ vào sổ.")
    screen.until(lambda: shown.pane.page is not None and shown.pane.page.state == "arrived")


@pytest.mark.parametrize(("answer", "number"), [("Nhập vào số đến 1", 1), ("Vào sổ số mới", 2)])
def test_a_new_number_for_it_is_taken_only_when_somebody_says_so(
    desktop: Desktop, commune: Pc, district: Pc, answer: str, number: int
) -> None:
    id = came(commune, district)
    on_paper(commune)
    screen, _ = reading(desktop, commune, id)
    screen.until(lambda: screen.all(QAbstractButton, "Nhập vào số đến 1"))
    screen.find(QAbstractButton, "Vào sổ").click()
    screen.press(answer)
    screen.said(f"số đến {number}")
    handling = page(commune, id).handling
    assert handling is not None
    assert handling.arrival is not None
    assert handling.arrival.number == number


def test_leaving_the_question_takes_no_number(desktop: Desktop, commune: Pc, district: Pc) -> None:
    id = came(commune, district)
    on_paper(commune)
    screen, _ = reading(desktop, commune, id)
    screen.until(lambda: screen.all(QAbstractButton, "Nhập vào số đến 1"))
    screen.find(QAbstractButton, "Vào sổ").click()
    question = screen.until(QApplication.activeModalWidget)
    assert isinstance(question, QDialog)
    question.reject()
    assert page(commune, id).state == "arrived"


def test_another_one_is_found_and_a_difference_is_explained(desktop: Desktop, commune: Pc, district: Pc) -> None:
    id = came(commune, district)
    on_paper(commune, issued_on=WRITTEN - timedelta(days=2))
    screen, pane = reading(desktop, commune, id)
    pane.wanted.emit("join_other", pane.pane.page)
    screen.until(lambda: screen.all(QLineEdit, "Văn bản đã vào sổ"))
    screen.type("Văn bản đã vào sổ", "nghi le")
    found = screen.until(lambda: screen.all(QListWidget, "Văn bản tìm thấy"))[0]
    row = next(n for n in range(found.count()) if "21/11" in found.item(n).text())
    found.itemActivated.emit(found.item(row))
    screen.press("Nhập chung số đến")
    why = screen.until(lambda: screen.all(QPlainTextEdit, "Lý do"))[0]
    why.setPlainText("Bản giấy ghi nhầm ngày")
    screen.press("Nhập chung số đến")
    screen.said("Đã nhập vào số đến 1")
    assert page(commune, id).state == "joined"


def test_a_paper_is_entered_under_the_number_of_what_came_already(desktop: Desktop, commune: Pc, district: Pc) -> None:
    id = came(commune, district)
    commune.register(id)
    screen = desktop.open(commune)
    context = screen.shell.stage.context
    assert context is not None
    open_sheet(context, None)
    sheet = screen.until(QApplication.activeModalWidget)
    assert isinstance(sheet, PaperSheet)
    sheet.form._date.set_day(WRITTEN)
    for name, text in (("Nơi gửi", ISSUER), ("Số, ký hiệu", NOTATION)):
        screen.type(name, text)
    sheet.form._subject.setPlainText("Thông báo nghỉ lễ")
    sheet.form._kind.take("TB")
    screen.press("Nhập vào số đến 1")
    screen.said("số đến 1")
    [other] = page(commune, id).others
    assert page(commune, other.id).state == "joined"
