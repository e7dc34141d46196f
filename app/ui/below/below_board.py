"""The place "Theo dõi cấp dưới": who is silent and how, who is behind with what, by office and by document."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.ui.below.matrix_page import MatrixPage
from app.ui.below.office_card import OfficeCard
from app.ui.below.office_rows import OfficeRow, office_rows, totals
from app.ui.below.office_table import OfficeTable
from app.ui.below.tiles import Tiles
from app.ui.look.theme import theme
from app.ui.parts.board import ABOVE, EDGE, PageTop
from app.ui.parts.buttons import button
from app.ui.parts.soon import Soon
from app.ui.parts.surfaces import Surface
from app.ui.shell.context import Context
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.below_page import BelowPage, Matrix, below_page, matrix
from sync.rules.authority import allows
from sync.rules.legal_time import legal_day
from sync.rules.working_days import WEEKDAYS, Calendar

LOOK_MS, SOON_MS = 30_000, 1000
OLD_AFTER = timedelta(minutes=30)


class BelowBoard(Surface):
    """`remind`, `called` and `opened` as the office's card has them."""

    remind = Signal(str, str, object)
    called = Signal(str, str)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__("surface")
        self._context, self._page = context, BelowPage()
        self._calendar = WEEKDAYS
        refresh = button(translate("BelowBoard", "Tải lại"), self._ask_anew, symbol="refresh", key="Ctrl+R")
        export = button(translate("BelowBoard", "Lưu Excel"), self._export, symbol="table")
        self._top = PageTop(translate("BelowBoard", "Theo dõi cấp dưới"), [refresh, export])
        self._tiles = Tiles()
        self.table = OfficeTable()
        self._card = OfficeCard(context, may_urge=allows(context.roles, "remind"))
        self.matrix = MatrixPage(context)
        self._tabs = QTabWidget()
        self._lay_out()
        self.leads_to: QWidget = self.table
        self.table.chosen.connect(self._chosen)
        for name in ("remind", "called", "opened"):
            getattr(self._card, name).connect(getattr(self, name))
        self.matrix.opened.connect(self.opened)
        self._soon = Soon(self, self._look_if_shown, SOON_MS)
        context.bridge.changed.connect(self._soon.wish)
        self._tick = QTimer(self, interval=LOOK_MS)
        self._tick.timeout.connect(self._look_if_shown)
        self._tick.start()

    @property
    def _made_at(self) -> datetime:
        """When the server's figures were made; now, where there are none."""
        return self._page.figures.server_time if self._page.figures else self._context.bridge.clock.now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _chosen(self, row: OfficeRow | None) -> None:
        self._card.show_office(row, self._made_at)
        if theme.wants_narrow:
            self._tabs.setTabText(self._tabs.indexOf(self._card), row.name if row else "")

    def _look_if_shown(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        now = self._context.bridge.clock.now()

        def read(raw: Any) -> tuple[BelowPage, Calendar]:
            from app.actions.working_time import own_calendar

            return below_page(raw, now), own_calendar(raw, legal_day(now))

        self._context.bridge.page(read, self._take, about=self, key=("below", id(self)))
        self.matrix.look()

    def _take(self, found: tuple[BelowPage, Calendar]) -> None:
        self._page, self._calendar = found
        rows = self._rows()
        self._tiles.show_totals(totals(rows, self._page))
        self.table.show_rows(rows)
        self._top.note(self._age())

    def _rows(self) -> list[OfficeRow]:
        return office_rows(self._page, self._context.below, self._made_at, self._calendar)

    def _age(self) -> str:
        """How old the server's figures are; our own are of now."""
        figures, now = self._page.figures, self._context.bridge.clock.now()
        if figures is None:
            return translate("BelowBoard", "Máy chủ chưa gửi số liệu liên lạc; số văn bản là của máy này.")
        age = dates.age(max(0.0, (now - figures.here).total_seconds()))
        when = dates.spoken(figures.here, now)
        if now - figures.here > OLD_AFTER:
            return translate("BelowBoard", "Số liệu liên lạc đã cũ: lúc {time}, {age}").format(time=when, age=age)
        return translate("BelowBoard", "Số liệu lúc {time}, {age}").format(time=when, age=age)

    def _ask_anew(self) -> None:
        from app.actions import below

        said = translate("BelowBoard", "Đã hỏi máy chủ. Số liệu mới hiện ra khi có trả lời.")
        self._context.bridge.act(below.ask_below, lambda _: self._context.say(said), about=self)

    def _export(self) -> None:
        """Both views into one file, whatever is shown now."""
        today = self._context.today
        name = translate("BelowBoard", "theo-doi-cap-duoi-{day}.xlsx").format(day=today.isoformat())
        start = Path(self._context.kept().save_folder or Path.home()) / name
        chosen, _ = QFileDialog.getSaveFileName(
            self, translate("BelowBoard", "Lưu bảng theo dõi"), str(start), "Excel (*.xlsx)"
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, path: Path) -> None:
        """Write the file, and say so."""
        offices, since, now = self._context.below, self.matrix.since, self._context.bridge.clock.now()
        rows, made_at, note, title = self._rows(), self._made_at, self._age(), self._title()
        said = translate("BelowBoard", "Đã lưu {path}").format(path=path)

        def write(found: Matrix) -> None:
            def work() -> Path:
                from app.documents.workbook import write_workbook
                from app.ui.below.sheets import matrix_sheet, office_sheet

                sheets = [office_sheet(rows, made_at, title, note), matrix_sheet(found, offices, title, note)]
                return write_workbook(path, sheets)

            self._context.bridge.away(work, lambda _: self._context.say(said), about=self)

        codes = [office.id for office in offices]
        self._context.bridge.page(lambda raw: matrix(raw, codes, since, now), write, about=self)

    def _title(self) -> str:
        return translate("BelowBoard", "{office}: theo dõi cơ quan cấp dưới").format(
            office=self._context.office.short_name
        )

    def _lay_out(self) -> None:
        edge = theme.px(EDGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.px(ABOVE), 0, theme.px(10))
        whole.setSpacing(theme.px(10))
        whole.addWidget(self._top)
        tabs = self._tabs
        tabs.addTab(self._by_office(), translate("BelowBoard", "Theo cơ quan"))
        tabs.addTab(self.matrix, translate("BelowBoard", "Theo văn bản"))
        if theme.wants_narrow:  # large letters: the office has a tab of its own
            tabs.addTab(self._card, "")
            self.table.entered.connect(lambda: tabs.setCurrentWidget(self._card))
        beside = QHBoxLayout()
        beside.setContentsMargins(edge, 0, edge, 0)
        beside.addWidget(tabs)
        whole.addLayout(beside, 1)

    def _by_office(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(10), 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._tiles)
        if theme.wants_narrow:
            column.addWidget(self.table, 1)
            return holder
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        row.addWidget(self.table, 1)
        row.addWidget(self._card, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row, 1)
        return holder
