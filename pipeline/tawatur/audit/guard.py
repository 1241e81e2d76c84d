"""What every request passes: its name in `Host`, its method, the size of its body; what every answer carries."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing from outside the package, nothing inline: an article full of tags and scripts shows as text.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # `no-referrer` would take the origin from the posts of our own forms, by which foreign ones are told.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
MAX_BODY: Final = 256 * 1024
_METHODS: Final = frozenset({"GET", "HEAD", "POST"})


class TooLargeBodyError(Exception):
    """A body goes on beyond what is read."""


class Guard:
    """Middleware: refuses foreign `Host` names, other methods and posts from elsewhere; sets the security headers.

    A page elsewhere can let its own name point to 127.0.0.1 and then read what it likes (DNS rebinding); its name
    still stands in `Host`, so only names of loopback are answered. With `any_host`, for a page that asks for an access
    token, every name is: the cookie that admits belongs to one name, and a rebinding page has another.
    """

    def __init__(self, app: ASGIApp, *, any_host: bool = False) -> None:
        self._app = app
        self._any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                # A page shows the store as it is now; style and font may be kept, and asked for by their tag.
                headers.setdefault("Cache-Control", "no-cache" if "etag" in headers else "no-store")
            await send(message)

        read = 0

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MAX_BODY:
                raise TooLargeBodyError
            return message

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        try:
            await self._app(scope, bounded, guarded)
        except TooLargeBodyError:
            if started:
                raise
            await _too_large()(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to a request that goes no further."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if not is_loopback(hosts) and not (self._any_host and len(hosts) == 1):
            return PlainTextResponse("Host: only names of this machine are answered, such as 127.0.0.1", 421)
        if scope["method"] not in _METHODS:
            return PlainTextResponse("only GET, HEAD and POST are answered", 405, headers={"Allow": "GET, HEAD, POST"})
        if scope["method"] == "POST":
            if not is_own_origin(headers):
                return PlainTextResponse("this was sent by a page from elsewhere", 403)
            length = headers.get("content-length", "0")
            if not (length.isascii() and length.isdigit()):
                return PlainTextResponse("Content-Length is no number", 400)
            if int(length) > MAX_BODY:
                return _too_large()
        return None


def _too_large() -> PlainTextResponse:
    return PlainTextResponse(f"more than {MAX_BODY} bytes were sent", 413)


def is_own_origin(headers: Headers) -> bool:
    """Tell whether a browser sends this from a page of ours; a program that is no browser says nothing of either."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


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
