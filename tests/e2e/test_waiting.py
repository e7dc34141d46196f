"""A sync that has to wait says for what; a watch whose reader has gone ends."""

import json
import subprocess
from pathlib import Path

import pytest

from sync.engine import settling
from tests.support.for_a_module import a_server
from tests.support.papers import pdf
from tests.support.programs import BIN, Office, run_here
from tests.support.sample_offices import COMMUNE, DISTRICT
from tests.support.serving import Serving

serving = a_server()


@pytest.fixture(scope="module")
def pc(serving: Serving) -> Office:
    made = Office(serving.root / "clerk")
    made("enrol", "--server", serving.url, "--code", serving.slip(COMMUNE), "--fingerprint", serving.fingerprint)
    return made


def test_a_watch_whose_reader_has_gone_ends_quietly_and_frees_the_engine(
    serving: Serving, pc: Office, tmp_path: Path
) -> None:
    command = [str(BIN / "eoffice"), "--profile", str(pc.profile), "sync", "--watch"]
    watching = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert watching.stdout is not None
    assert watching.stderr is not None
    assert json.loads(watching.stdout.readline())["event"] == "online"
    watching.stdout.close()
    pc("dispatch", "--to", DISTRICT, "--kind", "TB", "--subject", "Không ai đọc", "--file", pdf(tmp_path / "a.pdf"))
    assert watching.wait(60) == 0
    assert watching.stderr.read() == ""
    watching.stderr.close()
    assert pc("sync")["waiting"] == 0
    assert pc("status")["line"]["state"] == "up"


def test_a_sync_without_a_line_says_at_once_what_it_waits_for(
    serving: Serving, pc: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PATIENCE_S", 2.0)
    serving.kill()
    try:
        for words, told in ((("sync", "--lang", "en"), True), (("sync", "--json"), False)):
            ran = run_here("--profile", pc.profile, *words)
            assert ran.code == 3
            assert ("has not been reached yet" in ran.err) == told
            assert ran.err.count("has not been reached yet") <= 1
    finally:
        serving.start()
