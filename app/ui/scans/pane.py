"""One scan: what it says of itself, what is to be known, what can be done with it, and its pages."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.ui.bridge.bridge import Bridge
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.empty import Empty
from app.ui.parts.flow import Flow
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band, Card, Surface, scrolled
from app.ui.parts.text import Clamped, Text
from app.ui.reading.facts import Fact
from app.ui.reading.preview.preview import Preview
from app.ui.reading.preview.reasons import Reason
from app.ui.scans.scan_words import Offer, Told, offers, told, written
from app.ui.words import amounts, dates
from app.ui.words.speech import translate
from sync.replica.listed import AttachmentState
from sync.replica.scan_content import Scan
from sync.replica.scans_page import ScanPage
from sync.rules.people import Person
from sync.rules.text import composed

LEAST_HEIGHT = 300  # of the pages, at 100 % text
NEVER_SEEN = Reason("file", "", "")  # a file that may be shown is there; else the pages are hidden


class ScanPane(Surface):
    """`wanted`: what is to be done with the scan that is shown. `open_wanted`, `save_wanted`: with its file."""

    wanted = Signal(str)
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, bridge: Bridge, *, narrow: bool) -> None:
        super().__init__("surface")
        self._scan: Scan | None = None
        self._head, self._bar = Slot(), Slot()
        self.preview = Preview(bridge, self._path)
        self.preview.open_wanted.connect(lambda _: self.open_wanted.emit())
        self.preview.save_wanted.connect(lambda _: self.save_wanted.emit())
        self.preview.setMinimumHeight(theme.px(LEAST_HEIGHT))
        self.preview.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        holder = QWidget()
        self._column = column = QVBoxLayout(holder)
        edge = theme.px(16 if narrow else 28)
        column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        column.setSpacing(theme.px(10))
        column.addWidget(self._head)
        column.addWidget(self._bar)
        column.addWidget(self.preview, 1)
        column.addStretch(0)
        self._stack = QStackedLayout(self)
        self._nothing = Empty("scan", "")
        self._stack.addWidget(scrolled(self._nothing))
        self._stack.addWidget(scrolled(holder))

    def show_nothing(self, why: str) -> None:
        """Empty it; `why`: what there is to say of that."""
        self._nothing.set_text(why)
        self._scan = None
        self._stack.setCurrentIndex(0)

    def show_scan(self, page: ScanPage, people: Mapping[str, Person], now: datetime) -> None:
        """Show a scan; what of it is shown already stays."""
        self._scan = scan = page.scan
        self._head.make((page, now.date()), lambda: _head(page, told(page, people, now), now))
        self._bar.make((offers(page), scan.n), lambda: self._buttons(offers(page)))
        self._show_file(scan)
        self._stack.setCurrentIndex(1)

    def _show_file(self, scan: Scan) -> None:
        """Of what may not come in nothing is shown."""
        is_shown = scan.state != "refused" and not scan.gone
        self.preview.setVisible(is_shown)
        self._column.setStretch(self._column.count() - 1, 0 if is_shown else 1)  # the room of the pages stays empty
        if not is_shown:
            self.preview.show_files(str(scan.n), (), NEVER_SEEN)
            return
        file = AttachmentState(composed(scan.name), scan.sha256, scan.bytes, "here")
        helps = translate("Scans", "Quét lại văn bản này.")
        self.preview.show_files(str(scan.n), (file,), NEVER_SEEN, helps)

    def _path(self, sha256: str) -> Path:
        """Where the file of this content lies; asked on the drawing lane."""
        scan = self._scan
        assert scan is not None
        return Path(scan.folder) / scan.name

    def _buttons(self, offered: list[Offer]) -> QWidget:
        holder = QWidget()
        flow = Flow(theme.px(8), theme.px(8))
        holder.setLayout(flow)
        for n, offer in enumerate(offered):
            kind = "primary" if n == 0 and offer.do != "aside" else ""
            made = button(
                offer.text, partial(self.wanted.emit, offer.do), symbol=offer.symbol, kind=kind, key=offer.key
            )
            flow.addWidget(made)
        return holder


def _head(page: ScanPage, said: list[Told], now: datetime) -> QWidget:
    scan = page.scan
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    column.addWidget(Clamped(composed(scan.name), "h1", lines=2))
    column.addWidget(Text(_where(scan, now), "secondary", "text2", wrap=True, selectable=True))
    for one in said:
        column.addWidget(Band(one.token, one.symbol, one.text, one.strong))
    if scan.facts and scan.state in ("waiting", "same", "aside"):
        column.addWidget(_suggestions(scan))
    return holder


def _where(scan: Scan, now: datetime) -> str:
    pages = translate("Scans", "%n trang", "", scan.pages) if scan.pages else ""
    when = translate("Scans", "Có trong thư mục {when}").format(when=dates.spoken(written(scan), now))
    return " · ".join(part for part in (when, pages, amounts.size(scan.bytes), Path(scan.folder).name) if part)


def _suggestions(scan: Scan) -> Card:
    facts = scan.facts
    card = Card()
    card.body.setSpacing(theme.px(6))
    card.body.addWidget(Text(translate("Scans", "Gợi ý, đề nghị kiểm tra"), "secondary_strong", "amber"))
    known = [
        (translate("Head", "Số, ký hiệu"), facts.notation),
        (translate("Paper", "Ngày văn bản"), dates.day(facts.on) if facts.on else ""),
        (translate("Head", "Loại"), facts.kind[:1].upper() + facts.kind[1:]),
        (translate("Paper", "Nơi gửi"), facts.issuer),
    ]
    holder = QWidget()
    flow = Flow(theme.px(28), theme.px(6))
    holder.setLayout(flow)
    for name, value in known:
        if value:
            flow.addWidget(Fact(name, value))
    card.body.addWidget(holder)
    if facts.subject:
        shown = Text(facts.subject, "body", wrap=True, selectable=True)
        shown.setAccessibleName(translate("Scans", "Trích yếu: {subject}").format(subject=facts.subject))
        card.body.addWidget(shown)
    return card
