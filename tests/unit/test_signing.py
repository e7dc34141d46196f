"""A signature says who meant what: one for one thing never passes for another."""

from itertools import permutations

import pytest

from sync.protocol.signing import ENROL, INTENT, SEAL, TOKEN, Signer, is_signed

SIGNER = Signer(bytes(range(32)))


def test_a_signature_holds_for_its_key_its_purpose_and_its_content() -> None:
    signature = SIGNER.sign(INTENT, b"abc")
    assert is_signed(SIGNER.public_key, INTENT, b"abc", signature)
    assert not is_signed(SIGNER.public_key, INTENT, b"abd", signature)
    assert not is_signed(Signer(bytes(32)).public_key, INTENT, b"abc", signature)


def test_a_signature_for_one_purpose_never_passes_for_another() -> None:
    for one, other in permutations((INTENT, TOKEN, ENROL, SEAL), 2):
        assert not is_signed(SIGNER.public_key, other, b"abc", SIGNER.sign(one, b"abc"))


@pytest.mark.parametrize("key", [b"", b"short", bytes(33)])
@pytest.mark.parametrize("signature", [b"", b"short", bytes(64), bytes(65)])
def test_malformed_keys_and_signatures_hold_for_nothing(key: bytes, signature: bytes) -> None:
    assert not is_signed(key, INTENT, b"abc", SIGNER.sign(INTENT, b"abc"))
    assert not is_signed(SIGNER.public_key, INTENT, b"abc", signature)
