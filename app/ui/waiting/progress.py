"""How far a document of ours has come on its way out, in five steps, and what can be done about it. Pure.

step                 is done when
------------------------------------------------------------------------
has its number       always: it stands in the book
waits                the server has its facts
is being sent        all bytes of its files are at the server
is at the server     the server's receipt is here
is entered           every recipient has entered it (or is out of it)

Nothing is called sent before the server's receipt. How much is up is what is known here: whole files that the server
has, and the bytes of the file under way that this PC has handed to the line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ui.words import amounts, dates
from app.ui.words.speech import speech, translate
from sync.replica.line import Line
from sync.replica.waiting_page import SentDocument, WaitingDocument
from sync.rules.deliveries import FINAL
from sync.rules.legal_time import legal_day

HAS_FACTS = ("acknowledged", "settled", "")  # how a release stands once the server knows of it
ENTERED = ("registered", "assigned", "in_progress", "done")


@dataclass(frozen=True)
class Step:
    """`kind`: past, now or coming. `part`: how much of it is done, from 0 to 1."""

    kind: str
    words: str
    part: float = 0.0


@dataclass(frozen=True)
class Progress:
    """`told`: what it waits for, in the colour of `token`; `law`: by when it has to leave, where that is near or past.
    `actions`: undo, withdraw, retry, recall."""

    steps: tuple[Step, ...]
    told: str
    token: str
    law: str = ""
    actions: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """For a screen reader: where it stands, and what comes."""
        here = next((step.words for step in self.steps if step.kind == "now"), self.steps[-1].words)
        return ". ".join(part.rstrip(".") for part in (here, self.told, self.law) if part)


def bytes_sent(document: WaitingDocument, sent: Mapping[str, int]) -> int:
    """How many of its files' bytes are up."""
    return document.bytes - sum(max(0, file.bytes - sent.get(file.sha256, 0)) for file in document.to_go)


def waiting_progress(
    document: WaitingDocument,
    sent: Mapping[str, int],
    sending: str,
    now: datetime,
    *,
    is_up: bool,
    limit: datetime | None,
    to: str = "",
) -> Progress:
    """`sent` and `sending` as in `Motion`; `is_up`: the server answers. `limit`: when the law wants it gone, None for
    at once. `to`: its one recipient, "" where it has several.

    Without a line nothing leaves, so one that may still be undone waits like any other."""
    done = bytes_sent(document, sent)
    has_begun, is_held = document.release in HAS_FACTS, document.hold_until is not None and is_up
    second = Step("past", _released(document.line, now)) if has_begun else Step("now", _second(document, now, is_held))
    third = translate("Waiting", "Gửi đi")
    if has_begun:
        third = translate("Waiting", "Đang gửi {percent}") if is_up else translate("Waiting", "Gửi dở {percent}")
        third = third.format(percent=_percent(document, done))
    steps = (
        Step("past", translate("Waiting", "Đã cấp số")),
        second,
        Step("now" if has_begun else "coming", third, done / document.bytes if document.bytes else 0.0),
        Step("coming", _at_server()),
        Step("coming", _entered_everywhere()),
    )
    told, token = _told(document, done, sending, now, is_up=is_up)
    law = _law(document.line, limit, now, to) if not is_held and not document.withdraw_asked else ""
    is_late = limit is not None and now > limit
    return Progress(steps, told, token, law if not is_up or is_late else "", _actions(document, is_held))


def sent_progress(document: SentDocument, now: datetime) -> Progress:
    """Of one that the server has."""
    line = document.line
    concerned = {state: number for state, number in line.states.items() if state not in FINAL}
    total, entered = sum(concerned.values()), sum(concerned.get(state, 0) for state in ENTERED)
    words = _entered_everywhere() if total <= 1 else f"{_entered_everywhere()} {entered}/{total}"
    if total == 1 and not entered:
        words = translate("Waiting", "Chờ nơi nhận vào sổ")
    at = dates.spoken(document.at, now)
    steps = (
        Step("past", translate("Waiting", "Đã cấp số")),
        Step("past", _released(line, now)),
        Step("past", translate("Waiting", "Đã rời máy")),
        Step("past", f"{_at_server()} {at}"),
        Step("past", words) if entered == total else Step("now", words, entered / total),
    )
    return Progress(steps, "", "text2", actions=("recall",) if total else ())


def _percent(document: WaitingDocument, done: int) -> str:
    return f"{100 * done // document.bytes if document.bytes else 0} %"


def _released(line: Line, now: datetime) -> str:
    if not line.posted_at:
        return translate("Waiting", "Đã bấm gửi")
    at = dates.spoken(datetime.fromisoformat(line.posted_at), now)
    return translate("Waiting", "Đã bấm gửi {time}").format(time=at)


def _second(document: WaitingDocument, now: datetime, is_held: bool) -> str:
    if is_held:
        return translate("Waiting", "Sắp gửi")
    if not document.line.posted_at:
        return translate("Waiting", "Chờ gửi")
    since = dates.spoken(datetime.fromisoformat(document.line.posted_at), now)
    return translate("Waiting", "Chờ gửi từ {time}").format(time=since)


def _at_server() -> str:
    return translate("Waiting", "Máy chủ đã nhận")


def _entered_everywhere() -> str:
    return translate("Waiting", "Nơi nhận đã vào sổ")


def _told(document: WaitingDocument, done: int, sending: str, now: datetime, *, is_up: bool) -> tuple[str, str]:
    if aside := document.set_aside:
        words = translate("Waiting", "Tệp “{name}” được để riêng: {why}. Các tệp khác vẫn đi.")
        return words.format(name=aside[0].name, why=speech.say(f"why.{aside[0].code}")), "red"
    if document.hold_until is not None and is_up:
        left = max(1, round((document.hold_until - now).total_seconds()))
        return translate("Waiting", "Gửi sau %n giây nữa, còn hoàn tác được.", "", left), "amber"
    if document.withdraw_asked:
        if is_up:
            return translate("Waiting", "Đang hủy gửi, chờ máy chủ trả lời."), "amber"
        return translate("Waiting", "Đang hủy gửi, máy chủ trả lời khi có mạng."), "amber"
    if not document.release:
        return translate("Waiting", "Máy khác của cơ quan đang gửi văn bản này."), "text2"
    if not is_up and document.on_stick is not None:
        words = translate("Waiting", "Đã ghi ra USB lúc {time}, chờ biên nhận. Có mạng thì máy vẫn tự gửi.")
        return words.format(time=dates.spoken(document.on_stick, now)), "text2"
    if not is_up and done > 0 and document.release in HAS_FACTS:
        words = translate("Waiting", "Sẽ gửi tiếp từ {percent} khi có mạng, không phải gửi lại từ đầu.")
        return words.format(percent=_percent(document, done)), "amber"
    if not is_up:
        return "", "amber"  # that it leaves by itself is said once, by the strip
    if any(file.sha256 == sending for file in document.to_go):
        words = translate("Waiting", "Đã tải lên {done} trong {total}.")
        return words.format(done=amounts.size(done), total=amounts.size(document.bytes)), "text2"
    return translate("Waiting", "Chờ đến lượt."), "text2"


def _law(line: Line, limit: datetime | None, now: datetime, to: str) -> str:
    """Decision 28/2018/QĐ-TTg: urgent ones at once, others by noon of the next working day."""
    if limit is None:
        whom = to or translate("Waiting", "nơi nhận")
        return translate("Waiting", "Văn bản khẩn: nên gọi điện báo {office}.").format(office=whom)
    day = date.fromisoformat(line.issued_on)
    when = dates.spoken(limit, now)
    if now > limit:
        return translate("Waiting", "Đã quá hạn gửi theo quy định ({when}).").format(when=when)
    if legal_day(now) == day:
        return translate("Waiting", "Theo quy định: gửi trong ngày, hoặc trước {when}.").format(when=when)
    return translate("Waiting", "Theo quy định: gửi trước {when}.").format(when=when)


def _actions(document: WaitingDocument, is_held: bool) -> tuple[str, ...]:
    actions: list[str] = []
    if is_held:
        return ("undo",)
    if document.set_aside:
        actions.append("retry")
    if not document.withdraw_asked and document.release:
        actions.append("withdraw")
    return tuple(actions)
