"""The pages of the window by their places: each made when it is first wanted, and not imported before."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.ui.documents.list_page import ListPage
from app.ui.documents.queues import Queue, incoming_queues, outgoing_queues
from app.ui.doing.doing import Doing
from app.ui.parts.buttons import heading_button
from app.ui.reading.pane import ReadingPane
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.away_page import Absence
from sync.rules.authority import allows

MakePage = Callable[[], QWidget]


def make_pages(context: Context, doing: Doing, away_read: Callable[[Absence], None]) -> dict[str, MakePage]:
    """`away_read` hears which time without a line has been read about."""

    def listed(title: str, queues: list[Queue], first: str = "", beside: QWidget | None = None) -> ListPage:
        return _list_page(context, doing, title, queues, first, beside)

    return {
        "work": lambda: _work(context, doing, away_read),
        "incoming": lambda: listed(
            translate("Places", "Văn bản đến"),
            incoming_queues(context.roles, context.person),
            beside=_take_in_button(context),
        ),
        "outgoing": lambda: listed(translate("Places", "Văn bản đi"), outgoing_queues(), "all"),
        "waiting": lambda: _waiting(context, doing),
        "below": lambda: _below(context, doing),
        "books": lambda: _books(context),
        "calendar": lambda: _calendar(context, doing),
        "files": lambda: _files(context),
        "log": lambda: _record(context, doing),
        "carry": lambda: _carry_place(context),
        "away": lambda: _away(context, doing, away_read),
        "people": lambda: _staff_place(context),
        "handover": lambda: _handover_place(context),
        "settings": lambda: _settings_place(context),
        "help": _help,
        "search": lambda: _search_page(context, doing),
        "compose": lambda: _compose_page(context),
        "drafts": lambda: _drafts_page(context),
        "review": lambda: _review_page(context),
        "directing": lambda: _direct_page(context),
        "scans": lambda: _scans_page(context),
    }


def _review_page(context: Context) -> QWidget:
    from app.ui.review.review_page import ReviewPage

    return ReviewPage(context)


def _direct_page(context: Context) -> QWidget:
    from app.ui.directing.direct_page import DirectPage

    return DirectPage(context)


def _work(context: Context, doing: Doing, away_read: Callable[[Absence], None]) -> QWidget:
    from app.ui.work.work_board import WorkBoard
    from app.ui.work.work_queues import WorkPlace

    board = WorkBoard(context)

    def wanted(name: str, about: Any) -> None:
        if name == "away":
            context.go("away")
        elif name == "away_read":
            away_read(about)
        elif isinstance(about, WorkPlace):
            context.go(about.place, about.queue)
        else:
            doing.on_card(name, about)

    board.wanted.connect(wanted)
    return board


def _waiting(context: Context, doing: Doing) -> QWidget:
    from app.ui.waiting.waiting_board import WaitingBoard

    board = WaitingBoard(context)
    ways = ("log", "carry")
    board.wanted.connect(lambda name, about: context.go(name) if name in ways else doing.on_card(name, about))
    return board


def _below(context: Context, doing: Doing) -> QWidget:
    from app.ui.below.below_board import BelowBoard

    board = BelowBoard(context)
    board.remind.connect(doing.reminding.remind_office)
    board.called.connect(doing.reminding.note_call)
    board.opened.connect(doing.second_tries.open)
    return board


def _books(context: Context) -> QWidget:
    from app.ui.books.books_place import BooksPlace

    place = BooksPlace(context)
    place.opened.connect(lambda box, document: context.go(box, document=document))
    return place


def _calendar(context: Context, doing: Doing) -> QWidget:
    from app.ui.calendar.calendar_place import CalendarPlace

    place = CalendarPlace(context)
    place.opened.connect(doing.second_tries.open)
    place.answer.connect(lambda line: doing.on_card("answer_invitation", line))
    return place


def _files(context: Context) -> QWidget:
    from app.ui.filing.files_place import FilesPlace

    place = FilesPlace(context)
    place.opened.connect(lambda box, document: context.go(box, document=document))
    return place


def _record(context: Context, doing: Doing) -> QWidget:
    from app.ui.record.record_board import RecordBoard

    board = RecordBoard(context)
    board.opened.connect(doing.second_tries.open)
    board.away.connect(lambda: context.go("away"))
    board.back.connect(context.go)
    return board


def _away(context: Context, doing: Doing, away_read: Callable[[Absence], None]) -> QWidget:
    from app.ui.away.away_board import AwayBoard

    board = AwayBoard(context)
    board.opened.connect(doing.second_tries.open)
    board.read.connect(away_read)
    board.back.connect(lambda: context.go("work"))
    return board


def _carry_place(context: Context) -> QWidget:
    from app.ui.carry.carry_place import CarryPlace

    place = CarryPlace(context)
    place.opened.connect(context.go)
    return place


def _staff_place(context: Context) -> QWidget:
    from app.ui.people.staff_place import StaffPlace  # few go there, and the first page need not wait for it

    return StaffPlace(context)


def _handover_place(context: Context) -> QWidget:
    from app.ui.handover.handover_place import HandoverPlace

    return HandoverPlace(context)


def _settings_place(context: Context) -> QWidget:
    from app.ui.settings.settings_place import SettingsPlace

    return SettingsPlace(context)


def _help() -> QWidget:
    from app.ui.help.page import HelpPage

    return HelpPage()


def _take_in_button(context: Context) -> QWidget | None:
    """A clerk enters here what comes by other roads."""
    if not allows(context.roles, "take_in"):
        return None

    def take_in() -> None:
        from app.ui.scans.paper_sheet import open_sheet

        open_sheet(context, None)

    return heading_button("plus", translate("Places", "Nhận văn bản giấy…"), take_in, key="Ctrl+Shift+D")


def _list_page(
    context: Context, doing: Doing, title: str, queues: list[Queue], first: str, beside: QWidget | None
) -> ListPage:
    pane = ReadingPane(context.bridge, lambda: context.roles, narrow=context.narrow)
    page = ListPage(
        context.bridge,
        title,
        queues,
        context.words,
        pane,
        narrow=context.narrow,
        compact=context.preferences.compact,
        beside=beside,
    )
    page.wanted.connect(doing.do)
    pane.file_wanted.connect(doing.do_with_file)
    pane.preview.fetch_wanted.connect(doing.fetch_files)
    pane.scanned.connect(doing.attach_scan)
    pane.seen.connect(doing.seen)
    if queues:
        page.open_queue(first or queues[0].key)
    return page


def _search_page(context: Context, doing: Doing) -> QWidget:
    from app.ui.documents.search_page import SearchPage

    pane = ReadingPane(context.bridge, lambda: context.roles, narrow=context.narrow)
    page = SearchPage(context, translate("Places", "Kết quả tìm"), pane)
    page.wanted.connect(doing.do)
    page.recalled.connect(lambda typed: _search_for(context.window(), typed))
    pane.file_wanted.connect(doing.do_with_file)
    pane.preview.fetch_wanted.connect(doing.fetch_files)
    pane.seen.connect(doing.seen)
    return page


def _search_for(window: Any, typed: str) -> None:
    """As if it had been typed; what was found for it is shown already."""
    window.bar.search.setText(typed)
    window.bar.search.let_go()


def _compose_page(context: Context) -> QWidget:
    from app.ui.compose.page import ComposePage

    return ComposePage(context)


def _drafts_page(context: Context) -> QWidget:
    from app.ui.drafts.page import DraftsPage

    return DraftsPage(context)


def _scans_page(context: Context) -> QWidget:
    from app.ui.scans.page import ScansPage

    return ScansPage(context)
