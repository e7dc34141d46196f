"""The packages for Windows: both programs frozen under Wine, signed where somebody can, packed, and told of."""

import json
import os
import shutil
import time
from pathlib import Path

from build_spec import msi, signing, wine
from build_spec.bill import collect_licences
from build_spec.frozen import RESOURCES, ROOT
from build_spec.parts import Interpreter, Part, parts_of
from build_spec.windows_looks import version_text, write_icon

PLACE = ROOT / "build" / "windows"
FROZEN = PLACE / "frozen"
WORK = r"C:\frozen-work"
# By package: its programs, and what Windows says of each.
PROGRAMS = {
    "eoffice": {"eofficew": "Văn phòng điện tử", "eoffice": "Văn phòng điện tử (dòng lệnh)"},
    "eoffice-server": {
        "eoffice-server": "Máy chủ văn phòng điện tử",
        "eoffice-service": "Dịch vụ máy chủ văn phòng điện tử",
    },
}


def make(dist: Path, version: str, epoch: int, *, keeps: bool = False, frozen: Path = FROZEN) -> dict[str, list[Part]]:
    """The packages, in the folder `dist`: name to what is inside. Ends with words where it cannot.

    `frozen`, in this checkout: where the programs are frozen, or lie already where it `keeps` them.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    inside: dict[str, list[Part]] = {}
    with wine.ready() as opened:
        write_icon(RESOURCES / "icons" / "eoffice.svg", PLACE / "eoffice.ico")
        for package, programs in PROGRAMS.items():
            began = time.monotonic()
            folder = frozen / package
            if not (keeps and folder.exists()):
                _freeze(opened, package, programs, version, epoch, frozen)
            for name in programs:
                signing.sign(folder / f"{name}.exe")
            inside[package] = _parts(opened, package)
            _put_terms(folder, inside[package])
            for path in folder.rglob("*"):
                os.utime(path, (epoch, epoch))
            target = msi.make(opened, package, folder, version, epoch, PLACE / f"{package}_{version}_x64.msi")
            told = "signed" if signing.sign(target) else "not signed"
            size = target.stat().st_size / 1e6
            shutil.move(target, dist / target.name)
            print(f"{target.name}: {size:.1f} MB in {time.monotonic() - began:.0f} s, {told}", flush=True)
        refused = msi.make_refused(opened, version, epoch, PLACE / f"eoffice_{version}_x86.msi")
        signing.sign(refused)
        shutil.move(refused, dist / refused.name)
    return inside


def _freeze(opened: wine.Wine, package: str, programs: dict[str, str], version: str, epoch: int, frozen: Path) -> None:
    for name, description in programs.items():
        looks = PLACE / f"{name}.version.txt"
        looks.write_text(version_text(name, description, version), encoding="utf-8")
    words = ["-m", "PyInstaller", "-y", "--clean", "--log-level", "WARN", "--workpath", WORK]
    place = str(frozen.relative_to(ROOT)).replace("/", "\\")
    words += ["--distpath", rf"Z:\src\{place}", rf"Z:\src\build_spec\{package}.spec"]
    opened.python(*words, PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=str(epoch))


def _parts(opened: wine.Wine, package: str) -> list[Part]:
    sources = json.loads((PLACE / f"{package}.sources.json").read_text(encoding="utf-8"))
    if of_wine := [name for name in sources if name.lower().startswith("c:\\windows")]:
        raise SystemExit(f"Files of Wine must not be in a package: {', '.join(of_wine[:10])}")
    python = opened.root / wine.PYTHON
    own = Interpreter(wine.WINDOWS["python_full_version"], python / "LICENSE.txt", opened.root / wine.SITE)
    return parts_of([str(opened.path(name)) for name in sources], with_font=True, python=own)


def _put_terms(folder: Path, parts: list[Part]) -> None:
    shutil.rmtree(folder / "licences", ignore_errors=True)
    (folder / "licences").mkdir()
    collect_licences(parts, folder / "licences")
    shutil.copyfile(ROOT / "LICENSE", folder / "licences" / "LICENSE")
