"""Document kinds, and the number and notation on the paper (Decree 30/2020/NĐ-CP art. 7 and Annex III.I)."""

import unicodedata
from datetime import date

import pytest

from sync.rules.kinds import Kind, kind_named, notation
from sync.rules.state import Refusal
from sync.server.founding import KINDS, read_kinds
from tests.support.toy_state import ToyState
from tests.unit.scene import Scene, number_act

LAW = """
NQ nghị quyết (cá biệt)|QĐ quyết định (cá biệt)|CT chỉ thị|QC quy chế|QyĐ quy định|TC thông cáo|TB thông báo
HD hướng dẫn|CTr chương trình|KH kế hoạch|PA phương án|ĐA đề án|DA dự án|BC báo cáo|BB biên bản|TTr tờ trình
HĐ hợp đồng|CĐ công điện|BGN bản ghi nhớ|BTT bản thỏa thuận|GUQ giấy ủy quyền|GM giấy mời|GGT giấy giới thiệu
GNP giấy nghỉ phép|PG phiếu gửi|PC phiếu chuyển|PB phiếu báo
"""
ABBREVIATED = {pair.partition(" ")[0]: pair.partition(" ")[2] for pair in LAW.strip().replace("\n", "|").split("|")}


@pytest.fixture(scope="module")
def kinds() -> ToyState:
    return ToyState(*read_kinds(KINDS))


@pytest.mark.parametrize(
    ("number", "kind", "unit", "written"),
    [
        (3, "TB", "VP", "03/TB-UBND"),
        (12, "CV", "VP", "12/UBND-VP"),
        (1, "CV", "VP", "01/UBND-VP"),
        (9, "QĐ", "", "09/QĐ-UBND"),
        (10, "TTr", "", "10/TTr-UBND"),
        (99, "CV", "KTHT", "99/UBND-KTHT"),
        (1249, "CTr", "", "1249/CTr-UBND"),
        (7, "THC", "VP", "07/UBND-VP"),
    ],
)
def test_the_notation_stands_as_on_the_paper(kinds: ToyState, number: int, kind: str, unit: str, written: str) -> None:
    known = kind_named(kinds, kind)
    assert known is not None
    assert notation(number, known, "UBND", unit) == written


def test_a_council_writes_its_own_abbreviation() -> None:
    assert notation(4, Kind(id="NQ", name="nghị quyết", abbreviation="NQ"), "HĐND", "") == "04/NQ-HĐND"


def test_there_are_29_kinds_27_with_the_abbreviation_of_the_law(kinds: ToyState) -> None:
    known = kinds.all(Kind)
    assert len(known) == 29
    assert {k.abbreviation: k.name for k in known if k.abbreviation} == ABBREVIATED
    assert len(ABBREVIATED) == 27
    assert sorted(k.name for k in known if not k.abbreviation) == ["công văn", "thư công"]


def test_what_people_type_for_a_kind_is_unique_in_any_case(kinds: ToyState) -> None:
    typed = [k.id for k in kinds.all(Kind)]
    assert len({id.casefold() for id in typed}) == 29
    assert all(k.abbreviation in ("", k.id) for k in kinds.all(Kind))


def test_the_kinds_hold_back_to_the_beginning(kinds: ToyState) -> None:
    assert all(k.validity.holds_on(date(1990, 1, 1)) and k.validity.holds_on(date(2040, 1, 1)) for k in kinds.all(Kind))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TB", "TB"),
        ("tb", "TB"),
        ("  Tb ", "TB"),
        ("QĐ", "QĐ"),
        ("qđ", "QĐ"),
        ("QÐ", "QĐ"),  # eth
        ("qÐ", "QĐ"),
        ("qð", "QĐ"),  # a small eth
        ("qyđ", "QyĐ"),
        ("đa", "ĐA"),
        ("da", "DA"),
        ("ttr", "TTr"),
        ("cv", "CV"),
        (unicodedata.normalize("NFD", "CĐ"), "CĐ"),
    ],
)
def test_a_kind_is_known_by_its_abbreviation_in_any_case(kinds: ToyState, typed: str, meant: str) -> None:
    known = kind_named(kinds, typed)
    assert known is not None
    assert known.id == meant


@pytest.mark.parametrize("typed", ["", " ", "XX", "Q", "QD", "thông báo", "TB-UBND"])
def test_what_is_no_kind_is_not_taken_for_one(kinds: ToyState, typed: str) -> None:
    assert kind_named(kinds, typed) is None


def test_each_year_has_its_own_number_one() -> None:
    scene = Scene()
    scene.number("a", 1)
    assert scene.number("b", 1, issued_on=date(2027, 1, 4)).notation == "01/TB-UBND"
    again = scene.do(number_act("c", 1, issued_on=date(2026, 12, 31)))
    assert again.conflict is not None
    assert again.conflict.code == "number.taken"


def test_a_kind_that_no_longer_held_on_the_documents_date_is_unknown() -> None:
    scene = Scene()
    late = scene.refusal(number_act(kind_id="BN", issued_on=date(2020, 3, 5)))
    assert late == Refusal("kind.unknown", {"kind": "BN"})
    scene.number(kind_id="BN", number=5, issued_on=date(2020, 3, 4))
