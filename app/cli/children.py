"""The program as one of its own children: which modules may be run so, and running one.

A checkout runs `python -m app.cli.children --child MODULE …`, a packaged program `eoffice --child MODULE …`. No person
types this, so it is no command and has no help.
"""

import importlib
import sys
from collections.abc import Sequence

from app.host.child import CHILD

CHILDREN = ("app.actions.engine_process", "app.documents.look_inside", "app.documents.page_worker")
NOT_ONE_OF_THEM = 2


def run_child(words: Sequence[str]) -> int:
    """Be the child that these words name, and return its exit code; any other name is run by nobody."""
    if len(words) < 2 or words[0] != CHILD or words[1] not in CHILDREN:
        return NOT_ONE_OF_THEM
    importlib.import_module(words[1]).main(words[2:])
    return 0


if __name__ == "__main__":
    sys.exit(run_child(sys.argv[1:]))
