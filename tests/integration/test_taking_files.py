"""What is stored is what was checked, whatever happens to a file while it is taken in."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.actions.taking_files import take_file_in, take_files_in
from sync.errors import Refused
from tests.support.papers import pdf, readable_pdf
from tests.support.places import Pc

pytestmark = pytest.mark.apart

TRIES = 25


@contextmanager
def meanwhile(act: Callable[[], None]) -> Iterator[None]:
    """Another writer that does `act` over and over; it has begun when the block is entered."""
    begun, end = threading.Event(), threading.Event()

    def work() -> None:
        while not end.is_set():
            act()
            begun.set()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        end.set()
        thread.join()


def stored(pc: Pc) -> list[Path]:
    return [path for path in pc.replica.files.root.rglob("*") if path.is_file()]


def test_a_file_that_is_swapped_meanwhile_is_either_the_good_one_or_refused(commune: Pc, tmp_path: Path) -> None:
    good = readable_pdf(tmp_path / "good", "THONG BAO").read_bytes()
    program, secret = b"MZ" + b"0" * 5000, readable_pdf(tmp_path / "secret", "TOI MAT").read_bytes()
    target, n = tmp_path / "v.pdf", 0

    def swap() -> None:
        nonlocal n
        n += 1
        (tmp_path / "next").write_bytes((good, program, secret)[n % 3])
        os.replace(tmp_path / "next", target)

    with meanwhile(swap):
        for _ in range(TRIES):
            try:
                (taken,) = take_files_in(commune.replica, [target])
            except Refused as refused:
                assert refused.code in ("file.program", "secret.page", "file.changing")
            else:
                assert (taken.sha256, taken.bytes) == (hashlib.sha256(good).hexdigest(), len(good))
    assert [path.read_bytes() for path in stored(commune)] in ([], [good])


def test_a_file_that_is_rewritten_in_place_is_never_stored_in_another_state_than_was_checked(
    commune: Pc, tmp_path: Path
) -> None:
    good = readable_pdf(tmp_path / "good", "THONG BAO").read_bytes()
    target, n = tmp_path / "v.pdf", 0
    target.write_bytes(good)

    def rewrite() -> None:
        nonlocal n
        n += 1
        target.write_bytes(good if n % 2 else b"MZ" + b"0" * 9000)

    with meanwhile(rewrite):
        for _ in range(TRIES):
            try:
                take_files_in(commune.replica, [target])
            except Refused as refused:
                assert refused.code in ("file.program", "file.changing", "file.empty")
    assert not [path for path in stored(commune) if path.read_bytes().startswith(b"MZ")]


def test_a_file_that_still_grows_is_refused_and_nothing_of_it_stays(commune: Pc, tmp_path: Path) -> None:
    scan = pdf(tmp_path / "scan.pdf", 3_000_000)
    with scan.open("ab", buffering=0) as scanner, pytest.raises(Refused, match=r"file\.changing"):

        def go_on_scanning(copied: int, total: int) -> bool:
            return copied >= total or scanner.write(b"0") == 1

        take_file_in(commune.replica, scan, go_on_scanning)
    assert stored(commune) == []
    (taken,) = take_files_in(commune.replica, [scan])
    assert taken.bytes == scan.stat().st_size


def test_a_file_that_comes_and_goes_is_taken_or_missing(commune: Pc, tmp_path: Path) -> None:
    paper = readable_pdf(tmp_path / "paper.pdf", "THONG BAO")
    target = tmp_path / "v.pdf"

    def come_and_go() -> None:
        os.link(paper, target)
        target.unlink()

    codes = set()
    with meanwhile(come_and_go):
        for _ in range(400):
            try:
                take_files_in(commune.replica, [target])
            except Refused as refused:
                codes.add(refused.code)
    assert codes == {"file.missing"}


def test_a_pipe_is_refused_without_waiting_for_it(commune: Pc, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(Refused, match=r"file\.folder"):
        take_files_in(commune.replica, [tmp_path / "pipe.pdf"])


def test_one_refused_file_leaves_nothing_of_the_others(commune: Pc, tmp_path: Path) -> None:
    good, secret = pdf(tmp_path / "a.pdf"), readable_pdf(tmp_path / "b.pdf", "TUYET MAT")
    with pytest.raises(Refused, match=r"secret\.page"):
        take_files_in(commune.replica, [good, secret])
    assert stored(commune) == []


def test_a_file_too_large_is_refused_before_it_is_copied(commune: Pc, tmp_path: Path) -> None:
    """A disk image of a terabyte that takes no room: copying it would take an hour."""
    huge = tmp_path / "image.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(1 << 40)
    with pytest.raises(Refused, match=r"file\.too_large"):
        take_files_in(commune.replica, [pdf(tmp_path / "a.pdf"), huge])
    assert stored(commune) == []
