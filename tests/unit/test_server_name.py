"""The server's name and its CA's fingerprint, as a person reads and types them."""

import hashlib
import ssl
from pathlib import Path

import pytest

from sync.errors import Defect
from sync.protocol.server_name import fingerprint, normal_fingerprint, server_name, server_of_ca
from sync.server import ca
from tests.unit.scene import NOW

SERVER = "0190f3a2b4c57d8e9fa0b1c2d3e4f506"
F = "ab" * 32


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> str:
    keys = tmp_path_factory.mktemp("keys")
    ca.make_ca(keys, SERVER, NOW)
    (found,) = [path for path in Path(keys).iterdir() if b"BEGIN CERTIFICATE" in path.read_bytes()]
    return found.read_text()


def test_the_name_comes_from_the_server_id_in_its_certificate(pem: str) -> None:
    assert server_of_ca(pem) == SERVER
    assert server_name(server_of_ca(pem)) == f"{SERVER}.eoffice.internal"


def test_the_fingerprint_is_the_sha256_of_the_certificate(pem: str) -> None:
    assert fingerprint(pem) == hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


@pytest.mark.parametrize(
    "typed",
    [
        F,
        F.upper(),
        f"  {F}\n",
        f"{F}\r\n",
        ":".join(F[n : n + 2] for n in range(0, 64, 2)).upper(),
        " ".join(F[n : n + 4] for n in range(0, 64, 4)),
        "-".join(F[n : n + 8] for n in range(0, 64, 8)),
        "\u00a0".join(F[n : n + 8] for n in range(0, 64, 8)),
    ],
)
def test_a_fingerprint_is_the_same_however_it_is_typed_or_copied(typed: str) -> None:
    assert normal_fingerprint(typed) == F
    assert normal_fingerprint(normal_fingerprint(typed)) == F


def test_a_wrong_digit_stays_wrong() -> None:
    assert normal_fingerprint(F[:-1] + "c") != F


@pytest.mark.parametrize(
    "text", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_what_is_no_certificate_is_said_to_be_unreadable(text: str) -> None:
    for read in (fingerprint, server_of_ca):
        with pytest.raises(Defect) as defect:
            read(text)
        assert defect.value.code == "ca.unreadable"
