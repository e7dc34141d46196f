"""What is checked before a document gets its number and before it leaves, in words. Pure."""

from collections.abc import Iterator

from app.actions.composition import NumberOutlook
from app.documents.paper_head import paper_head
from app.ui.compose.approval import approval
from app.ui.compose.meeting_checks import meeting_checks
from app.ui.compose.papers import Paper
from app.ui.compose.verdicts import BOTH, SENDING, Check, Situation, Verdict
from app.ui.words import amounts, dates, due
from app.ui.words.speech import speech, translate
from sync.rules.correcting import wanted_kind, wrong_kind
from sync.rules.deadline import deadline
from sync.rules.documents import check_subject

LARGE_BYTES = 10_000_000
LISTED = 3  # names in one sentence


def checks(now: Situation) -> list[Check]:
    """All that can be said, in the order of the steps."""
    steps = (_files, _subject, _secrecy, _days, meeting_checks, _recipients, approval, _number, _head)
    return [check for step in steps for check in step(now)]


def _files(now: Situation) -> Iterator[Check]:
    if refused := sum(1 for paper in now.papers if paper.refused is not None):  # why stands beside each of them
        text = translate("Checks", "%n tệp không gửi được", "", refused)
        yield Check("files", Verdict.BLOCKING, text, SENDING)
    for paper in now.papers:
        if paper.is_coming:
            text = translate("Checks", "Đang chép và kiểm tra “{name}”").format(name=paper.name)
            yield Check("files", Verdict.MISSING, text, SENDING)
    here = [paper for paper in now.papers if paper.is_here]
    if not now.papers:
        waiting = translate("Checks", "Chờ bản quét") if now.number else translate("Checks", "Chưa có tệp văn bản")
        yield Check("files", Verdict.MISSING, waiting, SENDING)
    elif here:
        yield from _sizes(now, here)
    for paper in here:
        if paper.signatures:
            text = translate("Checks", "“{name}” có %n chữ ký số, chưa kiểm tra", "", paper.signatures)
            yield Check("files", Verdict.NOTE, text.format(name=paper.name))
        if paper.has_macros:
            text = translate("Checks", "“{name}” có macro: nơi nhận sẽ được nhắc cẩn thận khi mở")
            yield Check("files", Verdict.WARNING, text.format(name=paper.name))
    if here and here[0] == now.papers[0] and not here[0].is_pdf:
        text = translate("Checks", "Văn bản chính không phải PDF: nơi nhận có thể thấy khác bản đã ký")
        yield Check("files", Verdict.WARNING, text)


def _sizes(now: Situation, here: list[Paper]) -> Iterator[Check]:
    if len(now.papers) > now.limits.files:
        facts = {"count": str(len(now.papers)), "limit": str(now.limits.files)}
        yield Check("files", Verdict.BLOCKING, speech.say("file.too_many", facts), SENDING)
        return
    total = sum(paper.bytes for paper in here)
    if not any(paper.is_coming for paper in now.papers):
        text = (
            translate("Checks", "Đã chép vào máy %n tệp", "", len(here))
            if len(here) == len(now.papers)
            else translate("Checks", "Đã chép vào máy %n tệp khác", "", len(here))
        )
        yield Check("files", Verdict.OK, f"{text}: {amount(here)}")
    if total > LARGE_BYTES:
        text = translate("Checks", "Tệp lớn ({size}), mạng yếu sẽ gửi lâu").format(size=amounts.size(total))
        yield Check("files", Verdict.WARNING, text)


def amount(papers: list[Paper]) -> str:
    """How much there is: 3 trang, 412 KB; the pages only where those of every file are known."""
    size = amounts.size(sum(paper.bytes for paper in papers))
    if not all(paper.pages for paper in papers):
        return size
    return f"{translate('Checks', '%n trang', '', sum(paper.pages for paper in papers))}, {size}"


def _subject(now: Situation) -> Iterator[Check]:
    refusal = check_subject(now.content.subject, now.limits)
    if refusal is None:
        yield Check("subject", Verdict.OK, translate("Checks", "Đã có trích yếu"))
    elif refusal.code == "subject.empty":
        yield Check("subject", Verdict.MISSING, translate("Checks", "Chưa có trích yếu"), BOTH)
    else:
        yield Check("subject", Verdict.BLOCKING, speech.say(refusal.code, refusal.facts), BOTH)
    if not now.content.kind:
        yield Check("kind", Verdict.MISSING, translate("Checks", "Chưa chọn loại văn bản"), BOTH)
    corrects, first = now.content.corrects, now.corrected
    if corrects and first and now.content.kind not in ("", wanted_kind(corrects.way, first)):
        told = speech.say(wrong_kind(corrects.way), {"notation": first.notation})
        yield Check("kind", Verdict.BLOCKING, told, BOTH)


def _secrecy(now: Situation) -> Iterator[Check]:
    """A tick only for what has been searched; a scan's inside has not, so a person has to look before it leaves."""
    marked = check_subject(now.content.subject, now.limits)
    is_marked = marked is not None and marked.code == "secret.subject"
    refused = any(paper.refused and paper.refused[0].startswith("secret.") for paper in now.papers)
    here = [paper for paper in now.papers if paper.is_here]
    if (now.content.subject.strip() or here) and not is_marked and not refused:
        yield Check("secrecy", Verdict.OK, translate("Checks", "Không thấy dấu mật trong trích yếu, tên tệp"))
    for paper in here:
        if not paper.is_unread or paper.facts is None:
            continue
        if paper.facts.sha256 in now.content.looked_at:
            text = translate("Checks", "Người gửi đã xem “{name}”, không có dấu Mật").format(name=paper.name)
            yield Check("secrecy", Verdict.NOTE, text)
        else:
            yield Check("secrecy", Verdict.UNKNOWN, unread_words(paper), SENDING)


def unread_words(paper: Paper) -> str:
    """Of a file that no program could read: why, and what a person is to do."""
    text = (
        translate("Checks", "Không đọc được chữ trong “{name}” vì là bản quét. Hãy mở tệp, xem có dấu Mật không.")
        if paper.is_pdf
        else translate("Checks", "Không đọc được chữ trong “{name}”. Hãy mở tệp, xem có dấu Mật không.")
    )
    return text.format(name=paper.name)


def _days(now: Situation) -> Iterator[Check]:
    by, on = deadline(now.content.due, now.content.due_time), now.issued_on
    if "date" in now.wrong_days:
        yield Check("date", Verdict.BLOCKING, translate("Checks", "Ngày văn bản viết chưa đúng"), BOTH)
    elif on > now.today:
        text = translate("Checks", "Ngày văn bản {day} ở sau hôm nay").format(day=dates.day(on))
        yield Check("date", Verdict.WARNING, text)
    elif on.year != now.today.year and now.number is None:
        text = translate("Checks", "Ngày văn bản thuộc năm {year}, nên số lấy ở sổ năm {year}")
        yield Check("date", Verdict.NOTE, text.format(year=on.year))
    if "due" in now.wrong_days:
        yield Check("due", Verdict.BLOCKING, translate("Checks", "Hạn trả lời viết chưa đúng"), SENDING)
    elif by is not None and by.day < on:
        text = translate("Checks", "Hạn {due} trước ngày văn bản {day}, không ai kịp làm")
        told = text.format(due=due.field(by), day=dates.day(on))
        yield Check("due", Verdict.BLOCKING, told, SENDING)
    elif by is not None and by.is_past(now.at):
        text = translate("Checks", "Hạn {due} đã qua").format(due=due.field(by))
        yield Check("due", Verdict.WARNING, text)


def _recipients(now: Situation) -> Iterator[Check]:
    count = len(now.content.recipients)
    if not count:
        yield Check("recipients", Verdict.MISSING, translate("Checks", "Chưa chọn nơi nhận"), SENDING)
    elif now.closed:
        text = translate("Checks", "Đã ngừng hoạt động: {names}. Hãy bỏ khỏi nơi nhận.")
        yield Check("recipients", Verdict.BLOCKING, text.format(names=_names(now.closed)), SENDING)
    else:
        yield Check("recipients", Verdict.OK, translate("Checks", "%n nơi nhận", "", count))
    if now.silent:
        text = translate("Checks", "Đang mất liên lạc: {names}. Vẫn gửi được, nên gọi điện.")
        yield Check("recipients", Verdict.WARNING, text.format(names=_names(now.silent)))
    if now.without_pc:
        text = translate("Checks", "Chưa có máy: {names}. Văn bản chờ ở máy chủ, nên gọi điện.")
        yield Check("recipients", Verdict.WARNING, text.format(names=_names(now.without_pc)))
    outside = sum(1 for recipient in now.content.recipients if not recipient.office)
    if outside:
        text = translate("Checks", "%n nơi ngoài hệ thống: cơ quan tự chuyển, rồi ghi đã chuyển", "", outside)
        yield Check("recipients", Verdict.NOTE, text)


def _number(now: Situation) -> Iterator[Check]:
    outlook = now.outlook
    if now.number is not None:
        text = translate("Checks", "Đã cấp số {notation}").format(notation=now.notation)
        yield Check("number", Verdict.OK, text)
    elif outlook is not None and outlook.refusal:
        yield Check("number", Verdict.BLOCKING, number_refusal(outlook), BOTH)
    elif outlook is not None and outlook.asked.given is not None:
        text = translate("Checks", "Số {number} chưa được cấp").format(
            number=f"{outlook.asked.given}{outlook.asked.suffix}"
        )
        yield Check("number", Verdict.OK, text)
        yield Check("number", Verdict.MISSING, translate("Checks", "Chưa cấp số"), SENDING)
    else:
        if (past := outlook.backdated if outlook else None) is not None:
            text = translate("Checks", "Ngày văn bản trước số mới nhất của sổ: số {number} ngày {day}")
            told = text.format(number=f"{past.newest:02d}", day=dates.day(past.newest_on))
            yield Check("number", Verdict.WARNING, told)
        yield Check("number", Verdict.MISSING, translate("Checks", "Chưa cấp số"), SENDING)


def number_refusal(outlook: NumberOutlook) -> str:
    """Why the number cannot be had, with the way out that there is."""
    if outlook.refusal != "number.taken" or outlook.used_on is None:
        return speech.say(outlook.refusal, outlook.facts)
    text = translate("Checks", "Số {number} đã dùng cho văn bản ngày {day}.")
    told = text.format(number=outlook.asked.given, day=dates.short_day(outlook.used_on))
    if outlook.next is None:
        return told
    return told + " " + translate("Checks", "Số tiếp theo là {next}.").format(next=outlook.next)


def _head(now: Situation) -> Iterator[Check]:
    """What the main file's own text says of number and date, beside what the book says."""
    main = now.papers[0] if now.papers else None
    if now.number is None or main is None or main.inside is None:
        return
    head = paper_head(main.inside.lines)
    if head.number is not None and (head.number, head.suffix) != (now.number, now.suffix):
        text = translate("Checks", "Trên giấy ghi số {paper}, sổ cấp {book}")
        yield Check(
            "number",
            Verdict.WARNING,
            text.format(paper=f"{head.number}{head.suffix}", book=f"{now.number}{now.suffix}"),
        )
    elif head.number == now.number:
        yield Check("number", Verdict.OK, translate("Checks", "Số trên tệp khớp với sổ"))
    elif head.has_place and not main.signatures:
        text = translate("Checks", "Trên “{name}” chưa ghi số. Nếu đã có bản đóng dấu, hãy gắn bản quét đó.")
        yield Check("number", Verdict.WARNING, text.format(name=main.name))
    if head.on is not None and head.on != now.issued_on:
        text = translate("Checks", "Trên giấy ghi ngày {paper}, sổ ghi {book}")
        yield Check("date", Verdict.WARNING, text.format(paper=dates.day(head.on), book=dates.day(now.issued_on)))


def _names(names: tuple[str, ...]) -> str:
    told = ", ".join(names[:LISTED])
    rest = len(names) - LISTED
    return told + (" " + translate("Checks", "và %n nơi khác", "", rest) if rest > 0 else "")
