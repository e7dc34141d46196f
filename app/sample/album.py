"""The pictures of the windows that the demo leaves behind, in the order in which they were taken."""

import struct
from dataclasses import dataclass, field
from pathlib import Path

from app.sample.office_window import OfficeWindow

USUAL, SMALL = (1440, 900), (1366, 768)
PNG_SIZE = slice(16, 24)


@dataclass(frozen=True)
class Picture:
    """`name`: the code of its caption."""

    name: str
    path: Path
    width: int
    height: int


@dataclass
class Album:
    folder: Path
    pictures: list[Picture] = field(default_factory=list)

    def take(self, name: str, window: OfficeWindow, size: tuple[int, int] = USUAL) -> None:
        """A picture of a window as it stands; off screen in this size."""
        path = self.folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        window.picture(path, size)
        width, height = struct.unpack(">II", path.read_bytes()[PNG_SIZE])
        self.pictures.append(Picture(name, path, width, height))
