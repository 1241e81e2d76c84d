"""What every request passes: a loopback name in `Host`, a reading method; what every response carries."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing from outside the package, nothing inline: an article full of tags and scripts shows as text.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_READING: Final = frozenset({"GET", "HEAD"})


class Guard:
    """Middleware: refuses foreign `Host` names and methods that write, and sets the headers of security.

    A page elsewhere can let its own name point to 127.0.0.1 and then read what it likes (DNS rebinding); its name
    still stands in `Host`, so only names of loopback are answered.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # A page shows the store as it is now; style and font may be kept, and asked for by their tag.
                headers.setdefault("Cache-Control", "no-cache" if "etag" in headers else "no-store")
            await send(message)

        refusal = _refusal(scope)
        await (refusal or self._app)(scope, receive, guarded)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    """The answer to a request that goes no further."""
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if not is_loopback(hosts):
        return PlainTextResponse("Host: only names of this machine are answered, such as 127.0.0.1", 421)
    if scope["method"] not in _READING:
        return PlainTextResponse("the page is for reading only", 405, headers={"Allow": "GET, HEAD"})
    return None


def is_loopback(hosts: Iterable[str]) -> bool:
    """Tell whether a request names this machine, once and only.

    >>> is_loopback(["127.0.0.1:8321"]), is_loopback(["[::1]"]), is_loopback(["127.0.0.1.example.org"])
    (True, True, False)
    """
    try:
        (host,) = hosts
    except ValueError:
        return False
    name, _, port = host.rpartition(":") if ":" in host and not host.endswith("]") else (host, "", "")
    if port and not (port.isascii() and port.isdigit()):
        return False
    if name.lower() == "localhost":
        return True
    try:
        if name.startswith("[") and name.endswith("]"):
            return ipaddress.IPv6Address(name[1:-1]).is_loopback
        return ipaddress.IPv4Address(name).is_loopback
    except ValueError:
        return False
