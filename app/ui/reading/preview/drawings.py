"""Drawn pages that are kept: in parts where a page is large, the oldest given up where they take too much."""

from collections import OrderedDict
from collections.abc import Iterator

from PySide6.QtGui import QImage

from app.documents.page_protocol import Draw

WHOLE = 4_000_000  # pixels up to which a page is drawn at once: a scan costs as much for a part as for the whole
PART = 1536  # the side of a part, in pixels
KEPT_BYTES = 96 << 20


def parts(page: int, width: int, height: int, ground: int) -> Iterator[Draw]:
    """The drawings that make up a page of so many pixels."""
    across, down = (width, height) if width * height <= WHOLE else (PART, PART)
    for top in range(0, height, down):
        for left in range(0, width, across):
            size = min(across, width - left), min(down, height - top)
            yield Draw(page, width, height, left, top, *size, ground)


class Drawings:
    """None stands for a drawing that cannot be made."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[Draw, QImage | None] = OrderedDict()
        self._wholes: dict[int, Draw] = {}
        self.bytes = 0

    def __contains__(self, part: Draw) -> bool:
        return part in self._kept

    def get(self, part: Draw) -> QImage | None:
        image = self._kept.get(part)
        if image is not None:
            self._kept.move_to_end(part)
        return image

    def whole(self, page: int) -> QImage | None:
        """A drawing of the whole page in whatever size, to stand in for one that is still to come."""
        known = self._wholes.get(page)
        return self._kept.get(known) if known is not None else None

    def is_refused(self, page: int) -> bool:
        """Whether this page could not be drawn."""
        known = self._wholes.get(page)
        return known is not None and known in self._kept and self._kept[known] is None

    def put(self, part: Draw, image: QImage | None) -> None:
        self._forget(part)
        self._kept[part] = image
        if image is None or (part.part_width, part.part_height) == (part.width, part.height):
            self._wholes[part.page] = part
        self.bytes += image.sizeInBytes() if image is not None else 0
        while self.bytes > self._most and len(self._kept) > 1:
            self._forget(next(iter(self._kept)))

    def clear(self) -> None:
        self._kept.clear()
        self._wholes.clear()
        self.bytes = 0

    def _forget(self, part: Draw) -> None:
        image = self._kept.pop(part, None)
        self.bytes -= image.sizeInBytes() if image is not None else 0
        if self._wholes.get(part.page) == part:
            del self._wholes[part.page]
