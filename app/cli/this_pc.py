"""Commands about this PC itself: enrolling it anew, and by which way it reaches its server."""

from typing import Any

from app.actions import large_files
from app.actions.proxy import keep_addresses, keep_proxy, kept_proxy
from app.cli.opened import opened_replica, pin_in, profile_of, whole_number
from sync.terminal import Call, Command, Option
from sync.wording import Wording
from sync.world import SystemClock, SystemIds


def _enrol_anew(call: Call) -> dict[str, Any]:
    from app.actions import enrolling  # slow to import, and of no use to the other commands

    profile, clock, ids = profile_of(call), SystemClock(), SystemIds()
    with opened_replica(call, may_be_restored=True) as replica:
        goes_along = enrolling.was_forked(replica)
        enrolling.enrol_anew(profile, replica, call.need("--code"), clock, ids)
    profile.finish_putting_away(clock.now())
    return {"device": profile.facts().device, "goes_along": goes_along, "waits": profile.waits_anew}


def _enrolled_text(result: dict[str, Any], wording: Wording) -> str:
    done = "done.enrols_at_start" if result["waits"] else "done.enrolled_anew"
    return wording.say(done, {"along": wording.say("what.goes_along")} if result["goes_along"] else {})


def _proxy_show(call: Call) -> dict[str, str]:
    with opened_replica(call) as replica:
        return {"proxy": kept_proxy(replica)}


def _proxy_set(call: Call) -> dict[str, str]:
    secret = pin_in(call, "--password-file")
    with opened_replica(call) as replica:
        return {"proxy": keep_proxy(replica, call.need("ADDRESS"), call.get("--login"), secret)}


def _proxy_none(call: Call) -> dict[str, str]:
    with opened_replica(call) as replica:
        return {"proxy": keep_proxy(replica, "")}


def _server_show(call: Call) -> dict[str, list[str]]:
    with opened_replica(call) as replica:
        return {"addresses": list(replica.identity.addresses)}


def _server_set(call: Call) -> dict[str, list[str]]:
    with opened_replica(call) as replica:
        return {"addresses": list(keep_addresses(replica, call.need("ADDRESSES")))}


def _fetch_show(call: Call) -> dict[str, int | None]:
    with opened_replica(call) as replica:
        return {"megabytes": large_files.kept_limit(replica)}


def _fetch_set(call: Call) -> dict[str, int | None]:
    megabytes = whole_number(call, "MEGABYTES")
    with opened_replica(call) as replica:
        return {"megabytes": large_files.keep_limit(replica, megabytes)}


def _fetch_all(call: Call) -> dict[str, int | None]:
    with opened_replica(call) as replica:
        return {"megabytes": large_files.keep_limit(replica, None)}


def _fetch_text(result: dict[str, int | None], wording: Wording) -> str:
    if result["megabytes"] is None:
        return wording.say("done.fetch_all")
    return wording.say("done.fetch_up_to", {"megabytes": str(result["megabytes"])})


def _proxy_text(result: dict[str, str], wording: Wording) -> str:
    return wording.say("done.proxy" if result["proxy"] else "done.no_proxy", result)


def _server_text(result: dict[str, list[str]], wording: Wording) -> str:
    return wording.say("done.server", {"addresses": ", ".join(result["addresses"])})


COMMANDS = (
    Command(("enrol-anew",), _enrol_anew, (Option("--code", "CODE", required=True),), _enrolled_text),
    Command(("proxy", "show"), _proxy_show, (), _proxy_text),
    Command(
        ("proxy", "set"),
        _proxy_set,
        (Option("ADDRESS", required=True), Option("--login", "NAME"), Option("--password-file", "F")),
        _proxy_text,
    ),
    Command(("proxy", "none"), _proxy_none, (), _proxy_text),
    Command(("fetch", "show"), _fetch_show, (), _fetch_text),
    Command(("fetch", "set"), _fetch_set, (Option("MEGABYTES", required=True),), _fetch_text),
    Command(("fetch", "all"), _fetch_all, (), _fetch_text),
    Command(("server", "show"), _server_show, (), _server_text),
    Command(("server", "set"), _server_set, (Option("ADDRESSES", required=True),), _server_text),
)
