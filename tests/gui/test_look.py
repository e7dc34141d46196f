"""How the window looks: readable colours, and no stacked mark cut off."""

import ast
import sys
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

import app.ui
from app.ui.below.office_table import LEAST_NAME, WIDTHS, column_widths
from app.ui.door.new_pin import pin_line
from app.ui.look.sizes import FACTORS, STYLES
from app.ui.look.theme import theme
from app.ui.look.tokens import DARK, LIGHT, Tokens, contrast
from app.ui.parts.buttons import button
from app.ui.parts.surfaces import Card
from app.ui.parts.text import Clamped, Text
from app.ui.shell.top_bar import SearchField
from sync.wording import RESOURCES

SHOWN_CODE = sorted(Path(str(app.ui.__path__[0])).rglob("*.py"))
STACKED = "ĐỖ MẪU Ữ Ẵ Ổ Ế gọjy"
TEXTS = [
    *product(("text", "text2", "text3"), ("surface", "surface2", "nav", "bg")),
    *product(("text", "text2", "text3", "primary"), ("selected", "hover", "surface")),
    *product(("bar_text", "bar_muted"), ("bar", "bar_field")),
    *((name, f"{name}_bg") for name in ("red", "orange", "amber", "green", "blue", "grey")),
    *product(("red", "amber", "green", "blue", "orange"), ("surface", "surface2", "selected", "hover")),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_avatar", "avatar"),
]
EDGES = [("field_border", "surface"), ("focus", "surface"), ("focus_on_bar", "bar"), ("primary", "selected")]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(tokens: Tokens) -> None:
    low = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in TEXTS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_edge_can_be_seen(tokens: Tokens) -> None:
    low = {pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2) for pair in EDGES}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3} == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_chosen_looks_chosen_also_where_the_keyboard_is(qapp: QApplication, mode: str) -> None:
    theme.apply(mode, 1.0)
    window = QWidget()
    window.setObjectName("window")
    column = QVBoxLayout(window)
    chosen, other = QRadioButton("Lấy số tiếp theo"), QRadioButton("Số đã ghi sẵn trên giấy")
    column.addWidget(chosen)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    chosen.setChecked(True)
    chosen.setFocus()
    QApplication.processEvents()
    assert chosen.hasFocus()
    image = chosen.grab().toImage()
    seen = Counter(image.pixelColor(x, y).name() for x in range(22) for y in range(image.height()))
    ring, dot = seen[theme.color("focus").name()], seen[theme.color("primary").name()]
    assert dot > ring > 0, "the ring is around it, the mark itself keeps its colour"
    window.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_cannot_be_pressed_and_what_is_not_filled_in_can_be_read(qapp: QApplication, mode: str) -> None:
    """Qt alone would paint both much paler."""
    theme.apply(mode, 1.0)
    for kind, token in (("primary", "grey"), ("", "text3")):
        made = button("Gửi", symbol="outgoing", kind=kind)
        made.setEnabled(False)
        image = made.icon().pixmap(made.iconSize(), QIcon.Mode.Disabled).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        assert {pixel.name() for pixel in pixels if pixel.alpha() == 255} == {theme.color(token).name()}
    for field in (QLineEdit(), QPlainTextEdit()):
        field.ensurePolished()
        color = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert (color.alpha(), contrast(color.name(), theme.tokens.surface) >= 4.5) == (255, True)
    theme.apply("light", 1.0)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_clears_a_field_is_drawn_as_our_own_signs_are(qapp: QApplication, mode: str) -> None:
    theme.apply(mode, 1.0)
    for field, ground, ink in ((QLineEdit(), "surface", "text2"), (SearchField(), "bar_field", "bar_text")):
        field.setClearButtonEnabled(True)
        clear = field.findChild(QAction, "_q_qlineeditclearaction")
        assert clear is not None
        image = clear.icon().pixmap(32, 32).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        assert {pixel.name() for pixel in pixels if pixel.alpha() == 255} == {theme.color(ink).name()}
        assert contrast(theme.color(ink).name(), theme.color(ground).name()) >= 4.5
    theme.apply("light", 1.0)


def test_a_frame_is_one_whole_pixel_on_every_side(qapp: QApplication) -> None:
    """Drawn along the pixels' borders it were pale and thin above, and twice as thick below."""
    theme.apply("light", 1.0)
    card = Card()
    card.resize(60, 40)
    image = card.grab().toImage()
    frame, ground = theme.color("line").rgb(), theme.color("surface2").rgb()
    across = [image.pixel(x, 20) for x in range(60)]
    down = [image.pixel(30, y) for y in range(40)]
    assert across == [frame, *[ground] * 58, frame]
    assert down == [frame, *[ground] * 38, frame]


def ink(image: QImage) -> list[int]:
    """The rows of an image that have ink."""
    white = QColor("white").rgb()
    return [y for y in range(image.height()) if any(image.pixel(x, y) != white for x in range(image.width()))]


def drawn(style: str, height: int, width: int) -> QImage:
    """The stacked capitals in a box of some height, and nothing outside of it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setFont(theme.font(style))
        painter.drawText(QRect(0, 0, width, height), Qt.AlignmentFlag.AlignVCenter, STACKED)
    return image


@pytest.mark.parametrize(("style", "factor"), list(product(STYLES, FACTORS)))
def test_stacked_capitals_are_whole_in_the_line_of_every_style(qapp: QApplication, style: str, factor: float) -> None:
    theme.apply("light", factor)
    line, width = theme.line_height(style), theme.metrics(style).horizontalAdvance(STACKED) + 8
    whole, boxed = ink(drawn(style, 3 * line, width)), ink(drawn(style, line, width))
    assert len(whole) == len(boxed), f"{len(whole) - len(boxed)} rows of pixels are cut off"
    theme.apply("light", 1.0)


@pytest.mark.parametrize(("style", "factor"), list(product(STYLES, FACTORS)))
def test_labels_show_them_whole_on_one_line_and_on_several(qapp: QApplication, style: str, factor: float) -> None:
    theme.apply("light", factor)
    width = theme.metrics(style).horizontalAdvance(STACKED) + 8
    wanted = len(ink(drawn(style, 3 * theme.line_height(style), width)))
    for widget in (Text(STACKED, style), Text(STACKED, style, wrap=True), Clamped(STACKED, style, lines=2)):
        widget.resize(width, widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height())
        image = QImage(widget.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        widget.setStyleSheet("background: white;")
        widget.render(image)
        rows = ink(image)
        is_clear_of_edges = rows[0] > 0 and rows[-1] < image.height() - 1
        assert len(rows) == wanted or is_clear_of_edges, type(widget).__name__
    theme.apply("light", 1.0)


def test_a_text_that_gets_a_narrower_place_takes_another_line_and_shows_it(qapp: QApplication) -> None:
    """Its layout remembers the height of the wider place."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    text = Clamped("Giấy mời dự Ngày hội Đại đoàn kết toàn dân tộc thôn Làng Đăng", "h1", lines=2)
    column.addWidget(text)
    column.addStretch(1)
    holder.resize(900, 300)
    holder.show()
    QApplication.processEvents()
    assert text.height() == theme.line_height("h1")
    holder.resize(500, 300)
    QApplication.processEvents()
    assert text.height() == 2 * theme.line_height("h1")
    holder.hide()


def test_every_letter_that_the_window_shows_is_in_its_own_font(qapp: QApplication) -> None:
    """What it lacks is a box where a system has no other font."""
    metrics = QFontMetrics(theme.font("body"))
    assert not metrics.inFont("漢"), "a font of the machine stands in for ours"
    lacking = {
        (letter, path.name)
        for path in (*SHOWN_CODE, *(RESOURCES / "help").glob("*.md"), *(RESOURCES / "wording").glob("*.toml"))
        for letter in set(shown_text(path))
        if letter > "~" and letter not in "\u200b" and not metrics.inFontUcs4(ord(letter))
    }
    assert lacking == set()


def test_what_stands_for_the_letters_of_a_pin_is_in_its_own_font(qapp: QApplication) -> None:
    theme.apply("light", 1.0)
    line = pin_line()
    line.setText("2")
    line.show()
    assert line.displayText() == "•"
    assert QFontMetrics(theme.font("body")).inFontUcs4(ord("•"))
    line.hide()


def shown_text(path: Path) -> str:
    """The words of a file; of code what stands in quotation marks."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    constants = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return "".join(value for value in constants if isinstance(value, str))


def test_where_a_table_is_narrow_its_offices_keep_their_names() -> None:
    wide = column_widths(WIDTHS, 1000, round)
    assert (wide[0], wide[1:]) == (1000 - sum(WIDTHS), list(WIDTHS))
    narrow = column_widths(WIDTHS, 700, round)
    assert (narrow[0], sum(narrow)) == (LEAST_NAME, 700)
    assert max(narrow[3:]) - min(narrow[3:]) <= 1
    least = column_widths(WIDTHS, 300, round)
    assert least[0] == LEAST_NAME
    assert least[3:] == [44] * 4


def test_the_font_is_our_own_in_four_weights(qapp: QApplication) -> None:
    widths = set()
    for style in ("body", "strong"):
        font = theme.font(style)
        assert font.exactMatch() or font.family() == "eOffice Sans"
        widths.add(theme.metrics(style).horizontalAdvance("Ủy ban nhân dân"))
    assert len(widths) == 2, "regular and semibold are the same font"


def test_this_build_of_qt_does_not_steal_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12 on Python 3.11 loses one at every call, and the program dies within seconds."""
    label = QLabel()
    before = sys.getrefcount(None)
    for n in range(300):
        label.setText(str(n))
    assert abs(sys.getrefcount(None) - before) < 150
