"""Hits of a file: counted page by page, gone through in a circle, honest about pages without text."""

import struct

from app.documents.page_text import PageText
from app.ui.reading.preview.find_bar import counted
from app.ui.reading.preview.hits import Hits


def page(text: str) -> PageText:
    return PageText.of(text.encode("utf-32-le") + struct.pack("<4H", 0, 0, 1, 1) * len(text))


def looked(hits: Hits, *pages: str | None) -> Hits:
    for n in list(hits.to_look(100)):
        text = pages[n]
        hits.take(n, page(text) if text is not None else None)
    return hits


def test_pages_are_looked_through_from_the_one_that_is_read() -> None:
    assert list(Hits("dat", 5, 3).to_look(100)) == [3, 4, 0, 1, 2]
    assert list(Hits("dat", 5, 3).to_look(2)) == [3, 4]
    assert list(Hits("", 5, 3).to_look(100)) == []


def test_the_first_hit_after_the_reader_is_shown_and_counted_from_the_file_s_beginning() -> None:
    hits = looked(Hits("dat", 3, 1), "đất đất", "nước", "đất")
    assert hits.current == (2, 0, 3)
    assert (hits.position, hits.count) == (3, 3)
    assert counted(hits) == ("3/3", "")


def test_after_the_last_comes_the_first_and_before_the_first_the_last() -> None:
    hits = looked(Hits("dat", 2, 0), "đất đất", "đất")
    seen = []
    for _ in range(4):
        seen.append(hits.position)
        hits.step(forward=True)
    assert seen == [1, 2, 3, 1]
    hits = looked(Hits("dat", 2, 0), "đất đất", "đất")
    hits.step(forward=False)
    assert hits.current == (1, 0, 3)


def test_a_count_that_may_still_grow_says_so() -> None:
    hits = Hits("dat", 2, 0)
    assert counted(hits) == ("Đang tìm…", "")
    hits.take(0, page("đất"))
    assert counted(hits) == ("1/1…", "")


def test_a_file_of_pictures_has_no_results_and_says_why() -> None:
    scan = "Văn bản là ảnh quét, không tìm được chữ"
    assert counted(looked(Hits("dat", 2, 0), "", " \r\n")) == ("", scan)
    some = ("0 kết quả", "1 trang là ảnh quét, không tìm được chữ")
    assert counted(looked(Hits("dat", 2, 0), "nước", "")) == some
    assert counted(looked(Hits("dat", 2, 0), "nước", None)) == ("0 kết quả", "1 trang không đọc được")
    assert counted(looked(Hits("dat", 1, 0), "nước")) == ("0 kết quả", "")


def test_a_file_made_to_drown_the_reader_in_hits_ends_at_a_bound() -> None:
    hits = looked(Hits("a", 3, 0), "a " * 9_000, "a " * 9_000, "a " * 9_000)
    assert hits.count == 9_999
    assert hits.is_done
