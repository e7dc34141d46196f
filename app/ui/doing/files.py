"""Saving and opening a document's files. What is opened is always a copy: the received bytes are never altered."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.ui.shell.context import Context
from app.ui.words.speech import translate
from sync.rules.documents import FileFacts

if TYPE_CHECKING:
    from app.actions.desk import Desk


class FilesDoing:
    def __init__(self, context: Context) -> None:
        self._context = context

    def save(self, ids: Sequence[str]) -> None:
        """Ask for a folder and write all attachments of these documents there."""
        chosen = self._ask_folder(translate("Doing", "Lưu tệp vào thư mục nào?"))
        if not chosen:
            return
        from app.actions import saving

        def written(paths: list[Path]) -> None:
            told = translate("Doing", "Đã lưu %n tệp", "", len(paths))
            self._context.say(f"{told}: {chosen}")

        self._context.bridge.act(
            lambda desk: [path for id in ids for path in saving.save_attachments(desk, id, Path(chosen))],
            written,
            about=self._context.window(),
        )

    def save_one(self, id: str, sha256: str) -> None:
        """Ask for a folder and write this file there."""
        from app.actions import saving

        self._save_one(lambda desk, folder: saving.save_attachment(desk, id, sha256, folder))

    def fetch(self, id: str) -> None:
        """Have a document's large files come that wait until somebody wants them."""
        from app.actions import large_files

        told = translate("Doing", "Máy đang tải tệp về. Mất mạng giữa chừng thì có mạng lại máy tự tải tiếp.")
        self._context.bridge.act(
            lambda desk: large_files.ask_for(desk, id),
            lambda _: self._context.say(told),
            about=self._context.window(),
        )

    def save_stored(self, file: FileFacts) -> None:
        """Ask for a folder and write a file there that is attached to what is being written."""
        from app.actions import saving

        self._save_one(lambda desk, folder: saving.save_stored(desk, file, folder))

    def _save_one(self, write: Callable[["Desk", Path], Path]) -> None:
        chosen = self._ask_folder(translate("Doing", "Lưu tệp này vào thư mục nào?"))
        if not chosen:
            return
        self._context.bridge.act(
            lambda desk: write(desk, Path(chosen)),
            lambda path: self._context.say(translate("Doing", "Đã lưu tệp: {path}").format(path=path)),
            about=self._context.window(),
        )

    def _ask_folder(self, title: str) -> str:
        start = self._context.preferences.save_folder or str(Path.home())
        return QFileDialog.getExistingDirectory(self._context.window(), title, start)

    def open_copy(self, id: str, sha256: str) -> None:
        """Open a copy of one file in the system's program for its kind."""
        from app.actions import saving

        self._open(lambda desk, folder: saving.save_attachment(desk, id, sha256, folder))

    def open_stored(self, file: FileFacts) -> None:
        """Open a copy of a file that is attached to what is being written."""
        from app.actions import saving

        self._open(lambda desk, folder: saving.save_stored(desk, file, folder))

    def _open(self, write: Callable[["Desk", Path], Path]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="eoffice-"))
        self._context.bridge.act(
            lambda desk: write(desk, folder),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            about=self._context.window(),
        )
