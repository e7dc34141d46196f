"""What may be done with a document, as it is offered."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """`do` names what is to be done; `act` the intent whose right it takes, "" where everybody may. `is_grave`: it
    takes something back or ends it. `is_aside`: never the primary action, for nobody waits for it."""

    do: str
    text: str
    symbol: str
    act: str = ""
    key: str = ""
    is_grave: bool = False
    is_aside: bool = False
