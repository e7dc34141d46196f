"""What the stories at a real screen share: where they run, and the offices on the other side, by command."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.papers import typeset_pdf
from tests.support.programs import Office
from tests.support.screen_reader import wait_for
from tests.support.serving import Serving

on_a_screen = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a virtual screen and AT-SPI are of Linux; elsewhere nothing stands in"
)


def joined(serving: Serving, office: str, folder: Path, role: str = "clerk") -> Office:
    """An office that is driven by command."""
    made = Office(folder)
    words = ("--server", serving.url, "--code", serving.slip(office, role), "--fingerprint", serving.fingerprint)
    made("enrol", *words)
    return made


def send(office: Office, to: str, subject: str, kind: str = "TB", **more: str) -> str:
    """An office releases a document and exchanges; the document's id."""
    office.profile.mkdir(exist_ok=True)
    paper = typeset_pdf(office.profile.parent / f"{subject}.pdf", subject)
    options = [word for name, value in more.items() for word in (f"--{name}", value)]
    id = office("dispatch", "--to", to, "--kind", kind, "--subject", subject, "--file", paper, *options)["id"]
    office("sync")
    return str(id)


def state_at(office: Office, id: str, recipient: str) -> str:
    """How a document stands at a recipient, as the sender's PC knows it after an exchange."""
    office("sync")
    found: list[dict[str, Any]] = office("show", id)["recipients"]
    return next(str(one["state"]) for one in found if one["office"] == recipient)


def becomes(office: Office, id: str, recipient: str, *states: str) -> None:
    """Wait until the server has told the sender so: one of these."""
    wait_for(lambda: state_at(office, id, recipient) in states, f"{id} is {states} at {recipient}")
