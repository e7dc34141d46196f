"""What is to be known of this PC: for its user, and as a text for whoever helps him. No secret, no document."""

import platform
from dataclasses import dataclass
from datetime import datetime

import sqlcipher3.dbapi2

from app.actions.checkup import check_up
from app.actions.proxy import kept_proxy, proxy_without_secret
from app.host.profile import Profile
from sync.check import Check
from sync.engine.held_up import held_up
from sync.engine.line_status import HeldUp, LineStatus, Waiting
from sync.engine.status import read_line_status, read_waiting
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.people import Device
from sync.version import VERSION


@dataclass(frozen=True)
class ThisPc:
    """`proxy` as it is kept; show it by `proxy_without_secret`."""

    office: str
    device: str
    name: str
    addresses: tuple[str, ...]
    proxy: str
    keys: str  # where they lie: keyring, file
    folder: str
    versions: dict[str, str]
    line: LineStatus
    held_up: dict[str, HeldUp]
    waiting: Waiting


def this_pc(replica: Replica, profile: Profile) -> ThisPc:
    identity = replica.identity
    with replica.read() as connection:
        device = View(connection).get(Device, identity.device)
        line, waiting, rests = read_line_status(connection), read_waiting(connection), held_up(connection)
    return ThisPc(
        office=identity.office,
        device=identity.device,
        name=device.name if device else "",
        addresses=identity.addresses,
        proxy=kept_proxy(replica),
        keys=profile.facts().keys,
        folder=str(profile.folder),
        versions={
            "eoffice": VERSION,
            "python": platform.python_version(),
            "sqlite": sqlcipher3.dbapi2.sqlite_version,
            "system": platform.platform(),
        },
        line=line,
        held_up=rests,
        waiting=waiting,
    )


def support_text(replica: Replica, profile: Profile, more_versions: dict[str, str]) -> str:
    """What support wants to know, a line a fact. Asks the server, so it may take as long as a bad line takes."""
    pc = this_pc(replica, profile)
    checks = check_up(profile, replica.clock, replica.ids, None)
    waiting = pc.waiting
    since = _second(pc.line.since) if pc.line.since else "-"
    lines = [
        *(f"{name}: {version}" for name, version in (pc.versions | more_versions).items()),
        f"time: {_second(replica.clock.now())}",
        f"office: {pc.office}",
        f"device: {pc.device}",
        f"servers: {', '.join(pc.addresses)}",
        f"proxy: {proxy_without_secret(pc.proxy) or '-'}",
        f"keys: {pc.keys}",
        f"folder: {pc.folder}",
        f"line: {pc.line.state} {pc.line.code} since {since}",
        *(f"held up: {worker} {one.code} since {_second(one.since)}" for worker, one in pc.held_up.items()),
        f"waiting: {waiting.documents} documents, {waiting.intents} intents, {waiting.files_up} files up"
        f" ({waiting.bytes_up} bytes), {waiting.files_down} files down ({waiting.bytes_down} bytes)",
        *(_check_line(check) for check in checks),
    ]
    return "\n".join(lines)


def _second(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _check_line(check: Check) -> str:
    """A check by its codes; of its facts only what tells nothing of documents."""
    shown = {name: fact for name, fact in check.facts.items() if name in ("offset_s", "free_mb", "issuer", "count")}
    facts = " ".join(f"{name}={fact}" for name, fact in shown.items())
    return f"check {check.check}: {'ok' if check.ok else 'FAILED'} {check.code} {facts}".rstrip()
