"""What is counted when everything is still: by plain SQL and by reading files, with nothing of what did the work.

Every document that an office was told is saved stands once at its office, once at the server and once at its recipient,
under the number that was told; its bytes are those that were written; nothing waits, nothing was refused; no number is
missing or given twice; and every file of the three is whole.
"""

import hashlib
import json
from contextlib import closing
from pathlib import Path
from typing import Any

from sync.database import Database
from tests.faults.at_work import Told
from tests.support import on_s3
from tests.support.serving import RealPc, Serving

_DOCUMENTS = "SELECT id, data FROM listing WHERE box = ?"
_UNSETTLED = "SELECT act, state, code FROM outbox WHERE state NOT IN ('settled', 'acknowledged')"
_ROWS = "SELECT id, data FROM shared_row WHERE type = ?"


def check_sound(serving: Serving, *pcs: RealPc) -> None:
    """No page of any of the databases is damaged."""
    assert serving.home.database.look_through(thorough=True) == ""
    for database in (pc.replica.database for pc in pcs):
        assert asked(database, "PRAGMA integrity_check") == [("ok",)], database.path
        assert asked(database, "PRAGMA foreign_key_check") == []


def check_all_is_there(serving: Serving, told: dict[str, Told], pcs: dict[str, RealPc], to: dict[str, str]) -> None:
    """By office: what it was told, its PC, and to whom it wrote."""
    check_sound(serving, *pcs.values())
    documents, deliveries = _rows(serving, "document"), _rows(serving, "delivery")
    assert len(documents) == sum(len(_listed(pc, "outgoing")) for pc in pcs.values())
    for office, pc in pcs.items():
        sent, came = _listed(pc, "outgoing"), _listed(pcs[to[office]], "incoming")
        assert asked(pc.replica.database, _UNSETTLED) == []
        assert set(told[office].saved) <= set(sent), "a document that was called saved is gone"
        assert set(sent) == set(came), "what one office has sent is what the other one has"
        at_server = {id: row for id, row in documents.items() if row["office"] == office}
        assert set(sent) == set(at_server)
        assert sorted(row["document"] for row in deliveries.values() if row["sender"] == office) == sorted(sent)
        assert sorted(line["number"] for line in sent.values()) == list(range(1, len(sent) + 1))
        for id, (number, paper) in told[office].saved.items():
            assert sent[id]["number"] == came[id]["number"] == at_server[id]["number"] == number
            assert [file["sha256"] for file in at_server[id]["files"]] == [paper]
        _check_arrivals(told[office].entered, _listed(pc, "incoming"))
        papers = [file["sha256"] for row in at_server.values() for file in row["files"]]
        for paper in papers:
            assert hashlib.sha256(on_s3.content_of(serving.home, paper)).hexdigest() == paper
            for folder in (pc.folder, pcs[to[office]].folder):
                assert _hash(folder / "files" / paper[:2] / paper) == paper


def _check_arrivals(told: dict[str, int], came: dict[str, dict[str, Any]]) -> None:
    entered = {id: line["arrival_number"] for id, line in came.items() if line.get("arrival_number") is not None}
    assert told.items() <= entered.items(), "an arrival number that was told is gone"
    assert sorted(entered.values()) == list(range(1, len(entered) + 1))


def asked(database: Any, query: str, *values: str) -> list[tuple[Any, ...]]:
    """A query over a connection of its own."""
    is_file = isinstance(database, Database)
    with closing(database.raw() if is_file else database.connect()) as raw:
        found = raw.execute(query if is_file else query.replace("?", "%s"), values).fetchall()
        return [tuple(row) for row in found]


def _listed(pc: RealPc, box: str) -> dict[str, dict[str, Any]]:
    return {id: json.loads(data) for id, data in asked(pc.replica.database, _DOCUMENTS, box)}


def _rows(serving: Serving, kind: str) -> dict[str, dict[str, Any]]:
    return {id: json.loads(data) for id, data in asked(serving.home.database, _ROWS, kind)}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
