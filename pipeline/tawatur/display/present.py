"""What a claim says, in words for people: names of units and metrics, numbers, dates, chains of sources."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from babel import Locale
from markupsafe import Markup, escape

from tawatur.claims.metrics import metric, metric_ids
from tawatur.display.words import Language, Words
from tawatur.display.words import words as words_of
from tawatur.quantities.lexicon import rows
from tawatur.records import Claim, Rejection, plain

# Characters that turn the order of what follows: shown by their code, lest 97 be read as 79.
_OVERRIDES: Final = re.compile("[\u202d\u202e]")
# What stands between the parts of a line; a comma or colon inside a number does not.
_JOINTS: Final = re.compile(r"( ?[()|]+[:;؛.،,]* ?|[:;؛،,] |\.$)")
_ISOLATES: Final = re.compile("[\u2068\u2069]")
_DURATION: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_GRAINS: Final = ("year", "month", "week", "day", "hour", "minute")
_SIGNS: Final = frozenset({"%", "×"})

Script = Literal["ltr", "rtl", "auto"]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text and the direction that it is read in; `note` says less, in a softer hand."""

    text: str
    direction: Script = "auto"
    note: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of a claim's card: which slot, and what stands in it; no parts where it is unknown."""

    name: str
    label: str
    parts: tuple[Part, ...]
    empty: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as a page shows it: `anchor` names it in the page, `flags` are what to beware of."""

    anchor: str
    value: tuple[Part, ...]
    printed: str
    flags: tuple[str, ...]
    slots: tuple[Slot, ...]
    confidence: str


def anchor(claim_id: str) -> str:
    """Name a claim within a page: ids hold whatever an article's id holds, and an anchor must not."""
    return "c" + hashlib.sha256(claim_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def shown(text: str) -> str:
    """Show a text of others: an override of direction by its code, all else as it is."""
    return _OVERRIDES.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def card(claim: Claim, words: Words) -> Card:
    """Put a claim into words."""
    flags = []
    if "forecast" in claim.modality:
        flags.append(words.sections["slot"]["forecast"])
    if claim.polarity == "negated":
        flags.append(words.sections["slot"]["negated"])
    if claim.evidence.kind in {"title", "table_row"}:
        flags.append(words.sections["slot"][claim.evidence.kind])
    return Card(
        anchor=anchor(claim.id),
        value=value_parts(claim, words),
        printed=printed(claim),
        flags=tuple(flags),
        slots=tuple(_slots(claim, words)),
        confidence=f"{claim.confidence:.0%}",
    )


def printed(claim: Claim) -> str:
    """Quote a value as the text prints it, with its hedge and unit."""
    value = claim.value
    outside = value.unit_text is not None and not value.start <= value.unit_text.start < value.end
    parts = (value.hedge.text if value.hedge else None, value.text, value.unit_text.text if outside else None)  # type: ignore[union-attr]
    return shown(" ".join(filter(None, parts)))


def value_parts(claim: Claim, words: Words) -> tuple[Part, ...]:
    """Say how much: «ارتفاع 0.3%»، «أكثر من 548,000 برميل يوميا»."""
    value = claim.value
    if value.number is None:
        return (Part(shown(value.text)), Part(words.sections["missing"]["vague"], note=True))
    change = claim.metric.kind == "change"
    lead = []
    number = value.number
    if change:
        down = number < 0 or (claim.metric.direction == "down")
        way = "down" if down else "up" if claim.metric.direction == "up" else "none"
        lead.append(words.sections["change"][way])
        number = abs(number)
    lead.append(words.sections["comparator"][value.comparator])
    unit, base = unit_name(value.unit, words.language), base_name(value.per, words.language)
    if unit in _SIGNS:
        return (*_texts(*lead), Part(f"{grouped(number)}{unit}", "ltr"), *_texts(base))
    counted = value.unit is not None and not value.unit.isascii()
    if unit and counted and value.unit_text and not value.start <= value.unit_text.start < value.end:
        unit = shown(value.unit_text.text)  # the text knows its plurals: 8 دول، 11 دولة
    elif unit and counted:  # هدفين: no form of the noun is known to stand beside the number
        return (*_texts(*lead), Part(grouped(number), "ltr"), Part(unit, note=True), *_texts(base))
    return (*_texts(*lead), Part(grouped(number), "ltr"), *_texts(unit, base))


def _texts(*texts: str | None) -> list[Part]:
    return [Part(text) for text in texts if text]


def grouped(number: Decimal) -> str:
    """Write a number with its thousands apart and no exponent.

    >>> grouped(Decimal("-97E6"))
    '-97,000,000'
    """
    whole, dot, fraction = plain(abs(number)).partition(".")
    sign = "-" if number < 0 else ""
    return f"{sign}{int(whole):,}{dot}{fraction}"


def unit_name(unit: str | None, language: Language) -> str | None:
    """Name a unit: USD is دولار أمريكي, megawatt ميغاواط; a counted noun is its own name.

    >>> unit_name("percent", "ar"), unit_name("مستخدم", "ar")
    ('%', 'مستخدم')
    """
    if unit is None:
        return None
    own = words_of(language).name("unit", unit)
    if own:
        return own
    currency = Locale(language).currencies.get(unit)
    if currency:
        return str(currency)
    if language == "ar":
        return _arabic_units().get(unit) or shown(unit)
    return shown(unit).replace("_", " ")


def base_name(per: str | None, language: Language) -> str | None:
    """Name the base of a rate: يوميا، للبرميل، لكل مليون رمز."""
    if per is None:
        return None
    if language == "en":
        return f"per {shown(per).replace('_', ' ')}"
    return _arabic_bases().get(per) or f"لكل {_arabic_units().get(per) or shown(per)}"


@lru_cache(maxsize=1)
def _arabic_units() -> dict[str, str]:
    """Map our unit ids to the first singular that the table of units prints them with."""
    names: dict[str, str] = {}
    for id_, _, factor, singulars, *_ in rows("units.tsv"):
        if factor == "1" and singulars:
            names.setdefault(id_, singulars.split("|")[0])
    return names


@lru_cache(maxsize=1)
def _arabic_bases() -> dict[str, str]:
    return {id_: phrases.split("|")[0] for id_, phrases, *_ in rows("rates.tsv")}


def metric_name(id_: str | None, language: Language) -> str | None:
    """Name a metric: oil_price is سعر النفط.

    >>> metric_name("oil_price", "ar"), metric_name("oil_price", "en")
    ('سعر النفط', 'oil price')
    """
    if id_ is None:
        return None
    if language == "en":
        return shown(id_).replace("_", " ").replace(":", " ")
    if id_ in metric_ids():
        return metric(id_).name
    base, _, head = id_.partition(":")
    if head:
        return f"{words_of('ar').name('base', base) or ''} {shown(head)}".strip()
    stem = id_.removesuffix("_share")
    return f"{words_of('ar').name('base', 'share')} {metric(stem).name}" if stem in metric_ids() else None


def _slots(claim: Claim, words: Words) -> list[Slot]:
    labels, missing = words.sections["slot"], claim.missing
    metric_text = metric_name(claim.metric.name, words.language)
    of = claim.metric.of
    slots = [
        Slot("entity", labels["entity"], _named(*_entity_names(claim)), _reason(missing.get("entity"), words)),
        Slot("metric", labels["metric"], _named(claim.metric.text, metric_text), _reason(missing.get("metric"), words)),
        Slot("date", labels["date"], date_parts(claim, words), _reason(missing.get("date"), words)),
        Slot("source", labels["source"], (), None),
    ]
    if claim.metric.kind == "share":
        parts = _named(of.text, of.canonical) if of else ()
        slots.insert(2, Slot("of", labels["of"], parts, _reason(missing.get("of"), words)))
    return slots


def _entity_names(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.entity.text, claim.entity.canonical) if claim.entity else (None, None)


def _named(text: str | None, name: str | None) -> tuple[Part, ...]:
    """The words of the text, and our name for them where it says more."""
    if text is None:
        return (Part(shown(name)),) if name else ()
    return (Part(shown(text)), Part(shown(name), note=True)) if name and name != text else (Part(shown(text)),)


def _reason(key: str | None, words: Words) -> str | None:
    return None if key is None else words.name("missing", key) or shown(key)


def date_parts(claim: Claim, words: Words) -> tuple[Part, ...]:
    """Say when: days, with what is known from the context; nothing where it is unknown."""
    date = claim.date
    if date is None:
        return ()
    parts: list[Part] = []
    if date.from_ and date.to:
        days = date.from_.isoformat() if date.from_ == date.to else f"{date.from_} – {date.to}"
        parts.append(Part(days, "ltr"))
    elif date.from_ or date.to:
        parts.append(Part(str(date.from_ or date.to), "ltr"))
    elif date.duration:
        parts.append(Part(duration_name(date.duration, words)))
    elif date.text:
        parts.append(Part(shown(date.text)))
    if parts and date.resolved_by in {"context", "dateline"}:
        parts.append(Part(words.sections["resolved"][date.resolved_by], note=True))
    return tuple(parts)


def duration_name(duration: str, words: Words) -> str:
    """Say an ISO 8601 duration: PT48H is 48 ساعة; one that we cannot read is itself."""
    found = _DURATION.fullmatch(duration)
    counts = [(grain, int(n)) for grain, n in zip(_GRAINS, found.groups(), strict=True) if n] if found else []
    return " + ".join(words.count(grain, n) for grain, n in counts) or duration


def chain(claim: Claim, words: Words) -> tuple[Part, ...]:
    """The chain from the outlet to the primary source, a part a link."""
    unknown = words.sections["slot"]["unknown"]
    anonymous = words.sections["slot"]["anonymous"]
    links = []
    for member in claim.source.chain:
        name = member.name or member.canonical
        links.append(Part(shown(name) if name else anonymous if member.anonymous else unknown, note=name is None))
    return tuple(links)


def segments(text: str) -> tuple[str, ...]:
    """Cut a line of reasons at its brackets, bars and commas: part, joint, part and so on; a part may be empty.

    Each part can then keep its own direction, so the marks that isolate parts in plain text (FSI, PDI) go.

    >>> segments("one source (IDC): 2.6%")
    ('one source', ' (', 'IDC', '): ', '2.6%')
    """
    return tuple(_JOINTS.split(_ISOLATES.sub("", shown(text))))


def rejection_name(rejection: Rejection, words: Words) -> str:
    """Name the class of a number that is no claim: الثالثة is ترتيب."""
    return words.name("negative", rejection.class_) or rejection.class_


def raw(text: str) -> Markup:
    """Write a text of others so that the browser's text has a character for each of ours, and none turns the order.

    HTML reads a carriage return as a line feed and drops a zero byte: both are written by their numbers. An override
    of direction stands in an element that says that it is one character long.
    """
    pieces = _OVERRIDES.split(text)
    overrides = [f"[U+{ord(c):04X}]" for c in _OVERRIDES.findall(text)]
    written = str(escape(pieces[0]))
    for code, piece in zip(overrides, pieces[1:], strict=True):
        written += f'<span class="code" data-length="1">{code}</span>{escape(piece)}'
    return Markup(written.replace("\r", "&#13;").replace("\0", "&#65533;"))  # noqa: S704 - escaped above


def names(claim: Claim, words: Words) -> tuple[str, str]:
    """Name what a claim is about, shortly: (entity, metric); each empty where it is unknown."""
    entity = (claim.entity.text or claim.entity.canonical) if claim.entity else None
    metric_text = claim.metric.text or metric_name(claim.metric.name, words.language)
    return shown(entity or ""), shown(metric_text or "")


def review_reason(reason: str | None, words: Words) -> str:
    """Say why somebody rejected a claim: a key of ours in words, what a person wrote as it is."""
    key, _, note = (reason or "").partition(": ")
    name = words.name("negative", key) or words.name("reason", key)
    return shown(" · ".join(filter(None, (name, note)))) if name else shown(reason or "")


def moment(time: dt.datetime) -> str:
    """Write a time as people read it, to the minute, in UTC."""
    return f"{time:%Y-%m-%d %H:%M} UTC"
