"""A module of ours as a process of its own: how it is started, and how it is kept from doing harm.

What strangers have made (a PDF above all) is read in such a process: there it may hang, die or want all memory.
"""

import ctypes
import os
import subprocess
import sys
from typing import IO

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows would flash a black one otherwise

# How this very program is told to be one of its children: a packaged one has no interpreter to give a module to.
CHILD = "--child"
ROUTE = () if getattr(sys, "frozen", False) else ("-P", "-m", "app.cli.children")
BEHIND = "--behind"  # says to a child that nobody waits for it
LESS_URGENT, BELOW_NORMAL = 10, 0x4000  # elsewhere, on Windows


def child_command(module: str, *words: str) -> list[str]:
    """The command that runs one of our modules, one that `app.cli.children` lists, as a process; nothing of the current
    folder is ever run by it."""
    return [sys.executable, *ROUTE, CHILD, module, *words]


def start_child(module: str, *words: str) -> subprocess.Popen[bytes]:
    """Start one of our modules, to be talked to over pipes. What it has to complain of goes nowhere: it may be
    contents of a document."""
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    command = child_command(module, *words)
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, creationflags=NO_WINDOW)


def pipes_of(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """What a child hears, and what it says."""
    assert child.stdin is not None
    assert child.stdout is not None
    return child.stdin, child.stdout


def close_pipe(pipe: IO[bytes]) -> None:
    """Also where what was still to be written finds nobody: whoever starts the next child says it again."""
    try:
        pipe.close()
    except OSError:
        return


def confine(memory_bytes: int) -> None:
    """Called by the process itself, first: so much memory, no file written, no core left behind when it dies."""
    try:
        import resource
    except ImportError:  # Windows: whoever has started it limits its time, and that is all
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def step_back() -> None:
    """Called by the process itself: let everything else on this machine go first."""
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL)
    else:
        os.nice(LESS_URGENT)
