"""Scope: which stretch of a sentence each of its sources is given for."""

from __future__ import annotations

from typing import Final

from tawatur.attribution.clauses import Mark
from tawatur.attribution.lexicon import is_noun
from tawatur.attribution.phrases import classes
from tawatur.attribution.words import CLOSING, OPENING, WordView

_LONGEST_QUOTE: Final = 2000


def stretches(seen: WordView, marks: list[Mark], start: int, end: int) -> list[tuple[int, int, Mark]]:
    """Return `(start, end, mark)` for each source of a sentence; the stretches do not overlap.

    A cue that stands before («قالت الشركة إن…») reaches to the next source's clause; one that stands after
    («…، وفق البنك المركزي») reaches back to the source before it, and on to the next. An adversative
    («لكن») ends what a source is given for.
    """
    found: list[tuple[int, int, Mark]] = []
    at = start
    for number, mark in enumerate(marks):
        after = marks[number + 1] if number + 1 < len(marks) else None
        if mark.forward:
            left = max(at, mark.start)
        else:
            left = at
            before = marks[number - 1] if number else None
            if before is not None and before.forward and mark is not before:
                left = max(left, _last_boundary(seen, before.end, mark.start) or before.end)
                if found and found[-1][2] is before:
                    found[-1] = (found[-1][0], min(found[-1][1], left), before)
        if after is None:
            right = end
        elif after.forward:
            right = max(after.start, mark.end)
        else:
            right = mark.end if not mark.forward else after.end
        right = min(right, _adversative(seen, mark, right, end))
        right = _to_quote_end(seen, mark, right, end) if after is None else right
        if left < right:
            found.append((left, right, mark))
        at = max(at, right if after is None or after.forward or not mark.forward else mark.end)
    return found


def _last_boundary(seen: WordView, start: int, end: int) -> int | None:
    """Return where the last clause before a trailing source starts: behind «،» before a joining word."""
    first, last = seen.between(start, end)
    for index in range(last - 2, first, -1):
        word = seen.words[index]
        if word.text in "،,؛" and word.text:
            following = seen.words[index + 1]
            if following.clitics.startswith("و") or {"adversative", "contrast"} & classes(following):
                return following.start
    return None


def _adversative(seen: WordView, mark: Mark, right: int, end: int) -> int:
    """Return where an adversative ends the reach of a source, outside quotation marks."""
    first, last = seen.between(mark.end, right)
    depth, conceded = 0, False
    for index in range(first, last):
        word = seen.words[index]
        depth += (word.text in OPENING) - (word.text in CLOSING)
        if is_noun(word.norm, "though"):
            conceded = True
        if depth > 0 or not word.is_word or conceded:
            continue  # «رغم كذا إلا أن» is one thought
        if "adversative" in classes(word):
            return word.start
        following = seen.words[index + 1] if index + 1 < last else None
        if is_noun(word.norm, "except") and following is not None and following.norm == "ان":
            return word.start
    return end


def _to_quote_end(seen: WordView, mark: Mark, right: int, end: int) -> int:
    """Stretch a source over a quotation that its sentence opens and a later one closes."""
    if right < end:
        return right
    text = seen.reading.text
    inside = text[mark.start : end]
    for left, close in (("«", "»"), ("“", "”")):
        if inside.count(left) > inside.count(close):
            at = text.find(close, end, end + _LONGEST_QUOTE)
            again = text.find(left, end, end + _LONGEST_QUOTE)
            if at >= 0 and (again < 0 or at < again):
                return at + 1
    return right
