"""The pages of the window by their places: each made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.actions.document_page import DocumentPage
from app.ui.documents.list_page import ListPage
from app.ui.documents.queues import Queue, incoming_queues, outgoing_queues
from app.ui.doing.doing import Doing
from app.ui.reading.pane import ReadingPane
from app.ui.shell.context import Context
from app.ui.words.speech import translate

MakePage = Callable[[], QWidget]


def make_pages(context: Context, doing: Doing) -> dict[str, MakePage]:
    def listed(title: str, queues: list[Queue]) -> ListPage:
        return _list_page(context, doing, title, queues)

    return {
        "incoming": lambda: listed(
            translate("Places", "Văn bản đến"), incoming_queues(context.roles, context.person, context.today)
        ),
        "outgoing": lambda: listed(translate("Places", "Văn bản đi"), outgoing_queues()),
        "people": lambda: _staff_place(context),
        "settings": lambda: _settings_place(context),
        "search": lambda: listed(translate("Places", "Kết quả tìm"), []),
    }


def _staff_place(context: Context) -> QWidget:
    from app.ui.people.staff_place import StaffPlace  # few go there, and the first page need not wait for it

    return StaffPlace(context)


def _settings_place(context: Context) -> QWidget:
    from app.ui.settings.settings_place import SettingsPlace

    return SettingsPlace(context)


def _list_page(context: Context, doing: Doing, title: str, queues: list[Queue]) -> ListPage:
    pane = ReadingPane(context.bridge, lambda: context.roles, narrow=context.narrow)
    page = ListPage(
        context.bridge,
        title,
        queues,
        context.words,
        pane,
        narrow=context.narrow,
        compact=context.preferences.compact,
    )
    page.wanted.connect(doing.do)
    pane.seen.connect(lambda shown: _seen(context, shown))
    if queues:
        page.open_queue(queues[0].key)
    return page


def _seen(context: Context, page: DocumentPage) -> None:
    """Somebody has had an incoming document on the screen: the sender may know."""
