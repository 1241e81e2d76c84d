"""Goals told without a number: «بثلاثية نظيفة», «بهدف دون رد», «مقابل لا شيء»."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, words_of
from tawatur.quantities.lexicon import rows
from tawatur.quantities.phrases import Phrases, pieces, word_at
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

GOAL: Final = "هدف"
_NEAR: Final = 14  # atoms before a word of goals in which somebody wins, loses or scores


@lru_cache(maxsize=1)
def _sets() -> dict[str, int]:
    return {fold(word): int(count) for role, word, count in _rows() if role == "set"}


@lru_cache(maxsize=1)
def _after() -> Phrases[bool]:
    return Phrases((pieces(phrase), count == "1") for role, phrase, count in _rows() if role == "after")


def _rows() -> list[list[str]]:
    return list(rows("goals.tsv"))


def goal_words() -> frozenset[str]:
    """Return the folded words at which a reading of goals may begin."""
    return frozenset(_sets()) | {GOAL, "لا"}


def read_goals(run: list[Atom], at: int) -> list[Draft]:
    """Read «ثلاثية» as three goals, «هدف نظيف» as one, and «لا شيء» behind «مقابل» as none."""
    atom = run[at]
    before = run[at - 1].norm if at else ""
    number: int | None = None
    stop = at + 1
    if atom.norm == "لا":
        if before == "مقابل" and stop < len(run) and run[stop].norm == "شيء" and _won(run, at):
            number, stop = 0, stop + 1
    elif before == "ب" and atom.glued:
        after = _after().match(run, stop)
        sure = after is not None and after[0]
        if atom.norm in _sets() and (sure or _won(run, at)):
            number = _sets()[atom.norm]
        elif atom.norm == GOAL and after is not None and (sure or _won(run, at)):
            number = 1
    if number is None:
        return []
    draft = Draft(at, stop, atom.start, run[stop - 1].end, Decimal(number), "score", words=True, vstop=stop)
    draft.unit = draft.noun = GOAL
    return [draft]


def _won(run: list[Atom], at: int) -> bool:
    """Tell whether somebody wins, loses or scores in the words before."""
    first = at - 1 if at and run[at].glued else at  # its own «بـ» is no word before
    for back in range(first - 1, max(-1, at - _NEAR), -1):
        if run[back].kind is TokenKind.NEWLINE or run[back].norm in {".", "؛"}:
            return False
        if scores(word_at(run, back)[0]):
            return True
    return False


@lru_cache(maxsize=8192)
def scores(word: str) -> bool:
    """Tell whether a printed word is one of matches and their results, with its proclitics and pronouns."""
    words = words_of("score")
    if word in words:
        return True
    bare = word.lstrip("وفبل")
    return any(form in words for form in (bare, *(bare.removesuffix(pronoun) for pronoun in ("هما", "ها", "هم", "ه"))))
