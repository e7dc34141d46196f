"""An S3 server of the tests' own, for the asking: `ministack` from its package, on loopback, with what it holds in its
memory alone. It checks signatures, so that a wrong secret is one. Where nobody asks, every server under test has its
folder of files, as an operator has who names nothing.

`pytest --s3` asks. One serves all processes of a run; each server has a prefix of its own in it.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import obstore

from sync.server.home import FILES, SETTINGS, Home, read_settings
from sync.server.s3 import S3Files

ASKED = "EOFFICE_TESTS_S3"  # its endpoint, for all processes of a run
BUCKET = "tep-cua-huyen"
NAME, SECRET = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"
NO_PROXY = ("NO_PROXY", "no_proxy")
STARTS_S = 120
RIGHTS = ("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:AbortMultipartUpload")  # and not to delete
TO_DELETE = "s3:DeleteObject"


@contextmanager
def s3_server() -> Iterator[str]:
    """An endpoint, with a bucket, and in our environment the key of somebody who may use it, inside the block."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port = int(asking.getsockname()[1])
    endpoint = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="s3-") as folder:
        told = {"GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "SERVICES": "s3,iam,sts", "AUTH": "true"}
        environment = {**os.environ, **told, "LOG_LEVEL": "WARNING", "TMPDIR": folder, "S3_DATA_DIR": folder}
        with (Path(folder) / "log").open("wb") as log:
            program = [sys.executable, "-m", "ministack"]
            running = subprocess.Popen(program, env=environment, cwd=folder, stdout=log, stderr=log)
        before = {name: os.environ.get(name) for name in (NAME, SECRET, *NO_PROXY)}
        os.environ |= dict.fromkeys(NO_PROXY, "127.0.0.1")  # a proxy of this machine's has no part in it
        try:
            _wait_for(port, running, Path(folder) / "log")
            os.environ[NAME], os.environ[SECRET] = _prepare(endpoint)
            yield endpoint
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                os.environ |= {name: value} if value is not None else {}
            running.kill()
            running.wait()


@contextmanager
def asked() -> Iterator[None]:
    """It serves the tests of this process, and of those that it starts, inside the block."""
    with s3_server() as endpoint:
        os.environ[ASKED] = endpoint
        try:
            yield
        finally:
            del os.environ[ASKED]


@contextmanager
def there() -> Iterator[str]:
    """The endpoint of the one that serves this run, or of one for the block alone."""
    with nullcontext() if is_asked() else asked():
        yield os.environ[ASKED]


def ask_for_one_apart() -> None:
    """As if there were one: the simulation has its own in the place of the client."""
    os.environ |= {ASKED: "https://kho.invalid", NAME: "ten", SECRET: "khoa"}


def is_asked() -> bool:
    return ASKED in os.environ


def new_store(endpoint: str = "") -> str:
    """The address of a store that holds nothing yet; "", for the folder, where nobody asked."""
    endpoint = endpoint or os.environ.get(ASKED, "")
    return f"s3://{BUCKET}/{uuid.uuid1().hex}?endpoint={endpoint}" if endpoint else ""


def copied(folder: Path) -> None:
    """The copy of a server's folder, as it was before any file came, gets a store of its own."""
    if files := read_settings(folder).files:
        text = (folder / SETTINGS).read_text(encoding="utf-8")
        (folder / SETTINGS).write_text(text.replace(files, new_store()), encoding="utf-8")


def put(home: Home, sha256: str, content: bytes) -> None:
    """Put something else where a server's file lies, as a disk's fault would."""
    if isinstance(home.files, S3Files):
        obstore.put(home.files._store, f"{sha256[:2]}/{sha256}", content)
    else:
        _path(home, sha256).write_bytes(content)


def take_away(home: Home, sha256: str) -> None:
    if isinstance(home.files, S3Files):
        _as_root(home).delete_object(Bucket=BUCKET, Key=_key(home, sha256))
    else:
        _path(home, sha256).unlink()


def content_of(home: Home, sha256: str) -> bytes:
    with home.files.open_verified(sha256) as file:
        return file.read()


def is_there(home: Home, sha256: str) -> bool:
    return sha256 in home.files.sizes((sha256,))


def _path(home: Home, sha256: str) -> Path:
    return home.folder / FILES / sha256[:2] / sha256


def _key(home: Home, sha256: str) -> str:
    prefix = read_settings(home.folder).files.partition("?")[0].rpartition("/")[2]
    return f"{prefix}/{sha256[:2]}/{sha256}"


def _as_root(home: Home) -> Any:
    return _client("s3", read_settings(home.folder).files.partition("endpoint=")[2])


def _wait_for(port: int, running: "subprocess.Popen[bytes]", log: Path) -> None:
    too_late = threading.Timer(STARTS_S, running.kill)
    too_late.start()
    try:
        while running.poll() is None:
            with socket.socket() as asking:
                asking.settimeout(1)
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    return
    finally:
        too_late.cancel()
    raise AssertionError(log.read_text())


def _prepare(endpoint: str) -> tuple[str, str]:
    _client("s3", endpoint).create_bucket(Bucket=BUCKET)
    return new_key(endpoint, *RIGHTS)


def new_key(endpoint: str, *rights: str) -> tuple[str, str]:
    """The key of somebody new who may do this and no more."""
    people, name = _client("iam", endpoint), uuid.uuid1().hex
    allowed = {"Effect": "Allow", "Action": rights, "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    people.create_user(UserName=name)
    people.put_user_policy(UserName=name, PolicyName="kho", PolicyDocument=policy)
    key = people.create_access_key(UserName=name)["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def objects(endpoint: str, prefix: str) -> set[str]:
    """What lies below a prefix, without it."""
    pages = _client("s3", endpoint).get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=f"{prefix}/")
    return {one["Key"].removeprefix(f"{prefix}/") for page in pages for one in page.get("Contents", ())}


def lay(endpoint: str, prefix: str, names: Iterable[str]) -> None:
    """Put something under each of these names."""
    root = _client("s3", endpoint)
    for name in names:
        root.put_object(Bucket=BUCKET, Key=f"{prefix}/{name}", Body=b"x")


def _client(service: str, endpoint: str) -> Any:
    """As whoever owns the server: it does not check the secret of that one."""
    import botocore.session  # of no use to those who ask for none

    made = botocore.session.get_session()
    words = {"endpoint_url": endpoint, "region_name": "us-east-1"}
    return made.create_client(service, **words, aws_access_key_id="test", aws_secret_access_key="test")
