"""At first use: with which number the office's paper book goes on. Offices start in mid-year."""

from app.ui.doing.asking import Question, ask_line
from app.ui.shell.context import Context
from app.ui.words.speech import translate


def ask_first_number(context: Context, year: int) -> Question:
    """Ask where the paper book of outgoing documents stands, and open the book there."""

    def open_book(text: str) -> None:
        from app.actions.books import open_book
        from sync.rules.books import Direction

        first = int(text) if text.strip().isdigit() else 0
        said = translate("FirstNumber", "Sổ văn bản đi năm {year} bắt đầu từ số {number}.")
        context.bridge.act(
            lambda desk: open_book(desk, Direction.OUTGOING, first, year),
            lambda state: context.say(said.format(year=year, number=state.first)),
            about=context.window(),
        )

    return ask_line(
        context.window(),
        translate("FirstNumber", "Sổ văn bản đi năm {year} đang đến số nào?").format(year=year),
        translate(
            "FirstNumber",
            "Xem số cuối trên sổ giấy, rồi ghi số tiếp theo vào đây. Chỉ làm được khi sổ chưa có số nào trên máy.",
        ),
        translate("FirstNumber", "Mở sổ"),
        translate("FirstNumber", "Số tiếp theo"),
        open_book,
    )
