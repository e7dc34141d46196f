"""What the window remembers: kept whole, and never a reason not to open."""

from pathlib import Path

import msgspec
import pytest

from app.host.preferences import FILE, Preferences, read_preferences, write_preferences


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    chosen = Preferences(mode="dark", text_factor=1.3, place="outgoing", compact=True)
    write_preferences(tmp_path, chosen)
    assert read_preferences(tmp_path) == chosen


@pytest.mark.parametrize("content", [b"", b"{", b'{"text_factor": "large"}', b"\xff\xfe"])
def test_a_file_that_cannot_be_read_costs_only_what_it_held(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert read_preferences(tmp_path) == Preferences()
    assert (tmp_path / FILE).read_bytes() == content


def test_a_file_of_a_newer_program_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    newer = msgspec.json.encode({"mode": "dark", "wallpaper": "hills"})
    (tmp_path / FILE).write_bytes(newer)
    assert read_preferences(tmp_path).mode == "dark"


def test_a_disk_that_does_not_take_them_stops_nobody(tmp_path: Path) -> None:
    write_preferences(tmp_path / "gone", Preferences())
    assert read_preferences(tmp_path / "gone") == Preferences()
