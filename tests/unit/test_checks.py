"""What is checked before a number and before sending: what stops which, and no tick without a look."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.actions.composition import Asked, NumberOutlook
from app.documents.look_inside import Inside
from app.ui.compose.checks import checks
from app.ui.compose.papers import Paper
from app.ui.compose.verdicts import Check, Need, Situation, Verdict, stops
from sync.replica.draft_content import DraftContent
from sync.rules.deliveries import Channel, Recipient
from sync.rules.documents import FileFacts

DAY = date(2026, 11, 23)
TWO = (Recipient(office="187"), Recipient(office="06463"))


def paper(name: str = "cv.pdf", *, looked: bool = True, **more: Any) -> Paper:
    facts = FileFacts(name, "0" * 64, 412_000, looked)
    inside = Inside(pages=3, lines=("CÔNG VĂN",) if looked else ())
    return Paper(**({"key": 1, "name": name, "bytes": 412_000, "facts": facts, "inside": inside} | more))


def situation(**more: Any) -> Situation:
    """A document to which nothing is missing but its number."""
    content = {"id": "x", "kind": "CV", "subject": "Báo cáo tiến độ", "recipients": TWO} | more.pop("content", {})
    return Situation(
        **({"content": DraftContent(**content), "papers": (paper(),), "issued_on": DAY, "today": DAY} | more)
    )


def numbered(**more: Any) -> Situation:
    return situation(**({"number": 1248, "notation": "1248/UBND-VP"} | more))


def told(now: Situation, about: str = "") -> list[tuple[Verdict, str]]:
    return [(check.verdict, check.text) for check in checks(now) if about in ("", check.about)]


def one(now: Situation, about: str, verdict: Verdict) -> Check:
    (found,) = [check for check in checks(now) if (check.about, check.verdict) == (about, verdict)]
    return found


def test_a_complete_document_with_its_number_may_leave() -> None:
    assert stops(checks(numbered()), Need.SEND) == []
    assert {verdict for verdict, _ in told(numbered())} == {Verdict.OK}
    assert (Verdict.OK, "Đã chép vào máy 1 tệp: 3 trang, 412 KB") in told(numbered(), "files")


def test_without_its_number_it_may_get_one_and_not_leave() -> None:
    now = checks(situation())
    assert stops(now, Need.NUMBER) == []
    assert [check.text for check in stops(now, Need.SEND)] == ["Chưa cấp số"]


def test_a_number_needs_neither_file_nor_recipient() -> None:
    now = checks(situation(papers=(), content={"recipients": ()}))
    assert stops(now, Need.NUMBER) == []
    assert {check.text for check in stops(now, Need.SEND)} == {
        "Chưa có tệp văn bản",
        "Chưa chọn nơi nhận",
        "Chưa cấp số",
    }


def test_with_a_number_and_no_file_it_waits_for_the_scan() -> None:
    assert told(numbered(papers=()), "files") == [(Verdict.MISSING, "Chờ bản quét")]


@pytest.mark.parametrize(("subject", "verdict"), [("", Verdict.MISSING), ("Kế hoạch A (MẬT)", Verdict.BLOCKING)])
def test_a_subject_that_is_missing_or_marked_stops_both(subject: str, verdict: Verdict) -> None:
    now = checks(numbered(content={"subject": subject}))
    assert [(c.about, c.verdict) for c in stops(now, Need.NUMBER)] == [("subject", verdict)]
    assert [(c.about, c.verdict) for c in stops(now, Need.SEND)] == [("subject", verdict)]


def test_a_secret_subject_gets_no_tick_for_secrecy() -> None:
    assert told(numbered(content={"subject": "TUYỆT MẬT"}), "secrecy") == []


def test_a_scan_gets_no_tick_for_its_inside_and_does_not_leave_before_somebody_has_looked() -> None:
    now = numbered(papers=(paper("quét.pdf", looked=False),))
    words = "Không đọc được chữ trong “quét.pdf” vì là bản quét. Hãy mở tệp, xem có dấu Mật không."
    assert told(now, "secrecy") == [
        (Verdict.OK, "Không thấy dấu mật trong trích yếu, tên tệp"),
        (Verdict.UNKNOWN, words),
    ]
    assert [check.text for check in stops(checks(now), Need.SEND)] == [words]
    assert stops(checks(now), Need.NUMBER) == []


def test_whoever_has_looked_into_a_scan_may_send_it_and_no_other() -> None:
    scan = paper("quét.pdf", looked=False)
    looked = numbered(papers=(scan,), content={"looked_at": ("0" * 64,)})
    assert stops(checks(looked), Need.SEND) == []
    assert one(looked, "secrecy", Verdict.NOTE).text == "Người gửi đã xem “quét.pdf”, không có dấu Mật"
    changed = replace(scan, facts=FileFacts("quét.pdf", "1" * 64, 412_000, looked_inside=False))
    other = numbered(papers=(changed,), content={"looked_at": ("0" * 64,)})
    assert [check.verdict for check in stops(checks(other), Need.SEND)] == [Verdict.UNKNOWN]


def test_a_file_that_was_refused_as_secret_gets_no_tick_either() -> None:
    refused = Paper(2, "b.pdf", refused=("secret.page", {"name": "b.pdf", "mark": "TỐI MẬT"}))
    now = numbered(papers=(paper(), refused))
    assert told(now, "secrecy") == []
    assert one(now, "files", Verdict.BLOCKING).text == "1 tệp không gửi được"


def test_a_file_on_its_way_or_refused_stops_the_sending_alone() -> None:
    coming = Paper(2, "phụ lục.xlsx", 900)
    refused = Paper(3, "a.exe", refused=("file.program", {"name": "a.exe"}))
    now = checks(numbered(papers=(paper(), coming, refused)))
    assert [c.verdict for c in stops(now, Need.SEND)] == [Verdict.BLOCKING, Verdict.MISSING]
    assert stops(now, Need.NUMBER) == []
    assert not any(c.text.startswith("Đã chép vào máy") for c in now)


def test_too_many_files_are_refused_and_large_ones_warned_of() -> None:
    many = tuple(paper(f"{n}.pdf", key=n) for n in range(21))
    assert "21" in one(numbered(papers=many), "files", Verdict.BLOCKING).text
    assert "24,0 MB" in one(numbered(papers=(paper(bytes=24_000_000),)), "files", Verdict.WARNING).text


def test_signatures_are_counted_and_said_to_be_unchecked() -> None:
    signed = paper(inside=Inside(pages=2, signatures=2), looked=False)
    assert one(numbered(papers=(signed,)), "files", Verdict.NOTE).text == "“cv.pdf” có 2 chữ ký số, chưa kiểm tra"


@pytest.mark.parametrize("name", ["bản.docx", "bảng.xlsm"])
def test_a_main_file_that_is_no_pdf_and_macros_are_warned_of(name: str) -> None:
    assert Verdict.WARNING in {verdict for verdict, _ in told(numbered(papers=(paper(name),)), "files")}


def test_a_due_day_before_the_document_stops_it_and_a_past_one_does_not() -> None:
    early = numbered(content={"due": date(2026, 11, 20)})
    assert stops(checks(early), Need.SEND) == [one(early, "due", Verdict.BLOCKING)]
    past = numbered(issued_on=date(2026, 11, 1), content={"due": date(2026, 11, 20)})
    assert stops(checks(past), Need.SEND) == []
    assert one(past, "due", Verdict.WARNING).text == "Hạn 20/11/2026 đã qua"


def test_a_day_that_is_none_stops_what_needs_it() -> None:
    assert [c.about for c in stops(checks(situation(wrong_days=("date",))), Need.NUMBER)] == ["date"]
    assert [c.about for c in stops(checks(numbered(wrong_days=("due",))), Need.SEND)] == ["due"]


def test_another_years_date_says_whose_book_it_is() -> None:
    assert "năm 2025" in one(situation(issued_on=date(2025, 12, 31)), "date", Verdict.NOTE).text
    assert one(situation(issued_on=date(2026, 12, 31)), "date", Verdict.WARNING)


def test_silent_offices_warn_and_closed_ones_stop() -> None:
    now = numbered(silent=("Y Tịch", "Hữu Kiên", "Vân An", "Gia Lộc"), without_pc=("Bắc Thủy",))
    assert [text for verdict, text in told(now, "recipients") if verdict is Verdict.WARNING] == [
        "Đang mất liên lạc: Y Tịch, Hữu Kiên, Vân An và 1 nơi khác. Vẫn gửi được, nên gọi điện.",
        "Chưa có máy: Bắc Thủy. Văn bản chờ ở máy chủ, nên gọi điện.",
    ]
    assert stops(checks(now), Need.SEND) == []
    assert [c.about for c in stops(checks(numbered(closed=("Quang Lang",))), Need.SEND)] == ["recipients"]


def test_an_outside_recipient_is_a_thing_to_do_by_hand() -> None:
    outside = (Recipient(name="Công ty Điện lực", channel=Channel.POST),)
    assert "1 nơi ngoài hệ thống" in one(numbered(content={"recipients": outside}), "recipients", Verdict.NOTE).text


def outlook(given: int | None, refusal: str = "", used_on: date | None = None) -> NumberOutlook:
    facts = {"number": str(given), "year": "2026"}
    return NumberOutlook(Asked("CV", "VP", DAY, given), 1249, "1248/UBND-VP", True, refusal, facts, used_on)


def test_a_free_number_on_the_paper_is_said_to_be_free() -> None:
    now = situation(outlook=outlook(1248))
    assert one(now, "number", Verdict.OK).text == "Số 1248 chưa được cấp"
    assert stops(checks(now), Need.NUMBER) == []


def test_a_taken_number_says_by_what_day_and_which_is_next() -> None:
    now = situation(outlook=outlook(1248, "number.taken", date(2026, 11, 20)))
    text = "Số 1248 đã dùng cho văn bản ngày 20/11. Số tiếp theo là 1249."
    assert one(now, "number", Verdict.BLOCKING).text == text
    assert [c.text for c in stops(checks(now), Need.NUMBER)] == [text]


def test_a_pc_without_numbers_cannot_give_one_but_the_draft_stays() -> None:
    now = situation(outlook=outlook(None, "number.none_here"))
    assert [c.about for c in stops(checks(now), Need.NUMBER)] == ["number"]


@pytest.mark.parametrize(
    ("line", "about", "text"),
    [
        ("Số: 1249/UBND-VP", "number", "Trên giấy ghi số 1249, sổ cấp 1248"),
        ("Số:     /UBND-VP", "number", "Trên “cv.pdf” chưa ghi số. Nếu đã có bản đóng dấu, hãy gắn bản quét đó."),
        ("Quang Lang, ngày 22 tháng 11 năm 2026", "date", "Trên giấy ghi ngày 22/11/2026, sổ ghi 23/11/2026"),
    ],
)
def test_what_the_paper_says_otherwise_warns_and_stops_nothing(line: str, about: str, text: str) -> None:
    now = numbered(papers=(paper(inside=Inside(1, 0, (line,))),))
    assert one(now, about, Verdict.WARNING).text == text
    assert stops(checks(now), Need.SEND) == []


def test_a_signed_file_with_an_empty_place_has_its_number_in_a_signature() -> None:
    now = numbered(papers=(paper(inside=Inside(1, 2, ("Số: /UBND-VP",))),))
    assert [verdict for verdict, _ in told(now, "number")] == [Verdict.OK]
