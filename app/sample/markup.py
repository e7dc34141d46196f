"""HTML and SVG built of elements: every text is escaped on its way in, so that no subject can become markup."""

from collections.abc import Mapping
from html import escape


class Markup(str):
    """Text that is markup already. Only `element` and `joined` make it."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str) -> Markup:
    """An element. `class_` is the attribute class; underscores stand for dashes (`stroke_width`, `data_sha256`)."""
    return Markup(f"<{name}{_given(attributes)}>{joined(*inside)}</{name}>")


def hollow(name: str, **attributes: str) -> Markup:
    """An element that holds nothing and has no end, such as a picture."""
    return Markup(f"<{name}{_given(attributes)}>")


def _given(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key.strip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())


def joined(*parts: str) -> Markup:
    """Elements and texts in a row."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))


def table(head: list[str], rows: list[list[str]], **attributes: str) -> Markup:
    cells = joined(*(element("th", text, scope="col") for text in head))
    body = joined(*(element("tr", *(element("td", cell) for cell in row)) for row in rows))
    inside = joined(element("thead", element("tr", cells)), element("tbody", body))
    return element("div", element("table", inside, **attributes), class_="wide")
