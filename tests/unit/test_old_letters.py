"""Text of old Vietnamese fonts becomes what one sees; text that says nothing is told apart from text that does."""

import pytest

from app.documents import vni
from app.documents.old_letters import in_font, is_of_use, of_today

SEEN = "Căn cứ Quyết định số 186/2006/QĐ-TTg về việc ban hành quy chế quản lý rừng"
BY_VNI = "Caên cöù Quyeát ñònh soá 186/2006/QÑ-TTg veà vieäc ban haønh quy cheá quaûn lyù röøng"
BY_TCVN3 = "C¨n cø QuyÕt ®Þnh sè 186/2006/Q§-TTg vÒ viÖc ban hµnh quy chÕ qu¶n lý rõng"


@pytest.mark.parametrize(("text", "font"), [(BY_VNI, "VNI-Times"), (BY_TCVN3, ".VnTime"), (SEEN, "Times New Roman")])
def test_a_font_shows_its_letters(text: str, font: str) -> None:
    assert in_font(text, font) == SEEN


@pytest.mark.parametrize("text", [BY_VNI, BY_TCVN3, SEEN])
def test_where_the_font_is_lost_the_text_tells(text: str) -> None:
    assert of_today(text) == SEEN


def test_capitals_and_every_mark_of_vni() -> None:
    shown = vni.from_vni("UÛY BAN NHAÂN DAÂN TÆNH, ÑAÁT ÑAI, aé aè aú aü aë, ôù ôø ôû ôõ ôï, æ ó ò î, yù")
    assert shown == "ỦY BAN NHÂN DÂN TỈNH, ĐẤT ĐAI, ắ ằ ẳ ẵ ặ, ớ ờ ở ỡ ợ, ỉ ĩ ị ỵ, ý"


def test_in_its_place_every_character_stays_where_it_was() -> None:
    shown = vni.in_place(BY_VNI)
    assert len(shown) == len(BY_VNI)
    assert shown.replace(vni.HIDDEN, "") == SEEN


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        (SEEN, True),
        ("The commune office shall report by the end of each month.", True),
        ("", False),
        ("Trang 1", False),
        ("S:3I/QD-S Dc lp - Tr do - Hnh phc; cn c Lut t chc Hi dng nhn dn v y ban nhn dn", False),
        ("¥£§ ¶µ±× þÿðø œ ¿ ¢ł şţ ŵŷ ќѓђ жщюя ђћџ ѝѐ фыва", False),
    ],
)
def test_what_is_of_use_to_a_search(text: str, is_it: bool) -> None:
    assert is_of_use(text) is is_it
