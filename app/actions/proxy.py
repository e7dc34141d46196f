"""The proxy through which this PC reaches its server, where the office has one. The environment has no say."""

from app.host.invitation import normal_proxy
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica


def kept_proxy(replica: Replica) -> str:
    """ "" where the line goes straight."""
    with replica.read() as connection:
        return read_meta(connection, "proxy") or ""


def keep_proxy(replica: Replica, typed: str) -> str:
    """Keep another one, "" for none; as it is kept. An engine that runs has to begin anew to go through it.

    Raises: Refused `proxy.bad_address`.
    """
    proxy = normal_proxy(typed)
    with replica.write() as t:
        write_meta(t.connection, "proxy", proxy)
    return proxy
