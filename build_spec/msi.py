"""Windows Installer packages by wixl: what a package says lies in installer/windows, the files are listed here.

wixl dies of a text that is not ASCII: it gets a mark in its place, and the text is put in afterwards, as UTF-8.
"""

import re
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import quoteattr

from build_spec.again import digests
from build_spec.bill import NAMESPACE
from build_spec.frozen import ROOT
from build_spec.wine import Wine
from sync.carriers.form import SUFFIX

GIVEN, PLACE = ROOT / "installer" / "windows", ROOT / "build" / "windows"
APART = {"eoffice-server": frozenset({"eoffice-service.exe"})}  # files that a package names itself
TOO_OLD = (
    "e-Office cần Windows 10 bản 1809 trở lên, loại 64 bit; máy này không chạy được. Chưa cài gì, máy vẫn như cũ. "
    "Cách khác: làm việc nhờ trên máy của cơ quan bên cạnh và mang văn bản bằng USB."
)
SPOKEN = re.compile(r'"([^"<>]*[^\x00-\x7f][^"<>]*)"')
UTF8 = 65001
# Where people's words stand in a package.
TEXTS = (("LaunchCondition", "Description"), ("Registry", "Value"), ("Shortcut", "Description"))
TEXTS += (("ServiceInstall", "Description"),)
# The programs' folder in PATH, which goes with them. wixl would name the row by dice, and leave it there.
IN_PATH = (
    "INSERT INTO `Environment` (`Environment`, `Name`, `Value`, `Component_`)"
    " VALUES ('Path', '=-*PATH', '[~];[INSTALLDIR]', 'Facts')",
    "INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('RemoveEnvironmentStrings', 3300)",
    "INSERT INTO `InstallExecuteSequence` (`Action`, `Sequence`) VALUES ('WriteEnvironmentStrings', 5200)",
)
# What wixl leaves out of what it is told: whoever is not an administrator yet may give these.
GIVEN_BY_HAND = {"eoffice": ("ADDRESSES", "FINGERPRINT", "PROXY", "AUTOSTART"), "eoffice-server": ("DATADIR",)}
SECURE = "UPDATE `Property` SET `Value` = '{}' WHERE `Property` = 'SecureCustomProperties'"
OWN_SECURE = ("WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED")
SPEAK = "UPDATE `{table}` SET `{column}` = '{words}' WHERE `{column}` = '{mark}'"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>'


def files_text(folder: Path, place: str, but: frozenset[str] = frozenset()) -> str:
    """A component for each file of a folder but some, in a group `Files`; `place`: the folder where wixl runs."""
    lines, group = [HEAD, '<DirectoryRef Id="INSTALLDIR">'], ['<ComponentGroup Id="Files">']
    _list_folder(folder, folder, place, but, lines, group)
    return "\n".join([*lines, "</DirectoryRef>", *group, "</ComponentGroup>", "</Fragment></Wix>", ""])


def _list_folder(folder: Path, top: Path, place: str, but: frozenset[str], lines: list[str], group: list[str]) -> None:
    for path in sorted(folder.iterdir()):
        name = path.relative_to(top).as_posix()
        code = uuid.uuid5(NAMESPACE, name)
        if path.is_dir():
            lines.append(f'<Directory Id="d{code.hex}" Name={quoteattr(path.name)}>')
            _list_folder(path, top, place, but, lines, group)
            lines.append("</Directory>")
        elif name not in but:
            source = quoteattr(str(PurePosixPath(place) / name))
            lines.append(f'<Component Id="c{code.hex}" Guid="{uuid.uuid5(code, top.name)}" Win64="yes">')
            lines.append(f'<File Id="f{code.hex}" Source={source} KeyPath="yes"/></Component>')
            group.append(f'<ComponentRef Id="c{code.hex}"/>')


def make(wine: Wine, package: str, frozen: Path, version: str, epoch: int, target: Path) -> Path:
    """The package of a frozen program; both lie in this checkout. Ends with wixl's words where it fails."""
    listed = PLACE / f"{package}-files.wxs"
    listed.write_text(files_text(frozen, _inside(frozen), APART.get(package, frozenset())), encoding="utf-8")
    spoken = _wixl(wine, package, "x64", version, epoch, target, [listed], SOURCE_DIR=_inside(frozen))
    changes = (*IN_PATH, SECURE.format(";".join([*OWN_SECURE, *GIVEN_BY_HAND[package]])))
    _change(wine, target, spoken, epoch, str(sorted(digests(frozen).items())), changes)
    return target


def make_refused(wine: Wine, version: str, epoch: int, target: Path) -> Path:
    """The package that tells a 32-bit Windows, in people's words, that nothing can be installed there."""
    spoken = _wixl(wine, "refused", "x86", version, epoch, target, [])
    _change(wine, target, spoken, epoch, version)
    return target


def _wixl(
    wine: Wine, package: str, arch: str, version: str, epoch: int, target: Path, more: list[Path], **facts: str
) -> list[str]:
    """Make the package; people's words, in whose places it has marks."""
    facts |= {"VERSION": version, "CODE": str(uuid.uuid5(NAMESPACE, f"{package} {version} {epoch}")), "ENDING": SUFFIX}
    facts |= {"TOO_OLD": TOO_OLD, "ICON": _inside(PLACE / "eoffice.ico")}
    text = (GIVEN / f"{package}.wxs").read_text(encoding="utf-8")
    for name, value in facts.items():
        text = text.replace(f"@{name}@", value)
    spoken = SPOKEN.findall(text)
    for n, words in enumerate(spoken):
        text = text.replace(f'"{words}"', f'"{_mark(n)}"')
    told = PLACE / f"{package}.wxs"
    told.write_text(text, encoding="utf-8")
    _run(wine, "wixl", "-a", arch, "-o", _inside(target), *map(_inside, [told, *more]))
    return spoken


def _mark(n: int) -> str:
    return f"text-{n}-"


def _change(wine: Wine, target: Path, spoken: list[str], epoch: int, holds: str, changes: tuple[str, ...] = ()) -> None:
    """Put people's words in where their marks stand, and make these changes; in one go, for each writes all anew.

    `holds`: what is inside, so that the same is one package to Windows Installer, and anything else another.
    """
    form, summary = PLACE / "_ForceCodepage.idt", PLACE / "_SummaryInformation.idt"
    form.write_text(f"\n\n{UTF8}\t_ForceCodepage\n", newline="\r\n")
    told = _run(wine, "msiinfo", "export", _inside(target), "_SummaryInformation")
    summary.write_text(steady_summary(told, uuid.uuid5(NAMESPACE, f"{target.name} {epoch} {holds}"), epoch), newline="")
    tables = _run(wine, "msiinfo", "tables", _inside(target)).split()
    put_in = [
        SPEAK.format(table=table, column=column, words=words, mark=_mark(n))
        for table, column in TEXTS
        if table in tables
        for n, words in enumerate(spoken)
    ]
    imported = ["-i", _inside(form), "-i", _inside(summary)]
    _run(wine, "msibuild", _inside(target), *imported, "-q", *put_in, *changes)


def steady_summary(text: str, code: uuid.UUID, epoch: int) -> str:
    """A package's summary with this code and the commit's time, where wixl has thrown dice and looked at the clock."""
    when = datetime.fromtimestamp(epoch, UTC).strftime("%Y/%m/%d %H:%M:%S")
    for n, value in ((9, f"{{{str(code).upper()}}}"), (12, when), (13, when)):
        text, count = re.subn(rf"^{n}\t[^\r\n]*", f"{n}\t{value}", text, flags=re.MULTILINE)
        assert count == 1, (n, text)
    return text


def _run(wine: Wine, *words: str) -> str:
    done = wine.unix(*words, place=_inside(PLACE))  # they leave a folder `Icon` where they run
    if done.returncode:
        sys.exit(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def _inside(path: Path) -> str:
    """Where a file of this checkout lies for what runs in Wine's folder."""
    return str(PurePosixPath("/src") / path.relative_to(ROOT))
