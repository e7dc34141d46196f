"""The two papers of the week that are opened: typeset as the sample's are, so that a page is a real page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.sample.cast import Office, sample_cast
from app.sample.papers import Words, typeset

REMARK = "Văn bản mẫu của phần mềm văn phòng điện tử; sự việc và tên người đặt ra, không có giá trị pháp lý."


def swine_letter(path: Path, day: date) -> Path:
    """The district's letter to all communes, hỏa tốc."""
    opening = (
        "Để chủ động ngăn chặn dịch tả lợn Châu Phi, Ủy ban nhân dân huyện yêu cầu Chủ tịch Ủy ban nhân dân các xã, "
        "thị trấn thực hiện ngay các nội dung sau:",
        "1. |Rà soát toàn bộ hộ chăn nuôi lợn trên địa bàn, lập danh sách theo mẫu kèm theo.",
        "2. |Bố trí cán bộ thú y trực, hướng dẫn người dân tiêu độc, khử trùng chuồng trại.",
        "Báo cáo kết quả gửi về Ủy ban nhân dân huyện trước 17 giờ ngày 26 tháng 11 năm 2026./.",
    )
    subject = "Khẩn trương phòng, chống dịch tả lợn Châu Phi và rà soát hộ chăn nuôi trên địa bàn"
    words = _words("CV", "", subject, opening, "Ủy ban nhân dân các xã, thị trấn", urgency="hoa-toc")
    return _written(path, words, "187", "Trần Quốc Bảo", "1238/UBND-VP", day)


def letter(path: Path, office: str, kind: str, title: str, subject: str, signer: str, notation: str, day: date) -> Path:
    """Any other paper of the week: a page that says what its subject says. `title`: the kind in capitals, "" for a
    letter."""
    opening = (
        f"Về việc {subject[:1].lower()}{subject[1:]}, Ủy ban nhân dân đề nghị quý cơ quan phối hợp thực hiện theo "
        "các nội dung trong văn bản này và gửi ý kiến phản hồi, nếu có, theo thời hạn đã nêu.",
        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ văn phòng cơ quan để cùng giải quyết./.",
    )
    return _written(
        path, _words(kind, title, subject, opening, "Các cơ quan có tên tại nơi nhận"), office, signer, notation, day
    )


def report(path: Path, day: date, notation: str = "61/BC-UBND") -> Path:
    """The commune's report to the district, with a table."""
    opening = ("1. Kết quả rà soát.| Toàn xã có 1.204 hộ, trong đó số hộ được rà soát như sau:",)
    closing = ("2. Kiến nghị.| Đề nghị huyện hỗ trợ vốn vay cho các hộ mới thoát nghèo./.",)
    subject = "Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2026"
    words = _words("BC", "BÁO CÁO", subject, opening, "Ủy ban nhân dân huyện Chi Lăng", closing)
    table = (
        ("Thôn", "Tổng số hộ", "Hộ nghèo", "Hộ cận nghèo"),
        ("Làng Đăng", "142", "6", "9"),
        ("Làng Thượng", "118", "4", "11"),
        ("Khun Phang", "97", "8", "7"),
    )
    return _written(path, replace(words, table=table), "06511", "Lý Văn Thành", notation, day)


def plain_words(kind: str, title: str, subject: str) -> Words:
    """What a paper says that says next to nothing."""
    return _words(kind, title, subject, ("Nội dung của văn bản được trình bày tại đây./.",), "Các cơ quan")


def _words(
    kind: str,
    title: str,
    subject: str,
    opening: tuple[str, ...],
    addressee: str,
    closing: tuple[str, ...] = (),
    urgency: str = "thuong",
) -> Words:
    return Words(
        kind=kind,
        title=title,
        subject=subject,
        urgency=urgency,
        stamp="MẪU",
        scan_grain=0,
        addressees=(addressee,),
        opening=tuple(_parted(paragraph) for paragraph in opening),
        table=(),
        closing=tuple(_parted(paragraph) for paragraph in closing),
        signing=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        recipients=("Như trên;", "Lưu: VT."),
        remark=REMARK,
    )


def _parted(paragraph: str) -> tuple[str, str]:
    lead, bar, rest = paragraph.partition("|")
    return (lead, rest) if bar else ("", lead)


def _written(path: Path, words: Words, office: str, signer: str, notation: str, day: date) -> Path:
    path.write_bytes(typeset(words, _office(office), signer, notation, day))
    return path


def _office(code: str) -> Office:
    return next(office for office in sample_cast().offices if office.code == code)
