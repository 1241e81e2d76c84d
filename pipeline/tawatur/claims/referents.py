"""Referents: of whom or what a value is said. Candidates from the clause, each with a score and its rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from tawatur.claims.clauses import Chunk, Parse
from tawatur.claims.metrics import metric_at, noun_at
from tawatur.claims.words import pronoun_of, stems
from tawatur.reading import Reading
from tawatur.records import Entity, EntityType

# Heads that name a class and take the name beside them: شركة «أقساطي»، هاتف iPhone 17، فيلم «ريح الشمال».
_CLASS_HEADS: Final = frozenset(
    "شركه مجموعه موءسسه مؤسسه منصه تطبيق نموذج شريحه هاتف فيلم مسلسل كتاب مشروع معالج معالجها برنامج خادم محطه نادي نسخه قناه "
    "صحيفه وكاله موقع سياره طراز تحالف بنك مصرف متصفح لعبه روبوت لقاح اعصار شبكه نموذجها نموذجه".split()
)
# Words that say nothing as an entity.
_EMPTY: Final = frozenset(
    "عدد نسبه معدل قيمه حجم مستوي نقطه درجه مقدار شكل صوره وقت مره مرات اجمالي حين فتره مده نهايه بدايه وتيره زياده "
    "ارقام رقم بيانات نتائج تقرير دراسه بيان تقديرات توقعات متوسط اساس واقع ضوء اطار سياق جانب مقابل سنه سنوات عام اعوام "
    "شهر اشهر يوم ايام اسبوع اسابيع ساعه ساعات ربع نصف ثلث موسم قياسي تاريخ اقتصاد وسط جديد جديده مليون مليار الف "
    "استطلاع اعلان مصدر مصادر مجموع مسح احصاء احصاءات حصيله حين".split()
)


class Referent(NamedTuple):
    """A candidate: its place, its words, how good it is and which rule found it."""

    start: int
    end: int
    text: str
    entity: Entity | None
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the candidates are drawn from: the parse of a sentence in its reading."""

    reading: Reading
    parse: Parse

    def text(self, start: int, end: int) -> str:
        """Cut the raw text."""
        return self.reading.text[start:end]


def empty_head(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether a noun phrase names nothing by itself."""
    return chunk.entity is None and any(s in _EMPTY for s in stems(parse.norms[chunk.first]))


def _trim(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Cut words of measuring off the front: «عدد المستخدمين» leaves «المستخدمين»."""
    norms = scene.parse.norms
    while last - first > 1 and any(s in _EMPTY for s in stems(norms[first])):
        first += 1
    return first, last


def referent(scene: Scene, chunk: Chunk, score: float, by: str, *, first: int | None = None) -> Referent | None:
    """Make a candidate of a noun phrase, from the word `first` on; a class noun yields to the name beside it."""
    parse = scene.parse
    begin, last = _trim(scene, chunk.first if first is None else first, chunk.last)
    if begin >= last:
        return None
    entity = chunk.entity
    start, end = parse.words[begin].start, parse.words[last - 1].end
    if entity is not None and entity.start is not None and entity.end is not None:
        if entity.start < start:
            entity = None
        else:
            end = max(end, entity.end)
            head = set(stems(parse.norms[begin]))
            if entity.start > start and head & _CLASS_HEADS and entity.end >= end:
                start = entity.start
    if entity is None and empty_head(parse, chunk) and last - begin <= 1:
        return None
    named = _apposition(parse, chunk)
    if named is not None and entity is None:
        start, end, entity = named.start, named.end, named.entity
    text = scene.text(start, end)
    if not text.strip() or len(text) > 80:
        return None
    return Referent(start, end, text, entity, score + (0.3 if entity is not None else 0.0), by)


def _apposition(parse: Parse, chunk: Chunk) -> Chunk | None:
    """Return the quoted or Latin name that stands right after a phrase headed by a class noun."""
    if not set(stems(parse.norms[chunk.first])) & _CLASS_HEADS:
        return None
    chunks = parse.chunks
    at = next((n for n, c in enumerate(chunks) if c is chunk), -1)
    if 0 <= at < len(chunks) - 1:
        following = chunks[at + 1]
        if following.kind == "noun" and (following.quoted or following.entity is not None):
            return following
    return None


def is_oblique(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the phrase at `at` stands behind a preposition, through its apposition too."""
    before = at - 1
    while before >= 0 and chunks[before].kind in {"hedge", "measure", "skip"}:
        before -= 1
    return before >= 0 and chunks[before].kind in {"prep", "time", "source", "like", "period"} and (
        chunks[before].kind != "period"
    )


def complement(scene: Scene, chunk: Chunk) -> Referent | None:
    """Return what a metric's phrase is of: «أرباح أرامكو» is of أرامكو, by idafa.

    A definite word after a definite one is its adjective («الإيرادات السنوية»), so nothing is taken there.
    """
    match = chunk.metric
    if match is None:
        return None
    parse = scene.parse
    first = chunk.first + match.length - match.kept
    if first >= chunk.last:
        return None
    if match.kept:
        return referent(scene, chunk, 4.0, "kept", first=first)
    before, here = parse.words[first - 1], parse.words[first]
    named = chunk.entity is not None and chunk.entity.start is not None and chunk.entity.start >= here.start
    if before.definite and not named:
        return None
    if not before.definite and not here.definite and not named and noun_at(parse.norms, first) is None:
        return None
    # An adjective of the metric may stand before the idafa: «صافي أرباح أرامكو» needs none, «أسعار مستهلكين» has none.
    return referent(scene, chunk, 4.0, "idafa", first=first)


def after_metric(scene: Scene, at: int, stop: int) -> Iterator[Referent]:
    """Yield the phrases that في، لدى، بين، ل tie to the metric at chunk `at`, up to chunk `stop`."""
    chunks = scene.parse.chunks
    score = 3.4
    for index in range(at + 1, min(at + 6, stop)):
        chunk = chunks[index]
        if chunk.kind in {"verb", "value", "stop", "sub", "comp", "rel", "and"}:
            return
        if chunk.kind == "noun" and chunks[index - 1].kind == "prep" and chunks[index - 1].norm in _TIES:
            found = referent(scene, chunk, score, f"after_metric:{chunks[index - 1].norm}")
            if found is not None:
                yield found
                score -= 0.4
        elif chunk.kind == "noun" and (chunk.quoted or chunk.entity is not None) and index == at + 1:
            found = referent(scene, chunk, 3.6, "apposition")
            if found is not None:
                yield found


_TIES: Final = frozenset({"في", "فى", "ل", "لدي", "بين", "عند", "ب", "علي"})


def type_of(scene: Scene, found: Referent) -> EntityType:
    """Give the type of a candidate without a known entity, from its head noun."""
    if found.entity is not None:
        return found.entity.type
    norms = [w.norm for w in scene.parse.words if found.start <= w.start < found.end]
    match = noun_at(norms, 0) if norms else None
    if match is None:
        return "CONCEPT"
    kind = match.noun.kind
    if kind in {"person", "dead", "hurt"}:
        return "GROUP"
    if kind == "group":
        return "ORG"
    if kind in {"place", "building"}:
        return "LOC"
    return "EVENT" if kind == "event" else "PRODUCT" if kind in {"vehicle", "thing"} else "CONCEPT"


def made_of_metric(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether a phrase is all metric and no thing: «الإيرادات», «معدل البطالة»."""
    match = chunk.metric
    return match is not None and match.kept == 0 and chunk.first + match.length >= chunk.last


def bears_pronoun(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether the metric's words carry a pronoun that points back: «أرباحها»، «حصته»."""
    length = chunk.metric.length if chunk.metric is not None else 1
    norms = parse.norms[chunk.first : chunk.first + length]
    return any(_owned(norm) for norm in norms)


def _owned(norm: str) -> bool:
    if norm.startswith("ال"):
        return False
    if pronoun_of(norm) is not None:
        return True
    # «انتاجه»، «سعره»: a final heh after which a metric remains, where the whole word is none.
    return norm.endswith("ه") and metric_at([norm[:-1]], 0) is not None and noun_at([norm], 0) is None and (
        norm not in {"قيمه", "نسبه", "تكلفه", "كلفه", "حصه"}
    )
