"""The queues that a list offers, by who looks: a clerk enters, a leader directs, an officer does what he was given."""

from dataclasses import dataclass

from app.ui.words.speech import translate
from sync.replica.pages import Wanted
from sync.rules.people import Role


@dataclass(frozen=True)
class Queue:
    """`counts`: the numbers of `pages.counts` that make its own; none where none is shown. `token`: its colour."""

    key: str
    title: str
    empty: str
    wanted: Wanted
    counts: tuple[str, ...] = ()
    token: str = "blue"


def incoming_queues(roles: frozenset[Role], person: str) -> list[Queue]:
    """The first is the one to open with."""
    if Role.CLERK in roles:
        own = [_to_register(), _to_present(), _in_progress("to_direct", "in_progress")]
    elif Role.LEADER in roles:
        own = [_to_direct(), _in_progress("in_progress")]
    else:
        own = [_mine(person), _in_progress("in_progress")]
    return [*own, _overdue(), _all_incoming()]


def outgoing_queues() -> list[Queue]:
    """The one with everything stands last and apart, as everywhere."""
    return [_numbered(), _underway(), _all_outgoing()]


def _open(key: str, title: str, empty: str, *queues: str) -> Queue:
    return Queue(key, title, empty, Wanted("incoming", queues, "urgent"), tuple(f"incoming.{name}" for name in queues))


def _to_register() -> Queue:
    empty = translate("Queues", "Không còn văn bản nào chờ vào sổ.")
    return _open("to_register", translate("Queues", "Chờ vào sổ"), empty, "to_register")


def _to_present() -> Queue:
    empty = translate("Queues", "Không còn văn bản nào chờ trình.")
    return _open("to_present", translate("Queues", "Chờ trình"), empty, "to_present")


def _to_direct() -> Queue:
    empty = translate("Queues", "Không còn văn bản nào chờ cho ý kiến.")
    return _open("to_direct", translate("Queues", "Chờ cho ý kiến"), empty, "to_direct")


def _in_progress(*queues: str) -> Queue:
    empty = translate("Queues", "Không có văn bản nào đang xử lý.")
    return _open("in_progress", translate("Queues", "Đang xử lý"), empty, *queues)


def _mine(person: str) -> Queue:
    wanted = Wanted("incoming", ("in_progress",), "urgent", person=person)
    empty = translate("Queues", "Chưa có văn bản nào được giao.")
    return Queue("mine", translate("Queues", "Được giao"), empty, wanted, ("mine",))


def _overdue() -> Queue:
    wanted = Wanted("incoming", order="due", overdue=True)
    empty = translate("Queues", "Không có văn bản nào quá hạn.")
    return Queue("overdue", translate("Queues", "Quá hạn"), empty, wanted, ("incoming.overdue",), "red")


def _all_incoming() -> Queue:
    empty = translate("Queues", "Chưa có văn bản đến nào.")
    return Queue("all", translate("Queues", "Tất cả"), empty, Wanted("incoming"))


def _all_outgoing() -> Queue:
    return Queue(
        "all", translate("Queues", "Tất cả"), translate("Queues", "Chưa có văn bản đi nào."), Wanted("outgoing")
    )


def _numbered() -> Queue:
    empty = translate("Queues", "Mọi văn bản đã cấp số đều đã gửi.")
    title = translate("Queues", "Đã cấp số, chờ bản quét")
    return Queue("numbered", title, empty, Wanted("outgoing", ("numbered",)), ("outgoing.numbered",), "amber")


def _underway() -> Queue:
    empty = translate("Queues", "Mọi văn bản đã gửi đều đã được nơi nhận vào sổ.")
    title = translate("Queues", "Nơi nhận chưa vào sổ")
    return Queue("underway", title, empty, Wanted("outgoing", ("underway",)), ("outgoing.underway",))
