"""The window's part of `eoffice --self-check`: what Qt loads, the font, the translations."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader, QTranslator, qVersion
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from app.ui.look.fonts import FAMILY, WEIGHTS, font
from app.ui.look.icons import FOLDER as ICONS
from app.ui.words.speech import FOLDER as TRANSLATIONS
from sync.errors import Defect
from sync.self_check import is_frozen

# By system: each is loaded with all that it needs of the system itself.
PLUGINS = {
    "linux": """platforms/libqxcb.so platforms/libqoffscreen.so imageformats/libqjpeg.so imageformats/libqsvg.so
        iconengines/libqsvgicon.so platforminputcontexts/libibusplatforminputcontextplugin.so""",
    "win32": "platforms/qwindows.dll imageformats/qjpeg.dll imageformats/qsvg.dll iconengines/qsvgicon.dll",
}
# What a package brings besides, and its system has; a checkout may do without.
PACKAGED = {"linux": "platforms/libqwayland-generic.so printsupport/libcupsprintersupport.so"}
CAPITALS = "ĂÂĐÊÔƠƯẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌÚÙỦŨỤÝỲỶỸỴ"
STACKED, PLAIN = "ĐỖ MẪU", "ĐÔ MÂU"
PIXELS = 15


def qt(_: Path) -> str:
    app = _application()
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    wanted = PLUGINS.get(sys.platform, "").split() + (PACKAGED.get(sys.platform, "").split() if is_frozen() else [])
    for name in wanted:
        loader = QPluginLoader(str(folder / name))
        if not loader.load():
            raise Defect("program.incomplete", {"file": f"{name}: {loader.errorString()}"})
    if not any(ICONS.glob("*.svg")):
        raise Defect("program.incomplete", {"file": "icons"})
    return f"Qt {qVersion()}, {app.platformName()}, {app.style().objectName()}"


def fonts(_: Path) -> str:
    """The font's own letters, each weight's, and marks on marks that are there, differ, and are not cut off."""
    _application()
    for weight in WEIGHTS:
        made = font(PIXELS, weight)
        raw = QRawFont.fromFont(made)
        lacking = [letter for letter in CAPITALS if not raw.supportsCharacter(ord(letter))]
        if raw.familyName() != FAMILY or lacking:
            raise Defect("program.incomplete", {"file": f"{raw.familyName()} {weight} {''.join(lacking)}"})
        measured = QFontMetricsF(made)
        if -measured.tightBoundingRect(CAPITALS).top() > measured.ascent() + 1:
            raise Defect("program.fault", {"detail": f"marks are cut off at weight {weight}"})
        if _drawn(STACKED, weight) == _drawn(PLAIN, weight):
            raise Defect("program.fault", {"detail": f"marks on marks are not drawn at weight {weight}"})
    return f"{FAMILY}: {len(WEIGHTS)} weights, {len(CAPITALS)} capitals"


def _drawn(text: str, weight: int) -> QImage:
    made = font(PIXELS, weight)
    picture = QImage(200, int(QFontMetricsF(made).height()) + 1, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(made)
    painter.drawText(0, int(QFontMetricsF(made).ascent()) + 1, text)
    painter.end()
    return picture


def translations(_: Path) -> str:
    """The window's English, the Vietnamese of Qt's own buttons, the English of its own plurals."""
    qt_own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for file in (TRANSLATIONS / "en.qm", TRANSLATIONS / "qtbase_vi.qm", qt_own / "qtbase_en.qm"):
        if not QTranslator().load(str(file)):
            raise Defect("program.incomplete", {"file": file.name})
    return "vi, en"


def _application() -> QApplication:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # whoever installs over a line has no screen
    from app.ui.start import make_application

    return make_application()
