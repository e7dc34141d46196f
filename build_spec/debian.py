"""A Debian package of a frozen program: its folder in /opt, what a desktop or systemd is told, its terms."""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from app.host.carried import LICENCES, OWN, Part
from build_spec import elf
from build_spec.bill import collect_licences
from build_spec.freezing import steady
from build_spec.frozen import ROOT

GIVEN = ROOT / "installer" / "linux"
MAINTAINER = "e-Office <eoffice@eoffice.invalid>"
# Which package brings a library, by its Debian and Ubuntu names. A library that is not here fails the build.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libexpat.so.1": "libexpat1",
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libuuid.so.1": "libuuid1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
}
OF_GLIBC = (
    "libc.so.6",
    "libm.so.6",
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "libutil.so.1",
    "libresolv.so.2",
    "ld-linux-x86-64.so.2",
)


@dataclass(frozen=True)
class Package:
    """`files`: where each given file goes, its text; `conffiles`: those that an administrator may change."""

    name: str
    summary: str
    description: str
    section: str
    files: Mapping[str, str]
    depends: tuple[str, ...] = ()
    recommends: tuple[str, ...] = ()
    conffiles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    icons: Mapping[str, Path] = field(default_factory=dict)


def depends_of(folder: Path) -> list[str]:
    """What a package must depend on, glibc's floor first. Ends where nobody knows who brings a library."""
    (major, minor), _ = elf.glibc_floor(folder)
    wanted = {name for name in elf.wanted_libraries(folder) if not name.startswith(OF_GLIBC)}
    if unknown := sorted(wanted - LIBRARIES.keys()):
        sys.exit(f"No package is known for {', '.join(unknown)}: say it in build_spec/debian.py.")
    return [f"libc6 (>= {major}.{minor})", *sorted({LIBRARIES[name] for name in wanted})]


def make(
    package: Package, frozen: Path, parts: list[Part], version: str, epoch: int, place: Path, *, quick: bool = False
) -> Path:
    """Build the tree and the package, loosely packed where `quick`, in the folder `place`; where it lies."""
    tree = ROOT / "build" / "deb" / package.name
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "opt" / package.name
    shutil.copytree(frozen, program, symlinks=True)
    collect_licences(parts, program / LICENCES)
    shutil.copyfile(ROOT / OWN, program / LICENCES / OWN)
    _write(tree, _common(package, parts, version, epoch) | dict(package.files))
    for where, source in package.icons.items():
        (tree / where).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tree / where)
    link = tree / "usr" / "bin" / package.name
    link.parent.mkdir(parents=True)
    link.symlink_to(f"/opt/{package.name}/{package.name}")
    _control(tree, package, version, depends_of(frozen))
    _settle(tree, program / package.name, epoch)
    target = place / f"{package.name}_{version}_amd64.deb"
    command = [
        "dpkg-deb",
        "--root-owner-group",
        "-Zxz",
        "-z0" if quick else "-z9",
        "--threads-max=1",
        "--build",
        str(tree),
        str(target),
    ]
    done = subprocess.run(command, env=steady(epoch), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return target


def _common(package: Package, parts: list[Part], version: str, epoch: int) -> dict[str, str]:
    doc, when = f"usr/share/doc/{package.name}", format_datetime(datetime.fromtimestamp(epoch, UTC))
    change = (
        f"{package.name} ({version}) stable; urgency=medium\n\n  * See CHANGES.md.gz.\n\n -- {MAINTAINER}  {when}\n"
    )
    return {
        f"{doc}/changelog.gz": change,
        f"{doc}/CHANGES.md.gz": (ROOT / "CHANGES.md").read_text("utf-8"),
        f"{doc}/copyright": _copyright(package, parts),
        f"usr/share/lintian/overrides/{package.name}": (GIVEN / f"{package.name}.overrides").read_text("utf-8"),
    }


def _copyright(package: Package, parts: list[Part]) -> str:
    terms = "\n".join(
        f" {line}" if line.strip() else " ." for line in (ROOT / "LICENSE").read_text("utf-8").splitlines()
    )
    carried = "\n".join(f"   {part.name} {part.version}: {part.licence}" for part in parts)
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: e-Office\n"
        "Source: the project's own repository\n"
        f"Comment: The program carries parts of others, each under its own terms, which lie in\n"
        f" /opt/{package.name}/licences. Qt and PySide6 are used under the LGPL 3\n"
        " (/usr/share/common-licenses/LGPL-3), unchanged and replaceable.\n .\n"
        f"{carried}\n\n"
        "Files: *\nCopyright: e-Office contributors\nLicense: Expat\n\n"
        f"License: Expat\n{terms}\n"
    )


def _write(tree: Path, files: Mapping[str, str]) -> None:
    for where, text in files.items():
        path = tree / where
        path.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        path.write_bytes(gzip.compress(content, 9, mtime=0) if where.endswith(".gz") else content)


def _control(tree: Path, package: Package, version: str, depends: list[str]) -> None:
    kilobytes = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    lines = [f"Package: {package.name}", f"Version: {version}", "Architecture: amd64", f"Maintainer: {MAINTAINER}"]
    lines += [f"Installed-Size: {kilobytes}", f"Section: {package.section}", "Priority: optional"]
    lines += [f"Depends: {', '.join([*depends, *package.depends])}"]
    lines += [f"Recommends: {', '.join(package.recommends)}"] if package.recommends else []
    lines += [f"Description: {package.summary}", package.description, ""]
    control = tree / "DEBIAN"
    control.mkdir()
    (control / "control").write_text("\n".join(lines), encoding="utf-8")
    (control / "md5sums").write_text(_sums(tree), encoding="utf-8")
    if package.conffiles:
        (control / "conffiles").write_text("".join(f"/{name}\n" for name in package.conffiles))
    for name in package.scripts:
        shutil.copyfile(GIVEN / f"{package.name}.{name}", control / name)


def _sums(tree: Path) -> str:
    lines = []
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.relative_to(tree).parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(tree)}\n")
    return "".join(lines)


def _settle(tree: Path, program: Path, epoch: int) -> None:
    scripts = {tree / "DEBIAN" / name for name in ("postinst", "prerm", "postrm")}
    for path in (*sorted(tree.rglob("*"), reverse=True), tree):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program or path in scripts else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
