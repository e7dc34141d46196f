"""The drills with installed packages: a server's machine and a PC are lost whole, and installed anew.

What they take is printed; `pytest -s` shows it.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.frozen.bare import Bare, Program
from tests.frozen.installed import Installed
from tests.support.drills import ServerLost, Struck, drill_a_lost_server, drill_a_reinstalled_pc, enrolled
from tests.support.sample_offices import DISTRICT

pytestmark = [pytest.mark.long, pytest.mark.timeout(7200)]
ROOT = Path(__file__).resolve().parents[2]
COMMUNES = 21


@pytest.fixture
def district(pristine: Bare, packages: dict[str, dict[str, Path]]) -> Iterator[Installed]:
    with tempfile.TemporaryDirectory(dir=ROOT / "build", prefix="machines-") as folder:
        stocked = Bare(Path(folder) / "stocked", pristine)  # what each machine installs is fetched once
        stocked.apt("install", "--download-only", *(stocked.take(file) for file in packages["new"].values()))
        made = Installed(stocked, packages["new"], Path(folder), COMMUNES)
        yield made
        made.close()


def test_a_lost_server_is_another_machine_from_last_nights_backup_and_21_offices_refill_it(district: Installed) -> None:
    began = time.monotonic()
    drill_a_lost_server(ServerLost(district, COMMUNES))
    print(f"the whole drill: {(time.monotonic() - began) / 60:.1f} min")


def test_a_pc_whose_system_is_new_is_back_with_its_three_unsent_documents(district: Installed) -> None:
    began = time.monotonic()
    officer = Program(district.machine("district", "eoffice"), "huyen")
    drill_a_reinstalled_pc(Struck(district, "X00000"), enrolled(district, officer, DISTRICT))
    print(f"the whole drill: {(time.monotonic() - began) / 60:.1f} min")
