"""What is done with incoming documents at the window: each choice to its action, and what is said about it after."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QRadioButton

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Question, ask_reason
from app.ui.doing.joining import JoiningDoing
from app.ui.reading.choices import entered_as
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.errors import EofficeError
from sync.replica.line import Line


class IncomingDoing:
    def __init__(self, context: Context, joining: JoiningDoing) -> None:
        self._context, self._joining = context, joining

    def register(self, page: DocumentPage) -> None:
        """Where it seems to be in the book by another road, a person says first which it is."""
        if entered_as(page) is not None:
            self._joining.ask_before_number(page, lambda: self._register(page))
        else:
            self._register(page)

    def _register(self, page: DocumentPage) -> None:
        from app.actions import incoming

        said = translate("Doing", "Đã vào sổ, số đến {number}.")
        self._context.bridge.act(
            lambda desk: incoming.register(desk, page.document.id, desk.given_date),
            lambda entered: self._context.say(said.format(number=entered.written)),
            about=self._context.window(),
        )

    def register_all(self, lines: Sequence[Line]) -> None:
        """One after the other, in the order in which they came; a fault, or one that seems to be in the book already,
        ends it and says how far it came."""
        waiting = sorted((line for line in lines if line.queue == "to_register"), key=lambda line: line.came_at)
        self._register_next(waiting, [])

    def _register_next(self, waiting: list[Line], numbers: list[str]) -> None:
        from app.actions import incoming

        context = self._context
        if not waiting:
            told = translate("Doing", "Đã vào sổ %n văn bản", "", len(numbers))
            context.say(f"{told}: {_from_to(numbers)}." if numbers else told + ".")
            return
        first, *rest = waiting

        def entered(done: incoming.Entered) -> None:
            self._register_next(rest, [*numbers, done.written])

        def refused(error: EofficeError) -> None:
            if numbers:
                told = translate("Doing", "Đã vào sổ %n văn bản", "", len(numbers))
                context.say(f"{told}: {_from_to(numbers)}.")
            context.bridge.troubled.emit(error)

        context.bridge.act(
            lambda desk: incoming.register(desk, first.id, desk.given_date, checked=False),
            entered,
            about=context.window(),
            refused=refused,
        )

    def seen(self, page: DocumentPage) -> None:
        """It has been on the screen: the sender may know, once. Nothing is said about it."""
        if not page.own and page.delivery and not page.delivery.has("opened"):
            self._note_seen([page.document.id], lambda _: None)

    def seen_all(self, lines: Sequence[Line]) -> None:
        self._note_seen(
            [line.id for line in lines if not line.seen],
            lambda count: self._context.say(translate("Doing", "Đã đánh dấu đã xem %n văn bản.", "", count)),
        )

    def _note_seen(self, ids: Sequence[str], then: Callable[[int], object]) -> None:
        from app.actions import seen

        self._context.bridge.act(
            lambda desk: sum(seen.open_document(desk, id) for id in ids), then, about=self._context.window()
        )

    def refuse(self, page: DocumentPage) -> None:
        from app.actions import incoming

        def go_on(reason: str) -> None:
            self._context.bridge.act(
                lambda desk: incoming.refuse(desk, page.document.id, reason),
                lambda _: self._context.say(translate("Doing", "Đã từ chối tiếp nhận. Nơi gửi sẽ được báo kèm lý do.")),
                about=self._context.window(),
            )

        ask_reason(
            self._context.window(),
            translate("Doing", "Từ chối tiếp nhận văn bản?"),
            translate(
                "Doing",
                "{sender} được báo kèm lý do. Văn bản vẫn giữ trong danh sách, không vào sổ; không rút lại được.",
            ).format(sender=page.sender.name),
            translate("Doing", "Từ chối tiếp nhận"),
            go_on,
        )

    def answer_recall(self, page: DocumentPage) -> None:
        from app.actions import incoming

        context = self._context
        reason = page.delivery.recall.reason if page.delivery and page.delivery.recall else ""
        question = Question(
            context.window(),
            translate("Doing", "{sender} đề nghị thu hồi văn bản").format(sender=page.sender.name),
            translate("Doing", "Lý do: {reason}. Số đến, nếu đã vào sổ, vẫn giữ trong sổ.").format(reason=reason),
            translate("Doing", "Trả lời"),
        )
        agree = QRadioButton(translate("Doing", "Đồng ý cho thu hồi"))
        decline = QRadioButton(translate("Doing", "Không đồng ý, ghi lý do ở bước sau"))
        for choice in (agree, decline):
            question.body.addWidget(choice)
            choice.toggled.connect(lambda: question.do.setEnabled(True))
        question.do.setEnabled(False)

        def answer(agreed: bool, why: str) -> None:
            said = (
                translate("Doing", "Đã đồng ý cho thu hồi.")
                if agreed
                else translate("Doing", "Đã trả lời không đồng ý thu hồi.")
            )
            context.bridge.act(
                lambda desk: incoming.answer_recall(desk, page.document.id, agreed, why),
                lambda _: context.say(said),
                about=context.window(),
            )

        def go_on() -> None:
            if agree.isChecked():
                answer(True, "")
                return
            ask_reason(
                context.window(),
                translate("Doing", "Vì sao không đồng ý thu hồi?"),
                "",
                translate("Doing", "Trả lời"),
                lambda why: answer(False, why),
                grave=False,
            )

        question.accepted.connect(go_on)
        question.open()


def _from_to(numbers: list[str]) -> str:
    """The numbers of one book from the first to the last; those of several books one by one."""
    if all(number.isdigit() for number in numbers):
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(numbers)
