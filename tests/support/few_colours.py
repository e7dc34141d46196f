"""A picture of a window in 256 colours, always the same ones for the same picture: a third of the bytes."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtGui import QImage

MOST = 256
Count = tuple[int, int]  # a colour as 0xRRGGBB, and how many pixels have it


def few_colours(image: QImage) -> QImage:
    """By median cut: the box of colours that differs most is cut in two where half of its pixels lie."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    counted = sorted(Counter(pixels).items())
    boxes: list[list[Count]] = [[(colour & 0xFFFFFF, many) for colour, many in counted]]
    while len(boxes) < MOST:
        box = max(boxes, key=_worth)
        if len(box) < 2:
            break
        boxes.remove(box)
        boxes += _cut(box)
    place = {colour: n for n, box in enumerate(boxes) for colour, _ in box}
    indexed = QImage(
        bytes(place[pixel & 0xFFFFFF] for pixel in pixels),
        image.width(),
        image.height(),
        image.width(),
        QImage.Format.Format_Indexed8,
    )
    indexed.setColorTable([0xFF000000 | _mean(box) for box in boxes])
    return indexed.copy()  # of its own: the bytes go


def _channel(colour: int, shift: int) -> int:
    return colour >> shift & 0xFF


def _spread(box: Sequence[Count]) -> tuple[int, int]:
    """How far the box reaches, and along which channel."""
    return max(
        (max(_channel(c, shift) for c, _ in box) - min(_channel(c, shift) for c, _ in box), shift)
        for shift in (16, 8, 0)
    )


def _worth(box: Sequence[Count]) -> float:
    if len(box) < 2:
        return 0.0
    return float(_spread(box)[0] * sum(many for _, many in box) ** 0.3)


def _cut(box: list[Count]) -> list[list[Count]]:
    _, shift = _spread(box)
    box = sorted(box, key=lambda count: (_channel(count[0], shift), count))
    half, so_far = sum(many for _, many in box) / 2, 0
    for n, (_, many) in enumerate(box[:-1], 1):
        so_far += many
        if so_far >= half:
            return [box[:n], box[n:]]
    return [box[:-1], box[-1:]]


def _mean(box: Sequence[Count]) -> int:
    total = sum(many for _, many in box)
    mixed = 0
    for shift in (16, 8, 0):
        mixed |= round(sum(_channel(c, shift) * many for c, many in box) / total) << shift
    return mixed
