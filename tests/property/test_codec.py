"""Messages to bytes and back; what a stranger sends is refused as unreadable, however it is made."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Defect
from sync.protocol import codec
from sync.protocol.codec import decode, encode
from sync.protocol.limits import MESSAGE_BYTES
from sync.protocol.messages import Hello, Message, Push, RepresentAnswer, TokenAnswer, UploadState
from tests.property.strategies import any_of, subclasses

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MESSAGES = subclasses(Message)


def code_of(body: bytes, message: type[msgspec.Struct] = TokenAnswer) -> str:
    with pytest.raises(Defect) as defect:
        decode(body, message)
    return defect.value.code


def squeezed(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


def test_the_dictionary_is_the_one_that_every_released_version_knows() -> None:
    """Another one, or another byte in it, and no older PC reads a word: it would be a second one beside it."""
    content = (Path(codec.__file__).with_name("dictionary_1.zdict")).read_bytes()
    assert hashlib.sha256(content).hexdigest() == "0406395a8b8ae725bacfb4e2d246ad016ec6c6feb9cde83ec277b3cce2078259"
    assert zstandard.ZstdCompressionDict(content).dict_id() == 40961
    assert zstandard.get_frame_parameters(encode(UploadState(durable=0, complete=False))).dict_id == 40961


def test_all_messages_are_known_here() -> None:
    assert {Hello, Push, TokenAnswer} < set(MESSAGES)
    assert len(MESSAGES) >= 17


@pytest.mark.parametrize("message", MESSAGES)
@given(data=st.data())
def test_a_message_is_read_as_it_was_written(message: type[msgspec.Struct], data: st.DataObject) -> None:
    written = data.draw(any_of(message))
    assert decode(encode(written), message) == written


@given(
    any_of(Push), st.dictionaries(st.text(min_size=1).map("new_".__add__), st.integers(-(2**63), 2**64 - 1) | st.text())
)
def test_fields_that_a_newer_program_adds_are_passed_over(push: Push, more: dict[str, object]) -> None:
    fields = msgspec.msgpack.decode(msgspec.msgpack.encode(push))
    assert decode(squeezed(msgspec.msgpack.encode(more | fields, enc_hook=None)), Push) == push


@given(st.binary(max_size=200))
def test_bytes_of_any_other_kind_are_unreadable(body: bytes) -> None:
    assert code_of(body) == "message.unreadable"
    assert code_of(squeezed(body)) == "message.unreadable"


@given(any_of(Push), st.data())
def test_a_message_cut_short_is_unreadable(push: Push, data: st.DataObject) -> None:
    body = encode(push)
    cut = data.draw(st.integers(0, len(body) - 1))
    assert code_of(body[:cut], Push) == "message.unreadable"


@given(any_of(Push), st.data())
def test_a_damaged_message_is_read_or_unreadable_and_nothing_else(push: Push, data: st.DataObject) -> None:
    body = bytearray(encode(push))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= data.draw(st.integers(1, 255))
    try:
        assert isinstance(decode(bytes(body), Push), Push)
    except Defect as defect:
        assert defect.code == "message.unreadable"


@pytest.mark.parametrize("size", [MESSAGE_BYTES + 1, 64 << 20])
def test_a_bomb_is_refused(size: int) -> None:
    bomb = squeezed(bytes(size))
    assert len(bomb) < size / 1000
    assert code_of(bomb) == "message.unreadable"


def test_a_bomb_that_hides_its_size_is_refused() -> None:
    hiding = zstandard.ZstdCompressor(write_content_size=False)
    assert code_of(hiding.compress(bytes(64 << 20))) == "message.unreadable"
    stream = zstandard.ZstdCompressor().compressobj()
    assert code_of(stream.compress(bytes(1 << 20)) + stream.flush()) == "message.unreadable"


def test_a_message_as_large_as_may_be_is_read() -> None:
    room = MESSAGE_BYTES - len(msgspec.msgpack.encode(TokenAnswer(token="", token_s=1.0, time=AT))) - 4
    largest = TokenAnswer(token="x" * room, token_s=1.0, time=AT)
    assert len(msgspec.msgpack.encode(largest)) == MESSAGE_BYTES
    assert decode(encode(largest), TokenAnswer) == largest


def test_a_message_nested_without_end_is_unreadable() -> None:
    nested = b"\x82\xa5taken\x01\xa3new" + b"\x91" * 200_000 + b"\xc0"
    assert code_of(squeezed(nested), RepresentAnswer) == "message.unreadable"
