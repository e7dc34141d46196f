"""The sheet on which a paper that came is entered, beside its scan where there is one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox

from app.actions.paper_arrival import Entered
from app.ui.doing.asking import Question
from app.ui.doing.joining import DIFFERS, ask_differing
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.surfaces import Band
from app.ui.scans.paper_form import PaperForm
from app.ui.scans.scan_words import written
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.replica import scans_page
from sync.replica.scan_content import Scan
from sync.replica.twins import HEAD, Likeness, Twin, twins
from sync.replica.writing_page import writing_desk
from sync.rules.kinds import Kind
from sync.rules.text import composed

WIDTH, EDGE = 640, 12


class PaperSheet(Question):
    """Stays open until the document is entered: what somebody has typed is not lost by a refusal."""

    def __init__(self, context: Context, scan: Scan | None, kinds: list[Kind], names: list[str]) -> None:
        title = translate("Paper", "Nhận văn bản giấy")
        super().__init__(context.window(), title, _explained(scan), translate("Paper", "Nhận văn bản"))
        self.setMinimumWidth(theme.px(WIDTH))
        self._context, self._scan = context, scan
        self._told, self._likely = Slot(), Slot()
        came = context.bridge.clock.now()
        if scan is not None and scan.written_at:
            came = min(came, written(scan))
        self.form = PaperForm(context, kinds, names, came)
        self.register = QCheckBox(translate("Paper", "Vào sổ ngay, lấy số đến tiếp theo"))
        self.register.setChecked(True)
        self.register.toggled.connect(self._name_what_it_does)
        for part in (self._told, self.form, self._likely):
            self.body.addWidget(part)
        self.put_beside(self.register)
        self._name_what_it_does()
        self._told.hide()
        self._likely.hide()
        self.form.changed.connect(self._check)
        self.form.resized.connect(self.fit)
        self.form.identified.connect(self._look_for_likely)
        if scan is not None and scan.facts:
            self.form.suggest(scan.facts)
            text = translate("Paper", "Ô có chữ “gợi ý” được đọc từ bản quét. Hãy so với giấy.")
            self._told.put(Band("amber", "info", text, translate("Paper", "Gợi ý, đề nghị kiểm tra")))
            self._told.show()
        self._check()
        self._look_for_likely()
        self.form.focus(self.form.first_empty())

    def showEvent(self, event: QShowEvent) -> None:
        """At the left of the window, so that the scan is seen beside it."""
        super().showEvent(event)
        if self._scan is not None:
            self.move(self._context.window().mapToGlobal(QPoint(theme.px(EDGE), theme.px(EDGE))))

    def accept(self) -> None:
        """Enter it; the sheet closes when that is done."""
        self._enter()

    def _enter(self, join_to: str = "", reason: str = "") -> None:
        """`join_to`: the one in the book that it is the same as."""
        if not self.form.is_complete:
            self.form.focus(self.form.first_empty())
            return
        if not self.do.isEnabled():
            return
        from app.actions.taking_paper import take_paper_in  # the page that opens this does not wait for it

        arrival, register = self.form.arrival(), self.register.isChecked()
        n = self._scan.n if self._scan is not None else 0
        self.do.setEnabled(False)
        self._context.bridge.act(
            lambda desk: take_paper_in(desk, arrival, scan=n, register=register, join_to=join_to, reason=reason),
            self._entered,
            about=self,
            refused=lambda error: self._refused(error, join_to),
        )

    def _entered(self, entered: Entered) -> None:
        if entered.arrival_number is not None:
            said = translate("Paper", "Đã nhận và vào sổ, số đến {number}.").format(number=entered.written)
        else:
            said = translate("Paper", "Đã nhận. Văn bản chờ vào sổ ở Văn bản đến.")
        super().accept()
        self._context.say(said)

    def _refused(self, error: EofficeError, join_to: str) -> None:
        self._check()
        if error.code == DIFFERS:
            ask_differing(self._context, error, lambda why: self._enter(join_to, why))
            return
        secret = speech.say("secret.envelope") if error.code.startswith("secret.") else ""
        self._told.put(Band("red", "alert", secret, speech.say(error.code, error.facts)))
        self._told.show()
        self.fit()

    def _name_what_it_does(self) -> None:
        enters = self.register.isChecked()
        words = translate("Paper", "Nhận và vào sổ") if enters else translate("Paper", "Nhận văn bản")
        self.do.setText(words)
        self.do.setAccessibleName(words)

    def _check(self) -> None:
        self.do.setEnabled(self.form.is_complete)

    def _look_for_likely(self) -> None:
        form, scan = self.form, self._scan.sha256 if self._scan is not None else ""
        issuer = (form.issuer,) if form.issuer else ()
        wanted = Likeness(form.notation, form.issued_on, issuer, scan)
        self._context.bridge.page(
            lambda raw: twins(raw, wanted), self._show_likely, about=self, key=("likely", id(self))
        )

    def _show_likely(self, found: tuple[Twin, ...]) -> None:
        """What has come already and may be the same, and the one step that makes it one."""
        self._likely.setVisible(bool(found))
        if found:
            line, same = found[0].line, found[0].same
            number = line.arrival_written
            where = translate("Paper", "số đến {number}").format(number=number) if number else ""
            by = speech.say(f"road.{line.source or 'system'}")
            text = " · ".join(part for part in (line.notation, line.subject, where, by) if part)
            strong = (
                translate("Paper", "Cùng nơi gửi, số, ký hiệu và ngày với một văn bản đã đến.")
                if HEAD in same
                else translate("Paper", "Cùng một tệp với một văn bản đã đến.")
            )
            join = translate("Paper", "Nhập vào số đến {number}").format(number=number)
            ways = [button(join, lambda: self._enter(join_to=line.id))] if number else []
            self._likely.put(Band("amber", "alert", text, strong, ways))
        self.fit()


def open_sheet(context: Context, scan: Scan | None, done: Callable[[], object] | None = None) -> None:
    """Ask for what is needed, and open the sheet with it; `done` hears that the document is entered."""
    office = context.identity.office

    def read(raw: Any) -> tuple[list[Kind], list[str]]:
        return list(writing_desk(raw, office).kinds), scans_page.senders(raw)

    def show(found: tuple[list[Kind], list[str]]) -> None:
        kinds, remembered = found
        offices = [one.organisation for code, one in context.opening.offices.items() if code != office]
        sheet = PaperSheet(context, scan, kinds, [*remembered, *offices])
        if done is not None:
            sheet.accepted.connect(done)
        sheet.open()

    context.bridge.page(read, show, about=context.window())


def _explained(scan: Scan | None) -> str:
    """Of an envelope that nobody has scanned, that a secret one is none for here; a scan is looked at for that."""
    if scan is None:
        told = translate("Paper", "Dành cho văn bản đến bằng giấy, thư điện tử hoặc Zalo.")
        return f"{told} {translate('Paper', 'Bì có dấu mật: không nhập ở đây, chỉ ghi vào sổ giấy.')}"
    return translate("Paper", "Bản quét: {name}. Tệp trong thư mục giữ nguyên.").format(name=composed(scan.name))
