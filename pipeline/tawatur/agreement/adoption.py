"""Adoption: in one story a telling figure is one fact, whatever name each text gives it.

«2408 وفيات» is of the outbreak in one text and of the country in the next; «548 ألف برميل» is pumped here and added
there. A claim whose own words are weaker takes entity, metric and kind from its twin. The more digits a figure has
the less else must agree; an adopted claim may agree, but never contradicts another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tawatur.agreement.intervals import meet
from tawatur.agreement.names import relation
from tawatur.agreement.periods import timing
from tawatur.agreement.profile import Profile, figure, kindred

_TWINS: Final = 48  # claims of one figure that are compared; a figure told more often is a round one
_ALONE: Final = 4  # significant digits that identify a figure by themselves among a few thousand
_WITH_ONE: Final = 3  # those that do with entity or metric
_WITH_METRIC: Final = 2
_NEAR: Final = Decimal("1.03")  # figures of a few digits that lie nearer than this are told apart by chance only
_WINDOW: Final = 12


def adopt(found: Sequence[Profile]) -> list[Profile]:
    """Give the weaker of two twins the stronger one's entity, metric, kind and measure; the order does not matter."""
    twins: dict[tuple[Decimal | None, str | None], list[Profile]] = defaultdict(list)
    for profile in found:
        number = profile.claim.value.number
        twins[None if number is None else abs(number).normalize(), profile.claim.value.unit].append(profile)
    placed = {profile.id: profile for profile in found}
    names = _Names(found)
    more = _more_digits(len(found))
    for key in sorted(twins, key=str):
        group = twins[key]
        if not 2 <= len(group) <= _TWINS:
            continue
        ranked = sorted(group, key=_weakness)
        for at, profile in enumerate(ranked):
            models = [other for other in ranked[:at] if _twin(profile, other, more)]
            for model in models:
                # A common noun stands for one thing throughout its article, so the whole article learns the name.
                if profile.vague and profile.claim.article_id != model.claim.article_id:
                    names.join(profile, model)
            # The model may itself have adopted.
            for model in [other for other in models if not _met(profile, other)][:1]:
                placed[profile.id] = _adopted(profile, placed[model.id])
    for weaker, stronger in _neighbours(found, more):
        if weaker.vague:
            names.join(weaker, stronger)
        if not placed[weaker.id].adopted:
            placed[weaker.id] = _adopted(weaker, placed[stronger.id])
    return [names.named(placed[profile.id]) for profile in found]


def _more_digits(claims: int) -> int:
    """Return how many digits more a figure must have to be telling in a large batch, where figures meet by chance."""
    return max(0, len(str(claims)) - _ALONE)


def _neighbours(found: Sequence[Profile], more: int) -> Iterator[tuple[Profile, Profile]]:
    """Yield the weaker and the stronger of claims whose figures nearly meet: «أكثر من 98 ألفا» and «98361»."""
    ordered = sorted(found, key=lambda p: (p.measure.kind, p.measure.currency or "", abs(p.figure.number), p.id))
    for at, one in enumerate(ordered):
        for two in ordered[at + 1 : at + 1 + _WINDOW]:
            if (one.measure.kind, one.measure.currency) != (two.measure.kind, two.measure.currency):
                break
            if abs(two.figure.number) > abs(one.figure.number) * _NEAR:
                break
            if one.figure.number != two.figure.number and _near_twin(one, two, more):
                weaker, stronger = sorted((one, two), key=_weakness, reverse=True)
                yield weaker, stronger


def _near_twin(one: Profile, two: Profile, more: int) -> bool:
    if one.claim.article_id == two.claim.article_id or one.change != two.change or one.volatile or two.volatile:
        return False
    same_metric = one.metric == two.metric
    same_entity = relation(one.claim, two.claim, one.entity, two.entity) in {"same", "version"}
    digits = max(_digits(one.claim.value.number), _digits(two.claim.value.number)) - more
    if same_metric == same_entity or digits < _WITH_ONE:
        return False
    if same_metric and one.linked and two.linked and digits < _ALONE:
        return False
    return (
        meet(one.figure, two.figure) in {"rounded", "bound"}
        and timing(one.time, two.time, fleeting=one.fleeting) in {"same", "open", "nested"}
        and kindred(one, two)
    )


class _Names:
    """Common nouns of articles and the names that twins give them: «السيول» here is «فيضانات الجنوب الشرقي» there."""

    def __init__(self, found: Sequence[Profile]) -> None:
        self.parent: dict[tuple[str, str], tuple[str, str]] = {}
        self.key = {profile.id: self._key(profile) for profile in found}

    @staticmethod
    def _key(profile: Profile) -> tuple[str, str]:
        return (profile.claim.article_id if profile.vague else "", profile.entity)

    def _root(self, key: tuple[str, str]) -> tuple[str, str]:
        while self.parent.get(key, key) != key:
            key = self.parent[key]
        return key

    def join(self, profile: Profile, model: Profile) -> None:
        """Make two names one, unless each already stands for another name."""
        one, two = self._root(self.key[profile.id]), self._root(self.key[model.id])
        if one == two or not (one[0] or two[0]):
            return
        # A name proper leads; of two common nouns the first in order does.
        lead, other = sorted((one, two), key=lambda key: (bool(key[0]), key))
        self.parent[other] = lead

    def named(self, profile: Profile) -> Profile:
        """Give a claim the name that its article's noun stands for."""
        key = self.key[profile.id]
        root = self._root(key)
        if root == key or not key[0]:
            return profile
        return profile._replace(entity=root[1])


def _weakness(profile: Profile) -> tuple[bool, bool, bool, bool, str]:
    claim = profile.claim
    return (
        profile.vague,
        not profile.linked,
        claim.metric.text is None,
        claim.value.per is None,
        profile.id,
    )


def _twin(profile: Profile, model: Profile, more: int) -> bool:
    one, two = profile.claim, model.claim
    digits = _digits(one.value.number) - more
    if digits < _ALONE:
        # Cheap questions first: most pairs of round figures end here.
        same_metric = profile.metric == model.metric
        if not same_metric and digits < _WITH_ONE:
            return False
        same_entity = relation(one, two, profile.entity, model.entity) in {"same", "version"}
        if digits >= _WITH_ONE:
            if not (same_entity or (same_metric and not (profile.linked and model.linked))):
                return False
        elif not (digits >= _WITH_METRIC and (same_entity or profile.vague)):
            return False
    if profile.figure.hard != model.figure.hard:
        return False
    if one.article_id == two.article_id and one.evidence.field == two.evidence.field:
        return False
    if timing(profile.time, model.time, fleeting=profile.fleeting) not in {"same", "open", "nested"}:
        return False
    return one.article_id == two.article_id or kindred(profile, model)


def _met(profile: Profile, model: Profile) -> bool:
    """Tell claims that blocking brings together as they are."""
    same = profile.entity == model.entity or relation(profile.claim, model.claim, profile.entity, model.entity) in {
        "same",
        "version",
    }
    return same and profile.block == model.block


def _digits(number: Decimal | None) -> int:
    """Count significant digits: 2408 has four, 97 million two."""
    return 0 if number is None else len(number.normalize().as_tuple().digits)


def _adopted(profile: Profile, model: Profile) -> Profile:
    measure = profile.measure
    if profile.claim.value.per is None and model.claim.value.per is not None:
        measure = model.measure
    signed = figure(profile.claim, measure)
    if model.change and not profile.change and model.figure.number < 0 < signed.number:
        signed = signed.scaled(Decimal(-1))
    return profile._replace(
        entity=model.entity,
        metric=model.metric,
        content=model.content,
        change=model.change,
        measure=measure,
        figure=signed,
        adopted=True,
    )
