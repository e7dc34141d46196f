"""What is said about bundles: what will be in one, what has to be done next, what came of it. Pure."""

from collections.abc import Sequence
from datetime import datetime

from app.ui.words import amounts, dates
from app.ui.words.speech import speech, translate
from sync.carriers.choosing import Chosen
from sync.engine.carrying import Brought, Written
from sync.replica.carry_page import CarryPage, Consignment


def outlook_words(page: CarryPage) -> str:
    """What a bundle that is written now will hold."""
    parts = []
    if page.documents:
        parts.append(translate("Carry", "%n văn bản chờ gửi", "", page.documents))
    if page.files:
        files = translate("Carry", "%n tệp đính kèm", "", page.files)
        parts.append(f"{files} ({amounts.size(page.bytes)})")
    if page.acts:
        parts.append(translate("Carry", "%n việc khác (vào sổ, biên nhận, ý kiến)", "", page.acts))
    if not parts:
        return translate("Carry", "Không có gì chờ gửi. Gói sẽ chỉ hỏi máy chủ xem có gì mới cho cơ quan mình.")
    return translate("Carry", "Trong gói sẽ có: {what}.").format(what=", ".join(parts))


def carried_words(page: CarryPage) -> str:
    """That some of it lies on a stick already; "" where none does."""
    if not page.carried:
        return ""
    told = translate("Carry", "%n văn bản đã ghi ra USB, chờ biên nhận.", "", page.carried)
    return f"{told} " + translate("Carry", "Ghi lại cũng không sao: máy chủ chỉ nhận mỗi văn bản một lần.")


def written_words(written: Written) -> tuple[str, str]:
    """That it was written, and what is in it."""
    strong = translate("Carry", "Đã ghi và đọc lại kiểm tra. Chưa phải là đã gửi.")
    documents = translate("Carry", "%n văn bản", "", written.documents)
    files = translate("Carry", "%n tệp", "", written.files)
    text = translate("Carry", "Tệp {name}: {documents}, {files}, {size}.")
    text = text.format(name=written.file.name, documents=documents, files=files, size=amounts.size(written.bytes))
    if written.left_out:
        text += " " + translate("Carry", "%n tệp hỏng trên máy này không ghi được.", "", written.left_out)
    return strong, text


def next_steps() -> tuple[str, ...]:
    """What to do with a stick that was written."""
    return (
        translate("Carry", "Rút USB ra an toàn: chọn Đẩy ra (Eject) rồi mới rút."),
        translate("Carry", "Mang đến nơi đặt máy chủ. Ở đó đọc gói và ghi gói trả lời vào cùng USB."),
        translate("Carry", "Mang USB về, bấm Đọc gói ở dưới. Lúc đó mới biết máy chủ đã nhận."),
    )


def slow_words(rate: float, left_s: float) -> str:
    text = translate("Carry", "USB này chậm ({rate}/giây), còn khoảng {time}. Cứ để yên, đừng rút ra.")
    return text.format(rate=amounts.size(round(rate)), time=dates.length(left_s))


def progress_words(done: int, total: int, *, is_reading: bool) -> str:
    text = (
        translate("Carry", "Đang đọc {done} / {total}")
        if is_reading
        else translate("Carry", "Đang ghi {done} / {total}")
    )
    return text.format(done=amounts.size(done), total=amounts.size(total))


def brought_words(chosen: Chosen[Brought]) -> tuple[str, str, str]:
    """A colour, what came, and what that means."""
    taken = chosen.taken
    if any(one.lacks for one in taken):
        return "amber", translate("Carry", "Gói này nối tiếp một gói mà máy chưa đọc."), speech.say("bundle.lacks")
    received, sent, refused = (_count(taken, event) for event in ("received", "sent", "refused"))
    files = sum(one.files for one in taken)
    came = []
    if received:
        came.append(translate("Carry", "%n văn bản mới đến", "", received))
    if files:
        came.append(translate("Carry", "%n tệp đính kèm đã về", "", files))
    if sent:
        came.append(translate("Carry", "máy chủ đã nhận %n văn bản của mình", "", sent))
    if refused:
        came.append(translate("Carry", "%n việc bị từ chối, xem ở Chờ gửi", "", refused))
    heard = any(one.heard for one in taken)
    if not came and not heard and all(one.is_old for one in taken):
        strong = translate("Carry", "Gói này không có gì mới.")
        return "grey", strong, translate("Carry", "Mọi thứ trong gói máy này đã biết. Không có gì thay đổi.")
    words = " · ".join(came) or translate("Carry", "Không có văn bản mới cho cơ quan mình")
    strong = f"{words[0].upper()}{words[1:]}."
    told = [translate("Carry", "Gói máy này ghi lần trước đã đến máy chủ.")] if heard else []
    if received:
        told.append(translate("Carry", "Biên nhận đã ghi sẵn, sẽ đi cùng gói sau hoặc khi có mạng."))
    return ("amber" if refused else "green"), strong, " ".join(told)


def trouble_words(chosen: Chosen[Brought]) -> tuple[str, ...]:
    """What could not be taken in."""
    return tuple(speech.say(error.code, error.facts) for error in chosen.troubles)


def others_words(chosen: Chosen[Brought]) -> str:
    """What else lies there; "" for nothing."""
    if not chosen.others:
        return ""
    return translate("Carry", "Ở đó còn %n gói của nơi khác, máy này không đụng đến.", "", chosen.others)


def suspicious_words(names: Sequence[str]) -> str:
    return speech.say("bundle.suspicious", {"names": ", ".join(names)}) if names else ""


def consignment_words(one: Consignment, now: datetime) -> tuple[str, str, str]:
    """A row of what went and came: a symbol, what it was, and what became of it."""
    documents = translate("Carry", "%n văn bản", "", one.documents)
    files = translate("Carry", "%n tệp", "", one.files)
    at = dates.spoken(one.at, now)
    if one.way == "in":
        text = translate("Carry", "{time} · Đọc gói của máy chủ: {documents} mới, {files}")
        return "inbox", text.format(time=at, documents=documents, files=files), ""
    text = translate("Carry", "{time} · Ghi ra USB: {documents}, {files}")
    became = translate("Carry", "Chờ biên nhận")
    if one.heard_at is not None:
        became = translate("Carry", "Máy chủ đã nhận")
    return "usb", text.format(time=at, documents=documents, files=files), became


def _count(taken: Sequence[Brought], event: str) -> int:
    return sum(one.count(event) for one in taken)
