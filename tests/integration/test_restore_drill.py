"""The district's server is lost with its disk and comes back from last night's backup, under another address: nobody is
enrolled again, and the offices' PCs refill it. What a drill takes is printed; `pytest -s` shows it."""

import shutil
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.host.profile import Profile
from sync.carriers.rotation import DAYS, MONTHS, WEEKS
from sync.server.backup import back_up_daily
from sync.server.home import Home
from tests.support.papers import pdf
from tests.support.places import PASSPHRASE, DistrictPlace
from tests.support.programs import Office, run
from tests.support.sample_offices import DISTRICT
from tests.support.serving import Serving


class Drill:
    """A district whose offices work before and after its nightly backup, with a commune whose PC is restored too."""

    def __init__(self, serving: Serving, root: Path, communes: int) -> None:
        self.serving, self.root = serving, root
        self.nightly, self.passphrase = root / "nightly", root / "passphrase"
        self.nightly.mkdir()
        self.passphrase.write_text(PASSPHRASE)
        codes = [DISTRICT, *(f"X{n:05d}" for n in range(communes))]
        self.offices = {code: self._enrolled(code) for code in codes}

    def _enrolled(self, code: str) -> Office:
        office = Office(self.root / code)
        server = ("--server", self.serving.url, "--fingerprint", self.serving.fingerprint)
        office("enrol", *server, "--code", self.serving.slip(code))
        return office

    def all_send(self, subject: str) -> None:
        for code, office in self.offices.items():
            paper = pdf(self.root / f"{code}-{subject}.pdf", 40_000, seed=hash((code, subject)))
            to = DISTRICT if code != DISTRICT else "X00000"
            office("dispatch", "--to", to, "--kind", "TB", "--subject", f"{subject} {code}", "--file", paper)
            office("sync")

    def backs_up(self) -> Path:
        words = ("backup-daily", self.serving.folder, self.nightly, "--passphrase-file", self.passphrase, "--json")
        done = run("eoffice-server", *words)
        assert done.code == 0, done.err
        return Path(done.value["file"])

    def loses_the_server_and_restores(self, backup: Path) -> str:
        """The new address."""
        serving = self.serving
        serving.kill()
        serving.home.close()
        shutil.rmtree(serving.folder)
        serving.folder, serving.port = self.root / "another machine", 0
        words = ("restore", backup, serving.folder, "--passphrase-file", self.passphrase, "--host", "127.0.0.2")
        done = run("eoffice-server", *words, "--json")
        assert done.code == 0, done.err
        serving.home = Home(serving.folder)
        serving.start()
        return f"https://127.0.0.1:{serving.port}"


@pytest.fixture(params=[4, pytest.param(21, marks=[pytest.mark.long, pytest.mark.timeout(1800)])])
def drill(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Drill]:
    serving = Serving(tmp_path, extra_communes=request.param)
    yield Drill(serving, tmp_path, request.param)
    serving.close()


def subjects(office: Office, box: str) -> list[str]:
    return sorted(one["subject"] for one in office("list", box))


def test_all_offices_reconnect_at_another_address_and_refill_the_server(drill: Drill) -> None:
    drill.all_send("Trước sao lưu")
    backup = drill.backs_up()
    drill.all_send("Sau sao lưu")
    struck = drill.offices["X00001"]
    (drill.root / "slip").write_text(struck("recovery-key")["key"])
    own = struck("backup", drill.root / "own.eobackup")["file"]
    shutil.rmtree(struck.profile)
    struck("restore", own, "--recovery-key-file", drill.root / "slip")  # the lost server's backup knows the former PC
    struck("sync")
    before = {code: Profile(office.profile).facts().device for code, office in drill.offices.items()}
    lost = time.monotonic()
    address = drill.loses_the_server_and_restores(backup)
    serves = time.monotonic()
    for office in drill.offices.values():
        office("server", "set", address)
    for _ in range(2):
        for office in drill.offices.values():
            assert office("sync")["waiting"] == 0
    whole = time.monotonic()
    print(f"\n{len(drill.offices)} offices: serving again after {serves - lost:.1f} s, ", end="")
    print(f"all of them back, one after the other, after {(whole - lost) / 60:.1f} min")
    communes = [code for code in drill.offices if code != DISTRICT]
    wanted = sorted(f"{when} sao lưu {code}" for when in ("Trước", "Sau") for code in communes)
    district = drill.offices[DISTRICT]
    assert subjects(district, "incoming") == wanted
    assert {file["state"] for one in district("list", "incoming") for file in one["attachments"]} == {"here"}
    for code, office in drill.offices.items():
        assert subjects(office, "outgoing") == sorted(f"{when} sao lưu {code}" for when in ("Trước", "Sau"))
        assert {one["state"] for one in office("list", "outgoing")} <= {"arrived", "registered"}, code
        assert office("list", "refused") == [], code
        assert Profile(office.profile).facts().device == before[code], "nobody was enrolled again"
    devices = drill.serving.home
    assert devices.epoch


def test_daily_backups_of_a_server_are_rotated(place: DistrictPlace, tmp_path: Path) -> None:
    folder = tmp_path / "nightly"
    folder.mkdir()
    first = datetime(2026, 1, 1, 1, tzinfo=place.clock.now().tzinfo)
    series = f"eoffice-server-{place.home.server[:8]}-"
    for n in range(300):
        (folder / f"{series}{first + timedelta(days=n):%Y%m%d-%H%M%S}.backup").touch()
    done = back_up_daily(place.home, folder, PASSPHRASE, place.clock)
    left = [path for path in folder.iterdir() if path.name.startswith(series)]
    assert Path(done["file"]) in left
    assert len(left) <= DAYS + WEEKS + MONTHS
    assert done["rotated"] == 301 - len(left)
