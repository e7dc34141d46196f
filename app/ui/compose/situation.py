"""What the checks look at, gathered from the document that is being written and from the directory."""

from app.ui.compose.verdicts import Situation
from app.ui.compose.writing import Writing
from app.ui.shell.context import Context
from sync.rules.legal_time import VIET_NAM


def situation(context: Context, writing: Writing) -> Situation:
    offices, document, today = context.opening.offices, writing.document, writing.today
    chosen = [recipient.office for recipient in writing.content.recipients if recipient.office]
    names = {code: offices[code].full_name if code in offices else code for code in chosen}
    silent = writing.desk.silent
    open_ones = [code for code in chosen if code in offices and offices[code].is_open_on(today)]
    return Situation(
        content=writing.content,
        papers=writing.taking.papers,
        issued_on=writing.issued_on,
        today=today,
        hour=context.bridge.clock.now().astimezone(VIET_NAM).time(),
        limits=writing.desk.limits,
        number=document.number if document else None,
        suffix=document.suffix if document else "",
        notation=document.notation if document else "",
        outlook=writing.numbering.outlook,
        wrong_days=tuple(sorted(writing.wrong_days)),
        silent=tuple(names[code] for code in chosen if silent.get(code) is not None),
        without_pc=tuple(names[code] for code in chosen if code in silent and silent[code] is None),
        shared=writing.shared,
        corrected=writing.corrected,
        closed=tuple(names[code] for code in chosen if code not in open_ones),
    )
