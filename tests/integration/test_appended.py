"""A file that begins with all of one that both ends have, as after a signature was appended: the rest alone travels."""

import hashlib
from pathlib import Path

import pytest

from app.actions import drafting, outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.errors import LineHindrance, Refused
from sync.replica.view import View
from sync.rules.drafts import SharedDraft
from sync.server.stores import FolderFiles
from tests.support import on_s3
from tests.support.loopback import LoopbackPort
from tests.support.papers import pdf
from tests.support.places import WRITTEN, DistrictPlace, Pc
from tests.support.sample_offices import COMMUNE, DISTRICT

LONG, MORE = 200_000, 7_000


@pytest.fixture
def leader(place: DistrictPlace, commune: Pc) -> Pc:
    made = place.enrol(COMMUNE, "leader", "Trần Văn Mẫu")
    commune.sync()
    return made


@pytest.fixture
def paper(commune: Pc) -> Path:
    return pdf(commune.folder / "bao-cao.pdf", LONG)


def submitted(commune: Pc, leader: Pc, paper: Path) -> str:
    wanted = Wanted(kind="BC", subject="Báo cáo tuần", issued_on=WRITTEN, files=(paper,), to=(DISTRICT,))
    content = outgoing.save_draft(commune.desk, wanted)
    drafting.submit(commune.desk, content, leader.desk.person)
    for pc in (commune, leader, commune, leader):
        pc.sync()
    return content.id


def signed(paper: Path, folder: Path, change: bytes = b"") -> Path:
    made = folder / "da-ky.pdf"
    made.write_bytes(change + paper.read_bytes()[len(change) :] + pdf(folder / "more.pdf", MORE).read_bytes())
    return made


def digest(pc: Pc, id: str) -> str:
    with pc.replica.read() as connection:
        draft = View(connection).get(SharedDraft, id)
    assert draft is not None
    return draft.digest


def test_of_a_file_with_a_signature_appended_the_rest_goes_up(
    commune: Pc, leader: Pc, district: Pc, paper: Path
) -> None:
    id = submitted(commune, leader, paper)
    with_signature = signed(paper, leader.folder)
    drafting.approve_signed(leader.desk, id, digest(leader, id), with_signature)
    leader.sync()
    assert leader.line.uploaded == MORE
    commune.sync()
    outgoing.dispatch(commune.desk, Wanted(issued_on=WRITTEN), id=id)
    commune.sync()
    district.sync()
    [attachment] = district.incoming()[0].attachments
    assert attachment.sha256 == hashlib.sha256(with_signature.read_bytes()).hexdigest()
    assert attachment.state == "here"


def test_of_a_file_that_was_changed_all_goes_up(commune: Pc, leader: Pc, paper: Path) -> None:
    id = submitted(commune, leader, paper)
    drafting.approve_signed(leader.desk, id, digest(leader, id), signed(paper, leader.folder, b"%PDF-1.8"))
    leader.sync()
    assert leader.line.uploaded == LONG + MORE


def test_of_a_file_with_a_signature_appended_the_rest_comes_down(commune: Pc, leader: Pc, paper: Path) -> None:
    id = submitted(commune, leader, paper)
    assert leader.line.downloaded == LONG
    with_signature = signed(paper, leader.folder)
    drafting.approve_signed(leader.desk, id, digest(leader, id), with_signature)
    leader.sync()
    commune.sync()
    assert commune.line.downloaded == MORE
    with commune.replica.files.open_verified(hashlib.sha256(with_signature.read_bytes()).hexdigest()) as file:
        assert file.read() == with_signature.read_bytes()


@pytest.mark.skipif(on_s3.is_asked(), reason="of a server whose files lie in a folder, from where one can be taken")
def test_where_the_server_has_lost_what_it_begins_with_all_comes_down(
    place: DistrictPlace, commune: Pc, leader: Pc, paper: Path
) -> None:
    id = submitted(commune, leader, paper)
    drafting.approve_signed(leader.desk, id, digest(leader, id), signed(paper, leader.folder))
    leader.sync()
    files = place.home.files
    assert isinstance(files, FolderFiles)
    files.path(hashlib.sha256(paper.read_bytes()).hexdigest()).unlink()
    commune.sync()
    assert commune.line.downloaded == LONG + MORE


def test_of_a_file_that_was_changed_all_comes_down(commune: Pc, leader: Pc, paper: Path) -> None:
    id = submitted(commune, leader, paper)
    drafting.approve_signed(leader.desk, id, digest(leader, id), signed(paper, leader.folder, b"%PDF-1.8"))
    leader.sync()
    commune.sync()
    assert commune.line.downloaded == LONG + MORE


def test_of_a_file_that_is_said_to_begin_so_and_does_not_all_comes_down_the_second_time(
    commune: Pc, leader: Pc, paper: Path
) -> None:
    class Boasting(LoopbackPort):
        def begins(self, sha256: str, beginning: str) -> bool:
            return True

    id = submitted(commune, leader, paper)
    changed = signed(paper, leader.folder, b"%PDF-1.8")
    drafting.approve_signed(leader.desk, id, digest(leader, id), changed)
    leader.sync()
    port = Boasting(commune.place.district, commune.device, commune.line)
    exchange.pull_once(commune.replica, port, 0, commune.heard)
    while exchange.download_once(commune.replica, port, LONG + MORE, commune.heard):
        pass
    assert commune.line.downloaded == MORE + LONG + MORE
    commune.replica.files.open_verified(hashlib.sha256(changed.read_bytes()).hexdigest()).close()


def test_a_signed_file_goes_on_after_a_cut_where_it_stopped(commune: Pc, leader: Pc, paper: Path) -> None:
    id = submitted(commune, leader, paper)
    drafting.approve_signed(leader.desk, id, digest(leader, id), signed(paper, leader.folder))
    leader.sync()
    commune.pull()
    commune.line.cut_download_after = 2_000
    with pytest.raises(LineHindrance):
        exchange.download_once(commune.replica, commune.port, MORE, commune.heard)
    commune.sync()
    assert commune.line.downloaded == MORE - 2_000


def test_whoever_says_so_wrongly_has_everything_thrown_away(commune: Pc, paper: Path) -> None:
    commune.dispatch("Có rồi", file=paper)
    commune.sync()
    held = hashlib.sha256(paper.read_bytes()).hexdigest()
    other = pdf(commune.folder / "other.pdf", LONG + MORE, seed=5).read_bytes()
    sha256 = hashlib.sha256(other).hexdigest()
    state = commune.port.upload_state(sha256, len(other), held)
    assert (state.durable, state.complete) == (LONG, False)
    with pytest.raises(Refused, match=r"upload.other_content"):
        commune.port.upload(sha256, len(other), LONG, iter([other[LONG:]]))
    assert commune.port.upload_state(sha256).durable == 0
    assert commune.port.upload(sha256, len(other), 0, iter([other])).complete


def test_nobody_begins_with_a_file_of_another_office_or_with_a_longer_one(
    commune: Pc, district: Pc, paper: Path
) -> None:
    commune.dispatch("Có rồi", file=paper)
    commune.sync()
    held = hashlib.sha256(paper.read_bytes()).hexdigest()
    district.sync()
    assert district.port.upload_state("ab" * 32, LONG + 1, held).durable == LONG
    assert commune.port.upload_state("cd" * 32, LONG, held).durable == 0
    assert commune.port.upload_state("ef" * 32, LONG + 1, "01" * 32).durable == 0


def test_a_file_that_is_there_and_not_ones_own_looks_like_none(place: DistrictPlace, commune: Pc, paper: Path) -> None:
    commune.dispatch("Có rồi", file=paper)
    commune.sync()
    held = hashlib.sha256(paper.read_bytes()).hexdigest()
    stranger = place.enrol("06466")
    assert stranger.port.upload_state("ab" * 32, LONG + 1, held).durable == 0
