"""Names the period of a claim as people do where it is a whole month, quarter or year."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from babel.dates import format_skeleton

from tawatur.display.present import Part, date_parts
from tawatur.display.words import Words
from tawatur.records import Claim


def period_parts(claim: Claim, words: Words) -> tuple[Part, ...]:
    """Say when: «أبريل 2025», «الربع الثالث من 2025», «2025», or else the days."""
    parts = date_parts(claim, words)
    date = claim.date
    if date is None or date.from_ is None or date.to is None or date.from_ == date.to:
        return parts
    name = _name(date.from_, date.to, words)
    return parts if name is None else (Part(name), *(part for part in parts if part.note))


def _name(first: dt.date, last: dt.date, words: Words) -> str | None:
    if first.year != last.year or first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    months = last.month - first.month + 1
    if months == 1:
        return str(format_skeleton("yMMMM", first, locale=words.language))
    if months == 3 and first.month % 3 == 1:
        return words.sections["quarter"][str(first.month // 3 + 1)].format(year=first.year)
    return str(first.year) if months == 12 else None
