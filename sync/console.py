"""Text on a terminal: harmless to it, in UTF-8 on every console, and no fault where nobody reads on."""

import os
import sys
import unicodedata

from sync.errors import LocalHindrance

UNWRITABLE = "output.unwritable"


def harmless(text: str) -> str:
    """A text as it is printed: what others have written, a file's name on a stick, gives a terminal no orders."""
    return "".join(c if c in "\n\t" or unicodedata.category(c) != "Cc" else "\ufffd" for c in text)


def print_out(text: str) -> None:
    """Raises: BrokenPipeError where nobody reads on; LocalHindrance `output.unwritable`."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        say_no_more()
        raise LocalHindrance(UNWRITABLE, {"detail": error.strerror or ""}) from error


def say_no_more() -> None:
    """What is still to be printed goes nowhere: the interpreter would try once more when it ends, and fail aloud."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """A console of another encoding must not turn a Vietnamese sentence into an exception."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
