"""Every answer of ours bears the server's name."""

from collections.abc import MutableMapping
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from sync.server.district import District


class Named:
    """Every answer says whose it is, also those of the framework: a PC takes any other for a portal's page."""

    def __init__(self, app: ASGIApp, district: District) -> None:
        self._app, self._district = app, district

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def named(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                home = self._district.home
                own = [(b"x-eo-server", home.server.encode())]
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        await self._app(scope, receive, named)
