"""The text of a page: its lines, what a point means, what is copied."""

import struct

from app.documents.page_protocol import UNIT
from app.documents.page_text import PageText

WIDTH, HEIGHT = 0.01, 0.02


def typed(*lines: str) -> PageText:
    """A page of lines typed by a machine whose letters are all equally broad."""
    codes, boxes = b"", b""
    for row, line in enumerate(lines):
        for column, character in enumerate(line + "\r\n"):
            codes += struct.pack("<I", ord(character))
            left, top = 0.1 + column * WIDTH, 0.1 + row * 2 * HEIGHT
            box = (left, top, left + WIDTH, top + HEIGHT) if character not in "\r\n" else (0, 0, 0, 0)
            boxes += struct.pack("<4H", *(round(part * UNIT) for part in box))
    return PageText.of(codes + boxes)


def test_characters_that_stand_beside_each_other_are_a_line() -> None:
    page = typed("Kính gửi:", "Ủy ban nhân dân các xã")
    assert [page.characters[line.start : line.end] for line in page.lines] == ["Kính gửi:", "Ủy ban nhân dân các xã"]


def test_what_is_marked_is_one_box_a_line() -> None:
    page = typed("quản lý đất", "đai trên địa bàn")
    start = page.characters.index("đất")
    boxes = page.boxes(start, page.characters.index("đai") + 3)
    assert len(boxes) == 2
    assert abs(boxes[0].left - (0.1 + 8 * WIDTH)) < 0.001
    assert abs(boxes[0].right - (0.1 + 11 * WIDTH)) < 0.001
    assert abs(boxes[1].left - 0.1) < 0.001
    assert abs(boxes[1].right - (0.1 + 3 * WIDTH)) < 0.001


def test_a_point_means_the_nearest_place_between_two_characters() -> None:
    page = typed("abcdef", "ghijkl")
    assert page.place_at(0.1 + 2.2 * WIDTH, 0.105) == 2
    assert page.place_at(0.1 + 2.8 * WIDTH, 0.105) == 3
    assert page.place_at(0.9, 0.105) == 6
    assert page.place_at(0.0, 0.9) == page.characters.index("g")


def test_a_page_without_text_has_no_places() -> None:
    assert PageText.of(b"").place_at(0.5, 0.5) is None
    assert not PageText.of(b"").has_words


def test_a_word_is_whole_with_its_number_and_sign() -> None:
    page = typed("Số 1247/UBND-NN ngày 23")
    start, end = page.word_at(page.characters.index("7/"))
    assert page.characters[start:end] == "1247/UBND-NN"


def test_what_is_copied_is_composed_and_has_plain_line_ends() -> None:
    page = typed("đa\u0302\u0301t", "đai")
    assert page.copied(0, len(page.characters)) == "đất\nđai\n"


def test_a_body_that_ends_too_early_is_read_as_far_as_it_goes() -> None:
    assert PageText.of(b"\x41\x00\x00\x00").characters == ""
