"""Files that nothing refers to go after a week; everything else stays."""

import os
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.actions import outgoing, second_tries
from app.actions.outgoing import Wanted
from sync.replica import orphans
from sync.replica.orphans import FILES_A_TRANSACTION, sweep
from sync.replica.tables import Attachment, Transfer, table_of
from sync.rules.offices import Office
from sync.rules.state import Changes
from sync.server.rows import store
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import NEIGHBOUR


def age(pc: Pc, *files: Path) -> None:
    """As if they had been written eight days ago."""
    week_ago = pc.clock.now().timestamp() - 8 * 86400
    for path in files:
        os.utime(path, (week_ago, week_ago))


def test_only_old_files_without_a_document_a_draft_or_a_transfer_are_swept(commune: Pc, district: Pc) -> None:
    files = commune.replica.files
    orphan, fresh = files.put_bytes(b"crash before the commit"), files.put_bytes(b"another process is about to commit")
    paper = pdf(commune.folder / "draft.pdf", 5_000)
    drafted = outgoing.save_draft(commune.desk, Wanted(subject="Dự thảo", files=(paper,))).files[0].sha256
    sent = commune.dispatch("Gửi đi", size=50_000)
    half = files.partial_path("in-1-abc")
    half.write_bytes(b"x")
    age(commune, *(p for p in files.root.rglob("*") if p.is_file() and p.name != fresh))
    os.utime(files.path(fresh), (commune.clock.now().timestamp(),) * 2)
    assert sweep(commune.replica) == 2
    assert not files.has(orphan)
    assert not half.exists()
    assert files.has(fresh)
    assert files.has(drafted)
    commune.sync()
    district.sync()
    assert [x.line.id for x in district.incoming()] == [sent.id]


def test_many_are_swept_a_few_at_a_time(commune: Pc) -> None:
    files = commune.replica.files
    many = [files.path(files.put_bytes(f"{n}".encode())) for n in range(FILES_A_TRANSACTION * 2 + 5)]
    age(commune, *many)
    assert sweep(commune.replica) == len(many)
    assert not any(path.exists() for path in many)


@pytest.mark.parametrize("again", ["dispatched", "put in place"])
def test_a_file_that_somebody_puts_in_place_during_the_sweep_stays(
    commune: Pc, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    paper, files = pdf(commune.folder / "again.pdf", 50_000), commune.replica.files
    sha256, _ = files.put_file(paper)
    age(commune, files.path(sha256))
    look, left = orphans._written_before, [again]

    def look_then_use(path: Path, moment: float) -> bool:
        found = look(path, moment)
        if left and path.name == sha256:
            left.clear()
            files.put_file(paper)
            os.utime(files.path(sha256), (commune.clock.now().timestamp(),) * 2)
            if again == "dispatched":
                commune.dispatch("Gửi lại", file=paper)
                age(commune, files.path(sha256))
        return found

    monkeypatch.setattr(orphans, "_written_before", look_then_use)
    assert sweep(commune.replica) == 0
    assert files.has(sha256)


def test_the_files_of_a_refused_release_stay_until_it_is_put_away(place: DistrictPlace, commune: Pc) -> None:
    office, files = place.row(Office, NEIGHBOUR), commune.replica.files
    ended = msgspec.structs.replace(office.validity, until=WRITTEN - timedelta(days=2))
    closed = msgspec.structs.replace(office, validity=ended)
    commune.dispatch("Nơi nhận vừa giải thể", size=60_000, to=(NEIGHBOUR,))
    place.district._do(lambda c: (None, store(c, Changes(rows=(closed,)), place.home.seal))).result()
    commune.sync()
    (refused,) = commune.refused()
    (kept,) = files.root.glob("??/*")
    age(commune, kept)
    with commune.replica.database.write() as connection:  # nothing but the release itself speaks for it
        connection.execute(table_of(Attachment).delete())
        connection.execute(table_of(Transfer).delete())
    assert sweep(commune.replica) == 0
    second_tries.close_task(commune.desk, refused.intent)
    assert sweep(commune.replica) == 1
    assert not kept.exists()
