"""For how long a closed case file is kept from now on: asked with the reason, and with whose consent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.doing.asking import Field, Question
from app.ui.filing.fields import KeepField, day_field, day_in
from app.ui.look.theme import theme
from app.ui.words.speech import translate
from sync.rules.case_files import CaseFile
from sync.rules.retention import RetentionRules


@dataclass(frozen=True)
class Kept:
    """What was filled in. `years`: 0 for ever."""

    years: int
    reason: str
    consented_by: str
    on: date


class KeepForm(Question):
    """`then` hears what was filled in. The button waits until a term that is another and both reasons are there."""

    def __init__(
        self, window: QWidget, file: CaseFile, rules: RetentionRules, today: date, then: Callable[[Kept], object]
    ) -> None:
        super().__init__(
            window,
            translate("KeepForm", "Đổi thời hạn bảo quản của hồ sơ {code}").format(code=file.code),
            translate(
                "KeepForm", "Chỉ đổi khi có người có thẩm quyền đồng ý. Mục lục hồ sơ ghi rõ ai đồng ý và lý do."
            ),
            translate("KeepForm", "Đổi thời hạn"),
        )
        term = rules.on(file.opened_on)
        self._was, self._longest = file.keep_years, term.longest_years
        self._keep, self._day = KeepField(term.offered, file.keep_years), day_field(today)
        self._who, self._reason = QLineEdit(), QPlainTextEdit()
        self._who.setPlaceholderText(translate("KeepForm", "Người hoặc hội đồng đã đồng ý"))
        self._reason.setFixedHeight(theme.px(72))
        self._reason.setTabChangesFocus(True)
        hint = translate("KeepForm", "Vĩnh viễn, hoặc số năm, khác thời hạn đang ghi.")
        self.body.addWidget(Field(translate("KeepForm", "Thời hạn bảo quản mới"), self._keep, hint))
        self.body.addWidget(Field(translate("KeepForm", "Ai đồng ý"), self._who))
        self.body.addWidget(Field(translate("KeepForm", "Ngày đồng ý"), self._day))
        self.body.addWidget(Field(translate("KeepForm", "Lý do"), self._reason))
        self._keep.editTextChanged.connect(self._check)
        self._who.textChanged.connect(self._check)
        self._reason.textChanged.connect(self._check)
        self.accepted.connect(lambda: then(self._kept))
        self._check()
        self._keep.setFocus()

    @property
    def _kept(self) -> Kept:
        return Kept(self._keep.years or 0, self._reason.toPlainText(), self._who.text(), day_in(self._day))

    def _check(self) -> None:
        years = self._keep.years
        is_term = years is not None and years != self._was and not (self._longest and years > self._longest)
        told = self._who.text().strip() and self._reason.toPlainText().strip()
        self.do.setEnabled(is_term and bool(told))
