"""What happens in the demo's story, as far as its parts have to know of each other."""

from dataclasses import dataclass, field

from app.sample.album import USUAL, Album, Picture
from app.sample.line import Reading
from app.sample.mail import TO_BE_DONE
from app.sample.office_pc import Json
from app.sample.paperwork import Paperwork
from app.sample.people import AtTheWindow
from app.sample.setting import Setting
from app.sample.traced import Traced


@dataclass
class Outcome:
    """What the summary shows."""

    mail: list[Traced] = field(default_factory=list)
    documents: list[Traced] = field(default_factory=list)
    notice: Traced | None = None
    cut: Reading | None = None
    restored: Reading | None = None
    pictures: list[Picture] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    journal_entries: int = 0


class Plot:
    """What all parts of the story share: the setting, who sits at the windows, what has come of it so far."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.tell, self.cast = setting, setting.telling, setting.cast
        self.commune, self.parent = setting.commune, setting.parent
        self.names = {"commune": setting.cast.commune.organisation, "parent": setting.cast.parent.organisation}
        self.clerk, self.leader, self.officer = (
            setting.cast.one(setting.cast.commune, role).name for role in ("clerk", "leader", "officer")
        )
        self.paperwork = Paperwork(setting)
        self.here = AtTheWindow(setting.commune_window, setting.telling)
        self.above = AtTheWindow(setting.parent_window, setting.telling)
        self._album = Album(setting.folder)
        self.outcome = Outcome(pictures=self._album.pictures)

    @property
    def urgent(self) -> Traced:
        return next(d for d in self.outcome.documents if d.words.is_most_urgent)

    @property
    def task(self) -> Traced:
        """What of the mail has to be done by somebody."""
        return self.sent(TO_BE_DONE)

    def sent(self, name: str) -> Traced:
        """A document of the commune or of the mail by its sample's name."""
        return next(d for d in (*self.outcome.documents, *self.outcome.mail) if d.name == name)

    def take(self, name: str, people: AtTheWindow, size: tuple[int, int] = USUAL) -> None:
        """A picture of a window."""
        people.window.rise()
        self._album.take(name, people.window, size)


def states(listed: list[Json]) -> dict[str, str]:
    """The states of listed documents by their notations."""
    return {item["notation"]: item["state"] for item in listed}
