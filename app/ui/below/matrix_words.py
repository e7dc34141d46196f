"""The signs of the matrix and what they stand for: short in a cell, whole in its tooltip and for a screen reader. Pure.

Colours say how far it has come: amber has not reached the office, grey lies there, blue stands in its book, green is
done; red wants somebody to look.
"""

from dataclasses import dataclass

from app.ui.words.speech import speech, translate
from sync.replica.below_page import Cell

TOKENS = {
    "waiting": "grey",
    "sent": "amber",
    "arrived": "grey",
    "opened": "grey",
    "registered": "blue",
    "assigned": "blue",
    "in_progress": "blue",
    "done": "green",
    "refused": "red",
    "recalled": "grey",
    "closed": "green",
}
SYMBOLS = {
    "waiting": "hourglass",
    "opened": "eye",
    "done": "check",
    "closed": "check",
    "refused": "close",
    "recalled": "recall",
}


@dataclass(frozen=True)
class Sign:
    """What stands in a cell: a letter, an icon by its name, or that with an exclamation mark."""

    letter: str = ""
    symbol: str = ""


def sign(cell: Cell) -> Sign:
    """One of a state or of several that are alike from afar; ! where the office is late with it."""
    if symbol := SYMBOLS.get(cell.state):
        return Sign("!" if cell.is_overdue else "", symbol)
    in_the_book = translate("MatrixWords", "V")
    letters = {
        "sent": translate("MatrixWords", "G"),
        "arrived": translate("MatrixWords", "Đ"),
        "registered": in_the_book,
        "assigned": in_the_book,
        "in_progress": in_the_book,
    }
    found = letters.get(cell.state, "?")
    return Sign(f"{found}!" if cell.is_overdue else found)


def token(cell: Cell) -> str:
    return "red" if cell.is_overdue else TOKENS.get(cell.state, "grey")


def in_words(cell: Cell) -> str:
    """The exact state."""
    state = speech.say(f"state.{cell.state}")
    if cell.is_overdue:
        return translate("MatrixWords", "{state}, quá hạn").format(state=state)
    if cell.came_late:
        return translate("MatrixWords", "{state}, đến nơi sau hạn").format(state=state)
    return state


def legend() -> list[tuple[Sign, str, str]]:
    """Sign, colour and words of everything that a cell may show, and of lateness."""
    states = {
        "waiting": speech.say("state.waiting"),
        "sent": translate("MatrixWords", "Đã gửi, chưa đến"),
        "arrived": translate("MatrixWords", "Đã đến, chưa xem"),
        "opened": speech.say("state.opened"),
        "registered": translate("MatrixWords", "Đã vào sổ, đang xử lý"),
        "done": translate("MatrixWords", "Xong"),
        "refused": speech.say("state.refused"),
        "recalled": speech.say("state.recalled"),
    }
    found = [(sign(Cell(state)), token(Cell(state)), words) for state, words in states.items()]
    return [*found, (Sign("!"), "red", translate("MatrixWords", "Quá hạn"))]
