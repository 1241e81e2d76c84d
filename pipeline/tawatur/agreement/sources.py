"""Sources: whom a claim goes back to, in a form in which two names of one source meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from tawatur.agreement.lexicon import phrase_map, phrase_set, word_set, words
from tawatur.agreement.told import Told
from tawatur.outlets import outlet_of

_FUZZY: Final = 92  # two spellings of one long title; short names must be equal
_BARE: Final = re.compile(r"^ال\S+$")
_GLUED: Final = 4
_SHARED: Final = (
    0.6  # share of the words of two long names that makes them one: «رئيس المنظمة العربية (للسياحة) بندر الفهيد»
)
_LONG: Final = 3  # words from which a spelling slip is forgiven


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim says it is from: `primary` whose word it is, `cited` through which outlets, `outlet` who prints it.

    Each name is the set of its telling words; `label` is what a reader is shown. `named` is false for «مصادر».
    """

    article: str
    outlet: frozenset[str]
    cited: tuple[frozenset[str], ...]
    primary: frozenset[str] | None
    printed: frozenset[str] | None
    named: bool
    label: str

    @property
    def unresolved(self) -> bool:
        """Tell a source that is named by its document alone («التقرير», «الأرقام الرسمية»): it may be anybody's."""
        return self.primary is not None and self.primary <= word_set("documents.tsv")

    @property
    def unattributed(self) -> bool:
        """Tell whether the text gives no source at all."""
        return self.primary is None and not self.cited


@lru_cache(maxsize=65536)
def name_key(name: str) -> frozenset[str]:
    """Return the telling words of a source's name: «المتحدث باسم وزارة الصحة» and «وزارة الصحة» meet.

    A name of roles and documents alone («مسؤول», «التقرير») keeps them.
    """
    roles = word_set("roles.tsv")
    found: list[str] = []
    for word in words(name):
        # «تقرير لوزارة المالية»: the preposition is glued to the issuer.
        glued = bool(found) and found[-1] in roles and word.startswith("ل") and len(word) > _GLUED
        found.append(word[1:] if glued else word)
    return frozenset(found) - roles or frozenset(found)


@lru_cache(maxsize=65536)
def outlet_key(name: str) -> frozenset[str]:
    """Return the telling words of an outlet's house: the desks of one group are one."""
    known = outlet_of(name)
    return frozenset(words(known.group)) if known and known.group else name_key(name)


@lru_cache(maxsize=1)
def _families() -> dict[frozenset[str], frozenset[str]]:
    return {name_key(" ".join(name)): frozenset(words(body)) for name, body in phrase_map("families.tsv").items()}


@lru_cache(maxsize=1)
def _compilers() -> frozenset[frozenset[str]]:
    return frozenset(name_key(" ".join(name)) for name in phrase_set("compilers.tsv"))


def source_aliases(claims: Iterable[Told]) -> dict[frozenset[str], str]:
    """Learn the canonical name of a printed one from chains and entities that carry both: «أرامكو» is Saudi Aramco.

    A surface with two canonical names maps to none.
    """
    seen: dict[frozenset[str], set[str]] = {}
    for claim in claims:
        pairs = [(member.name, member.canonical) for member in claim.source.chain]
        if claim.entity is not None:
            pairs.append((claim.entity.text, claim.entity.canonical))
        for name, canonical in pairs:
            if name and canonical and name_key(name) != name_key(canonical):
                seen.setdefault(name_key(name), set()).add(canonical)
    return {surface: next(iter(names)) for surface, names in seen.items() if len(names) == 1}


def origin(claim: Told, aliases: Mapping[frozenset[str], str] | None = None) -> Origin:
    """Read the origin of a claim off its source chain; `aliases` completes names that the chain left unlinked."""
    outlet = claim.source.outlet or next((m.name for m in claim.source.chain if m.level == "outlet"), None) or ""
    cited = tuple(
        outlet_key(m.canonical or m.name or "")
        for m in claim.source.chain
        if m.level == "cited_outlet" and (m.canonical or m.name)
    )
    primaries = [m for m in claim.source.chain if m.level == "primary" and (m.canonical or m.name)]
    primary: frozenset[str] | None = None
    printed: frozenset[str] | None = None
    named = True
    label = outlet
    if primaries:
        last = primaries[-1]
        linked = last.canonical or last.name or ""
        linked = (aliases or {}).get(name_key(linked), linked)
        primary = name_key(linked)
        printed = name_key(last.name or linked)
        # A reader knows the printed name, unless it is a bare «الشركة».
        label = last.name if last.name and not _BARE.match(last.name) else linked
        primary = _families().get(primary, primary)
        named = not (last.anonymous or primary <= word_set("roles.tsv") | {"unnamed"})
    elif cited:
        label = next(
            (m.canonical or m.name or "" for m in reversed(claim.source.chain) if m.level == "cited_outlet"), outlet
        )
    return Origin(claim.article_id, outlet_key(outlet), cited, primary, printed, named, label)


def is_compiler(primary: frozenset[str] | None) -> bool:
    """Tell a body that publishes the official figures of others («البنك الدولي»)."""
    return primary is not None and primary in _compilers()


@lru_cache(maxsize=65536)
def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two names are of one source: one holds the other, or a long title is spelt otherwise."""
    if not a or not b:
        return False
    if a <= b or b <= a:
        return True
    if min(len(a), len(b)) < _LONG:
        return False
    if len(a & b) >= _LONG and len(a & b) >= _SHARED * len(a | b):
        return True
    return fuzz.ratio(" ".join(sorted(a)), " ".join(sorted(b))) >= _FUZZY


def same_primary(a: Origin, b: Origin) -> bool:
    """Tell whether two claims name one primary source, as linked or as printed."""
    return any(
        same_name(one, two)
        for one in (a.primary, a.printed)
        for two in (b.primary, b.printed)
        if one is not None and two is not None
    )


def same_root(a: Origin, b: Origin) -> bool:
    """Tell whether two claims name one primary source, or are one outlet's own word."""
    if a.primary is not None and b.primary is not None:
        return a.unresolved or b.unresolved or same_primary(a, b)
    return a.primary is None and b.primary is None and bool(a.outlet) and a.outlet == b.outlet
