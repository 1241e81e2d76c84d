"""A claim as the cross-check sees it: names, metric, figure and time brought to comparable form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Final, NamedTuple

from tawatur.agreement.intervals import Figure
from tawatur.agreement.lexicon import cut, holds_phrase, id_set, phrase_map, phrase_set, tolls, word_set, words
from tawatur.agreement.metrics import content_words, metric_key, metric_wordings
from tawatur.agreement.names import aliases_of, entity_key, is_linked, is_vague, name_words
from tawatur.agreement.periods import When, when
from tawatur.agreement.sources import Origin, origin, source_aliases
from tawatur.agreement.told import Told, tell
from tawatur.agreement.units import Measure, measure
from tawatur.records import Claim

_DIGIT: Final = re.compile(r"\d")
_TELLING: Final = 4  # letters of a word that tells something
_SHARED: Final = 3
_SHARE: Final = 0.25
_SHARED_SETTING: Final = 6
_SHARE_SETTING: Final = 0.15
_STORY_DAYS: Final = 10
_SMALL: Final = 20


class Profile(NamedTuple):
    """What the gate compares. Claims without a number, an entity or a metric get none: they meet nothing.

    `vague` tells a common noun that linking left alone from a name, `linked` a name that it knew.
    """

    claim: Told
    entity: str
    metric: str
    content: frozenset[str]
    measure: Measure
    figure: Figure
    time: When
    base: str | None
    of: frozenset[str] | None
    of_rest: frozenset[str] | None
    forecast: bool
    target: bool
    origin: Origin
    setting: frozenset[str]
    toll: bool
    volatile: bool
    small: bool
    change: bool
    vague: bool
    linked: bool
    adopted: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def context(self) -> frozenset[str]:
        """The telling words around the claim: its sentence without short words, numbers, entity and metric."""
        claim = self.claim
        return _context(
            claim.evidence.text, claim.entity.text if claim.entity else None, claim.metric.text, claim.value.text
        )

    @property
    def fleeting(self) -> bool:
        """Tell a figure that says little without its day."""
        return self.toll or self.volatile or self.small

    @property
    def event(self) -> bool:
        """Tell a named event; the dead of a place may be those of any event there."""
        return self.claim.entity is not None and self.claim.entity.type == "EVENT"

    @property
    def printed_of(self) -> bool:
        """Tell whether the text itself says what a share is a share of."""
        return self.claim.metric.of is not None and self.claim.metric.of.printed

    @property
    def block(self) -> tuple[str, str, bool]:
        """What claims must share before they are looked at together, beside the entity."""
        return self.metric, self.measure.block, self.change


class Knowledge(NamedTuple):
    """What only the whole batch knows: the names that surfaces stand for, and the words of each article."""

    entities: dict[str, str]
    wordings: dict[frozenset[str], str]
    sources: dict[frozenset[str], str]
    settings: dict[str, frozenset[str]]


def learn(claims: Sequence[Told]) -> Knowledge:
    """Read from a batch what its single claims leave out."""
    able = [claim for claim in claims if is_able(claim)]
    settings: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        settings[claim.article_id] |= telling(claim.evidence.text)
    return Knowledge(
        aliases_of(able),
        metric_wordings(able),
        source_aliases(claims),
        {article: frozenset(found) for article, found in settings.items()},
    )


def is_able(claim: Told) -> bool:
    """Tell a claim that can meet others: it has a number, and its text does not deny it."""
    return claim.value.number is not None and claim.affirmed


def profiles(claims: Sequence[Claim]) -> list[Profile]:
    """Profile the claims that can meet others, in the order of their ids."""
    told = tell(claims)
    return profile_all(told, learn(told))


def profile_all(claims: Sequence[Told], known: Knowledge) -> list[Profile]:
    """Profile claims of a batch that is known, in the order of their ids."""
    found = []
    for claim in sorted(filter(is_able, claims), key=lambda c: c.id):
        name, metric = entity_key(claim, known.entities), metric_key(claim, known.wordings)
        if name and metric:
            source = origin(claim, known.sources)
            found.append(_profile(claim, name, metric, source, known.settings[claim.article_id]))
    return found


def _profile(claim: Told, entity: str, metric: str, source: Origin, setting: frozenset[str]) -> Profile:
    unit = measure(claim.value.unit, claim.value.per)
    forecast = claim.forecast
    return Profile(
        claim=claim,
        entity=entity,
        metric=metric,
        content=content_words(claim),
        measure=unit,
        figure=figure(claim, unit),
        time=when(claim),
        base=base(claim),
        of=denominator(claim),
        of_rest=denominator(claim, own=True),
        forecast=forecast,
        target=forecast and is_target(claim),
        origin=source,
        setting=setting,
        toll=is_toll(claim, metric, unit),
        volatile=is_volatile(claim, metric),
        small=is_small(claim, unit),
        change=claim.metric.kind == "change",
        vague=is_vague(claim.entity),
        linked=is_linked(claim.entity),
    )


def figure(claim: Told, unit: Measure) -> Figure:
    """Read the printed figure of a claim on the common scale of its unit."""
    value = claim.value
    assert value.number is not None  # noqa: S101 - profiles() lets none through
    fraction = value.decimals == -1 and value.unit == "percent" and not _DIGIT.search(value.text)
    hedged = value.comparator in {"=", "~", "~<", "~>"}
    shown = Figure(
        number=value.number,
        step=Decimal(1).scaleb(-value.decimals),
        comparator=value.comparator,
        fraction=fraction,
        exact=unit.kind == "count" and value.decimals == 0 and value.comparator == "=",
        low=value.low if hedged and not (unit.kind == "count" and value.decimals == 0) else None,
        high=value.high if hedged and not (unit.kind == "count" and value.decimals == 0) else None,
    )
    if unit.factor == 1:
        return shown
    return shown.scaled(unit.factor)


def base(claim: Told) -> str | None:
    """Say against what a change is measured: a year, quarter or month before; None when the text does not say.

    The phrase nearest to the value decides: «ارتفع 0.3% على أساس شهري و2% على أساس سنوي».
    """
    if claim.metric.kind != "change" and claim.value.unit != "percent":
        return None
    table = phrase_map("bases.tsv")
    at = claim.value.start - claim.evidence.start
    text = claim.evidence.text
    named = words(claim.metric.text or "")
    for phrase, name in table.items():
        if holds_phrase(named, frozenset({phrase})):
            return name
    after, before = words(text[at + len(claim.value.text) :]), words(text[:at])
    best: tuple[int, int, str] | None = None
    for phrase, name in table.items():
        size = len(phrase)
        spots = [i for i in range(len(after) - size + 1) if after[i : i + size] == phrase]
        spots += [len(before) - i for i in range(len(before) - size + 1) if before[i : i + size] == phrase]
        for spot in spots:
            # Of two phrases at one place the longer is meant.
            if best is None or (spot, -size) < best[:2]:
                best = (spot, -size, name)
    return best[2] if best else None


def denominator(claim: Told, *, own: bool = False) -> frozenset[str] | None:
    """Return the words of what a share is a share of; None when not said. `own` leaves the entity's words out."""
    of = claim.metric.of
    if of is None or not (of.canonical or of.text):
        return None
    found = frozenset(words(of.canonical or of.text or "")) - word_set("fillers.tsv")
    if not own or claim.entity is None:
        return found
    return found - name_words(" ".join(filter(None, (claim.entity.text, claim.entity.canonical))))


@lru_cache(maxsize=16384)
def _context(text: str, *slots: str | None) -> frozenset[str]:
    own = {word for slot in slots for word in words(slot or "")}
    return telling(text) - own


@lru_cache(maxsize=16384)
def telling(text: str) -> frozenset[str]:
    """Return the words of a text that tell something: no short ones, no numbers."""
    return frozenset(intern(word) for word in cut(text) if len(word) >= _TELLING and not word.isdigit())


def kindred(a: Profile, b: Profile) -> bool:
    """Tell whether two claims are about one event: their sentences, or their articles, share several telling words."""
    one, two = a.context, b.context
    shared = len(one & two)
    if shared >= _SHARED and shared >= _SHARE * min(len(one), len(two)):
        return True
    days = [p.claim.source.published for p in (a, b) if p.claim.source.published]
    if days and (max(days) - min(days)).days > _STORY_DAYS:
        return False
    shared = len(a.setting & b.setting)
    return shared >= _SHARED_SETTING and shared >= _SHARE_SETTING * min(len(a.setting), len(b.setting))


def is_toll(claim: Told, metric: str, unit: Measure) -> bool:
    """Tell a count that runs on while an event lasts («عدد القتلى»)."""
    if claim.metric.kind == "change" or unit.kind != "count":
        return False
    return metric in tolls() or bool(content_words(claim) & tolls())


def is_volatile(claim: Told, metric: str) -> bool:
    """Tell a measure that moves by the hour («مؤشر السوق», «سعر النفط»)."""
    return metric in id_set("volatile.tsv") or bool(content_words(claim) & word_set("volatile.tsv"))


def is_small(claim: Told, unit: Measure) -> bool:
    """Tell a small count («ثلاثة أهداف»), which many things share by chance."""
    return unit.kind == "count" and claim.value.number is not None and abs(claim.value.number) < _SMALL


def is_target(claim: Told) -> bool:
    """Tell a figure that its author sets for himself («تستهدف الحكومة 5%») from a forecast."""
    cue = claim.source.cue
    if cue and holds_phrase(words(cue), phrase_set("targets.tsv")):
        return True
    names = [m.canonical or m.name for m in claim.source.chain if m.level == "primary"]
    return any(holds_phrase(words(name or ""), phrase_set("authorities.tsv")) for name in names)
