"""A whole exchange by stick alone, by the two programs' commands, beside a running server that hears of it at once."""

import contextlib
import io
from pathlib import Path
from typing import Any

import pytest

from sync.server.cli import COMMANDS
from sync.terminal import main
from tests.support.papers import pdf
from tests.support.programs import Office, Ran, run, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT, NEIGHBOUR, THIRD
from tests.support.serving import Serving


@pytest.fixture
def offices(serving: Serving) -> dict[str, Office]:
    made = {}
    for code in (COMMUNE, DISTRICT):
        made[code] = Office(serving.root / code)
        slip = serving.slip(code)
        made[code]("enrol", "--server", serving.url, "--code", slip, "--fingerprint", serving.fingerprint)
    return made


def server_here(*words: object) -> Ran:
    """`eoffice-server` in this process, beside the serving one, without a second of imports."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main("eoffice-server", COMMANDS, [str(word) for word in words])
    return Ran(code, out.getvalue(), "")


def by_server(serving: Serving, *words: object, code: int = 0) -> Any:
    ran = server_here("bundle", words[0], serving.folder, *words[1:], "--json")
    assert ran.code == code, (ran.out, ran.err)
    return ran.error if code else ran.value


def test_offices_without_a_line_exchange_documents_on_one_stick(
    serving: Serving, offices: dict[str, Office], tmp_path: Path
) -> None:
    commune, district = offices[COMMUNE], offices[DISTRICT]
    stick = tmp_path / "USB"
    stick.mkdir()
    assert by_server(serving, "export", stick, code=2)["code"] == "bundle.nothing"
    assert by_server(serving, "export", stick / "x", code=2)["code"] == "bundle.no_folder"
    serving.relay.close()  # from here on there is no line
    paper = pdf(tmp_path / "giấy mời.pdf", 90_000)
    words = ("--kind", "GM", "--subject", "Mời họp", "--date", "2026-01-05", "--file", paper)
    sent: Any = district("dispatch", "--to", f"{COMMUNE},{NEIGHBOUR}", *words)
    written: Any = district("bundle", "export", stick)
    assert (written["documents"], written["files"], written["warnings"]) == (1, 1, [])
    assert district("show", sent["id"])["recipients"][0]["state"] == "waiting"

    [taken] = by_server(serving, "import", stick)["bundles"]
    assert (taken["office"], taken["acts"], taken["refused"], taken["files"]) == (DISTRICT, 2, 0, 1)
    out = by_server(serving, "export", stick)
    assert [one["office"] for one in out["bundles"]] == [COMMUNE, DISTRICT]
    assert [(one["office"], one["code"]) for one in out["troubles"]] == [(NEIGHBOUR, "bundle.no_pc")]

    came: Any = commune("bundle", "import", stick)
    assert (came["received"], came["complete"], came["files"], came["others"]) == (1, 1, 1, 2)
    told: Any = district("bundle", "import", stick)
    assert (told["sent"], told["refused"], told["bundles"][0]["heard"]) == (1, 0, 1)
    assert district("bundle", "import", stick)["bundles"][0]["old"]
    assert {one["state"] for one in district("show", sent["id"])["recipients"]} == {"sent"}

    assert commune("register", sent["id"])["arrival_number"] == 1
    commune("save", sent["id"], tmp_path / "saved")
    assert (tmp_path / "saved" / "giấy mời.pdf").read_bytes() == paper.read_bytes()
    mail = tmp_path / "đính kèm.eobundle"  # any file will do
    commune("bundle", "export", mail)
    assert by_server(serving, "import", mail)["bundles"][0]["acts"] == 3
    by_server(serving, "export", "--office", DISTRICT, mail)
    district("bundle", "import", mail)
    states = {one["office"]: one["state"] for one in district("show", sent["id"])["recipients"]}
    assert states == {COMMUNE: "registered", NEIGHBOUR: "sent"}

    assert by_server(serving, "export", "--office", THIRD, stick, code=2)["code"] == "bundle.no_pc"
    assert by_server(serving, "export", "--office", "nowhere", stick, code=2)["code"] == "office.unknown"
    assert commune("bundle", "import", mail, code=2)["code"] == "bundle.other_office"
    mail.write_bytes(mail.read_bytes()[:-100])
    assert district("bundle", "import", mail, code=4)["code"] == "bundle.damaged"
    assert commune("bundle", "export", tmp_path / "gone" / "x", code=4)["code"] == "bundle.pulled"


def test_people_read_what_became_of_a_stick(serving: Serving, offices: dict[str, Office], tmp_path: Path) -> None:
    profile = serving.root / COMMUNE
    (tmp_path / "autorun.inf").write_text("[autorun]")
    out = run("eoffice", "bundle", "export", tmp_path, "--profile", profile, "--lang", "vi")
    assert out.code == 0
    assert "Chưa phải là đã gửi" in out.out
    assert "autorun.inf" in out.err
    server = server_here("bundle", "import", serving.folder, tmp_path, "--lang", "en")
    assert "0 new acts" in server.out
    assert "suspicious" in server.out
    server_here("bundle", "export", serving.folder, "--office", COMMUNE, tmp_path)
    came = run_here("bundle", "import", tmp_path, "--profile", profile, "--lang", "en")
    assert (came.code, "The server has taken in what this PC had written before." in came.out) == (0, True)
    paper = pdf(tmp_path / "báo cáo.pdf", 400_000)
    words = ("--kind", "BC", "--subject", "Báo cáo", "--date", "2026-01-05", "--file", paper)
    office = offices[COMMUNE]
    sent: Any = office("dispatch", "--to", DISTRICT, *words)
    office("bundle", "export", tmp_path)
    assert by_server(serving, "import", tmp_path)["bundles"][0]["files"] == 1
    by_net: Any = office("sync")  # the line is back: what the stick has brought does not go again
    assert (by_net["sent"], by_net["waiting"], by_net["bytes_up"] < 60_000) == (1, 0, True)
    assert office("show", sent["id"])["recipients"][0]["state"] == "sent"
    by_server(serving, "export", "--office", COMMUNE, tmp_path)
    assert office("bundle", "import", tmp_path)["sent"] == 0
    again = run_here("bundle", "import", tmp_path, "--profile", profile, "--lang", "en")
    assert "nothing new" in again.out
