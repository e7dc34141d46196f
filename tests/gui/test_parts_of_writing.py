"""The small controls of writing: a kind by typing, a day by typing or by the calendar, one of a few side by side."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.compose.kind_field import KindField, in_order
from app.ui.compose.urgency_field import UrgencyField
from app.ui.parts.day_line import DayLine
from app.ui.parts.hour_line import DeadlineLine
from sync.rules.deadline import Deadline
from sync.rules.documents import Urgency
from sync.rules.kinds import Kind
from sync.rules.rows import Validity
from tests.support.windows import until

TODAY = date(2026, 11, 23)
KINDS = [
    Kind(id="KH", name="kế hoạch", abbreviation="KH"),
    Kind(id="CV", name="công văn"),
    Kind(id="ĐA", name="đề án", abbreviation="ĐA"),
    Kind(id="BB", name="biên bản", abbreviation="BB"),
    Kind(id="CS", name="cũ", abbreviation="CS", validity=Validity(until=date(2020, 3, 4))),
]


@pytest.fixture
def kind(qapp: QApplication) -> KindField:
    made = KindField()
    made.offer(in_order(KINDS, TODAY), "CV")
    return made


def test_the_everyday_kinds_come_first_and_those_of_another_time_not_at_all(kind: KindField) -> None:
    offered = [kind.itemText(n) for n in range(kind.count())]
    assert offered == ["Công văn", "Kế hoạch (KH)", "Biên bản (BB)", "Đề án (ĐA)"]
    assert "CS" in [k.id for k in in_order(KINDS, date(2019, 1, 1))]


@pytest.mark.parametrize(("typed", "found"), [("ke", "KH"), ("kh", "KH"), ("de an", "ĐA"), ("da", "ĐA"), ("ban", "BB")])
def test_a_kind_is_found_by_typing_without_marks(kind: KindField, typed: str, found: str) -> None:
    QTest.keyClicks(kind, typed)
    assert kind.key == found


def test_what_cannot_be_found_leaves_the_kind_as_it_is(kind: KindField) -> None:
    QTest.keyClicks(kind, "xyz")
    assert kind.key == "CV"


def test_a_day_is_taken_as_it_is_typed_and_written_out_at_the_end(qapp: QApplication) -> None:
    line, told = DayLine(TODAY), []
    line.changed.connect(lambda: told.append(line.day))
    QTest.keyClicks(line.line, "25/11")
    assert (line.day, told[-1]) == (date(2026, 11, 25), date(2026, 11, 25))
    line.line.editingFinished.emit()
    assert line.line.text() == "25/11/2026"


def test_what_is_no_day_is_told_as_wrong_and_an_empty_field_is_not(qapp: QApplication) -> None:
    line = DayLine(TODAY)
    QTest.keyClicks(line.line, "31/02/2026")
    assert (line.day, line.is_wrong) == (None, True)
    line.line.clear()
    assert (line.day, line.is_wrong) == (None, False)


def test_the_urgency_is_taken_by_arrow_keys_and_told_by_name(qapp: QApplication) -> None:
    field, told = UrgencyField(), []
    field.chosen.connect(told.append)
    field.take(Urgency.NORMAL)
    field.show()
    first = field.findChildren(QAbstractButton)[0]
    field.activateWindow()
    first.setFocus()
    until(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (field.urgency, told, first.accessibleName()) == (Urgency.URGENT, ["khan"], "Độ khẩn: Thường")
    field.close()


def test_a_deadline_is_a_day_with_an_hour_or_without_and_no_hour_alone(qapp: QApplication) -> None:
    line = DeadlineLine(TODAY)
    QTest.keyClicks(line.hour, "17h30")
    assert (line.deadline, line.is_wrong) == (None, True)
    QTest.keyClicks(line.day.line, "25/11")
    assert (line.deadline, line.is_wrong) == (Deadline(date(2026, 11, 25), time(17, 30)), False)
    line.hour.editingFinished.emit()
    assert line.hour.text() == "17:30"
    line.hour.setText("chiều")
    assert line.is_wrong
    line.set_deadline(Deadline(date(2026, 12, 1)))
    assert (line.deadline, line.is_wrong) == (Deadline(date(2026, 12, 1)), False)
