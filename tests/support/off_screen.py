"""Import before a window is made: a screen as small as an office's with a larger one beside it, drawn nowhere, and no
font but the program's own."""

import os
from pathlib import Path

GUI = Path(__file__).parent.parent / "gui"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={GUI / 'screen.json'}")
os.environ["FONTCONFIG_FILE"] = str(GUI / "fonts.conf")
