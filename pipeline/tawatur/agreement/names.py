"""Names: whether two claims speak of one entity, of a whole and its part, or of two things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal

from tawatur.agreement.lexicon import wholes, word_set, words
from tawatur.agreement.told import Told, ToldEntity
from tawatur.records import Entity
from tawatur.text.normalise import fold

NameRelation = Literal["same", "version", "part", "kin", "other"]

_YEAR: Final = re.compile(r"^(?:1[3-9]|20)\d\d$")
_STOP: Final = frozenset(words("في من على the of in and for و"))
_VERSIONED: Final = frozenset({"ORG", "PRODUCT"})


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others: «شركة أرامكو» gives «أرامكو»."""
    found = frozenset(words(name)) - _STOP
    return found - word_set("generic.tsv") or found


def is_linked(entity: Entity | ToldEntity | None) -> bool:
    """Tell an entity that linking knew: it has an identifier, or a canonical name other than the printed one."""
    if entity is None or not entity.canonical:
        return False
    return bool(entity.wikidata) or entity.text is None or fold(entity.canonical) != fold(entity.text)


def is_vague(entity: Entity | ToldEntity | None) -> bool:
    """Tell a common noun that linking left alone («السيول», «هجوم», «السوق المالية», «مواجهات عنيفة») from a name.

    A name that is not in the tables is taken for one when it is a construct («محطة الريم») or written in Latin letters.
    """
    if entity is None or not (entity.canonical or entity.text):
        return True
    if is_linked(entity):
        return False
    surface = fold(entity.text or entity.canonical or "").split()
    if any(word.isascii() for word in surface):
        return False
    definite = [word.startswith(("ال", "لل")) for word in surface]
    return len(surface) == 1 or all(definite) or not any(definite)


def entity_key(claim: Told, aliases: dict[str, str]) -> str | None:
    """Return what two mentions of one entity share; `aliases` maps a folded surface to its canonical name's key."""
    if claim.entity is None:
        return None
    if claim.entity.canonical:
        return " ".join(sorted(name_words(claim.entity.canonical))) or None
    if not claim.entity.text:
        return None
    key = " ".join(sorted(name_words(claim.entity.text)))
    return aliases.get(key, key) or None


def aliases_of(claims: Iterable[Told]) -> dict[str, str]:
    """Learn surface → canonical from claims that carry both, where the surface has one canonical name only.

    «الشركة» stands for many and maps to none.
    """
    seen: dict[str, set[str]] = {}
    for claim in claims:
        entity = claim.entity
        if entity and entity.canonical and entity.text:
            surface = " ".join(sorted(name_words(entity.text)))
            seen.setdefault(surface, set()).add(" ".join(sorted(name_words(entity.canonical))))
    return {surface: next(iter(keys)) for surface, keys in seen.items() if len(keys) == 1}


@lru_cache(maxsize=65536)
def relate_names(a: str, b: str, versioned: bool) -> NameRelation:
    """Say how two entity keys stand to each other; symmetric.

    `version`: one adds a model name to the other («DeepSeek», «DeepSeek V4»); `part`: one narrows the other
    («الأردن», «الشباب في الأردن»), or the table of wholes says so; `kin`: they share a word and no year parts them.
    """
    if a == b:
        return "same"
    left, right = frozenset(a.split()), frozenset(b.split())
    if (left, right) in wholes() or (right, left) in wholes():
        return "part"
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if short and short <= long:
        extra = long - short
        if versioned and all(any(ch.isdigit() for ch in word) for word in extra):
            return "version"
        return "part"
    if (left & right) and years(a) == years(b):
        return "kin"
    return "other"


def years(key: str) -> frozenset[str]:
    """Return the years in a name: «سيول 2014» is not «سيول 2025»."""
    return frozenset(word for word in key.split() if _YEAR.match(word))


def relation(a: Told, b: Told, key_a: str, key_b: str) -> NameRelation:
    """Say how the entities of two claims stand to each other."""
    types = {claim.entity.type for claim in (a, b) if claim.entity}
    return relate_names(key_a, key_b, bool(types & _VERSIONED) and types <= _VERSIONED | {"CONCEPT"})
