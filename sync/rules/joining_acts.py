"""What is asked where one document came by two roads, and where that was a mistake. `intents` has the envelope and the
rest."""

from sync.rules.acts import OnDocument


class Join(OnDocument, frozen=True, tag="join"):
    """A document is the same as one in the book that came by another road: it bears that arrival number. `reason`:
    why, where their heads differ. `gives_up`: the number that it was entered under itself, which becomes void."""

    to: str
    reason: str = ""
    gives_up: int = 0


class Separate(OnDocument, frozen=True, tag="separate"):
    """A document was joined by mistake to the one that it names: each is a document of its own again."""

    to: str
    reason: str
