"""By command line only: ten documents dispatched offline arrive byte-identical, the urgent one on top; repeats change
nothing. The papers are real ones where the team's shared data is at hand, made-up ones elsewhere."""

import hashlib
from pathlib import Path

from tests.support.papers import pdf
from tests.support.programs import Office
from tests.support.real_papers import real_pdfs
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR
from tests.support.serving import Serving


def enrol(serving: Serving, office: str) -> Office:
    pc = Office(serving.root / f"profile-{office}", own_process=True)
    code = serving.slip(office)
    told = pc("enrol", "--server", serving.url, "--code", code, "--fingerprint", serving.fingerprint)
    assert (told["office"], told["role"]) == (office, "clerk")
    return pc


def ten_papers(folder: Path) -> list[tuple[Path, str]]:
    return real_pdfs(10) or [(pdf(folder / f"{n}.pdf", 30_000 * (n + 1), seed=n), f"Văn bản {n}") for n in range(10)]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_ten_documents_travel_and_further_syncs_change_nothing(serving: Serving, tmp_path: Path) -> None:
    commune, district = enrol(serving, COMMUNE), enrol(serving, DISTRICT)
    assert serving.stop() == 0
    sent: dict[str, str] = {}
    for n, (path, subject) in enumerate(ten_papers(tmp_path), 1):
        urgent = ("--urgency", "hoa-toc") if n == 10 else ()
        words = ("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", subject, "--file", path, *urgent)
        placed = commune(*words)
        assert (placed["number"], placed["notation"], placed["state"]) == (n, f"{n:02d}/TB-UBND", "waiting")
        sent[placed["id"]] = sha256(path)
    waiting = commune("list", "outbox")
    assert {x["id"] for x in waiting} == set(sent)
    assert [x["urgency"] for x in waiting[:2]] == ["hoa-toc", "thuong"]

    serving.start()
    up = commune("sync")
    assert (up["sent"], up["received"], up["refused"], up["waiting"]) == (10, 0, 0, 0)
    assert up["bytes_up"] > sum(a["bytes"] for x in waiting for a in x["attachments"])
    down = district("sync")
    assert (down["received"], down["waiting"]) == (10, 0)
    incoming = district("list", "incoming")
    assert incoming[0]["urgency"] == "hoa-toc"
    assert {x["id"]: x["attachments"][0]["sha256"] for x in incoming} == sent
    assert {a["state"] for x in incoming for a in x["attachments"]} == {"here"}
    saved = tmp_path / "saved" / "anew"
    district("save", incoming[0]["id"], saved)
    assert [sha256(path) for path in saved.iterdir()] == [sent[incoming[0]["id"]]]

    first, second = incoming[0]["id"], incoming[1]["id"]
    assert district("register", first)["arrival_number"] == 1
    district("refuse", second, "--reason", "Gửi nhầm nơi nhận")
    district("sync")
    commune("sync")
    assert commune("show", first)["recipients"][0]["state"] == "registered"
    refused = commune("show", second)["recipients"][0]
    assert (refused["office"], refused["state"], refused["reason"]) == (DISTRICT, "refused", "Gửi nhầm nơi nhận")
    assert [t["code"] for t in commune("list", "tasks")] == ["recipient_refused"]
    before = district("list", "incoming"), commune("list", "outgoing")
    district("sync")
    commune("sync")
    assert (district("list", "incoming"), commune("list", "outgoing")) == before


def test_another_commune_sees_only_what_is_sent_to_it(serving: Serving, tmp_path: Path) -> None:
    district, near, far = (enrol(serving, office) for office in (DISTRICT, COMMUNE, NEIGHBOUR))
    paper = pdf(tmp_path / "a.pdf", 40_000)
    words = ("--kind", "TB", "--subject", "Thông báo", "--file", paper)
    near("dispatch", "--to", DISTRICT, *words)
    district("dispatch", "--to", "all", *words)
    near("sync")
    district("sync")
    far("sync")
    near("sync")
    assert [x["from"] for x in far("list", "incoming")] == [DISTRICT]
    assert [x["from"] for x in near("list", "incoming")] == [DISTRICT]
