"""Acts that are held for some seconds: told in passing, with the way to take them back for as long as there is one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.errors import EofficeError
from sync.rules.documents import Urgency

if TYPE_CHECKING:
    from app.actions.desk import Desk


def act_held(
    context: Context,
    id: str,
    act: str,
    urgency: Urgency,
    action: "Callable[[Desk], None]",
    said: str,
    undone: Callable[[], object] = lambda: None,
) -> None:
    """Do something about a document or draft; what is most urgent is not held, so nothing takes it back. `undone` hears
    that it has been, or that nothing was done in the first place."""
    undo = (lambda: _undo(context, id, act, undone)) if urgency is not Urgency.MOST_URGENT else None

    def in_vain(error: EofficeError) -> None:
        context.bridge.troubled.emit(error)
        undone()

    context.bridge.act(action, lambda _: context.say(said, undo), about=context.window(), refused=in_vain)


def _undo(context: Context, id: str, act: str, undone: Callable[[], object]) -> None:
    from app.actions import undoing  # the window's first paint does not wait for it

    said = translate("Held", "Đã hoàn tác.")
    too_late = translate("Held", "Đã quá mười giây nên không hoàn tác được nữa.")

    def tell(is_done: bool) -> None:
        context.say(said if is_done else too_late)
        if is_done:
            undone()

    context.bridge.act(lambda desk: undoing.undo(desk, id, act), tell, about=context.window())
