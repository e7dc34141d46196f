"""What the history says of a leader's words: who gave them, what they say, what an amendment changes, and how the
deadline moved. Pure."""

from app.actions.document_page import DocumentPage, HistoryLine
from app.ui.words import due
from app.ui.words.speech import translate
from sync.rules.assignments import Assigned, Directive
from sync.rules.deadline import Deadline, deadline, deadline_of


def giver(page: DocumentPage, directive: Directive) -> str:
    """Who gave it; where a clerk has typed what was on paper, both."""
    by = page.people.get(directive.by, directive.by)
    if not directive.for_leader:
        return by
    leader = page.people.get(directive.for_leader, directive.for_leader)
    told = translate("DirectiveWords", "{leader}, {clerk} ghi thay theo bút phê trên giấy")
    return told.format(leader=leader, clerk=by)


def said(page: DocumentPage, directive: Directive) -> str:
    """The whole of it."""
    parts = (
        (translate("History", "chủ trì: {names}"), (directive.lead,)),
        (translate("History", "phối hợp: {names}"), directive.collaborators),
        (translate("History", "để biết: {names}"), directive.informed),
    )
    told = [quoted(directive.text)]
    told += [words.format(names=_names(page, people, says_due=True)) for words, people in parts if people]
    by = deadline(directive.due, directive.due_time)
    told += [translate("History", "hạn {day}").format(day=due.field(by))] if by else []
    return joined(*told)


def changes(page: DocumentPage, before: Directive, after: Directive) -> str:
    """What an amendment changes of the one before."""
    told = []
    if before.lead.person != after.lead.person:
        words = translate("DirectiveWords", "chủ trì: {before} → {after}")
        told.append(words.format(before=_names(page, [before.lead]), after=_names(page, [after.lead])))
    for now, was, more, less in (
        (
            *(after.collaborators, before.collaborators),
            translate("DirectiveWords", "thêm phối hợp: {names}"),
            translate("DirectiveWords", "thôi phối hợp: {names}"),
        ),
        (
            *(after.informed, before.informed),
            translate("DirectiveWords", "thêm để biết: {names}"),
            translate("DirectiveWords", "thôi để biết: {names}"),
        ),
    ):
        for words, people, others in ((more, now, was), (less, was, now)):
            known = {one.person for one in others}
            if found := [one for one in people if one.person not in known]:
                told.append(words.format(names=_names(page, found)))
    old, new = before.due_of(), after.due_of()
    if old != new:
        told.append(moved(old, new))
    for one in after.collaborators:
        his = (before.due_of(one.person), after.due_of(one.person))
        if his[0] != his[1] and his != (old, new):
            told.append(f"{_names(page, [one])}: {moved(*his)}")
    if before.text != after.text:
        told.append(quoted(after.text) or translate("DirectiveWords", "bỏ lời chỉ đạo"))
    return joined(*told) or translate("DirectiveWords", "không đổi gì")


def moved(old: Deadline | None, new: Deadline | None) -> str:
    if new is None:
        return translate("DirectiveWords", "bỏ hạn")
    if old is None:
        return translate("DirectiveWords", "hạn {after}").format(after=due.field(new))
    return translate("DirectiveWords", "hạn {before} → {after}").format(before=due.field(old), after=due.field(new))


def extended(page: DocumentPage, line: HistoryLine) -> str:
    """Whose deadline was moved, from when to when; or to whom it was not given."""
    who, until, was = (line.facts.get(name, "") for name in ("who", "until", "was"))
    days = moved(deadline_of(was) if was else None, deadline_of(until)) if until else ""
    return joined(line.who, page.people.get(who, ""), days, quoted(line.facts.get("note", "")))


def quoted(text: str) -> str:
    return translate("History", "“{words}”").format(words=text) if text else ""


def joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _names(page: DocumentPage, people: tuple[Assigned, ...] | list[Assigned], *, says_due: bool = False) -> str:
    """`says_due`: with the deadline that somebody has of his own."""
    return ", ".join(_named(page, one, deadline(one.due, one.due_time) if says_due else None) for one in people)


def _named(page: DocumentPage, one: Assigned, own: Deadline | None) -> str:
    name = page.people.get(one.person, one.person)
    told = translate("DirectiveWords", "{name} (hạn {day})")
    return told.format(name=name, day=due.field(own)) if own else name
