"""The rules of robots.txt (RFC 9309): which addresses may be fetched, and how long to wait between two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes

_MOST_BYTES: Final = 500 * 1024  # what the RFC asks to be read at least; the rest is left unread
_MOST_RULES: Final = 10_000
_LONGEST: Final = 2_000  # characters of one rule


@dataclass(frozen=True, slots=True)
class Rule:
    """A path pattern that is allowed or not."""

    allow: bool
    pattern: str


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for one program. `delay` is in seconds."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Tell whether a path (with its query) may be fetched: the longest rule that fits decides, allow before not.

        >>> Robots((Rule(False, "/private/"), Rule(True, "/private/feed.xml$"))).allows("/private/feed.xml")
        True
        """
        wanted = _same_form(path or "/")
        fitting = [rule for rule in self.rules if _fits(rule.pattern, wanted)]
        return max(fitting, key=lambda rule: (len(rule.pattern), rule.allow)).allow if fitting else True


EVERYTHING: Final = Robots()
NOTHING: Final = Robots((Rule(allow=False, pattern="/"),))


def read_robots(data: bytes, agent: str) -> Robots:
    """Read the group of rules for a program, or the one for all where none names it.

    Groups that name it are joined. What cannot be read is passed over, as the RFC asks.
    """
    groups: dict[str, list[Rule]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    in_rules = False
    count = 0
    for line in data[:_MOST_BYTES].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        name, value = key.strip().lower(), value.strip()
        if not colon or len(value) > _LONGEST:
            continue
        if name == "user-agent":
            if in_rules:
                agents, in_rules = [], False
            agents.append(_product(value))
            groups.setdefault(agents[-1], [])
        elif name in {"allow", "disallow"}:
            in_rules = True
            count += 1
            if value and count <= _MOST_RULES:
                for one in agents:
                    groups[one].append(Rule(name == "allow", _same_form(value)))
        elif name == "crawl-delay":
            in_rules = True
            if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value):
                delays |= dict.fromkeys(agents, float(value))
    mine = _product(agent) if _product(agent) in groups else "*"
    return Robots(tuple(groups.get(mine, ())), delays.get(mine))


def _product(agent: str) -> str:
    """The name of a program without its version: «tawatur» of «tawatur/1.0 (+https://…)»."""
    return "*" if agent.startswith("*") else re.split(r"[^a-z_-]", agent.lower(), maxsplit=1)[0]


def _same_form(path: str) -> str:
    """Write a path or pattern so that two spellings of one are equal: «/أخبار» as its percent-encoded bytes."""
    return quote(unquote_to_bytes(path), safe="/?&=*$%+;:@,!~'()-._[]")


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern fits the beginning of a path; `*` is any run of characters, `$` the end.

    It goes once over the path for each piece between the stars: a hostile pattern costs no more.
    """
    whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not whole or at == len(path)
    for piece in rest[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = rest[-1]
    if whole:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
