"""Files that nothing refers to go after a week; everything else stays."""

import os

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.replica.orphans import sweep
from tests.support.papers import pdf
from tests.support.places import Pc


def test_only_old_files_without_a_document_a_draft_or_a_transfer_are_swept(commune: Pc, district: Pc) -> None:
    files = commune.replica.files
    orphan, fresh = files.put_bytes(b"crash before the commit"), files.put_bytes(b"another process is about to commit")
    paper = pdf(commune.folder / "draft.pdf", 5_000)
    drafted = outgoing.save_draft(commune.desk, Wanted(subject="Dự thảo", files=(paper,))).files[0].sha256
    sent = commune.dispatch("Gửi đi", size=50_000)
    half = files.partial_path("in-1-abc")
    half.write_bytes(b"x")
    week_ago = commune.clock.now().timestamp() - 8 * 86400
    for path in (p for p in files.root.rglob("*") if p.is_file() and p.name != fresh):
        os.utime(path, (week_ago, week_ago))
    os.utime(files.path(fresh), (commune.clock.now().timestamp(),) * 2)
    assert sweep(commune.replica) == 2
    assert not files.has(orphan)
    assert not half.exists()
    assert files.has(fresh)
    assert files.has(drafted)
    commune.sync()
    district.sync()
    assert [x.line.id for x in district.incoming()] == [sent.id]
