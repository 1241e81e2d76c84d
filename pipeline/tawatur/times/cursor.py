"""The cursor: looking at items, and the numbers that times are made of, in digits and words."""

from __future__ import annotations

from typing import Any

from tawatur.times.lexicon import ARTICLE, Item
from tawatur.times.terms import Term

Parsed = tuple[Term, int]

COMMAS = frozenset({"،", ","})
DASHES = frozenset({"-", "–", "−", "—"})
OF = ("from", "in", "of")


class Cursor:
    """The items of one text. `lone` says that the text is little more than one expression."""

    def __init__(self, items: list[Item], *, lone: bool = False) -> None:
        self.items = items
        self.size = len(items)
        self.lone = lone
        self.depth = 0  # of windows named by the end of windows, which hostile text could nest

    def at(self, i: int, kind: str) -> Any:  # noqa: ANN401 - the value of a sense depends on its class
        """Return the value of one sense of an item, None where it has none."""
        return self.items[i].senses.get(kind) if 0 <= i < self.size else None

    def norm(self, i: int) -> str:
        """Return the folded core of an item."""
        return self.items[i].norm if 0 <= i < self.size else ""

    def definite(self, i: int) -> bool:
        """Tell whether the item had the article."""
        return 0 <= i < self.size and self.items[i].definite

    def articled(self, i: int) -> bool:
        """Tell whether a word starts with the article, be it one of ours or not."""
        return self.definite(i) or self.norm(i).startswith(ARTICLE)

    def touching(self, i: int) -> bool:
        """Tell whether the item follows the one before it without a blank."""
        return 0 < i < self.size and self.items[i - 1].end == self.items[i].start

    def skip(self, i: int, *kinds: str) -> int:
        """Step over one item of these kinds, if it is there."""
        return i + 1 if any(self.at(i, kind) is not None for kind in kinds) else i

    def unit(self, i: int) -> str | None:
        """Return the unit a word names; «ربع» and «نصف» are quarters and halves of a year."""
        unit = self.at(i, "unit")
        if unit is None:
            unit = self.at(i, "part_unit")
        return str(unit) if unit is not None else None

    def integer(self, i: int, low: int, high: int) -> int | None:
        """Return the digits at a place, if they lie within bounds."""
        value = self.at(i, "int")
        return value if value is not None and low <= value <= high else None

    def cardinal(self, i: int) -> tuple[int, int] | None:
        """Read a number in digits or words: «خمسة وعشرين», «ألفين وستة وعشرين», 25."""
        value = self.at(i, "int")
        if value is not None:
            return value, i + 1
        total, at, least = 0, i, 10_000
        while True:
            piece = self._component(at, least)
            if piece is None:
                break
            value, least, at = piece
            total += value
            if self.at(at, "and") is None or self._component(at + 1, least) is None:
                return total, at
            at += 1
        return (total, at) if total else None

    def _component(self, i: int, least: int) -> tuple[int, int, int] | None:
        """Read one summand smaller than `least`; return value, the next bound, and where it ends."""
        thousand = self.at(i, "thousand")
        if thousand is not None:
            return (thousand, 1000, i + 1) if least > 1000 else None
        hundred = self.at(i, "hundred")
        if hundred is not None:
            return (hundred, 100, i + 1) if least > 100 else None
        tens = self.at(i, "tens")
        if tens is not None:
            return (tens, 10, i + 1) if least > 10 else None
        teen = self.at(i, "teen")
        if teen is not None:
            return (teen, 1, i + 1) if least > 20 else None
        ones = self.at(i, "card")
        if ones is None:
            return None
        if ones < 10 and self.at(i + 1, "card") == 10:
            return (ones + 10, 1, i + 2) if least > 20 else None
        if ones < 10 and self.at(i + 1, "thousand") == 1000 and least > 1000:
            return ones * 1000, 1000, i + 2
        if ones < 10 and self.at(i + 1, "hundred") == 100 and least > 100:
            return ones * 100, 100, i + 2
        if ones < 10 and self.at(i + 1, "and") is not None and self.at(i + 2, "tens") is not None and least > 20:
            return ones + self.at(i + 2, "tens"), 1, i + 3
        return (ones, 1, i + 1) if least > 1 else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Read an ordinal up to 99; the last is -1: «الحادي عشر», «الثالث والعشرين», «الأخير»."""
        if self.at(i, "last") is not None or self.at(i, "final") is not None:
            return -1, i + 1
        first = self.at(i, "ord")
        if first is None and self.at(i, "card") == 1 and self.definite(i):
            first = 1
        if first is not None:
            if self.at(i + 1, "card") == 10:
                return first + 10, i + 2
            if self.at(i + 1, "and") is not None and self.at(i + 2, "tens") is not None:
                return first + self.at(i + 2, "tens"), i + 3
            return first, i + 1
        if self.definite(i) and self.at(i, "tens") is not None:
            return self.at(i, "tens"), i + 1
        return None

    def day_number(self, i: int) -> tuple[int, int] | None:
        """Read a day of the month in digits, as an ordinal or as a number word."""
        value = self.integer(i, 1, 31)
        if value is not None:
            return value, i + 1
        for rule in (self.ordinal, self.cardinal):
            found = rule(i)
            if found is not None and (1 <= found[0] <= 31):
                return found
        return None
