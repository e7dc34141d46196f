"""The story, played at the real windows and checked as it goes, by the command line and by the line's own counters.

The commune's clerk takes the mail in. The line is cut: three documents are numbered and released, the urgent one last,
the parent office sends a notice to every office below it, and the commune's leader gives a directive. The line comes
back; the parent office registers one and refuses one; both see what has become of everything, and the parent office
urges those who are behind.
"""

from app.sample import controls as on
from app.sample import cut_off, promises
from app.sample.plot import Outcome, Plot, states
from app.sample.setting import Setting
from app.sample.traced import Traced
from app.sample.watching import Heard

NOTICE = "notice"
READ = frozenset({"arrived", "opened"})  # whether a window that is open has shown it is not for the story to say


def play_morning(setting: Setting) -> Outcome:
    """The whole story. Raises: Broken at the first thing that does not come true."""
    plot = Plot(setting)
    cut_off.take_in_the_mail(plot)
    cut_off.cut_the_line(plot)
    cut_off.work_without_a_line(plot)
    notice = plot.outcome.notice = _notice_to_all(plot)
    cut_off.direct_without_a_line(plot)
    cut_off.look_at_what_waits(plot)
    _line_comes_back(plot)
    _parent_answers(plot)
    _commune_sees_it_all(plot, notice)
    _parent_looks_after_all(plot)
    _end(plot)
    return plot.outcome


def _line_comes_back(plot: Plot) -> None:
    tell, watch = plot.tell, plot.setting.parent_watch
    tell.step("back", **plot.names)
    restored = plot.outcome.restored = plot.setting.line.restore()
    documents = {d.id: d for d in plot.outcome.documents}

    def arrived(heard: Heard) -> None:
        document = documents[heard.id]
        document.complete_s = heard.at_s
        facts = {"notation": document.notation, "urgency": tell.urgency(document.words.urgency)}
        after = tell.seconds(heard.at_s - restored.at_s)
        tell.note("arrived", **facts, after=after, size=tell.size(document.bytes))

    facts_came = watch.wait_for_all("received", frozenset(documents), lambda heard: None)
    tell.note("facts_first", **plot.names, seconds=tell.seconds(facts_came[-1].at_s - restored.at_s))
    came = watch.wait_for_all("complete", frozenset(documents), arrived)
    urgent = plot.urgent
    promises.comes_first(urgent.id, [h.id for h in came], len(documents))
    last, first = (tell.seconds(at_s - restored.at_s) for at_s in (came[-1].at_s, urgent.complete_s))
    tell.kept("urgent_first", notation=urgent.notation, seconds=first, last=last)
    plot.above.go(on.INCOMING, on.TO_REGISTER)
    plot.above.open(urgent.words.subject)
    plot.take("parent-incoming", plot.above)
    incoming, *saved = plot.setting.programs.together(
        lambda: plot.parent.box("incoming"), *plot.paperwork.savings(plot.parent, plot.outcome.documents)
    )
    plot.paperwork.compare(plot.outcome.documents, saved)
    promises.comes_first(urgent.id, [item["id"] for item in incoming], len(documents))
    tell.kept("on_top", **plot.names, notation=urgent.notation)


def _notice_to_all(plot: Plot) -> Traced:
    above = plot.above
    plot.tell.step("notice", **plot.names, count=str(len(plot.cast.below)))
    first = plot.setting.books.parent_outgoing + len(plot.outcome.mail)
    [notice] = plot.paperwork.numbered(above, plot.parent, first, NOTICE)
    promises.follow_on(first, [notice.number])
    plot.paperwork.made(notice, plot.cast.parent)
    above.attach(notice, above.to_all(len(plot.cast.below)))
    above.send(notice)
    plot.paperwork.released(notice)
    return notice


def _parent_answers(plot: Plot) -> None:
    tell, above, urgent, letter = plot.tell, plot.above, plot.urgent, plot.sent("letter")
    tell.step("answer", **plot.names)
    above.go(on.INCOMING, on.TO_REGISTER)
    above.open(urgent.words.subject)
    urgent.arrival_number = above.register()
    promises.same("arrival_number", plot.setting.books.parent_incoming, urgent.arrival_number)
    tell.note("registered", notation=urgent.notation, number=str(urgent.arrival_number))
    above.open(letter.words.subject)
    above.refuse(tell.say("reason"))
    tell.note("refused", notation=letter.notation, reason=tell.say("reason"))


def _commune_sees_it_all(plot: Plot, notice: Traced) -> None:
    tell, here, letter = plot.tell, plot.here, plot.sent("letter")
    tell.step("seen", **plot.names)
    came = plot.setting.commune_watch.wait_for_all("complete", frozenset({notice.id}), lambda heard: None)
    notice.complete_s = came[0].at_s
    here.go(on.INCOMING, on.TO_REGISTER)
    here.open(notice.words.subject)
    notice.arrival_number = here.register()
    tell.note("registered", notation=notice.notation, number=str(notice.arrival_number))
    here.go(on.OUTGOING, on.ALL)
    here.open(letter.words.subject)
    here.window.read(tell.say("reason"))
    here.open(plot.urgent.words.subject)
    here.window.read(tell.state("registered"))
    plot.take("commune-receipts", here)
    plot.above.go(on.OUTGOING, on.ALL)
    plot.above.open_once_entered(notice, by=1, of=len(plot.cast.below))
    plot.above.window.reveal(plot.cast.commune.name)
    plot.take("parent-recipients", plot.above)
    outgoing, tasks, refused, shown, *saved = plot.setting.programs.together(
        lambda: plot.commune.box("outgoing"),
        lambda: plot.commune.box("tasks"),
        lambda: plot.commune.show(letter.id),
        lambda: plot.parent.show(notice.id),
        *plot.paperwork.savings(plot.commune, [notice]),
    )
    _documents_stand(plot, states(outgoing), {plot.urgent.notation: "registered", letter.notation: "refused"})
    letter.reason = refused["recipients"][0]["reason"]
    promises.same("reason", tell.say("reason"), letter.reason)
    promises.same("tasks", [("recipient_refused", letter.id)], [(task["code"], task["id"]) for task in tasks])
    promises.on_the_paper(tasks[0]["text"], plot.cast.parent.name_with_type, letter.reason)
    tell.kept("task", text=tasks[0]["text"])
    plot.paperwork.compare([notice], saved)
    notice.states = {r["office"]: r["state"] for r in shown["recipients"]}
    _notice_reached(plot, notice)


def _documents_stand(plot: Plot, found: dict[str, str], answered: dict[str, str]) -> None:
    """What was answered stands so; the rest has arrived, and perhaps somebody has looked at it already."""
    for document in plot.outcome.documents:
        shown = found.get(document.notation, "")
        expected = answered.get(document.notation, shown if shown in READ else "arrived")
        promises.in_state({document.notation: expected}, found)
        document.states = {plot.cast.parent.code: expected}
        plot.tell.kept("state", notation=document.notation, state=plot.tell.state(expected))


def _notice_reached(plot: Plot, notice: Traced) -> None:
    """The notice stands at every office below: registered where the story's clerk has done so, else sent."""
    below, own = {office.code for office in plot.cast.below}, plot.cast.commune.code
    promises.same("recipients", sorted(below), sorted(notice.states))
    promises.in_state({code: "registered" if code == own else "sent" for code in below}, notice.states)
    plot.tell.kept("notice", **plot.names, others=str(len(below) - 1))


def _parent_looks_after_all(plot: Plot) -> None:
    """The parent office sees who is behind with what, and urges them about what has to be done."""
    tell, above, here, task = plot.tell, plot.above, plot.here, plot.task
    tell.step("watch", **plot.names)
    above.go(on.BELOW)
    above.choose_row(plot.cast.commune.name)
    above.window.read(plot.cast.commune.name_with_type)
    above.choose_row(plot.cast.commune.name)  # the rows may have changed places meanwhile
    plot.take("parent-below", above)
    above.go(on.OUTGOING, on.ALL)
    above.open(task.words.subject)
    above.remind()
    tell.note("reminded", notation=task.notation)
    here.choose_colours(on.DARK)
    here.go(on.INCOMING, on.ALL)
    here.open(task.words.subject)
    here.window.read(on.URGED(notation=task.notation))
    plot.take("dark", here)
    if plot.setting.screen.is_there:
        here.choose_colours(on.LIGHT)
        here.go(on.INCOMING)
    urged = [item["id"] for item in plot.commune.box("tasks") if item["code"] == "reminded"]
    promises.same("reminded", [task.id], urged)
    tell.kept("reminded", **plot.names, notation=task.notation)


def _end(plot: Plot) -> None:
    plot.tell.step("end")
    server = plot.setting.server
    silent, entries = plot.setting.programs.together(server.silent_offices, server.journal_entries)
    enrolled = {plot.cast.commune.code, plot.cast.parent.code}
    promises.same("silent", sorted({o.code for o in plot.cast.offices} - enrolled), sorted(silent))
    plot.outcome.silent, plot.outcome.journal_entries = silent, entries
    plot.tell.kept("journal", entries=str(entries))
