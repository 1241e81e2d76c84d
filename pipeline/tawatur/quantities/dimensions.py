"""What words around a number say that it measures: heat, or the length and depth of a thing."""

from __future__ import annotations

from decimal import Decimal

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, words_of
from tawatur.quantities.phrases import word_at, words_before


def measures_space(run: list[Atom], first: int) -> bool:
    """Tell whether a word of length stands before a number: «بعمق 20 م»; elsewhere م is a year's or an hour's."""
    return any(word.lstrip("وبل") in words_of("dimension") for word in words_before(run, first, 3))


def below_zero(run: list[Atom], at: int) -> bool:
    """Tell whether «تحت الصفر» stands at an atom."""
    return at + 1 < len(run) and run[at].norm == "تحت" and run[at + 1].norm == "صفر" and run[at + 1].article


def negate_below_zero(run: list[Atom], draft: Draft, at: int) -> None:
    """Make a number negative for «تحت الصفر»."""
    draft.number = -abs(draft.number or Decimal(0))
    draft.stop = at + 2
    if draft.unit is None:
        draft.unit, draft.kind = "degree", "temperature"
    draft.bare = False


def warm(run: list[Atom], first: int, stop: int) -> bool:
    """Tell whether degrees measure heat here: the sentence speaks of heat or weather."""
    near = run[max(0, first - 25) : min(len(run), stop + 15)]
    if any(word_at(near, i)[0] in words_of("quake") for i in range(len(near))):
        return any(atom.norm in {"حراره", "الحراره", "مئويه"} for atom in near)  # «زلزال بقوة 5.4 درجات»
    return any(word_at(near, i)[0] in words_of("temperature") for i in range(len(near)))
