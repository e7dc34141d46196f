"""What is done with our own documents at the window after they have their number."""

from typing import TYPE_CHECKING

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import ask, ask_line, ask_reason
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.rules.deliveries import FINAL

if TYPE_CHECKING:
    from app.actions.desk import Desk


class OutgoingDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def withdraw(self, page: DocumentPage) -> None:
        notation = page.document.notation
        said = translate("Doing", "{notation}: đã hủy gửi. Số vẫn giữ cho văn bản.").format(notation=notation)
        asked = translate("Doing", "{notation}: đang hủy gửi, máy chủ trả lời khi có mạng.").format(notation=notation)

        def go_on() -> None:
            self._context.bridge.act(
                lambda desk: _withdraw(desk, page.document.id),
                lambda is_asked: self._context.say(asked if is_asked else said),
                about=self._context.window(),
            )

        ask(
            self._context.window(),
            translate("Doing", "Hủy gửi {notation}?").format(notation=notation),
            translate(
                "Doing",
                "Nơi nhận chưa có văn bản thì sẽ không nhận được nữa. Số {notation} vẫn giữ; sửa xong gửi lại được.",
            ).format(notation=notation),
            translate("Doing", "Hủy gửi"),
            go_on,
            later=translate("Doing", "Không hủy"),
        )

    def recall(self, page: DocumentPage) -> None:
        from app.actions import outgoing

        count = sum(1 for r in page.recipients if r.office and r.state not in FINAL)

        def go_on(reason: str) -> None:
            self._context.bridge.act(
                lambda desk: outgoing.recall(desk, page.document.id, reason),
                lambda _: self._context.say(translate("Doing", "Đã ghi yêu cầu thu hồi; nơi nhận sẽ được hỏi.")),
                about=self._context.window(),
            )

        ask_reason(
            self._context.window(),
            translate("Doing", "Thu hồi {notation}?").format(notation=page.document.notation),
            translate("Doing", "Yêu cầu đi tới %n nơi nhận.", "", count)
            + " "
            + translate("Doing", "Nơi chưa vào sổ thì thu hồi ngay, nơi đã vào sổ sẽ được hỏi ý kiến."),
            translate("Doing", "Thu hồi"),
            go_on,
        )

    def void(self, page: DocumentPage) -> None:
        from app.actions import outgoing

        def go_on(reason: str) -> None:
            self._context.bridge.act(
                lambda desk: outgoing.void(desk, page.document.id, reason),
                lambda done: self._context.say(translate("Doing", "Đã hủy số {number}.").format(number=done["number"])),
                about=self._context.window(),
            )

        ask_reason(
            self._context.window(),
            translate("Doing", "Hủy số {notation}?").format(notation=page.document.notation),
            translate("Doing", "Số này ghi trong sổ là đã hủy kèm lý do, và không dùng lại cho văn bản khác."),
            translate("Doing", "Hủy số"),
            go_on,
        )

    def void_gap(self, task: str, number: str) -> None:
        """Declare a number unused that was passed over."""
        from app.actions import outgoing

        def go_on(reason: str) -> None:
            self._context.bridge.act(
                lambda desk: outgoing.void(desk, task, reason),
                lambda done: self._context.say(translate("Doing", "Đã hủy số {number}.").format(number=done["number"])),
                about=self._context.window(),
            )

        ask_reason(
            self._context.window(),
            translate("Doing", "Hủy số {number}?").format(number=number),
            translate("Doing", "Số này ghi trong sổ là đã hủy kèm lý do, và không dùng lại cho văn bản khác."),
            translate("Doing", "Hủy số"),
            go_on,
        )

    def close_outside(self, page: DocumentPage) -> None:
        """Close the first outside recipient that is still open; the others follow in turn."""
        from app.actions import outgoing

        recipient = next(r for r in page.recipients if not r.office and r.state not in FINAL)
        said = translate("Doing", "Đã ghi là đã chuyển đến {name}.").format(name=recipient.name)

        def go_on(how: str) -> None:
            self._context.bridge.act(
                lambda desk: outgoing.close_outside(desk, page.document.id, recipient.name, how, desk.legal_date()),
                lambda _: self._context.say(said),
                about=self._context.window(),
            )

        ask_line(
            self._context.window(),
            translate("Doing", "Đã chuyển đến {name}?").format(name=recipient.name),
            translate(
                "Doing",
                "Nơi này ở ngoài hệ thống, nên cần ghi đã chuyển bằng cách nào, ví dụ: bưu điện, phiếu gửi 123.",
            ),
            translate("Doing", "Ghi đã chuyển"),
            translate("Doing", "Cách chuyển"),
            go_on,
            speech.say(f"channel.{recipient.channel}"),
        )


def _withdraw(desk: "Desk", id: str) -> bool:
    """Take a release back; whether the server has to agree first, because it has left this PC already."""
    from app.actions import outgoing
    from sync.replica import outbox

    outgoing.withdraw(desk, id)
    with desk.replica.read() as connection:
        return bool(outbox.is_asked(connection, "withdraw", id))
