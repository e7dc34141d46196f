"""The numbers at which an office's paper books stand when it begins with the program: asked once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

from app.ui.doing.asking import Field, Question
from app.ui.shell.context import Context
from app.ui.words.books import series_words
from app.ui.words.speech import speech, translate
from sync.errors import EofficeError
from sync.rules.books import Direction, key_of

LARGEST = 99_999


def ask_first_numbers(context: Context, unopened: Sequence[str]) -> Question:
    """Ask for the next number of each of these books, 1 where the office has none yet, and open them."""
    year = context.today.year
    question = Question(
        context.window(),
        translate("Books", "Sổ văn bản năm {year} đang ở số nào?").format(year=year),
        translate(
            "Books",
            "Nếu năm nay cơ quan đã ghi sổ giấy, hãy ghi số sẽ cấp tiếp theo; nếu chưa thì để số 1. Chỉ hỏi một lần: "
            "cấp số đầu tiên rồi thì không đổi được nữa.",
        ),
        translate("Books", "Ghi số"),
        later=translate("Books", "Để sau"),
    )
    question.do.clicked.disconnect()
    lines = {name: _number_line() for name in unopened}
    fields = {name: Field(_name(name, year), line) for name, line in lines.items()}
    for field in fields.values():
        question.body.addWidget(field)

    def open_next(waiting: Sequence[str]) -> None:
        from app.actions import books

        if not waiting:
            question.accept()
            context.say(translate("Books", "Đã ghi số bắt đầu của sổ."))
            return
        name, *rest = waiting
        first = lines[name].value()

        def refused(error: EofficeError) -> None:
            question.do.setEnabled(True)
            fields[name].tell(speech.say(error.code, error.facts))

        context.bridge.act(
            lambda desk: books.open_book(desk, name, first, year),
            lambda _: open_next(rest),
            about=question,
            refused=refused,
        )

    def begin() -> None:
        question.do.setEnabled(False)
        for field in fields.values():
            field.tell("")
        open_next(list(unopened))

    question.do.clicked.connect(begin)
    question.open()
    lines[unopened[0]].setFocus()
    lines[unopened[0]].selectAll()
    return question


def _number_line() -> QSpinBox:
    line = QSpinBox()
    line.setRange(1, LARGEST)
    line.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    return line


def _name(name: str, year: int) -> str:
    if key_of(name):
        told = translate("Books", "{book} năm {year}, số tiếp theo")
        return told.format(book=series_words(name), year=year)
    if name == Direction.OUTGOING:
        return translate("Books", "Sổ văn bản đi năm {year}, số tiếp theo").format(year=year)
    return translate("Books", "Sổ văn bản đến năm {year}, số tiếp theo").format(year=year)
