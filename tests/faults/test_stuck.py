"""Everything that we could think of that may hold an item, or all of them: the strip says since when and why, where to
go, and what is found there works.

Tables: what holds the whole line, what shuts this PC out, what holds this PC, what holds files alone, what holds one
document. A code of a line, a disk, a database, a keyring, a server, an act that is set aside or a file's reason that is
in none of them, and not in `ELSEWHERE` either, fails a test, so that nothing new can hold an item without a word.
"""

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from app.actions import second_tries
from app.actions.carrying_over import carry_over, owe
from app.actions.engine_process import EngineProcess
from app.actions.engine_protocol import Said
from app.host.profile import Profile
from app.ui.shell.status_strip import EVERYTHING
from app.ui.shell.strip_words import FOR_A_PERSON, Pace, StripWords, strip_words
from app.ui.shell.told_faults import Fault
from app.ui.words import dates
from app.ui.words.speech import speech
from sync.engine import exchange
from sync.engine.earlier import Earlier
from sync.engine.engine import HALTING
from sync.engine.line import Halted, Hindered, TryNow
from sync.engine.line_keeper import LineKeeper
from sync.engine.line_status import FILES_ALONE, LineStatus
from sync.engine.pulse import Ending
from sync.errors import LocalHindrance, Refused
from sync.protocol.messages import Outcome, Push, PushAnswer
from sync.replica import pages
from sync.replica.meta import write_meta
from sync.replica.strip_page import strip_page
from sync.server.district import District
from sync.wording import RESOURCES
from tests.faults.held import HELD, Case
from tests.support import (
    off_screen,  # noqa: F401
)
from tests.support.fakes import NoChance
from tests.support.loopback import Line, LoopbackPort
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, NEIGHBOUR

BY_ITSELF, BY_LOGIN = "máy sẽ tự gửi", "mở trình duyệt web, đăng nhập"
# code: what the strip says of why or what to do; where it leads besides "try"
LINE = {
    "line.refused": (BY_ITSELF, ()),
    "line.timeout": (BY_ITSELF, ()),
    "line.reset": (BY_ITSELF, ()),
    "line.no_name": (BY_ITSELF, ()),
    "line.unreachable": (BY_ITSELF, ()),
    "line.portal": (BY_LOGIN, ()),
    "line.tls": ("Chứng thư nhận được không phải của máy chủ", ()),
    "line.tls_inspected": ("Mạng đang can thiệp vào kết nối mã hóa (chứng thư do Hộp Đen cấp)", ()),
    "line.proxy": ("Proxy không cho kết nối", ("settings",)),
    "line.proxy_password": ("Proxy đòi tên đăng nhập và mật khẩu", ("settings",)),
    "line.bad_address": ("Địa chỉ máy chủ không đúng", ("settings",)),
    "line.no_address": ("Chưa có địa chỉ máy chủ", ("settings",)),
    "server.busy": ("Máy tự gửi lại sau ít phút", ()),
    "server.defect": ("Máy chủ gặp lỗi", ()),
    "server.full": ("Ổ đĩa máy chủ đã đầy", ()),
    "server.unclear": ("Máy chủ trả lời không rõ", ()),
    "server.database_unreachable": ("Quản trị máy chủ cần xem PostgreSQL", ()),
}
HALTED = {
    "device.revoked": ("Xin lãnh đạo cấp phiếu đăng ký mới", ("join",)),
    "device.forked": ("Việc chưa gửi đi theo khi đăng ký lại", ("join",)),
    "device.succeeded": ("xin lãnh đạo cấp phiếu đăng ký mới", ("join", "try")),
    "device.unknown": ("Xin lãnh đạo cấp phiếu đăng ký mới", ("join", "try")),
    "token.bad_signature": ("Hãy nhờ quản trị cấp mã đăng ký mới", ("join", "try")),
    "update.needed": ("Hãy cập nhật chương trình", ("try",)),
    "server.too_old": ("Máy chủ", ("try",)),
}
PC = {
    "disk.full": "Hãy giải phóng chỗ trống",
    "disk.read_only": "Hãy kiểm tra ổ đĩa",
    "disk.fault": "Hãy kiểm tra ổ đĩa",
    "database.locked": "Hãy thử lại",
    "database.damaged": "Hãy báo bộ phận hỗ trợ",
    "database.fault": "Hãy thử lại",
    "database.wrong_key": "không xóa tệp",
    "keyring.locked": "mở kho khóa",
    "keyring.entry_gone": "Hãy đăng nhập đúng tài khoản",
}
FILES = {
    "server.disk_full": "Hãy báo quản trị máy chủ",
    "server.files_unreachable": "Quản trị máy chủ cần xem kho",
    "server.files_forbidden": "Quản trị máy chủ cần sửa khóa truy cập",
}
ACTS = {
    "intent.put_away": "đã được khép lại",
    "intent.too_large": "Một việc quá lớn",
    "intent.not_yours": "không phải của cơ quan này",
    "intent.id_taken": "trùng mã với việc khác",
    "intent.crashes": "làm máy chủ dừng 3 lần",
    "intent.fault": "Máy chủ gặp lỗi khi xử lý",
}
# Said where the program is opened, at enrolment, on the server's own command line or in a task: nothing waits for them.
ELSEWHERE = {
    *("database.newer", "database.not_upgraded", "database.unsafe_sqlite", "disk.low"),
    *("server.fingerprint", "server.bad_fingerprint", "server.bad_address", "server.slip", "server.restored"),
    *("server.not_empty", "server.not_a_folder", "server.other_account", "server.database_gone", "server.not_a_home"),
    *("server.bad_settings", "server.database_unsupported", "server.bad_database", "server.database_not_empty"),
    *("server.database_encoding", "server.other_database", "server.no_driver", "server.bad_files", "server.running"),
    *("server.files_no_secret", "server.no_store_client", "server.keys_gone", "server.bad_host", "server.bad_listen"),
    *("server.port_taken", "server.bundle_taken", "server.bundle_written"),
    *("number.taken", "number.notation_taken", "number.not_granted", "person.ended", "refused"),
    "person.role_ended",
}


@pytest.fixture(autouse=True)
def _in_vietnamese(qapp: QApplication) -> None:
    speech.speak("vi")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pc]:
    """One whose line is held in every way; each of them ends well."""
    place = DistrictPlace(tmp_path_factory.mktemp("held"))
    pc = place.enrol(COMMUNE)
    yield pc
    pc.close()
    place.close()


def strip(pc: Pc, fault: str = "") -> StripWords:
    """What the strip says of this PC's file, three minutes after whatever has happened."""
    raw = pc.replica.database.raw()
    try:
        text = pages.meta(raw, "line")
        line = msgspec.json.decode(text, type=LineStatus) if text else LineStatus(state="unknown")
        now = pc.clock.now()
        told = Fault(fault, now - timedelta(minutes=3)) if fault else None
        return strip_words(strip_page(raw), line, now, Pace(), "UBND huyện Chi Lăng", told)
    finally:
        raw.close()


@pytest.mark.parametrize("code", LINE)
def test_what_holds_the_line(office: Pc, code: str) -> None:
    """Said with its time; a try goes on from there, and a word from the server ends it."""
    why, ways = LINE[code]
    line = LineKeeper(office.replica, NoChance(), lambda event, about: None)
    line.heard()
    office.dispatch()
    since = dates.spoken(office.clock.now(), office.clock.now())
    line.report(Hindered(code, {"issuer": "Hộp Đen", "detail": "x"}))
    office.clock.advance(minutes=3)
    told = strip(office)
    assert told.token == "amber"
    assert f"từ {since}" in told.strong
    assert "1 văn bản đang chờ gửi" in told.strong
    assert why in told.text
    assert "try" in told.actions and set(ways) <= set(told.actions) <= set(EVERYTHING)
    line.report(TryNow())
    assert line.line.state == "trying"
    line.heard()
    office.sync()
    assert strip(office).token == "green"


@pytest.mark.parametrize("code", HALTED)
def test_what_the_server_shuts_out(office: Pc, code: str) -> None:
    """The way by a slip: `test_anew`, `test_copied_profile`. A try leads back where the cause has gone."""
    why, ways = HALTED[code]
    line = LineKeeper(office.replica, NoChance(), lambda event, about: None)
    since = dates.spoken(office.clock.now(), office.clock.now())
    line.report(Halted(code))
    office.clock.advance(minutes=3)
    told = strip(office)
    assert (told.state, told.token, told.actions) == ("needs_you", "red", ways)
    assert f"từ {since}" in told.strong
    assert why in told.text
    line.report(TryNow())
    line.heard()
    office.sync()
    assert strip(office).token == "green"


@pytest.mark.parametrize("code", PC)
def test_what_holds_this_pc(office: Pc, code: str) -> None:
    with office.replica.write() as t:
        write_meta(t.connection, "line", msgspec.json.encode(LineStatus(state="up")).decode())
    office.sync()
    told = strip(office, fault=code)
    assert (told.state, told.token, told.actions) == ("needs_you", "red", ("try",))
    assert f"từ {three_minutes_ago(office)}" in told.strong
    assert PC[code] in told.text
    assert strip(office).token == "green", "as soon as it is told no more"


@pytest.mark.parametrize("code", FILES)
def test_what_holds_files_alone(office: Pc, code: str) -> None:
    """That a try ends the engine's rest: `test_engine_faults`."""
    LineKeeper(office.replica, NoChance(), lambda event, about: None).heard()
    office.dispatch(code, size=90_000)
    office.push_and_pull()
    told = strip(office, fault=code)
    assert (told.state, told.token, told.actions) == ("silent", "amber", ("waiting", "try"))
    assert f"tệp phải chờ từ {three_minutes_ago(office)} · 1 văn bản đang chờ gửi" in told.strong
    assert FILES[code] in told.text and "…" not in told.text
    office.sync()
    assert strip(office).token == "green"


def test_what_is_owed_to_an_earlier_self(office: Pc) -> None:
    """Told as long as the earlier self is not where it was put."""
    LineKeeper(office.replica, NoChance(), lambda event, about: None).heard()
    owe(office.replica, ["the PC that it was"])
    heard: list[str] = []
    earlier = Earlier(
        office.replica, partial(carry_over, office.replica), lambda event, about: heard.append(about), Ending()
    )
    earlier.look()
    assert heard == ["anew.not_carried"]
    told = strip(office, fault="anew.not_carried")
    assert (told.state, told.token, told.actions) == ("needs_you", "red", ("try",))
    assert told.strong.startswith(f"Từ {three_minutes_ago(office)}, ")
    assert "không xóa thư mục nào" in told.text
    owe(office.replica, [])  # as if it were back, and had nothing
    earlier.look()
    assert heard == ["anew.not_carried"]
    assert strip(office, fault="anew.not_carried").token == "green"


def test_an_engine_that_cannot_begin_says_why(office: Pc) -> None:
    engine = Heard(Profile(office.folder))
    engine._ended.set()  # which ends its rests
    engine._rest(LocalHindrance("keyring.locked"))
    engine._rest(Refused("engine.running"))
    assert engine.told == ["keyring.locked"], "another process that runs one is no fault"


@pytest.mark.parametrize("code", ACTS)
def test_what_the_server_sets_aside(office: Pc, code: str) -> None:
    LineKeeper(office.replica, NoChance(), lambda event, about: None).heard()
    office.number()
    since = dates.spoken(office.clock.now(), office.clock.now())
    exchange.push_once(office.replica, SetsAside(office.place.district, office.device, office.line, code), office.heard)
    office.clock.advance(minutes=3)
    told = strip(office)
    assert (told.state, told.token, told.actions[0]) == ("needs_you", "red", "refused")
    assert f"từ {since}" in told.strong
    assert ACTS[code] in told.text
    for one in office.refused():
        second_tries.close_task(office.desk, one.intent)
    office.sync()
    assert strip(office).token == "green"


def three_minutes_ago(pc: Pc) -> str:
    now = pc.clock.now()
    return dates.spoken(now - timedelta(minutes=3), now)


class Heard(EngineProcess):
    """What it tells its window."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self.told: list[str] = []

    def _say(self, said: Said) -> None:
        self.told.append(said.about)


class SetsAside(LoopbackPort):
    """Its server sets every act aside."""

    def __init__(self, district: District, device: str, line: Line, code: str) -> None:
        super().__init__(district, device, line)
        self._code = code

    def push(self, push: Push) -> PushAnswer:
        answer = super().push(push)
        said: dict[str, Any] = {"outcome": Outcome.QUARANTINED, "code": self._code, "facts": {"times": "3"}}
        return msgspec.structs.replace(
            answer, verdicts=tuple(msgspec.structs.replace(one, **said) for one in answer.verdicts)
        )


def test_no_code_that_holds_everything_is_without_its_words() -> None:
    sentences = tomllib.loads((RESOURCES / "wording" / "vi.toml").read_text(encoding="utf-8"))
    assert {code for code in LINE if code.startswith("line.")} == {f"line.{name}" for name in sentences["line"]}
    assert set(HALTED) == HALTING
    assert set(FILES) == FILES_ALONE
    assert all(code.startswith(FOR_A_PERSON) for code in PC)
    parts = ("line", "disk", "database", "keyring", "server", "intent")
    codes = {f"{part}.{name}" for part in parts for name in sentences[part]} | set(sentences["why"])
    told = {*LINE, *HALTED, *PC, *FILES, *ACTS, *HELD}
    assert codes - told == ELSEWHERE


@pytest.mark.parametrize("name", HELD)
def test_what_holds_one_document(place: DistrictPlace, commune: Pc, district: Pc, name: str) -> None:
    held, case = HELD[name], Case(place, commune, district)
    place.enrol(NEIGHBOUR)
    held.bring_about(case)
    with case.pc.replica.write() as t:
        write_meta(t.connection, "line", msgspec.json.encode(LineStatus(state="up")).decode())
    case.pc.clock.advance(minutes=3)
    told = strip(case.pc)
    assert (told.state, told.token, told.actions[0]) == ("needs_you", "red", held.way)
    assert "từ 08:00" in told.strong
    assert held.why in told.text
    assert "Chưa lưu gì" not in told.text
    held.mend(case)
    case.pc.sync()
    assert strip(case.pc).token == "green"
