"""Metrics: what is measured, found by the phrase that prints it, by the counted noun or by the unit.

Three tables: `metrics.tsv` (phrases), `nouns.tsv` (counted nouns), `units.tsv` (what a bare unit measures).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tawatur.claims.nouns import counted_nouns
from tawatur.claims.words import choices, function_words, stems, table, without_article
from tawatur.text.normalise import fold

MetricKind = Literal["level", "rate", "share"]

# Prepositions that may stand inside a metric's phrase: الطلب على النفط، الحد الأدنى للأجور
_LINKS: Final = frozenset({"علي", "في", "فى", "من", "الي", "عن", "ب", "ل"})
_COUNT: Final = frozenset({"عدد", "اعداد"})
_SIZES: Final = frozenset({"volume", "amount"})  # «حجم», «قيمة»: of what follows
_RATE: Final = {"نسبه": "rate_of", "معدل": "rate_of", "معدلات": "rate_of", "متوسط": "average_of"}


@dataclass(frozen=True, slots=True)
class MetricEntry:
    """A metric: id, Arabic name, whether its percentages are levels or shares, of what, and its units."""

    id: str
    name: str
    kind: MetricKind = "level"
    whole: str | None = None
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: id, English plural, class, its metric where that is not the bare count, Arabic forms."""

    id: str
    plural: str
    kind: str
    metric: str | None
    singular: str
    printed_plural: str
    generic: bool = False  # says too little of what is counted: شخص، وحدة، حالة


class Match(NamedTuple):
    """A metric found in a row of words: how many words print it; `kept` of them stay the entity's."""

    entry: MetricEntry
    length: int
    kept: int = 0
    others: tuple[MetricEntry, ...] = ()  # further metrics that the same words print


class _Step(NamedTuple):
    """One word of a phrase."""

    words: frozenset[str]
    optional: bool
    kept: bool


def _phrase(text: str) -> tuple[_Step, ...]:
    """Read a phrase of the table: `a/b` alternatives, `c?` optional, `[d]` stays the entity's."""
    steps, inside = [], False
    for raw in text.split():
        inside = inside or raw.startswith("[")
        word = raw.strip("[]")
        optional = word.endswith("?")
        if word:
            steps.append(_Step(frozenset(word.rstrip("?").split("/")), optional, inside))
        if raw.endswith("]"):
            inside = False
    return tuple(steps)


@lru_cache(maxsize=1)
def _metrics() -> tuple[dict[str, MetricEntry], dict[str, list[tuple[MetricEntry, tuple[_Step, ...]]]]]:
    """Return the entries by id, and the phrases by their first word."""
    entries: dict[str, MetricEntry] = {}
    phrases: dict[str, list[tuple[MetricEntry, tuple[_Step, ...]]]] = {}
    for id_, name, kind, units, printed in table("metrics.tsv"):
        base, _, whole = kind.partition(":")
        entry = MetricEntry(
            id_,
            name,
            base,  # type: ignore[arg-type]  # the table's test holds the column to MetricKind
            whole or None,
            frozenset(units.split()) - {"-"},
        )
        entries[id_] = entry
        for text in choices(printed):
            steps = _phrase(fold(text))
            for word in steps[0].words:
                phrases.setdefault(word, []).append((entry, steps))
    return entries, phrases


def metric(id_: str) -> MetricEntry:
    """Return the entry of an id; an id that the table lacks is its own plain entry."""
    return _metrics()[0].get(id_) or MetricEntry(id_, id_.replace("_", " "))


def metric_ids() -> frozenset[str]:
    """Return the ids of the table."""
    return frozenset(_metrics()[0])


def _take(norms: Sequence[str], at: int, steps: tuple[_Step, ...]) -> tuple[int, int] | None:
    """Match the steps from `at`; return (words read, words kept) or None."""
    here, kept = at, 0
    for step in steps:
        if here < len(norms) and not step.words.isdisjoint(stems(norms[here])):
            kept += step.kept
            here += 1
            continue
        link = here > at and here + 1 < len(norms) and norms[here] in _LINKS
        if link and not step.words.isdisjoint(stems(norms[here + 1])):
            kept += step.kept * (2 if kept else 1)  # «الطلب العالمي على النفط»: the link between stays with it
            here += 2
            continue
        if not step.optional:
            return None
    return here - at, kept


def metric_at(norms: Sequence[str], at: int) -> Match | None:
    """Return the longest metric phrase that starts at `at` in a row of folded words.

    >>> metric_at(["صافي", "ارباح", "ارامكو"], 0).entry.id
    'net_profit'
    """
    phrases = _metrics()[1]
    best: Match | None = None
    if norms[at] in _COUNT and norms[at + 1 : at + 2] == ["من"]:
        return None  # «عدد من الجرائم»: some of them
    for stem in stems(norms[at]):
        for entry, steps in phrases.get(stem, ()):
            taken = _take(norms, at, steps)
            if taken is None:
                continue
            length, kept = taken
            if best is None or (length, -kept) > (best.length, -best.kept):
                best = Match(entry, length, kept)
            elif (length, kept) == (best.length, best.kept) and entry is not best.entry:
                best = best._replace(others=(*best.others, entry))
    if best is not None and best.length == 1 and best.entry.id in _SIZES and at + 1 < len(norms):
        of = metric_at(norms, at + 1)
        if of is not None and not of.kept:  # «حجم الاستثمار الأجنبي»: the investment
            return of._replace(length=of.length + 1)
    return best or _general(norms, at)


def _general(norms: Sequence[str], at: int) -> Match | None:
    """Make a metric of عدد، نسبة، متوسط and what follows, where the table has no phrase for it."""
    if at + 1 >= len(norms):
        return None
    heads = frozenset(stems(norms[at]))
    if heads & _COUNT and not norms[at].startswith("ال") and not norms[at].endswith("دا"):  # «عددا كبيرا»
        found = noun_at(norms, at + 1)
        if found is not None:
            return Match(count_metric(found.noun), 1 + found.length)
        head = without_article(norms[at + 1])
        if head in function_words() or len(head) < 3:
            return None
        return Match(MetricEntry(f"count_of:{head}", f"عدد {norms[at + 1]}", units=frozenset({"count"})), 2)
    rate = next((_RATE[h] for h in heads if h in _RATE), None)
    if rate is not None and not norms[at].startswith("ال"):
        head = without_article(norms[at + 1])
        if head in function_words() or len(head) < 3:
            return None
        if not norms[at + 1].startswith("ال"):  # «معدل سوء التغذية»
            owner = norms[at + 2] if at + 2 < len(norms) else ""
            known = noun_at(norms, at + 1) is not None or metric_at(norms, at + 1) is not None
            if rate != "rate_of" or known or not owner.startswith("ال") or len(owner) < 5:
                return None
            name = f"{norms[at]} {norms[at + 1]} {owner}"
            return Match(MetricEntry(f"{rate}:{head}", name, units=frozenset({"percent"})), 3)
        units = frozenset({"percent"}) if rate == "rate_of" else frozenset()
        return Match(MetricEntry(f"{rate}:{head}", f"{norms[at]} {norms[at + 1]}", units=units), 2)
    return None


class NounMatch(NamedTuple):
    """A counted noun found in a row of words, and how many words print it."""

    noun: Noun
    length: int


def _noun_forms(word: str) -> Iterator[str]:
    """Yield the forms of a folded singular or plural: dual and construct among them."""
    yield word
    if word.endswith("ه"):
        for ending in ("تان", "تين", "تي", "تا"):
            yield word[:-1] + ending
    else:
        for ending in ("ان", "ين", "ا", "ي"):
            yield word + ending
    if word.endswith(("ين", "ون")) and len(word) > 4:
        yield from (word[:-2] + "ون", word[:-2] + "و", word[:-2] + "ي")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, list[tuple[tuple[str, ...], Noun]]]:
    """Map the first word of each noun, in all forms, to its further words."""
    index: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
    for id_, plural, kind, metric_id, singular, several in counted_nouns():
        noun = Noun(
            id_,
            plural,
            kind.rstrip("~"),
            None if metric_id == "-" else metric_id,
            singular,
            (several or (singular,))[0],
            kind.endswith("~"),
        )
        for printed in (singular, *several):
            first, *rest = fold(printed).split()
            for form in _noun_forms(first):
                row = (tuple(rest), noun)
                if row not in index.setdefault(form, []):
                    index[form].append(row)
    return index


def noun_at(norms: Sequence[str], at: int) -> NounMatch | None:
    """Return the longest counted noun that starts at `at`: «فرص عمل» before «فرص».

    >>> noun_at(["طايره"], 0) is None, noun_at(["الطائرات"], 0).noun.id
    (True, 'plane')
    """
    best: NounMatch | None = None
    for stem in stems(norms[at]):
        for rest, noun in _nouns().get(stem, ()):
            follows = norms[at + 1 : at + 1 + len(rest)]
            fits = len(follows) == len(rest) and all(r in stems(f) for r, f in zip(rest, follows, strict=True))
            if fits and (best is None or 1 + len(rest) > best.length):
                best = NounMatch(noun, 1 + len(rest))
        if best is not None:
            break
    return best


def count_metric(noun: Noun, act: str | None = None) -> MetricEntry:
    """Name the count of a noun, by what was done to it where a verb says so.

    «توزيع 1200 خيمة» is tents_distributed, «23 سفينة» vessel_count, «40 مدرسة» school_count.
    """
    units = frozenset({"count"})
    acted = f"{act}_count" if noun.kind == "person" else f"{noun.plural}_{act}"
    if act and (acted in metric_ids() or (noun.metric is None and noun.kind not in {"time", "sport", "measure"})):
        return _metrics()[0].get(acted) or MetricEntry(acted, f"عدد ال{noun.printed_plural}", units=units)
    if noun.metric is not None:
        return metric(noun.metric)
    return MetricEntry(f"{noun.id}_count", f"عدد ال{noun.printed_plural}", units=units)


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return dict((unit, id_) for unit, id_ in table("units.tsv"))  # noqa: C402 - rows are lists


def metric_of_unit(unit: str | None) -> MetricEntry | None:
    """Return what a bare unit measures when nothing else says so: degrees are temperature."""
    id_ = _units().get(unit or "")
    return metric(id_) if id_ else None


def metric_of_rate(unit: str | None, per: str | None) -> MetricEntry | None:
    """Return what a rate measures when nothing else says so: kilometres per hour are speed, per barrel oil's price."""
    if per is None:
        return None
    base = per.rsplit(" ", 1)[-1]  # «لكل مليون رمز»
    return metric_of_unit(f"{unit}/{base}") or metric_of_unit(f"/{base}")


def fit_of(entry: MetricEntry, sort: str, unit: str | None) -> float:
    """Score how well a metric is measured in a unit; `sort` is money, percent, ratio, count, unit, bare or duration.

    Anything may change by a percentage or be a multiple, so these never rule a metric out.
    """
    if not entry.units:
        return 0.3
    if sort == "bare":
        return 0.3 if entry.units & {"count", "money", "percent", "ratio", "degree_celsius"} else -2.5
    if sort == "ratio":
        return 0.3
    if sort == "percent":
        return 0.6 if "percent" in entry.units or entry.kind != "level" else -0.1
    measure = sort == "count" and bool(unit) and (unit or "").isascii()  # barrels, tonnes: nothing is counted
    if (sort in entry.units and not measure) or (unit or "") in entry.units:
        return 0.6
    return -2.5 if entry.units & {"count", "money"} else -3.5


@lru_cache(maxsize=1)
def _rates() -> dict[str, str]:
    """Map each metric to the base that its price is always per."""
    return {"oil_price": "barrel"}


def metric_per(id_: str) -> str | None:
    """Return the base that prices of this metric are per even where the text leaves it out: oil, the barrel."""
    return _rates().get(id_)
