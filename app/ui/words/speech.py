"""The language that the window speaks: Qt's translations, the sentences of codes, numbers and dates.

Source texts are Vietnamese and stand in the code in `tr()`; resources/translations holds their English. Sentences for
codes stand in resources/wording, where some have a form of their own for the window (`window.<code>`): a person at a
window is not told of options of a command line.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sync.wording import RESOURCES, Wording

FOLDER = RESOURCES / "made" / "translations"
translate = QCoreApplication.translate  # by this name the tools find the texts of what is no QObject


class Speech:
    """One for the program. `language`: vi or en."""

    def __init__(self) -> None:
        self.language = "vi"
        self._wording = Wording("vi")
        self._translators: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Speak another language from now on; windows are built anew by whoever asks for this."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self.language, self._wording = language, Wording(language)
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese if language == "vi" else QLocale.Language.English))
        qt_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        files = [f"{FOLDER}/qtbase_vi.qm"] if language == "vi" else [f"{qt_own}/qtbase_en.qm", f"{FOLDER}/en.qm"]
        self._translators = [made for file in files if (made := _loaded(file)) is not None]
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)

    def say(self, code: str, facts: Mapping[str, str] | None = None) -> str:
        """The sentence of a code, in its form for the window where there is one."""
        own = f"window.{code}"
        return self._wording.say(own if self._wording.knows(own) else code, facts)

    def knows(self, code: str) -> bool:
        return self._wording.knows(f"window.{code}") or self._wording.knows(code)


speech = Speech()


def _loaded(file: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(file) else None
