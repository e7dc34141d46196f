"""Manual pages, made from the programs' own lists of commands, so that they never lag behind."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sync.terminal import GLOBAL, Command, Option
from sync.wording import Wording

SECTIONS = {
    "vi": ("TÊN", "CÚ PHÁP", "CÁC LỆNH", "TÙY CHỌN CHUNG", "TỆP"),
    "en": ("NAME", "SYNOPSIS", "COMMANDS", "OPTIONS OF EVERY COMMAND", "FILES"),
}
FILES = {
    "eoffice": {
        "/etc/eoffice/server.toml": {
            "vi": "máy chủ dành cho mọi tài khoản của máy này; mẫu ở /usr/share/doc/eoffice/examples",
            "en": "the server for all accounts of this PC; an example lies in /usr/share/doc/eoffice/examples",
        },
    },
    "eoffice-server": {
        "/var/lib/eoffice-server": {
            "vi": "dữ liệu của máy chủ, chỉ tài khoản eoffice-server đọc được; tạo bằng: "
            "runuser -u eoffice-server -- eoffice-server init /var/lib/eoffice-server --organisations TỆP.csv",
            "en": "the server's data, for the account eoffice-server alone; made by: "
            "runuser -u eoffice-server -- eoffice-server init /var/lib/eoffice-server --organisations FILE.csv",
        },
        "/etc/default/eoffice-server": {"vi": "cách khởi động dịch vụ", "en": "how the service is started"},
    },
}


def page(program: str, commands: Sequence[Command], options: Sequence[Option], language: str, epoch: int) -> str:
    """The page of one program in one language, as roff."""
    wording = Wording(language)
    name, synopsis, listed, everywhere, files = SECTIONS[language]
    day = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    head = wording.say(f"help.{program}").splitlines()[0].rstrip(".:")
    lines = [f'.TH {program.upper()} 1 "{day}" "e-Office"', f".SH {name}"]
    lines += [f"{_text(program)} \\- {_text(head.removeprefix(program).lstrip(' :–-') or head)}"]
    lines += [f".SH {synopsis}", f".B {_text(program)}", ".RI [ ... ]", f".SH {listed}"]
    for command in commands:
        if not command.words:
            continue
        usage = " ".join(f"{o.name} {o.value}".rstrip() if o.required else f"[{_plain(o)}]" for o in command.options)
        lines += [".TP", f".B {_text(f'{command.name} {usage}'.rstrip())}"]
        lines += [_text(wording.say(f"help.{program}.{'_'.join(command.words)}"))]
    own = [o for c in commands if not c.words for o in c.options]
    lines.append(f".SH {everywhere}")
    for option in (*own, *options, *GLOBAL):
        lines += [".TP", f".B {_text(_plain(option))}", _text(wording.say(f"option.{option.name.lstrip('-')}"))]
    lines.append(f".SH {files}")
    for path, said in FILES[program].items():
        lines += [".TP", f".I {_text(path)}", _text(said[language])]
    return "\n".join(lines) + "\n"


def _plain(option: Option) -> str:
    return f"{option.name} {option.value}".rstrip()


def _text(text: str) -> str:
    """Plain text as roff: what would be its own signs is escaped."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
