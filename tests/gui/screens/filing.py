"""Case files: their lists, a file's page, the plan of the year, and what is asked about them."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.actions import case_files, file_plan
from app.actions.case_files import Facts
from app.actions.desk import Desk
from app.ui.filing.files_place import FilesPlace
from app.ui.filing.files_tab import ALL
from sync.replica.replica import Replica
from tests.gui.screens.registry import shows
from tests.gui.screens.stand import Stand

YEAR = 2026
PLAN = (
    ("I. Văn phòng – Thống kê", "01.VP", "Hồ sơ họp giao ban, hội nghị của UBND xã năm 2026", 20, "clerk"),
    ("I. Văn phòng – Thống kê", "02.VP", "Kế hoạch, báo cáo công tác năm 2026", 0, "clerk"),
    ("II. Nông nghiệp", "03.NN", "Hồ sơ phòng, chống dịch bệnh gia súc, gia cầm năm 2026", 10, "officer"),
    ("II. Nông nghiệp", "04.NN", "Hồ sơ làm thủy lợi mùa khô năm 2026", 5, "officer"),
)
OLD = ("01.VP", "Hồ sơ họp giao ban, hội nghị của UBND xã năm 2025", 20)
INSIDE = {"01.VP": ("meeting", "citizens", "hall"), "03.NN": ("losses", "border", "plan", "vaccine")}


def _filed(stand: Stand) -> dict[str, str]:
    """A plan, two of its files open with documents in them, and one of last year that is due; ids by code and year."""
    if "01.VP/2026" not in stand.drafts:
        stand.write(lambda replica: _fill(stand, replica))
    return stand.drafts


def _fill(stand: Stand, replica: Replica) -> None:
    clerk = Desk(replica, stand.person("clerk"))
    for heading, code, title, years, holder in PLAN:
        facts = Facts(code, title, years, stand.person(holder))
        stand.drafts[f"{code}/2026"] = file_plan.save_entry(clerk, YEAR, facts, heading).id
    for code, names in INSIDE.items():
        id = case_files.open_planned(clerk, stand.drafts[f"{code}/2026"]).id
        case_files.add(clerk, id, [stand.ids[name] for name in names])
    code, title, years = OLD
    then = Desk(replica, clerk.person, date(2025, 1, 6))
    old = case_files.open_file(then, Facts(code, title, years, clerk.person), 2025)
    case_files.add(then, old.id, [stand.ids["meeting"]])
    case_files.close_file(then, old.id, 1, 46, date(2025, 12, 1))
    stand.drafts["01.VP/2025"] = old.id


def _place(stand: Stand, part: str) -> FilesPlace:
    _filed(stand)
    place = stand.go("files", part)
    assert isinstance(place, FilesPlace)
    stand.screen.until(lambda: place.known is not None and len(place.known.files) == 3)
    return place


def _page(stand: Stand, key: str) -> FilesPlace:
    place = _place(stand, ALL)
    place.open_file(stand.drafts[key])
    stand.screen.until(lambda: place.view.page is not None and place.view.page.file.id == stand.drafts[key])
    return place


@shows("files")
def files(stand: Stand) -> None:
    _place(stand, ALL)


@shows("files-empty", "quiet")
def files_empty(stand: Stand) -> None:
    stand.go("files")


@shows("files-plan")
def files_plan(stand: Stand) -> None:
    _place(stand, "plan")


@shows("files-officer", "officer")
def files_officer(stand: Stand) -> None:
    _place(stand, "plan")


@shows("file-open")
def file_open(stand: Stand) -> None:
    _page(stand, "03.NN/2026")


@shows("file-due", "leader")
def file_due(stand: Stand) -> None:
    _page(stand, "01.VP/2025")


@shows("ask-file-plan")
def ask_plan(stand: Stand) -> None:
    place = _place(stand, "plan")
    place.plan.ask_new()
    stand.question().findChildren(QLineEdit)[1].setText("05.NN")


@shows("ask-file-close")
def ask_close(stand: Stand) -> None:
    place = _page(stand, "03.NN/2026")
    place.view.wanted.emit("close")
    stand.question()


@shows("ask-file-take-out")
def ask_take_out(stand: Stand) -> None:
    place = _page(stand, "03.NN/2026")
    place.view.wanted.emit("take_out")
    stand.question().findChildren(QPlainTextEdit)[0].setPlainText("Đưa nhầm, văn bản thuộc hồ sơ 01.VP.")


@shows("ask-file-transfer", "leader")
def ask_transfer(stand: Stand) -> None:
    place = _page(stand, "01.VP/2025")
    place.view.wanted.emit("transfer")
    stand.question()


@shows("ask-file-keep", "leader")
def ask_keep(stand: Stand) -> None:
    place = _page(stand, "01.VP/2025")
    place.view.wanted.emit("keep")
    question = stand.question()
    question.findChildren(QPlainTextEdit)[0].setPlainText("Đang có khiếu nại liên quan.")


@shows("ask-put-in-file")
def ask_put_in(stand: Stand) -> None:
    _filed(stand)
    stand.ask("incoming", "border", "file")


@shows("ask-lend")
def ask_lend(stand: Stand) -> None:
    stand.ask("outgoing", "visit", "lend")
