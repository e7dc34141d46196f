"""Beside the deadline of the whole: one of his own for whoever helps, where the leader says so."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.document_page import Colleague
from app.ui.doing.deadline_field import DeadlineField
from app.ui.look.theme import theme
from app.ui.parts.text import Text
from app.ui.words.speech import translate
from sync.rules.deadline import Deadline


class OwnDeadlines(QWidget):
    """A deadline field a helper, there while he helps. Without a tick the deadline of the whole is his.

    `changed`: another deadline, and `is_wrong` may be otherwise. `resized`: there are more fields or fewer.
    """

    changed = Signal()
    resized = Signal()

    def __init__(
        self, colleagues: Sequence[Colleague], usual: Deadline, earliest: date, known: Mapping[str, Deadline]
    ) -> None:
        """`usual`: what a field begins with. `known`: the deadlines that helpers have so far, by their ids."""
        super().__init__()
        self._names = {one.id: one.name for one in colleagues}
        self._usual, self._earliest, self._known = usual, earliest, known
        self._fields: dict[str, DeadlineField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        told = translate("OwnDeadlines", "Hạn riêng cho người phối hợp; không đánh dấu thì theo hạn xử lý chung.")
        self._column.addWidget(Text(told, "caption", "text3", wrap=True))
        self.hide()

    @property
    def deadlines(self) -> dict[str, Deadline]:
        """By the ids of those who help and have one."""
        return {id: field.deadline for id, field in self._helping() if field.deadline is not None}

    @property
    def is_wrong(self) -> bool:
        return any(field.is_wrong for _, field in self._helping())

    def show_for(self, helping: Sequence[str]) -> None:
        """These help now. What was set for one who does not any more comes back with him."""
        if helping == tuple(id for id, _ in self._helping()):
            return
        for id in helping:
            if id not in self._fields:
                self._fields[id] = self._field(id)
                self._column.addWidget(self._fields[id])
        for id, field in self._fields.items():
            field.setVisible(id in helping)
        self.setVisible(bool(helping))
        self.resized.emit()
        self.changed.emit()

    def _helping(self) -> list[tuple[str, DeadlineField]]:
        return [(id, field) for id, field in self._fields.items() if not field.isHidden()]

    def _field(self, id: str) -> DeadlineField:
        name = translate("OwnDeadlines", "Hạn riêng của {name}").format(name=self._names.get(id, id))
        known = self._known.get(id)
        can_be_met = known is not None and known.day >= self._earliest
        field = DeadlineField(name, known if known and can_be_met else self._usual, self._earliest, is_set=can_be_met)
        hour = translate("OwnDeadlines", "Giờ hạn riêng của {name}, có thể để trống")
        field.name_hour(hour.format(name=self._names.get(id, id)))
        field.changed.connect(self.changed)
        return field
