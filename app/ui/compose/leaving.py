"""The ways out of writing a document: keep it for later, or let it go; the latter can be undone."""

from app.actions.composition import Composition
from app.ui.shell.context import Context
from app.ui.words.speech import translate


def leave(context: Context) -> None:
    """Keep the document as it stands and go to where it waits."""
    writing = context.writing
    was_touched, has_number = writing.is_touched, writing.document is not None
    writing.leave()
    if has_number:
        context.go("outgoing", "numbered")
    elif was_touched:
        context.go("drafts")
    else:
        context.go("outgoing", "all")


def discard(context: Context) -> None:
    """Let a draft go, and go on writing it where that was a mistake."""
    from app.actions.composing import forget, keep

    writing = context.writing
    found = Composition(writing.content, answered=writing.answered, shared=writing.shared, corrected=writing.corrected)
    content, shared = found.content, found.shared
    writing.close()
    context.go("drafts")

    def again() -> None:
        writing.begin(found, touched=True)
        context.go("compose")
        context.bridge.act(lambda desk: keep(desk, content), lambda _: None, about=context.window())

    said = translate("Leaving", "Đã xóa dự thảo.")
    if shared is not None and shared.state != "withdrawn":
        said = translate("Leaving", "Đã bỏ phần sửa trên máy này. Bản đã trình vẫn còn.")
    context.bridge.act(
        lambda desk: forget(desk, content.id), lambda _: context.say(said, again), about=context.window()
    )
