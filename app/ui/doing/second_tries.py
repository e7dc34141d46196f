"""What did not go through: tried again, mended, put out of sight, or taken back before it has left."""

from typing import TYPE_CHECKING, Any

from app.actions.document_page import DocumentPage
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.line import Line
from sync.replica.waiting_page import RefusedAct
from sync.rules.authority import allows

if TYPE_CHECKING:
    from sync.replica.replica import Replica


class SecondTriesDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def retry(self, id: str) -> None:
        """Ask again what was refused about a document or by an intent's id, and give its files another try."""
        from app.actions import second_tries

        said = translate("SecondTries", "Máy sẽ thử lại. Kết quả hiện ra khi máy chủ trả lời.")
        self._act(lambda desk: second_tries.retry(desk, id), said)

    def close(self, id: str) -> None:
        """Put a task or a refused item out of sight."""
        from app.actions import second_tries

        said = translate("SecondTries", "Đã bỏ khỏi mục này.")
        self._act(lambda desk: second_tries.close_task(desk, id), said)

    def close_refused(self, refused: RefusedAct) -> None:
        """Put a refused act out of sight; the document that it was about stays where it is."""
        from app.actions import second_tries

        said = translate("SecondTries", "Đã bỏ khỏi mục này.")
        if refused.line is not None and refused.act == "release":
            said = translate("SecondTries", "Đã bỏ khỏi mục này. {notation} chưa gửi, còn ở Văn bản đi, số vẫn giữ.")
            said = said.format(notation=refused.line.notation)
        self._act(lambda desk: second_tries.close_task(desk, refused.intent), said)

    def undo_release(self, line: Line) -> None:
        """Take a release back that is still held."""
        from app.actions import outgoing

        undone = translate("SecondTries", "{notation}: chưa gửi, số vẫn giữ cho văn bản.").format(
            notation=line.notation
        )
        too_late = translate("SecondTries", "Đã quá mười giây; muốn lấy lại, hãy dùng Hủy gửi.")
        self._context.bridge.act(
            lambda desk: outgoing.undo_dispatch(desk, line.id),
            lambda done: self._context.say(undone if done else too_late),
            about=self._context.window(),
        )

    def open(self, line: Line | None) -> None:
        if line is not None:
            reads = line.state == "submitted" and allows(self._context.roles, "approve_draft")
            self._context.go("review" if reads else line.box, document=line.id)

    def mend(self, line: Line | None, step: str = "papers") -> None:
        """Take up a document that has its number and was not sent, with what its last release said."""
        from app.ui.compose import starting

        if line is not None:
            starting.take_up(self._context, line.id, step)

    def _act(self, action: Any, said: str) -> None:
        self._context.bridge.act(action, lambda _: self._context.say(said), about=self._context.window())


def read_page(replica: "Replica", id: str) -> DocumentPage | None:
    from app.actions.showing import document_page  # slow to import, and wanted behind the first paint

    return document_page(replica, id)
