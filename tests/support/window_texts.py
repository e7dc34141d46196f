"""The window's texts as the translation files hold them."""

from pathlib import Path
from xml.etree import ElementTree

from build_spec import translations

FILE = translations.SOURCES / "en.ts"


def messages(file: Path = FILE) -> list[tuple[translations.Text, list[str], str]]:
    """Each text of a translation, its forms, and how finished it is: "" is finished."""
    found = []
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            text = translations.Text(context.findtext("name", ""), message.findtext("source", ""), counted)
            forms = [form.text or "" for form in message.iter("numerusform" if counted else "translation")]
            translation = message.find("translation")
            assert translation is not None
            found.append((text, forms, translation.get("type", "")))
    return found


def english() -> dict[str, str]:
    """Vietnamese text to English, for those without a count."""
    return {text.source: forms[0] for text, forms, _ in messages() if not text.counted}
