"""Where a server's files lie, by its address: what is asked of no S3 server."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.errors import EofficeError
from sync.server import ca
from sync.server.stores import ACCESS, read_address, stored_in
from tests.support.impostor import Impostor

SAID = {"Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT", "ETag": '"x"'}


def code_of(ask: Callable[[], object]) -> str:
    with pytest.raises(EofficeError) as error:
        ask()
    return error.value.code


@pytest.mark.parametrize(
    "text",
    [
        "bi-mat",
        "https://kho/x",
        "s3:///x",
        "s3://kho/x#y",
        "s3://",
        "s3://ten:bi-mat@kho/x",
        "s3://kho:1/x",
        "s3://kho/x?endpoint=kho.vn",
        "s3://kho/x?endpoint=ftp://kho.vn",
        "s3://kho/x?endpoint=http://kho.vn:khong",
        "s3://kho/x?secret=bi-mat",
        's3://kho/"x',
    ],
)
def test_an_address_that_names_no_store_is_refused(text: str) -> None:
    assert code_of(lambda: read_address(text)) == "server.bad_files"


def test_an_address_says_all_but_the_secret() -> None:
    found_ = read_address("s3://kho/huyen/tep/?endpoint=https://s3.tinh.vn:9000/&region=hn&ca=/etc/ssl/tinh.pem")
    assert found_ is not None
    assert (found_.bucket, found_.prefix, found_.place) == ("kho", "huyen/tep", "s3://kho/huyen/tep")
    assert (found_.endpoint, found_.region, found_.ca) == ("https://s3.tinh.vn:9000", "hn", "/etc/ssl/tinh.pem")
    assert read_address("") is None


def test_an_installation_without_the_client_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sync.server.s3")
    monkeypatch.setitem(sys.modules, "obstore", None)
    assert code_of(lambda: stored_in(tmp_path / "files", "s3://kho/x", tmp_path)) == "server.no_store_client"


def test_a_store_with_a_certificate_of_the_provinces_own_is_known_by_its_address(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    ca.make_ca(tmp_path, "tinh", now)
    ca.issue_leaf(tmp_path, "tinh", ["127.0.0.1"], now)
    (tmp_path / ACCESS).write_text("ten\nkhoa\n")
    with Impostor(tmp_path, SAID, b"there") as store:
        address = f"s3://kho/x?endpoint={store.url}"
        unknown = stored_in(tmp_path / "files", address, tmp_path)
        assert code_of(unknown.look) == "server.files_unreachable"
        unknown.close()
        known = stored_in(tmp_path / "files", f"{address}&ca={tmp_path / ca.CA_CERT}", tmp_path)
        known.look()
        known.close()
