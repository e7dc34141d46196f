"""What a row of the drafts says: its kind and whom it is for, when it was changed, how much of it is there. Pure."""

from collections.abc import Mapping
from datetime import datetime

from app.ui.compose.kind_field import kind_words
from app.ui.documents.row_facts import URGENCY_TOKENS, Mark, RowFacts
from app.ui.words import dates
from app.ui.words.speech import speech, translate
from sync.replica.line import Line
from sync.rules.kinds import Kind
from sync.rules.offices import Office


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
        marks=(Mark(_recipients(line, offices), "text3"),),
        files=line.files,
    )


def _recipients(line: Line, offices: Mapping[str, Office]) -> str:
    if not line.to:
        return translate("DraftFacts", "Chưa có nơi nhận")
    if len(line.to) == 1:
        office = offices.get(line.to[0])
        return office.short_name if office else line.to[0]
    return translate("DraftFacts", "%n nơi nhận", "", len(line.to))
