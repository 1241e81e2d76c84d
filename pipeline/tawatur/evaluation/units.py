"""Compares unit names as the guideline's scores define it."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from tawatur.evaluation.folding import fold_name

_CURRENCY: Final = re.compile(r"[A-Z]{3}(/|$)")


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, str]]:
    table = tomllib.loads((files(__package__) / "units.toml").read_text(encoding="utf-8"))
    return frozenset(table["closed"]), dict(table["same"])


def is_closed(unit: str | None) -> bool:
    """Tell whether a unit has one name everywhere: money, percentages, physical measures."""
    if not unit:
        return False
    base = unit.split("/")[0].split("_per_")[0]
    return _CURRENCY.match(unit) is not None or base in _tables()[0]


def unit_key(unit: str) -> str:
    """Write a unit one way: `barrel_per_day` and `barrel / day` are `barrel/day`, `MW` is `megawatt`."""
    same = _tables()[1]
    folded = fold_name(unit).replace("**", "").replace("_per_", "/").replace(" ", "")
    return "/".join(same.get(part, part) for part in folded.split("/"))


def unit_base(unit: str) -> str:
    """Return the unit without what it is counted per: `USD/barrel` → `usd`."""
    return unit_key(unit).split("/")[0]
