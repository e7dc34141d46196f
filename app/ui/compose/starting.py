"""The ways to begin a document, or to go on with one. Each ends on the page where it is written."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.actions.composition import Composition
from app.actions.document_page import DocumentPage
from app.ui.shell.context import Context
from app.ui.shell.navigation import Pen
from app.ui.words import dates
from app.ui.words.speech import translate
from sync.replica.draft_content import DraftContent
from sync.rules.authority import allows
from sync.rules.corrections import Way
from sync.rules.deliveries import Channel, Recipient
from sync.rules.documents import Document, Source
from sync.rules.ids import document_id

DEFAULT_KIND, DEFAULT_UNIT = "CV", "VP"
PLACE = "compose"


def pen(context: Context) -> Pen | None:
    """What the window offers to begin with; nothing to who may not send."""
    if not allows(context.roles, "submit_draft"):
        return None
    can_number = allows(context.roles, "number")
    return Pen(
        write=lambda: write(context),
        number=(lambda: ask_number(context)) if can_number else None,
        with_files=lambda paths: drop(context, paths),
    )


def write(context: Context, paths: Sequence[Path] = ()) -> None:
    """Begin an empty document, with these files; what was being written is kept."""
    writing = context.writing
    if writing.is_touched:
        context.say(translate("Starting", "Văn bản đang soạn được giữ ở Dự thảo."))
    writing.begin(Composition(empty(context)), touched=False)
    writing.taking.add(paths)
    context.go(PLACE)


def drop(context: Context, paths: Sequence[Path]) -> None:
    """Files were dropped on the window: they belong to what is written there, or begin a document."""
    window = context.window()
    if context.writing.is_open and getattr(window, "place", "") == PLACE:
        context.writing.taking.add(paths)
    else:
        write(context, paths)


def take_up(
    context: Context, id: str, step: str = "", *, scan: Sequence[Path] = (), looked_at: tuple[str, ...] = ()
) -> None:
    """Go on with a draft, or with a document that has its number; with the scan of it, where that is here, whose first
    file becomes the main one. `looked_at`: files that are known to bear no mark."""

    def there(found: bool) -> None:
        if not found:
            context.say(translate("Starting", "Văn bản này không còn chờ gửi: đã gửi đi, hoặc đã xóa."))
            return
        if looked_at:
            context.writing.change(looked_at=looked_at)
        if scan:
            context.writing.taking.add_main(scan[0])
            context.writing.taking.add(scan[1:])
        context.go(PLACE)

    context.writing.take_up(id, there, step)


def reply(context: Context, page: DocumentPage, form: str = "") -> None:
    """Answer an incoming document: its sender is the recipient, the rest is filled in as far as it is known. `form`:
    the hash of a file of it that is to be filled in: a copy opens, and is the reply's main file."""
    answered = page.document
    subject = translate("Starting", "Trả lời {notation}").format(notation=answered.notation)
    content = msgspec.structs.replace(
        empty(context),
        subject=subject,
        recipients=(_who_sent(page),),
        answers=answered.id,
    )
    writing = context.writing
    writing.begin(Composition(content, answered=answered), touched=False)
    context.go(PLACE)
    if file := next((file for file in answered.files if file.sha256 == form), None):
        writing.outside.open(writing.taking.add_stored(file))


def _who_sent(page: DocumentPage) -> Recipient:
    """Through the system where it came by that at all, else by the road on which it came."""
    origin = page.document.origin
    if origin is None:
        return Recipient(office=page.document.office)
    if office := next((one.office for one in page.others if one.office), ""):
        return Recipient(office=office)
    roads = {Source.BY_HAND: Channel.BY_HAND, Source.EMAIL: Channel.EMAIL}
    return Recipient(name=origin.sender, channel=roads.get(origin.source, Channel.POST))


def write_anew(context: Context, page: DocumentPage) -> None:
    """A new document like one of ours, for those who refused it or gave it back."""
    from app.actions.composing import as_new

    def begin(found: Composition | None) -> None:
        if found is not None:
            context.writing.begin(found, touched=True)
            context.go(PLACE)

    id = page.document.id
    context.bridge.read(lambda replica: as_new(replica, id), begin, about=context.window())


def put_right(context: Context, page: DocumentPage, way: Way) -> None:
    """A new document that corrects or supersedes a released one of ours: for everybody who has that one."""
    from app.actions.correcting import correction_of

    id = page.document.id

    def begin(found: tuple[DraftContent, Document]) -> None:
        content, first = found
        words = {"notation": first.notation, "day": dates.day(first.issued_on), "subject": first.subject}
        text = (
            translate("Starting", "Đính chính văn bản số {notation} ngày {day}")
            if way is Way.CORRECTS
            else translate("Starting", "{subject} (thay thế văn bản số {notation} ngày {day})")
        )
        content = msgspec.structs.replace(
            content, subject=text.format(**words), unit=content.unit or DEFAULT_UNIT, signer=first.signer
        )
        context.writing.begin(Composition(content, corrected=first), touched=False)
        context.go(PLACE)

    context.bridge.read(lambda replica: correction_of(replica, id, way), begin, about=context.window())


def ask_number(context: Context) -> None:
    """Give a number to a document that has no file yet."""
    from app.ui.compose.number_sheet import NumberSheet

    NumberSheet(context).open()


def empty(context: Context) -> DraftContent:
    """An empty document of the kind that was written last, with an id of its own."""
    id = document_id(context.identity.office, context.bridge.ids.new())
    return DraftContent(id=id, kind=context.preferences.kind or DEFAULT_KIND, unit=DEFAULT_UNIT)
