"""What people do at their PCs: each act goes through `app.actions`, as a click or a command would.

An act picks what it is about from what stands on that PC's screen. What is refused, or hindered by the disk, is an
answer like any other; anything else is a fault of the product.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

import msgspec

from app.actions import books, circulation, composing, drafting, following, incoming, outgoing, second_tries, seen
from app.actions.composition import ByHand
from app.actions.desk import Desk
from sync.errors import EofficeError
from sync.replica.draft_content import DraftContent
from sync.replica.gaps import gaps
from sync.replica.view import View
from sync.rules.assignments import Assigned
from sync.rules.books import Direction, named
from sync.rules.deliveries import Channel, Recipient
from sync.rules.documents import FileFacts, Handling, Urgency, handling_id
from sync.rules.drafts import SharedDraft
from sync.rules.ids import document_id
from sync.rules.people import Person, Role
from sync.rules.series_acts import SeriesPart
from tests.simulation.machines import Pc

REASON = "Gửi nhầm nơi nhận"
SIZES = (400, 900, 2_000, 31_000, 33_000, 70_000)
SUBJECTS = ("Nghỉ lễ", "Phòng chống thiên tai", "Rà soát hộ nghèo")
URGENCY = (Urgency.NORMAL, Urgency.NORMAL, Urgency.NORMAL, Urgency.URGENT, Urgency.MOST_URGENT)
DAY = date(2026, 11, 23)
SIGNATURE = b"\n%signed" * 900
Act = Callable[["Pc", Desk, random.Random, tuple[str, ...]], str]


def content_of(n: int) -> bytes:
    """The content of one of a few files; the same file goes to and fro between offices."""
    return b"%PDF-1.4 " + sha256(bytes([n])).digest() * (SIZES[n % len(SIZES)] // 32)


def _files(pc: Pc, chance: random.Random) -> tuple[FileFacts, ...]:
    found = []
    for n in sorted({chance.randrange(12) for _ in range(chance.choice((1, 1, 1, 2)))}):
        content = content_of(n)
        found.append(FileFacts(f"tệp {n}.pdf", pc.replica.files.put_bytes(content), len(content)))
    return tuple(found)


def _content(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> DraftContent:
    others = [office for office in offices if office != desk.office]
    to = [Recipient(office=office) for office in chance.sample(others, chance.randint(1, len(others)))]
    if chance.random() < 0.1:
        to.append(Recipient(name="Bưu điện huyện", channel=Channel.POST))
    return DraftContent(
        id=document_id(desk.office, pc.ids.new()),
        kind="TB",
        subject=chance.choice(SUBJECTS),
        issued_on=DAY,
        urgency=chance.choice(URGENCY),
        due=DAY + timedelta(days=5) if chance.random() < 0.2 else None,
        files=_files(pc, chance),
        recipients=tuple(to),
    )


def dispatch(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    content = _content(pc, desk, chance, offices)
    placed = composing.number(desk, content)
    composing.send(desk, content, chance.choice((0, 0, 0, 5)))
    return f"{placed.number} to {len(content.recipients)}, {len(content.files)} files, {content.urgency}"


def number(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    given = None
    if chance.random() < 0.3 and not pc.who.hand:  # on a restored PC one types what a paper bears, and no other number
        given = (_last_number(pc) or 0) + chance.randint(1, 3)
    return str(composing.number(desk, _content(pc, desk, chance, offices), given).number)


def number_with_suffix(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    content, last = _content(pc, desk, chance, offices), _last_number(pc)
    if last is None:
        return ""
    by_hand = ByHand(chance.choice("aab"), "Văn bản lùi ngày")
    return composing.number(desk, content, last, by_hand).notation


def send(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    """What has its number goes; more urgently than it was numbered, sometimes."""
    id = _one(pc, chance, "box = 'outgoing' AND state = 'numbered'")
    made = composing.composition(pc.replica, id) if id else None
    if made is None:
        return ""
    other = _content(pc, desk, chance, offices)
    content = msgspec.structs.replace(
        made.content, recipients=other.recipients, urgency=other.urgency, files=made.content.files or other.files
    )
    composing.send(desk, content, chance.choice((0, 0, 5)))
    return f"{made.document and made.document.notation} {content.urgency}"


def void(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'outgoing' AND state = 'numbered'")
    return str(outgoing.void(desk, id, REASON)["number"]) if id else ""


def explain_gap(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    with pc.replica.read() as connection:
        found = gaps(connection, desk.office, pc.who.device, DAY)
    if not found:
        return ""
    gap = chance.choice(found)
    outgoing.void(desk, f"numbers_skipped:{gap.book}.{gap.written}", "Bỏ số")
    return f"{gap.book} {gap.written}"


def undo(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'outgoing' AND waiting")
    return str(outgoing.undo_dispatch(desk, id)) if id else ""


def withdraw(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'outgoing' AND state IN ('waiting', 'sent')")
    return outgoing.withdraw(desk, id).notation if id else ""


def recall(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'outgoing' AND state NOT IN ('numbered', 'void')")
    return outgoing.recall(desk, id, REASON).notation if id else ""


def register(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'incoming' AND queue = 'to_register'")
    return str(incoming.register(desk, id, DAY).arrival_number) if id else ""


def refuse(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'incoming' AND queue = 'to_register'")
    if id:
        incoming.refuse(desk, id, REASON)
    return id and "refused"


def open_one(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'incoming' AND NOT seen") or _one(pc, chance, "box = 'incoming'")
    return str(seen.open_document(desk, id)) if id else ""


def answer_recall(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'incoming' AND state NOT IN ('recalled', 'refused')")
    if not id:
        return ""
    incoming.answer_recall(desk, id, agree := chance.random() < 0.5, "" if agree else "Đã xử lý")
    return str(agree)


def present(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "queue = 'to_present'")
    if id:
        circulation.present(desk, id, proposal="Kính trình", hold_s=chance.choice((0, 5)))
    return id and "presented"


def direct(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "queue IN ('to_direct', 'in_progress')")
    if id:
        circulation.direct(desk, id, Assigned(person=chance.choice([person for _, person in pc.who.people])), "Xử lý")
    return id and "directed"


def accept(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id, person = _in_hand(pc, chance)
    if id:
        circulation.accept(Desk(pc.replica, person), id)
    return id and "accepted"


def progress(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id, person = _in_hand(pc, chance)
    if id:
        following.report_progress(Desk(pc.replica, person), id, "Đang làm")
    return id and "reported"


def finish(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id, person = _in_hand(pc, chance)
    if id:
        circulation.finish(Desk(pc.replica, person), id, "Đã xong")
    return id and "finished"


def submit_draft(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    content = msgspec.structs.replace(_content(pc, desk, chance, offices), issued_on=None)
    with pc.replica.read() as connection:
        people = View(connection).children(Person, desk.office)
    leaders = [person.id for person in people if Role.LEADER in person.roles_on(DAY)]
    drafting.submit(desk, content, chance.choice(leaders), "Kính trình")
    return "submitted"


def approve_draft(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'drafts' AND state = 'submitted'")
    if not id:
        return ""
    digest = drafting.digest_of(desk, id)
    if int(digest, 16) % 3:
        drafting.approve(desk, id, digest)
        return "approved"
    with pc.replica.read() as connection:
        draft = View(connection).get(SharedDraft, id)
    assert draft is not None
    paper = pc.disk.folder.with_name("đã ký.pdf")
    with pc.replica.files.open_verified(draft.text.files[0].sha256) as file:
        paper.write_bytes(file.read() + SIGNATURE)
    drafting.approve_signed(desk, id, digest, paper)
    return "approved and signed"


def number_draft(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    id = _one(pc, chance, "box = 'drafts' AND state = 'approved'")
    made = composing.composition(pc.replica, id) if id else None
    if made is None:
        return ""
    content = msgspec.structs.replace(made.content, issued_on=DAY)
    placed = composing.number(desk, content)
    composing.send(desk, content, 0)
    return str(placed.number)


def open_book(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    series = named(chance.choice(tuple(Direction)), chance.choice(("", "", "tb")))
    first = chance.choice((1, 5, 101, 131, 400))
    return str(books.open_book(desk, series, max(first, (_last_number(pc) or 0) + 1), DAY.year).first)


def take_over(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    books.take_over(desk, series := named(chance.choice(tuple(Direction))), "Máy cũ hỏng")
    return series


def number_apart(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    """Notices get a series of their own."""
    books.set_series(desk, Direction.OUTGOING, DAY.year, (SeriesPart("tb", ("TB",)),))
    return "set"


def try_again(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    about = _refused(pc)
    return str(second_tries.retry(desk, chance.choice(about))) if about else ""


def put_away(pc: Pc, desk: Desk, chance: random.Random, offices: tuple[str, ...]) -> str:
    ids = [row[0] for row in pc.raw.execute("SELECT id FROM outbox WHERE state = 'refused' ORDER BY n")]
    if ids:
        second_tries.close_task(desk, chance.choice(ids))
    return "put away" if ids else ""


ACTS: dict[Act, tuple[str, int]] = {  # who does it, and how often beside the others
    dispatch: ("clerk", 12),
    number: ("clerk", 5),
    number_with_suffix: ("clerk", 1),
    send: ("clerk", 6),
    void: ("clerk", 2),
    explain_gap: ("clerk", 3),
    undo: ("clerk", 1),
    withdraw: ("clerk", 2),
    recall: ("clerk", 2),
    register: ("clerk", 24),
    refuse: ("clerk", 2),
    open_one: ("", 3),
    answer_recall: ("clerk", 2),
    present: ("clerk", 10),
    direct: ("leader", 14),
    accept: ("", 12),
    progress: ("", 3),
    finish: ("", 12),
    submit_draft: ("clerk", 3),
    approve_draft: ("leader", 10),
    number_draft: ("clerk", 10),
    open_book: ("clerk", 1),
    take_over: ("leader", 1),
    number_apart: ("clerk", 1),
    try_again: ("clerk", 3),
    put_away: ("clerk", 1),
}
_CHOICES = tuple(ACTS)
_WEIGHTS = tuple(weight for _, weight in ACTS.values())
_TRIES = 4


def act(pc: Pc, chance: random.Random, offices: tuple[str, ...], wanted: Act | None = None) -> str:
    """Somebody at this PC does something; what came of it, "" where there was nothing to do or nobody to do it.

    Who finds nothing to do of one kind looks for some of another. Raises: whatever is no answer of the product's to a
    person.
    """
    if wanted:
        return _do(pc, wanted, chance, offices)
    tries = chance.choices(_CHOICES, _WEIGHTS, k=_TRIES)
    return next((came for do in dict.fromkeys(tries) if (came := _do(pc, do, chance, offices))), "")


def _do(pc: Pc, do: Act, chance: random.Random, offices: tuple[str, ...]) -> str:
    role = ACTS[do][0] or chance.choice(pc.who.people)[0]
    desk = pc.desk(role)
    if desk is None:
        return ""
    desk = Desk(desk.replica, desk.person, DAY)  # whatever the PC's clock says
    try:
        came = do(pc, desk, chance, offices)
    except EofficeError as error:
        return f"{do.__name__} {error.code}"
    return came and f"{do.__name__} {came}"


def _one(pc: Pc, chance: random.Random, which: str) -> str:
    """One of the documents that stand so on the screen, "" for none."""
    ids = [row[0] for row in pc.raw.execute(f"SELECT id FROM listing WHERE {which} ORDER BY id")]
    return chance.choice(ids) if ids else ""


def _in_hand(pc: Pc, chance: random.Random) -> tuple[str, str]:
    """A document that somebody at this PC has to act on, and who."""
    id = _one(pc, chance, "queue = 'in_progress'")
    if not id:
        return "", ""
    with pc.replica.read() as connection:
        page = View(connection).get(Handling, handling_id(id, pc.who.office))
    here = [person for _, person in pc.who.people]
    lead = page.directive.lead.person if page and page.directive else ""
    return id, lead if lead in here else here[0]


def _last_number(pc: Pc) -> int | None:
    book = f"{pc.who.office}.outgoing.{DAY.year}"
    return pc.raw.execute("SELECT max(number) FROM taken WHERE book = ?", (book,)).fetchone()[0]


def _refused(pc: Pc) -> list[str]:
    query = "SELECT about FROM outbox WHERE state = 'refused' AND person != '' ORDER BY n"
    return [row[0] for row in pc.raw.execute(query)]
