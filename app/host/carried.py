"""What the program carries of others, and under which terms.

A package brings a list, made when it was built. In a checkout the installed distributions say it themselves.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from sync.errors import Defect
from sync.files import disk_errors
from sync.self_check import is_frozen
from sync.sqlite import carried_versions
from sync.version import VERSION
from sync.wording import RESOURCES

LICENCES, LIST, OWN = "licences", "parts.json", "LICENSE"  # beside the program in a package, and what lies in there
OURS = "eoffice"
FONT = "fontpkg-noto-sans"  # the window's font is cut from it
LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS", "COPYRIGHT")
# Said in words in a package's own page of facts, where it says no SPDX name.
NAMED = {"MIT License": "MIT", "MIT": "MIT", "BSD": "BSD-3-Clause", "Apache-2.0": "Apache-2.0", "ISC": "ISC"}
NAMED |= {
    "BSD License": "BSD-3-Clause",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-or-later WITH Bootloader-exception",
}
# Wheels of Qt bring no text of their terms.
OF_QT = ("LGPL-3.txt", "GPL-3.txt")
TERMS = {"pyside6-essentials": OF_QT, "shiboken6": OF_QT}
KEPT_TERMS = RESOURCES / "licences"
DRIVER = "sqlcipher3"
PYTHON_TERMS = Path(platform.__file__).parent / "LICENSE.txt"
CLASSIFIER = "License :: OSI Approved :: "
UNSAID = "see its files"  # where a part's own page of facts names no licence
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, order=True)
class Part:
    """`purl`: what it is to any registry. `licences`: files with its terms."""

    name: str
    version: str
    licence: str
    purl: str
    licences: tuple[Path, ...] = ()

    def terms(self) -> str:
        """The text of its terms; "" where none is here. Raises: LocalHindrance of the disk."""
        return "\n\n\n".join(text_of(path).strip() for path in self.licences if path.exists())


def text_of(path: Path) -> str:
    """One file of terms; some are older than UTF-8. Raises: LocalHindrance of the disk."""
    with disk_errors(path):
        content = path.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def program_parts() -> list[Part]:
    """The program itself, and all that it carries, by name.

    Raises: Defect `program.incomplete`; LocalHindrance of the disk.
    """
    if is_frozen():
        folder = Path(sys.executable).resolve().parent / LICENCES
        return [own_part(folder / OWN), *listed_parts(folder)]
    return [own_part(RESOURCES.parent / OWN), *installed_parts()]


def own_part(terms: Path) -> Part:
    return Part("e-Office", VERSION, "MIT", f"pkg:generic/eoffice@{VERSION}", (terms,))


def listed_parts(folder: Path) -> list[Part]:
    """What stands in a package's list. Raises: as `program_parts`."""
    path = folder / LIST
    if not path.is_file():
        raise Defect("program.incomplete", {"file": str(path)})
    with disk_errors(path):
        told = json.loads(path.read_text("utf-8"))
    return [
        Part(one["name"], one["version"], one["licence"], one["purl"], tuple(folder / file for file in one["files"]))
        for one in told
    ]


def installed_parts() -> list[Part]:
    """What a checkout runs with: Python, what the project asks for, what that asks for in turn, and the font."""
    waiting, found = [OURS, FONT], dict[str, Part]()
    seen: set[str] = set()
    while waiting:
        name = _plain(waiting.pop())
        if name in seen:
            continue
        seen.add(name)
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:  # wanted on another system only
            continue
        if name != OURS:
            found[name] = part_of(distribution)
        if name == DRIVER:
            found |= {part.name: part for part in parts_of_driver()}
        waiting += [_NAME.match(told)[0] for told in distribution.requires or () if "extra ==" not in told]  # type: ignore[index]
    return sorted([own_python(), *found.values()], key=lambda part: part.name)


def own_python(version: str = platform.python_version(), terms: Path = PYTHON_TERMS) -> Part:
    return Part("cpython", version, "PSF-2.0", f"pkg:generic/cpython@{version}", (terms,) if terms.exists() else ())


def part_of(distribution: importlib.metadata.Distribution) -> Part:
    """A distribution as its own page of facts tells of it."""
    name, facts = distribution.name, distribution.metadata
    (licence,) = facts.get_all("License-Expression", [""])
    classifiers = [c.removeprefix(CLASSIFIER) for c in facts.get_all("Classifier", []) if c.startswith(CLASSIFIER)]
    told = facts.get_all("License", [""])[0].strip().splitlines()
    if not licence:
        words = [*(told[:1] if told and len(told[0]) < 60 else []), *classifiers]
        licence = NAMED.get(words[0], words[0]) if words else UNSAID
    files = tuple(
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info/licenses/" in file.as_posix()
        or (file.name.upper().startswith(LICENCE_NAMES) and ".dist-info" in str(file))
    )
    files = files or tuple(KEPT_TERMS / told for told in TERMS.get(_plain(name), ()))
    return Part(name.lower(), distribution.version, licence, f"pkg:pypi/{name.lower()}@{distribution.version}", files)


def parts_of_driver() -> list[Part]:
    """What the database's driver has inside: its own page of facts does not name it."""
    cipher, openssl = carried_versions()
    purl = f"pkg:github/sqlcipher/sqlcipher@v{cipher}"
    return [
        Part("sqlcipher", cipher, "BSD-3-Clause", purl, (KEPT_TERMS / "SQLCipher.txt",)),
        Part("openssl", openssl, "Apache-2.0", f"pkg:generic/openssl@{openssl}", (KEPT_TERMS / "Apache-2.0.txt",)),
    ]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
