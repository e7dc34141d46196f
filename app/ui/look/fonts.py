"""The window's own font, brought along, so that no machine's fonts decide whether a stacked mark is cut off."""

from PySide6.QtGui import QFont, QFontDatabase

from sync.errors import Defect
from sync.wording import RESOURCES

FOLDER = RESOURCES / "made" / "fonts"
FAMILY = "eOffice Sans"
WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}


def load_fonts() -> None:
    """Make the font known to Qt. Raises: Defect `program.incomplete` where a file of it is missing or damaged."""
    files = sorted(FOLDER.glob("*.ttf"))
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise Defect("program.incomplete", {"file": file.name})
    if len(files) != len(WEIGHTS):
        raise Defect("program.incomplete", {"file": FAMILY})


def font(pixels: int, weight: int) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(WEIGHTS[weight])
    return made
