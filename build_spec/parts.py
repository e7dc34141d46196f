"""What a frozen program is made of: every package whose files are in it, with its version and licence."""

import importlib.metadata
import platform
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_spec.frozen import SYSTEM

FONT = "fontpkg-noto-sans"  # the window's font is cut from it
LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT")
# Said in words in a package's own page of facts, where it says no SPDX name.
NAMED = {"MIT License": "MIT", "MIT": "MIT", "BSD": "BSD-3-Clause", "Apache-2.0": "Apache-2.0", "ISC": "ISC"}
NAMED |= {
    "BSD License": "BSD-3-Clause",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-or-later WITH Bootloader-exception",
}
# Wheels of Qt bring no text of their terms; the system has it.
TERMS = {"pyside6-essentials": ("LGPL-3", "GPL-3"), "shiboken6": ("LGPL-3", "GPL-3")}
COMMON_TERMS = Path("/usr/share/common-licenses")
CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, order=True)
class Part:
    """`purl`: what it is to any registry. `licences`: files with its terms."""

    name: str
    version: str
    licence: str
    purl: str
    licences: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Interpreter:
    """The Python that a program carries: its version, its terms, where its packages lie (None: this one's)."""

    version: str = platform.python_version()
    licence: Path = Path(platform.__file__).parent / "LICENSE.txt"
    packages: Path | None = None


def parts_of(sources: Iterable[str], *, with_font: bool, python: Interpreter = Interpreter()) -> list[Part]:
    """The parts that own these files, Python itself among them; what is ours is none."""
    files = set(sources)
    lying = {} if python.packages is None else {"path": [str(python.packages)]}
    owners = [d for d in importlib.metadata.distributions(**lying) if _owns_any(d, files)]
    if with_font:
        owners.append(importlib.metadata.distribution(FONT))
    told = (python.licence,) if python.licence.exists() else ()
    found = {Part("cpython", python.version, "PSF-2.0", f"pkg:generic/cpython@{python.version}", told)}
    found |= {_part(owner) for owner in owners if owner.name != "eoffice"}
    found |= {_of_the_system(file) for file in files if file.startswith(SYSTEM)}
    return sorted(found)


def _owns_any(distribution: importlib.metadata.Distribution, files: set[str]) -> bool:
    return any(str(distribution.locate_file(file)) in files for file in distribution.files or ())


def _part(distribution: importlib.metadata.Distribution) -> Part:
    name, facts = distribution.name, distribution.metadata
    licence = facts.get("License-Expression") or ""
    classifiers = [c.removeprefix(CLASSIFIER) for c in facts.get_all("Classifier", []) if c.startswith(CLASSIFIER)]
    told = (facts.get("License") or "").strip().splitlines()
    if not licence:
        words = [*(told[:1] if told and len(told[0]) < 60 else []), *classifiers]
        licence = NAMED.get(words[0], words[0]) if words else "see its files"
    files = tuple(
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info/licenses/" in file.as_posix()
        or (file.name.upper().startswith(LICENCE_NAMES) and ".dist-info" in str(file))
    )
    files = files or tuple(COMMON_TERMS / told for told in TERMS.get(name.lower().replace("_", "-"), ()))
    return Part(name.lower(), distribution.version, licence, f"pkg:pypi/{name.lower()}@{distribution.version}", files)


def _of_the_system(file: str) -> Part:
    """The Debian package that brought a library."""
    for path in (file, str(Path(file).resolve()), file.removeprefix("/usr")):
        asked = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            break
    else:
        return Part(Path(file).name, "", "see its files", f"pkg:generic/{Path(file).name}")
    package = asked.stdout.split(":")[0]
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    ).stdout.split()[0]
    told = Path("/usr/share/doc") / package / "copyright"
    files = (told,) if told.exists() else ()
    return Part(package, version, "see its files", f"pkg:deb/debian/{package}@{version}", files)
