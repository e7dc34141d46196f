"""A document: its facts, its files, and what its own office did with it.

The facts and the files are shared with every office the document is sent to. `Handling` is an office's own page about
it: who numbered, released, registered; other offices never see it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum

import msgspec

from sync.rules.assignments import Conclusion, Directive, Extension, Presentation, Progress
from sync.rules.books import key_in
from sync.rules.corrections import Corrected
from sync.rules.limits import Limits
from sync.rules.meetings import Attendance, Meeting
from sync.rules.rows import Event, Row, office_scope
from sync.rules.secrecy import mark_in_file_name, mark_in_subject
from sync.rules.state import Refusal, State
from sync.rules.text import one_line


class Urgency(StrEnum):
    """Decree 30/2020/NĐ-CP art. 8 and Annex I: three levels above the ordinary."""

    NORMAL = "thuong"
    URGENT = "khan"
    VERY_URGENT = "thuong-khan"
    MOST_URGENT = "hoa-toc"

    @property
    def rank(self) -> int:
        """0 for the most urgent; lists and transfers go by it."""
        return (self.MOST_URGENT, self.VERY_URGENT, self.URGENT, self.NORMAL).index(self)


# What ranks before this is urgent: it travels in a lane of its own, and other files make way for it.
ORDINARY = Urgency.NORMAL.rank


class Source(StrEnum):
    """By what road a document came that did not come through this system."""

    POST = "post"
    BY_HAND = "by_hand"
    EMAIL = "email"
    ZALO = "zalo"
    EARLIER = "earlier"  # it stands in a register that was kept before this program


ROADS = tuple(source for source in Source if source is not Source.EARLIER)


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a document comes from that this office has taken in itself. `sender`: as it calls itself. `received_at`:
    when it was in somebody's hands here. `sheets`: of paper, 0 where nobody counted."""

    source: Source
    sender: str
    received_at: datetime
    sheets: int = 0


class Earlier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an old register says of a document in columns for which there is nothing else here, as it was written."""

    to: str = ""
    passed_on: date | None = None
    kept_by: str = ""
    copies: str = ""
    note: str = ""


class FileFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file by its content. `looked_inside` is true only if its first page's text was searched for secret marks."""

    name: str
    sha256: str
    bytes: int
    looked_inside: bool = False


class Document(Row, frozen=True, tag="document"):
    """`state` is numbered, released or void; what was taken in (`origin`) is released from the first. The
    first file is the main document, the others are enclosures."""

    office: str
    kind: str
    number: int
    notation: str
    subject: str
    issued_on: date
    state: str
    signer: str = ""
    unit: str = ""
    urgency: Urgency = Urgency.NORMAL
    due: date | None = None
    due_time: time | None = None  # of that day, in Viet Nam
    files: tuple[FileFacts, ...] = ()
    released_at: datetime | None = None
    stored_at: datetime | None = None  # when the server held every file
    origin: Origin | None = None  # of one that this office has taken in: nobody here has issued it
    earlier: Earlier | None = None  # of one that was taken over from an old register
    meeting: Meeting | None = None  # to which an invitation calls
    suffix: str = ""  # the letter of 12a
    corrects: Corrected | None = None  # the earlier document that its release puts right
    series: str = ""  # the key of the series that it is numbered in

    def is_sent_by(self, office: str) -> bool:
        """Whether an office has issued it, and not taken it in."""
        return self.office == office and self.origin is None

    @property
    def parent(self) -> str:
        return self.office

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    @property
    def owner(self) -> str:
        return self.office

    @property
    def stage(self) -> str:
        return self.state


def rank_of(state: State, id: str) -> int:
    """How urgent a document is; ordinary where it is not known here."""
    document = state.get(Document, id)
    return (document.urgency if document else Urgency.NORMAL).rank


class Arrival(msgspec.Struct, frozen=True):
    """Where an incoming document stands in the office's book."""

    book: str
    number: int
    on: date

    @property
    def written(self) -> str:
        """The number, of a series apart with its key: 12, 12 (ĐT)."""
        return written_in(self.number, key_in(self.book))


class Road(msgspec.Struct, frozen=True, kw_only=True):
    """Another form of a document that came by another road and bears its arrival number: its id, by which road
    ("system" or a source), and when it came."""

    document: str
    source: str
    came_at: datetime


class Handling(Row, frozen=True, tag="handling"):
    """What one office did with one document, by whom. Of presentations and directives the last one holds.
    `meeting`: as the office has noted it where the sender has not said it; `attendance`: who goes. `joined_to`: the
    document whose arrival number it bears; `roads`: what was joined to this one. `slips`: scans of directives that
    were given on paper, by the directive's id; like all of the page the office's own."""

    document: str
    office: str
    arrival: Arrival | None = None
    events: tuple[Event, ...] = ()
    presentations: tuple[Presentation, ...] = ()
    directives: tuple[Directive, ...] = ()
    conclusion: Conclusion | None = None
    meeting: Meeting | None = None
    attendance: Attendance | None = None
    joined_to: str = ""
    roads: tuple[Road, ...] = ()
    slips: dict[str, FileFacts] = {}
    slips_stored: tuple[str, ...] = ()  # the hashes of those that the server holds
    progress: tuple[Progress, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def presented(self) -> Presentation | None:
        """The last presentation."""
        return self.presentations[-1] if self.presentations else None

    @property
    def awaits_directive(self) -> bool:
        """Presented, and no leader has said anything since, nor handed it back."""
        steps = [event.code for event in self.events if event.code in ("presented", "directed", "handed_back")]
        return steps[-1:] == ["presented"] and self.conclusion is None

    @property
    def directive(self) -> Directive | None:
        """The directive that holds."""
        return self.directives[-1] if self.directives else None

    def asked_by(self, person: str) -> Extension | None:
        """The extension that somebody has asked for and that nobody has answered."""
        return next((one for one in self.extensions if one.by == person and not one.answer), None)

    @property
    def parent(self) -> str:
        return self.document

    @property
    def scopes(self) -> tuple[str, ...]:
        return (office_scope(self.office),)

    def with_event(self, event: Event) -> "Handling":
        return msgspec.structs.replace(self, events=(*self.events, event))


def written_in(number: int, key: str) -> str:
    """An arrival number as people say it, who may have several books."""
    return f"{number} ({key})" if key else str(number)


def handling_id(document: str, office: str) -> str:
    return f"{document}@{office}"


# Programs, scripts and links by their endings; their contents are checked where the file is read.
FORBIDDEN_ENDINGS = frozenset(
    "app appimage application appref-ms bat bash bin chm cmd com cpl dll dmg elf exe gadget hta hlp html htm inf ins "
    "iso img jar js jse ksh lnk mht mhtml msc msi msp mst pif pl ps1 ps1xml ps2 psc1 psm1 py pyc pyw rb reg run scf "
    "scr sct sh shb shs so svg sys url vb vbe vbs vhd vhdx vxd webloc ws wsc wsf wsh xhtml xll deb rpm desktop".split()
)


def check_subject(subject: str, limits: Limits) -> Refusal | None:
    """Whether a subject may stand: not empty, not over-long, without a secret mark."""
    if not one_line(subject):
        return Refusal("subject.empty")
    if len(subject) > limits.subject_characters:
        return Refusal("subject.too_long", {"length": str(len(subject)), "limit": str(limits.subject_characters)})
    if mark := mark_in_subject(subject):
        return Refusal("secret.subject", {"mark": mark})
    return None


def check_file_name(name: str, limits: Limits) -> Refusal | None:
    """Whether a file may travel by its name: a plain name, no program, no secret mark."""
    if not name or name in (".", "..") or any(c in "/\\" or ord(c) < 32 for c in name):
        return Refusal("file.bad_name", {"name": name})
    if len(name) > limits.file_name_characters:
        return Refusal("file.name_too_long", {"name": name, "limit": str(limits.file_name_characters)})
    stem, _, ending = name.rstrip(" .").rpartition(".")  # Windows drops blanks and dots at the end
    if stem and ending.casefold().strip() in FORBIDDEN_ENDINGS:
        return Refusal("file.program", {"name": name})
    if mark := mark_in_file_name(name):
        return Refusal("secret.file_name", {"name": name, "mark": mark})
    return None


def check_files(files: Iterable[FileFacts], limits: Limits) -> Refusal | None:
    """Whether these files may travel together."""
    files = tuple(files)
    if not files:
        return Refusal("file.none")
    if len(files) > limits.files:
        return Refusal("file.too_many", {"count": str(len(files)), "limit": str(limits.files)})
    for file in files:
        if refusal := check_file_name(file.name, limits):
            return refusal
        if file.bytes <= 0:
            return Refusal("file.empty", {"name": file.name})
        if file.bytes > limits.file_bytes:
            return Refusal("file.too_large", {"name": file.name, "limit": str(limits.file_bytes // 1_000_000)})
        if len(file.sha256) != 64 or set(file.sha256) - set("0123456789abcdef"):
            return Refusal("file.bad_hash", {"name": file.name})
    return None
