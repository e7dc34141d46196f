"""Opening a file that somebody else may still be writing: for reading only, and only where nobody holds it."""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

# A link is not followed, and a pipe of that name is not waited for.
_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def open_quiet(path: Path) -> BinaryIO:
    """A regular file, open for reading; on Windows only where nobody has it open for writing.

    Raises: OSError; PermissionError where somebody holds it.
    """
    file = os.fdopen(_handle(path), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise IsADirectoryError(str(path))
    return file


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _GENERIC_READ, _SHARE_READ, _OPEN_EXISTING, _NOT_THROUGH_LINKS = 0x80000000, 1, 3, 0x00200000
    _create = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
    _create.restype = wintypes.HANDLE
    _create.argtypes = [
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.LPVOID,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    ]

    def _handle(path: Path) -> int:
        handle = _create(str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, _NOT_THROUGH_LINKS, None)
        if handle == wintypes.HANDLE(-1).value:
            raise ctypes.WinError(ctypes.get_last_error())
        return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)

else:

    def _handle(path: Path) -> int:
        return os.open(path, _READING)
