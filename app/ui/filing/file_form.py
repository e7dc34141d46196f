"""What is said of a case file, asked when it is planned, opened or changed: one form for the three."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.ui.doing.asking import Field, Question
from app.ui.filing.fields import KeepField, holder_field
from app.ui.look.theme import theme
from app.ui.words.speech import translate
from sync.rules.people import Person
from sync.rules.retention import RetentionRules


@dataclass(frozen=True)
class Written:
    """What stands in the form. `keep_years`: 0 for ever."""

    code: str = ""
    title: str = ""
    keep_years: int = 0
    holder: str = ""
    heading: str = ""
    note: str = ""
    is_construction: bool = False


@dataclass(frozen=True)
class Asks:
    """What a form is for: its words, and which fields it has. `fixed_holder`: who asks may not give it to others."""

    title: str
    explained: str
    do: str
    of_plan: bool = False
    is_new: bool = False
    fixed_holder: bool = False


class FileForm(Question):
    """`then` hears what was written. The button waits until code, title and term are there."""

    def __init__(
        self,
        window: QWidget,
        asks: Asks,
        was: Written,
        people: dict[str, Person],
        rules: RetentionRules,
        today: date,
        then: Callable[[Written], object],
    ) -> None:
        super().__init__(window, asks.title, asks.explained, asks.do)
        self.code, self.name = QLineEdit(was.code), QLineEdit(was.title)
        self.code.setPlaceholderText("01.TCCB")
        self.keep = KeepField(rules.on(today).offered, was.keep_years)
        self.holder = holder_field(people, today, was.holder)
        self.holder.setEnabled(not asks.fixed_holder)
        self.heading, self.note = QLineEdit(was.heading), QLineEdit(was.note)
        self.construction = QCheckBox(translate("FileForm", "Hồ sơ công trình, nộp lưu sau quyết toán"))
        self._longest = rules.on(today).longest_years
        hint = translate("FileForm", "Vĩnh viễn, hoặc số năm.")
        if self._longest:
            hint = translate("FileForm", "Vĩnh viễn, hoặc số năm, không quá {most} năm.").format(most=self._longest)
        self._keep_field = Field(translate("FileForm", "Thời hạn bảo quản"), self.keep, hint)
        code = Field(translate("FileForm", "Số, ký hiệu hồ sơ"), self.code)
        holder = Field(translate("FileForm", "Người lập hồ sơ"), self.holder)
        if asks.of_plan:
            self.body.addWidget(Field(translate("FileForm", "Đề mục, nếu có"), self.heading))
        self.body.addLayout(_beside(code, holder))
        self.body.addWidget(Field(translate("FileForm", "Tiêu đề hồ sơ"), self.name))
        note = [Field(translate("FileForm", "Ghi chú"), self.note)] if asks.of_plan else []
        self.body.addLayout(_beside(self._keep_field, *note))
        if asks.is_new and not asks.of_plan:
            self.body.addWidget(self.construction)
        for line in (self.code, self.name):
            line.textChanged.connect(self._check)
        self.keep.editTextChanged.connect(self._check)
        self.accepted.connect(lambda: then(self.written))
        self._check()

    @property
    def written(self) -> Written:
        return Written(
            code=self.code.text(),
            title=self.name.text(),
            keep_years=self.keep.years or 0,
            holder=self.holder.key,
            heading=self.heading.text(),
            note=self.note.text(),
            is_construction=self.construction.isChecked(),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the code, or where that is given, at the title."""
        super().showEvent(event)
        (self.name if self.code.text() else self.code).setFocus()

    def _check(self) -> None:
        years = self.keep.years
        too_long = bool(years and self._longest and years > self._longest)
        is_bad = years is None or too_long
        self._keep_field.tell(translate("FileForm", "Ghi vĩnh viễn hoặc một số năm.") if years is None else
                              translate("FileForm", "Không quá {most} năm.").format(most=self._longest)
                              if too_long else "")  # fmt: skip
        self.do.setEnabled(bool(self.code.text().strip() and self.name.text().strip()) and not is_bad)


def _beside(*fields: Field) -> QHBoxLayout:
    """Short fields in one row: the form has to fit a low screen with large letters."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(16))
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
