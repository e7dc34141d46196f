"""What else is somebody's when he hands his work over: case files, what the plan expects of him, drafts.

The rule finds them itself, so that what another PC has made his meanwhile goes over too. Who was named for a meeting
stays named: whoever asked him hears names, and another one is a new answer.
Law: Decree 30/2020/NĐ-CP art. 29 and 31 (whoever leaves hands over the files that he keeps).
"""

import msgspec

from sync.rules.case import Case
from sync.rules.case_files import TRANSFERRED, CaseFile, PlanEntry
from sync.rules.documents import Document
from sync.rules.drafts import SharedDraft
from sync.rules.people import SEES_DOCUMENTS, Person, Role
from sync.rules.state import State, Work

MOVED = "handed_over"


class HandedThings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ids. `files`: that are not in the archive yet; `plan`: entries of this year and later that nobody has opened;
    `drafts`: that he has written; `review`: that lie before him."""

    files: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    review: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return sum(map(len, (self.files, self.plan, self.drafts, self.review)))


def things_of(state: State, office: str, person: str, year: int) -> HandedThings:
    """What is somebody's. `year`: from which the plan counts."""
    files = [one for one in state.children(CaseFile, office) if one.holder == person and one.state != TRANSFERRED]
    opened = {one.id for one in state.children(CaseFile, office)}
    planned = [one for one in state.children(PlanEntry, office) if one.holder == person and one.year >= year]
    drafts = [one for one in _drafts(state, office) if one.by == person]
    review = [one for one in _drafts(state, office) if one.leader == person and one.state == "submitted"]
    return HandedThings(
        files=tuple(one.id for one in files),
        plan=tuple(one.id for one in planned if one.id not in opened and not one.is_removed),
        drafts=tuple(one.id for one in drafts),
        review=tuple(one.id for one in review),
    )


def pass_things_on(work: Work, case: Case, things: HandedThings, leaver: str, to: str) -> HandedThings:
    """They are the other's now; nothing where he may read no documents. The answer is what has moved."""
    successor = work.get(Person, to)
    roles = successor.roles_on(case.today) if successor else frozenset()
    if not SEES_DOCUMENTS & roles:
        return HandedThings()
    moved = case.event(MOVED, person=leaver, to=to)
    moved = msgspec.structs.replace(moved, person=case.intent.person)
    for id in things.files:
        if file := work.get(CaseFile, id):
            work.put(msgspec.structs.replace(file, holder=to, events=(*file.events, moved)))
    for id in things.plan:
        if entry := work.get(PlanEntry, id):
            work.put(msgspec.structs.replace(entry, holder=to))
    leads = Role.LEADER in roles
    for id in dict.fromkeys((*things.drafts, *things.review)):
        if draft := work.get(SharedDraft, id):
            by = to if id in things.drafts else draft.by
            leader = to if id in things.review and leads else draft.leader
            work.put(msgspec.structs.replace(draft, by=by, leader=leader, events=(*draft.events, moved)))
    return things if leads else msgspec.structs.replace(things, review=())


def _drafts(state: State, office: str) -> list[SharedDraft]:
    """Those that are still under way: neither taken back nor numbered. A copy stands under the one that it is of."""
    firsts = state.children(SharedDraft, office)
    every = [*firsts, *(copy for first in firsts for copy in state.children(SharedDraft, first.id))]
    return [one for one in every if one.state != "withdrawn" and state.get(Document, one.id) is None]
