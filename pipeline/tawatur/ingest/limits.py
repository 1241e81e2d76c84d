"""How much of an input we are ready to take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one input; what is over them becomes a `TooLargeError` or a `FetchError`.

    `allow_private` lets addresses of this machine and its network be fetched: for tests and for pages that
    you serve yourself, never for addresses that others give you.
    """

    file_bytes: int = 32_000_000  # a text, page, feed or JSON file
    line_bytes: int = 8_000_000  # one line of JSONL
    fetch_bytes: int = 10_000_000  # one page or feed from the network
    timeout: float = 15.0  # seconds for one address, redirects included
    redirects: int = 5
    longest_delay: float = 30.0  # seconds that robots.txt may make us wait between two requests to a host
    feed_entries: int = 2_000
    allow_private: bool = False
