"""A document that is worked on: a word on paper, an amendment, progress, and more time."""

from datetime import date

from app.actions import following
from app.actions.desk import Desk
from app.ui.doing.on_paper import OnPaper
from sync.replica.replica import Replica
from sync.replica.view import View
from sync.rules.deadline import Deadline
from sync.rules.documents import Handling, handling_id
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand
from tests.support.week_papers import letter


def _asked(stand: Stand) -> None:
    """The officer has said how far it is, and asks for more time; once a window."""

    def change(replica: Replica) -> None:
        id, desk = stand.ids["payments"], Desk(replica, stand.person("officer"))
        with replica.read() as connection:
            page = View(connection).get(Handling, handling_id(id, stand.office))
        if page is not None and not page.progress:
            following.report_progress(desk, id, "Đã tổng hợp xong 7 thôn, còn 2 thôn chưa gửi số liệu.", 75)
            reason = "Thôn Làng Thượng và Nà Pe chưa gửi số liệu"
            following.ask_extension(desk, id, Deadline(date(2026, 11, 30)), reason)

    stand.write(change)


@shows("ask-on-paper")
def on_paper(stand: Stand) -> None:
    dialog = stand.ask("incoming", "border", "direct_for")
    paper = dialog.findChildren(OnPaper)[0]
    path = stand.folder / "but-phe-409.pdf"
    paper.take(letter(path, stand.office, "CV", "", "Bút phê", "Lý Văn Thành", "409", date(2026, 11, 25)))


@shows("ask-amend", "leader")
def amend(stand: Stand) -> None:
    stand.ask("incoming", "cards", "direct")


@shows("ask-progress", "officer")
def progress(stand: Stand) -> None:
    stand.ask("incoming", "payments", "report_progress")


@shows("ask-extension", "officer")
def extension(stand: Stand) -> None:
    stand.ask("incoming", "payments", "ask_extension")


@shows("incoming-extension-asked", "leader")
def extension_asked(stand: Stand) -> None:
    _asked(stand)
    stand.read("incoming", "payments")


@shows("ask-extend", "leader")
def extend(stand: Stand) -> None:
    _asked(stand)
    stand.ask("incoming", "payments", "extend")
