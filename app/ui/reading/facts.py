"""The head of a document: its chips, its subject, where it comes from, and the facts that an official looks for."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.document_page import DocumentPage
from app.ui.documents.row_facts import STATE_TOKENS, URGENCY_TOKENS, Mark, standing
from app.ui.look.theme import theme
from app.ui.parts.chips import Chip
from app.ui.parts.flow import Flow
from app.ui.parts.text import Clamped, Text
from app.ui.reading.bands import BandFacts, deadline
from app.ui.words import dates, due
from app.ui.words.speech import speech, translate
from sync.replica.line import incoming_queue
from sync.rules.deliveries import came_at
from sync.rules.legal_time import legal_day

SHORT = 460  # pixels
MOST_LETTERS = 60  # of a fact


class Head(QWidget):
    """Narrow, the pages need the height: sender and `pressing`, a deadline, stand in the row of the chips as long as
    they are short, and each fact on one line."""

    def __init__(self, page: DocumentPage, now: datetime, *, narrow: bool, pressing: BandFacts | None) -> None:
        super().__init__()
        words = came_words(page, now)
        is_short = narrow and not theme.wants_narrow and theme.metrics("secondary").horizontalAdvance(words) <= SHORT
        whence = Text(words, "secondary", "text2", wrap=not is_short)
        chips = [*_chips(page), *([whence] if is_short else [])]
        if pressing is not None:
            words = due.whole(page.due, now, names_day=False) if page.due else pressing.strong
            chips.append(Chip(words, pressing.token, pressing.symbol))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6 if narrow else 8))
        column.addWidget(in_flow(chips))
        if theme.wants_narrow:  # letters are large already, and the pages need the height
            column.addWidget(Clamped(page.document.subject, "h2", lines=3))
        else:
            column.addWidget(Clamped(page.document.subject, "h1", lines=2))
        if not is_short:
            column.addWidget(whence)
        told = [Fact(name, value, on_one_line=narrow) for name, value in facts(page, now)]
        gap = 12 if theme.wants_narrow else 20
        column.addWidget(in_flow(told, gap=gap, row_gap=2) if narrow else in_flow(told, gap=32))


class Fact(QWidget):
    """A name in small letters over its value or before it; the value can be copied, and takes more lines only where it
    is longer than the whole width."""

    def __init__(self, name: str, value: str, *, on_one_line: bool = False) -> None:
        super().__init__()
        column = QHBoxLayout(self) if on_one_line else QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6 if on_one_line else 1))
        named = Text(name, "caption", "text3")
        column.addWidget(named)
        shown = Text(value, "body", selectable=True)
        shown.setAccessibleName(f"{name}: {value}")
        widths = named.sizeHint().width(), shown.sizeHint().width()
        shown.setWordWrap(True)
        column.addWidget(shown, 1)
        self._width = sum(widths) + column.spacing() if on_one_line else max(widths)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().heightForWidth(self._width))


def in_flow(widgets: Sequence[QWidget], gap: int = 8, row_gap: int = 8) -> QWidget:
    """Side by side, going on in the next row where the width ends."""
    holder = QWidget()
    flow = Flow(theme.px(gap), theme.px(row_gap))
    for widget in widgets:
        flow.addWidget(widget)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addLayout(flow)
    return holder


def _chips(page: DocumentPage) -> list[QWidget]:
    urgency = str(page.document.urgency)
    chips: list[QWidget] = []
    if urgency in URGENCY_TOKENS:
        token = URGENCY_TOKENS[urgency]
        chips.append(Chip(speech.say(f"urgency.{urgency}"), token, "flag" if token == "red" else ""))
    state = _standing(page)
    chips.append(Chip(state.text, state.token, state.symbol))
    if page.held:
        chips.append(Chip(translate("Head", "Sắp gửi, còn hoàn tác được"), "amber", "hourglass"))
    if page.withdraw_asked:
        chips.append(Chip(translate("Head", "Đang hủy gửi"), "amber", "hourglass"))
    return chips


def _standing(page: DocumentPage) -> Mark:
    """Where it stands; of an own document that has gone to many as its row in the list says it."""
    if page.own and page.document.state == "released":
        waits = any(one.office and one.state == "waiting" for one in page.recipients)
        return standing(page.state, Counter(one.state for one in page.recipients), waits=waits)
    return Mark(_state_words(page), STATE_TOKENS.get(page.state, "grey"))


def _state_words(page: DocumentPage) -> str:
    """Where it stands, and what comes next where that is known."""
    state = speech.say(f"state.{page.state}")
    if holder := _holder(page):
        assigned = page.state == "assigned"
        return f"{state} · {translate('Head', 'chờ {name} nhận') if assigned else '{name}'}".format(name=holder)
    following = {
        "arrived": translate("Head", "chờ vào sổ"),
        "registered": translate("Head", "chờ trình"),
        "presented": translate("Head", "chờ cho ý kiến"),
        "assigned": translate("Head", "chờ nhận xử lý"),
    }.get(page.state if not page.own else "", "")
    return f"{state} · {following}" if following else state


def _holder(page: DocumentPage) -> str:
    """Who leads the work on a document that came and is worked on; "" where it waits for a leader's word."""
    if page.own or incoming_queue(page.state, page.handling) != "in_progress":
        return ""
    directive = page.handling.directive if page.handling else None
    return page.people.get(directive.lead.person, "") if directive else ""


def came_words(page: DocumentPage, now: datetime) -> str:
    """Who has sent it, and when; of our own to whom."""
    if (origin := page.document.origin) is not None:
        told = translate("Head", "Từ {sender} · {source} · nhận lúc {when}")
        source, when = speech.say(f"source.{origin.source}"), dates.with_today(origin.received_at, now)
        return told.format(sender=page.sender.name, source=source, when=when)
    if not page.own:
        return _sent_and_came(page, now)
    if not page.recipients:
        return translate("Head", "Chưa gửi cho nơi nào.")
    names = ", ".join(r.name for r in page.recipients[:3])
    more = len(page.recipients) - 3
    text = translate("Head", "Gửi {names}").format(names=names)
    return text + (" " + translate("Head", "và %n nơi khác", "", more) if more > 0 else "")


def _sent_and_came(page: DocumentPage, now: datetime) -> str:
    """Both moments: the arrival is what counts in law, the sending says how long it was on its way."""
    sent = page.delivery.posted_at if page.delivery else page.document.released_at
    told = translate("Head", "Từ {sender}").format(sender=page.sender.name)
    if sent is None:
        return told
    came = came_at(page.delivery) if page.delivery and page.delivery.has("arrived") else None
    if came is None:
        return told + " · " + translate("Head", "gửi {when}").format(when=dates.spoken(sent, now))
    if dates.spoken(sent, now) == dates.spoken(came, now):  # at once, as far as a clock on the wall can tell
        return told + " · " + translate("Head", "đến {came}").format(came=dates.with_today(came, now))
    here = dates.with_today(came, now)
    if legal_day(sent) == legal_day(came):  # one day for both
        both = translate("Head", "gửi {sent}, đến {came}").format(sent=dates.clock(sent), came=here)
    else:
        both = translate("Head", "gửi {sent} · đến {came}").format(sent=dates.spoken(sent, now), came=here)
    return f"{told} · {both}"


def _short(text: str) -> str:
    """What a fact has room for."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def facts(page: DocumentPage, now: datetime) -> list[tuple[str, str]]:
    """Names and values; what is empty is left out."""
    document = page.document
    told = [
        (translate("Head", "Số, ký hiệu"), document.notation),
        (translate("Head", "Ngày ban hành"), dates.day(document.issued_on)),
        (translate("Head", "Loại"), page.kind[:1].upper() + page.kind[1:]),
        (translate("Head", "Người ký"), document.signer),
    ]
    if document.origin is not None and document.origin.sheets:
        told.append((translate("Head", "Số tờ"), str(document.origin.sheets)))
    if page.handling and page.handling.arrival:
        told.insert(2, (translate("Head", "Số đến"), page.handling.arrival.written))
        told.insert(3, (translate("Head", "Ngày đến"), dates.day(page.handling.arrival.on)))
    if page.due and deadline(page, now) is None:
        told.append((translate("Head", "Hạn xử lý"), due.field(page.due)))
    told.append((translate("Head", "Thuộc hồ sơ"), _short("; ".join(file.name for file in page.case_files))))
    if page.loan is not None:
        told.append((translate("Head", "Bản lưu đang cho mượn"), page.loan.name))
    return [(name, value) for name, value in told if value]
