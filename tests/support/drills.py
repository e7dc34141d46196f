"""Drills of what a district fears most, in steps that are the same for programs of a checkout and installed ones."""

import shutil
import time
from pathlib import Path
from typing import Any, Protocol

from app.host.profile import Profile
from sync.server.home import Home
from tests.support.papers import pdf
from tests.support.places import PASSPHRASE
from tests.support.programs import Office, run
from tests.support.sample_offices import DISTRICT
from tests.support.serving import Serving


class District(Protocol):
    """A district's PCs, and the server that they know. Where a folder of somebody's is named, both may write to it."""

    root: Path  # of the PCs: their papers and sticks
    folder: Path  # the server's data
    vault: Path  # where the server's backups and their passphrase go; it outlives the server
    url: str
    fingerprint: str

    def slip(self, office: str, role: str = "clerk") -> str:
        """A new person's enrolment code."""

    def office(self, name: str) -> Office:
        """A profile on a PC."""

    def operate(self, *words: object) -> Any:
        """What `eoffice-server` answers."""

    def lose_server(self) -> str:
        """Its machine is gone without warning, with all that was on its disk. The name that another one will have."""

    def serve_again(self) -> str:
        """The other machine serves what is in its folder; the address."""

    def reinstall(self, office: Office) -> None:
        """The PC's system is gone without warning, and with it all that was on its disk."""


class Checkout:
    """A district of this checkout's programs."""

    def __init__(self, serving: Serving, root: Path) -> None:
        self._serving, self.root = serving, root
        self.url, self.fingerprint, self.folder = serving.url, serving.fingerprint, serving.folder
        self.vault = root / "vault"
        self.vault.mkdir()

    def slip(self, office: str, role: str = "clerk") -> str:
        return self._serving.slip(office, role)

    def office(self, name: str) -> Office:
        return Office(self.root / name)

    def operate(self, *words: object) -> Any:
        done = run("eoffice-server", *words, "--json")
        assert done.code == 0, done.err
        return done.value

    def lose_server(self) -> str:
        self._serving.kill()
        self._serving.home.close()
        shutil.rmtree(self.folder)
        self.folder = self._serving.folder = self.root / "another machine"
        return "127.0.0.2"

    def serve_again(self) -> str:
        self._serving.home, self._serving.port = Home(self.folder), 0
        self._serving.start()
        return f"https://127.0.0.1:{self._serving.port}"

    def reinstall(self, office: Office) -> None:
        shutil.rmtree(office.profile)


def enrolled(district: District, office: Office, code: str) -> Office:
    server = ("--server", district.url, "--fingerprint", district.fingerprint)
    office("enrol", *server, "--code", district.slip(code))
    return office


def subjects(office: Office, box: str) -> list[str]:
    return sorted(one["subject"] for one in office("list", box))


def came_from(office: Office, code: str) -> list[str]:
    """Subjects of what the district has from this office."""
    office("sync")
    return sorted(one["subject"] for one in office("list", "incoming") if one["from"] == code)


class ServerLost:
    """A district whose offices work before and after its nightly backup, with a commune whose PC is restored too."""

    def __init__(self, district: District, communes: int) -> None:
        self.district = district
        self._passphrase = district.vault / "passphrase"
        self._passphrase.write_text(PASSPHRASE)
        codes = [DISTRICT, *(f"X{n:05d}" for n in range(communes))]
        self.offices = {code: enrolled(district, district.office(code), code) for code in codes}

    def all_send(self, when: str) -> None:
        for code, office in self.offices.items():
            paper = pdf(self.district.root / f"{code}-{when}.pdf", 40_000, seed=hash((code, when)))
            to = DISTRICT if code != DISTRICT else "X00000"
            office("dispatch", "--to", to, "--kind", "TB", "--subject", f"{when} sao lưu {code}", "--file", paper)
            office("sync")

    def back_up(self) -> str:
        words = ("backup-daily", self.district.folder, self.district.vault, "--passphrase-file", self._passphrase)
        return str(self.district.operate(*words)["file"])

    def strike(self, code: str) -> None:
        """This office's PC comes back from its own backup, so that the server's backup knows only its former PC."""
        struck, root = self.offices[code], self.district.root
        (root / "slip").write_text(struck("recovery-key")["key"])
        own = struck("backup", root / "own.eobackup")["file"]
        shutil.rmtree(struck.profile)
        struck("restore", own, "--recovery-key-file", root / "slip")
        struck("sync")

    def restore_elsewhere(self, backup: str) -> str:
        """The server is lost and comes back from this backup, under another address."""
        host = self.district.lose_server()
        words = ("restore", backup, self.district.folder, "--passphrase-file", self._passphrase, "--host", host)
        self.district.operate(*words)
        return self.district.serve_again()


def drill_a_lost_server(drill: ServerLost) -> None:
    """Nobody is enrolled again, and the offices' PCs refill it. What it takes is printed."""
    drill.all_send("Trước")
    backup = drill.back_up()
    drill.all_send("Sau")
    drill.strike("X00001")
    before = {code: Profile(office.profile).facts().device for code, office in drill.offices.items()}
    lost = time.monotonic()
    address = drill.restore_elsewhere(backup)
    serves = time.monotonic()
    assert address != drill.district.url
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


class Struck:
    """A commune's PC with a sealed recovery key; `elsewhere` lies outside of it, with slip and backups."""

    def __init__(self, district: District, code: str) -> None:
        self.district, self.root, self.code = district, district.root, code
        self.elsewhere = self.root / "elsewhere"
        self.elsewhere.mkdir()
        self.elsewhere.chmod(0o777)  # a stick is everybody's
        self.slip = self.elsewhere / "slip.txt"
        self.office = enrolled(district, district.office("first"), code)
        self.slip.write_text(self.office("recovery-key")["key"])

    def sends(self, subject: str, office: Office | None = None) -> dict[str, Any]:
        paper = pdf(self.root / f"{subject}.pdf", 50_000, seed=len(subject))
        words = ("--to", DISTRICT, "--kind", "TB", "--subject", subject, "--file", paper)
        return dict((office or self.office)("dispatch", *words))

    def backs_up(self, name: str = "a") -> Path:
        return Path(self.office("backup", self.elsewhere / name)["file"])

    def reinstalled(self) -> None:
        self.district.reinstall(self.office)

    def restored(self, backup: Path, name: str = "new", code: int = 0, *more: object) -> tuple[Office, Any]:
        office = self.district.office(name)
        return office, office("restore", backup, "--recovery-key-file", self.slip, *more, code=code)


def drill_a_reinstalled_pc(struck: Struck, district: Office) -> None:
    """With three documents unsent and a draft: nothing is lost, nothing doubled, no number given twice."""
    struck.sends("Đã gửi")
    struck.office("sync")
    numbers = [struck.sends(f"Chưa gửi {n}")["number"] for n in range(3)]
    paper = pdf(struck.root / "draft.pdf", 40_000, seed=3)
    struck.office("draft", "--to", DISTRICT, "--kind", "TB", "--subject", "Dự thảo dở", "--file", paper)
    backup = struck.backs_up()
    struck.reinstalled()
    new, done = struck.restored(backup)
    assert (done["waits"], done["counts"]["drafts"], done["fetched"]) == ("", 1, 1)
    assert new("sync")["waiting"] == 0
    wanted = ["Chưa gửi 0", "Chưa gửi 1", "Chưa gửi 2", "Đã gửi"]
    assert subjects(new, "outgoing") == wanted
    assert subjects(new, "drafts") == ["Dự thảo dở"]
    assert new("list", "refused") == [] == new("list", "tasks")
    assert came_from(district, struck.code) == wanted
    files = [a["state"] for one in new("list", "outgoing") for a in one["attachments"]]
    assert files == ["here"] * 4, "what the server had came down again"
    assert [one["number"] for one in sorted(new("list", "outgoing"), key=lambda x: x["number"])] == [1, *numbers]
    assert struck.sends("Sau khôi phục", new)["number"] == max(numbers) + 21, "papers may bear those between"
    new("sync")
    assert "Sau khôi phục" in came_from(district, struck.code)
    assert new("list", "refused") == []
