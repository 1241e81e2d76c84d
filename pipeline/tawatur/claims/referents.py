"""Referents: of whom or what a value is said. Candidates from the clause, each with a score and its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import Governor, unit_class
from tawatur.claims.harm import scene_of_harm, stands_where
from tawatur.claims.metrics import noun_at
from tawatur.claims.scenes import (
    Referent,
    Scene,
    bears_pronoun,
    is_act,
    is_counted,
    is_governor,
    is_oblique,
    is_owned,
    is_place,
    made_of_metric,
    referent,
    says,
)
from tawatur.claims.words import heads, stems
from tawatur.records import EntityType, Quantity


def complement(scene: Scene, chunk: Chunk) -> Referent | None:
    """Return what a metric's phrase is of: «أرباح أرامكو» is of أرامكو, by idafa.

    A definite word after a definite one is its adjective («الإيرادات السنوية»), so nothing is taken there.
    """
    match = chunk.metric
    if match is None:
        return None
    parse = scene.parse
    first = chunk.metric_first + match.length - match.kept
    if first >= chunk.last:
        return None
    if match.kept:
        return referent(scene, chunk, 4.0, "kept", first=first, kept=True)
    while first < chunk.last - 1 and parse.norms[first] in _THESE:
        first += 1  # «ميزانية هذه الدورة»
    before, here = parse.words[first - 1], parse.words[first]
    named = chunk.entity is not None and chunk.entity.start is not None and chunk.entity.start >= here.start
    owned = is_owned(before.norm) and not before.marbuta  # «أجرة التاكسي» is no «أجره»
    if (before.definite or owned) and not named:
        return None
    if before.norm.endswith("ا") and len(before.norm) > 3 and not here.definite and not named:
        return None  # «صكوكا دولية»: behind tanween stands an adjective
    genitive = first + 1 < chunk.last and parse.words[first + 1].definite  # «سعر كبش العيد»
    known = here.definite or genitive or named or noun_at(parse.norms, first) is not None
    if not before.definite and not known:
        return None
    # An adjective of the metric may stand before the idafa: «صافي أرباح أرامكو» needs none, «أسعار مستهلكين» has none.
    return referent(scene, chunk, 4.0, "idafa", first=first)


def after_metric(scene: Scene, at: int, stop: int, own: Referent | None = None) -> Iterator[Referent]:
    """Yield the phrases that في، لدى، بين، ل tie to the metric at chunk `at`, up to chunk `stop`.

    A name says more than a common noun of the metric's own phrase: «ديون القطاع العائلي في كوريا».
    """
    chunks = scene.parse.chunks
    score = 3.4
    measured = chunks[at].metric
    priced = measured is not None and not _TRADED.isdisjoint(measured.entry.id.split("_"))
    common = own is not None and own.entity is None and own.by == "idafa" and not own.text.endswith(_OWNED_ENDS)
    common = (
        common and not priced and own is not None and not _happens(scene, own)
    )  # «سعر الخبز في بيروت» is the bread's
    for index in range(at + 1, min(at + 6, stop)):
        chunk = chunks[index]
        if chunk.kind in {"verb", "value", "stop", "sub", "comp", "rel", "and"}:
            return
        prep = chunks[index - 1].norm if chunks[index - 1].kind == "prep" else ""
        match = chunks[at].metric
        moved = any(f.part == "noun" for f in chunk.frames) and chunk.metric is None and not chunk.definite
        if chunk.norm in heads("case") and chunks[index - 1].kind == "prep":
            continue  # «في حالة موافقة اللجنة»
        if chunk.kind == "noun" and chunk.entity is None and (chunk.pronoun or moved or is_act(scene, index)):
            continue  # «عدد المتقدمين بعروضهم إلى المناقصة», «وجد الدينار دعما في تحسن»
        wanted = prep == "علي" and match is not None and ("demand" in match.entry.id or match.entry.id in _LAID)
        placed = prep in {"في", "فى", "ب", "عند"}
        if prep == "بين" and chunk.noun is not None and chunk.noun.noun.kind == "hurt":
            continue  # «الوفيات بين المصابين»: of the disease, of which all are ill
        if chunk.kind == "noun" and placed and bears_pronoun(scene.parse, chunks[at]):
            continue  # «تقييمها في الجولة السابقة» is hers
        if chunk.kind == "noun" and (prep in _TIES or wanted):
            over = common and prep != "ل" and chunk.entity is not None and chunk.entity.type in {"LOC", "ORG"}
            found = referent(scene, chunk, score + (0.8 if over else 0.0), f"after_metric:{chunks[index - 1].norm}")
            if found is not None:
                yield found
                score -= 0.4
        elif (
            chunk.kind == "noun"
            and (chunk.entity is not None or (chunk.quoted and not chunk.frames))
            and index == at + 1
        ):
            found = referent(scene, chunk, 3.6, "apposition")
            if found is not None:
                yield found


# Measured of goods wherever they are traded.
_TRADED: Final = frozenset(
    {"price", "prices", "cost", "rent", "rents", "fare", "tariff", "amount", "sales", "sold", "output", "production",
     "exports", "imports", "consumption", "stocks", "demand", "supply"}
)  # fmt: skip
_PARTS: Final = frozenset({"،", ",", "؛", ";", "وذلك"})
_OWNED_ENDS: Final = ("ها", "هم")  # «عدد مستخدميها في مصر» is hers
# Laid on somebody: «غرامة على الشركة», «رسوم على الواردات».
_LAID: Final = frozenset({"fine_amount", "fee", "customs_tariff", "tax_rate", "tariff", "stay_tax"})
_THESE: Final = frozenset({"هذا", "هذه", "ذلك", "تلك", "هؤلاء"})
_TIES: Final = frozenset({"في", "فى", "ل", "لدي", "بين", "عند", "ب"})


def type_of(scene: Scene, found: Referent) -> EntityType:
    """Give the type of a candidate without a known entity, from its head noun."""
    if found.entity is not None:
        return found.entity.type
    return type_of_words([w.norm for w in scene.parse.words if found.start <= w.start < found.end])


def type_of_words(norms: Sequence[str]) -> EntityType:
    """Give the type that a phrase's head noun, its first folded word, tells."""
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


def beside(
    scene: Scene, at: int, sibling: int | None, *, fresh: bool, governor: Governor | None = None
) -> Iterator[Referent]:
    """Yield a phrase between the value before and this one: «وفي دمشق 43», «و«الخضر» بـ3%», «تلتها أبل بـ58».

    `fresh` says that the value has a metric of its own, which speaks better than what stands beside.
    """
    if sibling is None or sibling >= at:
        return
    chunks = scene.parse.chunks
    joined = False
    for here in range(sibling + 1, at):
        chunk = chunks[here]
        joined = joined or chunk.kind in {"and", "like", "stop", "sub"}
        if chunk.kind != "noun" or chunk.frames or (chunk.metric is not None and made_of_metric(scene.parse, chunk)):
            continue
        if not joined:
            continue
        if governor is not None and any(c.kind == "stop" for c in chunks[here : max(here, governor.at)]):
            continue  # «في مطار عدن، بعد وصول 8 طائرات»: it has a clause of its own
        before = chunks[here - 1]
        if chunk.entity is None and (is_governor(scene, here, at) or is_counted(scene, here, at)):
            continue
        if chunk.noun is not None and chunk.noun.noun.kind in {"dead", "hurt"} and chunk.definite:
            continue  # «ارتفع عدد القتلى إلى 5 والمصابين إلى 8»
        joined_to = chunks[here - 2] if before.kind == "and" and here - 2 > sibling else None
        if joined_to is not None and joined_to.kind == "noun" and is_oblique(chunks, here - 2):
            continue  # «المطابقة للشروط والمواصفات»: joined to what stands before it
        if chunk.clause != chunks[at].clause and chunks[at].clause - chunk.clause > 1:
            continue
        named = chunk.definite or chunk.quoted or chunk.entity is not None or chunk.noun is not None
        if not (named or before.kind == "prep") or says(chunks, here):
            continue
        if before.kind in {"source", "time"} or (
            before.kind == "prep" and before.norm not in {"في", "ل", "لدي", "بين"}
        ):
            continue
        if any(c.kind in {"stop", "sub"} and c.norm in _PARTS for c in chunks[here + 1 : at]):
            continue  # «في إطار الحملة، وذلك بعد وصول 8 طائرات»: it belongs to what goes before the comma
        score = (2.4 if fresh else 4.4 if chunk.metric is None else 3.3) + 0.05 * (here - sibling)
        made = referent(scene, chunk, score, "beside")
        if made is not None:
            yield made


def behind(
    scene: Scene,
    at: int,
    quantity: Quantity,
    governor: Governor | None,
    *,
    sibling: bool,
    contrast: bool = False,
    placed: bool = False,
    metric: str = "",
) -> Iterator[Referent]:
    """Yield the phrase after the value: «16% للنماذج الأمريكية», «31.2% بين الإناث», «10 قتلى في طاطا»."""
    chunks = scene.parse.chunks
    here = at + 1
    counted = chunks[at].noun
    kind_ = counted.noun.kind if counted is not None else ""
    if contrast and here + 1 < len(chunks) and chunks[here + 1].kind == "value" and quantity.range_role == "low":
        here += 2  # «مقابل 30 إلى 35 ألفا للجيل الحالي»
    most = False
    while here < len(chunks) and chunks[here].kind in {"skip", "period", "hedge"}:
        most = most or (chunks[here].kind == "skip" and not heads("most").isdisjoint(stems(chunks[here].norm)))
        here += 1
    most = most and here < len(chunks) and chunks[here].norm == "من"  # «9 آلاف جندي معظمهم من الهنود»
    if here + 1 < len(chunks) and chunks[here].kind == "prep" and chunks[here + 1].kind == "noun" and not most:
        noun, prep = chunks[here + 1], chunks[here].norm
        bound = chunks[at].noun is not None and _participle(scene, chunks[at])
        base = {"ل": 1.7, "بين": 2.8, "لدي": 2.8, "في": 1.8, "فى": 1.8, "من": 0.4, "عند": 1.1}.get(prep)
        stands = noun.noun is not None and noun.noun.noun.kind == "place"
        if prep == "ب" and (is_place(noun) or stands):
            base = 1.8  # «بفحص 120 مسكنا بمنطقة بدر»
        timed = prep == "عند" and noun.entity is None and noun.noun is None  # «عند التأسيس»
        if timed or (bound and prep == "ل"):
            base = None
        kind = kind_
        if kind == "event" and prep == "علي":
            base = 2.2  # «100 هجوم على السفن»
        if metric in _LAID and prep == "علي":
            base = 3.6  # «غرامة قدرها مليون دولار على الشركة»
        each = prep == "لكل" or (prep == "ل" and "كل" in scene.text(chunks[here].start, noun.start))
        if each and unit_class(quantity) == "money":
            base = 3.6  # «مكافأة قدرها ألف دينار لكل عامل»
        if base is not None and contrast and prep != "من":
            base += 0.9
        if (
            base is not None
            and prep in {"في", "فى"}
            and (kind in {"dead", "hurt"} or (governor is not None and governor.frame.kind == "suffer"))
        ):
            base += 1.4  # «مقتل 5 أشخاص في بغداد»
        if base is not None and prep == "من" and kind == "person":
            base += 1.6
        if base is not None and placed and prep in {"في", "فى"} and is_place(noun) and kind not in {"dead", "hurt"}:
            base += 1.0 if _own_place(chunks, at) else 0.0
        if governor is not None and governor.frame.kind == "more" and prep == "من":
            base = None
        if base is not None:
            if sibling and base > 1.5:
                base += 1.3 if governor is not None and governor.at >= at - 3 else 1.0
            if chunks[at - 1].kind == "part":
                base += 0.6
            if (noun.metric is None or not made_of_metric(scene.parse, noun)) and not (prep == "ل" and noun.frames):
                made = referent(scene, noun, base, f"after:{prep}")
                if made is not None:
                    yield made
    if kind_ in {"dead", "hurt"} or (governor is not None and governor.frame.kind == "suffer"):
        yield from scene_of_harm(scene, at)
    elif governor is None:
        yield from stands_where(scene, at)
    whole = here + 1 < len(chunks) and chunks[here].norm == "من" and chunks[here + 1].kind == "noun"
    wordy = not any(c.isdigit() for c in quantity.text)
    idafa = wordy and here < len(chunks) and here == at + 1 and chunks[here].kind == "noun"
    if quantity.kind == "percent" and (whole or idafa):
        group = chunks[here + (not idafa)]
        opens = not any(c.kind in {"verb", "noun"} and c.clause == chunks[at].clause for c in chunks[:at])
        free = governor is None or governor.frame.kind == "say"
        score = 3.1 if (free and opens) or _acts_itself(scene, at, group) else 1.5 if free else 1.2
        score = 3.5 if _arrives(chunks, at, group) else score
        made = referent(scene, group, score, "whole")
        owned = group.pronoun is not None or (governor is not None and governor.frame.kind in _TAKING - {"sell"})
        if made is not None and (free or score > 1.2 or not owned):  # «سيتم بيع 40% من الأسهم»
            yield made
    chunk = chunks[at]
    if chunk.noun is not None and quantity.unit_text is not None and not chunk.noun.noun.generic:
        words = scene.parse.words
        start, end = quantity.unit_text.start, words[chunk.last - 1].end
        text = scene.text(start, end)
        follows = chunks[at + 1].kind if at + 1 < len(chunks) else ""
        acting = follows == "value" and at and chunks[at - 1].kind == "verb"  # «حجزت أربع شركات 80%»
        subject = follows == "verb" and governor is None
        there = at > 0 and chunks[at - 1].norm in {"هناك", "ثمه"}  # «هناك ثلاثة شبان يحرسونها»
        yield Referent(start, end, text, None, 2.9 if acting else 2.2 if subject else 1.9 if there else 0.2, "counted")


def _acts_itself(scene: Scene, at: int, whole: Chunk) -> bool:
    """Tell whether a part of a group is the subject of the verb before it: «فقد نصف العمال وظائفهم»."""
    chunks = scene.parse.chunks
    here = at - 1
    while here >= 0 and chunks[here].kind in {"hedge", "skip", "neg", "part", "period"}:
        here -= 1
    verb = chunks[here] if here >= 0 else None
    if verb is None or verb.kind != "verb" or whole.pronoun is not None or whole.metric is not None:
        return False
    if any(f.kind in _TAKING for f in verb.frames) or is_place(whole):
        return False
    feminine = verb.norm.startswith("ت") or verb.norm.endswith("ت")
    return not feminine or scene.parse.norms[whole.first].endswith(("ه", "ات"))  # «وزعت ثلث …» needs no other subject


def _arrives(chunks: list[Chunk], at: int, whole: Chunk) -> bool:
    """Tell whether a part of a group does what elsewhere is a level: «وصل ثلث الركاب», not «وصلت إلى ثلث الركاب»."""
    verb = chunks[at - 1] if at and chunks[at - 1].last - chunks[at - 1].first == 1 else None  # «لم يصل إلى»
    people = whole.pronoun is None and (whole.metric is not None or whole.noun is not None) and not is_place(whole)
    return people and verb is not None and any(f.verb and f.lemma in _INTRANSITIVE for f in verb.frames)


_INTRANSITIVE: Final = frozenset({"وصل", "بقي", "ظل"})
# Verbs whose object a part of something mostly is.
_TAKING: Final = frozenset({"change", "make", "level", "loss", "gain", "sell", "cost", "share", "hold", "ratio", "say"})


def _happens(scene: Scene, found: Referent) -> bool:
    """Tell whether a candidate is what happened, which a toll is of: «حصيلة السيول في المغرب»."""
    word = next((w for w in scene.parse.words if w.start >= found.start), None)
    return word is not None and not heads("event").isdisjoint(stems(word.norm))


def _participle(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether what is counted ends in a participle, which takes the «ل» behind it: «20 ثلاجة مخالفة للمواصفات»."""
    last = scene.parse.norms[chunk.last - 1]
    return chunk.last - chunk.first > 2 and len(last) >= 5 and last.startswith("م") and last.endswith(("ه", "ا"))


def _own_place(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the value is an item of a list of places: «4 مدارس في إربد، ومدرسة واحدة في جرش»."""
    here = at - 1
    while here >= 0 and (chunks[here].kind in {"hedge", "measure"} or chunks[here].noun is not None):
        here -= 1
    return here >= 0 and chunks[here].kind == "and"


def made_of(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield the noun that consists of what is counted: «برج من 23 طابقا», «مبنى مؤلف من خمس طبقات»."""
    chunks = scene.parse.chunks
    here = at - 1
    while here >= 0 and chunks[here].kind == "hedge":
        here -= 1
    if here < 1 or chunks[here].norm != "من" or chunks[at].noun is None:
        return
    noun = chunks[here - 1]
    if noun.kind == "noun" and not noun.definite and not noun.frames and (noun.metric is None or noun.noun is not None):
        made = referent(scene, noun, 3.4, "made_of")
        if made is not None:
            yield made


def item_head(scene: Scene, at: int) -> Chunk | None:
    """Return the phrase before the colon of an item: «- تونس: 140 ألف طن»."""
    chunks = scene.parse.chunks
    if at < 2 or chunks[0].kind != "noun" or chunks[1].norm != ":":
        return None
    return chunks[0] if all(c.kind in {"hedge", "prep"} for c in chunks[2:at]) else None


def listed(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield the name before the colon of an item; a phrase that names a measure is none."""
    head = item_head(scene, at)
    if head is not None and head.metric is None:
        after = scene.parse.chunks[at + 1 : at + 3]
        said = head.entity is not None and head.entity.type in {"ORG", "PER"} and scene.parse.chunks[at].quantity
        whole = (
            said and after and (after[0].norm == "من" or (after[0].kind == "noun" and unit_class(said) == "percent"))
        )
        whole = whole or (said and scene.reading.field == "title")
        made = referent(scene, head, 2.6 if whole else 4.6, "item")  # «اليونسكو: ربع أطفال العالم خارج المدرسة»
        if made is not None:
            yield made
