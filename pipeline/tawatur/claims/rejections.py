"""Rejections: the numbers of an article that are no claim, each with its class and the reason.

Every number ends somewhere. A claim's value span accounts for its own digits; what is left over (years and
days in a period, digits in a name, the base of a rate) is listed here, once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import Final

from tawatur.reading import Reading
from tawatur.records import NegativeClass, Period, Quantity, Rejection
from tawatur.text.scanner import TokenKind

_DIGITAL: Final = frozenset({TokenKind.NUMBER, TokenKind.LATIN, TokenKind.URL})
_WINDOWS: Final = frozenset({"unanchored_duration", "quarter", "half_year", "rolling_12_months"})
_PAGE_REASONS: Final = frozenset({"page_artefact", "page_number", "page"})


class Ledger:
    """The account of one field: which stretches a claim or a rejection already answers for."""

    def __init__(self, article_id: str, reading: Reading) -> None:
        self._article_id = article_id
        self._reading = reading
        self._starts: list[int] = []
        self._ends: dict[int, int] = {}
        self.rejections: list[Rejection] = []

    def claim(self, start: int, end: int) -> None:
        """Enter a stretch that a claim's value answers for."""
        if start not in self._ends:
            insort(self._starts, start)
        self._ends[start] = max(end, self._ends.get(start, end))

    def withdraw(self, start: int) -> None:
        """Take back the entry of a claim that is none after all."""
        del self._ends[start]
        self._starts.remove(start)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether some entry shares a character with the stretch."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._ends[self._starts[at]] > start:
            return True
        after = bisect_left(self._starts, start)
        return after < len(self._starts) and self._starts[after] < end

    def reject(self, start: int, end: int, class_: NegativeClass, why: str) -> None:
        """Enter a rejection, unless the stretch is already answered for."""
        if start >= end or self.covers(start, end):
            return
        self.claim(start, end)
        self.rejections.append(
            Rejection(
                article_id=self._article_id,
                field=self._reading.field,
                text=self._reading.text[start:end],
                start=start,
                end=end,
                class_=class_,
                why=why,
            )
        )


def furniture(reason: str | None) -> tuple[NegativeClass, str]:
    """Return the class of a number in a boilerplate block: page residue or site furniture."""
    reason = reason or "boilerplate"
    return ("page_artefact" if reason in _PAGE_REASONS else "boilerplate"), f"site furniture: {reason}"


def reject_quantity(ledger: Ledger, quantity: Quantity, class_: NegativeClass, why: str) -> None:
    """Reject the number of a quantity."""
    ledger.reject(quantity.start, quantity.end, class_, why)


def settle(ledger: Ledger, reading: Reading) -> tuple[Rejection, ...]:
    """Reject every number that nothing answers for yet; return all rejections of the field in text order."""
    periods = _Cover([(p.start, p.end) for p in reading.periods])
    names = _Cover([(e.start, e.end) for e in reading.entities if e.start is not None and e.end is not None])
    blocks = _Cover([(b.start, b.end) for b in reading.blocks])
    for token in reading.tokens:
        if token.kind not in _DIGITAL or not any(c.isdigit() for c in token.text):
            continue
        start, end = token.start, token.end
        if ledger.covers(start, end):
            continue
        block = blocks.over(start, end)
        if block is not None and reading.blocks[block].kind == "boilerplate":
            class_, why = furniture(reading.blocks[block].reason)
        elif (period := periods.over(start, end)) is not None:
            class_, why = _in_period(reading.periods[period])
        elif token.kind is TokenKind.URL:
            class_, why = "identifier", "part of an address"
        elif (name := names.over(start, end)) is not None:
            product = reading.entities[name].type == "PRODUCT"
            class_ = "product_name" if product else "identifier"
            why = f"part of the name {reading.entities[name].text}"
        elif token.kind is TokenKind.LATIN:
            class_, why = "product_name", "part of a Latin name"
        else:
            class_, why = "no_metric", "no reader saw a quantity in it"
        ledger.reject(start, end, class_, why)
    for stretch in reading.periods:
        # «أمس» holds no number; «الربع الثالث» and «الأشهر الثلاثة» do.
        if stretch.type in _WINDOWS and not ledger.covers(stretch.start, stretch.end):
            ledger.reject(stretch.start, stretch.end, *_in_period(stretch))
    return tuple(sorted(ledger.rejections, key=lambda r: r.start))


def _in_period(period: Period) -> tuple[NegativeClass, str]:
    if period.type in _WINDOWS:
        return "period_not_value", "length or name of a time window"
    return "date", "part of a date"


class _Cover:
    """Finds the stretch that overlaps a given one, among stretches sorted by start."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        order = sorted(range(len(stretches)), key=lambda i: stretches[i])
        self._order = order
        self._stretches = [stretches[i] for i in order]
        self._starts = [s for s, _ in self._stretches]

    def over(self, start: int, end: int) -> int | None:
        """Return the index of a stretch that shares a character with `[start, end)`, or None."""
        at = bisect_left(self._starts, end) - 1
        while at >= 0:
            s, e = self._stretches[at]
            if e > start and s < end:
                return self._order[at]
            if s + 4096 < start:
                return None
            at -= 1
        return None
