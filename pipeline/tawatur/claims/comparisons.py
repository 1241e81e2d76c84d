"""Comparisons: which values and periods of a sentence only say what others are compared with."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from tawatur.claims.words import classes
from tawatur.records import Period, Quantity
from tawatur.text.normalise import fold

_NEAR: Final = 4  # tokens between a marker and the value or period that it marks
_WITHIN: Final = 7  # tokens between a noun of change and the عن that belongs to it

_NONE: Final[frozenset[str]] = frozenset()

Baseline = Literal["from", "instead", "compare", "contrast", "formerly"]


@lru_cache(maxsize=1)
def markers_table() -> dict[str, frozenset[str]]:
    """Map the folded words of `periods.tsv` to their classes."""
    return classes("periods.tsv")


def baseline_of(markers: list[tuple[int, str]], number: int) -> Baseline | None:
    """Return what a value is the baseline of: «من 5.3%», «مقارنة بـ109 مليارات», «مقابل 4», «بدلا من 260»."""
    classes = {c: n for n, c in markers}
    if "instead" in classes:
        return "instead"
    if "compare" in classes:
        return "compare"
    if "contrast" in classes:
        return "contrast"
    if "formerly" in classes and classes.get("was", -1) > classes["formerly"]:
        return "formerly"
    near = classes.get("from")
    if near is not None and number - near <= _NEAR:
        return "from"
    return None


def is_dangling(
    markers: list[tuple[int, str]], number: int, period: Period, *, last: Quantity | None, changing: bool
) -> bool:
    """Tell whether a period only says what is compared with: «مقارنة بالشهر السابق», «عن مايو».

    `last` is the value before it in its clause; `changing` tells that the verb of the clause is one of change.
    """
    for at, class_ in markers:
        if class_ in {"compare", "instead"}:
            return True
        if class_ == "record":
            # «أدنى مستوياتها منذ يناير», «أعلى مستوى في ستة أشهر»
            lasting = period.type in {"since", "unanchored_duration"} and number - at <= _NEAR
            if lasting or any(c == "since" and n > at for n, c in markers):
                return True
        if class_ == "naming" and number - at == 1:
            return True
        if class_ == "contrast" and number - at <= 2:
            return True
        if class_ == "than" and number - at <= _NEAR - 1:
            # «زيادة 65 جنيها عن إغلاق الاثنين», but «توزيعات بقيمة 21 مليارا عن الربع».
            change = any(c == "change" and at - n <= _WITHIN for n, c in markers)
            percent = last is not None and last.unit in {"percent", "percentage_point", "basis_point"}
            if change or (changing and (percent or last is None)) or period.anaphor or not _plain(period):
                return True
            return any("change" in markers_table().get(fold(w), _NONE) for w in period.text.split())
    return False


def _plain(period: Period) -> bool:
    """Tell a period that things are reported for (عام، ربع) from one that only dates them."""
    return period.type in {"year", "quarter", "half_year", "fiscal_year"}
