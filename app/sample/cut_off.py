"""The first half of the story: the mail is taken in, the line is cut, and the work goes on at the commune's window."""

from concurrent.futures import ThreadPoolExecutor

from app.sample import controls as on
from app.sample import promises
from app.sample.album import SMALL
from app.sample.mail import INVITATION, send_mail
from app.sample.paperwork import meeting_day
from app.sample.plot import Plot, states
from app.sample.traced import Traced

RELEASED = ("report", "letter", "flood")  # in this order; the last is the urgent one


def take_in_the_mail(plot: Plot) -> None:
    """The clerk registers what has to be done and lays it before the leader."""
    tell, here = plot.tell, plot.here
    tell.step("mail", **plot.names, clerk=plot.clerk)
    plot.outcome.mail = send_mail(plot.setting, plot.paperwork)
    for watch in (plot.setting.commune_watch, plot.setting.parent_watch):
        watch.wait_for("online")
    tell.note("online")
    here.sit_down(plot.clerk)
    plot.setting.commune_watch.wait_for_all("complete", frozenset(d.id for d in plot.outcome.mail), lambda heard: None)
    tell.note("mail", **plot.names, count=str(len(plot.outcome.mail)))
    invitation = next(d for d in plot.outcome.mail if d.name == INVITATION)
    found = plot.setting.commune.meetings(meeting_day(invitation.issued_on), plot.clerk)
    promises.same("invited", [invitation.id], found)
    task = plot.task
    here.open(task.words.subject)
    plot.take("commune-incoming", here)
    task.arrival_number = here.register()
    promises.same("arrival_number", plot.setting.books.commune_incoming, task.arrival_number)
    here.go(on.INCOMING, on.TO_PRESENT)
    here.open(task.words.subject)
    here.present(tell.say("proposal"), plot.leader)
    tell.note("presented", notation=task.notation, number=str(task.arrival_number), leader=plot.leader)
    here.go(on.INCOMING, on.ALL)
    here.open(task.words.subject)
    plot.take("commune-reading", here)


def cut_the_line(plot: Plot) -> None:
    plot.tell.step("cut", **plot.names)
    cut = plot.outcome.cut = plot.setting.line.cut()
    heard = plot.setting.commune_watch.wait_for("offline", cut.at_s)
    plot.here.window.read(on.SILENT)
    plot.tell.kept("offline", seconds=plot.tell.seconds(heard.at_s - cut.at_s))


def work_without_a_line(plot: Plot) -> None:
    """Three documents are numbered, then each is scanned, attached and released."""
    plot.tell.step("work", clerk=plot.clerk)
    first = plot.setting.books.commune_outgoing
    documents = plot.outcome.documents = plot.paperwork.numbered(plot.here, plot.commune, first, *RELEASED)
    promises.follow_on(first, [d.number for d in documents])
    plot.tell.kept("numbers", numbers=", ".join(d.notation for d in documents))
    with ThreadPoolExecutor(1) as scanner:  # the next paper is made while one is being released
        makings = [scanner.submit(plot.paperwork.made, d, plot.cast.commune) for d in documents]
        for document, making in zip(documents, makings, strict=True):
            making.result()
            _release(plot, document, thinks_again=document is documents[0])


def _release(plot: Plot, document: Traced, *, thinks_again: bool) -> None:
    """Send it to the parent office, or send it, take it back, and send it again."""
    here = plot.here
    here.attach(document, here.to_one(plot.cast.parent.name_with_type))
    if thinks_again:
        plot.take("compose-number", here)
    here.send(document)
    if thinks_again:
        plot.take("sent-undo", here)
        here.think_again(document)
        plot.tell.note("undone", notation=document.notation)
        here.send_again(document)
    plot.paperwork.released(document)


def direct_without_a_line(plot: Plot) -> None:
    """Inside the office everything goes on as well: the leader sits down at the same PC."""
    here, subject, said = plot.here, plot.task.words.subject, plot.tell.say("directive")
    plot.tell.step("direct", leader=plot.leader)
    here.change_places(plot.clerk, plot.leader)
    here.go(on.INCOMING, on.TO_DIRECT)
    here.open(subject)
    here.fill_in_directive(said, plot.officer)
    plot.take("leader-directive", here)
    here.direct(plot.officer)
    plot.tell.note("directed", notation=plot.task.notation, officer=plot.officer)
    here.change_places(plot.leader, plot.clerk)


def look_at_what_waits(plot: Plot) -> None:
    """Nothing has left; everything is kept, the urgent one first."""
    documents, urgent, here = plot.outcome.documents, plot.urgent, plot.here
    here.go(on.OUTGOING, on.ALL)
    here.open(urgent.words.subject)
    plot.take("small-screen", here, SMALL)
    here.go(on.WAITING)
    here.window.read(urgent.notation)
    here.window.read_no_more(on.STILL_HELD)
    plot.take("waiting", here)
    outbox, shown = plot.setting.programs.together(
        lambda: plot.commune.box("outbox"), lambda: plot.commune.show(plot.task.id)
    )
    directives = [(d["text"], d["people"][0]["name"]) for d in shown["circulation"]["directives"]]
    promises.same("directive", [(plot.tell.say("directive"), plot.officer)], directives)
    plot.tell.kept("directive", officer=plot.officer, number=str(plot.task.arrival_number))
    promises.comes_first(urgent.id, [item["id"] for item in outbox], len(documents))
    promises.in_state({d.notation: "waiting" for d in documents}, states(outbox))
    plot.tell.kept("outbox", notation=urgent.notation, count=str(len(documents)))
    assert plot.outcome.cut is not None
    promises.nothing_moved(plot.outcome.cut.bytes, plot.setting.line.read().bytes)
    promises.nothing_came(h.id for h in plot.setting.parent_watch.heard("received"))
    plot.tell.kept("nothing_moved", **plot.names)
