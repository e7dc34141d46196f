"""Making a new district server: folder, keys, certificate, offices, kinds, epoch."""

import csv
import os
import shutil
import socket
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from sync.errors import Refused
from sync.files import disk_errors, write_whole
from sync.protocol.signing import SEAL, SEED_BYTES, Signer
from sync.rules.ids import Ids
from sync.rules.kinds import Kind
from sync.rules.limits import Limits
from sync.rules.offices import Office, Parentage
from sync.rules.rows import Row, Validity
from sync.rules.state import Changes
from sync.rules.text import one_line
from sync.server import audit, ca, meta
from sync.server.databases import begun, keep_password, read_url
from sync.server.home import FILES, KEYS, SEAL_KEY, SETTINGS, Settings, check_listen, check_new, settings_text
from sync.server.rows import store
from sync.server.spreadsheet import read_table
from sync.server.stores import keep_secret, read_address, stored_in
from sync.wording import RESOURCES
from sync.world import Clock, stamp

KINDS = RESOURCES / "rules" / "document_kinds.csv"
COLUMNS = ("code", "level", "type", "name", "name_with_type", "organisation", "parent_code")
LISTEN = "0.0.0.0:8443"
LONGEST, LONGEST_CODE = Limits().name_characters, 32


def found(
    folder: Path,
    organisations: Path,
    hosts: list[str],
    database: str,
    clock: Clock,
    ids: Ids,
    listen: str = LISTEN,
    files: str = "",
) -> str:
    """Make a new server in an empty or new folder; its id. Where it fails the folder is empty again.

    `database`: "" for SQLite in the folder, or the URL of an empty PostgreSQL database, which is empty again as well.
    `files`: "" for the folder, or the address of an S3-compatible store, which is tried; what lies there stays.
    Raises: as `check_new`; Refused `organisations.*`, `server.bad_host`, `server.bad_listen`, and as `read_url`,
    `begun`, `stored_in` and `ServerFiles` do.
    """
    url, password = read_url(database)
    read_address(files)
    check_new(folder)
    offices = read_organisations(organisations)
    names = list(dict.fromkeys([*map(ca.check_host, hosts), *_own_names()]))
    check_listen(listen)
    _claim(folder)
    try:
        return _fill(folder, offices, Settings(listen, url, tuple(names), files), password, clock, ids)
    except BaseException:
        for path in (folder / KEYS, folder / FILES):
            shutil.rmtree(path, ignore_errors=True)
        for path in folder.glob("*"):
            path.unlink(missing_ok=True)
        raise


def _claim(folder: Path) -> None:
    """Make the folder and, in it, the one for keys: of two commands at once one alone can. Raises: Refused
    `server.not_empty`; LocalHindrance of the disk."""
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)  # it may have been there, open to all
        try:
            (folder / KEYS).mkdir(mode=0o700)
        except FileExistsError as error:
            raise Refused("server.not_empty", {"folder": str(folder), "found": KEYS}) from error


def _fill(folder: Path, offices: list[Office], settings: Settings, password: str, clock: Clock, ids: Ids) -> str:
    keys = folder / KEYS
    server = ids.new().replace("-", "")
    ca.make_ca(keys, server, clock.now())
    ca.issue_leaf(keys, server, list(settings.hosts), clock.now())
    seed = os.urandom(SEED_BYTES)
    ca.write_private(keys / SEAL_KEY, seed)
    keep_password(keys, password)
    signer = Signer(seed)

    def seal(content: bytes) -> bytes:
        return signer.sign(SEAL, content)

    keep_secret(keys, settings.files)
    with closing(stored_in(folder / FILES, settings.files, keys)) as stored:
        stored.check()
    write_whole(folder / SETTINGS, settings_text(settings))
    with begun(folder, settings.database, keys) as new, new.write() as connection:
        meta.write(connection, "server", server)
        meta.write(connection, "epoch", ids.new())
        rows: tuple[Row, ...] = (*offices, *read_kinds(KINDS), Limits())
        store(connection, Changes(rows=rows), seal)
        audit.record(connection, seal, stamp(clock.now()), "found", facts={"offices": str(len(offices))})
    return server


def read_organisations(path: Path) -> list[Office]:
    """Offices from a CSV file with at least COLUMNS.

    Raises: Refused `organisations.unreadable`, `organisations.no_column`, `organisations.empty`,
    `organisations.bad_row`, `organisations.bad_parent` (not in the file, or the office itself in the end).
    """
    table = read_table(path, "organisations.unreadable")
    heads = [head.strip() for head in table.heads]
    if absent := [c for c in COLUMNS if c not in heads]:
        raise Refused("organisations.no_column", {"file": str(path), "column": ", ".join(absent)})
    if not table.rows:
        raise Refused("organisations.empty", {"file": str(path)})
    places = {column: heads.index(column) for column in COLUMNS}
    offices: dict[str, Office] = {}
    for line, row in table.rows:
        values = {c: one_line(row[at]) if at < len(row) else "" for c, at in places.items()}
        code = values["code"]
        if not _is_code(code) or code in offices or not values["name"] or max(map(len, values.values())) > LONGEST:
            facts = {"line": str(line), "code": code[:LONGEST], "most": str(LONGEST)}
            raise Refused("organisations.bad_row", {"file": str(path), **facts})
        parents = (Parentage(office=values["parent_code"]),) if values["parent_code"] else ()
        full_name = values["name_with_type"] or values["name"]
        offices[code] = Office(
            id=code,
            name=values["name"],
            full_name=full_name,
            organisation=values["organisation"] or full_name,
            level=values["level"],
            type=values["type"],
            parents=parents,
        )
    above = {office.id: parentage.office for office in offices.values() for parentage in office.parents}
    for code, parent in above.items():
        if parent not in offices or _stands_below(parent, code, above):
            raise Refused("organisations.bad_parent", {"code": code, "parent": parent})
    return list(offices.values())


def _is_code(text: str) -> bool:
    return len(text) <= LONGEST_CODE and text.replace("-", "").isalnum()


def _stands_below(office: str, other: str, above: dict[str, str]) -> bool:
    """Whether an office is another or stands somewhere below it."""
    passed: set[str] = set()
    while office and office not in passed:
        if office == other:
            return True
        passed.add(office)
        office = above.get(office, "")
    return False


def read_kinds(path: Path) -> list[Kind]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Kind(
                id=row["id"],
                name=row["name"],
                abbreviation=row["abbreviation"],
                validity=Validity(_day(row["since"]), _day(row["until"])),
            )
            for row in csv.DictReader(file)
        ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _own_names() -> list[str]:
    """This machine's names and addresses that a certificate can carry, loopback always."""
    names = ["127.0.0.1", "localhost"]
    host = socket.gethostname()
    candidates = [*own_addresses(), host, socket.getfqdn()]
    with suppress(OSError):
        candidates += [str(info[4][0]) for info in socket.getaddrinfo(host, None)]
    for candidate in candidates:
        try:
            names.append(ca.check_host(candidate))
        except Refused:
            continue
    return list(dict.fromkeys(names))


def own_addresses() -> list[str]:
    """This machine's address in its network, as far as it has one; nothing is sent to find it."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("10.255.255.255", 9))
        return [str(asking.getsockname()[0])]
    return []
