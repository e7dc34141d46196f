"""What a person may do with a document as it stands: one primary action, the others, each with its key. Pure.

an incoming document    clerk                         leader            who leads            who helps
------------------------------------------------------------------------------------------------------------------
waits for its number    register, join, refuse
in the book             present, direct for, finish   direct, finish
lies before a leader    direct for, finish, present   direct, finish,
                        to another                    hand back
given to somebody       reply, direct for, finish     direct, extend,   accept, finish,      accept, progress,
                                                      finish            progress, extension, extension,
                                                                        reply (a draft)      reply (a draft)

The first in the list is the primary action, unless nothing waits for who sits here; what one has been given oneself
goes before what one's role allows. What somebody else works on is ended last of all; past its day it waits for who can
answer it or say a word.
"""

from datetime import datetime

from app.actions.document_page import DocumentPage
from app.ui.reading.answering import asks_for_answer
from app.ui.reading.bands import deadline
from app.ui.reading.choice import Choice
from app.ui.reading.invited import answer_words, may_answer, may_note
from app.ui.words.speech import translate
from sync.replica.line import incoming_queue
from sync.rules.assignments import Part
from sync.rules.authority import DESK, allows
from sync.rules.circulation import due_of
from sync.rules.corrections import Way
from sync.rules.deliveries import FINAL
from sync.rules.people import Role


def choices(page: DocumentPage, roles: frozenset[Role], person: str = "", now: datetime | None = None) -> list[Choice]:
    """What may be done, the primary action first. Nothing is offered that the rules would refuse."""
    offered = _outgoing(page) if page.own else _incoming(page, roles, person, now)
    offered += _filing(page)
    allowed = [choice for choice in offered if not choice.act or allows(roles, choice.act)]
    invited = [choice for choice in _invited(page) if not choice.act or allows(roles, choice.act)]
    return [*allowed[:1], *invited, *allowed[1:]]


def _invited(page: DocumentPage) -> list[Choice]:
    """What can be done about the meeting that it calls to, behind what presses most."""
    offered: list[Choice] = []
    if may_note(page):
        words = translate("Choices", "Sửa giờ họp") if page.planned else translate("Choices", "Ghi giờ họp")
        offered.append(Choice("note_meeting", words, "clock", "note_meeting", is_aside=True))
    if may_answer(page):
        offered.insert(0, Choice("answer_invitation", answer_words(page), "people", "answer_invitation", is_aside=True))
    if page.own and page.planned is not None:
        guests = translate("Choices", "In danh sách dự họp")
        offered.append(Choice("print_guests", guests, "print", is_aside=True))
    return offered


def _incoming(page: DocumentPage, roles: frozenset[Role], person: str, now: datetime | None) -> list[Choice]:
    offered: list[Choice] = []
    asked = page.delivery is not None and page.delivery.recall is not None and not page.delivery.recall.answer
    if asked and page.state not in FINAL:
        offered.append(Choice("answer_recall", translate("Choices", "Trả lời thu hồi"), "recall", "answer_recall"))
    if page.state == "arrived":
        offered += _entering(page)
        if page.document.origin is None:  # what came by another road goes back by that
            refuse = translate("Choices", "Từ chối tiếp nhận")
            offered.append(Choice("refuse", refuse, "refuse", "refuse", is_grave=True))
    if incoming_queue(page.state, page.handling) == "in_progress":
        return [*offered, *_given(page, roles, person, now), *_other(page), *_first_one(page)]
    told = [*_in_house(page, roles), *_reply(page, person), *_other(page), *_first_one(page)]
    return [*offered, *told, *_with_files(page), *_join_other(page)]


def _join_other(page: DocumentPage) -> list[Choice]:
    """For the rare one that came by two roads and was not noticed: behind all that is done every day."""
    if page.state != "arrived":
        return []
    other = translate("Choices", "Nhập vào số đến đã có")
    return [Choice("join_other", other, "link", "join", is_aside=True)]


def _entering(page: DocumentPage) -> list[Choice]:
    """The number of the one that it seems to be, where that stands in the book; else the next."""
    register = Choice("register", translate("Choices", "Vào sổ"), "book", "register", "F9")
    if (number := entered_as(page)) is None:
        return [register]
    join = Choice("join", translate("Choices", "Nhập vào số đến {number}").format(number=number), "link", "join")
    return [join, register]


def entered_as(page: DocumentPage) -> int | None:
    """The arrival number of the document that this one seems to be the same as."""
    return page.twins[0].line.arrival_number if page.twins else None


def _other(page: DocumentPage) -> list[Choice]:
    """To the other form of a document that came by two roads; and apart, where that was a mistake."""
    if not page.others:
        return []
    by = {
        "system": translate("Choices", "Mở bản qua hệ thống"),
        "email": translate("Choices", "Mở bản qua thư điện tử"),
        "zalo": translate("Choices", "Mở bản qua Zalo"),
    }
    words = by.get(page.others[0].source, translate("Choices", "Mở bản giấy"))
    there = Choice("open_form", words, "link", is_aside=page.state != "joined")
    part = Choice("separate", translate("Choices", "Tách khỏi số đến chung"), "undo", "separate", is_aside=True)
    return [there, part] if page.state == "joined" else [there]


def _reply(page: DocumentPage, person: str = "", *, is_aside: bool = True) -> list[Choice]:
    """What stands in the book can be answered, also once the work on it has ended. Whom it was given to drafts the
    answer and lays it before a leader, where he may not send it himself."""
    if page.state == "arrived" or page.state in FINAL:
        return []
    act = "submit_draft" if _part(page, person) in (Part.LEAD, Part.COLLABORATOR) else "release"
    return [Choice("reply", translate("Choices", "Trả lời"), "reply", act, "F7", is_aside=is_aside)]


def _in_house(page: DocumentPage, roles: frozenset[Role]) -> list[Choice]:
    """What the office does with a document that stands in its book, until it is given to somebody."""
    queue = incoming_queue(page.state, page.handling)
    if queue not in ("to_present", "to_direct"):
        return []
    direct = Choice("direct", translate("Choices", "Cho ý kiến"), "assign", "direct", "F6")
    present = Choice("present", translate("Choices", "Trình lãnh đạo"), "stamp", "present", "F5")
    ends = [_finish(is_aside=True)] if roles & DESK else []
    if queue == "to_present":
        return [present, direct, *ends, *_on_paper(page)]
    others = [_present_again(translate("Choices", "Trình lãnh đạo khác"))] if _other_leaders(page) else []
    back = Choice("hand_back", translate("Choices", "Trả lại văn thư"), "undo", "hand_back", is_aside=True)
    return [direct, *ends, *others, back, *_on_paper(page)]


def _on_paper(page: DocumentPage) -> list[Choice]:
    """A clerk enters what a leader has written on paper, where there is a leader."""
    if not page.leaders:
        return []
    words = translate("Choices", "Ghi bút phê trên giấy")
    return [Choice("direct_for", words, "signature", "direct_for", is_aside=True)]


def _given(page: DocumentPage, roles: frozenset[Role], person: str, now: datetime | None) -> list[Choice]:
    """With a document that is given to somebody."""
    part = _part(page, person)
    offered: list[Choice] = []
    if part in (Part.LEAD, Part.COLLABORATOR) and not _has_accepted(page, person):
        offered.append(Choice("accept", translate("Choices", "Nhận xử lý"), "check", "accept", "F4"))
    pressing = deadline(page, now) if now else None
    is_late = pressing is not None and pressing.token == "red"
    asked = page.handling is not None and any(not one.answer for one in page.handling.extensions)
    more_time = translate("Choices", "Trả lời xin gia hạn") if asked else translate("Choices", "Gia hạn")
    extend = Choice("extend", more_time, "calendar", "extend", is_aside=not asked)
    again = Choice("direct", translate("Choices", "Sửa ý kiến chỉ đạo"), "assign", "direct", "F6", is_aside=not is_late)
    words = [extend, again] if asked else [again, extend]
    rest = [*words, _present_again(translate("Choices", "Trình lại lãnh đạo")), *_on_paper(page)]
    if part is not Part.LEAD:
        ends = [_finish(is_aside=True)] if roles & DESK else []
        own = _own_part(page, person) if part is Part.COLLABORATOR else []
        return [*offered, *_reply(page, person, is_aside=not is_late), *own, *rest, *_with_files(page), *ends]
    ends, rest = [_finish(is_aside=False)], [*_own_part(page, person), *rest]
    if asks_for_answer(page):
        return [*offered, *_reply(page, person, is_aside=False), *ends, *rest, *_with_files(page)]
    return [*offered, *ends, *rest, *_reply(page, person), *_with_files(page)]


def _own_part(page: DocumentPage, person: str) -> list[Choice]:
    """What who works on it may say of his part; more time only where there is a deadline."""
    told = [
        Choice("report_progress", translate("Choices", "Báo tiến độ"), "write", "report_progress", is_aside=True),
    ]
    if due_of(page.document, page.handling, person) is not None:
        more = translate("Choices", "Xin gia hạn")
        told.append(Choice("ask_extension", more, "calendar", "ask_extension", is_aside=True))
    return told


def _finish(*, is_aside: bool) -> Choice:
    return Choice("finish", translate("Choices", "Kết thúc xử lý"), "done", "finish", "F8", is_aside=is_aside)


def _present_again(words: str) -> Choice:
    return Choice("present", words, "stamp", "present", "F5", is_aside=True)


def _part(page: DocumentPage, person: str) -> Part | None:
    """What the directive that holds gives to a person."""
    directive = page.handling.directive if page.handling else None
    return directive.part_of(person) if directive else None


def _has_accepted(page: DocumentPage, person: str) -> bool:
    directive = page.handling.directive if page.handling else None
    return directive is not None and directive.is_accepted_by(person)


def _other_leaders(page: DocumentPage) -> bool:
    """Whether there is a leader before whom it does not lie yet."""
    presented = page.handling.presented if page.handling else None
    return any(presented is None or one.id != presented.leader for one in page.leaders)


def asks_upward(page: DocumentPage) -> bool:
    """Whether an office above is among those that are not done with our document: that one is asked, not urged."""
    return any(r.office in page.above and r.state not in FINAL | {"done"} for r in page.recipients)


def can_withdraw(page: DocumentPage) -> bool:
    """Whether a document of ours that was sent may still be taken back: nobody has it yet."""
    is_nowhere = all(r.state in ("waiting", "sent") for r in page.recipients)
    return page.document.state == "released" and is_nowhere and not page.withdraw_asked


def _outgoing(page: DocumentPage) -> list[Choice]:
    if page.document.state == "void":
        return [*_anew(page), *_with_files(page)]
    if page.document.state == "numbered":
        return [
            Choice("release", translate("Choices", "Gắn bản quét và gửi"), "outgoing", "release", "F7"),
            Choice("void", translate("Choices", "Hủy số"), "trash", "void", is_grave=True),
            *_with_files(page),
        ]
    offered: list[Choice] = []
    if can_withdraw(page):
        offered.append(Choice("withdraw", translate("Choices", "Hủy gửi"), "undo", "withdraw", is_aside=True))
    elif any(r.office and r.state not in FINAL and r.recall in ("", "declined") for r in page.recipients):
        recall = translate("Choices", "Thu hồi")
        offered.append(Choice("recall", recall, "recall", "recall", is_grave=True, is_aside=True))
    if any(r.office and r.state not in FINAL | {"done", "waiting"} for r in page.recipients):
        urge = translate("Choices", "Đề nghị trả lời") if asks_upward(page) else translate("Choices", "Đôn đốc")
        offered.insert(0, Choice("remind", urge, "remind", "remind", is_aside=True))
    if any(not r.office and r.state not in FINAL for r in page.recipients):
        close = translate("Choices", "Ghi đã chuyển")
        offered.insert(0, Choice("close_outside", close, "done", "close_outside"))
    return [*_anew(page), *offered, *_first_one(page), *_with_files(page), *_put_right(page)]


def _put_right(page: DocumentPage) -> list[Choice]:
    """What was wrong is put right by another document; what has been superseded, by nothing any more."""
    if any(one.stands and one.way is Way.SUPERSEDES for one in page.put_right):
        return []
    return [
        Choice("correct", translate("Choices", "Đính chính bằng công văn"), "write", "release", is_aside=True),
        Choice("supersede", translate("Choices", "Thay thế bằng văn bản mới"), "refresh", "release", is_aside=True),
    ]


def _first_one(page: DocumentPage) -> list[Choice]:
    """The way between a document and what puts it right."""
    if (other := other_document(page)) is None:
        return []
    text = translate("Choices", "Mở {notation}").format(notation=other[2])
    return [Choice("open_other", text, "external", is_aside=True)]


def other_document(page: DocumentPage) -> tuple[str, str, str] | None:
    """What has put this one right last, else what this one puts right: id, box and notation, where it is here."""
    known = [(one.id, one.box, one.notation) for one in reversed(page.put_right) if one.box]
    if page.document.corrects and page.first_box:
        known.append((page.document.corrects.document, page.first_box, page.document.corrects.notation))
    return known[0] if known else None


def _anew(page: DocumentPage) -> list[Choice]:
    """What was released once keeps its number and cannot be released again: who refused it gets a new document."""
    sent_back = any(r.state in ("refused", "recalled") for r in page.recipients)
    if not sent_back and page.document.state != "void":
        return []
    anew = translate("Choices", "Gửi lại bằng văn bản mới")
    return [Choice("write_anew", anew, "copy", "release", is_aside=not sent_back)]


def _filing(page: DocumentPage) -> list[Choice]:
    """Into a case file goes what is in a book; the office keeps the originals of what it has numbered itself."""
    in_a_book = page.document.state != "void" if page.own else bool(page.handling and page.handling.arrival)
    if not in_a_book:
        return []
    words = translate("Choices", "Đưa vào hồ sơ")
    offered = [Choice("file", words, "folder", "add_to_case_file", "Ctrl+Shift+H", is_aside=True)]
    if page.own and page.loan is None:
        lend = translate("Choices", "Cho mượn bản lưu")
        offered.append(Choice("lend", lend, "people", "lend_original", is_aside=True))
    elif page.own:
        back = translate("Choices", "Ghi trả bản lưu")
        offered.append(Choice("give_back", back, "check", "return_original", is_aside=True))
    return offered


def _with_files(page: DocumentPage) -> list[Choice]:
    if not page.attachments:
        return []
    count = len(page.attachments)
    save = translate("Choices", "Lưu tệp") if count == 1 else translate("Choices", "Lưu cả %n tệp", "", count)
    return [
        Choice("print", translate("Choices", "In"), "print", key="Ctrl+P", is_aside=True),
        Choice("save", save, "save", key="Ctrl+S", is_aside=True),
    ]
