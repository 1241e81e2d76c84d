"""Polling addresses politely: nothing is fetched twice, nothing that robots.txt forbids, nothing too fast.

A `Poller` remembers, for one run, the rules of each host and when it was last asked. What an address said of its
version (ETag, Last-Modified) is told back to it the next time; whoever keeps that between runs, keeps `Validators`.
"""

# ruff: noqa: PLC0415 - httpx takes half a second to import, which only addresses need

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tawatur.errors import FetchError, InputError
from tawatur.ingest.limits import Limits
from tawatur.ingest.robots import EVERYTHING, NOTHING, Robots, read_robots
from tawatur.ingest.validators import Validators

if TYPE_CHECKING:
    from tawatur.ingest.fetch import Fetched

_ROBOTS_KINDS: Final = frozenset({"text/plain", "text/html", "application/octet-stream", ""})


class NotModified(Exception):  # noqa: N818 - no error: what was asked for is known already
    """An address holds what it held the last time."""


@dataclass(slots=True)
class _Host:
    robots: Robots
    why: str = ""
    asked: float | None = None


@dataclass(slots=True)
class Poller:
    """Fetches addresses for one run.

    `known` is what addresses said of their versions in earlier runs, `seen` what they say in this one.
    """

    limits: Limits
    known: Mapping[str, Validators] = field(default_factory=dict)
    seen: dict[str, Validators] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Fetch one address.

        Raises:
            NotModified: it holds what `known` says it held.
            FetchError: robots.txt forbids it or asks for a longer wait than `limits` allow, or it does not answer.
            TooLargeError: it is over the size limit.
        """
        from tawatur.ingest.fetch import fetch

        fetched = fetch(url, self.limits, validators=self.known.get(url), allowed=self._admit)
        if fetched is None:
            self.unchanged.append(url)
            raise NotModified(url)
        if fetched.validators:
            self.seen[url] = fetched.validators
        return fetched

    def _admit(self, at: str, source: str) -> None:
        """Wait for the turn of an address, redirects too; raise where its host does not want us."""
        from tawatur.ingest.fetch import AGENT

        parts = urlsplit(at)
        origin = f"{parts.scheme}://{parts.netloc}"
        host = self._hosts.get(origin)
        if host is None:
            host = self._hosts[origin] = self._ask_robots(origin)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        if not host.robots.allows(path):
            why = host.why or f"{origin}/robots.txt does not allow {AGENT.partition(' ')[0]} to fetch it"
            raise FetchError(source, why)
        delay = host.robots.delay or 0.0
        if delay > self.limits.longest_delay and host.asked is not None:
            raise FetchError(
                source,
                f"{origin}/robots.txt asks for {delay:g} seconds between two requests; poll the addresses of this "
                "host one at a time, that long apart",
            )
        if host.asked is not None:
            self.sleep(max(0.0, host.asked + delay - time.monotonic()))
        host.asked = time.monotonic()

    def _ask_robots(self, origin: str) -> _Host:
        """Read the rules of a host: none where there is no robots.txt, and nothing is allowed where it is out of order.

        So says RFC 9309: a host that fails may have rules that we do not know of.
        """
        from tawatur.ingest.fetch import AGENT, fetch

        url = f"{origin}/robots.txt"
        try:
            fetched = fetch(url, self.limits, kinds=_ROBOTS_KINDS)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500:
                return _Host(EVERYTHING)
            return _Host(NOTHING, f"its robots.txt cannot be read ({error.reason}), so nothing is fetched from there")
        except InputError as error:
            return _Host(NOTHING, f"its robots.txt cannot be read ({error.reason}), so nothing is fetched from there")
        return _Host(read_robots(fetched.data, AGENT) if fetched else EVERYTHING)
