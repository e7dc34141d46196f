"""The place "Bản quét mới": what has come into the scanner's folders, and beside it the one that is chosen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.ui.documents.delegate import CardDelegate
from app.ui.documents.model import DocumentModel
from app.ui.documents.row_facts import RowFacts
from app.ui.documents.view import DocumentView
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, heading_button
from app.ui.parts.empty import Empty
from app.ui.parts.list_column import ListColumn
from app.ui.parts.slot import Slot
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Band, hairline, scrolled, upright_hairline
from app.ui.parts.text import Text
from app.ui.scans.doing import ScansDoing
from app.ui.scans.pane import ScanPane
from app.ui.scans.paper_sheet import open_sheet
from app.ui.scans.scan_words import heading, offers, row_facts
from app.ui.scans.source import ScanLine, ScanSource
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica import scans_page
from sync.replica.line import Line
from sync.replica.scan_content import Scan
from sync.replica.scans_page import ScanPage

REFRESH_MS = 250


class ScansPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page: ScanPage | None = None
        self._number = 0  # of the one that is chosen
        title = translate("Places", "Bản quét mới")
        self._delegate = CardDelegate(self._facts, compact=context.preferences.compact)
        self._model = DocumentModel(context.bridge, lambda line: self._facts(line).spoken, heading, self)
        self.view = DocumentView(self._model, self._delegate, title)
        self.pane = ScanPane(context.bridge, narrow=context.narrow)
        self._doing = ScansDoing(context, self.view.choose_next)
        self._stack, self._said = QStackedLayout(), Slot()
        self._soon = Soon(self, self.refresh, REFRESH_MS)
        self._lay_out(title)
        self._connect()
        self.leads_to: QWidget = self.view
        self._model.show(ScanSource())
        self._say_troubles()

    def do(self, name: str) -> None:
        """Do something with the scan that is shown."""
        if self._page is not None:
            self._doing.do(name, self._page)

    def _facts(self, line: Line) -> RowFacts:
        assert isinstance(line, ScanLine)
        return row_facts(line.scan, self._context.opening.people, self._context.bridge.clock.now())

    def refresh(self) -> None:
        """Look again."""
        self._delegate.forget()
        self._model.refresh(self.view.keep())
        self._look()

    def _choose(self, line: Line | None) -> None:
        self._number = int(line.id) if line is not None else 0
        if line is None:
            self._page = None
            self.pane.show_nothing(self._nothing_to_see())
        else:
            self._look()

    def _look(self) -> None:
        if number := self._number:
            self._context.bridge.page(
                lambda raw: scans_page.scan_page(raw, number), self._show, about=self, key=(id(self), "scan")
            )

    def _show(self, page: ScanPage | None) -> None:
        if page is not None and page.scan.n == self._number and page != self._page:
            self._page = page
            self.pane.show_scan(page, self._context.opening.people, self._context.bridge.clock.now())

    def _open_first(self) -> None:
        """Enter on a row does what most probably is wanted with it, but for putting it aside."""
        if self._page is not None and (offered := offers(self._page)) and offered[0].do != "aside":
            self.do(offered[0].do)

    def _show_list_or_nothing(self) -> None:
        self._stack.setCurrentIndex(0 if self._model.rows.total else 1)
        if not self._model.rows.total:
            self.pane.show_nothing(self._nothing_to_see())
        self._context.bridge.begin_soon()

    def _nothing_to_see(self) -> str:
        if self._model.rows.total:
            return translate("Scans", "Chọn một bản quét trong danh sách để xem.")
        return translate("Scans", "Trang quét hiện ở đây khi có bản quét mới.")

    def _say_troubles(self) -> None:
        """A folder that is away, a file that a program holds: what is so for long, and what helps."""
        room, now = self._context.scans, self._context.bridge.clock.now()
        bands = []
        for folder, since in room.away.items():
            strong = translate("Scans", "Không thấy thư mục {folder} từ {when}.")
            strong = strong.format(folder=f"“{Path(folder).name}”", when=dates.spoken(since, now))
            text = translate("Scans", "Hãy xem ổ mạng, máy quét. Thư mục có lại là máy tự nhận, không mất gì.")
            bands.append(Band("amber", "alert", text, strong))
        held = [name for names in room.held.values() for name in names]
        if held:
            strong = translate("Scans", "Có chương trình đang giữ tệp: {names}.").format(names=", ".join(held[:3]))
            text = translate("Scans", "Chờ máy quét ghi xong, hoặc đóng chương trình đang mở tệp.")
            bands.append(Band("amber", "hourglass", text, strong))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(6))
        for band in bands:
            column.addWidget(band)
        self._said.put(holder)
        self._said.setVisible(bool(bands))

    def _connect(self) -> None:
        context = self._context
        context.bridge.changed.connect(self._soon.wish)
        context.scans.changed.connect(self._say_troubles)
        self._model.refreshed.connect(self._show_list_or_nothing)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._open_first)
        self.pane.wanted.connect(self.do)
        self.pane.open_wanted.connect(partial(self._with_file, self._doing.open_copy))
        self.pane.save_wanted.connect(partial(self._with_file, self._doing.save_copy))

    def _with_file(self, act: Callable[[Scan], object]) -> None:
        if self._page is not None:
            act(self._page.scan)

    def _lay_out(self, title: str) -> None:
        left = ListColumn(narrow=self._context.narrow)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(24), 0, theme.px(12), theme.px(12))
        top.addWidget(Text(title, "h1"), 1)
        words = translate("Scans", "Nhận giấy không quét…")
        top.addWidget(heading_button("plus", words, lambda: open_sheet(self._context, None)))
        column.addLayout(top)
        column.addWidget(hairline())
        holder = QWidget()
        holder.setLayout(self._stack)
        self._stack.addWidget(self.view)
        settings = button(
            translate("Scans", "Xem thư mục đã chọn"), lambda: self._context.go("settings"), symbol="folder"
        )
        nothing = translate("Scans", "Chưa có bản quét mới.")
        self._stack.addWidget(scrolled(Empty("scan", nothing, settings)))  # large letters want more than is left
        column.addWidget(holder, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(0)
        whole.addLayout(row, 1)
        row.addWidget(left)
        row.addWidget(upright_hairline())
        row.addWidget(self.pane, 1)
