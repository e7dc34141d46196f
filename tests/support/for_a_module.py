"""What all tests of a module share, for it takes a process to make: a server, and PCs that are enrolled there.

serving = a_server()
pc = enrolled(COMMUNE)
"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.serving import RealPc, Serving


def a_server() -> Any:
    """The fixture of a running server."""

    @pytest.fixture(scope="module")
    def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
        made = Serving(tmp_path_factory.mktemp("serving"))
        yield made
        made.close()

    return serving


def enrolled(office: str) -> Any:
    """The fixture of a PC at the module's `serving`."""

    @pytest.fixture(scope="module")
    def pc(serving: Serving) -> Iterator[RealPc]:
        made = serving.enrol(office)
        yield made
        made.close()

    return pc
