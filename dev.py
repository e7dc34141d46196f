#!/usr/bin/env python3
"""Everything a developer or a visitor runs, with nothing but Python and its venv module installed.

python3 dev.py demo             a morning of one commune and its district, at both offices' windows; see build/demo
python3 dev.py test             linters, types, import rules, all tests but the long ones
python3 dev.py test [WORDS]     tests alone: --long the long ones too; the other words go to pytest
python3 dev.py test --postgresql  all tests with the servers' data in the system's PostgreSQL, made for the run
python3 dev.py test --s3        all tests with the servers' files in an S3 server, made for the run
python3 dev.py setup            only install into .venv
python3 dev.py run PROGRAM …    eoffice or eoffice-server with these words
python3 dev.py check            linters, types and import rules alone
python3 dev.py sim [WORDS]      the simulation: seeds, one of them again, planted faults; see tests/simulation
python3 dev.py bench [NAME]     figures of this machine; see tests/benchmarks
python3 dev.py build WHAT       packages, into dist: linux, windows or all; see build_spec
python3 dev.py pictures         draw the help's pictures anew, and those that the tests compare with
python3 dev.py lock             resolve requirements.lock anew (needs the network)
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
MADE = ROOT / "resources" / "made"
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}  # a run of the tests starts hundreds of programs
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
GROUPS = ("demo", "postgresql", "s3", "test")
BUILD = (*GROUPS, "build")
# What the window needs of the system, by what shows that it is there; the names are Debian's and Ubuntu's.
SHOWS = ["libegl1", "libgl1", "libfontconfig1", "libfreetype6", "libxkbcommon0", "libdbus-1-3", "libglib2.0-0"]
ON_X = ["libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-image0", "libxcb-render-util0", "libxcb-xkb1"]
ON_X += ["libxkbcommon-x11-0", "libxcb-randr0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0", "libx11-xcb1"]
PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "dbus-daemon": "dbus", "xdotool": "xdotool"}
AT_SPI = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
MARK = "# group: "
QUICK = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("lint-imports",))
TYPES = "mypy"
WORKERS_A_CORE = 1.5  # windows and processes are often waited for; with more they get into each other's way
PLENTY = 4 << 30  # bytes


def main(words: list[str]) -> int:
    commands = {"demo": demo, "test": test, "setup": setup, "run": run, "check": check, "bench": bench}
    commands |= {"sim": sim, "build": build, "pictures": pictures, "lock": lock}
    if not words or words[0] not in commands:
        print(__doc__)
        return 0 if words in ([], ["--help"], ["help"]) else 2
    return commands[words[0]](words[1:])


def setup(words: list[str]) -> int:
    install(GROUPS)
    provide(screen=False, tests=False)
    return 0


def demo(words: list[str]) -> int:
    install(("demo",))
    provide(screen=has_screen(), tests=False)
    return call([str(PYTHON), "-m", "app.sample.play", *words])


def test(words: list[str]) -> int:
    install(GROUPS)
    provide(screen=True, tests=True)
    types = None
    if not words:
        if failed := call_each(QUICK):
            return failed
        types = subprocess.Popen([str(BIN / TYPES)], cwd=ROOT, stdout=subprocess.PIPE, text=True)  # beside the tests
    marks = ["-m", "not long"]
    if "--long" in words:
        words.remove("--long")
        marks = []
    shared_out = ["-n", str(round(WORKERS_A_CORE * (os.cpu_count() or 1))), "--dist", "worksteal"]
    workers = [] if any(w.startswith("-n") for w in words) else shared_out
    failed = call([str(PYTHON), "-m", "pytest", *marks, *workers, *words], in_memory() | COMPILED_ONCE)
    if types is not None:
        print("·", TYPES, types.communicate()[0], sep="\n", flush=True)
        failed = failed or types.returncode
    return failed


def in_memory() -> dict[str, str]:
    """Where tests put their files: in memory where there is plenty, since most of their time would go to a disk that
    confirms each write. What a power cut leaves is played by fakes of the disk, not by the one beneath."""
    memory = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own there, for this user alone
    is_plenty = memory.is_dir() and shutil.disk_usage(memory).free > PLENTY and os.access(memory, os.W_OK)
    return {"PYTEST_DEBUG_TEMPROOT": str(memory)} if is_plenty else {}


def check(words: list[str]) -> int:
    install(GROUPS)
    return call_each((*QUICK, (TYPES,)))


def call_each(commands: tuple[tuple[str, ...], ...]) -> int:
    """One after the other, up to the first that fails."""
    for command in commands:
        print("·", " ".join(command), flush=True)
        if failed := call([str(BIN / command[0]), *command[1:]]):
            return failed
    return 0


def run(words: list[str]) -> int:
    install(("demo",))
    if not words or words[0] not in ("eoffice", "eoffice-server"):
        print("run eoffice … or run eoffice-server …")
        return 2
    if words[0] == "eoffice":
        provide(screen=has_screen(), tests=False)
    return call([str(BIN / words[0]), *words[1:]])


def bench(words: list[str]) -> int:
    install(GROUPS)
    provide(screen=False, tests=False)
    return call([str(PYTHON), "-m", "tests.benchmarks", *words])


def sim(words: list[str]) -> int:
    install(GROUPS)
    provide(screen=False, tests=False)
    return call([str(PYTHON), "-m", "tests.simulation", *words])


def build(words: list[str]) -> int:
    install(BUILD)
    provide(screen=True, tests=False)
    return call([str(PYTHON), "-m", "build_spec.build", *words])


def pictures(words: list[str]) -> int:
    install(GROUPS)
    provide(screen=False, tests=False)
    return call([str(PYTHON), "-m", "tests.gui.pictures", *words])


def install(groups: tuple[str, ...]) -> None:
    """Bring .venv to what the lock says for these groups; does nothing where it is so already."""
    if not (3, 11) <= sys.version_info < (3, 14):
        sys.exit(f"Python 3.11, 3.12 or 3.13 is needed, this is {sys.version.split()[0]}.")
    sections = locked()
    wanted = {
        g: hashlib.sha256((sections[g] + (ROOT / "pyproject.toml").read_text()).encode()).hexdigest() for g in groups
    }
    stamps = {g: VENV / f"installed-{g}" for g in groups}
    if PYTHON.exists() and all(stamps[g].exists() and stamps[g].read_text() == wanted[g] for g in groups):
        return
    began = time.monotonic()
    if not PYTHON.exists():
        make_venv()
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "requirements.txt"
        chosen.write_text("\n".join(sections[g] for g in groups))
        print(f"Installing what {' and '.join(groups)} need into .venv …", flush=True)
        pip("install", "--require-hashes", "--no-deps", "-r", str(chosen))
    pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT), "--config-settings", "editable_mode=compat")
    for group in groups:
        stamps[group].write_text(wanted[group])
    print(f"Installed in {time.monotonic() - began:.0f} s.", flush=True)


def has_screen() -> bool:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return os.name == "nt" or sys.platform == "darwin" or bool(shown)


def provide(*, screen: bool, tests: bool) -> None:
    """See to it that the system has what windows need; installs it as root, else says what to install and ends."""
    missing = missing_packages(screen=screen, tests=tests) if sys.platform.startswith("linux") else []
    if missing:
        install_packages(missing)
        if missing_packages(screen=screen, tests=tests):
            sys.exit(f"Installed, and yet this is still missing: {' '.join(missing)}")
    make()  # Qt's own tools need what Qt needs


def install_packages(missing: list[str]) -> None:
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(
            f"The window needs packages that this system lacks. Install them and try again:\n  sudo {' '.join(command)}"
        )
    print(f"Installing {', '.join(missing)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "update"], command):
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:] + f"\nNot installed; needed are: {' '.join(missing)}")


def missing_packages(*, screen: bool, tests: bool) -> list[str]:
    packages = [] if loads("from PySide6 import QtWidgets, QtSvg, QtPrintSupport, QtNetwork") else list(SHOWS)
    look = "import ctypes, PySide6, pathlib as p; ctypes.CDLL(p.Path(PySide6.__path__[0]) / 'Qt/plugins/platforms/{}')"
    if not packages and not loads(look.format("libqoffscreen.so")):
        packages += SHOWS
    if screen and (packages or not loads(look.format("libqxcb.so"))):
        packages += ON_X
    if tests:
        packages += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
        packages += [] if any(map(os.path.exists, AT_SPI)) else ["at-spi2-core"]
    return packages


def loads(statement: str) -> bool:
    return subprocess.run([str(PYTHON), "-c", statement], capture_output=True, check=False).returncode == 0


def make() -> None:
    """What the window needs and no package brings ready: its fonts, its translations. Made anew where a source or a package changed."""
    steps = {
        "fonts": (ROOT / "build_spec" / "fonts.py", [ROOT / "build_spec" / "arrows.py"]),
        "translations": (
            ROOT / "build_spec" / "translations.py",
            sorted((ROOT / "resources" / "translations").glob("*.ts")),
        ),
    }
    for name, (script, sources) in steps.items():
        wanted = hashlib.sha256(b"".join(path.read_bytes() for path in (LOCK, script, *sources))).hexdigest()
        stamp = MADE / f"{name}.made"
        if stamp.exists() and stamp.read_text() == wanted:
            continue
        print(f"Making {name} …", flush=True)
        command = [str(PYTHON), str(script), str(MADE / name)]
        done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        stamp.write_text(wanted)


def make_venv() -> None:
    print("Making .venv …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return
    if "ensurepip" in made.stdout + made.stderr:
        sys.exit("Python's venv module is not complete. On Debian or Ubuntu: sudo apt-get install python3-venv")
    sys.exit(made.stdout + made.stderr)


def pip(*words: str) -> None:
    """Run pip, a line for each package that it fetches, everything where it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *words, "--progress-bar", "off"]
    told: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            told.append(line)
            if line.lstrip().startswith("Downloading "):
                print("  ", line.split("/")[-1].replace("Downloading ", "").strip(), flush=True)
    if running.returncode:
        sys.exit(
            "".join(told[-40:]) + "\nInstalling failed; what was there is as it was. Check the network and try again."
        )


def locked() -> dict[str, str]:
    """The sections of the lock file by group."""
    sections: dict[str, str] = {}
    for part in LOCK.read_text().split(MARK)[1:]:
        name, _, text = part.partition("\n")
        sections[name.strip()] = text
    return sections


def lock(words: list[str]) -> int:
    """Resolve all groups together; each package stands in the first group that needs it. No registry is named."""
    pip("install", "uv")
    resolved: dict[str, str] = {}
    text = ""
    for n, group in enumerate(BUILD):
        extras = [w for g in BUILD[: n + 1] for w in ("--extra", g)]
        command = [str(PYTHON), "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--no-header"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-annotate", "--upgrade", *extras, "pyproject.toml"]
        command += ["-q", "--constraint", str(write_constraints(resolved))] if resolved else ["-q"]
        out = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=True).stdout
        entries = {e.split("==")[0].strip(): e for e in split_entries(out)}
        text += MARK + group + "\n" + "".join(e for name, e in entries.items() if name not in resolved)
        resolved |= {name: e for name, e in entries.items() if name not in resolved}
    if "://" in text:
        sys.exit("An address in the lock file; it was not written.")
    LOCK.write_text(text)
    return 0


def split_entries(text: str) -> list[str]:
    """A requirements file's entries, each with its hashes."""
    entries: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith((" ", "\t")) and entries:
            entries[-1] += line
        elif line.strip() and not line.startswith("#"):
            entries.append(line)
    return entries


def write_constraints(resolved: dict[str, str]) -> Path:
    path = Path(tempfile.mkdtemp()) / "constraints.txt"
    path.write_text("".join(e.split(" \\")[0].split(";")[0] + "\n" for e in resolved.values()))
    return path


def call(command: list[str], environment: dict[str, str] | None = None) -> int:
    return subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, **(environment or {})}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
