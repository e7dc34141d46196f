"""What the tests of packages share: the packages, and a bare system that is copied rather than made again.

PACKAGES_TO_TRY and WINDOWS_PACKAGES name folders with packages that were made before, in `old` and `new`: so a real
earlier version is tried; beside those for Windows lies the certificate that they are signed with, `signer.pem`.
BARE_SYSTEM names a bare system made before.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_spec import wine
from tests.frozen.bare import Bare, need, need_a_bare_system
from tests.frozen.making import OLDER, made_once

LINUX = f"""
import sys; from pathlib import Path
from build_spec.build import build_linux
from sync.version import VERSION
build_linux(Path(sys.argv[1]) / 'new', VERSION)
build_linux(Path(sys.argv[1]) / 'old', {OLDER!r}, keeps=True, quick=True)
"""
WINDOWS = f"""
import os, sys, tempfile; from pathlib import Path
from build_spec.build import build_windows
from build_spec.signing import VARIABLE
from sync.version import VERSION
from tests.support.code_signing import make_signer
place = Path(sys.argv[1])
with tempfile.TemporaryDirectory() as scratch:
    os.environ[VARIABLE] = make_signer(place / 'signer.pem', Path(scratch) / 'key.pem')
    build_windows(place / 'new', VERSION)
    build_windows(place / 'old', {OLDER!r}, keeps=True)
"""


@pytest.fixture(scope="session")
def packages() -> dict[str, dict[str, Path]]:
    """Both Debian packages of this version, packed as they are given out, and of an older one: age to name to file."""
    need_a_bare_system()
    given = os.environ.get("PACKAGES_TO_TRY")
    place = Path(given) if given else made_once("linux-packages", LINUX)
    return {age: {file.name.split("_")[0]: file for file in (place / age).glob("*.deb")} for age in ("old", "new")}


@pytest.fixture(scope="session")
def windows_packages() -> Path:
    """A folder with the packages for Windows of this version and an older one, `new` and `old`, signed."""
    if told := wine.hindrance():
        pytest.fail(told)
    need({"osslsigncode": "osslsigncode"})
    given = os.environ.get("WINDOWS_PACKAGES")
    return Path(given) if given else made_once("windows-packages", WINDOWS)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bare]:
    """A bare system in which nothing has been installed yet; to be copied."""
    need_a_bare_system()
    made = Bare(tmp_path_factory.mktemp("pristine") / "root")
    made.run("apt-get", "update", "-q")
    yield made
    made.remove()
