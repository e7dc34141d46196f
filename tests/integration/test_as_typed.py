"""What a technician types into files: it counts as it stands on paper, however an editor or a shell has saved it."""

import unicodedata
from pathlib import Path

import pytest

from app.host.machine import machine_settings
from sync.server.home import SETTINGS, read_settings
from tests.support.places import DistrictPlace
from tests.support.programs import run

PHRASE = "một cụm dài, Đồng Mỏ 2026"
SAVED = {
    "with a mark before it": PHRASE.encode("utf-8-sig"),
    "by PowerShell": f"{PHRASE}\r\n".encode("utf-16"),
    "its letters in pieces and the other Đ": f"{unicodedata.normalize('NFD', PHRASE.replace('Đ', 'Ð'))}\n".encode(),
}


@pytest.mark.parametrize("content", SAVED.values(), ids=SAVED.keys())
def test_a_passphrase_opens_what_it_closed_however_it_was_saved(
    place: DistrictPlace, tmp_path: Path, content: bytes
) -> None:
    closing, opening = tmp_path / "phrase-then.txt", tmp_path / "phrase-now.txt"
    closing.write_bytes(content)
    opening.write_text(f"{PHRASE}\n", encoding="utf-8")
    backup, again = tmp_path / "b.tar", tmp_path / "again"
    assert run("eoffice-server", "backup", place.folder, backup, "--passphrase-file", closing).code == 0
    assert run("eoffice-server", "restore", backup, again, "--passphrase-file", opening).code == 0


def test_a_passphrase_that_cannot_be_read_is_refused_with_nothing_written(place: DistrictPlace, tmp_path: Path) -> None:
    for file in (tmp_path / "nowhere", tmp_path):
        ran = run("eoffice-server", "backup", place.folder, tmp_path / "b", "--passphrase-file", file, "--json")
        assert (ran.code, ran.error["code"]) == (2, "file.unreadable")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_settings_are_read_as_notepad_saves_them(place: DistrictPlace, encoding: str) -> None:
    file, before = place.folder / SETTINGS, read_settings(place.folder)
    file.write_text(file.read_text(encoding="utf-8"), encoding=encoding, newline="\r\n")
    assert read_settings(place.folder) == before


def test_a_machines_settings_are_read_as_notepad_saves_them(tmp_path: Path) -> None:
    (tmp_path / "server.toml").write_text('addresses = ["https://10.0.0.5:8443"]\n', encoding="utf-8-sig")
    assert machine_settings(tmp_path).addresses == ("https://10.0.0.5:8443",)
