"""The line and the three documents over time, as one SVG: when it was cut, what went over it, what arrived when."""

from collections.abc import Callable
from dataclasses import dataclass

from app.sample.line import Reading
from app.sample.markup import Markup, element, joined
from app.sample.traced import Traced

WIDTH, LEFT, RIGHT = 1080, 150, 70
LINE_Y, LINE_HEIGHT, RATE_Y, RATE_HEIGHT, FIRST_ROW_Y, ROW = 26, 14, 58, 56, 150, 34
BEFORE_S, AFTER_S, BIN_S = 1.5, 1.0, 0.3
TICKS_S = (1, 2, 5, 10, 20, 30, 60)


@dataclass(frozen=True)
class Words:
    """What the chart's parts are called, and how it says seconds."""

    line: str
    cut: str
    rate: str
    most: str
    caption: str
    seconds: Callable[[float], str]
    size: Callable[[int], str]


def chart(readings: list[Reading], cut_s: float, restored_s: float, documents: list[Traced], words: Words) -> Markup:
    """The documents in the order of their release."""
    last_s = max(d.complete_s for d in documents) + AFTER_S
    begin_s = cut_s - BEFORE_S
    scale = (WIDTH - LEFT - RIGHT) / (last_s - begin_s)

    def x(at_s: float) -> float:
        return LEFT + (at_s - begin_s) * scale

    height = FIRST_ROW_Y + ROW * len(documents) + 26
    rows = [_document(d, FIRST_ROW_Y + ROW * n, restored_s, x, words) for n, d in enumerate(documents)]
    inside = joined(
        _ticks(begin_s, last_s, height - 20, x),
        _line(begin_s, cut_s, restored_s, last_s, x, words),
        _rate([r for r in readings if begin_s <= r.at_s <= last_s], x, words),
        *rows,
        _mark(x(restored_s), height - 20),
    )
    shape = f"0 0 {WIDTH} {height}"
    return element("svg", element("title", words.caption), inside, viewBox=shape, role="img", class_="chart")


def _line(
    begin_s: float, cut_s: float, restored_s: float, last_s: float, x: Callable[[float], float], words: Words
) -> Markup:
    cut = f"{words.cut} {words.seconds(restored_s - cut_s)}"
    return joined(
        _text(LEFT - 12, LINE_Y + 12, words.line, "label"),
        _bar(x(begin_s), x(cut_s), LINE_Y, LINE_HEIGHT, "up"),
        _bar(x(cut_s), x(restored_s), LINE_Y, LINE_HEIGHT, "down"),
        _bar(x(restored_s), x(last_s), LINE_Y, LINE_HEIGHT, "up"),
        _text((x(cut_s) + x(restored_s)) / 2, LINE_Y + 11, cut, "on-bar"),
    )


def _rate(readings: list[Reading], x: Callable[[float], float], words: Words) -> Markup:
    """Bytes a second up the line, in steps of a third of a second."""
    steps: list[tuple[float, float]] = []
    readings = sorted(readings, key=lambda reading: reading.at_s)
    before = readings[0]
    for reading in readings[1:]:
        if reading.at_s - before.at_s >= BIN_S:
            steps.append((reading.at_s, (reading.up - before.up) / (reading.at_s - before.at_s)))
            before = reading
    most = max((rate for _, rate in steps), default=0.0) or 1.0
    bottom = RATE_Y + RATE_HEIGHT
    points = [f"{x(readings[0].at_s):.1f},{bottom}"]
    points += [f"{x(at):.1f},{bottom - rate / most * RATE_HEIGHT:.1f}" for at, rate in steps]
    points.append(f"{x(readings[-1].at_s):.1f},{bottom}")
    return joined(
        _text(LEFT - 12, bottom - RATE_HEIGHT / 2 + 1, words.rate, "label"),
        _text(LEFT - 12, bottom - RATE_HEIGHT / 2 + 17, f"{words.most} {words.size(int(most))}/s", "label small"),
        element("polygon", points=" ".join(points), class_="rate"),
    )


def _document(document: Traced, y: float, restored_s: float, x: Callable[[float], float], words: Words) -> Markup:
    kind = "urgent" if document.words.is_most_urgent else "ordinary"
    numbered, released = x(document.numbered_s), x(document.released_s)
    restored, complete = x(restored_s), x(document.complete_s)
    return joined(
        _text(LEFT - 12, y + 13, document.notation, f"label {kind}"),
        _bar(numbered, released, y + 8, 2, "making"),
        _bar(released, restored, y + 6, 6, "waiting"),
        _bar(restored, complete, y + 2, 14, kind),
        element("circle", cx=f"{numbered:.1f}", cy=f"{y + 9:.1f}", r="3.5", class_=f"numbered {kind}"),
        element("circle", cx=f"{released:.1f}", cy=f"{y + 9:.1f}", r="5", class_=f"released {kind}"),
        _text(complete + 8, y + 14, words.seconds(document.complete_s - restored_s), f"after {kind}"),
    )


def _ticks(begin_s: float, last_s: float, bottom: float, x: Callable[[float], float]) -> Markup:
    step = next((s for s in TICKS_S if (last_s - begin_s) / s <= 14), TICKS_S[-1])
    marks = []
    at = int(begin_s // step + 1) * step
    while at < last_s:
        place = f"{x(at):.1f}"
        marks.append(element("line", x1=place, x2=place, y1="18", y2=f"{bottom}", class_="grid"))
        marks.append(_text(x(at), bottom + 16, f"{at} s", "small middle"))
        at += step
    return joined(*marks)


def _mark(at: float, bottom: float) -> Markup:
    return element("line", x1=f"{at:.1f}", x2=f"{at:.1f}", y1="18", y2=f"{bottom}", class_="restored")


def _bar(begin: float, end: float, y: float, height: float, kind: str) -> Markup:
    size = {"width": f"{max(0.0, end - begin):.1f}", "height": f"{height}"}
    return element("rect", x=f"{begin:.1f}", y=f"{y}", rx="2", class_=f"bar {kind}", **size)


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return element("text", text, x=f"{x:.1f}", y=f"{y:.1f}", class_=kind)
