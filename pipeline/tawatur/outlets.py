"""Outlets: the country an outlet writes for, and the group it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from tawatur.tables import read_table
from tawatur.text.normalise import fold

# Country-code domains of the Arab states: an outlet that the table lacks may still tell where it is.
_DOMAINS: Final = frozenset(
    (
        "sa",
        "eg",
        "ae",
        "qa",
        "kw",
        "bh",
        "om",
        "ye",
        "jo",
        "lb",
        "sy",
        "ps",
        "iq",
        "ma",
        "dz",
        "tn",
        "ly",
        "sd",
        "mr",
        "so",
        "dj",
        "km",
    )
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of the table: its first name, domain, ISO 3166 country and media group."""

    name: str
    domain: str
    country: str
    group: str


def outlet_of(name: str | None, url: str | None = None) -> Outlet | None:
    """Find an outlet by any of its printed names, else by the domain of an address."""
    by_name, by_domain = _table()
    if name and (found := by_name.get(_key(name))):
        return found
    parts = (_host(url) or "").split(".")
    return next((by_domain[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in by_domain), None)


def country_of(name: str | None, url: str | None = None) -> str | None:
    """Return the ISO 3166 country that an outlet writes for, or None when nothing tells it."""
    outlet = outlet_of(name, url)
    if outlet is not None:
        return outlet.country
    last = (_host(url) or "").rsplit(".", 1)[-1]
    return last.upper() if last in _DOMAINS else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # «http://[broken»: an address that names no host
        return None


def _key(name: str) -> str:
    return " ".join(fold(name).replace("«", " ").replace("»", " ").split())


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    """Read the table: folded name to outlet, domain to outlet."""
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for names, domain, country, group in read_table("outlets.tsv"):
        outlet = Outlet(names.split("|")[0], domain, country, group)
        by_domain[domain] = outlet
        by_name.update((_key(name), outlet) for name in names.split("|"))
    return by_name, by_domain
