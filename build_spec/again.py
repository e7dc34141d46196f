"""Whether the same commit gives the same packages: made anew beside the first ones, and compared file by file."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from build_spec.frozen import ROOT

AGAIN, SUMS = ROOT / "build" / "again", "SHA256SUMS"
# Files that may differ, and why. Empty is best.
MAY_DIFFER: dict[str, str] = {}


def differing_programs(first: Path, second: Path) -> list[str]:
    """What differs between two folders of frozen programs, a line each."""
    return differences(digests(first), digests(second), MAY_DIFFER)


def differing_packages(first: Path, second: Path) -> list[str]:
    """Of the packages that are in the second folder: what differs from the first, which may hold other ones too."""
    anew = {name: digest for name, digest in digests(second).items() if name != SUMS}
    return differences({name: d for name, d in digests(first).items() if name in anew}, anew, MAY_DIFFER)


def differences(one: Mapping[str, str], other: Mapping[str, str], may_differ: Mapping[str, str]) -> list[str]:
    """Files of one folder alone, and files that hold other bytes without a reason."""
    lines = [f"only in the first: {name}" for name in sorted(one.keys() - other.keys())]
    lines += [f"only in the second: {name}" for name in sorted(other.keys() - one.keys())]
    changed = [name for name in sorted(one.keys() & other.keys()) if one[name] != other[name]]
    return lines + [f"other bytes: {name}" for name in changed if name not in may_differ]


def digests(folder: Path) -> dict[str, str]:
    """By path: the digest of a file with its mode, or where a link leads."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = f"{path.stat().st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
    return found
