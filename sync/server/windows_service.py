"""The server as a service of Windows: what the system asks of a service, and a keeper that does it.

The installer names the folder in the service's command line. `--prepare FOLDER` makes that folder, for the service's
account and administrators alone: the installer runs it as the system, before `--begin` starts the service.
"""

import subprocess
import sys
import time
from pathlib import Path

from sync.server.keeping import Keeper

NAME, PREPARE, BEGIN = "eoffice-server", "--prepare", "--begin"
# By their numbers, for names are in the system's language: the system, administrators, the account of local services.
ALL_RIGHTS, MAY_CHANGE = ("*S-1-5-18", "*S-1-5-32-544"), ("*S-1-5-19",)


def server_command(program: Path, folder: Path) -> list[str]:
    return [str(program.with_name("eoffice-server.exe")), "run", str(folder), "--until-input-ends"]


def rights_command(folder: Path) -> list[str]:
    """What takes the folder from everybody but those who keep the server."""
    command = ["icacls", str(folder), "/inheritance:r"]
    for whom in ALL_RIGHTS:
        command += ["/grant:r", f"{whom}:(OI)(CI)F"]
    for whom in MAY_CHANGE:
        command += ["/grant:r", f"{whom}:(OI)(CI)M"]
    return command


def prepare(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.run(rights_command(folder), check=False).returncode


if sys.platform == "win32":
    import servicemanager
    import win32service
    import win32serviceutil

    class Service(win32serviceutil.ServiceFramework):
        _svc_name_ = NAME

        def __init__(self, words: list[str]) -> None:
            super().__init__(words)
            self._keeper = Keeper(
                server_command(Path(sys.executable), Path(sys.argv[1])),
                Path(sys.argv[1]),
                servicemanager.LogWarningMsg,
                time.monotonic,
            )

        def SvcDoRun(self) -> None:
            self._keeper.keep()

        def SvcStop(self) -> None:
            self.ReportServiceStatus(win32service.SERVICE_STOP_PENDING, waitHint=15_000)
            self._keeper.end()

        SvcShutdown = SvcStop

    def entry() -> None:
        """The program `eoffice-service`."""
        if sys.argv[1:2] == [PREPARE]:
            sys.exit(prepare(Path(sys.argv[2])))
        if sys.argv[1:2] == [BEGIN]:
            win32serviceutil.StartService(NAME)
            return
        servicemanager.Initialize()
        servicemanager.PrepareToHostSingle(Service)
        servicemanager.StartServiceCtrlDispatcher()
