"""What a clerk does with a paper: have it numbered, make it, release it; and what a recipient finds of it."""

import functools
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from app.sample import promises
from app.sample.cast import Office
from app.sample.office_pc import Json, OfficePc, hashes
from app.sample.papers import Words, date_line, text_of, typeset, words_of
from app.sample.people import AtTheWindow
from app.sample.scan import scanned
from app.sample.setting import Setting
from app.sample.traced import Traced

SATURDAY = 5
ENCLOSED = {"letter": "enclosure"}


class Paperwork:
    """In the order of real offices: the number comes first, then the paper that bears it, then the release."""

    def __init__(self, setting: Setting) -> None:
        self._setting, self._tell, self._cast = setting, setting.telling, setting.cast
        today = setting.now_s.wall(0)
        self._clerk = setting.cast.one(setting.cast.commune, "clerk").name
        self._blanks = {
            "commune": setting.cast.commune.organisation,
            "parent": setting.cast.parent.organisation,
            "clerk": self._clerk,
            "officer": setting.cast.one(setting.cast.commune, "officer").name,
            "day": str(today.day),
            "month": str(today.month),
            "year": str(today.year),
            "meeting_day": f"{meeting_day(today.date()):%d/%m/%Y}",
        }

    def words(self, name: str) -> Words:
        """What a sample paper says before it has its number."""
        return words_of(name, self._blanks)

    def numbered(self, people: AtTheWindow, pc: OfficePc, first: int, *names: str) -> list[Traced]:
        """Sample documents numbered at an office's window, one after the other; what the command line knows of them."""
        leader, at_s = self._cast.one(pc.office, "leader").name, {}
        for n, name in enumerate(names):
            people.number(self.words(name), leader, first + n)
            at_s[name] = self._setting.now_s()
        by_subject = {item["subject"]: item for item in pc.box("outgoing")}
        placed = [(name, by_subject[self.words(name).subject]) for name in names]
        return [self.traced(name, item, at_s[name]) for name, item in placed]

    def traced(self, name: str, placed: Json, at_s: float) -> Traced:
        """A sample document that has its number."""
        day = date.fromisoformat(placed["date"])
        return Traced(name, self.words(name), placed["id"], placed["number"], placed["notation"], day, at_s)

    def made(self, document: Traced, issuer: Office) -> None:
        """Make the document's papers, now that its number is known."""
        self._make(document, document.words, issuer, self._cast.one(issuer, "leader").name)
        if enclosure := ENCLOSED.get(document.name):
            words = words_of(enclosure, self._blanks | {"notation": document.notation})
            self._make(document, words, issuer, self._clerk)
        document.made = hashes(document.files)

    def released(self, document: Traced) -> None:
        """Note that a document has left a person's hands."""
        document.released_s = self._setting.now_s()
        self._tell.note(
            "released",
            notation=document.notation,
            subject=document.words.subject,
            urgency=self._tell.urgency(document.words.urgency),
            size=self._tell.size(document.bytes),
        )

    def savings(self, pc: OfficePc, documents: list[Traced]) -> list[Callable[[], list[Path]]]:
        """Calls that let a recipient write the documents' files out."""
        received = self._setting.folder / "received" / pc.office.code
        return [functools.partial(pc.saved, d.id, received / _file_name(d.notation)) for d in documents]

    def compare(self, documents: list[Traced], saved: list[list[Path]]) -> None:
        """What a recipient has written out is what the sender made, byte for byte."""
        for document, paths in zip(documents, saved, strict=True):
            document.arrived = hashes(paths)
            promises.identical(document.made, document.arrived)
        self._tell.kept("identical", count=str(sum(len(paths) for paths in saved)))

    def _make(self, document: Traced, words: Words, issuer: Office, signer: str) -> None:
        pdf = typeset(words, issuer, signer, document.notation, document.issued_on)
        promises.on_the_paper(text_of(pdf), document.notation, date_line(document.issued_on))
        ending = "-phu-luc.pdf" if document.files else ".pdf"
        path = self._setting.folder / "papers" / (_file_name(document.notation) + ending)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(scanned(pdf, words.subject, words.scan_grain) if words.scan_grain else pdf)
        document.files.append(path)
        if words.scan_grain:
            document.scans.append(path)


def meeting_day(today: date) -> date:
    """When the sample's meeting is: tomorrow, so that it stands in this week, but for a Sunday."""
    return today + timedelta(days=1 if today.weekday() != SATURDAY else 2)


def _file_name(notation: str) -> str:
    return notation.replace("/", "-")
