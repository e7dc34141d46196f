"""The demo's own folder: everything that it makes lies there, and an older run goes before a new one begins."""

import shutil
from pathlib import Path

from app.sample.promises import Broken

MARK = ".made-by-the-demo"


def cleared(folder: Path) -> Path:
    """The folder, empty but for its mark. Raises: Broken `not_ours` for one that holds what the demo has not made."""
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise Broken("not_ours", folder=str(folder))
    if folder.is_dir() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            raise Broken("not_ours", folder=str(folder))
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    return folder
