"""Whatever is done to a bundle's bytes, it is taken as it was written or not at all, and leaves nothing lying about."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.carriers.form import Asks, Header, Way
from sync.carriers.reading import look, unpacked
from sync.carriers.writing import file_load, message_load, write_bundle
from sync.errors import Defect, Refused
from sync.files import FileStore
from sync.protocol.messages import Pull
from sync.protocol.signing import BUNDLE, Signer

SENDER, RECEIVER = Signer(b"\1" * 32), Signer(b"\2" * 32)
ASKS = Asks(pull=Pull(epoch="e", cursors={"directory": 7}), in_flight={1: 3}, wanted=("a" * 64,))
HEADER = Header(
    way=Way.UP,
    server="s",
    office="06463",
    devices=("d",),
    number=1,
    made_at=datetime(2026, 11, 26, tzinfo=UTC),
    bytes=0,
)


def unseen(done: int, total: int) -> None:
    """Nobody looks."""


def written(folder: Path, sizes: list[int]) -> tuple[Path, list[str]]:
    store = FileStore(folder / "from")
    hashes = [store.put_bytes(os.urandom(size)) for size in sizes]
    loads = [message_load("asks", ASKS)]
    loads += [file_load(store, sha256, size) for sha256, size in zip(hashes, sizes, strict=True)]
    target = folder / "x.eobundle"
    keys = [RECEIVER.public_key, Signer(b"\3" * 32).public_key]
    write_bundle(target, HEADER, loads, lambda content: SENDER.sign(BUNDLE, content), keys, unseen)
    return target, hashes


def taken(path: Path, store: FileStore) -> tuple[list[Asks], list[str]]:
    """What is in it, all checked; and nothing of it lies about afterwards, whatever happens."""
    try:
        with unpacked(path, RECEIVER, SENDER.public_key, store, unseen) as bundle:
            asks = list(bundle.messages("asks", Asks))
            hashes = [part.sha256 for part, file in bundle.files() if store.adopt(file, part.sha256)]
        return asks, hashes
    finally:
        assert list(store.partial.iterdir()) == []


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    path, hashes = written(tmp_path_factory.mktemp("bundle"), [0, 900, 70_000])
    return path.read_bytes(), hashes


@pytest.fixture(scope="module")
def taking(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], tuple[list[Asks], list[str]]]:
    folder = tmp_path_factory.mktemp("taking")
    store = FileStore(folder / "to")

    def take(content: bytes) -> tuple[list[Asks], list[str]]:
        (folder / "came").write_bytes(content)
        return taken(folder / "came", store)

    return take


@settings(max_examples=12)
@given(st.lists(st.sampled_from([0, 1, 4096, 65_535, 65_536, 65_537, 300_000]), max_size=4))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, sizes: list[int]) -> None:
    folder = tmp_path_factory.mktemp("round")
    path, hashes = written(folder, sizes)
    assert look(path).devices == ("d",)
    assert taken(path, FileStore(folder / "to")) == ([ASKS], hashes)


@settings(max_examples=150)
@given(data=st.data())
def test_a_changed_or_shortened_bundle_is_no_bundle(
    bundle: tuple[bytes, list[str]],
    taking: Callable[[bytes], tuple[list[Asks], list[str]]],
    data: st.DataObject,
) -> None:
    content, _ = bundle
    kind = data.draw(st.sampled_from(["cut", "byte", "insert", "drop", "tail", "swap"]))
    at = data.draw(st.integers(0, len(content) - 1) | st.integers(0, 900))
    many = data.draw(st.integers(1, 300))
    spoilt = {
        "cut": content[:at],
        "byte": content[:at] + bytes([content[at] ^ (many % 255 + 1)]) + content[at + 1 :],
        "insert": content[:at] + os.urandom(many) + content[at:],
        "drop": content[:at] + content[at + many :],
        "tail": content + os.urandom(many),
        "swap": content[at:] + content[:at],
    }[kind]
    if spoilt == content:
        return
    with pytest.raises((Refused, Defect)) as refused:
        taking(spoilt)
    assert refused.value.code in {
        "bundle.damaged",
        "bundle.not_ours",
        "bundle.newer",
        "bundle.other_pc",
        "bundle.forged",
    }


def test_the_bundle_of_these_tests_is_good(
    bundle: tuple[bytes, list[str]], taking: Callable[[bytes], tuple[list[Asks], list[str]]]
) -> None:
    content, hashes = bundle
    assert taking(content) == ([ASKS], hashes)
