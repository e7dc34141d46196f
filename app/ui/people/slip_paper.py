"""An enrolment slip on paper, A4 or A5: for whom, the code, the server, a QR code, and what to do in five steps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.actions.staff import Slip
from app.host.invitation import Invitation, one_line
from app.ui.first.server_field import grouped_fingerprint
from app.ui.look.fonts import font
from app.ui.people.qr_view import draw_qr
from app.ui.words import dates
from app.ui.words.speech import translate

MM = 100  # units of the paper's own coordinates a millimetre
WIDTH, HEIGHT = 128 * MM, 190 * MM  # an A5 sheet within its margins; on A4 it grows
QR_SIDE = 40 * MM


@dataclass(frozen=True)
class SlipWords:
    """What stands on a slip beside its fixed words."""

    office: str
    person: str
    roles: str
    invitation: Invitation
    expires_at: datetime


def slip_words(office: str, person: str, roles: str, slip: Slip) -> SlipWords:
    told = Invitation(addresses=slip.addresses, fingerprint=slip.fingerprint, code=slip.code)
    return SlipWords(office, person, roles, told, slip.expires_at)


def prepared(printer: QPrinter, size: QPageSize.PageSizeId) -> QPrinter:
    """A printer set for the slip: upright, with margins that every printer can keep."""
    margins = QMarginsF(10, 10, 10, 10)
    layout = QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    printer.setPageLayout(layout)
    printer.setDocName(translate("Slip", "Phiếu đăng ký máy"))
    return printer


def print_slip(printer: QPrinter, words: SlipWords) -> bool:
    """Put the slip on the printer's first page; whether it took it."""
    return print_page(printer, lambda painter: draw_slip(painter, words))


def print_page(printer: QPrinter, draw: Callable[[QPainter], None]) -> bool:
    """Put what is drawn in a slip's coordinates on the printer's first page; whether it took it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        page = printer.pageRect(QPrinter.Unit.DevicePixel)
        scale = min(page.width() / WIDTH, page.height() / HEIGHT)
        painter.translate((page.width() - WIDTH * scale) / 2, 0)
        painter.scale(scale, scale)
        draw(painter)
    finally:
        painter.end()
    return True


def draw_slip(painter: QPainter, words: SlipWords) -> None:
    """Draw the slip in its own coordinates, `WIDTH` by `HEIGHT`."""
    sheet = Sheet(painter)
    sheet.text(words.office, 4.6, 600, Qt.AlignmentFlag.AlignHCenter)
    sheet.gap(3)
    sheet.text(translate("Slip", "PHIẾU ĐĂNG KÝ MÁY"), 6.4, 700, Qt.AlignmentFlag.AlignHCenter)
    sheet.text(translate("Slip", "Văn phòng điện tử"), 3.8, 400, Qt.AlignmentFlag.AlignHCenter)
    sheet.gap(4)
    sheet.text(translate("Slip", "Cấp cho: {name} ({roles})").format(name=words.person, roles=words.roles), 4.4, 600)
    until = dates.moment(words.expires_at)
    sheet.text(translate("Slip", "Dùng một lần, trước {time}").format(time=until), 4.0)
    sheet.gap(3)
    sheet.boxed(words.invitation.code)
    sheet.gap(3)
    _server(sheet, words)
    sheet.gap(4)
    for n, step in enumerate(_steps(), 1):
        sheet.numbered(n, step, 3.9)
        sheet.gap(1)
    sheet.gap(2)
    warning = translate(
        "Slip", "Ai có phiếu này đều đăng ký được dưới tên người ghi trên phiếu. Dùng xong thì hủy phiếu."
    )
    sheet.text(warning, 3.6)


def _server(sheet: "Sheet", words: SlipWords) -> None:
    """The QR code at the left, what a person can read and type at the right."""
    told = words.invitation
    top, edge = sheet.top, QR_SIDE + 4 * MM
    draw_qr(sheet.painter, QRectF(0, top, QR_SIDE, QR_SIDE), one_line(told))
    sheet.text(translate("Slip", "Máy chủ"), 3.6, 600, left=edge)
    for address in told.addresses:
        sheet.line(address, 4.0, left=edge)
    sheet.gap(2)
    sheet.text(translate("Slip", "Mã nhận diện máy chủ"), 3.6, 600, left=edge)
    sheet.text(grouped_fingerprint(told.fingerprint), 3.8, left=edge)
    sheet.top = max(sheet.top, top + QR_SIDE)


def _steps() -> tuple[str, ...]:
    return (
        translate("Slip", "Mở chương trình Văn phòng điện tử trên máy của người có tên ở trên."),
        translate("Slip", "Gõ mã trong khung, hoặc đưa ảnh chụp mã QR vào cửa sổ. Gõ nhầm thì máy báo ngay."),
        translate("Slip", "Máy hỏi máy chủ thì đưa ảnh mã QR, hoặc gõ địa chỉ và mã nhận diện ở trên."),
        translate(
            "Slip", "Xem lại tên cơ quan và họ tên. Đúng thì bấm “Đúng, bắt đầu”; không đúng thì dừng lại và báo."
        ),
        translate("Slip", "Chưa có mạng cũng gõ được: máy giữ mã và tự đăng ký khi có mạng."),
    )


class Sheet:
    """Puts texts one below the other; measures in millimetres."""

    def __init__(self, painter: QPainter) -> None:
        self.painter, self.top = painter, 0.0

    def gap(self, millimetres: float) -> None:
        self.top += millimetres * MM

    def text(
        self,
        text: str,
        size_mm: float,
        weight: int = 400,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        left: float = 0,
    ) -> None:
        """A text that wraps; `size_mm` is the height of its font."""
        flags = int(align | Qt.TextFlag.TextWordWrap)
        self.painter.setFont(self._font(size_mm, weight))
        self.painter.setPen(QColor("black"))
        room = QRectF(left, self.top, WIDTH - left, HEIGHT)
        needed = self.painter.boundingRect(room, flags, text)
        self.painter.drawText(room, flags, text)
        self.top += needed.height()

    def line(self, text: str, size_mm: float, left: float) -> None:
        """A text on one line, smaller where it is too long: an address is not to be typed from two."""
        wide = QFontMetricsF(self._font(size_mm, 400)).horizontalAdvance(text)
        self.text(text, size_mm * min(1.0, (WIDTH - left - MM) / wide), left=left)

    def numbered(self, n: int, text: str, size_mm: float) -> None:
        """A step with its number before it."""
        top = self.top
        self.text(f"{n}.", size_mm)
        self.top = top
        self.text(text, size_mm, left=6 * MM)

    def boxed(self, code: str) -> None:
        """The code in a frame, as large as can be."""
        box = QRectF(0, self.top, WIDTH, 22 * MM)
        self.painter.setPen(QPen(QColor("black"), 0.5 * MM))
        self.painter.drawRoundedRect(box, 3 * MM, 3 * MM)
        self.painter.setFont(self._font(11, 700))
        self.painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "  –  ".join(code.split("-")))
        self.top += box.height()

    def _font(self, size_mm: float, weight: int) -> QFont:
        return font(round(size_mm * MM), weight)
