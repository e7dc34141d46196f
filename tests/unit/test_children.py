"""A child is one of a short list, in a checkout and in a package."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.children import NOT_ONE_OF_THEM
from app.host.child import CHILD, child_command


@pytest.mark.parametrize("module", ["app.cli.entry", "os", "", "app.documents.look_inside.main"])
def test_no_other_module_is_run_as_a_child(module: str) -> None:
    assert subprocess.run(child_command(module), check=False, timeout=60).returncode == NOT_ONE_OF_THEM


def test_the_program_itself_is_the_way_to_its_children() -> None:
    program = Path(sys.executable).parent / "eoffice"
    done = subprocess.run([program, CHILD, "os"], check=False, timeout=60, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (NOT_ONE_OF_THEM, b"", b"")
    looked = subprocess.run(
        [program, CHILD, "app.documents.look_inside", __file__], check=True, timeout=60, capture_output=True
    )
    assert looked.stdout.strip() == b"null"
