"""What a technician types into files: it counts as it stands on paper, however an editor or a shell has saved it."""

import unicodedata
from pathlib import Path

import pytest

from app.host.machine import machine_settings
from sync.server.home import SETTINGS, read_settings
from tests.support.places import DistrictPlace
from tests.support.programs import run

PHRASE = "một cụm dài, Đồng Mỏ 2026"
SAVED = (
    PHRASE.encode("utf-8-sig"),  # with a mark before it
    f"{PHRASE}\r\n".encode("utf-16"),  # by PowerShell
    f"{unicodedata.normalize('NFD', PHRASE.replace('Đ', 'Ð'))}\n".encode(),  # its letters in pieces, and the other Đ
)


def test_a_passphrase_opens_what_it_closed_however_it_was_saved(place: DistrictPlace, tmp_path: Path) -> None:
    """Closed with it as an editor saves it, opened with it as all others do: each try takes its second of a core."""
    saved = {f"phrase-{n}.txt": content for n, content in enumerate((f"{PHRASE}\n".encode(), *SAVED))}
    closing, *opening = (tmp_path / name for name in saved)
    for name, content in saved.items():
        (tmp_path / name).write_bytes(content)
    backup = tmp_path / "b.tar"
    assert run("eoffice-server", "backup", place.folder, backup, "--passphrase-file", closing).code == 0
    for n, file in enumerate(opening):
        assert run("eoffice-server", "restore", backup, tmp_path / f"again-{n}", "--passphrase-file", file).code == 0


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
