"""A district server's folder: what lies in it, and opening it.

server.toml   settings, each with a comment        district.db   everything shared       files/   by content
keys/         CA, TLS, seal key (this account only)                run.lock, backup.lock   held

Where the settings name a PostgreSQL, everything shared is there; where they name an S3-compatible store, it has the
whole files, and `files/` the unfinished ones. A password and a store's secret lie with the keys.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sync.errors import Defect, Refused
from sync.files import disk_errors, text_in
from sync.protocol.signing import BUNDLE, SEAL, Signer
from sync.server import ca, meta
from sync.server.account import check_account
from sync.server.databases import FILE, opened
from sync.server.stores import ServerFiles, stored_in

DATABASE, FILES, KEYS, SETTINGS, SEAL_KEY = FILE, "files", "keys", "server.toml", "seal.key"
MOST_NAMED = 3


@dataclass(frozen=True)
class Settings:
    listen: str
    database: str
    hosts: tuple[str, ...]
    files: str = ""

    def reachable_addresses(self) -> list[str]:
        """Where other machines can reach the server: the names and addresses of the certificate but this machine's own
        for itself; names without a dot, which few networks know, only where there is nothing else."""
        port = self.listen.rpartition(":")[2]
        own = ("localhost", "localhost.localdomain")
        others = [host for host in self.hosts if host not in own and not host.startswith("127.") and host != "::1"]
        known = [host for host in others if "." in host or ":" in host] or others
        return [f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}" for host in known]


class Home:
    """An initialised server folder, opened. Raises: Refused `server.not_a_home`, `server.other_account`,
    `server.other_database`; Defect `server.database_gone`, `server.keys_gone`; as `ServerDatabase` and `stored_in` do.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        check_account(folder)
        with disk_errors(folder):
            is_home = (folder / SETTINGS).is_file()
        if not is_home:
            raise Refused("server.not_a_home", {"folder": str(folder)})
        self.settings, self.keys = read_settings(folder), folder / KEYS
        if not self.settings.database and not (folder / DATABASE).is_file():
            raise Defect("server.database_gone", {"folder": str(folder)})
        self.files: ServerFiles = stored_in(folder / FILES, self.settings.files, self.keys)
        self.database = opened(folder, self.settings.database, self.keys)
        try:
            self._look_into()
        except BaseException:
            self.close()
            raise

    def _look_into(self) -> None:
        self.database.migrate()
        try:
            self._signer = Signer((self.keys / SEAL_KEY).read_bytes())
        except (OSError, ValueError) as error:
            raise Defect("server.keys_gone", {"folder": str(self.keys)}) from error
        with self.database.read() as connection:
            self.server, self.epoch = meta.read(connection, "server"), meta.read(connection, "epoch")
        if self.settings.database and not ca.is_of(self.keys, self.server):
            raise Refused("server.other_database", {"database": self.settings.database})

    @property
    def seal_key(self) -> bytes:
        return self._signer.public_key

    def seal(self, content: bytes) -> bytes:
        """The server's signature over a row that PCs keep."""
        return self._signer.sign(SEAL, content)

    def sign_bundle(self, content: bytes) -> bytes:
        """The server's signature over a bundle that it writes."""
        return self._signer.sign(BUNDLE, content)

    @property
    def opener(self) -> Signer:
        """The key that bundles for this server are encrypted to."""
        return self._signer

    def close(self) -> None:
        self.database.close()
        self.files.close()


def check_new(folder: Path) -> None:
    """Whether a server may be made in a folder. Raises: Refused `server.not_a_folder`, `server.not_empty` (with a few
    of the names there, for some are hidden), `server.other_account`; LocalHindrance of the disk."""
    check_account(folder)
    with disk_errors(folder):
        if folder.exists() and not folder.is_dir():
            raise Refused("server.not_a_folder", {"folder": str(folder)})
        if found := sorted(path.name for path in folder.iterdir())[:MOST_NAMED] if folder.exists() else []:
            raise Refused("server.not_empty", {"folder": str(folder), "found": ", ".join(found)})


def check_listen(listen: str) -> tuple[str, int]:
    """Host and port of "HOST:PORT". Raises: Refused `server.bad_listen`."""
    host, _, port = listen.rpartition(":")
    host = host.strip("[]")
    if not host or not (port.isascii() and port.isdigit() and len(port) <= 5) or int(port) > 65535:
        raise Refused("server.bad_listen", {"listen": listen})
    return host, int(port)


def read_settings(folder: Path) -> Settings:
    """Raises: Refused `server.bad_settings`, naming the key; LocalHindrance of the disk."""
    file, known = folder / SETTINGS, {"listen": str, "database": str, "files": str, "hosts": list}
    try:
        with disk_errors(file):
            values = tomllib.loads(text_in(file))
    except (FileNotFoundError, ValueError) as error:
        raise Refused("server.bad_settings", {"file": str(file), "detail": str(error)}) from error
    for key, value in values.items():
        if key not in known or not isinstance(value, known[key]):
            raise Refused("server.bad_settings", {"file": str(file), "detail": key})
    listen, hosts = values.get("listen", "0.0.0.0:8443"), tuple(map(str, values.get("hosts", [])))
    try:
        check_listen(listen)
        for host in hosts:
            ca.check_host(host)
    except Refused as error:
        detail = " ".join(error.facts.values())
        raise Refused("server.bad_settings", {"file": str(file), "detail": detail}) from error
    return Settings(listen, values.get("database", ""), hosts, values.get("files", ""))


def settings_text(settings: Settings) -> str:
    """The settings file, a comment for each key."""
    hosts = ", ".join(f'"{host}"' for host in settings.hosts)
    return (
        "# Settings of this e-Office district server. Lines may be changed while it stands still.\n\n"
        "# Address and port to serve on, unless `run --listen` says otherwise.\n"
        f'listen = "{settings.listen}"\n\n'
        "# Where the data lies. Empty: SQLite in this folder. Else a PostgreSQL, without its password: that stands\n"
        "# in keys/database.password, or wherever PostgreSQL's own programs look for it.\n"
        f'database = "{settings.database}"\n\n'
        "# Where whole files lie. Empty: in files/ of this folder. Else an S3-compatible store, as\n"
        "# s3://bucket/prefix?endpoint=https://host:port&region=name&ca=/path/of.pem, without its secret: that is in\n"
        "# keys/files.key (a line each: access key, secret key), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n"
        f'files = "{settings.files}"\n\n'
        "# Names and addresses in the TLS certificate; `eoffice-server host add` adds one.\n"
        f"hosts = [{hosts}]\n"
    )
