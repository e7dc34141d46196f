"""`--self-check` of both programs, from a checkout: whole, and with a part that is not there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sync import self_check
from sync.errors import Defect
from sync.self_check import Found, tried, without
from sync.wording import LANGUAGES, Wording

BIN = Path(sys.executable).parent


@pytest.mark.parametrize("program", ["eoffice", "eoffice-server"])
def test_a_checkouts_programs_have_all_their_parts(program: str, tmp_path: Path) -> None:
    kept = tmp_path / "found.json"
    command = [BIN / program, "--self-check", "--json", "--found", kept]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads(done.stdout)
    assert [one for one in told["checks"] if not one["ok"]] == []
    assert (done.returncode, told["ok"], told["program"], told["frozen"]) == (0, True, program, False)
    assert json.loads(kept.read_text()) == told
    for language in LANGUAGES:
        assert all(Wording(language).knows(f"self_check.{one['check']}") for one in told["checks"])


def test_a_part_that_is_not_there_is_named_and_the_others_are_tried_all_the_same() -> None:
    def gone(_: Path) -> str:
        raise Defect("program.incomplete", {"file": "font"})

    def broken(_: Path) -> str:
        raise ImportError("libxyz.so.1")

    found = tried({"fonts": gone, "tls": broken, "wording": self_check.wording})
    assert [(one.check, one.ok) for one in found] == [("fonts", False), ("tls", False), ("wording", True)]
    assert "font" in found[0].detail and "libxyz" in found[1].detail


def test_a_program_without_a_part_ends_with_four() -> None:
    broken = (
        "import sys, sync.sqlite; sync.sqlite.SAFE_SQLITE = (99,); sys.argv = ['', '--self-check', '--lang', 'en']\n"
    )
    command = [sys.executable, "-c", f"{broken}from sync.server.cli import entry; entry()"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == self_check.FAILED
    assert "✗ database: database.unsafe_sqlite" in done.stdout
    assert "✓ encrypted line (TLS)" in done.stdout


def test_a_package_that_carries_what_it_must_not_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    looks = {"without_server": without(("no.such.thing", "sync.server")), "without_window": without(("nor_this",))}
    assert tried(looks) == [
        Found("without_server", False, "program.fault sync.server"),
        Found("without_window", True, "nor_this"),
    ]
