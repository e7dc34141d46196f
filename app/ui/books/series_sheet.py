"""Which kinds of documents are numbered apart, and from which year on: put together here, kept as one act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui.doing.asking import Field, Question
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.slot import Slot
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.rules.books import Direction
from sync.rules.kinds import Kind
from sync.rules.series_acts import SeriesPart

if TYPE_CHECKING:
    from app.actions.books import SeriesPage
    from app.actions.desk import Desk
    from sync.replica.replica import Replica

WIDTH, LONGEST_KEY, YEARS_AHEAD = 620, 12, 1


def ask_series(context: Context, about: QWidget, direction: Direction) -> None:
    """Look at what holds, and open the sheet over it."""
    years = range(context.today.year, context.today.year + YEARS_AHEAD + 1)

    def read(replica: "Replica") -> "SeriesPage":
        from app.actions import books

        return books.series_page(replica, direction, years)

    def show(page: "SeriesPage") -> None:
        sheet = SeriesSheet(context, direction, page)
        sheet.open()
        sheet.year.setFocus()

    context.bridge.read(read, show, about=about)


class SeriesSheet(Question):
    """`page`: what `series_page` has found. Nothing is stored before it is accepted."""

    def __init__(self, context: Context, direction: Direction, page: "SeriesPage") -> None:
        super().__init__(
            context.window(),
            _title(direction),
            translate(
                "Series",
                "Loại không nằm trong sổ riêng thì đánh số trong sổ chung. Sổ riêng mỗi năm bắt đầu từ số 01, hoặc từ "
                "số đang có trên giấy; văn bản đã có số giữ nguyên số.",
            ),
            translate("Series", "Ghi cách đánh số"),
        )
        self.setMinimumWidth(theme.px(WIDTH))
        self._context, self._direction, self._page = context, direction, page
        self._kinds: dict[str, Kind] = {kind.id: kind for kind in page.kinds}
        self.parts: tuple[SeriesPart, ...] = ()
        self.year = QComboBox()
        for year in page.plans:
            self.year.addItem(translate("Series", "Đầu năm {year}").format(year=year), year)
        self.kind = QComboBox()
        for kind in page.kinds:
            self.kind.addItem(kind.name, kind.id)
        self.key = QLineEdit()
        self.key.setMaxLength(LONGEST_KEY)
        self.add = button(translate("Series", "Thêm vào sổ"), self.put_in)
        self._rows, self._wrong = Slot(), Text("", "secondary", "red", wrap=True)
        self._wrong.hide()
        self._lay_out()
        self.year.currentIndexChanged.connect(self._begin)
        self.kind.currentIndexChanged.connect(self._suggest)
        self.key.textChanged.connect(lambda: self._allow())
        self.do.clicked.disconnect()
        self.do.clicked.connect(self._save)
        self._begin()
        self._suggest()

    def put_in(self) -> None:
        """Let the chosen kind be numbered in the series that is named, wherever it was before."""
        kind, key = str(self.kind.currentData()), self.key.text().strip()
        kept = self._without(kind)
        known = next((part.key for part in kept if part.key.casefold() == key.casefold()), key)
        if any(part.key == known for part in kept):
            parts = tuple(SeriesPart(p.key, (*p.kinds, kind)) if p.key == known else p for p in kept)
        else:
            parts = (*kept, SeriesPart(known, (kind,)))
        self._show(parts)

    def drop(self, key: str) -> None:
        """Let the kinds of a series be numbered in the common one."""
        self._show(tuple(part for part in self.parts if part.key != key))

    def _without(self, kind: str) -> tuple[SeriesPart, ...]:
        parts = (SeriesPart(part.key, tuple(k for k in part.kinds if k != kind)) for part in self.parts)
        return tuple(part for part in parts if part.kinds)

    def _begin(self) -> None:
        self._show(self._page.plans[self.year.currentData()])

    def _suggest(self) -> None:
        kind = self._kinds.get(str(self.kind.currentData()))
        self.key.setText((kind.abbreviation or kind.id) if kind else "")

    def _show(self, parts: tuple[SeriesPart, ...]) -> None:
        self.parts = parts
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for part in parts:
            column.addLayout(self._line_of(part))
        if not parts:
            column.addWidget(Text(translate("Series", "Mọi loại đánh số trong sổ chung."), "body", wrap=True))
        self._rows.put(holder)
        self._tell("")
        self._allow()
        if self.isVisible():
            self.fit()

    def _line_of(self, part: SeriesPart) -> QHBoxLayout:
        names = ", ".join(self._kinds[id].name if id in self._kinds else id for id in part.kinds)
        row = QHBoxLayout()
        row.addWidget(Text(translate("Series", "Sổ {key}: {kinds}").format(key=part.key, kinds=names), wrap=True), 1)
        drop = button(translate("Series", "Bỏ"), lambda: self.drop(part.key), kind="link")
        drop.setAccessibleName(translate("Series", "Bỏ sổ {key}").format(key=part.key))
        row.addWidget(drop)
        return row

    def _allow(self) -> None:
        self.add.setEnabled(bool(self.key.text().strip()) and self.kind.count() > 0)
        self.do.setEnabled(self.parts != self._page.plans[self.year.currentData()])

    def _tell(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            self.fit()

    def _save(self) -> None:
        context, direction, year, parts = self._context, self._direction, int(self.year.currentData()), self.parts
        self.do.setEnabled(False)

        def act(desk: "Desk") -> None:
            from app.actions import books

            books.set_series(desk, direction, year, parts)

        def done(_: None) -> None:
            self.accept()
            context.say(translate("Series", "Đã ghi cách đánh số. Sổ riêng mới có số khi máy chủ trả lời."))

        def refused(error: EofficeError) -> None:
            self.do.setEnabled(True)
            self._tell(speech.say(error.code, error.facts))

        context.bridge.act(act, done, about=self, refused=refused)

    def _lay_out(self) -> None:
        self.body.addWidget(Field(translate("Series", "Tính từ"), self.year))
        self.body.addWidget(self._rows)
        line = QHBoxLayout()
        line.setSpacing(theme.px(10))
        line.addWidget(Field(translate("Series", "Loại văn bản"), self.kind), 2)
        line.addWidget(Field(translate("Series", "Tên sổ"), self.key), 1)
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.body.addWidget(self._wrong)


def _title(direction: Direction) -> str:
    if direction is Direction.OUTGOING:
        return translate("Series", "Văn bản đi: loại nào có sổ riêng?")
    return translate("Series", "Văn bản đến: loại nào có sổ riêng?")
