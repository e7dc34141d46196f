"""The number that has been given, large: to be written on the paper, which is then stamped and scanned."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.compose.files_field import asked_for_files
from app.ui.compose.writing import Writing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.flow import Flow
from app.ui.parts.surfaces import Band, Card
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.rules.documents import Document


class NumberGiven(Card):
    """Built for one document and one state of its main file."""

    def __init__(self, context: Context, writing: Writing, document: Document, *, with_scan: bool) -> None:
        super().__init__(translate("NumberGiven", "Đã cấp số"))
        self._context, self._writing, self._document = context, writing, document
        self.leads_to: QWidget | None = None
        holder = QWidget()
        row = Flow(theme.px(24), theme.px(4))
        holder.setLayout(row)
        large = Text(f"{document.number:02d}{document.suffix}", "number", "primary", selectable=True)
        large.setAccessibleName(
            translate("NumberGiven", "Số {number}").format(number=f"{document.number}{document.suffix}")
        )
        row.addWidget(large)
        named = QWidget()
        words = QVBoxLayout(named)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(2))
        words.addWidget(Text(document.notation, "tile", selectable=True))
        words.addWidget(Text(dates.on_paper(document.issued_on), "body", "text2", selectable=True))
        row.addWidget(named)
        row.addWidget(button(translate("NumberGiven", "Chép số, ký hiệu"), self._copy, symbol="copy"))
        self.body.addWidget(holder)
        self.body.addWidget(self._what_next(with_scan=with_scan))

    def _what_next(self, *, with_scan: bool) -> Band:
        papers = self._writing.taking.papers
        if papers and papers[0].signatures:
            text = translate("NumberGiven", "Tệp có %n chữ ký số, chưa kiểm tra.", "", papers[0].signatures)
            rest = translate("NumberGiven", "Không cần in, đóng dấu và quét.")
            return Band("blue", "info", rest, text)
        strong = translate("NumberGiven", "Viết số và ngày lên giấy, đóng dấu, quét, rồi gắn bản quét.")
        if not with_scan:
            text = translate("NumberGiven", "Văn bản nằm ở Văn bản đi › Đã cấp số, chờ bản quét.")
            return Band("amber", "stamp", text, strong)
        text = (
            translate("NumberGiven", "Nếu tệp đang gắn đã là bản đóng dấu thì đi tiếp.")
            if papers
            else translate(
                "NumberGiven", "Chưa quét ngay cũng được: văn bản chờ ở Văn bản đi › Đã cấp số, chờ bản quét."
            )
        )
        return Band("amber", "stamp", text, strong, [self._scan_button(replaces=bool(papers))])

    def _scan_button(self, *, replaces: bool) -> QPushButton:
        words = (
            translate("NumberGiven", "Thay bằng bản quét…") if replaces else translate("NumberGiven", "Gắn bản quét…")
        )
        made = button(words, self._attach, symbol="clip", kind="" if replaces else "primary")
        self.leads_to = made
        return made

    def _attach(self) -> None:
        for path in asked_for_files(self._context, one=True):
            self._writing.taking.add_main(path)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._document.notation)
        text = translate("NumberGiven", "Đã chép {notation}.").format(notation=self._document.notation)
        self._context.say(text)
