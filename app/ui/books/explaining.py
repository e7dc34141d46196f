"""Saying why numbers of a book were passed over, from the row in which they stand."""

from PySide6.QtWidgets import QWidget

from app.ui.doing.asking import Question, ask_reason
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.books import book_id


def explain(context: Context, about: QWidget, series: str, year: int, key: str) -> Question:
    """Ask why, and note it in the year's book of a series. `key`: the row's, 7 or 7-9."""
    low, _, high = key.partition("-")
    numbers = range(int(low), int(high or low) + 1)
    shown = f"{low}–{high}" if high else low
    said = translate("Explaining", "Đã ghi lý do số {numbers} bỏ trống.").format(numbers=shown)
    book = book_id(context.identity.office, series, year)

    def note(reason: str) -> None:
        from app.actions import outgoing

        context.bridge.act(
            lambda desk: outgoing.void_passed_over(desk, book, numbers, reason),
            lambda _: context.say(said),
            about=about,
        )

    return ask_reason(
        context.window(),
        translate("Explaining", "Vì sao số {numbers} bỏ trống?").format(numbers=shown),
        translate(
            "Explaining",
            "Sổ ghi số đã hủy kèm lý do, và không dùng lại cho văn bản khác. Số do người khác cấp: chỉ ghi khi giấy tờ "
            "bên ấy không có số này.",
        ),
        translate("Explaining", "Ghi vào sổ"),
        note,
    )
