"""Which leader has given a directive on paper, and the scan of the slip: what a clerk adds to a directive."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.actions.document_page import Colleague
from app.ui.compose.files_field import asked_for_files
from app.ui.look.theme import theme
from app.ui.parts.buttons import button, icon_button
from app.ui.parts.dropping import DropDoor
from app.ui.parts.surfaces import Band
from app.ui.parts.text import Text
from app.ui.shell.context import Context
from app.ui.words.speech import translate


class OnPaper(QWidget):
    """`changed`: another leader, or another scan."""

    changed = Signal()

    def __init__(self, context: Context, leaders: Sequence[Colleague]) -> None:
        super().__init__()
        self._context, self._leaders = context, leaders
        self.slip: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        told = translate("OnPaper", "Ghi đúng như bút phê trên giấy. Mọi nơi hiển thị đều nói rõ là ghi thay.")
        column.addWidget(Band("blue", "info", told))
        self._choices = [QRadioButton(one.name) for one in leaders]
        if len(leaders) > 1:
            column.addWidget(Text(translate("OnPaper", "Lãnh đạo đã bút phê"), "secondary_strong", "text2"))
            for choice in self._choices:
                column.addWidget(choice)
        elif leaders:
            only = translate("OnPaper", "Lãnh đạo đã bút phê: {name}").format(name=leaders[0].name)
            column.addWidget(Text(only, "secondary_strong", "text2", wrap=True))
        self._choices[0].setChecked(True)
        self._name = Text("", "body", wrap=True)
        words = translate("OnPaper", "Gắn bản quét bút phê…")
        self.choose = button(words, self._choose, symbol="scan")
        self._drop = icon_button("close", translate("OnPaper", "Bỏ bản quét"), lambda: self.take(None))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.choose)
        row.addWidget(self._name, 1)
        row.addWidget(self._drop)
        column.addLayout(row)
        only_here = translate("OnPaper", "Bản quét bút phê chỉ cơ quan mình thấy, không đi cùng văn bản.")
        column.addWidget(Text(only_here, "caption", "text3", wrap=True))
        DropDoor(self, translate("OnPaper", "Thả bản quét bút phê vào đây"), lambda paths: self.take(paths[0]))
        self.take(None)

    @property
    def leader(self) -> Colleague:
        return next(one for one, choice in zip(self._leaders, self._choices, strict=True) if choice.isChecked())

    def take(self, slip: Path | None) -> None:
        """This is the scan; None for none."""
        self.slip = slip
        self._name.setText(slip.name if slip else "")
        self._drop.setVisible(slip is not None)
        self.changed.emit()

    def _choose(self) -> None:
        if paths := asked_for_files(self._context, one=True):
            self.take(paths[0])
