"""The district server's doors: who may ask what. Made from the route table, so that a new door must be judged here."""

import hashlib
import inspect

import pytest
import requests

from app.actions import outgoing
from app.actions.outgoing import Wanted
from sync.engine import exchange
from sync.errors import Refused
from sync.protocol.codec import decode, encode
from sync.protocol.codes import ALPHABET, normalised
from sync.protocol.intent_bytes import signed
from sync.protocol.messages import (
    Enrol,
    Message,
    Outcome,
    Pull,
    PullAnswer,
    Push,
    PushAnswer,
    PushedIntent,
    Represent,
    RepresentAnswer,
    TokenRequest,
    Trouble,
    enrol_bytes,
    token_bytes,
)
from sync.protocol.signing import ENROL, TOKEN, Signer
from sync.rules.deliveries import Recipient
from sync.rules.documents import FileFacts
from sync.rules.ids import document_id
from sync.rules.intents import FORM, AnyAct, Intent, Number, Refuse, Release
from sync.server.http import Doors
from tests.support.for_a_module import a_server, enrolled
from tests.support.papers import pdf
from tests.support.places import WRITTEN
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.serving import RealPc, Serving

OPEN_TO_ALL = {
    ("GET", "/v1/ca"),
    ("GET", "/v1/hello"),
    ("POST", "/v1/enrol"),
    ("POST", "/v1/token"),
    ("POST", "/v1/represent"),
    ("POST", "/v1/succeed"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
}
FOR_DEVICES = {
    ("POST", "/v1/push"),
    ("POST", "/v1/pull"),
    ("POST", "/v1/below"),
    ("POST", "/v1/slip"),
    ("GET", "/v1/uploads/{sha256}"),
    ("PATCH", "/v1/uploads/{sha256}"),
    ("GET", "/v1/files/{sha256}"),
}
NOBODYS = "ab" * 32


serving = a_server()
pc = enrolled(COMMUNE)
neighbour = enrolled(NEIGHBOUR)


@pytest.fixture(scope="module")
def secret_file(neighbour: RealPc) -> str:
    """The hash of a file that the neighbour has sent to the district: none of our business."""
    wanted = Wanted("TB", "Việc riêng", WRITTEN, files=(pdf(neighbour.folder / "a.pdf", 60_000),), to=(DISTRICT,))
    outgoing.dispatch(neighbour.desk, wanted)
    port = neighbour.make_port()
    while exchange.push_once(neighbour.replica, port, lambda h: None) or exchange.upload_once(
        neighbour.replica, port, lambda w: False
    ):
        pass
    port.close()
    with neighbour.replica.read() as connection:
        return str(connection.exec_driver_sql("SELECT sha256 FROM attachment").scalar_one())


def ask(pc: RealPc, method: str, path: str, message: Message | None, token: str | None) -> requests.Response:
    """A raw request, as somebody would make who does not use our engine."""
    headers = {"Upload-Offset": "0", "Upload-Length": "10"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    port = pc.make_port()
    try:
        body = encode(message) if message else b"0123456789"
        url = pc.serving.url + path.replace("{sha256}", NOBODYS)
        return port._session.request(method, url, data=body, headers=headers, timeout=20)
    finally:
        port.close()


def token_of(pc: RealPc) -> str:
    pc.asking(lambda port: port.pull(Pull(epoch="", cursors={})))
    with pc.replica.read() as connection:
        return str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'token'").scalar_one())


def push(
    pc: RealPc, act: AnyAct, *, office: str = COMMUNE, person: str | None = None, seed: bytes | None = None
) -> Outcome:
    """Push one intent of our own making in the PC's next sequence; its outcome."""
    intent = Intent(
        form=FORM,
        id=pc.ids.new(),
        office=office,
        device=pc.device,
        person=person if person is not None else pc.replica.identity.people[0],
        made_at=pc.clock.now(),
        act=act,
    )
    raw, signature = signed(intent, Signer(seed or pc.seed))
    with pc.replica.read() as connection:
        epoch = str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'epoch'").scalar_one())

    def hand_over(seq: int) -> PushAnswer:
        item = PushedIntent(lane=1, seq=seq, raw=raw, signature=signature)
        answer = pc.asking(lambda port: port.push(Push(epoch=epoch, intents=(item,))))
        assert isinstance(answer, PushAnswer)
        return answer

    return hand_over(hand_over(1 << 40).expected[1]).verdicts[0].outcome


def test_every_door_is_judged_here() -> None:
    class Nothing:
        def __getattr__(self, name: str) -> "Nothing":
            return self

        def __truediv__(self, name: str) -> "Nothing":
            return self

        def read_bytes(self) -> bytes:
            return b""

    made = Doors(Nothing(), Nothing(), Nothing()).routes()  # type: ignore[arg-type]
    routes = {(method, route.path) for route in made for method in (route.methods or set()) - {"HEAD"}}
    assert routes == OPEN_TO_ALL | FOR_DEVICES
    documented = inspect.getdoc(inspect.getmodule(Doors)) or ""
    assert all(path.split("{")[0] in documented for _, path in routes)


@pytest.mark.parametrize(("method", "path"), sorted(FOR_DEVICES))
@pytest.mark.parametrize("token", [None, "", "guessed", "x" * 5000])
def test_a_stranger_learns_nothing_but_a_nonce(pc: RealPc, method: str, path: str, token: str | None) -> None:
    response = ask(pc, method, path, None, token)
    assert response.status_code == 401
    trouble = decode(response.content, Trouble)
    assert trouble.code == "token.needed"
    assert trouble.facts == {}


@pytest.mark.parametrize(("method", "path"), sorted(FOR_DEVICES))
@pytest.mark.usefixtures("pc")  # it holds the token of the office's books, whichever test runs first
def test_a_revoked_pc_is_shut_out_everywhere_at_once(serving: Serving, method: str, path: str) -> None:
    lost = serving.enrol(COMMUNE)
    token = token_of(lost)
    serving.operator.revoke_device(lost.device)
    response = ask(lost, method, path, None, token)
    assert (response.status_code, decode(response.content, Trouble).code) == (401, "device.revoked")
    with pytest.raises(Refused, match=r"device\.revoked"):
        lost.asking(lambda port: port.pull(Pull(epoch="", cursors={})))
    lost.close()


@pytest.mark.parametrize(("method", "path"), sorted(FOR_DEVICES))
def test_an_expired_token_opens_no_door(serving: Serving, pc: RealPc, method: str, path: str) -> None:
    token = token_of(pc)
    with serving.home.database.write() as connection:
        connection.exec_driver_sql("UPDATE token SET expires_at = '2020-01-01T00:00:00.000000+00:00'")
    assert decode(ask(pc, method, path, None, token).content, Trouble).code == "token.needed"


def test_an_expired_token_is_renewed_without_anybody_noticing(serving: Serving, pc: RealPc) -> None:
    token_of(pc)
    with serving.home.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM token")
    assert isinstance(pc.asking(lambda port: port.pull(Pull(epoch="", cursors={}))), PullAnswer)


def test_a_nonce_is_good_once_and_only_for_its_pc(serving: Serving, pc: RealPc, neighbour: RealPc) -> None:
    def nonce() -> str:
        return decode(ask(pc, "POST", "/v1/pull", None, None).content, Trouble).nonce

    def renew(device: str, seed: bytes, used: str, server: str = serving.home.server) -> str:
        signature = Signer(seed).sign(TOKEN, token_bytes(server, device, used))
        asked = TokenRequest(device=device, nonce=used, signature=signature)
        response = ask(pc, "POST", "/v1/token", asked, None)
        return "" if response.status_code == 200 else decode(response.content, Trouble).code

    used = nonce()
    assert renew(pc.device, pc.seed, used) == ""
    assert renew(pc.device, pc.seed, used) == "token.stale_nonce"
    assert renew(pc.device, pc.seed, "made-up") == "token.stale_nonce"
    assert renew(neighbour.device, pc.seed, nonce()) == "token.bad_signature"
    assert renew(pc.device, pc.seed, nonce(), server="another") == "token.bad_signature"


def test_a_pull_gives_only_the_pcs_own_scopes_whatever_it_asks(pc: RealPc, secret_file: str) -> None:
    cursors = {f"office:{NEIGHBOUR}": 0, f"staff:{NEIGHBOUR}": 0, f"office:{DISTRICT}": 0}
    with pc.replica.read() as connection:
        epoch = str(connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'epoch'").scalar_one())
    answer = pc.asking(lambda port: port.pull(Pull(epoch=epoch, cursors=cursors)))
    assert set(answer.allowed) == {"directory", f"staff:{COMMUNE}", f"office:{COMMUNE}"}
    assert set(answer.scopes) <= set(answer.allowed)
    told = str(answer)
    assert "Việc riêng" not in told
    assert secret_file not in told


def test_a_file_of_others_and_one_that_does_not_exist_look_the_same(pc: RealPc, secret_file: str) -> None:
    token = token_of(pc)
    answers = []
    for sha256 in (secret_file, NOBODYS):
        for path in (f"/v1/files/{sha256}", f"/v1/uploads/{sha256}"):
            response = ask(pc, "GET", path, None, token)
            headers = {k: v for k, v in response.headers.items() if k.lower() not in ("date",)}
            answers.append((response.status_code, response.content, headers))
    assert answers[:2] == answers[2:]
    assert answers[0][0] == 404


def test_a_file_begins_with_another_that_the_office_may_have_and_with_no_other(pc: RealPc, secret_file: str) -> None:
    paper = pdf(pc.folder / "trình.pdf", 61_000)
    (signed_paper := pc.folder / "đã ký.pdf").write_bytes(paper.read_bytes() + b"signed")
    contents = [path.read_bytes() for path in (paper, signed_paper)]
    first, second = (hashlib.sha256(content).hexdigest() for content in contents)
    for sha256, content in zip((first, second), contents, strict=True):
        pc.asking(lambda port, sha256=sha256, content=content: port.upload(sha256, len(content), 0, iter([content])))
    pairs = ((second, first), (first, second), (second, second), (second, NOBODYS), (second, secret_file))
    told = [pc.asking(lambda port, pair=pair: port.begins(*pair)) for pair in pairs]
    assert told == [True, False, False, False, False]
    with pytest.raises(Refused, match=r"file.not_here"):
        pc.asking(lambda port: port.begins(secret_file, first))


def test_naming_a_guessed_hash_in_a_release_gives_no_right_to_it(pc: RealPc, secret_file: str) -> None:
    id = document_id(COMMUNE, pc.ids.new())
    number = 77
    act = Number(document=id, kind_id="TB", number=number, subject="Thử", issued_on=WRITTEN)
    assert push(pc, act) is Outcome.APPLIED
    stolen = FileFacts(name="a.pdf", sha256=secret_file, bytes=60_000)
    release = Release(document=id, subject="Thử", files=(stolen,), recipients=(Recipient(office=DISTRICT),))
    assert push(pc, release) is Outcome.APPLIED
    with pytest.raises(Refused, match=r"file\.not_here"):
        pc.asking(lambda port: port.download(secret_file, 0, 10, lambda piece: None))
    assert pc.asking(lambda port: port.upload_state(secret_file)).complete is False


def test_nobody_acts_for_another_office(pc: RealPc, neighbour: RealPc, secret_file: str) -> None:
    act = Number(document=document_id(COMMUNE, pc.ids.new()), kind_id="TB", number=78, subject="Thử", issued_on=WRITTEN)
    assert push(pc, act, office=NEIGHBOUR) is Outcome.QUARANTINED
    assert push(pc, act, person=neighbour.replica.identity.people[0]) is Outcome.REFUSED
    assert push(pc, act, seed=neighbour.seed) is Outcome.QUARANTINED
    with neighbour.replica.read() as connection:
        theirs = str(connection.exec_driver_sql("SELECT id FROM listing").scalar_one())
    assert push(pc, Refuse(document=theirs, reason="x")) is Outcome.REFUSED


def test_a_role_raised_on_the_pc_changes_nothing(serving: Serving) -> None:
    officer = serving.enrol(COMMUNE, "officer")
    act = Number(
        document=document_id(COMMUNE, officer.ids.new()), kind_id="TB", number=79, subject="Thử", issued_on=WRITTEN
    )
    assert push(officer, act) is Outcome.REFUSED
    officer.close()


def test_an_admins_pc_gets_people_and_no_documents(serving: Serving, pc: RealPc) -> None:
    admin = serving.enrol(COMMUNE, "admin")
    answer = admin.asking(lambda port: port.pull(Pull(epoch="", cursors={})))
    assert set(answer.allowed) == {"directory", f"staff:{COMMUNE}"}
    admin.close()


def test_an_enrolment_code_is_good_once_for_its_person(serving: Serving, pc: RealPc) -> None:
    def enrol(code: str, device: str, seed: bytes) -> str:
        key = Signer(seed)
        asked = Enrol(
            code=code,
            device=device,
            device_name="PC",
            public_key=key.public_key,
            signature=key.sign(ENROL, enrol_bytes(code, device, key.public_key)),
        )
        response = ask(pc, "POST", "/v1/enrol", asked, None)
        return "" if response.status_code == 200 else decode(response.content, Trouble).code

    code, device, seed = serving.slip(COMMUNE), pc.ids.new(), b"1" * 32
    assert enrol(code, device, seed) == ""
    assert enrol(code, device, seed) == ""  # the answer was lost: asked again with the same key
    assert enrol(code, pc.ids.new(), b"2" * 32) == "enrol.used_code"
    assert enrol(serving.slip(NEIGHBOUR), device, seed) == "enrol.other_office"
    assert enrol(serving.slip(COMMUNE), device, b"3" * 32) == "enrol.other_key"
    assert enrol(serving.slip(COMMUNE), "../../etc", b"4" * 32) == "enrol.bad_device"


def test_a_code_is_locked_after_five_wrong_secrets(serving: Serving, pc: RealPc) -> None:
    code = serving.slip(COMMUNE)
    wrong = []
    for letter in ALPHABET:  # another secret character, and the check character that fits it
        for check in ALPHABET:
            candidate = normalised(code[:5] + letter + code[6:-1] + check)
            if candidate and candidate != code:
                wrong.append(candidate)
    codes = [*wrong[:5], code]
    told = []
    for candidate in codes:
        key = Signer(b"5" * 32)
        device = "018bcfe5-6801-7d62-8694-5fb3dcd8db31"
        asked = Enrol(
            code=candidate,
            device=device,
            device_name="PC",
            public_key=key.public_key,
            signature=key.sign(ENROL, enrol_bytes(candidate, device, key.public_key)),
        )
        told.append(decode(ask(pc, "POST", "/v1/enrol", asked, None).content, Trouble).code)
    assert told == ["enrol.bad_code"] * 5 + ["enrol.too_many_tries"]


def test_represent_takes_nothing_that_the_server_has_not_sealed(pc: RealPc) -> None:
    stranger = b'{"row":"person","id":"x","office":"06463","name":"La","roles":[{"role":"clerk"}]}'
    forged = Represent(rows=(("person", stranger),))
    response = ask(pc, "POST", "/v1/represent", forged, None)
    assert decode(response.content, RepresentAnswer).taken == 0
    assert response.status_code == 200


@pytest.mark.parametrize("body", [b"", b"garbage", b"\x28\xb5\x2f\xfd" + b"\0" * 40, b"{}" * 100])
@pytest.mark.parametrize(("method", "path"), sorted((OPEN_TO_ALL | FOR_DEVICES) - {("PATCH", "/v1/uploads/{sha256}")}))
def test_garbage_gets_a_plain_answer_from_every_door(pc: RealPc, method: str, path: str, body: bytes) -> None:
    port = pc.make_port()
    try:
        url = pc.serving.url + path.replace("{sha256}", "../../x")
        headers = {"Authorization": f"Bearer {token_of(pc)}"}
        response = port._session.request(method, url, data=body, headers=headers, timeout=20)
    finally:
        port.close()
    assert response.status_code < 500
    assert b"Traceback" not in response.content


def test_credentials_never_stand_in_the_log(serving: Serving, pc: RealPc) -> None:
    token = token_of(pc)
    log = (serving.root / "server.log").read_text()
    assert token not in log
    assert pc.code not in log
