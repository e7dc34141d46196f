"""What goes into the two frozen programs: read by their spec files, which PyInstaller runs.

The client carries no server, the server no Qt; a build that would carry them is refused here. What PyInstaller gathers
by itself is cut to what the programs use: a desktop's own libraries above all, which the system has in the right
version, and which would be half of the package.
"""

import json
import re
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
BUILT = ROOT / "build" / ("windows" if sys.platform == "win32" else "")
Entry = tuple[str, str, str]  # PyInstaller's: where it goes, where it lies, what it is

NEVER = """tkinter IPython numpy PIL pytest _pytest setuptools pkg_resources pip wheel unittest pydoc doctest pdb
    lib2to3 ensurepip idlelib turtledemo curses readline sqlite3 aiosqlite psycopg2 MySQLdb pysqlite2
    fontTools fontpkg fontpkg_noto_sans hypothesis mypy rich pygments markdown_it
    zstandard.backend_cffi zstandard._cffi""".split()  # sqlite3: it may lose data
OF_THE_SERVER = """sync.server starlette uvicorn httptools anyio h11 psycopg psycopg_binary
    obstore""".split()
OF_THE_CLIENT = "app PySide6 shiboken6 keyring watchdog pypdfium2 pypdfium2_raw requests".split()
OTHER_DATABASES = [f"sqlalchemy.dialects.{name}" for name in ("mssql", "mysql", "oracle", "postgresql")]
QT_UNUSED = [f"PySide6.Qt{name}" for name in ("Qml", "Quick", "OpenGL", "OpenGLWidgets", "Sql", "Test", "Xml")]
CLIENT_HIDDEN = """keyring.backends.SecretService keyring.backends.kwallet keyring.backends.Windows secretstorage
    keyring.backends.fail keyring.backends.chainer sqlalchemy.dialects.sqlite watchdog.observers""".split()
SERVER_HIDDEN = """uvicorn.loops.auto uvicorn.protocols.http.httptools_impl uvicorn.lifespan.on uvicorn.logging
    sqlalchemy.dialects.sqlite sqlalchemy.dialects.postgresql.psycopg psycopg_binary obstore.store
    obstore.exceptions""".split()

# Of what lies in the system's own folders only this travels along: what a desktop may lack, and what must be the same
# on all of them. Everything else (X, fonts, OpenGL, Wayland, cups, …) is taken from the system, whose packages keep it.
FROM_THE_SYSTEM = """libpython3* libssl.so* libcrypto.so* libffi.so* libbz2.so* liblzma.so* libxkbcommon*
    libxcb-cursor* libxcb-icccm* libxcb-image* libxcb-keysyms* libxcb-render-util* libxcb-util* libxcb-xkb*""".split()
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
# Of what Qt and others bring, this is of no use here: other screens than a desktop's, other pictures than we show,
# databases, QML, texts in languages that the window does not speak.
LEFT_OUT = """*libqgtk3* *libqeglfs* *libqlinuxfb* *libqvkkhrdisplay* *libqvnc* *libqminimal*
    *egldeviceintegrations* *plugins/generic/* *libQt6EglF* *plugins/qmltooling/* *plugins/sqldrivers/* *plugins/tls/*
    *imageformats/*qtga* *imageformats/*qicns* *imageformats/*qwbmp* *imageformats/*qtiff*
    *imageformats/*qwebp* *imageformats/*qgif* *libQt6Quick* *libQt6Qml* *libQt6VirtualKeyboard* *libQt6Sql*
    *libQt6Test* *opengl32sw.dll *qdirect2d* *qminimal.dll *PySide6/Qt/translations/* *PySide6/translations/*
    *.pyi *py.typed *.dist-info/RECORD *.dist-info/INSTALLER""".split()
KEPT = ["*PySide6/Qt/translations/qtbase_en.qm", "*PySide6/translations/qtbase_en.qm"]

CLIENT_DATA = ["wording", "icons", "look", "help", "registers", "rules", "made/fonts", "made/translations"]
SERVER_DATA = ["wording", "rules", "registers", "made/fonts"]  # it prints slips


# What lies in a folder beside each other. On Windows a program has either a console or a window: the second client is
# for whoever clicks, the second server keeps the first one running.
CLIENT_PROGRAMS = {"eoffice": True} | ({"eofficew": False} if sys.platform == "win32" else {})
SERVER_PROGRAMS = {"eoffice-server": "eoffice_server"}
SERVER_PROGRAMS |= {"eoffice-service": "eoffice_service"} if sys.platform == "win32" else {}

DICTIONARIES = ("sync/protocol/dictionary_1.zdict",)


def data(folders: Iterable[str]) -> list[tuple[str, str]]:
    """Our own resources and the line's dictionary, for a spec's `datas`: each as it lies in a checkout."""
    found = [(str(RESOURCES / folder), f"resources/{folder}") for folder in folders]
    return [*found, *((str(RESOURCES.parent / one), str(Path(one).parent)) for one in DICTIONARIES)]


def trimmed(entries: Iterable[Entry]) -> list[Entry]:
    """What is gathered, without what is left out, in one order whatever the disk's."""
    return sorted(entry for entry in entries if _is_wanted(entry[0].replace("\\", "/"), entry[1]))


def _is_wanted(name: str, source: str) -> bool:
    if source.startswith(SYSTEM):
        return any(fnmatch(name.rpartition("/")[2], pattern) for pattern in FROM_THE_SYSTEM)
    if any(fnmatch(name, pattern) for pattern in KEPT):
        return True
    return not any(fnmatch(name, pattern) for pattern in LEFT_OUT)


def store_plainly() -> None:
    """Keep the programs' own modules as they are: a package's compression makes less of them all together than
    PyInstaller's of each, and a program that starts need not open each one up."""
    from PyInstaller.archive import writers

    assert isinstance(writers.ZlibArchiveWriter._COMPRESSION_LEVEL, int)
    writers.ZlibArchiveWriter._COMPRESSION_LEVEL = 0


def note_sources(program: str, *gathered: Iterable[Entry]) -> None:
    """Leave a list of the files that a program is made of, for its bill of materials."""
    found = sorted({source for entries in gathered for _, source, _ in entries if source and Path(source).is_file()})
    BUILT.mkdir(parents=True, exist_ok=True)
    (BUILT / f"{program}.sources.json").write_text(json.dumps(found, indent=0), encoding="utf-8")


def looks_of(name: str) -> dict[str, str]:
    """What Windows shows of a program, for a spec's `EXE`: its version and its picture, made before it is frozen."""
    made = {"version": f"{name}.version.txt", "icon": "eoffice.ico"} if sys.platform == "win32" else {}
    return {kind: str(BUILT / file) for kind, file in made.items()}


def only(scripts: Iterable[Entry], name: str, *others: str) -> list[Entry]:
    """Of the scripts of several programs in one folder: those of one of them."""
    return [entry for entry in scripts if entry[0] == name or entry[0] not in others]


def refuse(modules: Iterable[str], forbidden: Iterable[str]) -> None:
    """Raises: SystemExit where a program would carry what it must not."""
    words = "|".join(re.escape(name) for name in forbidden)
    found = sorted(name for name in modules if re.match(rf"({words})(\.|$)", name))
    if found:
        raise SystemExit(f"This must not be in the package: {', '.join(found[:10])}")
