"""Run first in a packaged program: what it starts (a browser, an office suite) must find the system's libraries.

PyInstaller's starter names the program's own folder to the loader by a variable, which the loader has read by now and
others would inherit.
"""

import os

NAME = "LD_LIBRARY_PATH"
before = os.environ.pop(f"{NAME}_ORIG", None)
if before is not None:
    os.environ[NAME] = before
else:
    os.environ.pop(NAME, None)
