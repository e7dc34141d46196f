"""Sending what has been written, and the ten seconds in which that can be undone."""

from typing import TYPE_CHECKING

import msgspec

from app.ui.bridge.bridge import RefusedThen
from app.ui.compose.starting import take_up
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.draft_content import DraftContent
from sync.rules.documents import Urgency

if TYPE_CHECKING:
    from app.actions.placing import Placed

HOLD_S = 10
MOST_SIGNERS = 8


def send(context: Context, refused: RefusedThen) -> None:
    """Release the document that is being written and go to the list of those sent; `refused` hears why not."""
    content = context.writing.content

    def sent(placed: "Placed") -> None:
        remember(context, content)
        context.go("outgoing", "all")
        if content.urgency is Urgency.MOST_URGENT:
            text = translate("Sending", "{notation}: hỏa tốc nên gửi ngay, không chờ hoàn tác.")
            context.say(text.format(notation=placed.notation))
        else:
            text = translate("Sending", "{notation}: sẽ gửi sau 10 giây.").format(notation=placed.notation)
            context.say(text, lambda: undo(context, placed, content.looked_at))

    context.writing.send(HOLD_S, sent, refused)


def undo(context: Context, placed: "Placed", looked_at: tuple[str, ...]) -> None:
    """Take the release back and go on writing; or say that it is too late, and what can be done then."""
    from app.actions.outgoing import undo_dispatch

    def undone(in_time: bool) -> None:
        if in_time:
            text = translate("Sending", "Đã hoàn tác, chưa gửi gì. Số {notation} vẫn giữ cho văn bản.")
            context.say(text.format(notation=placed.notation))
            take_up(context, placed.id, "send", looked_at=looked_at)
        else:
            text = translate("Sending", "{notation} đã đi nên không hoàn tác được. Ở Văn bản đi có thể chọn Hủy gửi.")
            context.say(text.format(notation=placed.notation))

    context.bridge.act(lambda desk: undo_dispatch(desk, placed.id), undone, about=context.window())


def remember(context: Context, content: DraftContent) -> None:
    """The kind and the signer of what was written last are offered first the next time."""
    known = context.preferences
    signers = tuple(dict.fromkeys(name for name in (content.signer, *known.signers) if name))[:MOST_SIGNERS]
    context.keep(msgspec.structs.replace(known, kind=content.kind, signers=signers))
