"""The clerk's morning at the window: what has come, entered one after the other."""

from app.ui.documents.list_page import ListPage
from sync.rules.documents import Urgency
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE
from tests.support.windows import Desktop


def test_a_document_is_entered_at_the_window_and_leaves_the_queue(desktop: Desktop, district: Pc, commune: Pc) -> None:
    for subject in ("Thông báo nghỉ lễ", "Kế hoạch tiêm chủng"):
        district.dispatch(subject, to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: page.pane.page is not None)
    first = page.pane.page.document.id  # type: ignore[union-attr]
    screen.press("Vào sổ")
    screen.said("số đến 1")
    screen.until(lambda: page.pane.page is not None and page.pane.page.document.id != first)
    assert {line.line.state for line in commune.incoming()} == {"arrived", "registered"}


def test_the_urgent_one_stands_on_top_and_is_read_out_first(desktop: Desktop, district: Pc, commune: Pc) -> None:
    district.dispatch("Khẩn trương phòng chống lũ", to=[COMMUNE], urgency=Urgency.MOST_URGENT)
    district.dispatch("Thông báo nghỉ lễ", to=[COMMUNE])
    district.sync()
    commune.sync()
    screen = desktop.open(commune)
    page = screen.window.page("incoming")
    assert isinstance(page, ListPage)
    screen.until(lambda: len(page.view.picked_lines()) == 1)
    assert page.view.picked_lines()[0].urgency == "hoa-toc"
    model = page.view.model()
    from PySide6.QtCore import Qt

    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert spoken[0] == "Hỏa tốc"
    assert str(spoken[1]).startswith("Hỏa tốc. Chưa xem. Khẩn trương phòng chống lũ. UBND huyện Chi Lăng.")
