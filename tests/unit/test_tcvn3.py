"""Letters of old fonts, read as they are seen."""

import pytest

from app.documents.tcvn3 import is_old, seen


def read(text: str, font: str = "VnTime") -> str:
    return "".join(chr(seen(ord(character), font)) for character in text)


@pytest.mark.parametrize("font", ["VnTime", ".VnTime", "VnTimeBold", "ABCDEF+.VnArialH", ".VnTimeH", "VnTimeHBold"])
def test_old_fonts_are_known_by_their_names(font: str) -> None:
    assert is_old(font)


@pytest.mark.parametrize("font", ["", "TimesNewRoman", "VNI-Times", "ABCDEF+Vntype", "LibertinusSerif"])
def test_other_fonts_are_left_alone(font: str) -> None:
    assert not is_old(font)


def test_words_are_read_as_they_are_seen() -> None:
    written = "H−íng dÉn mét sè néi dung vÒ gãp vèn thµnh lËp Quü b¶o l·nh tÝn dông"
    assert read(written) == "Hướng dẫn một số nội dung về góp vốn thành lập Quỹ bảo lãnh tín dụng"
    assert read("§éc lËp - Tù do - H¹nh phóc") == "Độc lập - Tự do - Hạnh phúc"


def test_fonts_of_capitals_show_capitals() -> None:
    assert read("ng©n hµng nhµ n−íc", ".VnTimeH") == "NGÂN HÀNG NHÀ NƯỚC"
    assert read("ng©n hµng", "VnTimeHBold") == "NGÂN HÀNG"
    assert read("ng©n hµng", "VnHelvetica") == "ngân hàng"
