"""Everything that we could think of that may hold an item, or all of them: the strip says since when and why, where to
go, and what is found there works.

Three tables: what holds the whole line, what holds this PC, what holds one document. Codes that are in none of them
fail a test, so that nothing new can hold an item without a word.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from app.actions import outgoing, second_tries
from app.ui.shell.status_strip import EVERYTHING
from app.ui.shell.strip_words import FOR_A_PERSON, Pace, StripWords, strip_words
from app.ui.words import dates
from app.ui.words.speech import speech
from sync.engine import exchange
from sync.engine.engine import HALTING
from sync.engine.line import Halted, Hindered, TryNow
from sync.engine.line_keeper import LineKeeper
from sync.engine.line_status import LineStatus
from sync.replica import pages
from sync.replica.meta import write_meta
from sync.replica.strip_page import strip_page
from sync.wording import RESOURCES
from tests.support import (
    off_screen,  # noqa: F401
    on_s3,
)
from tests.support.fakes import NoChance
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
    "server.unclear": ("Máy chủ trả lời không rõ", ()),
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
    """What the strip says now of this PC's file, three minutes after whatever has happened."""
    raw = pc.replica.database.raw()
    try:
        text = pages.meta(raw, "line")
        line = msgspec.json.decode(text, type=LineStatus) if text else LineStatus(state="unknown")
        return strip_words(strip_page(raw), line, pc.clock.now(), Pace(), "UBND huyện Chi Lăng", fault)
    finally:
        raw.close()


def said(told: StripWords) -> str:
    return " ".join((told.strong, told.text, told.lesser))


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
    assert PC[code] in told.text
    assert strip(office).token == "green", "as soon as it is told no more"


def test_no_code_that_holds_everything_is_without_its_words() -> None:
    sentences = tomllib.loads((RESOURCES / "wording" / "vi.toml").read_text(encoding="utf-8"))
    assert {code for code in LINE if code.startswith("line.")} == {f"line.{name}" for name in sentences["line"]}
    assert set(HALTED) == HALTING
    # Said where the program is opened.
    not_while_it_runs = {"database.newer", "database.not_upgraded", "database.unsafe_sqlite", "disk.low"}
    held = {f"{part}.{name}" for part in ("disk", "database", "keyring") for name in sentences[part]}
    assert set(PC) == held - not_while_it_runs
    assert all(code.startswith(FOR_A_PERSON) for code in PC)


@dataclass(frozen=True)
class Held:
    """How one item comes to be held, what is said of it, where the strip leads, and how it is mended."""

    bring_about: Callable[["Case"], None]
    why: str
    mend: Callable[["Case"], None]
    way: str = "refused"


@dataclass
class Case:
    place: DistrictPlace
    pc: Pc
    district: Pc
    id: str = ""
    before: bytes = b""

    def retry(self) -> None:
        second_tries.retry(self.pc.desk, self.id)

    def close(self) -> None:
        for one in self.pc.refused():
            second_tries.close_task(self.pc.desk, one.intent)

    def file(self) -> str:
        return self.pc.shown(self.id).listed.attachments[0].sha256


def _to_a_closed_office(case: Case) -> None:
    case.id = case.pc.dispatch(to=[NEIGHBOUR]).id
    case.place.set_open(NEIGHBOUR, is_open=False)
    case.pc.sync()


def _open_it(case: Case) -> None:
    case.place.set_open(NEIGHBOUR, is_open=True)
    case.pc.pull()
    case.retry()


def _withdraw_too_late(case: Case) -> None:
    case.id = case.pc.dispatch().id
    case.pc.sync()
    outgoing.withdraw(case.pc.desk, case.id)
    case.district.sync()
    case.pc.sync()


def _spoil(column: str) -> Callable[[Case], None]:
    def spoil(case: Case) -> None:
        case.id = case.pc.number("Bị hỏng trên đường").id
        with case.pc.replica.database.write() as connection:
            connection.exec_driver_sql(f"UPDATE outbox SET {column} = x'00' WHERE act = 'number'")
        case.pc.sync()

    return spoil


def _lose_the_file(content: bytes | None) -> Callable[[Case], None]:
    def lose(case: Case) -> None:
        case.id = case.pc.dispatch(size=90_000).id
        path = case.pc.replica.files.path(case.file())
        case.before = path.read_bytes()
        path.unlink() if content is None else path.write_bytes(content)
        case.pc.sync()

    return lose


def _find_the_file(case: Case) -> None:
    case.pc.replica.files.path(case.file()).write_bytes(case.before)
    case.retry()


def _spoil_at_the_server(case: Case) -> None:
    case.pc, case.district = case.district, case.pc
    case.id = case.district.dispatch(size=90_000).id
    case.district.sync()
    sha256 = case.district.shown(case.id).listed.attachments[0].sha256
    case.before = on_s3.content_of(case.place.home, sha256)
    on_s3.put(case.place.home, sha256, bytes(90_000))
    case.pc.sync()


def _heal_the_server(case: Case) -> None:
    on_s3.put(case.place.home, case.file(), case.before)
    case.retry()


def _set_aside(code: str, way: str) -> Callable[[Case], None]:
    """What only another server than ours would do."""

    def set_aside(case: Case) -> None:
        if way == "down":
            case.pc, case.district = case.district, case.pc
            case.id = case.district.dispatch(size=90_000).id
            case.district.sync()
            case.pc.pull()
        else:
            case.id = case.pc.dispatch(size=90_000).id
            while exchange.push_once(case.pc.replica, case.pc.port, case.pc.heard):
                continue
        exchange._park(case.pc.replica, way, case.file(), code)

    return set_aside


HELD = {
    "a recipient is closed": Held(_to_a_closed_office, "không còn nhận văn bản", _open_it),
    "a withdrawal came too late": Held(_withdraw_too_late, "đã đến", Case.close),
    "intent.unreadable": Held(_spoil("raw"), "không đọc được một việc", Case.close),
    "intent.bad_signature": Held(_spoil("signature"), "có chữ ký không đúng", Case.close),
    "file.damaged": Held(_lose_the_file(b"x"), "tệp trên máy này đã hỏng", _find_the_file),
    "file.gone": Held(_lose_the_file(None), "tệp không còn trên máy này", _find_the_file),
    "file.comes_damaged": Held(_spoil_at_the_server, "hai lần tải về", _heal_the_server, "work"),
    "file.other_size": Held(_set_aside("file.other_size", "down"), "độ dài ở máy chủ khác", Case.retry, "work"),
    "file.not_here": Held(_set_aside("file.not_here", "down"), "máy chủ chưa có tệp này", Case.retry, "work"),
    "upload.too_long": Held(_set_aside("upload.too_long", "up"), "không nhận tệp dài như vậy", Case.retry),
    "upload.other_content": Held(_set_aside("upload.other_content", "up"), "hai lần gửi lên", Case.retry),
    "server.unclear": Held(_set_aside("server.unclear", "up"), "trả lời không rõ", Case.retry),
}


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
