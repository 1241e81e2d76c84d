"""Exclusions: numbers that measure nothing though they look like values: windows, ages, thresholds."""

from __future__ import annotations

from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.clauses import Parse
from tawatur.claims.governors import Governor, Link
from tawatur.claims.metrics import noun_at
from tawatur.claims.words import heads, stems
from tawatur.quantities.draft import words_of
from tawatur.records import NegativeClass, Quantity
from tawatur.text.normalise import fold

_OPENING: Final = frozenset("(\"«“”'")


def exclude(
    parse: Parse, at: int, link: Link, governor: Governor | None, quantity: Quantity
) -> tuple[NegativeClass, str] | None:
    """Return the class and reason for a value that asserts nothing, or None."""
    chunks = parse.chunks
    if (figure := _figure(chunks, at, governor, quantity) or _naming(parse, at, quantity)) is not None:
        return figure
    if at and chunks[at - 1].norm in {"الساعه", "ساعه"}:
        return "period_not_value", "time of day"
    if _minute(chunks, at):
        return "ordinal", "a minute of a match"
    if at and chunks[at - 1].norm == "ال" and chunks[at].noun is None and _head(chunks, at - 2) is None:
        return "ordinal", "a number that ranks: «الـ 23»"
    first = chunks[at].first
    if quantity.unit == "year" and first and parse.words[first - 1].norm in _OPENING:
        return "identifier", "age of a person"
    if quantity.kind == "duration":
        return _duration(parse, at, link, governor, quantity)
    near = chunks[max(0, at - 4) : at]
    if quantity.unit in {None, "year"} and any(heads("age") & set(stems(c.norm)) for c in near if c.kind == "noun"):
        return "identifier", "age of a person or group"
    return None


def _naming(parse: Parse, at: int, quantity: Quantity) -> tuple[NegativeClass, str] | None:
    """Tell numbers that name: «محافظتي بابل وواسط», «الرحلة 127», «دور الـ16»; and results of sets: «9/11»."""
    chunks, text = parse.chunks, fold(quantity.text)
    digits = any(c.isdigit() for c in text)
    pair = quantity.number == 2 and not digits and text.endswith("تي") and len(text) > 4
    named = noun_at([text], 0) if pair else None
    if named is not None and named.noun.kind in {"place", "group"}:
        return "no_metric", "says what the names that follow are: «محافظتي بابل وواسط»"
    if "/" in text and quantity.unit is None and quantity.kind == "number":
        return "no_metric", "the result of a set, or a fraction of nothing named"
    before = chunks[at - 1] if at else None
    if quantity.fraction and not digits and before is not None and before.kind == "noun":
        bare = before.last == chunks[at].first and not before.definite and not before.quoted
        if bare and not (before.frames or before.metric or before.noun):
            return "no_metric", "a part in the name of a thing: «شاطئ نصف القمر»"
    if before is not None and before.norm in heads("sized") and quantity.kind not in {"percent", "multiple", "vague"}:
        return "identifier", "a size that says which one: «ورقة من فئة 200 دينار»"
    here = at - 1
    while here >= 0 and chunks[here].norm in {"ال", "("}:
        here -= 1
    if digits and here >= 0 and chunks[here].kind == "noun" and quantity.kind in {"number", "quantity", "duration"}:
        head = chunks[here].norm
        if head in heads("numbered") and chunks[here].last - chunks[here].first == 1:
            return "identifier", "a number that names a thing"
    return None


def _minute(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the value names minutes of a match: «الدقيقة 41», «الدقيقتين 50 و69»."""
    here = at - 1
    while here >= 0 and chunks[here].kind in {"and", "value"}:
        here -= 1
    return here >= 0 and chunks[here].norm.startswith(("الدقيق", "دقيق", "الدقاي", "الدقائق"))


def _head(chunks: list[Chunk], at: int) -> Chunk | None:
    """Return the counted noun at a chunk, if there is one."""
    return chunks[at] if at >= 0 and chunks[at].noun is not None else None


def _figure(
    chunks: list[Chunk], at: int, governor: Governor | None, quantity: Quantity
) -> tuple[NegativeClass, str] | None:
    """Tell figures of speech: «ألف عذر», «عشرات المرات», «بالملايين», «محطة واحدة»."""
    digits = any(c.isdigit() for c in quantity.text)
    number = quantity.number
    if digits or (number is None and quantity.kind != "vague"):
        return None
    measured = quantity.kind in {"percent", "money", "multiple"} or quantity.hedge is not None
    counted = number is not None and quantity.unit is not None  # «المحاولات الأربع»
    if quantity.text.startswith("ال") and not measured and not counted:
        return "no_metric", "refers back to a number known already: «الركاب الثلاثة»"
    chunk = chunks[at]
    times = chunk.noun is not None and chunk.noun.noun.id == "time"
    if times and (number is None or number >= 100):
        return "figurative", "so many times is a manner of speaking"
    if number == 1 and quantity.kind != "percent":
        if not _single(chunks, at, governor, quantity):
            return "no_metric", "a single one, said for stress"
        return None
    scale = number is not None and number >= 100 and str(number.normalize()).startswith("1E")
    one_word = " " not in quantity.text.strip()
    plain = quantity.hedge is None and governor is None and quantity.kind not in {"money", "percent"}
    if scale and one_word and plain and chunk.noun is None:
        return "figurative", "a round number word of no measured thing"
    return None


def _single(chunks: list[Chunk], at: int, governor: Governor | None, quantity: Quantity) -> bool:
    """Tell whether «واحد» counts: in a list of counts, with a hedge, of cases, or of those whom harm befell."""
    if quantity.hedge is not None or fold(quantity.unit or "") in words_of("case"):
        return True
    harmed = governor is not None and governor.frame.kind == "suffer"
    harmed = harmed or (at > 1 and chunks[at - 2].frame("suffer") is not None)  # «إصابة شخص واحد»
    if harmed and fold(quantity.unit or "") in words_of("person"):
        return True
    if any("فقط" in c.norm for c in chunks[at + 1 : at + 2]):
        return True
    if any(c.kind == "value" for c in chunks[at + 1 : at + 3]) and chunks[at + 1].kind == "and":
        return True
    if any(_counts_same(c, quantity) for c in chunks[at + 1 : at + 9]):
        return True
    if at < 2 or chunks[at - 1].kind != "noun" or chunks[at - 2].kind != "and":
        return False
    near = any(c.kind == "value" for c in chunks[max(0, at - 5) : at - 2])
    return near or any(_counts_same(c, quantity) for c in chunks[max(0, at - 12) : at])


def _counts_same(chunk: Chunk, quantity: Quantity) -> bool:
    """Tell whether a chunk counts the same things as a value: «كلية واحدة في الشرق، وكلية واحدة في الغرب»."""
    return chunk.quantity is not None and quantity.unit is not None and chunk.quantity.unit == quantity.unit


def _duration(
    parse: Parse, at: int, link: Link, governor: Governor | None, quantity: Quantity
) -> tuple[NegativeClass, str] | None:
    """Tell an asserted length of time («استغرق ستة أشهر») from a window («خلال 48 ساعة»)."""
    chunks = parse.chunks
    near = chunks[max(0, at - 4) : at]
    if any(heads("age") & set(stems(c.norm)) for c in near if c.kind in {"noun", "prep", "verb"}):
        return "identifier", "age of a person or group"
    if link.timed:
        return "period_not_value", "a window of time"
    frame = governor.frame if governor is not None and governor.score > 1.5 else None
    if frame is not None and frame.kind == "last" and (frame.lemma in {"سجن", "حكم"} or frame.verb):
        return None
    if frame is not None and frame.kind in {"change", "make", "level"} and _timed_subject(chunks, at):
        return None
    direct = _last_noun(chunks, at, link)
    if direct is not None and direct.metric is not None and direct.metric.entry.id != "duration":
        units = direct.metric.entry.units
        if (quantity.unit or "") in units or "hour" in units or "year" in units:
            return None
    if frame is not None and frame.verb and not link.prep and frame.kind in {"act", "change", "level", "hold"}:
        return None
    return "period_not_value", "length of a window, not a measured value"


def _timed_subject(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a length of time is what moves or is reached: «نزلت مدة المعالجة إلى يومين»."""
    for chunk in reversed(chunks[:at]):
        if chunk.clause != chunks[at].clause or chunk.kind in {"comp", "sub", "rel"}:
            return False
        if chunk.kind == "noun" and not heads("lasting").isdisjoint(stems(chunk.norm)):
            return True
    return False


def _last_noun(chunks: list[Chunk], at: int, link: Link) -> Chunk | None:
    before = chunks[link.begin - 1] if link.begin else None
    return before if before is not None and before.kind == "noun" else None
