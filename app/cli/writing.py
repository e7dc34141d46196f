"""Commands that change something: number, dispatch, register, refuse, recall and the like."""

from dataclasses import asdict
from typing import Any

from app.actions import books, incoming, outgoing, second_tries
from app.actions.composition import ByHand
from app.actions.desk import Desk
from app.actions.people import set_pin
from app.actions.placing import Placed
from app.actions.proxy import keep_proxy
from app.cli import sentences
from app.cli.filled_in import ACTING, DATE, FACTS, ID, PAPERS, wanted_of
from app.cli.opened import (
    number_of,
    opened_desk,
    opened_replica,
    pin_in,
    pin_of,
    profile_of,
    proxy_of,
    series_of,
    whole_number,
)
from app.cli.sentences import said
from app.cli.shapes import draft_json
from app.host.invitation import normal_proxy
from sync.errors import LineHindrance, Refused
from sync.replica import drafts, outbox
from sync.replica.view import View
from sync.rules.documents import Document, FileFacts
from sync.terminal import Call, Command, Option
from sync.world import SystemClock, SystemIds

GIVEN = (Option("--number", "N"), Option("--reason", "TEXT"))
REASON = Option("--reason", "TEXT", required=True)


def _need(call: Call, *options: str) -> None:
    for option in options:
        if not call.has(option):
            raise Refused("usage.missing", {"option": option, "command": call.command.name})


def _placed(call: Call, desk: Desk, placed: Placed) -> dict[str, Any]:
    with desk.replica.read() as connection:
        document, draft = View(connection).get(Document, placed.id), drafts.read(connection, placed.id)
    files = (document.files if document else ()) or (draft.files if draft else ())
    return asdict(placed) | _unseen(call, files)


def _unseen(call: Call, files: tuple[FileFacts, ...]) -> dict[str, Any]:
    """Says for each file that it could not be searched for secret marks: the person has to look."""
    names = [file.name for file in files if not file.looked_inside]
    for name in names:
        call.tell("file.not_looked_inside", name=name)
    return {"not_looked_inside": names}


def _asked(desk: Desk, placed: Placed, act: str) -> dict[str, Any]:
    """With `asked`: whether the server has still to say yes, or all of it was done on this PC."""
    with desk.replica.read() as connection:
        return asdict(placed) | {"asked": outbox.is_asked(connection, act, placed.id)}


def _enrol(call: Call) -> dict[str, Any]:
    from app.actions import enrolling  # slow to import, and of no use to the other commands

    clock, ids, profile = SystemClock(), SystemIds(), profile_of(call)
    server, code, fingerprint = (call.need(option) for option in ("--server", "--code", "--fingerprint"))
    proxy = normal_proxy(proxy_of(call))
    try:
        admission = enrolling.enrol(profile, server, code, fingerprint, pin_of(call), proxy, clock, ids)
    except LineHindrance as hindrance:
        hindrance.facts["then"] = "enrol_again"  # there are no documents here yet that the sentence could reassure of
        raise
    if call.has("--proxy"):
        with opened_replica(call) as replica:
            keep_proxy(replica, proxy)
    if not admission.protected:
        call.tell("keys.not_protected")
    before, at_server, now = admission.documents
    documents = {"before": before, "at_server": at_server, "now": now}
    return {"office": admission.office, "person": admission.person, "role": admission.role, "documents": documents}


def _given(call: Call) -> tuple[int | None, ByHand]:
    """The number that stands on the paper, and why it is not the next one."""
    given, suffix = number_of(call, "--number")
    return given, ByHand(suffix, call.get("--reason") or "")


def _number(call: Call) -> dict[str, Any]:
    if not call.has("--id"):
        _need(call, "--kind", "--subject")
    id, wanted, (given, by_hand) = call.get("--id"), wanted_of(call), _given(call)
    with opened_desk(call) as desk:
        return _placed(call, desk, outgoing.number(desk, wanted, id, given, by_hand))


def _dispatch(call: Call) -> dict[str, Any]:
    if not call.has("--id"):
        if not call.has("--corrects") and not call.has("--supersedes"):  # whose kind and recipients are known
            _need(call, "--to" if not call.has("--outside") else "--outside", "--kind")
        _need(call, "--subject", "--file")
    id, wanted, (given, by_hand) = call.get("--id"), wanted_of(call), _given(call)
    with opened_desk(call) as desk:
        return _placed(call, desk, outgoing.dispatch(desk, wanted, id, given, by_hand=by_hand))


def _draft(call: Call) -> dict[str, Any]:
    id, wanted = call.get("--id"), wanted_of(call)
    with opened_desk(call) as desk:
        draft = outgoing.save_draft(desk, wanted, id)
        return draft_json(draft, desk.office) | _unseen(call, draft.files)


def _withdraw(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        return _asked(desk, outgoing.withdraw(desk, call.need("ID")), "withdraw")


def _recall(call: Call) -> dict[str, Any]:
    offices = tuple(code for given in call.all("--office") for code in given.split(","))
    with opened_desk(call) as desk:
        return _asked(desk, outgoing.recall(desk, call.need("ID"), call.need("--reason"), offices), "recall")


def _close(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        on = desk.legal_date()
        return asdict(outgoing.close_outside(desk, call.need("ID"), call.need("--name"), call.need("--how"), on))


def _void(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        return outgoing.void(desk, call.need("ID"), call.need("--reason"))


def _register(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        entered = incoming.register(desk, call.need("ID"), desk.given_date, checked=call.has("--new"))
    return {"id": entered.id, "arrival_number": entered.arrival_number, "book": entered.book, "state": "registered"}


def _refuse(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        incoming.refuse(desk, call.need("ID"), call.need("--reason"))
    return {"id": call.need("ID"), "state": "refused"}


def _recall_answer(call: Call) -> dict[str, Any]:
    agree, decline = call.has("--agree"), call.has("--refuse")
    if agree == decline:
        raise Refused("usage.one_of", {"options": "--agree, --refuse"})
    with opened_desk(call) as desk:
        incoming.answer_recall(desk, call.need("ID"), agree, call.get("--reason") or "")
    return {"id": call.need("ID"), "answer": "agreed" if agree else "declined"}


def _retry(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        return {"id": call.need("ID"), "asked_again": second_tries.retry(desk, call.need("ID"))}


def _task_close(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        second_tries.close_task(desk, call.need("ID"))
    return {"id": call.need("ID"), "state": "closed"}


def _book_open(call: Call) -> dict[str, Any]:
    first = whole_number(call, "--next")
    with opened_desk(call) as desk:
        return asdict(books.open_book(desk, series_of(call), first or 0, whole_number(call, "--year")))


def _book_show(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        return asdict(books.book_state(desk, series_of(call), whole_number(call, "--year")))


def _book_take_over(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        books.take_over(desk, series_of(call), call.need("--reason"))
    return {"book": call.need("DIRECTION"), "state": "asked"}


def _pin(call: Call) -> dict[str, Any]:
    with opened_desk(call) as desk:
        set_pin(desk.replica, desk.person, pin_in(call, "--new-pin-file") or "")
        return {"person": desk.person}


DIRECTION, YEAR = Option("DIRECTION", required=True), Option("--year", "Y")
COMMANDS = (
    Command(
        ("enrol",),
        _enrol,
        (
            Option("--server", "URL[,URL…]", required=True),
            Option("--code", "CODE", required=True),
            Option("--fingerprint", "F", required=True),
            Option("--pin-file", "F"),
            Option("--proxy", "ADDRESS"),
        ),
        sentences.enrolled,
    ),
    Command(("number",), _number, (*FACTS, *GIVEN, Option("--id", "ID"), *ACTING), sentences.placed),
    Command(
        ("dispatch",),
        _dispatch,
        (Option("--id", "ID"), *PAPERS, *FACTS, *GIVEN, *ACTING),
        sentences.placed,
    ),
    Command(("draft",), _draft, (Option("--id", "ID"), *PAPERS, *FACTS, *ACTING), said("done.drafted")),
    Command(("withdraw",), _withdraw, (ID, DATE, *ACTING), sentences.withdrawn),
    Command(("register",), _register, (ID, Option("--new"), DATE, *ACTING), sentences.registered),
    Command(("refuse",), _refuse, (ID, REASON, DATE, *ACTING), said("done.refused")),
    Command(
        ("recall",),
        _recall,
        (ID, REASON, Option("--office", "CODE", repeated=True), DATE, *ACTING),
        sentences.recalled,
    ),
    Command(
        ("recall-answer",),
        _recall_answer,
        (ID, Option("--agree"), Option("--refuse"), Option("--reason", "TEXT"), DATE, *ACTING),
        sentences.recall_answered,
    ),
    Command(
        ("close",),
        _close,
        (ID, Option("--name", "NAME", required=True), Option("--how", "TEXT", required=True), DATE, *ACTING),
        said("done.closed"),
    ),
    Command(("void",), _void, (ID, REASON, DATE, *ACTING), said("done.voided")),
    Command(("retry",), _retry, (ID, DATE, *ACTING), said("done.retried")),
    Command(("task", "close"), _task_close, (ID, DATE, *ACTING), said("done.task_closed")),
    Command(
        ("book", "open"),
        _book_open,
        (DIRECTION, Option("--next", "N", required=True), YEAR, DATE, *ACTING),
        sentences.book,
    ),
    Command(("book", "show"), _book_show, (DIRECTION, YEAR, DATE, *ACTING), sentences.book),
    Command(("book", "take-over"), _book_take_over, (DIRECTION, REASON, DATE, *ACTING), said("done.take_over")),
    Command(("pin",), _pin, (Option("--new-pin-file", "F", required=True), DATE, *ACTING), said("done.pin")),
)
