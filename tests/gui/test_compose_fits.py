"""Every step of writing a document fits its window, whatever the size of the text, and can be told by ear."""

import contextlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.host.preferences import Preferences
from app.ui.compose.number_sheet import NumberSheet
from app.ui.words.speech import translate
from sync.rules.deliveries import Recipient
from tests.support.fitting import misfits
from tests.support.papers import pdf, readable_pdf
from tests.support.pen import Pen
from tests.support.places import Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR, THIRD
from tests.support.windows import Desktop

LONG = "Kế hoạch triển khai công tác phòng, chống thiên tai và tìm kiếm cứu nạn trên địa bàn các xã, thị trấn " * 2
SIZES = [
    ((1440, 900), 1.0, "vi"),
    ((1366, 768), 1.0, "vi"),
    ((1366, 768), 1.15, "vi"),
    ((1366, 768), 1.5, "vi"),
    ((1366, 768), 1.0, "en"),
    ((1366, 768), 1.5, "en"),
]


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader could say nothing."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        type(made).__name__
        for kind in kinds
        for made in root.findChildren(kind)
        if made.isVisibleTo(root)
        and not isinstance(made.parentWidget(), QComboBox | QLineEdit)
        and not (made.accessibleName() or getattr(made, "text", lambda: "")())
    ]


@pytest.mark.parametrize(("size", "factor", "language"), SIZES)
def test_every_step_fits_and_every_control_has_a_name(
    desktop: Desktop, district: Pc, tmp_path: Path, size: tuple[int, int], factor: float, language: str
) -> None:
    screen = desktop.open(district, Preferences(mode="light", language=language, text_factor=factor), size)
    pen = Pen(screen)
    pen.begin()
    long_name = "Kế hoạch triển khai công tác phòng chống thiên tai và tìm kiếm cứu nạn.pdf"
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    pen.attach(readable_pdf(tmp_path / long_name, "KE HOACH"), pdf(tmp_path / "Phụ lục.pdf"))
    pen.drop(program)
    pen.told({"vi": "là chương trình", "en": "is a program"}[language])
    pen.writing.change(
        subject=LONG,
        recipients=(*(Recipient(office=code) for code in (COMMUNE, NEIGHBOUR, THIRD)),),
    )
    for step in ("papers", "recipients", "number", "send"):
        pen.page.show_step(step)
        assert _misfits(pen, pen.page) == [], step
        assert nameless(pen.page) == [], step
    screen.press(f"{translate('SendStep', 'Sửa')}: ")
    screen.press(translate("PaperRow", "Bỏ «{name}»").format(name="a.exe"))
    pen.page.show_step("number")
    pen.give_number()
    for step in ("papers", "number", "send"):
        pen.page.show_step(step)
        assert _misfits(pen, pen.page) == [], f"{step} with its number"


@pytest.mark.parametrize(("size", "factor", "language"), SIZES)
def test_a_reply_the_drafts_and_the_number_sheet_fit(
    desktop: Desktop, district: Pc, commune: Pc, tmp_path: Path, size: tuple[int, int], factor: float, language: str
) -> None:
    id = district.dispatch(LONG, to=[COMMUNE]).id
    district.sync()
    commune.sync()
    commune.register(id)
    screen = desktop.open(commune, Preferences(mode="dark", language=language, text_factor=factor), size)
    pen = Pen(screen)
    screen.shell.go("incoming", "all")
    screen.press(translate("Choices", "Trả lời"))
    screen.until(lambda: screen.window.place == "compose" and pen.page.told)
    pen.attach(pdf(tmp_path / "trả lời.pdf"))
    screen.press(translate("More", "Thêm: loại, ngày, người ký, hạn, độ khẩn, nơi nhận khác"))
    assert (_misfits(pen, pen.page), nameless(pen.page)) == ([], [])
    screen.press(translate("Foot", "Lưu dự thảo"))
    screen.until(lambda: screen.all(QPushButton, translate("DraftPane", "Soạn tiếp")))
    drafts = screen.window.page("drafts")
    assert (_misfits(pen, drafts), nameless(drafts)) == ([], [])
    screen.find(QPushButton, translate("Navigation", "Cấp số")).click()
    sheet = screen.until(QApplication.activeModalWidget)
    assert isinstance(sheet, NumberSheet)
    assert (_misfits(pen, sheet), nameless(sheet)) == ([], [])
    assert sheet.height() <= size[1] or sheet.height() <= sheet.screen().availableGeometry().height()
    sheet.reject()


def _misfits(pen: Pen, root: QWidget) -> list[str]:
    """What does not fit; on a busy machine layouts come to rest late."""
    with contextlib.suppress(AssertionError):
        pen.screen.until(lambda: not misfits(root), within_ms=3000)
    return misfits(root)
