"""The country that a text speaks of most: by its names, by adjectives («الأسعار المغربية») and by its bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from tawatur.entities.gazetteer import find_names
from tawatur.entities.known import country_counts
from tawatur.entities.tables import columns
from tawatur.entities.words import read_words
from tawatur.records import Entity, FieldName
from tawatur.text.scanner import Token

_TITLE: Final = 3  # what a headline names counts so many times
_OUTLET: Final = 1


def homeland(fields: Mapping[FieldName, tuple[str, Sequence[Token]]], outlet: str | None = None) -> Entity | None:
    """Return the country of an article's fields (text and tokens by name), None where nothing tells it.

    `outlet` is the code of the country that its outlet writes for.
    """
    counts: Counter[str] = Counter()
    for field, (text, tokens) in fields.items():
        hits = find_names(read_words(text, tokens))
        found = {hit.first: hit for hit in hits if not any(name.shy for name in hit.names)}  # «الخضر» are vegetables
        for code, count in country_counts(found).items():
            counts[code] += count * (_TITLE if field == "title" else 1)
    if outlet is not None:
        counts[outlet] += _OUTLET
    known = {code: count for code, count in counts.items() if code in _lands()}
    if not known:
        return None
    name, canonical = _lands()[max(known, key=lambda code: known[code])]
    return Entity(text=name, start=None, end=None, type="LOC", canonical=canonical, subtype="COUNTRY", by="context")


@lru_cache(maxsize=1)
def _lands() -> dict[str, tuple[str, str]]:
    """Map the code of a country to its first Arabic name and its canonical one."""
    return {
        code: (spellings.split("|")[0].removeprefix("~"), canonical)
        for code, canonical, _english, spellings, _nisba, _plurals, _capital in columns("countries", 7)
    }
