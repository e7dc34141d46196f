"""Commands for what goes by stick: `bundle export` writes what waits here, `bundle import` takes in what came."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.actions import carrying
from app.cli.opened import opened_replica
from sync.carriers.stick import Pace
from sync.engine.carrying import Brought
from sync.terminal import Call, Command, Option
from sync.wording import Wording

Json = dict[str, Any]
FILE = Option("FILE", required=True)


def _export(call: Call) -> Json:
    with opened_replica(call) as replica:
        out = carrying.write_out(replica, Path(call.need("FILE")), told_if_slow(call, replica.clock.monotonic_s))
    warn(call, list(out.warnings))
    written = out.written
    return {
        "file": str(written.file),
        "number": written.number,
        "documents": written.documents,
        "acts": written.acts,
        "files": written.files,
        "left_out": written.left_out,
        "bytes": written.bytes,
        "warnings": list(out.warnings),
    }


def _import(call: Call) -> Json:
    with opened_replica(call) as replica:
        chosen = carrying.take_bundles_in(
            replica, Path(call.need("FILE")), told_if_slow(call, replica.clock.monotonic_s)
        )
    warn(call, chosen.warnings)
    for error in chosen.troubles:
        call.tell(error.code, **error.facts)
    lines = [_brought_json(one) for one in chosen.taken]
    totals = {key: sum(line[key] for line in lines) for key in ("received", "complete", "sent", "refused", "files")}
    troubles = [
        {"code": error.code, "text": call.wording.say(error.code, error.facts), "facts": error.facts}
        for error in chosen.troubles
    ]
    return {
        **totals,
        "bundles": lines,
        "others": chosen.others,
        "troubles": troubles,
        "warnings": chosen.warnings,
    }


def _brought_json(brought: Brought) -> Json:
    return {
        "file": brought.file,
        "number": brought.number,
        "received": brought.count("received"),
        "complete": brought.count("complete"),
        "sent": brought.count("sent"),
        "refused": brought.count("refused"),
        "answers": brought.settled,
        "heard": brought.heard,
        "files": brought.files,
        "old": brought.is_old,
        "lacks": brought.lacks,
    }


def told_if_slow(call: Call, monotonic_s: Callable[[], float]) -> Callable[[int, int], None]:
    """Says once, to people, that a stick is slow and how long it will take."""
    pace, said = Pace(monotonic_s), set[str]()

    def progress(done: int, total: int) -> None:
        if not said and not call.as_json and (slow := pace.slowness(done, total)):
            said.add("slow")
            call.tell("bundle.slow", rate=f"{slow[0] / 1_000_000:.1f}", minutes=str(max(1, round(slow[1] / 60))))

    return progress


def warn(call: Call, names: list[str]) -> None:
    if names:
        call.tell("bundle.suspicious", names=", ".join(names))


def _written_text(written: Json, wording: Wording) -> str:
    return wording.say("done.bundle_written", {key: str(value) for key, value in written.items()})


def _taken_text(taken: Json, wording: Wording) -> str:
    code = "done.bundle_old" if all(line["old"] for line in taken["bundles"]) else "done.bundle_taken"
    told = [wording.say(code, {key: str(value) for key, value in taken.items()})]
    if any(line["lacks"] for line in taken["bundles"]):
        told.append(wording.say("bundle.lacks"))
    if sum(line["heard"] for line in taken["bundles"]):
        told.append(wording.say("bundle.heard"))
    return "\n".join(told)


COMMANDS = (
    Command(("bundle", "export"), _export, (FILE,), _written_text),
    Command(("bundle", "import"), _import, (FILE,), _taken_text),
)
