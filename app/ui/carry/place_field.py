"""Where a bundle is written to or read from: a stick that is plugged in, or any folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.host.removable import Stick, sticks
from app.ui.bridge.bridge import Bridge
from app.ui.look.theme import theme
from app.ui.parts.buttons import button
from app.ui.parts.folded_combo import FoldedCombo
from app.ui.words.speech import translate

LOOK_MS, WIDTH = 2000, 360
Look = Callable[[], list[Stick]]


class PlaceField(QWidget):
    """`changed`: another place is chosen, or a stick has come or gone. `look` says what is plugged in."""

    changed = Signal()

    def __init__(self, bridge: Bridge, name: str, look: Look = sticks) -> None:
        super().__init__()
        self._bridge, self.look, self._name = bridge, look, name
        self._sticks: list[Stick] = []
        self._others: list[Path] = []
        self.combo = FoldedCombo()
        self.combo.setAccessibleName(name)
        self.combo.setMinimumWidth(theme.px(WIDTH))
        self.combo.setPlaceholderText(translate("Carry", "Chưa thấy USB nào"))
        self.combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        other = button(translate("Carry", "Chọn thư mục…"), self._choose, symbol="folder")
        other.setAccessibleName(translate("Carry", "Chọn thư mục: {name}").format(name=name.lower()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.combo)
        row.addWidget(other)
        self._tick = QTimer(self, interval=LOOK_MS)
        self._tick.timeout.connect(self.look_again)
        self._tick.start()
        self.look_again()

    @property
    def folder(self) -> Path | None:
        return Path(self.combo.key) if self.combo.key else None

    def take(self, folder: str) -> None:
        """Choose a folder that is no stick, or one bundle."""
        if folder and Path(folder) not in self._others:
            self._others.append(Path(folder))
        if folder:
            self._show(str(Path(folder)))

    def look_again(self) -> None:
        look = self.look
        self._bridge.page(lambda raw: look(), self._take, about=self, key=("sticks", id(self)))

    def _take(self, found: list[Stick]) -> None:
        if found != self._sticks:
            before, self._sticks = self._sticks, found
            new = [stick for stick in found if stick not in before]
            self._show(str(new[0].folder) if new and self.folder not in self._others else self.combo.key)

    def _show(self, key: str) -> None:
        self.combo.blockSignals(True)
        self.combo.clear()
        for stick in self._sticks:
            self.combo.add(str(stick.folder), f"USB {stick.name}", stick.name)
        for folder in self._others:
            self.combo.add(str(folder), str(folder), folder.name)
        self.combo.take(key)
        self.combo.blockSignals(False)
        self.changed.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), self._name, self.combo.key)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
