"""Where a backup is made before it has its name: a folder that is gone when it is done, or the next time where the
process was killed meanwhile or the power failed."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LEFT_S = 86_400.0  # no backup takes as long; another process may be at work on a younger one


@contextmanager
def scratch(folder: Path, prefix: str) -> Iterator[Path]:
    """A folder of one's own in another, for this account alone. `prefix`: begins the names of all that is ours there.

    Age goes by the disk's own times, whatever the clock says meanwhile.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=prefix) as name:
        made = Path(name)
        now_s = made.stat().st_mtime
        for left in folder.glob(f"{prefix}*"):
            with suppress(OSError):  # what cannot be taken away harms no backup
                if abs(now_s - left.stat().st_mtime) > LEFT_S:
                    shutil.rmtree(left)
        yield made
