"""Offices number offline, in any order of events: no number is ever written on two papers, and none is unexplained."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from sync.rules.books import SUFFIXES, Book, Entry, Grant, grants_of_device, token_of
from sync.rules.decide import decide
from sync.rules.granting import extended, grant_at_enrolment
from sync.rules.intents import FORM, AnyAct, Intent, OpenBook, RequestNumbers, RevokeDevice, TakeOver
from sync.rules.people import Device, Role
from sync.rules.state import Changes, Refusal, Work
from tests.support.sample_offices import COMMUNE
from tests.support.toy_state import ToyState
from tests.unit.scene import DAY, NOW, OUTGOING, Scene, number_act, pc_of, person_of

SERIES, YEAR = f"{COMMUNE}.outgoing", 2026
PCS = st.integers(0, 2)


@dataclass
class Office:
    """One PC: what it last pulled with its own work laid over it, and what it has not handed over yet."""

    id: str
    state: ToyState
    pending: list[Intent] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # written on paper here, whatever became of it
    suffixes: set[tuple[int, str]] = field(default_factory=set)
    is_revoked: bool = False


class Numbering(RuleBasedStateMachine):
    @initialize(first=st.sampled_from([None, None, 1, 105, 131, 1249]))
    def enrol(self, first: int | None) -> None:
        """Three PCs; on some mornings the first opens the book on its own before the others are heard of."""
        self.server = Scene()
        third = self.server.state.get(Device, pc_of(COMMUNE, 2))
        assert third is not None
        work = Work(self.server.state)
        work.put(device := replace(third, id=pc_of(COMMUNE, 3)))
        grant_at_enrolment(work, device, "enrolment-3", DAY)
        self.server.state.apply(work.changes())
        self.pcs = [Office(pc_of(COMMUNE, n), self.server.state.copy()) for n in (1, 2, 3)]
        self.papers: Counter[int] = Counter()
        self.suffixed: Counter[tuple[int, str]] = Counter()
        self.made, self.taken_over = 0, False
        if first:
            self.open_book(pc=0, first=first)
            self.number(pc=0, times=3)

    @rule(pc=PCS, times=st.sampled_from([1, 3, 12]))
    def number(self, pc: int, times: int) -> None:
        """A clerk writes the next number on a paper, as far as his PC has any."""
        for _ in range(times):
            if (given := self._next(self.pcs[pc])) is None:
                return
            self.made += 1
            outcome = self._do(self.pcs[pc], number_act(f"doc-{self.made}", given))
            assert isinstance(outcome, Changes)
            assert outcome.conflict is None
            self.pcs[pc].taken.add(given)
            self.papers[given] += 1

    @rule(pc=PCS, back=st.integers(0, 5), times=st.integers(1, 3))
    def number_with_a_suffix(self, pc: int, back: int, times: int) -> None:
        """A clerk writes 12a on a paper behind a number that his PC has given, or was granted and has heard of."""
        one = self.pcs[pc]
        ranges = [r for g in grants_of_device(one.state, SERIES, one.id) if not g.closed for r in g.granted(YEAR)]
        used = [e.number for e in one.state.children(Entry, OUTGOING) if e.state == "used" and not e.suffix]
        bases = sorted(n for n in used if any(low <= n <= high for low, high in ranges))
        if not bases:
            return
        base = bases[max(0, len(bases) - 1 - back)]
        for _ in range(times):
            known = [e.suffix for e in one.state.children(Entry, OUTGOING) if e.number == base]
            letter = next(a for a in SUFFIXES if a not in known and (base, a) not in one.suffixes)
            self.made += 1
            act = number_act(f"doc-{self.made}", base, suffix=letter, reason="Văn bản lùi ngày")
            outcome = self._do(one, act)
            assert isinstance(outcome, Changes)
            assert outcome.conflict is None
            one.suffixes.add((base, letter))
            self.suffixed[base, letter] += 1

    @rule(pc=PCS, rounds=st.integers(1, 4))
    def busy_day_online(self, pc: int, rounds: int) -> None:
        """A PC that uses up what it has and asks for more, while others know nothing of it."""
        for _ in range(rounds):
            self.number(pc=pc, times=10)
            self.ask_for_numbers(pc=pc)
            self.sync(pc=pc)

    @rule(pc=PCS, first=st.sampled_from([1, 100, 105, 111, 130, 131, 135, 1249]))
    def open_book(self, pc: int, first: int) -> None:
        """After a take-over somebody reads on paper how far the dead PC has come."""
        if self.taken_over:
            first = max(self.papers, default=0) + 1
        self._do(self.pcs[pc], OpenBook(book=OUTGOING, first=first))

    @rule(pc=PCS)
    def ask_for_numbers(self, pc: int) -> None:
        self._do(self.pcs[pc], RequestNumbers(book=OUTGOING), person="")

    @rule(pc=PCS)
    def take_over(self, pc: int) -> None:
        self._do(
            self.pcs[pc], TakeOver(series=SERIES, reason="Máy hỏng", on=DAY), person=person_of(COMMUNE, Role.LEADER)
        )

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
        granted = sorted(r for g in self.server.state.children(Grant, SERIES) for r in g.granted(YEAR))
        assert all(one[1] < two[0] for one, two in pairwise(granted)), granted

    def teardown(self) -> None:
        """In the end every granted number below the last used one is used, void, or still some PC's to give."""
        for pc in self.pcs:
            self._hand_over(pc, len(pc.pending))
        state = self.server.state
        entries = state.children(Entry, OUTGOING)
        explained = {n for e in entries if not e.suffix for n in range(e.number, max(e.number, e.through) + 1)}
        book = state.get(Book, OUTGOING)
        for grant in state.children(Grant, SERIES):
            holder = state.get(Device, grant.device)
            if grant.closed and (grant.token or (holder and holder.revoked_at)):
                for low, high in grant.usable(YEAR, book):
                    assert set(range(low, high + 1)) <= explained, (grant, low, high)

    def _next(self, pc: Office) -> int | None:
        book = pc.state.get(Book, OUTGOING)
        open_grants = [g for g in grants_of_device(pc.state, SERIES, pc.id) if not g.closed]
        for low, high in sorted(r for g in open_grants for r in g.usable(YEAR, book)):
            last = pc.state.last(Entry, OUTGOING, up_to=high)
            taken = max((n for n in pc.taken if n <= high), default=0)
            following = max(low, taken + 1, last.position + 1 if last else low)
            if following <= high:
                return following
        return None

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
        token = token_of(self.server.state, SERIES)
        if token is not None:
            self.server.state.put(extended(self.server.state, token, YEAR))


TestNumbering = Numbering.TestCase
TestNumbering.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
