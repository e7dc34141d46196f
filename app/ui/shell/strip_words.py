"""What the status strip says: five honest states of the line, since when, how much, and what to do. Pure.

state      when                                                            colour
-----------------------------------------------------------------------------------------
done       the server answers and holds everything of ours                 green
moving     the server answers; something of ours or for us is on its way   blue
offline    this PC reaches nothing                                         amber, red after a day
silent     something is there, but not our server's answer to everything   amber, red after a day
needs_you  the server said no to something or to this PC, or its disk is   red until a person has acted
           full: nothing goes on by itself
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.ui.shell.told_faults import NOT_CARRIED, Fault
from app.ui.words import amounts, dates
from app.ui.words.speech import speech, translate
from sync.engine.line_status import FILES_ALONE, LineStatus
from sync.replica.strip_page import StripPage

NO_NETWORK = frozenset({"line.no_name", "line.unreachable"})
PLAIN_SILENCE = frozenset({"line.refused", "line.timeout", "line.reset", ""})
FOR_A_PERSON = ("disk.", "database.", "keyring.")  # faults of this PC that trying again does not mend
NOT_KNOWN = frozenset({"device.succeeded", "device.unknown", "token.bad_signature"})
IN_SETTINGS = frozenset({"line.proxy", "line.proxy_password", "line.bad_address", "line.no_address"})  # to be mended
ALARM_AFTER, SOON = timedelta(hours=24), timedelta(seconds=30)
STALE_AFTER = timedelta(minutes=7)  # a question is held open for less than five; an engine that lives hears more often
WRONG_CLOCK = timedelta(minutes=30)  # what is corrected by itself, and still misleads whoever reads the PC's clock


@dataclass(frozen=True)
class Pace:
    """How a transfer goes: bytes that have gone of the file under way, and bytes a second."""

    moved: int = 0
    rate: float = 0.0


@dataclass(frozen=True)
class StripWords:
    """`actions`: waiting (show what waits), try (try the line now), log (what was sent and received), refused, work,
    join (enrol this PC anew), settings. `lesser`: what is left out first where the room is narrow."""

    state: str
    token: str
    symbol: str
    strong: str
    text: str
    actions: tuple[str, ...]
    lesser: str = ""


def strip_words(
    page: StripPage,
    line: LineStatus,
    now: datetime,
    pace: Pace,
    parent: str,
    fault: Fault | None = None,
    *,
    is_clerk: bool = True,
) -> StripWords:
    """`parent`: the office above, whom to call when nothing helps; "" where there is none. `fault`: why the engine has
    just set its work aside, and since when. `is_clerk`: who sits here can mend what was refused."""
    in_vain, fault = (fault, None) if fault is not None and fault.code == NOT_CARRIED else (None, fault)
    told = _line_words(page, line, now, pace, parent, fault)
    is_held = told.state == "needs_you"
    if in_vain is not None and page.is_owed and not is_held and line.state != "down":  # it has no need of the line
        told = _not_carried(in_vain, now)
    if is_held or not (page.refused or page.parked):
        return told
    strong = _needs_a_look(page, is_clerk=is_clerk)
    if page.since is not None:
        strong += " · " + translate("Strip", "từ {since}").format(since=dates.spoken(page.since, now))
    why = _why(page)
    ways = "work" if page.parked_down == page.refused + page.parked else "refused"  # what does not come is no sending
    if not why:
        return StripWords("needs_you", "red", "alert", strong, told.strong, (ways, *told.actions[:1]))
    return StripWords("needs_you", "red", "alert", strong, why, (ways, *told.actions[:1]), told.strong)


def _why(page: StripPage) -> str:
    """Of one thing alone; a preview's "nothing was saved" is not true of what the server refuses."""
    if not page.code:
        return ""
    said = speech.say(page.code, page.facts).replace(speech.say("refusal.nothing_saved"), "")
    return " ".join(f"{page.named}: {said}".split()) if page.named else said


def _needs_a_look(page: StripPage, *, is_clerk: bool) -> str:
    number = page.refused + page.parked
    if page.parked_down == number:
        return translate("Strip", "%n tệp của văn bản đến chưa tải về được", "", number)
    if page.unsent == number and is_clerk:
        return translate("Strip", "%n văn bản chưa gửi được, cần xem lại", "", number)
    if page.unsent == number:
        return translate("Strip", "%n văn bản chưa gửi được, văn thư cần xem lại", "", number)
    if is_clerk:
        return translate("Strip", "%n việc chưa xong được, cần xem lại", "", number)
    return translate("Strip", "%n việc chưa xong được, văn thư cần xem lại", "", number)


def _shut_out(since: str) -> StripWords:
    """For good: trying again is no use."""
    strong = translate("Strip", "Máy này đã bị ngừng quyền gửi nhận từ {since}.").format(since=since)
    text = translate(
        "Strip", "Việc làm bây giờ chưa gửi đi được, vẫn còn trên máy. Xin lãnh đạo cấp phiếu đăng ký mới."
    )
    return StripWords("needs_you", "red", "alert", strong, text, ("join",))


def _doubled(since: str) -> StripWords:
    """Two PCs with the same data, each going its own way: this one goes on as another, and takes its work along."""
    strong = translate("Strip", "Dữ liệu máy này đang có ở hai máy, nên từ {since} máy ngừng gửi nhận.")
    text = translate(
        "Strip", "Không có gì bị ghi đè. Việc chưa gửi đi theo khi đăng ký lại. Xin lãnh đạo cấp phiếu đăng ký mới."
    )
    return StripWords("needs_you", "red", "alert", strong.format(since=since), text, ("join",))


def _line_words(
    page: StripPage, line: LineStatus, now: datetime, pace: Pace, parent: str, fault: Fault | None
) -> StripWords:
    if line.state == "halted":
        if line.code == "device.revoked":
            return _shut_out(_since(line, now))
        if line.code == "device.forked":
            return _doubled(_since(line, now))
        strong = translate("Strip", "Máy này chưa được phép gửi nhận từ {since}.").format(since=_since(line, now))
        return StripWords("needs_you", "red", "alert", strong, speech.say(line.code, line.facts), _ways(line.code))
    if fault is not None and fault.code.startswith(FOR_A_PERSON):
        strong = translate("Strip", "Máy này không gửi nhận được từ {since}, cần có người xem lại.")
        strong = strong.format(since=dates.spoken(fault.since, now))
        return StripWords("needs_you", "red", "alert", strong, speech.say(fault.code), ("try",))
    if line.state == "down":
        return _down(page, line, now, parent)
    if line.state == "up" and page.heard_at is not None and now - page.heard_at > STALE_AFTER:
        strong = translate("Strip", "Chưa nghe máy chủ từ {since}").format(since=dates.spoken(page.heard_at, now))
        return _silent(_joined(strong, _waits(page)), _carry_on(), page)
    if line.state == "unknown":
        strong = translate("Strip", "Đang liên lạc với máy chủ…")
        return _silent(_joined(strong, _waits(page)), _carry_on(), page)
    if page.first_pull is not None and not page.waiting:
        count, total = (amounts.number(n) for n in (page.first_pull, max(page.first_pull, page.first_total)))
        strong = translate("Strip", "Đang tải văn bản: {count} / {total}…").format(count=count, total=total)
        if not page.first_total:
            strong = translate("Strip", "Đang tải văn bản: {count}…").format(count=count)
        text = translate("Strip", "Cứ làm việc bình thường, văn bản cũ hiện dần.")
        return StripWords("moving", "blue", "moving", strong, text, ())
    if page.is_owed:
        strong = translate("Strip", "Đang lấy sang việc chưa gửi từ trước khi đăng ký lại…")
        return StripWords("moving", "blue", "moving", strong, _waits(page), ())
    if fault is not None and _is_held_up(page, fault):
        strong = translate("Strip", "Có kết nối, nhưng gửi nhận bị vướng từ {since}")
        if fault.code in FILES_ALONE:
            strong = translate("Strip", "Có kết nối, nhưng tệp phải chờ từ {since}")
        strong = _joined(strong.format(since=dates.spoken(fault.since, now)), _waits(page))
        told = _silent(strong, speech.say(fault.code), page)
        return _urged(told, parent) if now - fault.since >= ALARM_AFTER else told
    if page.waiting and page.held >= page.waiting:
        return _about_to_send(page)
    if page.unanswered and not page.waiting:
        strong = translate("Strip", "%n văn bản đang đợi máy chủ trả lời", "", page.unanswered)
        return StripWords("moving", "blue", "moving", strong, "", ("waiting",))
    if page.waiting or page.files_up or page.files_down:
        return _moving(page, pace)
    strong = translate("Strip", "Đã kết nối")
    text = _joined(translate("Strip", "mọi văn bản đã gửi xong"), _last_heard(page, now, with_age=True))
    if clock := _wrong_clock(page):
        return StripWords("done", "green", "online", strong, clock, ("log",), text)
    return StripWords("done", "green", "online", strong, text, ("log",))


def _is_held_up(page: StripPage, fault: Fault) -> bool:
    """Whether something waits because of it; acts go on where files alone do not."""
    acts = page.acts if fault.code not in FILES_ALONE else 0
    return bool(page.waiting or page.unanswered or page.files_up or page.files_down or acts)


def _not_carried(fault: Fault, now: datetime) -> StripWords:
    strong = translate("Strip", "Từ {since}, việc chưa gửi trước khi đăng ký lại chưa lấy sang được.")
    strong = strong.format(since=dates.spoken(fault.since, now))
    return StripWords("needs_you", "red", "alert", strong, speech.say(fault.code), ("try",))


def _wrong_clock(page: StripPage) -> str:
    """A warning where there is nothing more urgent to say: it stops nothing."""
    if abs(page.clock_ahead_s) < WRONG_CLOCK.total_seconds():
        return ""
    told = translate(
        "Strip", "Đồng hồ máy này chậm {time} so với máy chủ, nên chỉnh lại. Việc vẫn gửi nhận như thường."
    )
    if page.clock_ahead_s > 0:
        told = translate(
            "Strip", "Đồng hồ máy này nhanh {time} so với máy chủ, nên chỉnh lại. Việc vẫn gửi nhận như thường."
        )
    return told.format(time=dates.length(abs(page.clock_ahead_s)))


def _ways(code: str) -> tuple[str, ...]:
    """Where trying again is of use, and where it takes a slip."""
    return ("join", "try") if code in NOT_KNOWN else ("try",)


def _down(page: StripPage, line: LineStatus, now: datetime, parent: str) -> StripWords:
    state, symbol = ("offline", "offline") if line.code in NO_NETWORK else ("silent", "server")
    silent_since = min((at for at in (line.since, page.heard_at) if at is not None), default=now)
    if now - silent_since >= ALARM_AFTER:
        days = dates.length((now - silent_since).total_seconds())
        strong = translate("Strip", "Đã {time} chưa liên lạc được với máy chủ.").format(time=days)
        call = translate("Strip", "Hãy gọi {parent}.").format(parent=parent) if parent else ""
        kept = translate("Strip", "Mọi việc đã làm vẫn giữ trên máy.")
        return StripWords(state, "red", symbol, strong, _spaced(_waits(page), kept, call), ("waiting", "try"))
    template = translate("Strip", "Mất mạng từ {since}")
    if state == "silent":
        template = translate("Strip", "Máy chủ chưa trả lời từ {since}")
    strong = _joined(template.format(since=_since(line, now)), _waits(page))
    text = _carry_on()
    if line.code not in NO_NETWORK | PLAIN_SILENCE:
        text = speech.say(line.code, line.facts)
    elif line.next_try_at is not None and line.next_try_at - now > SOON:
        again = translate("Strip", "Máy thử lại lúc {time}.").format(time=dates.clock(line.next_try_at))
        text = _spaced(again, text)
    actions = ("waiting", "try") if page.waiting else ("try",)
    if line.code in IN_SETTINGS:
        actions = ("settings", "try")
    return StripWords(state, "amber", symbol, strong, text, actions, _last_heard(page, now))


def _urged(told: StripWords, parent: str) -> StripWords:
    call = translate("Strip", "Đã hơn một ngày, hãy gọi {parent}.").format(parent=parent) if parent else ""
    return replace(told, token="red", text=_spaced(told.text, call))


def _silent(strong: str, text: str, page: StripPage) -> StripWords:
    return StripWords("silent", "amber", "server", strong, text, ("waiting", "try") if page.waiting else ("try",))


def _about_to_send(page: StripPage) -> StripWords:
    """Nothing leaves yet: whoever released it may still think again."""
    if page.waiting > 1:
        strong = translate("Strip", "Sắp gửi %n văn bản", "", page.waiting)
    else:
        strong = translate("Strip", "Sắp gửi {notation}").format(notation=page.first)
    return StripWords("moving", "blue", "hourglass", strong, translate("Strip", "còn hoàn tác được"), ("waiting",))


def _moving(page: StripPage, pace: Pace) -> StripWords:
    if page.waiting and page.first:
        strong = translate("Strip", "Đang gửi {notation}").format(notation=page.first)
        if page.waiting > 1:
            strong += " " + translate("Strip", "(còn %n văn bản nữa)", "", page.waiting - 1)
        total, left, done = page.first_bytes, page.bytes_up, page.first_bytes - page.first_left
    elif page.files_up:
        strong = translate("Strip", "Đang gửi %n tệp", "", page.files_up)
        total, left, done = page.bytes_up, page.bytes_up, 0
    else:
        strong = translate("Strip", "Đang tải về %n tệp", "", page.files_down)
        total, left, done = page.bytes_down, page.bytes_down, 0
    done = min(done + pace.moved, total)
    amount = f"{amounts.size(done)} / {amounts.size(total)}" if total else ""
    time = ""
    if total and pace.rate > 0:
        seconds = dates.length(max(1.0, (left - pace.moved) / pace.rate))
        time = translate("Strip", "còn khoảng {time}").format(time=seconds)
    return StripWords("moving", "blue", "moving", strong, _joined(amount, time), ("waiting",) if page.waiting else ())


def _waits(page: StripPage) -> str:
    """What waits to leave, in documents and, besides, in other acts of people."""
    documents = translate("Strip", "%n văn bản đang chờ gửi", "", page.waiting) if page.waiting else ""
    acts = translate("Strip", "%n việc khác đang chờ gửi", "", page.acts) if page.acts and not page.waiting else ""
    missing = translate("Strip", "chưa tải hết văn bản cũ") if page.first_pull is not None else ""
    carried = translate("Strip", "%n đã ghi ra USB, chờ biên nhận", "", page.carried) if page.carried else ""
    return _joined(documents or acts, carried, missing)


def _last_heard(page: StripPage, now: datetime, *, with_age: bool = False) -> str:
    if page.heard_at is None:
        return ""
    text = translate("Strip", "nhận lần cuối {time}").format(time=dates.spoken(page.heard_at, now))
    age = dates.age(max(0.0, (now - page.heard_at).total_seconds()))
    return f"{text} ({age})" if with_age else text


def _since(line: LineStatus, now: datetime) -> str:
    return dates.spoken(line.since, now) if line.since else "?"


def _carry_on() -> str:
    return translate("Strip", "Cứ làm việc bình thường, có mạng máy sẽ tự gửi.")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _spaced(*parts: str) -> str:
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)
