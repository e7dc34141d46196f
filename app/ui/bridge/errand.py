"""What a view has asked of a lane, and whom to tell what has come of it.

A view's functions hold its widgets, and whoever lets go of a widget last destroys it: on a lane, beside the window's
thread, and the program dies some time later in a place that has nothing to do with it. So a lane holds an errand and
nothing of it, and `tell`, on the window's thread, empties the errand.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sync.errors import Defect, EofficeError

log = logging.getLogger(__name__)


@dataclass
class Errand:
    """`then` gets what `run` gave; `refused` any error of it, nobody where the view has gone meanwhile."""

    run: Callable[[], Any]
    then: Callable[[Any], object]
    refused: Callable[[EofficeError], object]
    about: QObject
    _result: Any = None
    _error: EofficeError | None = None

    def do(self) -> None:
        """On the lane; raises nothing."""
        try:
            self._result = self.run()
        except EofficeError as error:
            log.info("%s %s", error.code, error.facts)
            self._error = error
        except Exception as error:  # the gate of an errand: whatever it is, a person gets a sentence
            log.exception("an errand of the window failed")
            self._error = Defect("program.fault", {"detail": type(error).__name__})

    def tell(self) -> None:
        """On the window's thread."""
        then, refused, about, result, error = self.then, self.refused, self.about, self._result, self._error
        self.run = self.then = self.refused = _forgotten
        del self.about, self._result, self._error
        if not isValid(about):
            return
        if error is not None:
            refused(error)
        else:
            then(result)


def _forgotten(*_: object) -> None:
    raise AssertionError("an errand is told once")
