"""One spelling inside, and one folded form for search."""

import unicodedata

import pytest

from sync.rules.text import composed, folded, one_line, several_lines


def test_decomposed_text_is_composed() -> None:
    assert composed(unicodedata.normalize("NFD", "Đề án về hộ nghèo ở xã Thủy")) == "Đề án về hộ nghèo ở xã Thủy"


def test_eth_is_written_as_d_with_a_stroke() -> None:
    assert composed("QÐ") == "QĐ"


@pytest.mark.parametrize("written", ["Hòa Bình", "Hoà Bình", "Bắc Thủy", "Bắc Thuỷ"])
def test_text_is_otherwise_kept_as_written(written: str) -> None:
    assert composed(written) == one_line(written) == written


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Thông báo \t nghỉ  lễ\r\n", "Thông báo nghỉ lễ"),
        ("Thông báo\nnghỉ lễ", "Thông báo nghỉ lễ"),
        ("Thông\x00báo\x1f\x7fnghỉ", "Thông báo nghỉ"),
        ("Thông\u2028báo\u2029nghỉ", "Thông báo nghỉ"),
        ("Thông\u00a0báo", "Thông báo"),
        ("\ufeffThông\u200b báo\u00ad", "Thông báo"),
        ("\u202eThông báo\u202c", "Thông báo"),
        ("\n\t \u200b", ""),
        ("", ""),
    ],
)
def test_a_line_has_no_control_characters_and_single_blanks(typed: str, line: str) -> None:
    assert one_line(typed) == line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Giao Tư pháp\n chủ  trì ", "Giao Tư pháp\nchủ trì"),
        ("Một\r\nHai\rBa\u2028Bốn", "Một\nHai\nBa\nBốn"),
        ("\n\nMột\n\n \n\u200b\n\nHai\n\n", "Một\n\nHai"),
        ("ma\u0302\u0323t\x00", "mật"),
        (" \n\t\r\n \u200b", ""),
    ],
)
def test_several_lines_keep_their_breaks_and_nothing_invisible(typed: str, kept: str) -> None:
    assert several_lines(typed) == kept
    assert several_lines(kept) == kept


@pytest.mark.parametrize("between", ["\u200b", "\u200d", "\u00ad", "\ufeff"])
def test_a_line_is_composed_also_where_something_invisible_parted_letter_and_mark(between: str) -> None:
    assert one_line(f"ma{between}\u0302\u0323t") == "mật"


@pytest.mark.parametrize(
    ("written", "folds_to"),
    [
        ("đất đai", "dat dai"),
        ("ĐẤT ĐAI", "dat dai"),
        ("Ðất ðai", "dat dai"),
        (unicodedata.normalize("NFD", "đất đai"), "dat dai"),
        ("Hòa", "hoa"),
        ("Hoà", "hoa"),
        ("HOA", "hoa"),
        ("Thủy Thuỷ", "thuy thuy"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("ưỡn ượt ƠN", "uon uot on"),
        ("03/TB-UBND", "03/tb-ubnd"),
        ("  giấy\tmời,  «họp» ", "giay moi hop"),
        ("ban_quet.pdf", "ban quet.pdf"),
        ("\x00\n", ""),
    ],
)
def test_search_ignores_marks_case_and_both_kinds_of_d(written: str, folds_to: str) -> None:
    assert folded(written) == folds_to


def test_letters_that_differ_by_more_than_a_mark_stay_apart() -> None:
    assert len({folded(word) for word in ("dân", "tân", "bân", "dam", "dan2")}) == 5
