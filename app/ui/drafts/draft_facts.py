"""What a row of the drafts says: its kind and whom it is for, when it was changed, how much of it is there. Pure."""

from collections.abc import Mapping
from datetime import datetime

from app.ui.compose.kind_field import kind_words
from app.ui.documents.row_facts import STATE_TOKENS, URGENCY_TOKENS, Mark, RowFacts
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.replica.line import Line
from sync.replica.writing_page import EDITED
from sync.rules.kinds import Kind
from sync.rules.offices import Office

SHARED = "drafts"  # the box of what the office shares


def draft_facts(line: Line, offices: Mapping[str, Office], kinds: Mapping[str, Kind], now: datetime) -> RowFacts:
    kind = kinds.get(line.kind)
    token = URGENCY_TOKENS.get(line.urgency)
    chip = Mark(speech.say(f"urgency.{line.urgency}"), token, "flag" * (token == "red")) if token else None
    return RowFacts(
        who=kind_words(kind) if kind else translate("DraftFacts", "Chưa chọn loại"),
        when=dates.row(datetime.fromisoformat(line.posted_at), now),
        subject=line.subject or translate("DraftFacts", "(chưa có trích yếu)"),
        is_unread=False,
        chip=chip,
        marks=(*_state(line), Mark(_recipients(line, offices), "text3")),
        files=line.files,
    )


def _state(line: Line) -> list[Mark]:
    """Where a draft stands that the office shares, and whether it was changed here since."""
    if line.box != SHARED:
        return []
    words = speech.say(f"state.{line.state}")
    if line.state == "draft":
        words = translate("DraftFacts", "Bản của {name}").format(name=line.sender)
    marks = [Mark(words, STATE_TOKENS[line.state])]
    if line.states.get(EDITED):
        marks.append(Mark(translate("DraftFacts", "Sửa dở trên máy này"), "amber"))
    elif line.waiting:
        marks.append(Mark(translate("DraftFacts", "Chờ gửi"), "amber"))
    return marks


def _recipients(line: Line, offices: Mapping[str, Office]) -> str:
    if not line.to:
        return translate("DraftFacts", "Chưa có nơi nhận")
    if len(line.to) == 1:
        office = offices.get(line.to[0])
        return office.short_name if office else line.to[0]
    return translate("DraftFacts", "%n nơi nhận", "", len(line.to))
