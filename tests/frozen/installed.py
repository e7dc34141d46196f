"""A district whose programs are installed from packages, on machines that can be lost."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.frozen.bare import Bare, Program
from tests.support.programs import Office
from tests.support.sample_offices import organisations

HOME, ACCOUNT = "/var/lib/eoffice-server", "eoffice-server"
WHERE = "127.0.0.1"


def install(bare: Bare, *files: Path) -> None:
    bare.apt("install", *(bare.take(file) for file in files))


def operate(bare: Bare, *words: object) -> Any:
    """What `eoffice-server` answers to its own account."""
    return json.loads(bare.run("eoffice-server", *words, "--json", user=ACCOUNT))


def slip(bare: Bare, office: str, role: str = "clerk") -> dict[str, str]:
    """A new person's enrolment code, and the server's fingerprint."""
    words = ("--office", office, "--name", "Lương Thị Làm Mẫu", "--role", role)
    person = operate(bare, "person", "add", HOME, *words)
    told: dict[str, str] = operate(bare, "enrol", HOME, "--person", person["id"])
    return told


class Service:
    """The server in a folder, as its unit would start it. `url`: where it serves, the same at every start."""

    def __init__(self, bare: Bare, host: str = WHERE) -> None:
        self._bare = bare
        self._running: subprocess.Popen[str] | None = None
        self.url = f"https://{host}:0"
        self.start()

    def start(self) -> None:
        words = ("/opt/eoffice-server/eoffice-server", "run", HOME, "--listen", self.url.removeprefix("https://"))
        self._running = self._bare.start(*words, user=ACCOUNT)
        assert self._running.stdout is not None
        told = json.loads(self._running.stdout.readline())
        assert told["ready"]
        self.url = told["url"]

    def stop(self) -> None:
        if self._running is not None:
            self._running.kill()  # unshare hears nothing else, and takes along what it has started
            self._running.communicate()
            self._running = None


class Installed:
    """The server's machine and a PC, each a bare system of its own. The stick and the vault outlive them."""

    def __init__(self, pristine: Bare, packages: dict[str, Path], place: Path, communes: int) -> None:
        self._pristine, self._packages, self._place = pristine, packages, place
        self._server, self._pc = self.machine("server", "eoffice-server"), self.machine("pc", "eoffice")
        self.root, self.folder = self._pc.root / "srv" / "stick", self._server.root / HOME.lstrip("/")
        self.vault = self._server.root / "srv" / "vault"
        for folder in (self.root, self.vault):
            folder.mkdir()
            folder.chmod(0o777)
        csv = self._server.take(organisations(place / "organisations.csv", communes))
        operate(self._server, "init", HOME, "--organisations", csv)
        self._service = Service(self._server)
        self.url = self._service.url
        self.fingerprint = slip(self._server, "X00000")["fingerprint"]

    def machine(self, name: str, package: str) -> Bare:
        made = Bare(self._place / name, self._pristine)
        install(made, self._packages[package])
        return made

    def slip(self, office: str, role: str = "clerk") -> str:
        return slip(self._server, office, role)["code"]

    def office(self, name: str) -> Office:
        return Program(self._pc, "xa", name)

    def operate(self, *words: object) -> Any:
        return operate(self._server, *words)

    def lose_server(self) -> str:
        self._service.stop()
        self._server = self._anew(self._server, "eoffice-server", self.vault)
        return "127.0.0.2"

    def serve_again(self) -> str:
        self._service = Service(self._server, "127.0.0.2")
        return self._service.url

    def reinstall(self, office: Office) -> None:
        self._pc = self._anew(self._pc, "eoffice", self.root)

    def _anew(self, bare: Bare, package: str, outlives: Path) -> Bare:
        """Another system in the place of this one, with one folder of it."""
        kept = self._place / "kept"
        outlives.rename(kept)
        bare.remove()
        made = self.machine(bare.root.name, package)
        kept.rename(outlives)
        return made

    def close(self) -> None:
        self._service.stop()
