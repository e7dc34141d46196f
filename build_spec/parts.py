"""What a frozen program is made of: every package whose files are in it, with its version and licence."""

import importlib.metadata
import platform
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.host.carried import DRIVER, FONT, OURS, PYTHON_TERMS, UNSAID, Part, own_python, part_of, parts_of_driver
from build_spec.frozen import SYSTEM


@dataclass(frozen=True)
class Interpreter:
    """The Python that a program carries: its version, its terms, where its packages lie (None: this one's)."""

    version: str = platform.python_version()
    licence: Path = PYTHON_TERMS
    packages: Path | None = None


def parts_of(sources: Iterable[str], *, with_font: bool, python: Interpreter = Interpreter()) -> list[Part]:
    """The parts that own these files, Python itself among them; what is ours is none."""
    files = set(sources)
    lying = {} if python.packages is None else {"path": [str(python.packages)]}
    owners = [d for d in importlib.metadata.distributions(**lying) if _owns_any(d, files)]
    if with_font:
        owners.append(importlib.metadata.distribution(FONT))
    found = {own_python(python.version, python.licence), *(part_of(owner) for owner in owners if owner.name != OURS)}
    if any(owner.name == DRIVER for owner in owners):
        found |= set(parts_of_driver())
    found |= {_of_the_system(file) for file in files if file.startswith(SYSTEM)}
    return sorted(found)


def _owns_any(distribution: importlib.metadata.Distribution, files: set[str]) -> bool:
    return any(str(distribution.locate_file(file)) in files for file in distribution.files or ())


def _of_the_system(file: str) -> Part:
    """The Debian package that brought a library."""
    for path in (file, str(Path(file).resolve()), file.removeprefix("/usr")):
        asked = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            break
    else:
        return Part(Path(file).name, "", UNSAID, f"pkg:generic/{Path(file).name}")
    package = asked.stdout.split(":")[0]
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    ).stdout.split()[0]
    told = Path("/usr/share/doc") / package / "copyright"
    files = (told,) if told.exists() else ()
    return Part(package, version, UNSAID, f"pkg:deb/debian/{package}@{version}", files)
