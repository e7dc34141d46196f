"""The fields of a meeting: when it begins and ends, where it is, who chairs it, who is asked to come."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.doing.asking import Field
from app.ui.look.theme import theme
from app.ui.parts.flow import Flow
from app.ui.parts.hour_line import DeadlineLine
from app.ui.words.speech import translate
from sync.replica.draft_content import MeetingSoFar
from sync.rules.deadline import deadline
from sync.rules.legal_time import VIET_NAM
from sync.rules.meetings import Meeting
from sync.rules.text import composed


class MeetingForm(QWidget):
    """`changed`: something else stands there now."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._starts, self._ends = DeadlineLine(today), DeadlineLine(today)
        self._place, self._chair, self._attendees = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._attendees.setFixedHeight(theme.line_height("body") * 2 + theme.px(16))
        self._attendees.setTabChangesFocus(True)
        for line in (self._place, self._chair):
            line.setMinimumWidth(theme.px(180))
        for end in (self._starts, self._ends):
            end.hour.setPlaceholderText(translate("MeetingForm", "giờ"))
        self._fields = {
            "starts": Field(translate("MeetingForm", "Ngày, giờ họp"), self._starts),
            "ends": Field(translate("MeetingForm", "Kết thúc (nếu có)"), self._ends),
            "place": Field(translate("MeetingForm", "Địa điểm"), self._place),
            "chair": Field(translate("MeetingForm", "Chủ trì (nếu có)"), self._chair),
        }
        self._starts.hour.setAccessibleName(translate("MeetingForm", "Giờ bắt đầu họp"))
        self._ends.hour.setAccessibleName(translate("MeetingForm", "Giờ kết thúc, có thể để trống"))
        self._fields["asked"] = Field(translate("MeetingForm", "Thành phần được mời (nếu có)"), self._attendees)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        holder, hours = QWidget(), Flow(theme.px(16), theme.px(12))
        holder.setLayout(hours)
        where = QHBoxLayout()
        where.setSpacing(theme.px(16))
        for name in ("starts", "ends"):
            hours.addWidget(self._fields[name])
        for name in ("place", "chair"):
            where.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(holder)
        column.addLayout(where)
        column.addWidget(self._fields["asked"])
        self.setFocusProxy(self._starts)
        for end in (self._starts, self._ends):
            end.changed.connect(self.changed)
        for line in (self._place, self._chair):
            line.textChanged.connect(self.changed)
        self._attendees.textChanged.connect(self.changed)

    @property
    def so_far(self) -> MeetingSoFar:
        """What stands there, complete or not. An end without its day is of the day on which the meeting begins."""
        ends = self._ends
        return MeetingSoFar(
            day=self._starts.day.day,
            hour=self._starts.hour.hour,
            last_day=ends.day.day,
            last_hour=ends.hour.hour,
            place=composed(self._place.text()).strip(),
            chair=composed(self._chair.text()).strip(),
            attendees=composed(self._attendees.toPlainText()).strip(),
        )

    @property
    def meeting(self) -> Meeting | None:
        """What it comes to; None while something is wanting or wrong."""
        return None if self.is_wrong else self.so_far.meeting

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no day or no hour, or an end that is before the beginning."""
        return bool(self._wrong_hours() or self._wrong_end())

    def take(self, meeting: Meeting | None, so_far: MeetingSoFar | None = None) -> None:
        """Show a meeting, or what there is of one."""
        shown = so_far or (_so_far_of(meeting) if meeting else MeetingSoFar())
        self.blockSignals(True)
        self._starts.set_deadline(deadline(shown.day))
        self._starts.hour.set_hour(shown.hour)
        self._ends.set_deadline(deadline(shown.last_day))
        self._ends.hour.set_hour(shown.last_hour)
        self._place.setText(shown.place)
        self._chair.setText(shown.chair)
        self._attendees.setPlainText(shown.attendees)
        self.blockSignals(False)
        self.tell_wrong()

    def suggest(self, starts_at: datetime, note: str) -> None:
        """Fill in when it begins, marked so until somebody changes that."""
        starts = _here(starts_at)
        self.take(None, MeetingSoFar(day=starts.date(), hour=starts.time()))
        self._fields["starts"].suggest(note)
        self._starts.changed.connect(lambda: self._fields["starts"].suggest(""))

    def tell_wrong(self) -> None:
        """Say beside the fields what is wrong with what stands there."""
        self._fields["starts"].tell(self._wrong_hours())
        self._fields["ends"].tell(self._wrong_end())

    def _wrong_hours(self) -> str:
        starts = self._starts
        wrong = starts.day.is_wrong or starts.hour.is_wrong
        return translate("MeetingForm", "Ngày hoặc giờ họp viết chưa đúng") if wrong else ""

    def _wrong_end(self) -> str:
        if self._ends.day.is_wrong or self._ends.hour.is_wrong:
            return translate("MeetingForm", "Ngày hoặc giờ kết thúc viết chưa đúng")
        if self._ends.day.day is not None and self._ends.hour.hour is None:
            return translate("MeetingForm", "Ghi thêm giờ kết thúc của ngày này")
        meeting = self.so_far.meeting_anywhere
        if meeting is not None and meeting.ends_at is not None and meeting.ends_at <= meeting.starts_at:
            return translate("MeetingForm", "Giờ kết thúc phải sau giờ bắt đầu")
        return ""


def _so_far_of(meeting: Meeting) -> MeetingSoFar:
    starts, ends = _here(meeting.starts_at), _here(meeting.ends_at) if meeting.ends_at else None
    return MeetingSoFar(
        day=starts.date(),
        hour=starts.time(),
        last_day=ends.date() if ends and ends.date() != starts.date() else None,
        last_hour=ends.time() if ends else None,
        place=meeting.place,
        chair=meeting.chair,
        attendees=meeting.attendees,
    )


def _here(at: datetime) -> datetime:
    return at.astimezone(VIET_NAM)
