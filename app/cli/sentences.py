"""What a command that has done something says to a person: one sentence or two, never the JSON that scripts read."""

from collections.abc import Callable
from typing import Any

from sync.rules.books import key_in
from sync.rules.people import Role
from sync.wording import Wording

Show = Callable[[Any, Wording], str]


def said(code: str) -> Show:
    """The sentence of a code, its blanks filled from the result."""
    return lambda result, wording: wording.say(code, _words(result))


def placed(result: dict[str, Any], wording: Wording) -> str:
    """Where a document stands; the state is said in words by the wording itself."""
    return wording.say("done.placed", _words(result))


def withdrawn(result: dict[str, Any], wording: Wording) -> str:
    """At once where nothing had left this PC; else the server has the last word."""
    return wording.say("done.withdraw_asked" if result["asked"] else "done.withdrawn", _words(result))


def recalled(result: dict[str, Any], wording: Wording) -> str:
    return wording.say("done.recall_asked" if result["asked"] else "done.withdrawn", _words(result))


def recall_answered(result: dict[str, Any], wording: Wording) -> str:
    return wording.say(f"done.recall_{result['answer']}", _words(result))


def registered(result: dict[str, Any], wording: Wording) -> str:
    key = {"series": key_in(result["book"])} if key_in(result["book"]) else {}
    return wording.say("done.registered", _words(result) | {"year": result["book"].rpartition(".")[2]} | key)


def separated(result: dict[str, Any], wording: Wording) -> str:
    return wording.say("done.separated_numbered" if result["arrival_number"] else "done.separated", _words(result))


def joined(result: dict[str, Any], wording: Wording) -> str:
    return wording.say("done.joined", _words(result) | {"year": result["book"].rpartition(".")[2]})


def taken_in(result: dict[str, Any], wording: Wording) -> str:
    entered = "done.taken_in" if result["arrival_number"] is not None else "done.taken_in_waits"
    return wording.say(entered, _words(result))


def enrolled(result: dict[str, Any], wording: Wording) -> str:
    known = [role for role in Role if role in result["role"].split(",")]
    told = _words(result, "documents") | _words(result["documents"])
    return wording.say("done.enrolled", told | {"role": ", ".join(wording.say(f"role.{role}") for role in known)})


def book(result: dict[str, Any], wording: Wording) -> str:
    series, _, year = result["book"].rpartition(".")
    direction, _, key = series.partition(".")[2].partition(".")
    facts = _words(result, "gaps", "offered") | {"direction": direction, "year": year}
    facts |= {"series": key} if key else {}
    gaps = ", ".join(str(number) for number in result["gaps"])
    offered = {"offered": ", ".join(result["offered"])} if result["offered"] else {}
    return wording.say("done.book", facts | ({"gaps": gaps} if gaps else {}) | offered)


def _words(result: dict[str, Any], *without: str) -> dict[str, str]:
    return {key: str(value) for key, value in result.items() if key not in without}
