"""Signing what Windows runs, by a command of whoever builds: this project holds no key.

SIGN_COMMAND is run once for each program and each package. It names the file as {in}, and where it cannot sign in place
the signed one as {out}: osslsigncode sign -certs c.pem -key k.pem -h sha256 -in {in} -out {out}
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

VARIABLE = "SIGN_COMMAND"


def sign(file: Path, command: str | None = None) -> bool:
    """Whether it is signed now: without a command nothing is. Ends with what the command said where it fails."""
    asked = os.environ.get(VARIABLE, "") if command is None else command
    if not asked:
        return False
    signed = file.with_name(f"{file.name}.signed")
    words = [word.replace("{in}", str(file)).replace("{out}", str(signed)) for word in shlex.split(asked)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{file.name} was not signed: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if signed.exists():
        os.replace(signed, file)
    return True
