"""The words of the status strip: every state with its since-when, how-much and what-to-do; never more than is true."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.look.theme import theme
from app.ui.parts.text import Clamped
from app.ui.shell.strip_line import StripLine
from app.ui.shell.strip_words import Pace, StripWords, strip_words
from app.ui.shell.told_faults import LASTS_S, SAME_S, Fault, ToldFaults, as_stored
from app.ui.words.speech import speech
from sync.engine.line_status import HeldUp, LineStatus
from sync.replica.strip_page import StripPage

NOW = datetime(2026, 11, 23, 7, 25, tzinfo=UTC)  # 14:25 in Viet Nam
AT_18, AT_17 = NOW - timedelta(minutes=7), NOW - timedelta(minutes=8)
UP = LineStatus(state="up", since=NOW - timedelta(hours=5))
CARRY_ON = "Cứ làm việc bình thường, có mạng máy sẽ tự gửi."
LAST_HEARD = "nhận lần cuối 14:17"
MB = 1_000_000


def down(code: str, since: datetime = AT_18, **more: Any) -> LineStatus:
    return LineStatus(state="down", code=code, since=since, **more)


def page(**known: Any) -> StripPage:
    return StripPage(**{"heard_at": NOW, **known})


def said(
    page: StripPage, line: LineStatus, pace: Pace = Pace(), fault: str = "", parent: str = "UBND huyện Chi Lăng"
) -> StripWords:
    return strip_words(page, line, NOW, pace, parent, Fault(fault, AT_18) if fault else None)


asks: Callable[..., Callable[[], StripWords]] = partial(partial, said)


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


STATES: dict[str, tuple[Callable[[], StripWords], StripWords]] = {
    "all is done": (
        asks(page(), UP),
        StripWords(
            *("done", "green", "online", "Đã kết nối"),
            "mọi văn bản đã gửi xong · nhận lần cuối 14:25 (vừa xong)",
            ("log",),
        ),
    ),
    "all is done, and this PC's clock is hours wrong": (
        asks(page(clock_ahead_s=7 * 3600.0), UP),
        StripWords(
            *("done", "green", "online", "Đã kết nối"),
            "Đồng hồ máy này nhanh 7 giờ so với máy chủ, nên chỉnh lại. Việc vẫn gửi nhận như thường.",
            ("log",),
            "mọi văn bản đã gửi xong · nhận lần cuối 14:25 (vừa xong)",
        ),
    ),
    "one goes up, with how much and how long": (
        asks(
            page(waiting=3, first="1247/UBND-NN", first_bytes=1_800_000, first_left=1_200_000, bytes_up=1_640_000),
            UP,
            Pace(moved=40_000, rate=40_000.0),
        ),
        StripWords(
            *("moving", "blue", "moving", "Đang gửi 1247/UBND-NN (còn 2 văn bản nữa)"),
            "640 KB / 1,8 MB · còn khoảng 40 giây",
            ("waiting",),
        ),
    ),
    "how long is not said before it is known": (
        asks(page(waiting=1, first="12/TB-UBND", first_bytes=9_000, first_left=9_000, bytes_up=9_000), UP),
        StripWords(*("moving", "blue", "moving", "Đang gửi 12/TB-UBND"), "0 B / 9 KB", ("waiting",)),
    ),
    "files come down": (
        asks(page(files_down=2, bytes_down=2 * MB), UP, Pace(moved=MB, rate=100_000.0)),
        StripWords(*("moving", "blue", "moving", "Đang tải về 2 tệp"), "1,0 MB / 2,0 MB · còn khoảng 10 giây", ()),
    ),
    "what may still be undone is not being sent": (
        asks(page(waiting=1, held=1, first="12/TB-UBND"), UP),
        StripWords(*("moving", "blue", "hourglass", "Sắp gửi 12/TB-UBND"), "còn hoàn tác được", ("waiting",)),
    ),
    "no network": (
        asks(page(waiting=3, heard_at=AT_17), down("line.unreachable")),
        StripWords(
            *("offline", "amber", "offline"),
            "Mất mạng từ 14:18 · 3 văn bản đang chờ gửi",
            CARRY_ON,
            ("waiting", "try"),
            LAST_HEARD,
        ),
    ),
    "no network, and only other acts wait": (
        asks(page(acts=2, heard_at=AT_17), down("line.no_name")),
        StripWords(
            *("offline", "amber", "offline"),
            "Mất mạng từ 14:18 · 2 việc khác đang chờ gửi",
            CARRY_ON,
            ("try",),
            LAST_HEARD,
        ),
    ),
    "the server is silent, and when the next try comes": (
        asks(page(heard_at=AT_17), down("line.refused", next_try_at=NOW + timedelta(minutes=5))),
        StripWords(
            *("silent", "amber", "server", "Máy chủ chưa trả lời từ 14:18"),
            f"Máy thử lại lúc 14:30. {CARRY_ON}",
            ("try",),
            LAST_HEARD,
        ),
    ),
    "a try that comes at once is not announced": (
        asks(page(heard_at=AT_17), down("line.timeout", next_try_at=NOW + timedelta(seconds=1))),
        StripWords(*("silent", "amber", "server", "Máy chủ chưa trả lời từ 14:18"), CARRY_ON, ("try",), LAST_HEARD),
    ),
    "somebody else answers": (
        asks(page(waiting=1, heard_at=AT_17), down("line.portal")),
        StripWords(
            *("silent", "amber", "server"),
            "Máy chủ chưa trả lời từ 14:18 · 1 văn bản đang chờ gửi",
            "Có thể wifi đòi đăng nhập: hãy mở trình duyệt web, đăng nhập rồi thử kết nối lại.",
            ("waiting", "try"),
            LAST_HEARD,
        ),
    ),
    "a day without the server": (
        asks(page(waiting=2, heard_at=NOW - timedelta(hours=30)), down("line.unreachable", NOW - timedelta(hours=29))),
        StripWords(
            *("offline", "red", "offline", "Đã 30 giờ chưa liên lạc được với máy chủ."),
            "2 văn bản đang chờ gửi. Mọi việc đã làm vẫn giữ trên máy. Hãy gọi UBND huyện Chi Lăng.",
            ("waiting", "try"),
        ),
    ),
    "a PC switched on after days counts from when it last heard the server": (
        asks(page(heard_at=NOW - timedelta(days=3)), down("line.no_name", NOW - timedelta(minutes=1)), parent=""),
        StripWords(
            *("offline", "red", "offline", "Đã 3 ngày chưa liên lạc được với máy chủ."),
            "Mọi việc đã làm vẫn giữ trên máy.",
            ("waiting", "try"),
        ),
    ),
    "nobody has tried yet": (
        asks(StripPage(waiting=1), LineStatus(state="unknown")),
        StripWords(
            *("silent", "amber", "server", "Đang liên lạc với máy chủ… · 1 văn bản đang chờ gửi"),
            CARRY_ON,
            ("waiting", "try"),
        ),
    ),
    "up is not believed for ever": (
        asks(page(heard_at=NOW - timedelta(minutes=8)), UP),
        StripWords(*("silent", "amber", "server", "Chưa nghe máy chủ từ 14:17"), CARRY_ON, ("try",)),
    ),
    "the server is there and takes no files": (
        asks(page(waiting=1, first="12/TB-UBND", bytes_up=9_000), UP, fault="server.disk_full"),
        StripWords(
            *("silent", "amber", "server", "Có kết nối, nhưng tệp phải chờ từ 14:18 · 1 văn bản đang chờ gửi"),
            "Ổ đĩa máy chủ gần đầy nên tạm chưa nhận tệp mới; thông tin văn bản vẫn gửi nhận được. "
            "Hãy báo quản trị máy chủ.",
            ("waiting", "try"),
        ),
    ),
    "something of ours has failed, and it is tried again": (
        asks(page(waiting=1, first="12/TB-UBND", bytes_up=9_000), UP, fault="message.unreadable"),
        StripWords(
            *("silent", "amber", "server", "Có kết nối, nhưng gửi nhận bị vướng từ 14:18 · 1 văn bản đang chờ gửi"),
            speech.say("message.unreadable"),
            ("waiting", "try"),
        ),
    ),
    "this PC's disk is full": (
        asks(page(), UP, fault="disk.full"),
        StripWords(
            *("needs_you", "red", "alert", "Máy này không gửi nhận được từ 14:18, cần có người xem lại."),
            "Ổ đĩa của máy đã đầy. Việc đã báo là đã lưu vẫn an toàn. Hãy giải phóng chỗ trống.",
            ("try",),
        ),
    ),
    "the server refused something": (
        asks(page(refused=1, parked=1), UP),
        StripWords(
            *("needs_you", "red", "alert", "2 việc chưa xong được, cần xem lại"), "Đã kết nối", ("refused", "log")
        ),
    ),
    "a document was refused": (
        asks(page(refused=1, unsent=1), UP),
        StripWords(
            *("needs_you", "red", "alert", "1 văn bản chưa gửi được, cần xem lại"), "Đã kết nối", ("refused", "log")
        ),
    ),
    "the server refused something, and the line is gone": (
        asks(page(refused=1, heard_at=AT_17), down("line.unreachable")),
        StripWords(
            *("needs_you", "red", "alert", "1 việc chưa xong được, cần xem lại"),
            "Mất mạng từ 14:18",
            ("refused", "try"),
        ),
    ),
    "the server does not know this PC any more": (
        asks(page(refused=1), LineStatus(state="halted", since=AT_18, code="device.revoked")),
        StripWords(
            *("needs_you", "red", "alert", "Máy này đã bị ngừng quyền gửi nhận từ 14:18."),
            "Việc làm bây giờ chưa gửi đi được, vẫn còn trên máy. Xin lãnh đạo cấp phiếu đăng ký mới.",
            ("join",),
        ),
    ),
    "this PC's data is on two PCs": (
        asks(page(waiting=1), LineStatus(state="halted", since=AT_18, code="device.forked")),
        StripWords(
            *("needs_you", "red", "alert", "Dữ liệu máy này đang có ở hai máy, nên từ 14:18 máy ngừng gửi nhận."),
            "Không có gì bị ghi đè. Việc chưa gửi đi theo khi đăng ký lại. Xin lãnh đạo cấp phiếu đăng ký mới.",
            ("join",),
        ),
    ),
    "the server does not know this PC yet, and may know it again": (
        asks(page(), LineStatus(state="halted", since=AT_18, code="device.unknown")),
        StripWords(
            *("needs_you", "red", "alert", "Máy này chưa được phép gửi nhận từ 14:18."),
            "Máy chủ chưa biết máy này. Việc đã làm vẫn còn trên máy. Xin lãnh đạo cấp phiếu đăng ký mới.",
            ("join", "try"),
        ),
    ),
    "what had not been sent before this PC was enrolled anew is not here yet": (
        asks(page(is_owed=True), UP, fault="anew.not_carried"),
        StripWords(
            *("needs_you", "red", "alert"),
            "Từ 14:18, việc chưa gửi trước khi đăng ký lại chưa lấy sang được.",
            "Vẫn còn nguyên trên máy, máy tự thử lại. Hãy báo bộ phận hỗ trợ; không xóa thư mục nào của chương trình.",
            ("try",),
        ),
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_what_the_strip_says(name: str) -> None:
    ask, wanted = STATES[name]
    assert ask() == wanted


def test_green_is_shown_only_where_nothing_is_open() -> None:
    """Every single thing that is open takes the green away."""
    assert said(page(), UP).token == "green"
    open_things: list[dict[str, Any]] = [
        {"waiting": 1, "first": "1"},
        {"files_up": 1, "bytes_up": 1},
        {"files_down": 1, "bytes_down": 1},
        {"refused": 1},
        {"parked": 1},
        {"heard_at": NOW - timedelta(minutes=8)},
    ]
    assert {said(page(**one), UP).token for one in open_things} == {"blue", "red", "amber"}


def test_a_clock_wrong_by_years_is_warned_of_and_one_wrong_by_minutes_is_not() -> None:
    told = said(page(clock_ahead_s=-3 * 365 * 86_400.0), UP)
    assert (told.token, told.text.startswith("Đồng hồ máy này chậm 1095 ngày")) == ("green", True), told.text
    assert said(page(clock_ahead_s=20 * 60.0), UP) == said(page(), UP)
    assert "Đồng hồ" not in said(page(clock_ahead_s=7 * 3600.0, heard_at=AT_17), down("line.unreachable")).text


def test_what_could_not_be_taken_over_hides_neither_a_refusal_nor_a_line_that_is_down() -> None:
    owing = page(is_owed=True, refused=1, unsent=1)
    told = said(owing, UP, fault="anew.not_carried")
    assert (told.strong, told.actions[0]) == ("1 văn bản chưa gửi được, cần xem lại", "refused")
    assert "chưa lấy sang được" in told.text + told.lesser
    cut = down("line.unreachable")
    assert said(page(is_owed=True), cut, fault="anew.not_carried") == said(page(is_owed=True), cut)


def test_what_has_been_taken_over_meanwhile_is_told_no_more() -> None:
    assert said(page(), UP, fault="anew.not_carried").token == "green"


def test_acts_that_a_server_cannot_take_now_are_not_told_as_done() -> None:
    told = said(page(acts=2), UP, fault="server.defect")
    assert (told.state, told.token) == ("silent", "amber")
    assert "2 việc" in told.strong
    assert said(page(acts=2), UP, fault="server.disk_full").state != "silent", "these go, where files alone do not"


def test_what_is_stuck_for_a_day_at_a_server_that_answers_calls_for_a_person() -> None:
    stuck = [Fault("server.full", NOW - timedelta(hours=hours)) for hours in (23, 24)]
    soon, late = (strip_words(page(waiting=1), UP, NOW, Pace(), "UBND huyện Chi Lăng", fault) for fault in stuck)
    assert (soon.state, soon.token, late.state, late.token) == ("silent", "amber", "silent", "red")
    assert late.text == f"{soon.text} Đã hơn một ngày, hãy gọi UBND huyện Chi Lăng."


def test_a_fault_counts_from_when_it_was_first_told_as_long_as_it_is_told_again() -> None:
    faults, first = ToldFaults(), NOW
    faults.hear("fault", "server.disk_full", first, 0.0)
    faults.hear("online", "", first, 10.0)
    assert faults.present(10.0) is None, "the server answers, and has said nothing of it yet"
    faults.hear("fault", "server.disk_full", first + timedelta(minutes=1), 60.0)
    assert faults.present(60.0) == Fault("server.disk_full", first)
    faults.hear("fault", "disk.full", first + timedelta(minutes=2), 120.0)
    assert faults.present(120.0) == Fault("disk.full", first + timedelta(minutes=2))
    assert faults.present(120.0 + LASTS_S + 1) is None
    later = first + timedelta(hours=1)
    faults.hear("fault", "disk.full", later, 120.0 + SAME_S + 1)
    assert faults.present(120.0 + SAME_S + 1) == Fault("disk.full", later), "another one"


def test_what_is_owed_to_an_earlier_self_is_not_ended_by_what_goes_on_the_line() -> None:
    faults = ToldFaults()
    faults.hear("fault", "anew.not_carried", NOW, 0.0)
    faults.hear("fault", "program.fault", NOW, 1.0)
    faults.hear("sent", "a document", NOW, 2.0)
    assert faults.present(2.0) == Fault("anew.not_carried", NOW)


@pytest.mark.parametrize(
    ("code", "lasts"), [("server.full", True), ("server.defect", True), ("server.disk_full", False)]
)
def test_of_one_act_that_cannot_go_others_that_go_say_nothing(code: str, lasts: bool) -> None:
    faults = ToldFaults()
    faults.hear("fault", code, NOW, 0.0)
    faults.hear("sent", "another document", NOW, 1.0)
    assert faults.present(1.0) == (Fault(code, NOW) if lasts else None)
    assert faults.present(LASTS_S + 1) is None


def test_the_offices_file_knows_since_when_a_window_that_was_opened_today_has_only_heard_that_it_is() -> None:
    yesterday = NOW - timedelta(hours=20)
    rests = {"push": HeldUp(code="server.full", since=yesterday), "up": HeldUp(code="server.defect", since=AT_17)}
    stored = msgspec.json.encode(rests).decode()
    assert as_stored(Fault("server.full", NOW), stored) == Fault("server.full", yesterday)
    assert as_stored(Fault("disk.full", NOW), stored) == Fault("disk.full", NOW)
    assert as_stored(None, stored) is None, "what is over may be noted as over only with the next step"
    assert as_stored(Fault("server.full", NOW), "") == Fault("server.full", NOW)


def test_yesterday_is_said_with_its_day() -> None:
    since = NOW - timedelta(hours=20)
    line = down("line.unreachable", since)
    words = said(page(heard_at=since), line)
    assert (words.strong, words.lesser) == ("Mất mạng từ 18:25 hôm qua", "nhận lần cuối 18:25 hôm qua")


@pytest.mark.parametrize(
    ("width", "shown", "rows"),
    [(1100, "all", 1), (860, "less", 1), (600, "all", 2), (420, "less", 3)],
)
def test_what_has_to_be_done_is_not_cut_off_where_the_room_is_narrow(
    qapp: QApplication, width: int, shown: str, rows: int
) -> None:
    told = said(page(waiting=1, heard_at=AT_17), down("line.portal"))
    line = StripLine(told)
    line.resize(width, line.heightForWidth(width))
    line.show()
    strong, lesser, text = line.findChildren(Clamped)
    assert (text.text(), text.toolTip()) == (told.text, "")
    assert lesser.isVisible() == (shown == "all")
    assert line.heightForWidth(width) == sum(
        theme.line_height(style) for style in ("secondary_strong", *["secondary"] * (rows - 1))
    )
    assert not strong.toolTip()
    line.close()


def test_what_goes_on_is_set_off_by_a_dot_and_a_sentence_of_its_own_is_not(qapp: QApplication) -> None:
    def shown(text: str, width: int) -> list[str]:
        told = StripWords("done", "green", "online", "Đã kết nối", text, (), "nhận lần cuối 14:17")
        line = StripLine(told)
        line.resize(width, 30)
        line.set_words(told)
        return [label.text() for label in line.findChildren(QLabel) if label.isVisibleTo(line)]

    theme.apply("light", 1.0)
    assert shown("mọi văn bản đã gửi xong", 900) == ["Đã kết nối", "· nhận lần cuối 14:17", "· mọi văn bản đã gửi xong"]
    assert shown("213 KB / 640 KB", 900)[-1] == "· 213 KB / 640 KB"
    assert shown("Cứ làm việc bình thường.", 900)[-1] == "Cứ làm việc bình thường."
    assert shown("mọi văn bản đã gửi xong", 120)[-1] == "mọi văn bản đã gửi xong", "in a row of its own"
