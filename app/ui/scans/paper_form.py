"""What is entered of a document that came on paper, by e-mail or over Zalo.

What was read off its scan is filled in and marked as a suggestion until somebody changes it; no field wants one.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.actions.paper_arrival import PaperArrival
from app.documents.paper_facts import RECEIVED, bare
from app.ui.compose.facts_form import SubjectField
from app.ui.compose.kind_field import in_order, kind_words
from app.ui.compose.urgency_field import UrgencyField
from app.ui.doing.asking import Field
from app.ui.doing.meeting_form import MeetingForm
from app.ui.look.theme import theme
from app.ui.parts.day_line import DayLine
from app.ui.parts.flow import in_a_flow
from app.ui.parts.folded_combo import FoldedCombo
from app.ui.parts.segments import Segments
from app.ui.scans.sender_field import SenderField
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from app.ui.words.typed_hour import typed_hour
from sync.replica.scan_content import ScanFacts
from sync.rules.documents import ROADS, Source, Urgency
from sync.rules.kinds import Kind
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import INVITATION
from sync.rules.text import folded, one_line

MOST_SHEETS = 9_999


class PaperForm(QWidget):
    """`changed`: something else is filled in now. `identified`: its number, date or sender. `resized`: it
    wants more or less room."""

    changed = Signal()
    resized = Signal()
    identified = Signal()

    def __init__(self, context: Context, kinds: Iterable[Kind], names: Iterable[str], came: datetime) -> None:
        super().__init__()
        self._suggested: dict[str, bool] = {}
        self._source = Source.POST
        today = context.today
        offered = [(str(source), speech.say(f"source.{source}"), "") for source in ROADS]
        sources = Segments(translate("Paper", "Đến bằng"), offered, str(self._source))
        sources.chosen.connect(self._take_source)
        local = came.astimezone(VIET_NAM)
        self._came_on, self._came_at, self._sheets = DayLine(today), QLineEdit(f"{local:%H:%M}"), QLineEdit()
        self._came_at.setFixedWidth(theme.px(84))
        self._came_on.set_day(local.date())
        self._sheets.setFixedWidth(theme.px(84))
        self._sheets.setValidator(QIntValidator(0, MOST_SHEETS, self._sheets))
        self._sender, self._notation, self._date = SenderField(), QLineEdit(), DayLine(today)
        self._sender.offer(names)
        self._notation.setFixedWidth(theme.px(210))
        self._notation.setMaxLength(100)
        self._kind = self._kinds(in_order(kinds, today))
        self._subject, self._signer, self._due = SubjectField(2), QLineEdit(), DayLine(today)
        self._signer.setFixedWidth(theme.px(210))
        self._signer.setMaxLength(200)
        self._urgency, self._meeting = UrgencyField(), MeetingForm(today)
        self._urgency.take(Urgency.NORMAL)
        self._urgency.chosen.connect(lambda: self.changed.emit())
        self._fields = {
            "source": Field(translate("Paper", "Đến bằng"), sources),
            "came_on": Field(translate("Paper", "Ngày nhận"), self._came_on),
            "came_at": Field(translate("Paper", "Giờ nhận"), self._came_at),
            "sheets": Field(translate("Paper", "Số tờ"), self._sheets),
            "sender": Field(translate("Paper", "Nơi gửi"), self._sender),
            "notation": Field(translate("Paper", "Số, ký hiệu"), self._notation),
            "date": Field(translate("Paper", "Ngày văn bản"), self._date),
            "kind": Field(translate("Paper", "Loại văn bản"), self._kind),
            "subject": Field(translate("Paper", "Trích yếu"), self._subject),
            "signer": Field(translate("Paper", "Người ký"), self._signer),
            "due": Field(translate("Paper", "Hạn trả lời (nếu có)"), self._due),
            "urgency": Field(translate("Paper", "Độ khẩn"), self._urgency),
            "meeting": Field(
                translate("Paper", "Cuộc họp, để có trong Lịch tuần"),
                self._meeting,
                translate("Paper", "Chưa rõ thì để trống cả; ghi giờ họp sau cũng được."),
            ),
        }
        self._lay_out()
        self._connect()

    def suggest(self, facts: ScanFacts) -> None:
        """Fill in what was read; each stays marked until somebody changes it."""
        kind = self._key_of(facts.kind)
        self._fill("notation", facts.notation, lambda: self._notation.setText(facts.notation))
        self._fill("date", facts.on, lambda: self._date.set_day(facts.on))
        self._fill("kind", kind, lambda: self._kind.take(kind))
        issuer = self._sender.known_as(facts.issuer)
        self._fill("sender", issuer, lambda: self._sender.set_name(issuer))
        subject = bare_subject(facts.subject)
        self._fill("subject", subject, lambda: self._subject.setPlainText(subject))
        if facts.meets_at is not None and self._is_invitation:
            self._meeting.suggest(facts.meets_at, translate("Paper", "gợi ý"))

    @property
    def notation(self) -> str:
        return one_line(self._notation.text())

    @property
    def issuer(self) -> str:
        return one_line(self._sender.name)

    @property
    def issued_on(self) -> str:
        return self._date.day.isoformat() if self._date.day else ""

    @property
    def is_complete(self) -> bool:
        """Whether everything is there that has to be."""
        days = self._date.day is not None and self._came_on.day is not None and not self._due.is_wrong
        hour = typed_hour(self._came_at.text()) is not None
        return (
            days
            and hour
            and not self._wants_meeting
            and bool(one_line(self._sender.name) and one_line(self._subject.toPlainText()) and self._kind.key)
        )

    def arrival(self) -> PaperArrival:
        """What stands there. Only where it is complete."""
        on, came_on, at = self._date.day, self._came_on.day, typed_hour(self._came_at.text())
        assert on is not None
        assert came_on is not None
        assert at is not None
        return PaperArrival(
            kind=self._kind.key,
            notation=self.notation,
            subject=one_line(self._subject.toPlainText()),
            issued_on=on,
            source=self._source,
            sender=one_line(self._sender.name),
            received_at=datetime.combine(came_on, at, VIET_NAM),
            sheets=int(self._sheets.text() or 0),
            signer=one_line(self._signer.text()),
            urgency=self._urgency.urgency,
            due=self._due.day,
            meeting=self._meeting.meeting if self._is_invitation else None,
        )

    @property
    def _is_invitation(self) -> bool:
        return self._kind.key == INVITATION

    @property
    def _wants_meeting(self) -> bool:
        """Whether something is said of a meeting, and not enough."""
        form = self._meeting
        return self._is_invitation and not form.so_far.is_empty and form.meeting is None

    def focus(self, name: str) -> None:
        self._fields[name].field.setFocus()

    def first_empty(self) -> str:
        """Where there is something to fill in first."""
        wanted = (
            ("sender", self._sender.name),
            ("notation", self.notation),
            ("subject", self._subject.toPlainText()),
        )
        return next((name for name, text in wanted if not text.strip()), "sheets")

    def _kinds(self, kinds: list[Kind]) -> FoldedCombo:
        combo = FoldedCombo()
        combo.setFixedWidth(theme.px(250))
        for kind in kinds:
            combo.add(kind.id, kind_words(kind), kind.id)
        for name in (*RECEIVED.values(), translate("Paper", "văn bản khác")):
            words = name[:1].upper() + name[1:]
            combo.add(words, words)
        combo.setCurrentIndex(-1)
        self._names = {folded(bare(kind.name)): kind.id for kind in kinds}
        return combo

    def _key_of(self, name: str) -> str:
        words = name[:1].upper() + name[1:]
        return self._names.get(folded(name), words if name in RECEIVED.values() else "") if name else ""

    def _fill(self, name: str, value: object, take: Callable[[], object]) -> None:
        if value:
            take()
            self._suggested[name] = True
            self._fields[name].suggest(translate("Paper", "gợi ý"))

    def _take_source(self, key: str) -> None:
        self._source = Source(key)
        self.changed.emit()

    def _edited(self, name: str) -> None:
        if self._suggested.pop(name, False):
            self._fields[name].suggest("")
        wrong = translate("Paper", "Không có ngày này. Ghi theo dạng 25/11/2026.")
        for day in ("date", "came_on", "due"):
            line = self._fields[day].field
            if isinstance(line, DayLine) and name == day:
                self._fields[day].tell(wrong if line.is_wrong else "")
        if name == "came_at":
            known = typed_hour(self._came_at.text()) is not None
            self._fields[name].tell("" if known else translate("Paper", "Ghi giờ như 14:05."))
        self.changed.emit()
        if name in ("notation", "date", "sender"):
            self.identified.emit()

    def _connect(self) -> None:
        self._sender.resized.connect(self.resized)
        self._sender.changed.connect(lambda: self._edited("sender"))
        self._notation.textChanged.connect(lambda: self._edited("notation"))
        self._subject.textChanged.connect(lambda: self._edited("subject"))
        self._kind.currentIndexChanged.connect(lambda: self._edited("kind"))
        self._date.changed.connect(lambda: self._edited("date"))
        self._came_on.changed.connect(lambda: self._edited("came_on"))
        self._due.changed.connect(lambda: self._edited("due"))
        self._came_at.textChanged.connect(lambda: self._edited("came_at"))
        self._kind.currentIndexChanged.connect(self._show_meeting)
        self._meeting.changed.connect(self._meeting_changed)
        self._show_meeting()

    def _show_meeting(self) -> None:
        """Only an invitation asks for one."""
        self._fields["meeting"].setVisible(self._is_invitation)
        self.resized.emit()

    def _meeting_changed(self) -> None:
        self._meeting.tell_wrong()
        wants = translate("Paper", "Ghi đủ ngày, giờ và địa điểm họp, hoặc để trống cả.")
        self._fields["meeting"].tell(wants if self._wants_meeting else "")
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        rows = (
            ("source", "sheets"),
            ("came_on", "came_at"),
            ("sender",),
            ("notation", "date"),
            ("kind", "signer"),
            ("subject",),
            ("due", "urgency"),
            ("meeting",),
        )
        for row in rows:
            column.addWidget(in_a_flow([self._fields[name] for name in row], theme.px(16), theme.px(10)))


def bare_subject(subject: str) -> str:
    """A subject without the "V/v" of a letter, as subjects are kept here."""
    start = subject.removeprefix("V/v").removeprefix("v/v").lstrip()
    return start[:1].upper() + start[1:] if start != subject else subject
