"""Answers that are nobody's message: every one is known for the server's, and none takes the line down."""

import hashlib

import pytest

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.errors import Refused
from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import RealPc, Serving

serving = a_server()


@pytest.fixture(scope="module")
def pc(serving: Serving) -> RealPc:
    return serving.enrol(COMMUNE)


@pytest.fixture(scope="module")
def sent_file(pc: RealPc) -> str:
    """The hash of a file that the commune has sent."""
    paper = pdf(pc.folder / "gui.pdf", 60_000)
    outgoing.dispatch(pc.desk, Wanted("TB", "Gửi", WRITTEN, files=(paper,), to=(DISTRICT,)))
    pc.asking(lambda port: exchange.push_once(pc.replica, port, lambda h: None))
    assert pc.asking(lambda port: exchange.upload_once(pc.replica, port, lambda wanted: False))
    return hashlib.sha256(paper.read_bytes()).hexdigest()


def test_an_admins_pc_gets_no_file_even_by_its_hash(serving: Serving, sent_file: str) -> None:
    admin = serving.enrol(COMMUNE, "admin")
    with pytest.raises(Refused) as refused:
        admin.asking(lambda port: port.download(sent_file, 0, 10, lambda piece: None))
    assert refused.value.code == "file.not_here"
    admin.close()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v9/news", 404), ("DELETE", "/v1/push", 405), ("GET", "/v1/files/{sha256}/x", 404)],
)
def test_every_answer_says_whose_it_is_also_to_a_question_that_nobody_knows(
    pc: RealPc, method: str, path: str, status: int
) -> None:
    response = pc.asking(lambda port: port._session.request(method, pc.serving.url + path, timeout=20))
    assert (response.status_code, response.headers["X-EO-Server"]) == (status, pc.replica.identity.server)
    with pytest.raises(Refused) as refused:
        pc.asking(lambda port: port._send(method, path, None, {}, (5, 5)))
    assert refused.value.code == "server.too_old"


def test_a_range_past_the_end_is_refused_by_name_and_takes_no_line_down(pc: RealPc, sent_file: str) -> None:
    with pytest.raises(Refused) as refused:
        pc.asking(lambda port: port.download(sent_file, 900_000_000, 10, lambda piece: None))
    assert refused.value.code == "file.other_size"
