"""At first use: with which number the office's paper book goes on. Offices start in mid-year."""

from app.ui.doing.asking import Question, ask_line
from app.ui.shell.context import Context
from app.ui.words.books import series_words
from app.ui.words.speech import translate


def ask_first_number(context: Context, series: str, year: int) -> Question:
    """Ask where the paper book of a series stands, and open the book there."""
    book = series_words(series)

    def open_book(text: str) -> None:
        from app.actions.books import open_book

        first = int(text) if text.strip().isdigit() else 0
        said = translate("FirstNumber", "{book} năm {year} bắt đầu từ số {number}.")
        context.bridge.act(
            lambda desk: open_book(desk, series, first, year),
            lambda state: context.say(said.format(book=book, year=year, number=state.first)),
            about=context.window(),
        )

    return ask_line(
        context.window(),
        translate("FirstNumber", "{book} năm {year} đang đến số nào?").format(book=book, year=year),
        translate(
            "FirstNumber",
            "Xem số cuối trên sổ giấy, rồi ghi số tiếp theo vào đây. Chỉ làm được khi sổ chưa có số nào trên máy.",
        ),
        translate("FirstNumber", "Mở sổ"),
        translate("FirstNumber", "Số tiếp theo"),
        open_book,
    )
