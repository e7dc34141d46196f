"""The letters of the matrix and what they stand for: short in a cell, whole in its tooltip and for a screen reader.
Pure."""

from app.ui.words.speech import speech, translate
from sync.replica.below_page import Cell

TOKENS = {
    "waiting": "grey",
    "sent": "amber",
    "arrived": "blue",
    "opened": "blue",
    "registered": "grey",
    "assigned": "grey",
    "in_progress": "grey",
    "done": "green",
    "refused": "red",
    "recalled": "grey",
    "closed": "grey",
}


def letter(cell: Cell) -> str:
    """One letter a state; ! where the office is late with it."""
    letters = {
        "waiting": translate("MatrixWords", "C"),
        "sent": translate("MatrixWords", "G"),
        "arrived": translate("MatrixWords", "N"),
        "opened": translate("MatrixWords", "M"),
        "registered": translate("MatrixWords", "V"),
        "assigned": translate("MatrixWords", "P"),
        "in_progress": translate("MatrixWords", "L"),
        "done": translate("MatrixWords", "X"),
        "refused": translate("MatrixWords", "T"),
        "recalled": translate("MatrixWords", "R"),
        "closed": translate("MatrixWords", "X"),
    }
    found = letters.get(cell.state, "?")
    return f"{found}!" if cell.is_overdue else found


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


def legend() -> list[tuple[str, str, str]]:
    """Letter, colour and word of every state that a cell may show, and of lateness."""
    states = (
        "waiting",
        "sent",
        "arrived",
        "opened",
        "registered",
        "assigned",
        "in_progress",
        "done",
        "refused",
        "recalled",
    )
    found = [(letter(Cell(state)), token(Cell(state)), speech.say(f"state.{state}")) for state in states]
    return [*found, ("!", "red", translate("MatrixWords", "Quá hạn"))]
