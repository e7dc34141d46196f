"""A picture of a window in 256 colours, always the same ones for the same picture: a third of the bytes."""

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtGui import QImage

MOST, OPAQUE = 256, 0xFF000000
Count = tuple[int, int]  # a colour as 0xRRGGBB, and how many pixels have it


def few_colours(image: QImage) -> QImage:
    """By median cut: the box of colours that differs most is cut in two where half of its pixels lie."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    counted = sorted(Counter(pixels).items())
    boxes = [_Box([(colour & 0xFFFFFF, many) for colour, many in counted])]
    while len(boxes) < MOST:
        box = max(boxes, key=attrgetter("worth"))
        if len(box.counts) < 2:
            break
        boxes.remove(box)
        boxes += _cut(box)
    place = {OPAQUE | colour: n for n, box in enumerate(boxes) for colour, _ in box.counts}
    indexed = QImage(
        bytes(map(place.__getitem__, pixels)),
        image.width(),
        image.height(),
        image.width(),
        QImage.Format.Format_Indexed8,
    )
    indexed.setColorTable([OPAQUE | _mean(box.counts) for box in boxes])
    return indexed.copy()  # of its own: the bytes go


class _Box:
    """Colours that are one in the end. `spread`: how far they reach, `shift`: along which channel; `worth` to cut."""

    def __init__(self, counts: list[Count]) -> None:
        self.counts = counts
        self.spread, self.shift = _spread(counts)
        self.worth = self.spread * sum(many for _, many in counts) ** 0.3 if len(counts) > 1 else 0.0


def _channel(colour: int, shift: int) -> int:
    return colour >> shift & 0xFF


def _spread(counts: Sequence[Count]) -> tuple[int, int]:
    """How far colours reach, and along which channel."""
    reaches = []
    for shift in (16, 8, 0):
        channel = [colour >> shift & 0xFF for colour, _ in counts]
        reaches.append((max(channel) - min(channel), shift))
    return max(reaches)


def _cut(box: _Box) -> list[_Box]:
    counts = sorted(box.counts, key=lambda count: (_channel(count[0], box.shift), count))
    half, so_far = sum(many for _, many in counts) / 2, 0
    at = len(counts) - 1
    for n, (_, many) in enumerate(counts[:-1], 1):
        so_far += many
        if so_far >= half:
            at = n
            break
    return [_Box(counts[:at]), _Box(counts[at:])]


def _mean(counts: Sequence[Count]) -> int:
    total = sum(many for _, many in counts)
    mixed = 0
    for shift in (16, 8, 0):
        mixed |= round(sum(_channel(c, shift) * many for c, many in counts) / total) << shift
    return mixed
