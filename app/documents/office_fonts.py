"""Which font a style of a DOCX file shows text in, as far as its name matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_STEPS = 20  # from one style to the one that it is based on


@dataclass
class Fonts:
    """`usual`: of text that says nothing else."""

    usual: str = ""
    _own: dict[str, str] = field(default_factory=dict)
    _based_on: dict[str, str] = field(default_factory=dict)

    def of_style(self, style: str) -> str:
        for _ in range(MOST_STEPS):
            if font := self._own.get(style):
                return font
            style = self._based_on.get(style, "")
        return ""

    def note(self, style: str, font: str) -> None:
        self._own[style] = font

    def note_base(self, style: str, base: str) -> None:
        self._based_on[style] = base


def fonts_of(fonts: Fonts) -> Mapping[str, object]:
    """Handlers of expat that fill `fonts` from a file's styles."""
    style, is_usual = "", False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal style, is_usual
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        kind = name.rpartition(" ")[2]
        if kind == "style":
            style = values.get("styleId", "")
            is_usual = values.get("type") == "paragraph" and values.get("default") in ("1", "true")
        elif kind == "basedOn" and style:
            fonts.note_base(style, values.get("val", ""))
        elif kind == "rFonts" and (font := values.get("ascii", "")):
            if style:
                fonts.note(style, font)
            if is_usual or not style:  # the defaults stand before every style
                fonts.usual = font

    def end(name: str) -> None:
        nonlocal style, is_usual
        if name.rpartition(" ")[2] == "style":
            style, is_usual = "", False

    return {"StartElementHandler": start, "EndElementHandler": end}
