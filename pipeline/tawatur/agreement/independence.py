"""Independence: how many sources, not articles, stand behind a figure, and how that was counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from tawatur.agreement.copies import Copies, same_sentence
from tawatur.agreement.names import name_words
from tawatur.agreement.profile import Profile
from tawatur.agreement.sources import Origin, is_compiler, origin, same_name, same_primary
from tawatur.agreement.told import Told

Tie = Literal[
    "same_article", "same_outlet", "shared_root", "copied", "shared_channel", "named_elsewhere",
    "self_report", "compiler", "near_copy", "unresolved",
]  # fmt: skip

Item = tuple[Origin, str, str]
"""What tells one witness from another: origin, field and sentence."""

_SPELT_OUT: Final = 60  # distinct origins up to which every pair is looked at


@dataclass(frozen=True, slots=True)
class Count:
    """The number of independent sources, a label for each, and the ties that joined claims."""

    number: int
    labels: tuple[str, ...]
    ties: tuple[Tie, ...]


class Witnesses:
    """What the whole batch knows of its articles: who each names, and which are copies of each other."""

    def __init__(self, claims: Iterable[Told], copies: Copies, aliases: Mapping[frozenset[str], str]) -> None:
        self.copies = copies
        self.named: dict[str, set[frozenset[str]]] = defaultdict(set)
        for claim in claims:
            source = origin(claim, aliases)
            if source.primary and source.named:
                self.named[claim.article_id].add(source.primary)
            for outlet in source.cited:
                self.named[claim.article_id].add(outlet)

    def names(self, article: str, source: frozenset[str]) -> bool:
        """Tell whether an article names a source anywhere."""
        return any(same_name(source, other) for other in self.named.get(article, ()))


def count(profiles: Sequence[Profile], witnesses: Witnesses) -> Count:
    """Count the root sources of claims that agree.

    Claims are tied, and count once, when they share a primary source, outlet, channel or text, or when one gives no
    source and its article names the other's. What cannot be told apart counts once.
    """
    rows: dict[Item, Profile] = {}
    for profile in sorted(profiles, key=lambda p: p.id):
        key = (profile.origin, profile.claim.evidence.field, profile.claim.evidence.text)
        rows.setdefault(key, profile)
    items = list(rows)
    parent = list(range(len(items)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    ties: set[Tie] = set()
    for i, j in _pairs(items, witnesses):
        found = tie(rows[items[i]], rows[items[j]], items[i][0], items[j][0], witnesses)
        if found:
            ties.add(found)
            parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[Origin]] = defaultdict(list)
    for at, item in enumerate(items):
        groups[root(at)].append(item[0])
    labels = tuple(sorted(_label(group) for group in groups.values()))
    return Count(len(groups), labels, tuple(sorted(ties)))


def _pairs(items: Sequence[Item], witnesses: Witnesses) -> Iterable[tuple[int, int]]:
    if len(items) <= _SPELT_OUT:
        yield from combinations(range(len(items)), 2)
        return
    at_article = {source.article: at for at, (source, _, _) in enumerate(items)}
    for one, two in witnesses.copies.candidates(at_article):
        yield at_article[one], at_article[two]
    # Many origins: those that share a name meet, which is what the other ties need.
    shelves: dict[frozenset[str], int] = {}
    for at, (source, _, _) in enumerate(items):
        names = {frozenset((source.article,)), source.outlet, source.primary or frozenset(), *source.cited}
        if source.unattributed:
            names |= witnesses.named.get(source.article, set())
        for name in sorted(names, key=sorted):
            if name and shelves.setdefault(name, at) != at:
                yield shelves[name], at


def _label(group: Sequence[Origin]) -> str:
    """Name a source as a reader would: its primary where one is named, else the outlet."""
    named = sorted({o.label for o in group if o.primary is not None and o.named})
    return named[0] if named else sorted(o.label for o in group)[0]


def tie(a: Profile, b: Profile, one: Origin, two: Origin, witnesses: Witnesses) -> Tie | None:
    """Say why two claims are no two sources; None when nothing ties them. Symmetric."""
    if one.primary is not None and two.primary is not None and same_primary(one, two):
        return "shared_root"
    titles = a.claim.evidence.field == b.claim.evidence.field == "title"
    if one.article != two.article and same_sentence(a.claim.evidence.text, b.claim.evidence.text, title=titles):
        return "near_copy"
    both = one.primary is not None and two.primary is not None
    if both and (one.unresolved or two.unresolved):
        return "unresolved"
    # Two sources that one text sets side by side are two; a headline and its body never are.
    in_place = one.article != two.article or a.claim.evidence.field == b.claim.evidence.field
    distinct = both and one.named and two.named and in_place
    if one.article == two.article and not distinct:
        return "same_article"
    for here, there in ((one, two), (two, one)):
        if here.outlet and (here.outlet in there.cited or (there.primary and same_name(here.outlet, there.primary))):
            return "copied"
        if here.primary is not None and any(same_name(here.primary, outlet) for outlet in there.cited):
            return "shared_channel"
    if set(one.cited) & set(two.cited):
        return "shared_channel"
    if not distinct and one.outlet and one.outlet == two.outlet:
        return "same_outlet"
    if not distinct and witnesses.copies.between(one.article, two.article):
        return "near_copy"
    for here, there, other in ((one, two, b), (two, one, a)):
        if not here.unattributed or there.primary is None:
            continue
        if witnesses.names(here.article, there.primary):
            return "named_elsewhere"
        # What a body says of itself has no other origin: an unsourced figure goes back to it too.
        if there.primary == name_words(other.entity):
            return "self_report"
    if distinct and not (a.forecast or b.forecast) and is_compiler(one.primary) != is_compiler(two.primary):
        return "compiler"
    return None
