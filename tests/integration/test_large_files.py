"""What is large and not urgent waits at the server until somebody wants it, where a PC's people have chosen so."""

from pathlib import Path

import pytest

from app.actions import incoming as incoming_acts
from app.actions import large_files, saving, second_tries
from sync.errors import Refused
from sync.replica import fetching
from sync.rules.documents import Document, Urgency
from tests.support.places import Pc

LARGE, SMALL = 1_400_000, 60_000


@pytest.fixture(autouse=True)
def _limited(district: Pc) -> None:
    large_files.keep_limit(district.replica, 1)


def states(district: Pc) -> list[tuple[str, bool]]:
    return [(a.state, a.waits) for listed in district.incoming() for a in listed.attachments]


def wanted_again(district: Pc, id: str) -> None:
    """As where its row has changed."""
    with district.replica.write() as t:
        document = t.view.get(Document, id)
        assert document is not None
        fetching.want_document(t.connection, document)


def test_what_is_large_waits_and_the_rest_comes(commune: Pc, district: Pc) -> None:
    commune.dispatch("Bản đồ quy hoạch", size=LARGE)
    commune.dispatch("Thông báo", size=SMALL)
    commune.sync()
    district.sync()
    assert sorted(states(district)) == [("coming", True), ("here", False)]
    district.sync()
    assert sorted(states(district)) == [("coming", True), ("here", False)]


def test_what_is_urgent_comes_however_large_it_is(commune: Pc, district: Pc) -> None:
    commune.dispatch("Công điện", size=LARGE, urgency=Urgency.MOST_URGENT)
    commune.sync()
    district.sync()
    assert states(district) == [("here", False)]


def test_what_is_asked_for_comes_also_where_its_document_changes_meanwhile(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Bản đồ quy hoạch", size=LARGE).id
    commune.sync()
    district.sync()
    second_tries.retry(district.desk, id)
    assert states(district) == [("coming", False)]
    incoming_acts.register(district.desk, id, district.desk.legal_date())
    wanted_again(district, id)
    assert states(district) == [("coming", False)]
    district.sync()
    assert states(district) == [("here", False)]


def test_what_waits_stays_so_where_its_document_changes(commune: Pc, district: Pc) -> None:
    id = commune.dispatch("Bản đồ quy hoạch", size=LARGE).id
    commune.sync()
    district.sync()
    incoming_acts.register(district.desk, id, district.desk.legal_date())
    district.sync()
    wanted_again(district, id)
    assert states(district) == [("coming", True)]


def test_to_save_it_is_to_ask_for_it(commune: Pc, district: Pc, tmp_path: Path) -> None:
    id = commune.dispatch("Bản đồ quy hoạch", size=LARGE).id
    commune.sync()
    district.sync()
    with pytest.raises(Refused, match=r"file.asked_for"):
        saving.save_attachments(district.desk, id, tmp_path / "out")
    with pytest.raises(Refused, match=r"file.still_coming"):
        saving.save_attachments(district.desk, id, tmp_path / "out")
    district.sync()
    assert len(saving.save_attachments(district.desk, id, tmp_path / "out")) == 1


def test_another_limit_is_for_what_waits_already(commune: Pc, district: Pc) -> None:
    large_files.keep_limit(district.replica, None)
    commune.dispatch("Bản đồ quy hoạch", size=LARGE)
    commune.sync()
    district.pull()
    assert states(district) == [("coming", False)]
    large_files.keep_limit(district.replica, 1)
    assert states(district) == [("coming", True)]
    assert large_files.kept_limit(district.replica) == 1
    large_files.keep_limit(district.replica, 2)
    assert states(district) == [("coming", False)]
    district.sync()
    assert states(district) == [("here", False)]


def test_a_limit_is_at_least_a_megabyte(district: Pc) -> None:
    with pytest.raises(Refused, match=r"fetch.bad_limit"):
        large_files.keep_limit(district.replica, 0)
    assert large_files.kept_limit(district.replica) == 1
