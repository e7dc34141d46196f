"""What people do at the windows, each thing as the hands' steps: a clerk's work, a leader's, a look at a place."""

from collections.abc import Callable

from app.sample import controls as on
from app.sample.controls import Name, Named
from app.sample.office_window import OfficeWindow
from app.sample.papers import Words
from app.sample.telling import Telling
from app.sample.traced import Traced


class AtTheWindow:
    """Whoever sits at one office's window. Every method returns once the window shows that it is done."""

    def __init__(self, window: OfficeWindow, telling: Telling) -> None:
        self.window, self._tell = window, telling

    def sit_down(self, name: str) -> None:
        """At the door: say who one is."""
        self.window.press(name)
        self.window.read(name)

    def change_places(self, before: str, after: str) -> None:
        """One gets up, the other sits down."""
        self.window.press(before)
        self.window.press(on.SWITCH)
        self.sit_down(after)

    def go(self, place: Name, queue: Name | None = None) -> None:
        self.window.rise()
        self.window.press(place)
        if queue is not None:
            self.window.press(queue)

    def open(self, subject: str) -> None:
        """Open a document of the list that is shown."""
        self.window.choose(subject)
        self.window.read(subject)

    def open_once_entered(self, document: Traced, by: int, of: int) -> None:
        """Open one of ours as soon as so many recipients have entered it, and to all others it was sent."""
        state = f"{self._tell.state('registered')} {by}/{of}"
        self.window.choose(Named("", "{subject}{more}{state}", {"subject": document.words.subject, "state": state}))
        self.window.read(document.words.subject)

    def choose_row(self, text: str) -> None:
        """Choose a row of the table that is shown."""
        self.window.choose(text)

    def number(self, words: Words, signer: str, expected: int) -> None:
        """Have a signed paper numbered that has no file yet."""
        window = self.window
        window.rise()
        window.press(on.GET_NUMBER)
        window.pick(on.KIND, words.kind)
        window.write(on.SUBJECT, words.subject)
        window.write(on.SIGNER, signer)
        window.press(on.GIVE_NUMBER)
        window.read(on.GIVEN(number=str(expected)))
        window.press(on.LATER)

    def attach(self, document: Traced, recipients: Callable[[], object]) -> None:
        """Take a numbered document up, attach its papers, say whom it goes to: up to the step with its number."""
        window = self.window
        self.go(on.OUTGOING, on.TO_SCAN)
        self.open(document.words.subject)
        window.press(on.ATTACH_AND_SEND)
        window.read(on.PAPERS_HERE)
        window.drop(document.files)
        for file in document.files:
            window.read(file.name)
        if document.words.is_most_urgent:
            window.press(on.URGENCY(urgency=self._tell.urgency(document.words.urgency)))
        window.press(on.NEXT(step=on.RECIPIENTS_STEP))
        recipients()
        window.press(on.NEXT(step=on.NUMBER_STEP))
        window.read(document.notation)

    def to_one(self, office: str) -> Callable[[], None]:
        """The way to choose an office by typing."""

        def choose() -> None:
            self.window.write(on.FIND_OFFICE, office)
            self.window.enter(on.FIND_OFFICE)

        return choose

    def to_all(self, count: int) -> Callable[[], None]:
        """The way to choose every office below."""
        return lambda: self.window.press(on.ALL_OF_THEM(count=str(count)))

    def send(self, document: Traced) -> None:
        """From the step with the number on; the window says whether it leaves at once or can still be undone."""
        self.window.press(on.NEXT(step=on.SEND_STEP))
        for scan in document.scans:
            self.window.press(on.LOOKED_INTO(file=scan.name))
        self.send_again(document)

    def send_again(self, document: Traced) -> None:
        said = on.SENT_NOW if document.words.is_most_urgent else on.SENT_SOON
        self.window.press(on.SEND)
        self.window.read(said(notation=document.notation))

    def think_again(self, document: Traced) -> None:
        """Take back within the ten seconds what was just sent."""
        self.window.press(on.UNDO)
        self.window.read(on.UNDONE(notation=document.notation))

    def register(self) -> int:
        """Enter the document that is open; the number that the window says."""
        self.window.press(on.REGISTER)
        number = int(self.window.read(on.REGISTERED)["number"])
        self.window.press(on.WAVE_AWAY)
        return number

    def refuse(self, reason: str) -> None:
        self.window.press(on.REFUSE)
        self.window.write(on.REASON, reason)
        self.window.press(on.REFUSE)
        self.window.read(on.REFUSED)
        self.window.press(on.WAVE_AWAY)

    def present(self, proposal: str, leader: str) -> None:
        """Lay the document that is open before the leader."""
        self.window.press(on.PRESENT)
        self.window.write(on.PROPOSAL, proposal)
        self.window.press(on.DO_PRESENT)
        self.window.read(on.PRESENTED(name=leader))
        self.window.press(on.WAVE_AWAY)

    def fill_in_directive(self, text: str, lead: str) -> None:
        self.window.press(on.DIRECT)
        self.window.write(on.DIRECTIVE, text)
        self.window.press(Named("", "{name}: {part}", {"name": lead, "part": on.LEADS}))

    def direct(self, lead: str) -> None:
        """Give the directive that is filled in."""
        self.window.press(on.DIRECT)
        self.window.read(on.DIRECTED(name=lead))
        self.window.press(on.WAVE_AWAY)

    def remind(self) -> None:
        """Urge whoever is not done with the document that is open."""
        self.window.press(on.REMIND)
        self.window.press(on.DO_REMIND)

    def choose_colours(self, colours: Name) -> None:
        self.go(on.SETTINGS)
        self.window.press(on.COLOUR(colours=colours))
