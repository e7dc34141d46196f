"""Urging other offices at the window (đôn đốc), and noting that they were called."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPlainTextEdit

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Field, Question
from app.ui.look.theme import theme
from app.ui.reading.choices import asks_upward
from app.ui.shell.context import Context
from app.ui.words import due
from app.ui.words.speech import translate
from sync.replica.line import Line
from sync.rules.deadline import deadline


class RemindingDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def remind_all(self, page: DocumentPage) -> None:
        """Urge every recipient of a document that is not done with it."""
        asked = translate("Reminding", "Đề nghị sớm xử lý văn bản {notation}.")
        title = translate("Reminding", "Đôn đốc {notation}")
        told = translate("Reminding", "Nơi nhận nào chưa xử lý xong sẽ thấy lời đôn đốc ngay trên văn bản.")
        do = translate("Reminding", "Gửi đôn đốc")
        if is_upward := asks_upward(page):
            title = translate("Reminding", "Đề nghị trả lời {notation}")
            told = translate("Reminding", "Nơi nhận nào chưa xử lý xong sẽ thấy lời đề nghị ngay trên văn bản.")
            do = translate("Reminding", "Gửi đề nghị")
            asked = translate("Reminding", "Kính đề nghị xem xét, trả lời văn bản {notation}.")
        notation = page.document.notation
        asked = asked.format(notation=notation)
        if by := deadline(page.document.due, page.document.due_time):
            asked += " " + translate("Reminding", "Hạn xử lý: {day}.").format(day=due.field(by))

        def go_on(text: str) -> None:
            self._remind([page.document.id], text, (), is_upward=is_upward)

        self._ask(title.format(notation=notation), told, asked, do, go_on)

    def remind_office(self, office: str, name: str, lines: Sequence[Line]) -> None:
        """Urge one office to go on with these documents of ours."""
        if len(lines) == 1:
            asked = translate("Reminding", "Đề nghị sớm xử lý văn bản {notation}.").format(notation=lines[0].notation)
            title = translate("Reminding", "Đôn đốc {name} về {notation}").format(name=name, notation=lines[0].notation)
        else:
            asked = translate("Reminding", "Đề nghị sớm xử lý văn bản này, đã quá hạn.")
            title = translate("Reminding", "Đôn đốc {name} về %n văn bản quá hạn", "", len(lines)).format(name=name)
        told = translate("Reminding", "Lời đôn đốc hiện ngay trên văn bản ở {name}; hai bên đều lưu lại.").format(
            name=name
        )
        do = translate("Reminding", "Gửi đôn đốc")
        self._ask(title, told, asked, do, lambda text: self._remind([line.id for line in lines], text, (office,)))

    def note_call(self, office: str, name: str) -> None:
        """Keep for this office alone that another one was called, and what was said."""
        from app.actions import reminding

        context = self._context

        def keep(text: str) -> None:
            context.bridge.act(
                lambda desk: reminding.note_call(desk, office, text),
                lambda _: context.say(translate("Reminding", "Đã ghi cuộc gọi. Chỉ cơ quan mình xem được.")),
                about=context.window(),
            )

        self._ask(
            translate("Reminding", "Đã gọi điện cho {name}").format(name=name),
            translate("Reminding", "Ghi đã gặp ai và trao đổi gì. Chỉ cơ quan mình xem được."),
            "",
            translate("Reminding", "Ghi lại"),
            keep,
        )

    def _remind(
        self, documents: Sequence[str], text: str, offices: tuple[str, ...], *, is_upward: bool = False
    ) -> None:
        from app.actions import reminding

        context = self._context

        def tell(count: int) -> None:
            said = translate("Reminding", "Đã ghi %n lời đôn đốc, gửi đi khi có mạng.", "", count)
            if is_upward:
                said = translate("Reminding", "Đã ghi lời đề nghị tới %n nơi nhận, gửi đi khi có mạng.", "", count)
            context.say(said)

        context.bridge.act(
            lambda desk: sum(len(reminding.remind(desk, id, text, offices)) for id in documents),
            tell,
            about=context.window(),
        )

    def _ask(self, title: str, explained: str, text: str, do: str, then: Callable[[str], object]) -> None:
        question = Question(self._context.window(), title, explained, do)
        field = QPlainTextEdit(text)
        field.setFixedHeight(theme.px(96))
        field.setTabChangesFocus(True)
        question.body.addWidget(Field(translate("Reminding", "Nội dung"), field))

        def check() -> None:
            question.do.setEnabled(bool(field.toPlainText().strip()))

        field.textChanged.connect(check)
        check()
        question.accepted.connect(lambda: then(field.toPlainText()))
        question.open()
        field.setFocus()
