"""Naming: the printed words that say what is measured, where no phrase of the tables does.

A verb, a unit or a whole can tell the metric («قُتل 12 مدنيا», «يمتد 640 كيلومترا», «63% من الأسر تملك سكنها»).
Its words are then those of the deed or of the noun that the value is said of; the metric's name stays.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.frames import frames_of
from tawatur.claims.governors import Governor, Link
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import MetricEntry, noun_at
from tawatur.claims.scenes import Scene, is_oblique, is_owned
from tawatur.claims.words import heads, stems, without_article, without_pronoun
from tawatur.entities.gazetteer import nisba_forms
from tawatur.entities.tables import columns
from tawatur.records import Entity

_EMPTY: Final = frozenset({"level", "aux", "say", "next", "change", "make"})  # verbs that name nothing: بلغ، كان، ارتفع
_MOVES: Final = frozenset({"level", "change", "make", "ratio"})
_BREAKS: Final = frozenset({"stop", "sub", "comp", "rel", "value"})
_OF_PEOPLE: Final = ("elided:counted_noun", "elided:verb:suffer", "elided:whole")
# Deeds that say more than the thing they are done to: what is counted is not houses but houses destroyed.
_UNDONE: Final = frozenset({"closed", "destroyed", "damaged", "cancelled", "delayed", "cut", "rescued", "burned"})
_OUT: Final = frozenset({"خارج", "دون", "بدون"})  # «خارج المدرسة», «دون عمل»


def worded(
    scene: Scene,
    at: int,
    link: Link,
    governor: Governor | None,
    whole: tuple[int, int] | None,
    pick: Pick | None,
) -> Pick | None:
    """Return the metric with the words that print it; a metric that nothing names is named by its noun."""
    if pick is not None and pick.by.removeprefix("elided:") == "score":
        return pick
    if pick is not None and pick.by.startswith("elided:metric") and not link.sibling:
        own = _owned(scene, at, governor) or _measured(scene, at, governor)
        before = max((c.last for c in scene.parse.chunks[:at] if c.kind == "value"), default=0)
        if own is not None and (pick.score < _FAR or own[0] >= before) and _is_new(scene, own[0]):
            return _made(scene, own)  # «تصل حزمة الإنقاذ إلى 86 مليار يورو» after a sentence about a loan
    if pick is not None and pick.text is not None:
        place = None
        if pick.by == "counted_noun":
            place = _counted(scene, at, link, governor)
        elif pick.by.startswith(_OF_PEOPLE):
            place = _anew(scene, at, link)
        return pick if place is None else _printed(scene, pick, place)
    place = _place(scene, at, link, governor, whole, pick)
    if place is None:
        return pick
    if pick is None:
        if not any(c.kind == "noun" and c.first == place[0] for c in scene.parse.chunks):
            return None  # a deed alone measures nothing
        return _made(scene, place)
    return _printed(scene, pick, place)


_FAR: Final = 2.2  # what an earlier value with a verb of its own measured


def _made(scene: Scene, place: tuple[int, int]) -> Pick:
    """Make a metric of a noun that no table knows."""
    head = without_article(scene.parse.norms[place[0]])
    entry = MetricEntry(f"measure_of:{(without_pronoun(head) or (head,))[0]}", head)
    return _printed(scene, Pick(entry, None, None, None, 0.9, "noun"), place)


def _is_new(scene: Scene, word: int) -> bool:
    """Tell whether a noun measures something of its own: no body, person or place, no move or opinion of the rest."""
    norm = scene.parse.norms[word]
    empty = heads("names") | heads("body") | heads("organ") | heads("empty") | _OTHERS
    if norm in _adjectives():
        return False  # «أرباحا قدرها 79 مليارا وأخرى مرتبطة بالأداء تبلغ مليارا»
    if not empty.isdisjoint(stems(norm)) or any(f.kind in _SAME for f in frames_of(norm)):
        return False
    found = noun_at([norm], 0)
    return found is None or found.noun.kind not in {"person", "group", "place", "building", "dead", "hurt"}


_OTHERS: Final = frozenset({"اراء", "راي", "اجابات", "مواقف", "تطور", "تحول", "فارق", "فرق", "اخري", "نفس", "ذات"})
_SAME: Final = frozenset({"change", "make", "gain", "loss", "say"})  # «لترتفع مكاسبها إلى 5%»: of what was measured


def widened(scene: Scene, pick: Pick | None, entity: Entity | None) -> Pick | None:
    """Let the words of a metric take their adjectives: «الصادرات غير النفطية», «الائتمان الممنوح»."""
    if pick is None or pick.start is None or pick.end is None or pick.at is None or pick.by != "metric_phrase":
        return pick
    chunk, words = scene.parse.chunks[pick.at], scene.parse.words
    if chunk.quoted or chunk.end <= pick.end or entity is None or entity.start is None or entity.end is None:
        return pick
    last = _head_end(scene, chunk)
    end = words[last - 1].end
    own = chunk.metric_first + (chunk.metric.length if chunk.metric is not None else 1)
    while last > own and any(f.kind == "level" for f in frames_of(words[last - 1].norm)):
        last -= 1  # «الضريبة البالغة 5%»
    end = words[last - 1].end
    if own > last or not words[own - 1].definite or not words[last - 1].definite:
        return pick
    if any(word.norm in of_lands() for word in words[own:last]):
        return pick  # «الحصة الأمريكية»: whose it is
    if end <= pick.end or (entity.start < end and entity.end > pick.start):
        return pick
    return replace(pick, end=end, text=scene.text(pick.start, end))


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    """Return the folded adjectives of running text."""
    return frozenset(row[0] for row in columns("common_nouns", 2) if row[1])


@lru_cache(maxsize=1)
def of_lands() -> frozenset[str]:
    """Return the folded adjectives of countries."""
    return frozenset(form for row in columns("countries", 7) for form, _ in nisba_forms(row[4].removeprefix("~")))


def _printed(scene: Scene, pick: Pick, place: tuple[int, int]) -> Pick:
    words = scene.parse.words
    start, end = words[place[0]].start, words[place[1] - 1].end
    return replace(pick, start=start, end=end, text=scene.text(start, end))


def _place(
    scene: Scene,
    at: int,
    link: Link,
    governor: Governor | None,
    whole: tuple[int, int] | None,
    pick: Pick | None,
) -> tuple[int, int] | None:
    """Return the words `[first, last)` of the deed or of the noun measured."""
    by = pick.by.removeprefix("elided:") if pick is not None else ""
    chunks = scene.parse.chunks
    if by.startswith("verb:") and governor is not None:
        return _before(scene, at, link, nouns=False) or _word(scene, governor.at, governor.frame.lemma)
    if whole is not None:
        return _predicate(scene, whole) or _measured(scene, at, governor) or _deed(scene, at)
    if (near := _before(scene, at, link, nouns=True)) is not None:
        return near
    if (noun := _owned(scene, at, governor) or _measured(scene, at, governor)) is not None:
        return noun
    if governor is not None and chunks[governor.at].kind in {"verb", "noun"} and governor.frame.kind not in _EMPTY:
        return _word(scene, governor.at, governor.frame.lemma)
    return _deed(scene, at)


def _counted(scene: Scene, at: int, link: Link, governor: Governor | None) -> tuple[int, int] | None:
    """Return what has so many of the noun counted, or was done to it: «بلغت طاقته 16 مليون مسافر», «إغلاق 14 طريقا»."""
    noun = scene.parse.chunks[at].noun
    if governor is None or (noun is not None and noun.noun.kind == "sport"):
        return None
    if governor.frame.kind == "change" or governor.frame.lemma in heads("reach"):
        return _owned(scene, at, governor) or _measured(scene, at, governor)
    masdar = scene.parse.chunks[governor.at].kind == "noun" and governor.at == link.begin - 1
    if governor.frame.kind == "act" and governor.frame.name and (masdar or governor.frame.name in _UNDONE):
        return _word(scene, governor.at, governor.frame.lemma)
    return None


def _anew(scene: Scene, at: int, link: Link) -> tuple[int, int] | None:
    """Return another deed done to some of those counted before: «500 جريح، وصل منهم 212», «48% منهم قدموا»."""
    chunks = scene.parse.chunks
    after = at + 1
    if after < len(chunks) and chunks[after].kind == "part":
        return _predicate(scene, (after, after + 1))
    here = link.begin - 1
    while here >= 0 and chunks[here].kind in {"part", "skip", "period", "hedge", "sub"}:
        here -= 1
    verb = chunks[here] if here >= 0 else None
    if verb is None or verb.kind != "verb" or link.prep or link.sibling or chunks[at].noun is not None:
        return None
    return (verb.first, verb.last) if verb.frame(*_EMPTY) is None else None


def _owned(scene: Scene, at: int, governor: Governor | None) -> tuple[int, int] | None:
    """Return the nearest noun before the value whose pronoun points at its owner: «عززت بولندا حيازتها بـ24 طنا»."""
    chunks = scene.parse.chunks
    for here in range(at - 1, -1, -1):
        chunk = chunks[here]
        if chunk.kind in _BREAKS:
            return None
        if chunk.kind == "verb" and (governor is None or here < governor.at):
            return None
        relative = here > 0 and chunks[here - 1].kind == "rel"  # «المسافة التي قطعها»: a verb
        if relative:
            return None
        owned = chunk.kind == "noun" and is_owned(scene.parse.norms[chunk.first])
        if owned and not is_oblique(chunks, here) and _MARKS.isdisjoint(stems(scene.parse.norms[chunk.first])):
            return chunk.first, chunk.first + 1
    return None


def _before(scene: Scene, at: int, link: Link, *, nouns: bool) -> tuple[int, int] | None:
    """Return the noun that a link ties to the value: «اعتماد قيمته 31 مليارا», «طلبيات بـ135 مليونا»."""
    chunks = scene.parse.chunks
    here = link.begin - 1
    if here < 0 or here >= at or chunks[here].kind != "noun":
        return None
    chunk = chunks[here]
    if not nouns and not link.measured and not chunk.frames:
        return None
    if chunk.quoted or (chunk.entity is not None and chunk.entity.start == chunk.start) or chunk.definite:
        return None
    return chunk.first, _head_end(scene, chunk)


def _head_end(scene: Scene, chunk: Chunk) -> int:
    """Return where the words of measuring end: before a name, else with the phrase."""
    words, last = scene.parse.words, chunk.last
    entity = chunk.entity
    if entity is not None and entity.start is not None:
        last = next((n for n in range(chunk.first + 1, chunk.last) if words[n].start >= entity.start), last)
    return max(last, chunk.first + 1)


def _measured(scene: Scene, at: int, governor: Governor | None) -> tuple[int, int] | None:
    """Return the subject of a verb of level or change, or what its masdar governs: «نما الائتمان 6.8%»."""
    if governor is None or governor.frame.kind not in _MOVES or governor.at > at:
        return None
    chunks = scene.parse.chunks
    verb = chunks[governor.at]
    here = governor.at + 1
    while here < at and chunks[here].kind in {"skip", "period", "hedge"}:
        here += 1
    if here < at and _is_measure(chunks, here):
        return chunks[here].first, _head_end(scene, chunks[here])
    named = here < at and chunks[here].kind == "noun" and governor.frame.kind in {"change", "level"}
    if verb.kind != "verb" or named:
        return None  # «هبطت البورصات، وتراجع تاسي 71 نقطة»: it has its subject
    for back in range(governor.at - 1, max(governor.at - 8, -1), -1):
        chunk = chunks[back]
        if chunk.kind in _BREAKS and chunk.kind != "stop":
            return None
        if chunk.kind == "verb" and chunk.frame("aux") is None:
            return None
        if _is_measure(chunks, back) and not is_oblique(chunks, back):
            return chunk.first, _head_end(scene, chunk)
    return None


def _is_measure(chunks: list[Chunk], here: int) -> bool:
    """Tell whether a phrase may be what is measured: no name, and not who did it."""
    chunk = chunks[here]
    if chunk.kind != "noun" or chunk.quoted or not _MARKS.isdisjoint(stems(chunk.norm)):
        return False
    return chunk.entity is None or chunk.entity.start != chunk.start


# What a measure reaches is none: «إلى أعلى مستوياته», «سجل رقما قياسيا».
_MARKS: Final = frozenset({"مستوي", "مستويات", "قياسي", "رقم", "حاجز", "عتبه", "ذروه", "قاع", "قمه", "سقف"})


def _predicate(scene: Scene, whole: tuple[int, int]) -> tuple[int, int] | None:
    """Return what a share of a whole does: «45% من الأطفال باتوا خارج المدرسة», «63% من الأسر تملك سكنها»."""
    chunks = scene.parse.chunks
    for here in range(whole[1], min(whole[1] + 6, len(chunks))):
        chunk = chunks[here]
        if chunk.kind == "verb" and chunk.frame("aux", "level") is None:
            return chunk.first, chunk.last
        if chunk.kind == "prep" and chunk.norm in _OUT and here + 1 < len(chunks) and chunks[here + 1].kind == "noun":
            return chunk.first, chunks[here + 1].last
        if chunk.kind in _BREAKS or chunk.kind == "and":
            return None
    return None


def _deed(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the nearest verb before the value in its clause that says what was done."""
    chunks = scene.parse.chunks
    for here in range(at - 1, -1, -1):
        chunk = chunks[here]
        if chunk.kind in _BREAKS:
            return None
        if chunk.kind == "verb" and chunk.frame(*_EMPTY) is None:
            return chunk.first, chunk.last
    return None


def _word(scene: Scene, here: int, lemma: str) -> tuple[int, int]:
    """Return the word of a chunk that evokes a frame: «مقتل» of «مقتل خمسة عناصر»."""
    chunk = scene.parse.chunks[here]
    for word in range(chunk.first, chunk.last):
        if any(f.lemma == lemma for f in frames_of(scene.parse.norms[word])):
            return word, word + 1
    return chunk.first, chunk.first + 1
