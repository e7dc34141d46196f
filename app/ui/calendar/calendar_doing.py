"""Putting a week on paper or into a file: the printer, PDF, .ics. Pages are set away from the window's thread."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.documents.registers.forms import Filled
from app.ui.doing.print_job import PrintFile
from app.ui.doing.printing import PrintDoing
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.calendar_page import CalendarEntry
from sync.replica.office_file import FILES

if TYPE_CHECKING:
    from sync.replica.replica import Replica

PRINTED = Path(FILES) / "partial"  # what lies there is swept by itself
KINDS = {".pdf": "PDF (*.pdf)", ".ics": "iCalendar (*.ics)"}
Look = Callable[[Any], Filled]  # over a bare connection


class CalendarDoing:
    """`about`: the page that asks; what comes of it is told while that stands."""

    def __init__(self, context: Context, about: QWidget) -> None:
        self._context, self._about = context, about
        self._printing = PrintDoing(context)

    def print_week(self, first: date) -> None:
        """Send the week to a printer that the person chooses."""
        self._print(self._week(first), _week_name(first))

    def save_week(self, first: date) -> None:
        if path := self._ask_path(_week_name(first), ".pdf"):
            self.save_week_to(first, path)

    def save_week_to(self, first: date, path: Path) -> None:
        self._write(self._week(first), path, self._say_saved)

    def print_guests(self, id: str, name: str) -> None:
        """Send the list of who comes to a meeting of ours to a printer."""
        office = self._context.identity.office

        def read(replica: "Replica") -> Filled:
            from app.actions import calendar, invitations

            with closing(replica.database.raw()) as raw:
                return calendar.guests_on_paper(raw, office, invitations.guests(replica, id))

        self._context.bridge.read(read, lambda filled: self._to_paper(filled, name), about=self._about)

    def save_ics(self, entries: Sequence[CalendarEntry]) -> None:
        """Write meetings for another program's calendar."""
        if not entries:
            return
        name = _week_name(entries[0].day) if len(entries) > 1 else entries[0].line.notation.replace("/", "-")
        if path := self._ask_path(name or translate("CalendarDoing", "Cuộc họp"), ".ics"):
            self.save_ics_to(entries, path)

    def save_ics_to(self, entries: Sequence[CalendarEntry], path: Path) -> None:
        context, now = self._context, self._context.bridge.clock.now()
        office = context.identity.office

        def look(raw: Any) -> bytes:
            from app.actions import calendar

            return calendar.ics(raw, office, entries, now)

        def write(content: bytes) -> None:
            def work() -> Path:
                from app.actions import calendar

                return calendar.save_ics(content, path)

            context.bridge.away(work, self._say_saved, about=self._about)

        context.bridge.page(look, write, about=self._about)

    def _week(self, first: date) -> Look:
        office = self._context.identity.office

        def look(raw: Any) -> Filled:
            from app.actions import calendar

            return calendar.week_on_paper(raw, office, first)

        return look

    def _print(self, look: Look, name: str) -> None:
        self._context.bridge.page(look, lambda filled: self._to_paper(filled, name), about=self._about)

    def _to_paper(self, filled: Filled, name: str) -> None:
        path = self._context.bridge.profile.folder / PRINTED / f"{name}.pdf"
        self._set(filled, path, lambda path: self._printing.print_file(PrintFile(name, lambda: path), None))

    def _write(self, look: Look, path: Path, then: Callable[[Path], object]) -> None:
        self._context.bridge.page(look, lambda filled: self._set(filled, path, then), about=self._about)

    def _set(self, filled: Filled, path: Path, then: Callable[[Path], object]) -> None:
        def work() -> Path:
            from app.actions import calendar

            return calendar.save_pdf(filled, path)

        self._context.bridge.away(work, then, about=self._about)

    def _ask_path(self, name: str, ending: str) -> Path | None:
        start = Path(self._context.kept().save_folder or Path.home()) / f"{name}{ending}"
        title = translate("CalendarDoing", "Lưu vào đâu?")
        chosen, _ = QFileDialog.getSaveFileName(self._about, title, str(start), KINDS[ending])
        return Path(chosen).with_suffix(ending) if chosen else None

    def _say_saved(self, path: Path) -> None:
        self._context.say(translate("CalendarDoing", "Đã lưu {path}").format(path=path))


def _week_name(day: date) -> str:
    from app.documents.registers.meeting_rows import week_name
    from sync.replica.calendar_page import monday_of

    return week_name(monday_of(day))
