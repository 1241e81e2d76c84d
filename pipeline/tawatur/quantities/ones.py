"""«واحد» behind its noun: a count in a list of counts or of cases, else said for stress («قرية واحدة»)."""

from __future__ import annotations

from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, words_of
from tawatur.text.normalise import fold

ADJECTIVE_ONE: Final = "«واحد» as an adjective"
_REACH: Final = 7  # atoms to the next item of a list of counts


def counts_one(run: list[Atom], drafts: list[Draft], index: int) -> bool:
    """Tell whether «واحد» may count its noun: «حالة وفاة واحدة», «سبع بطاقات صفراء وبطاقة حمراء واحدة»."""
    draft = drafts[index]
    if _counted_already(draft, drafts[index - 1] if index else None):
        return False
    if any(other.noun == draft.noun for other in drafts[max(0, index - 3) : index] if draft.noun):
        return True
    only = draft.stop < len(run) and run[draft.stop].norm == "فقط"
    if only or draft.hedge is not None or _leads_list(run, drafts, index):
        return True
    return fold(draft.noun or "") in words_of("case") | words_of("person")


def _counted_already(draft: Draft, other: Draft | None) -> bool:
    """Tell whether the noun of «واحدة» was counted already: «158 امرأة واحدة منهن»."""
    if other is None or other.unit_span is None or draft.unit_span is None:
        return False
    return other.unit_span[1] > draft.unit_span[0]


def _leads_list(run: list[Atom], drafts: list[Draft], index: int) -> bool:
    """Tell whether a count of the same list follows: «كلية واحدة و3 معاهد», «نقطة واحدة عن الثاني و3 نقاط»."""
    if index + 1 >= len(drafts):
        return False
    draft, after = drafts[index], drafts[index + 1]
    between = run[draft.stop : after.first]
    if not between or between[-1].norm != "و" or after.number is None or after.negative is not None:
        return False
    return len(between) < 3 or (after.unit is not None and after.unit == draft.unit and len(between) < _REACH)
