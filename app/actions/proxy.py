"""The way by which this PC reaches its server: its addresses, and the proxy where the office has one. The environment
has no say. A proxy's password lies where the PC's keys lie, never in a text that is shown or told."""

from urllib.parse import quote, unquote, urlsplit

import msgspec

from app.host.invitation import normal_addresses, normal_proxy
from app.host.keys import keep_password, password
from app.host.profile import Profile
from sync.replica.meta import read_meta, write_meta
from sync.replica.replica import Replica


def kept_proxy(replica: Replica) -> str:
    """As it may be shown: with the name that it asks for, without its password; "" where the line goes straight."""
    with replica.read() as connection:
        kept = read_meta(connection, "proxy") or ""
    return _joined(kept, _name(kept), "")


def proxy_parts(replica: Replica) -> tuple[str, str]:
    """Its address, and the name that it asks for."""
    kept = kept_proxy(replica)
    return proxy_without_secret(kept), _name(kept)


def proxy_to_use(replica: Replica) -> str:
    """With the password where it has one. Raises: LocalHindrance `keyring.locked`, or of the disk."""
    with replica.read() as connection:
        kept = read_meta(connection, "proxy") or ""
    parts = urlsplit(kept)
    if not parts.username or parts.password:
        return kept
    return _joined(kept, _name(kept), password(replica.folder, *_keys(replica)) or "")


def keep_proxy(replica: Replica, typed: str, name: str | None = None, secret: str | None = None) -> str:
    """Keep another one, "" for none; as it may be shown. An engine that runs has to begin anew to go through it.

    `name`, `secret`: what it asks for, None as they stand in what was typed; where that names the proxy and the person
    that are kept already and says no password, theirs stays. Raises: Refused `proxy.bad_address`; LocalHindrance.
    """
    plain = normal_proxy(typed)
    name = (_name(plain) if name is None else name.strip()) if plain else ""
    shown = _joined(plain, name, "")
    if secret is None:
        secret = unquote(urlsplit(plain).password or "")
        if not secret and shown == kept_proxy(replica):
            return shown
    had_name = bool(_name(kept_proxy(replica)))
    if name or had_name:
        keep_password(replica.folder, *_keys(replica), secret if name else "")
    with replica.write() as t:
        write_meta(t.connection, "proxy", shown)
    return shown


def keep_addresses(replica: Replica, typed: str) -> tuple[str, ...]:
    """Reach the same server by other addresses, tried in this order. Whoever answers there is known by the CA, as ever.

    Raises: Refused `server.bad_address`.
    """
    addresses = normal_addresses(typed)
    replica.become(msgspec.structs.replace(replica.identity, addresses=addresses), "")
    return addresses


def proxy_without_secret(proxy: str) -> str:
    """A proxy's address without the name and the password that it may carry."""
    parts = urlsplit(proxy)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if proxy else ""


def _name(proxy: str) -> str:
    return unquote(urlsplit(proxy).username or "")


def _joined(proxy: str, name: str, secret: str) -> str:
    bare = proxy_without_secret(proxy)
    if not bare or not name:
        return bare
    scheme, _, rest = bare.partition("://")
    who = quote(name, safe="") + (f":{quote(secret, safe='')}" if secret else "")
    return f"{scheme}://{who}@{rest}"


def _keys(replica: Replica) -> tuple[str, str]:
    facts = Profile(replica.folder).facts()
    return facts.device, facts.keys
