"""What may hold one document: how it comes about, what the strip says of it, and how it is mended."""

from collections.abc import Callable
from dataclasses import dataclass

from app.actions import outgoing, second_tries
from sync.engine import exchange
from tests.support import on_s3
from tests.support.places import DistrictPlace, Pc
from tests.support.sample_offices import NEIGHBOUR


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
