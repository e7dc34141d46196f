"""What is done with scans at the window: each choice to its action, and what is said about it after."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.ui.compose.starting import take_up
from app.ui.scans.choose_document import ask_numbered, ask_unsent
from app.ui.scans.paper_sheet import open_sheet
from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.replica.scan_content import Scan
from sync.replica.scans_page import ScanPage
from sync.rules.text import composed


class ScansDoing:
    """`done` hears that nothing more waits of the scan that was shown."""

    def __init__(self, context: Context, done: Callable[[], object]) -> None:
        self._context, self._done = context, done

    def do(self, name: str, page: ScanPage) -> None:
        scan = page.scan
        {
            "paper": lambda: open_sheet(self._context, scan, self._done),
            "scan": lambda: ask_numbered(
                self._context, page.matches.id if page.matches else "", partial(self._attach, scan, "scan")
            ),
            "enclosure": lambda: ask_unsent(self._context, partial(self._attach, scan, "enclosure")),
            "aside": lambda: self._put_aside(scan),
            "again": lambda: self._bring_back(scan),
            "open": lambda: self._open(page),
            "folder": lambda: self._open_folder(scan),
        }[name]()

    def open_copy(self, scan: Scan) -> None:
        """Open a copy in the system's program for its kind: what lies in the folder is nobody's to change by us."""
        folder = Path(tempfile.mkdtemp(prefix="eoffice-"))
        self._copy(scan, folder, lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def save_copy(self, scan: Scan) -> None:
        """Ask for a folder and write a copy there."""
        start = self._context.preferences.save_folder or str(Path.home())
        title = translate("Doing", "Lưu tệp này vào thư mục nào?")
        chosen = QFileDialog.getExistingDirectory(self._context.window(), title, start)
        if chosen:
            said = translate("Doing", "Đã lưu tệp: {path}")
            self._copy(scan, Path(chosen), lambda path: self._context.say(said.format(path=path)))

    def _attach(self, scan: Scan, use: str, id: str) -> None:
        """What is being written is kept first, so that the file joins what was typed, and shown again after."""
        from app.actions import scans

        context, act = self._context, scans.attach_as_paper if use == "scan" else scans.enclose
        said = translate("Scans", "Đã gắn “{name}”. Xem lại các tệp trước khi gửi.").format(name=composed(scan.name))

        def go_on(_: str) -> None:
            take_up(context, id, "papers")
            context.say(said)

        context.writing.leave()
        context.bridge.act(lambda desk: act(desk, scan.n, id), go_on, about=context.window())

    def _put_aside(self, scan: Scan) -> None:
        from app.actions import scans

        said = translate("Scans", "Đã bỏ qua “{name}”. Tệp trong thư mục giữ nguyên.").format(name=composed(scan.name))

        def put_aside(_: None) -> None:
            if scan.state == "waiting":
                self._done()
            self._context.say(said, lambda: self._bring_back(scan))

        self._context.bridge.act(lambda desk: scans.put_aside(desk, scan.n), put_aside, about=self._context.window())

    def _bring_back(self, scan: Scan) -> None:
        from app.actions import scans

        def back(_: None) -> None:
            self._context.scans.look_now()

        self._context.bridge.act(lambda desk: scans.bring_back(desk, scan.n), back, about=self._context.window())

    def _open(self, page: ScanPage) -> None:
        line = page.about
        if line is None:
            return
        if line.state == "numbered":
            take_up(self._context, line.id, "papers")
        else:
            self._context.go(line.box, "all", line.id)

    def _open_folder(self, scan: Scan) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(scan.folder))

    def _copy(self, scan: Scan, folder: Path, then: Callable[[Path], object]) -> None:
        from app.actions import scans

        self._context.bridge.act(
            lambda desk: scans.write_copy(desk, scan.n, folder), then, about=self._context.window()
        )
