"""Offices number offline, in any order of events: no number is ever written on two papers, and none is unexplained.

From some moment on decisions are numbered apart; not every PC hears of it at once.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from sync.rules.books import SUFFIXES, Book, Direction, Entry, Grant, grants_of_device, key_of, series_id, token_of
from sync.rules.decide import decide
from sync.rules.documents import Document
from sync.rules.granting import extended, grant_at_enrolment
from sync.rules.intents import FORM, AnyAct, Intent, OpenBook, RequestNumbers, RevokeDevice, TakeOver
from sync.rules.kinds import Kind, notation
from sync.rules.people import Device, Role
from sync.rules.series import borne_elsewhere, series_for
from sync.rules.series_acts import SeriesPart, SetSeries
from sync.rules.state import Changes, Refusal, Work
from tests.support.sample_offices import COMMUNE
from tests.support.toy_state import ToyState
from tests.unit.scene import DAY, NOW, Scene, number_act, pc_of, person_of

COMMON, APART, YEAR = "outgoing", "outgoing.QĐ", 2026
PCS = st.integers(0, 2)
KINDS, NAMES = st.sampled_from(["TB", "QĐ"]), st.sampled_from([COMMON, APART])
PLAN = SetSeries(direction=Direction.OUTGOING, year=YEAR, parts=(SeriesPart("QĐ", ("QĐ",)),))


def book_of(name: str) -> str:
    return f"{series_id(COMMUNE, name)}.{YEAR}"


@dataclass
class Office:
    """One PC: what it last pulled with its own work laid over it, and what it has not handed over yet."""

    id: str
    state: ToyState
    pending: list[Intent] = field(default_factory=list)
    taken: set[tuple[str, int]] = field(default_factory=set)  # written on paper here, whatever became of it
    suffixes: set[tuple[str, int, str]] = field(default_factory=set)
    is_revoked: bool = False


class Numbering(RuleBasedStateMachine):
    @initialize(first=st.sampled_from([None, None, 1, 105, 131, 1249]), heard=st.sampled_from(["none", "one", "all"]))
    def enrol(self, first: int | None, heard: str) -> None:
        """Three PCs; on some mornings the first opens the book on its own before the others are heard of. On some the
        office has two series, and all PCs have heard of it, or the first alone, which has opened the new book."""
        self.server = Scene()
        self.server.state.put(Kind(id="QĐ", name="quyết định", abbreviation="QĐ"))
        if heard == "all":
            self.server.do(PLAN)
        third = self.server.state.get(Device, pc_of(COMMUNE, 2))
        assert third is not None
        work = Work(self.server.state)
        work.put(device := replace(third, id=pc_of(COMMUNE, 3)))
        grant_at_enrolment(work, device, "enrolment-3", DAY)
        self.server.state.apply(work.changes())
        self.pcs = [Office(pc_of(COMMUNE, n), self.server.state.copy()) for n in (1, 2, 3)]
        if heard == "one":
            self.server.do(PLAN)
            self.server.do(OpenBook(book=book_of(APART), first=101))
            self._hand_over(self.pcs[0], 0)
            self.pcs[0].state = self.server.state.copy()
        self.papers: Counter[tuple[str, int]] = Counter()
        self.suffixed: Counter[tuple[str, int, str]] = Counter()
        self.made, self.taken_over = 0, False
        if first:
            self.open_book(pc=0, name=COMMON, first=first)
            self.number(pc=0, kind="TB", times=3)

    @rule(pc=PCS)
    def number_decisions_apart(self, pc: int) -> None:
        """A clerk sets it at any PC, which may not know yet that a decision has a number already."""
        self._do(self.pcs[pc], PLAN)

    @rule(pc=PCS, kind=KINDS, times=st.sampled_from([1, 3, 12]))
    def number(self, pc: int, kind: str, times: int) -> None:
        """A clerk writes the next number on a paper, as far as his PC has any."""
        for _ in range(times):
            name = series_for(self.pcs[pc].state, COMMUNE, Direction.OUTGOING, kind, YEAR)
            if (given := self._next(self.pcs[pc], name, kind)) is None:
                return
            self.made += 1
            act = number_act(f"doc-{self.made}", given, kind_id=kind, series=key_of(name))
            outcome = self._do(self.pcs[pc], act)
            assert isinstance(outcome, Changes)
            assert outcome.conflict is None
            self.pcs[pc].taken.add((name, given))
            self.papers[name, given] += 1

    @rule(pc=PCS, kind=KINDS, back=st.integers(0, 5), times=st.integers(1, 3))
    def number_with_a_suffix(self, pc: int, kind: str, back: int, times: int) -> None:
        """A clerk writes 12a on a paper behind a number that his PC has given, or was granted and has heard of."""
        one = self.pcs[pc]
        name = series_for(one.state, COMMUNE, Direction.OUTGOING, kind, YEAR)
        series, book = series_id(COMMUNE, name), book_of(name)
        ranges = [r for g in grants_of_device(one.state, series, one.id) if not g.closed for r in g.granted(YEAR)]
        used = [e.number for e in one.state.children(Entry, book) if e.state == "used" and not e.suffix]
        bases = sorted(n for n in used if any(low <= n <= high for low, high in ranges))
        if not bases:
            return
        base = bases[max(0, len(bases) - 1 - back)]
        for _ in range(times):
            known = [e.suffix for e in one.state.children(Entry, book) if e.number == base]
            letter = next(a for a in SUFFIXES if a not in known and (name, base, a) not in one.suffixes)
            if self._is_borne(one, name, kind, base, letter):
                return
            self.made += 1
            more = {"suffix": letter, "reason": "Văn bản lùi ngày", "kind_id": kind, "series": key_of(name)}
            outcome = self._do(one, number_act(f"doc-{self.made}", base, **more))
            assert isinstance(outcome, Changes)
            assert outcome.conflict is None
            one.suffixes.add((name, base, letter))
            self.suffixed[name, base, letter] += 1

    @rule(pc=PCS, kind=KINDS, rounds=st.integers(1, 4))
    def busy_day_online(self, pc: int, kind: str, rounds: int) -> None:
        """A PC that uses up what it has and asks for more, while others know nothing of it."""
        for _ in range(rounds):
            self.number(pc=pc, kind=kind, times=10)
            self.ask_for_numbers(pc=pc, name=APART if kind == "QĐ" else COMMON)
            self.sync(pc=pc)

    @rule(pc=PCS, name=NAMES, first=st.sampled_from([1, 100, 105, 111, 130, 131, 135, 1249]))
    def open_book(self, pc: int, name: str, first: int) -> None:
        """After a take-over somebody reads on paper how far the dead PC has come."""
        if self.taken_over:
            first = max((number for series, number in self.papers if series == name), default=0) + 1
        self._do(self.pcs[pc], OpenBook(book=book_of(name), first=first))

    @rule(pc=PCS, name=NAMES)
    def ask_for_numbers(self, pc: int, name: str) -> None:
        self._do(self.pcs[pc], RequestNumbers(book=book_of(name)), person="")

    @rule(pc=PCS, name=NAMES)
    def take_over(self, pc: int, name: str) -> None:
        act = TakeOver(series=series_id(COMMUNE, name), reason="Máy hỏng", on=DAY)
        self._do(self.pcs[pc], act, person=person_of(COMMUNE, Role.LEADER))

    @rule(pc=PCS)
    def revoke(self, pc: int) -> None:
        device = self.pcs[pc].id
        outcome = self.server.ask(RevokeDevice(device=device), role=Role.LEADER, pc=2 if pc == 0 else 1)
        if isinstance(outcome, Changes) and not outcome.conflict:
            self.server.state.apply(outcome)
            self.pcs[pc].is_revoked = True

    @precondition(lambda self: any(pc.pending for pc in self.pcs))
    @rule(pc=PCS, much=st.integers(1, 80))
    def push(self, pc: int, much: int) -> None:
        """The line holds for some of what waits; verdicts come with the next pull."""
        self._hand_over(self.pcs[pc], much)

    @rule(pc=PCS)
    def sync(self, pc: int) -> None:
        self._hand_over(self.pcs[pc], len(self.pcs[pc].pending))
        if not self.pcs[pc].is_revoked:
            self.pcs[pc].state = self.server.state.copy()

    @invariant()
    def no_number_stands_on_two_papers(self) -> None:
        assert [n for n, times in self.papers.items() if times > 1] == []
        assert [n for n, times in self.suffixed.items() if times > 1] == []

    @invariant()
    def nothing_is_granted_twice(self) -> None:
        for name in (COMMON, APART):
            grants = self.server.state.children(Grant, series_id(COMMUNE, name))
            granted = sorted(r for g in grants for r in g.granted(YEAR))
            assert all(one[1] < two[0] for one, two in pairwise(granted)), granted

    @invariant()
    def no_notation_stands_in_two_books(self) -> None:
        """Where a PC had not heard of the plan, the second paper is a conflict with a task."""
        written = Counter(document.notation for document in self.server.state.all(Document))
        assert [text for text, times in written.items() if times > 1] == []

    def teardown(self) -> None:
        """In the end every granted number below the last used one is used, void, or still some PC's to give."""
        for pc in self.pcs:
            self._hand_over(pc, len(pc.pending))
        for name in (COMMON, APART):
            self._expect_every_number_explained(name)

    def _expect_every_number_explained(self, name: str) -> None:
        state = self.server.state
        entries = state.children(Entry, book_of(name))
        explained = {n for e in entries if not e.suffix for n in range(e.number, max(e.number, e.through) + 1)}
        book = state.get(Book, book_of(name))
        for grant in state.children(Grant, series_id(COMMUNE, name)):
            holder = state.get(Device, grant.device)
            if grant.closed and (grant.token or (holder and holder.revoked_at)):
                for low, high in grant.usable(YEAR, book):
                    assert set(range(low, high + 1)) <= explained, (grant, low, high)

    def _next(self, pc: Office, name: str, kind: str) -> int | None:
        book = pc.state.get(Book, book_of(name))
        held = grants_of_device(pc.state, series_id(COMMUNE, name), pc.id)
        for low, high in sorted(r for g in held if not g.closed for r in g.usable(YEAR, book)):
            last = pc.state.last(Entry, book_of(name), up_to=high)
            taken = max((n for series, n in pc.taken if series == name and n <= high), default=0)
            following = max(low, taken + 1, last.position + 1 if last else low)
            while following <= high and self._is_borne(pc, name, kind, following, ""):
                following += 1
            if following <= high:
                return following
        return None

    def _is_borne(self, pc: Office, name: str, kind: str, number: int, suffix: str) -> bool:
        its_kind = pc.state.get(Kind, kind)
        assert its_kind is not None
        written = notation(number, its_kind, "UBND", "", suffix)
        return borne_elsewhere(pc.state, COMMUNE, name, YEAR, number, suffix, written) is not None

    def _do(self, pc: Office, act: AnyAct, person: str | None = None) -> Changes | Refusal:
        """What a PC does offline: a preview on its own rows, and an intent that waits."""
        self.made += 1
        who = person_of(COMMUNE, Role.CLERK) if person is None else person
        intent = Intent(form=FORM, id=f"i-{self.made}", office=COMMUNE, device=pc.id, person=who, made_at=NOW, act=act)
        outcome = decide(pc.state, intent, NOW, final=False)
        if isinstance(outcome, Changes):
            pc.state.apply(outcome)
            pc.pending.append(intent)
        return outcome

    def _hand_over(self, pc: Office, much: int) -> None:
        now, pc.pending = pc.pending[:much], pc.pending[much:]
        for intent in now:
            outcome = decide(self.server.state, intent, NOW, final=True)
            if isinstance(outcome, Changes):
                self.server.state.apply(outcome)
        for name in (COMMON, APART):
            if (token := token_of(self.server.state, series_id(COMMUNE, name))) is not None:
                self.server.state.put(extended(self.server.state, token, YEAR))


TestNumbering = Numbering.TestCase
TestNumbering.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
