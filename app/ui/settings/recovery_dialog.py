"""A new recovery key: shown once, to be printed and sealed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPageSize, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from app.ui.doing.asking import Question
from app.ui.look.theme import theme
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.people.slip_paper import prepared
from app.ui.settings.recovery_paper import RecoveryWords, print_recovery
from app.ui.shell.context import Context
from app.ui.words.speech import translate


class RecoveryDialog(Question):
    """Stays when it has printed: whoever has looked at the paper closes it."""

    def __init__(self, context: Context, code: str) -> None:
        title = translate("Recovery", "Khóa khôi phục của cơ quan")
        use = translate("Recovery", "Khóa mở các bản sao lưu của cơ quan khi máy hỏng, cài lại hoặc bị mất.")
        do, other = translate("Recovery", "In phiếu khóa"), translate("Recovery", "Đóng")
        super().__init__(context.window(), title, use, do, later=other)
        self.setMinimumWidth(theme.px(560))
        self._context = context
        self.words = RecoveryWords(context.office.organisation, code, context.bridge.clock.now())
        shown = Text("\n".join(self.words.lines), "tile", wrap=True, selectable=True)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName(translate("Recovery", "Khóa khôi phục: {code}").format(code=code))
        self.body.addWidget(shown)
        once = translate("Recovery", "Khóa chỉ hiện ở đây một lần. In phiếu trước khi đóng, cho vào phong bì dán kín.")
        self.body.addWidget(Band("amber", "alert", once))
        QShortcut(QKeySequence("Ctrl+P"), self, self.do.click)
        self.do.setFocus()

    def accept(self) -> None:
        self._print()

    def _print(self) -> None:
        printer = prepared(QPrinter(QPrinter.PrinterMode.HighResolution), QPageSize.PageSizeId.A5)
        printer.setDocName(translate("Recovery", "Khóa khôi phục của cơ quan"))
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Put the slip on a printer that is set."""
        if print_recovery(printer, self.words):
            self._context.say(translate("Recovery", "Đã gửi phiếu khóa tới máy in."))
        else:
            self._context.say(translate("Recovery", "Máy in không nhận phiếu khóa. Hãy xem lại máy in rồi in lại."))
