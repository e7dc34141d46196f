"""Secret documents are refused at every door, and nothing else is (design: marks are compared in the case written)."""

import unicodedata

import pytest
from msgspec.structs import replace

from sync.rules.documents import check_file_name, check_files, check_subject
from sync.rules.limits import Limits
from sync.rules.secrecy import mark_in_lines
from tests.unit.scene import SCAN, Scene, number_act, release_act

LIMITS = Limits()
SECRET_SUBJECTS = [
    "TỐI MẬT",
    "TUYỆT MẬT",
    "Kế hoạch TỐI MẬT năm 2026",
    "TUYỆT MẬT: phương án phòng thủ",
    "Phương án (TUYỆT MẬT) phòng thủ",
    "Bao cao TOI MAT quy III",
    "Ke hoach TUYET MAT nam 2026",
    "Kế hoạch TỐI  MẬT năm 2026",
    "Kế hoạch TỐI\nMẬT năm 2026",
    "Báo cáo_TỐI MẬT_quý III",
    "MẬT",
    "MẬT.",
    "MẬT - Kế hoạch phòng thủ",
    "MẬT Kế hoạch phòng thủ",
    "Kế hoạch phòng thủ MẬT",
    "Kế hoạch phòng thủ - MẬT",
    "Kế hoạch (MẬT) phòng thủ",
    "Kế hoạch [ MẬT ] phòng thủ",
    "Kế hoạch phòng thủ (MẬT)",
    "Ke hoach (MAT) phong thu",
    "KẾ HOẠCH DIỄN TẬP PHÒNG THỦ (MẬT)",
    "KẾ HOẠCH DIỄN TẬP PHÒNG THỦ - MẬT",
    "KẾ HOẠCH DIỄN TẬP PHÒNG THỦ MẬT",
    "MẬT KẾ HOẠCH DIỄN TẬP PHÒNG THỦ",
]
OPEN_SUBJECTS = [
    "Quy định về quản lý tài liệu tối mật",
    "Danh mục bí mật nhà nước độ Tuyệt mật, độ Tối mật",
    "Tăng cường bảo mật thông tin",
    "Kế hoạch phòng thủ (mật)",
    "Mật mã dân sự",
    "BẢO MẬT THÔNG TIN MẠNG",
    "Ủy ban Mặt trận Tổ quốc xã",
    "MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "Bồi thường, giải phóng mặt bằng",
    "GIẢI PHÓNG MẶT BẰNG",
    "Giai phong MAT bang",
    "Xử lý sự cố MAT ket noi",
    "Họp mặt đầu xuân",
    "TỐI 20 MẬT ONG",
]
SECRET_NAMES = [
    "TỐI MẬT.pdf",
    "ke hoach TOI MAT.pdf",
    "ke-hoach_TUYET_MAT_2026.docx",
    "TUYỆT-MẬT.pdf",
    "MẬT.pdf",
    "Kế hoạch (MẬT).pdf",
    "ke-hoach-MAT.pdf",
    "MAT_ke hoach.docx",
    "Ke hoach (MAT).pdf",
    "ke.hoach.MAT.pdf",
]
OPEN_NAMES = [
    "giai phong mat bang.pdf",
    "quy-che-bao-mat.pdf",
    "Ủy ban Mặt trận.pdf",
    "tối mật.pdf",
    "FORMAT.docx",
    "MATRIX.xlsx",
    "AUTOMAT.pdf",
]


@pytest.mark.parametrize("subject", SECRET_SUBJECTS)
def test_a_subject_with_a_secret_mark_is_refused_with_the_mark(subject: str) -> None:
    refusal = check_subject(subject, LIMITS)
    assert refusal is not None
    assert refusal == check_subject(unicodedata.normalize("NFD", subject), LIMITS)
    assert refusal.code == "secret.subject"
    assert refusal.facts["mark"] in ("TỐI MẬT", "TUYỆT MẬT", "TOI MAT", "TUYET MAT", "MẬT", "MAT")


@pytest.mark.parametrize("subject", OPEN_SUBJECTS)
def test_a_subject_that_only_speaks_of_secrets_passes(subject: str) -> None:
    assert check_subject(subject, LIMITS) is None
    assert check_subject(unicodedata.normalize("NFD", subject), LIMITS) is None


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\ufeff", "\x00", "\x07"])
def test_what_would_be_stored_as_a_mark_is_refused_whatever_hides_in_it(invisible: str) -> None:
    refusal = check_subject(f"Kế hoạch TỐI{invisible} MẬT năm 2026", LIMITS)
    assert refusal is not None
    assert refusal.code == "secret.subject"


@pytest.mark.parametrize("name", SECRET_NAMES)
def test_a_file_name_with_a_secret_mark_is_refused_with_the_mark(name: str) -> None:
    refusal = check_file_name(name, LIMITS)
    assert refusal is not None
    assert refusal.code == "secret.file_name"
    assert refusal.facts["name"] == name
    assert check_file_name(unicodedata.normalize("NFD", name), LIMITS) is not None


@pytest.mark.parametrize("name", OPEN_NAMES)
def test_a_file_name_that_only_speaks_of_secrets_passes(name: str) -> None:
    assert check_file_name(name, LIMITS) is None
    assert check_file_name(unicodedata.normalize("NFD", name), LIMITS) is None


@pytest.mark.parametrize(
    "line", ["MẬT", " TỐI MẬT ", "TUYỆT  MẬT", "- MẬT -", "(MẬT)", "TOI MAT", "TUYET MAT", "(MAT)"]
)
def test_a_line_of_the_first_page_that_is_only_the_mark_is_found(line: str) -> None:
    assert mark_in_lines(["ỦY BAN NHÂN DÂN", unicodedata.normalize("NFD", line), "Số: 03/TB-UBND"]) is not None


@pytest.mark.parametrize(
    "line", ["Tối mật", "mật", "MAT", "TÀI LIỆU MẬT", "MẬT MÃ", "Độ mật: tối mật", "Nơi nhận: (MẬT)", "MẶT", ""]
)
def test_a_line_that_is_more_than_the_mark_or_not_in_capitals_passes(line: str) -> None:
    assert mark_in_lines([line]) is None


def test_numbering_and_dispatching_are_doors_for_the_subject_and_the_file_names() -> None:
    scene = Scene()
    assert scene.refusal(number_act(subject="Kế hoạch phòng thủ (MẬT)")).code == "secret.subject"
    scene.number()
    assert scene.refusal(release_act(subject="TỐI MẬT: kế hoạch")).code == "secret.subject"
    enclosure = replace(SCAN, name="phu luc MAT.pdf")
    assert scene.refusal(release_act(files=(SCAN, enclosure))).code == "secret.file_name"
    assert check_files((SCAN, enclosure), LIMITS) == scene.refusal(release_act(files=(SCAN, enclosure)))
