"""The office's recovery key on paper: whose it is, the key in its groups, and what to do with it and when."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.ui.look.fonts import font
from app.ui.people.slip_paper import MM, WIDTH, Sheet, print_page
from app.ui.words import dates
from app.ui.words.speech import translate


@dataclass(frozen=True)
class RecoveryWords:
    office: str
    code: str
    made_at: datetime

    @property
    def lines(self) -> tuple[str, str]:
        """The key's groups in two lines."""
        groups = self.code.split("-")
        return "   ".join(groups[:3]), "   ".join(groups[3:])


def print_recovery(printer: QPrinter, words: RecoveryWords) -> bool:
    """Put the slip on the printer's first page; whether it took it."""
    return print_page(printer, lambda painter: draw_recovery(painter, words))


def draw_recovery(painter: QPainter, words: RecoveryWords) -> None:
    """Draw it in the coordinates of an enrolment slip."""
    sheet = Sheet(painter)
    sheet.text(words.office, 4.6, 600, Qt.AlignmentFlag.AlignHCenter)
    sheet.gap(3)
    sheet.text(translate("Recovery", "KHÓA KHÔI PHỤC"), 6.4, 700, Qt.AlignmentFlag.AlignHCenter)
    made = translate("Recovery", "Làm lúc {time}").format(time=dates.moment(words.made_at))
    sheet.text(made, 3.8, 400, Qt.AlignmentFlag.AlignHCenter)
    sheet.gap(5)
    box = QRectF(0, sheet.top, WIDTH, 34 * MM)
    painter.setPen(QPen(QColor("black"), 0.5 * MM))
    painter.drawRoundedRect(box, 3 * MM, 3 * MM)
    painter.setFont(font(round(8.5 * MM), 700))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "\n".join(words.lines))
    sheet.top += box.height()
    sheet.gap(5)
    for n, step in enumerate(_steps(), 1):
        sheet.numbered(n, step, 3.9)
        sheet.gap(1)
    sheet.gap(2)
    sheet.text(
        translate("Recovery", "Ai có phiếu này và một bản sao lưu thì đọc được mọi văn bản của cơ quan."), 3.6, 600
    )


def _steps() -> tuple[str, ...]:
    return (
        translate("Recovery", "Cho phiếu vào phong bì, dán kín, cất ở nơi cất con dấu. Không chụp ảnh, không gửi đi."),
        translate(
            "Recovery",
            "Máy hỏng hoặc cài lại: cài chương trình, lấy bản sao lưu mới nhất (tệp .eobackup) trong thư mục sao lưu "
            "thứ hai.",
        ),
        translate("Recovery", "Mở chương trình, bấm “Khôi phục từ bản sao lưu”, chọn tệp, gõ khóa. Cần mạng một lần."),
        translate("Recovery", "Gõ nhầm thì máy báo ngay nhóm nào. Chữ O đọc là số 0; chữ I và L đọc là số 1."),
        translate("Recovery", "Mất phiếu hoặc lộ khóa: làm khóa mới trong Cài đặt, mục Sao lưu, và hủy phiếu này."),
    )
