"""Giving a document the arrival number that it has already: it came by two roads."""

from collections.abc import Callable

from app.actions.document_page import DocumentPage
from app.ui.doing.asking import Field, Question, ask_reason
from app.ui.doing.finder import Finder
from app.ui.look.theme import theme
from app.ui.shell.context import Context
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.replica import pages
from sync.rules.joining import SYSTEM

DIFFERS = "join.differs"


class JoiningDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def join(self, page: DocumentPage) -> None:
        """With what it seems to be, in one step."""
        if page.twins:
            self.join_to(page.document.id, page.twins[0].line.id)

    def join_other(self, page: DocumentPage) -> None:
        """With one that a person finds."""
        context = self._context
        question = Question(
            context.window(),
            translate("Joining", "Nhập vào số đến đã có"),
            translate(
                "Joining",
                "Dùng khi cùng một văn bản đến bằng hai đường, ví dụ bản giấy và bản qua hệ thống. "
                "Trong sổ chỉ có một dòng; không lấy thêm số.",
            ),
            translate("Joining", "Nhập chung số đến"),
        )
        question.setMinimumWidth(theme.px(560))
        finder = Finder(context.bridge, "incoming", translate("Joining", "Gõ số ký hiệu hoặc vài chữ của trích yếu"))
        finder.field.setAccessibleName(translate("Joining", "Văn bản đã vào sổ"))
        finder.resized.connect(question.fit)
        finder.changed.connect(lambda: question.do.setEnabled(bool(finder.chosen)))
        question.do.setEnabled(False)
        ids = [twin.line.id for twin in page.twins]
        if ids:
            alike = translate("Joining", "Có vẻ là một với văn bản này:")
            finder.offer(alike, lambda raw: [line for id in ids if (line := pages.one(raw, id)) is not None])
        question.body.addWidget(Field(translate("Joining", "Văn bản đã vào sổ"), finder))
        question.accepted.connect(lambda: self.join_to(page.document.id, finder.chosen))
        question.open()
        finder.field.setFocus()

    def join_to(self, id: str, to: str, reason: str = "") -> None:
        from app.actions import incoming

        said = translate("Joining", "Đã nhập vào số đến {number}. Không lấy thêm số.")
        self._context.bridge.act(
            lambda desk: incoming.join(desk, id, to, reason),
            lambda entered: self._context.say(said.format(number=entered.written)),
            about=self._context.window(),
            refused=lambda error: self._refused(error, lambda why: self.join_to(id, to, why)),
        )

    def separate(self, page: DocumentPage) -> None:
        """Ask why, and part what was joined by mistake."""
        context = self._context
        arrival = page.handling.arrival if page.handling else None
        number = str(arrival.number) if arrival else ""
        told = translate(
            "Joining",
            "Dùng khi đã nhập nhầm hai văn bản khác nhau làm một. Số đến {number} ở lại với văn bản kia; văn bản này "
            "trở về chờ vào sổ, hoặc lấy lại số đến đã bỏ khi nhập. Quá trình xử lý của cả hai vẫn giữ. "
            "Nơi gửi được báo.",
        )
        ask_reason(
            context.window(),
            translate("Joining", "Tách khỏi số đến {number}").format(number=number),
            told.format(number=number),
            translate("Joining", "Tách ra"),
            lambda reason: self._separate(page.document.id, reason),
            grave=False,
        )

    def _separate(self, id: str, reason: str) -> None:
        from app.actions import incoming

        def say(number: int | None) -> None:
            waits = translate("Joining", "Đã tách ra. Văn bản này chờ vào sổ.")
            has = translate("Joining", "Đã tách ra. Văn bản này lấy lại số đến {number}.")
            self._context.say(has.format(number=number) if number else waits)

        window = self._context.window()
        self._context.bridge.act(lambda desk: incoming.separate(desk, id, reason), say, about=window)

    def ask_before_number(self, page: DocumentPage, register: Callable[[], object]) -> None:
        """Before a new number is taken for what seems to be in the book: which of both?"""
        number, other = page.twins[0].line.arrival_written, page.twins[0].line
        question = Question(
            self._context.window(),
            translate("Joining", "Có lẽ văn bản này đã có số đến {number}").format(number=number),
            f"{other.notation} · {other.subject}, {speech.say(f'road.{other.source or SYSTEM}')}.",
            translate("Joining", "Nhập vào số đến {number}").format(number=number),
            later=translate("Joining", "Vào sổ số mới"),
        )
        question.other.clicked.connect(lambda: register())  # Esc takes no number at all
        question.accepted.connect(lambda: self.join(page))
        question.open()

    def open_form(self, page: DocumentPage) -> None:
        self._context.go("incoming", "all", page.others[0].id)

    def _refused(self, error: EofficeError, again: Callable[[str], object]) -> None:
        if error.code != DIFFERS:
            self._context.bridge.troubled.emit(error)
            return
        ask_differing(self._context, error, again)


def ask_differing(context: Context, error: EofficeError, again: Callable[[str], object]) -> Question:
    """Why two documents whose heads differ are one all the same."""
    told = translate("Joining", "Hai bản khác nhau ở: {what}. Lý do được ghi vào quá trình xử lý của cả hai.")
    return ask_reason(
        context.window(),
        translate("Joining", "Vì sao vẫn là một văn bản?"),
        told.format(what=speech.say(f"what.{error.facts.get('what', '')}")),
        translate("Joining", "Nhập chung số đến"),
        again,
        grave=False,
    )
