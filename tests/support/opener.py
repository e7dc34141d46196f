"""Hears which files a window would have had the system open."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot


class Opener(QObject):
    """Stands where the system's programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))
