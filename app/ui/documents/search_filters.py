"""What a search may be narrowed by, as boxes of choices, each found by typing."""

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.ui.look.theme import theme
from app.ui.parts.folded_combo import FoldedCombo
from app.ui.words.speech import translate
from sync.replica import finding, pages
from sync.replica.case_file_page import case_files
from sync.replica.sought import Sought
from sync.rules.case_files import CaseFile
from sync.rules.kinds import Kind
from sync.rules.text import folded

if TYPE_CHECKING:
    from app.ui.shell.context import Context

STANDINGS = {"": None, "open": True, "ended": False}
Choices = tuple[list[Kind], int | None, tuple[CaseFile, ...]]


class SearchFilters(QWidget):
    """`changed`: a person has chosen something else."""

    changed = Signal()

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self._taking = False
        self._box = _combo(translate("SearchFilters", "Đến hay đi"), translate("SearchFilters", "Cả đến và đi"))
        self._box.add("incoming", translate("SearchFilters", "Văn bản đến"))
        self._box.add("outgoing", translate("SearchFilters", "Văn bản đi"))
        self._standing = _combo(translate("SearchFilters", "Tình trạng"), translate("SearchFilters", "Mọi tình trạng"))
        self._standing.add("open", translate("SearchFilters", "Chưa xong"))
        self._standing.add("ended", translate("SearchFilters", "Đã xong"))
        self._kind = _combo(translate("SearchFilters", "Loại văn bản"), translate("SearchFilters", "Mọi loại"))
        self._year = _combo(translate("SearchFilters", "Năm"), translate("SearchFilters", "Mọi năm"))
        self._office = _combo(translate("SearchFilters", "Nơi gửi, nơi nhận"), translate("SearchFilters", "Mọi nơi"))
        self._file = _combo(translate("SearchFilters", "Thuộc hồ sơ"), translate("SearchFilters", "Mọi hồ sơ"))
        self._add_offices()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        for n, combo in enumerate((self._box, self._standing, self._kind, self._year)):
            grid.addWidget(combo, n // 2, n % 2)
        grid.addWidget(self._office, 2, 0, 1, 2)
        grid.addWidget(self._file, 3, 0, 1, 2)
        for combo in (self._box, self._standing, self._kind, self._year, self._office, self._file):
            combo.currentIndexChanged.connect(self._tell)
        own = context.identity.office
        context.bridge.page(lambda raw: _choices(raw, own), self._add_choices, about=self)

    def narrowed(self, typed: str) -> Sought:
        """What was typed, and what is chosen here."""
        return Sought(
            typed=typed,
            box=self._box.key,
            kind=self._kind.key,
            office=self._office.key,
            year=int(self._year.key or 0),
            is_open=STANDINGS[self._standing.key],
            file=self._file.key,
        )

    def take(self, sought: Sought) -> None:
        """Show what a search is narrowed by; nobody is told."""
        standing = next(key for key, is_open in STANDINGS.items() if is_open == sought.is_open)
        self._taking = True
        for combo, key in (
            (self._box, sought.box),
            (self._standing, standing),
            (self._kind, sought.kind),
            (self._office, sought.office),
            (self._file, sought.file),
            (self._year, str(sought.year or "")),
        ):
            combo.take(key)
            if combo.currentIndex() < 0:
                combo.take("")  # an office that is no more, a file that has not come yet
        self._taking = False

    def _tell(self) -> None:
        if not self._taking:
            self.changed.emit()

    def _add_offices(self) -> None:
        own = self._context.identity.office
        offices = [office for office in self._context.opening.offices.values() if office.id != own]
        for office in sorted(offices, key=lambda office: folded(office.short_name)):
            self._office.add(office.id, office.short_name)

    def _add_choices(self, choices: Choices) -> None:
        kinds, oldest, files = choices
        for kind in sorted(kinds, key=lambda kind: folded(kind.name)):
            self._kind.add(kind.id, kind.name, kind.id)
        this_year = self._context.today.year
        for year in range(this_year, min(oldest or this_year, this_year) - 1, -1):
            self._year.add(str(year), str(year))
        for file in files:
            self._file.add(file.id, f"{file.code} · {file.title}", file.code)


def _combo(name: str, everything: str) -> FoldedCombo:
    combo = FoldedCombo()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.add("", everything)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _choices(raw: Any, office: str) -> Choices:
    kinds = pages.rows_below(raw, Kind, "kinds").values()
    return [msgspec.json.decode(data, type=Kind) for data in kinds], finding.oldest_year(raw), case_files(raw, office)
