"""Scenes: a sentence in its reading, and how a phrase of it becomes a candidate for the entity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from tawatur.claims.chunks import Chunk
from tawatur.claims.clauses import Parse
from tawatur.claims.frames import masdar_shape
from tawatur.claims.governors import Governor
from tawatur.claims.metrics import metric_at, noun_at
from tawatur.claims.words import heads, pronoun_of, stems
from tawatur.reading import Reading
from tawatur.records import Entity
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind


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


def _trim(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Cut words of measuring off the front: «عدد المستخدمين» leaves «المستخدمين»."""
    norms = scene.parse.norms
    empty = heads("empty")
    begin = first
    while last - first > 1 and not norms[first].startswith("ال") and any(s in empty for s in stems(norms[first])):
        first += 1
    if first > begin and last - first == 1 and _qualifies(scene.parse, first):
        return last, last
    return first, last


def _qualifies(parse: Parse, at: int) -> bool:
    """Tell whether a bare word is but the adjective of the word before it: «حصيلة أولية», «بيان صحفي»."""
    word, before = parse.words[at], parse.words[at - 1]
    if word.definite or noun_at(parse.norms, at) is not None or metric_at(parse.norms, at) is not None:
        return False
    return word.norm.endswith(("ي", "يه")) or (word.marbuta and before.marbuta)


def referent(
    scene: Scene, chunk: Chunk, score: float, by: str, *, first: int | None = None, kept: bool = False
) -> Referent | None:
    """Make a candidate of a noun phrase, from the word `first` on; a class noun yields to the name beside it."""
    parse = scene.parse
    begin, last = chunk.first if first is None else first, chunk.last
    if parse.norms[begin] in heads("lacking"):
        return None  # «عدم السماح»
    if not kept:
        begin, last = _trim(scene, begin, last)
    if begin >= last:
        return None
    entity = chunk.entity
    if last - begin > 1 and parse.words[last - 1].definite and parse.norms[last - 1][2:] in heads("tied"):
        last -= 1  # «رسوم الاستيراد | البالغة 11%», «التلوث | الناجم عن …»
    start, end = parse.words[begin].start, parse.words[last - 1].end
    place = entity.span if entity is not None else None
    if place is None or place.start < start:
        entity = None
    else:
        end = max(end, place.end)
        if place.start > start and set(stems(parse.norms[begin])) & heads("names") and place.end >= end:
            start = place.start
    hollow = not kept and any(x in heads("empty") for x in stems(parse.norms[begin]))
    if entity is None and (hollow or len(parse.norms[begin]) < 3):
        return None
    if parse.words[begin].kind is TokenKind.NUMBER:
        return None
    if entity is None and last - begin == 1 and parse.norms[begin] in heads("money"):
        return None
    named = _apposition(parse, chunk)
    if named is not None and entity is None:
        start, end, entity = named
    if begin == chunk.first and named is None:
        whole = name_end(scene, chunk, begin)
        if whole > end:
            entity = entity if entity is not None and entity.end == whole else None
            end = whole
    text = scene.text(start, end)
    if not text.strip() or len(text) > 80:
        return None
    return Referent(start, end, text, entity, score + (0.3 if entity is not None else 0.0), by)


def name_end(scene: Scene, chunk: Chunk, begin: int | None = None) -> int:
    """Return where the name that a phrase begins ends: behind «ل» or with its quotation marks too."""
    first = chunk.first if begin is None else begin
    start, end = scene.parse.words[first].start, scene.parse.words[chunk.last - 1].end
    named = _aged(scene, chunk) or _quoted(scene, start, end) or _organised(scene, chunk, first, end)
    return named or _ranked(scene, chunk, end) or end


def _aged(scene: Scene, chunk: Chunk) -> int | None:
    """Return where the ages end that name a group: «الفئة العمرية بين 15 و24 عاما»."""
    chunks = scene.parse.chunks
    if heads("grouped").isdisjoint(stems(scene.parse.norms[chunk.first])):
        return None
    at = next((n for n, c in enumerate(chunks) if c is chunk), len(chunks))
    here, end = at + 1, None
    while here < len(chunks) and chunks[here].kind in {"prep", "hedge", "and", "value", "period"}:
        value = chunks[here].quantity
        if chunks[here].kind == "period" or (value is not None and (value.kind == "duration" or value.negative)):
            end = chunks[here].end
        elif chunks[here].kind == "value":
            break
        here += 1
    return end


def _ranked(scene: Scene, chunk: Chunk, end: int) -> int | None:
    """Return where the ordinal of a phrase ends: «المجموعة الأولى»."""
    parse, last = scene.parse, chunk.last
    if not chunk.definite or chunk.last - chunk.first > 2 or last >= len(parse.words):
        return None
    if parse.words[last - 1].end != end:
        return None
    return parse.words[last].end if parse.norms[last] in heads("ordinal") and not parse.words[last].clitics else None


_OPEN: Final = {"«": "»", "“": "”", "„": "”", '"': '"'}
_LONGEST: Final = 40  # a name in quotes is no longer; more is what somebody said


def _quoted(scene: Scene, start: int, end: int) -> int | None:
    """Return where a name in quotes that begins at `start` ends: «العربية للمساحة»."""
    raw = scene.reading.text
    close = _OPEN.get(raw[start - 1 : start])
    if close is None or (close == '"' and raw[:start].count('"') % 2 == 0):
        return None
    at = raw.find(close, start, start + _LONGEST)
    name = raw[start:at]
    return at if at > end and not any(c in name for c in "\n.،:؛«") else None


def _organised(scene: Scene, chunk: Chunk, begin: int, end: int) -> int | None:
    """Return where the name of a body ends that goes on behind «ل»: «المؤسسة العامة للري», «شركة صحار للألمنيوم»."""
    parse = scene.parse
    if chunk.last - begin < 2 or heads("body").isdisjoint(stems(parse.norms[begin])):
        return None
    last = chunk.last
    if last >= len(parse.words) or parse.words[last].clitics != "ل" or not parse.words[last].definite:
        return None
    if parse.words[last - 1].end != end or noun_at(parse.norms, last) is not None:
        return None
    taken = next((c for c in parse.chunks if c.kind == "noun" and c.first == last), None)
    return parse.words[taken.first].end if taken is not None and taken.entity is None else None


def _apposition(parse: Parse, chunk: Chunk) -> tuple[int, int, Entity | None] | None:
    """Return the quoted, Latin or numbered name that stands right after a phrase headed by a class noun."""
    chunks = parse.chunks
    at = next((n for n, c in enumerate(chunks) if c is chunk), -1)
    if not 0 <= at < len(chunks) - 1:
        return None
    following = chunks[at + 1]
    ends = set(stems(parse.norms[chunk.first])) | set(stems(parse.norms[chunk.last - 1]))
    if (end := _model_end(parse, at + 1)) is not None:
        return (following.start, end, following.entity) if ends & heads("names") else None
    if following.kind != "noun":
        return None
    latin = parse.words[following.first].kind is TokenKind.LATIN
    if following.quoted or ((following.entity is not None or latin) and ends & heads("names")):
        return following.start, following.end, following.entity
    return None


def _model_end(parse: Parse, at: int) -> int | None:
    """Return where a name with a number ends that begins at chunk `at`: «النسخة | V4 Mini», «الخادم | NVL144»."""
    end: int | None = None
    for chunk in parse.chunks[at:]:
        numbered = chunk.kind == "value" and chunk.quantity is not None and chunk.quantity.negative in _NUMBERED
        latin = chunk.kind == "noun" and all(w.kind is TokenKind.LATIN for w in parse.words[chunk.first : chunk.last])
        if not (numbered or (latin and end is not None)):
            break
        end = chunk.end
    return end


_NUMBERED: Final = frozenset({"model_name", "product_name"})


def is_attached(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a place only says where the phrase before it is: «ورشة خياطة في حلوان», «مطار بمدينة عدن»."""
    if at < 2 or not is_place(chunks[at]) or chunks[at - 1].norm not in {"في", "فى", "ب"}:
        return False
    head = chunks[at - 2]
    return head.kind == "noun" and not head.frames and head.metric is None and head.entity is None


def is_oblique(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the phrase at `at` stands behind a preposition, through its apposition too."""
    before = at - 1
    while before >= 0 and chunks[before].kind in {"hedge", "measure", "skip"}:
        before -= 1
    if before >= 1 and chunks[before].kind == "and" and chunks[before - 1].kind == "noun":
        return is_oblique(chunks, before - 1)  # «على القانون ومنع التمويل»
    listed = before >= 2 and chunks[before].kind == "and" and chunks[before - 1].norm in {"،", ","}
    if listed and is_place(chunks[at]) and is_place(chunks[before - 2]):
        return is_oblique(chunks, before - 2)  # «في الدمام، والخبر، وحفر الباطن»
    if before >= 0 and chunks[before].kind == "noun":
        alone = chunks[before].last - chunks[before].first == 1
        masdar = alone and any(f.part == "noun" for f in chunks[before].frames)
        if chunks[at].quoted or masdar:  # «في تدريب | النماذج»
            return is_oblique(chunks, before)
    return (
        before >= 0
        and chunks[before].kind in {"prep", "time", "source", "like", "period"}
        and (chunks[before].kind != "period")
    )


def made_of_metric(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether a phrase is all metric and no thing: «الإيرادات», «معدل البطالة»."""
    match = chunk.metric
    if match is None or match.kept:
        return False
    rest = parse.words[chunk.metric_first + match.length : chunk.last]
    return not rest or (
        chunk.entity is None
        and chunk.noun is None
        and chunk.definite
        and chunk.metric_first == chunk.first
        and all(w.definite for w in rest)
    )  # «الإيرادات الموحدة»


def bears_pronoun(parse: Parse, chunk: Chunk) -> str:
    """Return the pronoun that points back from the metric's words, if there is one: «أرباحها»، «حصته»."""
    length = chunk.metric.length if chunk.metric is not None else 1
    words = parse.words[chunk.metric_first : chunk.metric_first + length]
    return next((owner(w.norm) for w in words if is_owned(w.norm) and not w.marbuta), "")


def owner(norm: str) -> str:
    """Return the pronoun of a folded word that is owned: «ها» of «حصتها», «ه» of «انتاجه», else nothing."""
    return (pronoun_of(norm) or "ه") if is_owned(norm) else ""


def is_owned(norm: str) -> bool:
    """Tell whether a folded word of a metric carries a pronoun: «انتاجه», «حصتها»."""
    if norm.startswith("ال"):
        return False
    if pronoun_of(norm) is not None:
        return True
    # «انتاجه»، «سعره»: a final heh after which a metric remains, where the whole word is none.
    return (
        norm.endswith("ه")
        and metric_at([norm[:-1]], 0) is not None
        and noun_at([norm], 0) is None
        and (norm not in {"قيمه", "نسبه", "تكلفه", "كلفه", "حصه"})
    )


def is_event(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether a phrase names what happened: «هجوم», «غارة جوية», «السيول»."""
    return any(s in heads("event") for s in stems(parse.norms[chunk.first]))


def is_governor(scene: Scene, here: int, at: int) -> bool:
    """Tell whether a bare noun directly before the value governs what it counts: «استلام 26 جهازا»."""
    chunks = scene.parse.chunks
    chunk = chunks[here]
    if chunk.last - chunk.first > 1 or chunk.definite or chunk.quoted or chunk.metric is not None:
        return False
    return at > 0 and here < at and all(c.kind == "hedge" for c in chunks[here + 1 : at])


_DONE: Final = frozenset({"تم", "جري"})  # their subject is what was done


def is_act(scene: Scene, here: int) -> bool:
    """Tell whether a phrase is what was done, not to whom: «تم البدء في», «جرت الاستعانة بـ»."""
    chunks = scene.parse.chunks
    chunk = chunks[here]
    if chunk.entity is not None or chunk.quoted or chunk.metric is not None:
        return False
    before = here - 1
    while before >= 0 and chunks[before].kind in {"skip", "period"}:
        before -= 1
    passive = chunks[before].frame("aux") if before >= 0 and chunks[before].kind == "verb" else None
    if passive is not None and passive.lemma in _DONE:
        return True
    if before >= 0 and chunks[before].norm in heads("modal") and any(f.part == "noun" for f in chunk.frames):
        return True  # «يمكن الوصول إلى»
    lone = chunk.noun is None and chunk.last - chunk.first == 1 and masdar_shape(chunk.norm)
    return lone and before >= 0 and chunks[before].kind == "prep"


def is_adjective(scene: Scene, here: int) -> bool:
    """Tell whether a lone definite nisba behind «و» goes on with the phrase before: «الخبير الاقتصادي والمالي»."""
    chunks = scene.parse.chunks
    chunk = chunks[here]
    lone = chunk.definite and chunk.last - chunk.first == 1 and chunk.norm.endswith(("ي", "يه"))
    return lone and here >= 2 and chunks[here - 1].kind == "and" and chunks[here - 2].kind == "noun"


def is_counted(scene: Scene, here: int, at: int) -> bool:
    """Tell whether a phrase is the noun that a number after it counts: «ومدرسة واحدة في نزوى»."""
    quantity, chunk = scene.parse.chunks[at].quantity, scene.parse.chunks[here]
    unit = quantity.unit_text if quantity is not None else None
    return unit is not None and chunk.start <= unit.start and unit.end <= chunk.end


def is_place(chunk: Chunk) -> bool:
    """Tell whether a phrase names a place."""
    return chunk.entity is not None and chunk.entity.type == "LOC"


def is_caused(governor: Governor, chunks: list[Chunk], at: int) -> bool:
    """Tell whether the phrase is what a verb of causing has as its subject: «خلفت السيول 11 قتيلا»."""
    causers = heads("causer")
    return governor.frame.lemma in causers or any(
        f.lemma in causers for c in chunks[max(0, at - 1) : governor.at + 1] if c.kind == "verb" for f in c.frames
    )


def says(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the phrase at `at` is the subject of a verb of saying, before or after it."""
    before = at - 1
    while before >= 0 and chunks[before].kind in {"skip", "noun"} and at - before < 3 and chunks[before].kind == "skip":
        before -= 1
    if before >= 0 and chunks[before].kind in {"verb", "source"}:
        return chunks[before].kind == "source" or _telling(chunks[before]) or _reports(chunks, at)
    if before >= 0 and chunks[before].kind == "noun":
        if chunks[before].frame("say") is not None:
            return True
        named = before >= 1 and chunks[before - 1].kind == "verb"  # «أوضحت مديرة الإدارة ليلى …»
        if named and _telling(chunks[before - 1]):
            return True
    for chunk in chunks[at + 1 : at + 5]:
        if chunk.kind == "verb":
            return _telling(chunk) and chunk.frame("change", "make") is None
        if chunk.kind not in {"skip", "period", "neg", "and"} and not (chunk.kind == "prep" or chunk.entity):
            return False
    return False


def _reports(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a clause with «أنّ» follows a subject: «سجلت الوكالة في تقريرها أن حظيرة …», not «قررت أن ترفع»."""
    for here in range(at + 1, min(at + 6, len(chunks) - 1)):
        chunk = chunks[here]
        if chunk.kind == "comp":
            whole = chunks[here - 1].kind == "noun" and (chunk.norm not in _THAT or chunks[here + 1].kind != "verb")
            return whole and chunk.norm.startswith(("ان", "بان"))
        if chunk.kind not in {"noun", "prep", "period", "skip", "time"}:
            return False
    return False


_THAT: Final = frozenset({"ان", "بان"})  # they may open a verbal clause too


def _telling(verb: Chunk) -> bool:
    """Tell whether a verb is one of saying, or of counting what others do: «أحصت», «رصدت»."""
    return verb.frame("say") is not None or not heads("counter").isdisjoint(stems(verb.norm))


def unfit_owner(scene: Scene, chunk: Chunk, pronoun: str) -> float:
    """Score whether a phrase can own what a pronoun points from: «ميناء بربرة … طاقته», not «هيئة … طاقته»."""
    word = scene.parse.words[chunk.first]
    feminine = word.marbuta or word.norm.endswith(("ات", "اء"))
    place = chunk.entity is not None and chunk.entity.start == chunk.start
    if pronoun == "ه":
        return -1.2 if feminine else 0.0
    if pronoun == "ها" and not feminine and not place and chunk.noun is not None:
        return -0.4 if fold(chunk.noun.noun.singular) in {word.norm, word.norm.removeprefix("ال")} else 0.0
    return 0.0
