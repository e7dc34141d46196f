"""The story, played with the real programs and checked as it goes.

Three documents are numbered and released while the line is cut, the urgent one last; the line comes back; the parent
office registers one, refuses one and sends a notice to every office below it; the commune sees it all.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from app.sample import promises
from app.sample.line import Reading
from app.sample.office_pc import Json
from app.sample.paperwork import Paperwork
from app.sample.setting import Setting
from app.sample.traced import Traced
from app.sample.watching import Heard

RELEASED = ("report", "letter", "flood")  # in this order; the last is the urgent one
NOTICE = "notice"


@dataclass
class Outcome:
    """What the summary shows."""

    documents: list[Traced] = field(default_factory=list)
    notice: Traced | None = None
    cut: Reading | None = None
    restored: Reading | None = None
    silent: list[str] = field(default_factory=list)
    journal_entries: int = 0


class Morning:
    def __init__(self, setting: Setting) -> None:
        self._setting, self._tell, self._cast = setting, setting.telling, setting.cast
        self._commune, self._parent = setting.commune, setting.parent
        self._names = {"commune": setting.cast.commune.organisation, "parent": setting.cast.parent.organisation}
        self._paperwork = Paperwork(setting)
        self.outcome = Outcome()

    def play(self) -> Outcome:
        """The whole story. Raises: Broken at the first thing that does not come true."""
        self._cut()
        self._work_without_a_line()
        self._line_comes_back()
        self._parent_answers()
        self._notice_to_all()
        self._commune_sees_it_all()
        self._close()
        return self.outcome

    @property
    def _urgent(self) -> Traced:
        return next(d for d in self.outcome.documents if d.words.is_most_urgent)

    def _named(self, name: str) -> Traced:
        return next(d for d in self.outcome.documents if d.name == name)

    def _cut(self) -> None:
        self._tell.step("cut", **self._names)
        self.outcome.cut = cut = self._setting.line.cut()
        heard = self._setting.commune_watch.wait_for("offline", cut.at_s)
        self._tell.kept("offline", seconds=self._tell.seconds(heard.at_s - cut.at_s))

    def _work_without_a_line(self) -> None:
        self._tell.step("work", clerk=self._cast.one(self._cast.commune, "clerk").name)
        documents = self.outcome.documents = self._paperwork.numbered(self._commune, *RELEASED)
        first = self._setting.books.commune_outgoing
        promises.follow_on(first, [d.number for d in documents])
        self._tell.kept("numbers", numbers=", ".join(d.notation for d in documents))
        with ThreadPoolExecutor(1) as scanner:  # the next paper is made while one is being released
            makings = [scanner.submit(self._paperwork.made, d, self._cast.commune) for d in documents]
            for document, making in zip(documents, makings, strict=True):
                making.result()
                self._paperwork.release(self._commune, document, self._cast.parent.code)
        outbox = self._commune.box("outbox")
        promises.comes_first(self._urgent.id, [item["id"] for item in outbox], len(documents))
        promises.in_state({d.notation: "waiting" for d in documents}, _states(outbox))
        self._tell.kept("outbox", notation=self._urgent.notation, count=str(len(documents)))
        assert self.outcome.cut is not None
        promises.nothing_moved(self.outcome.cut.bytes, self._setting.line.read().bytes)
        promises.nothing_came(h.id for h in self._setting.parent_watch.heard("received"))
        self._tell.kept("nothing_moved", **self._names)

    def _line_comes_back(self) -> None:
        self._tell.step("back", **self._names)
        self.outcome.restored = restored = self._setting.line.restore()
        documents = {d.id: d for d in self.outcome.documents}

        def arrived(heard: Heard) -> None:
            document = documents[heard.id]
            document.complete_s = heard.at_s
            facts = {"notation": document.notation, "urgency": self._tell.urgency(document.words.urgency)}
            after = self._tell.seconds(heard.at_s - restored.at_s)
            self._tell.note("arrived", **facts, after=after, size=self._tell.size(document.bytes))

        facts_came = self._setting.parent_watch.wait_for_all("received", frozenset(documents), lambda heard: None)
        self._tell.note("facts_first", **self._names, seconds=self._tell.seconds(facts_came[-1].at_s - restored.at_s))
        came = self._setting.parent_watch.wait_for_all("complete", frozenset(documents), arrived)
        urgent = self._urgent
        promises.comes_first(urgent.id, [h.id for h in came], len(documents))
        last = self._tell.seconds(came[-1].at_s - restored.at_s)
        first = self._tell.seconds(urgent.complete_s - restored.at_s)
        self._tell.kept("urgent_first", notation=urgent.notation, seconds=first, last=last)
        incoming, *saved = self._setting.programs.together(
            lambda: self._parent.box("incoming"), *self._paperwork.savings(self._parent, self.outcome.documents)
        )
        self._paperwork.compare(self.outcome.documents, saved)
        promises.comes_first(urgent.id, [item["id"] for item in incoming], len(documents))
        self._tell.kept("on_top", **self._names, notation=urgent.notation)

    def _parent_answers(self) -> None:
        self._tell.step("answer", **self._names)
        urgent, letter = self._urgent, self._named("letter")
        reason = self._tell.say("reason")
        entered, _ = self._setting.programs.together(
            lambda: self._parent.register(urgent.id), lambda: self._parent.refuse(letter.id, reason)
        )
        promises.same("arrival_number", self._setting.books.parent_incoming, entered["arrival_number"])
        urgent.arrival_number = entered["arrival_number"]
        self._tell.note("registered", notation=urgent.notation, number=str(urgent.arrival_number))
        self._tell.note("refused", notation=letter.notation, reason=reason)

    def _notice_to_all(self) -> None:
        self._tell.step("notice", **self._names, count=str(len(self._cast.below)))
        [notice] = self._paperwork.numbered(self._parent, NOTICE)
        self.outcome.notice = notice
        promises.follow_on(self._setting.books.parent_outgoing, [notice.number])
        self._paperwork.made(notice, self._cast.parent)
        self._paperwork.release(self._parent, notice, "all")

    def _commune_sees_it_all(self) -> None:
        self._tell.step("seen", **self._names)
        notice, letter = self.outcome.notice, self._named("letter")
        assert notice is not None
        came = self._setting.commune_watch.wait_for_all("complete", frozenset({notice.id}), lambda heard: None)
        notice.complete_s = came[0].at_s
        self._commune.sync()
        self._parent.sync()
        outgoing, tasks, refused, shown, *saved = self._setting.programs.together(
            lambda: self._commune.box("outgoing"),
            lambda: self._commune.box("tasks"),
            lambda: self._commune.show(letter.id),
            lambda: self._parent.show(notice.id),
            *self._paperwork.savings(self._commune, [notice]),
        )
        expected = {d.notation: "arrived" for d in self.outcome.documents}
        expected |= {self._urgent.notation: "registered", letter.notation: "refused"}
        promises.in_state(expected, _states(outgoing))
        for document in self.outcome.documents:
            document.states = {self._cast.parent.code: expected[document.notation]}
            self._tell.kept("state", notation=document.notation, state=self._tell.state(expected[document.notation]))
        letter.reason = refused["recipients"][0]["reason"]
        promises.same("reason", self._tell.say("reason"), letter.reason)
        promises.same("tasks", [("recipient_refused", letter.id)], [(task["code"], task["id"]) for task in tasks])
        promises.on_the_paper(tasks[0]["text"], self._cast.parent.name_with_type, letter.reason)
        self._tell.kept("task", text=tasks[0]["text"])
        self._paperwork.compare([notice], saved)
        self._notice_reached(notice, shown)

    def _notice_reached(self, notice: Traced, shown: Json) -> None:
        """The notice stands at every office below, arrived where a PC is enrolled and sent elsewhere."""
        below = {office.code for office in self._cast.below}
        notice.states = {r["office"]: r["state"] for r in shown["recipients"]}
        promises.same("recipients", sorted(below), sorted(notice.states))
        own = self._cast.commune.code
        promises.in_state({code: "arrived" if code == own else "sent" for code in below}, notice.states)
        self._tell.kept("notice", **self._names, others=str(len(below) - 1))

    def _close(self) -> None:
        self._tell.step("end")
        server = self._setting.server
        silent, entries = self._setting.programs.together(server.silent_offices, server.journal_entries)
        enrolled = {self._cast.commune.code, self._cast.parent.code}
        promises.same("silent", sorted({o.code for o in self._cast.offices} - enrolled), sorted(silent))
        self.outcome.silent, self.outcome.journal_entries = silent, entries
        self._tell.kept("journal", entries=str(entries))
        for pc in (self._commune, self._parent):
            pc.stop_watching()
        server.stop()
        self._tell.kept("ended")


def _states(listed: list[Json]) -> dict[str, str]:
    return {item["notation"]: item["state"] for item in listed}
