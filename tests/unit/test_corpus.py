"""Recorded intents of every released form: what a PC has signed once is read and meant alike for ever.

`python -m tests.unit.test_corpus` writes the files that are not there yet, of a new form, of an act that joins the
present one before its release or of a field that joins an act; what was recorded is never written again.
"""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from sync.protocol.intent_bytes import READABLE_FORMS, form_of, read_intent, signed
from sync.protocol.signing import INTENT, Signer, is_signed
from sync.rules.intents import AnyAct, Intent
from tests.support.recorded_acts import GROWN, PERSON, RECORDED

CORPUS = Path(__file__).parents[1] / "corpus"
SEED = bytes(range(32))
GROWN_SO_FAR = {
    (1, 3): "100215b9bdd982a269ba5d514da311f208aa0990fc6def57d88f689d7f5ea4d9",
    (1, 6): "f83cdaa8934ac1589a1a2bdda9195eecf16f018c8080d6c3a670fc59684b0898",
    (1, 11): "841ca86caced2f500af8f5930e71f0df4e592fa5a458518a7adcde5ff414a30c",
    (1, 13): "3aedd1910a8d80e21dbc2b79e1b8288a0992a33ebc9aeae3e18c138e253b8c71",
    (1, 15): "abf7f286278ae90a9fecac421c15228fba6824d7c93b38765a6f52ea956d1386",
}
# Form and how many acts of it had been recorded: SHA-256 over their bytes and signatures, in the order above.
RECORDED_SO_FAR = {
    (1, 19): "d8c61f70e5d222ac5fea6b6f573c83cbcb74b99a7a371b52fed0b2e784d147d7",
    (1, 27): "91fcb0a836bcde75df4ea5af5cd0ee4bfe33957f6f4020d0781ef7ae5586eec6",
    (1, 28): "2b2569e7ce5546bd63fa07a2cfaa7683def8e2f8cb67fa39588ac68c96f9b4c7",
    (1, 32): "26fb3bdc078f6a79a4fc0222298a8730d6e23c82deb379792114ef855e9a5459",
    (1, 33): "09d10be4b5ab64ffd04859cdfb0385ad6b929aea8a3aebb8a5ce83cf09787839",
    (1, 57): "14f2f18a10cbcb8cc3a501a628d8755062364e837f3167a134b0ccb1222a9b85",
    (1, 58): "b076b0f7b707263a14603ab13d1580a4ea96bcf363ac1fbcf3db627b98900cec",
    (1, 59): "4d22104201272b3bf082ab5374023ecf560ad6b54b6ab07f9bf6a690931a7f67",
    (1, 60): "889436860fd3c160cb5b839d410c20efc4012deb3d6897b1b00101cc02aa311a",
}


def intent_of(act: AnyAct) -> Intent:
    made_at = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=UTC)
    id = "0190f3a2-b4c5-7abc-8def-0123456789ab"
    return Intent(form=1, id=id, office="06463", device=PERSON, person=PERSON, made_at=made_at, act=act)


def record(folder: Path) -> None:
    """Write the current form's files that are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    signer = Signer(SEED)
    for name, act in NAMED.items():
        raw, signature = signed(intent_of(act), signer)
        content = {"raw": raw.decode(), "signature": signature.hex(), "public_key": signer.public_key.hex()}
        path, text = folder / f"{name}.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        if not path.exists():
            path.write_text(text, encoding="utf-8")


def recorded(name: str, form: int = 1) -> tuple[bytes, bytes, bytes]:
    """The raw bytes, the signature and the public key of a file."""
    content = json.loads((CORPUS / f"v{form}" / f"{name}.json").read_text(encoding="utf-8"))
    return content["raw"].encode(), bytes.fromhex(content["signature"]), bytes.fromhex(content["public_key"])


NAMED = {act.kind(): act for act in RECORDED} | GROWN
EACH = pytest.mark.parametrize("name", NAMED)


@EACH
def test_a_recorded_intent_is_read_with_every_field_as_it_was_meant(name: str) -> None:
    raw, _, _ = recorded(name)
    assert form_of(raw) == 1
    assert read_intent(raw) == intent_of(NAMED[name])


@EACH
def test_a_recorded_intent_written_again_has_the_same_bytes(name: str) -> None:
    raw, signature, _ = recorded(name)
    assert signed(read_intent(raw), Signer(SEED)) == (raw, signature)


@EACH
def test_the_signature_over_recorded_bytes_holds(name: str) -> None:
    raw, signature, public_key = recorded(name)
    assert is_signed(public_key, INTENT, raw, signature)
    assert not is_signed(public_key, INTENT, raw + b" ", signature)


@pytest.mark.parametrize("act", RECORDED, ids=lambda act: act.kind())
def test_the_recorded_bytes_show_every_field_of_the_act(act: AnyAct) -> None:
    names = [name for name, one in NAMED.items() if type(one) is type(act)]
    shown: list[dict[str, Any]] = [json.loads(recorded(name)[0]) for name in names]
    assert [set(one) for one in shown] == [{field.name for field in msgspec.structs.fields(Intent)}] * len(names)
    told = {field for one in shown for field in one["act"]}
    assert told == {"do", *(field.name for field in msgspec.structs.fields(act))}


def test_every_act_is_recorded_once_in_every_readable_form() -> None:
    assert sorted(READABLE_FORMS) == sorted(int(folder.name[1:]) for folder in CORPUS.glob("v*"))[-2:]
    assert [type(act) for act in RECORDED] == list(dict.fromkeys(type(act) for act in RECORDED))
    assert {type(act) for act in RECORDED} == set(get_args(AnyAct))
    assert {path.stem for path in (CORPUS / "v1").iterdir()} == set(NAMED)


def test_what_was_recorded_once_is_never_recorded_anew() -> None:
    assert (max(READABLE_FORMS), len(RECORDED)) in RECORDED_SO_FAR
    assert (max(READABLE_FORMS), len(GROWN)) in GROWN_SO_FAR
    for names, so_far in (([act.kind() for act in RECORDED], RECORDED_SO_FAR), (list(GROWN), GROWN_SO_FAR)):
        for (form, count), digest in so_far.items():
            found = [recorded(name, form) for name in names[:count]]
            carried = b"".join(raw + signature for raw, signature, _ in found)
            assert hashlib.sha256(carried).hexdigest() == digest


if __name__ == "__main__":
    record(CORPUS / f"v{max(READABLE_FORMS)}")
