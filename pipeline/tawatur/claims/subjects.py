"""Subjects: the phrases before a value that it may be said of, and how well each would do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.described import described, is_bare
from tawatur.claims.governors import Governor, unit_class
from tawatur.claims.harm import is_fallen, stricken
from tawatur.claims.metrics import noun_at
from tawatur.claims.participants import (
    before_verb,
    burdened,
    goes_on,
    is_arbiter,
    is_object,
    is_payer,
    is_target,
    received,
    registers,
    surveyor,
    who,
)
from tawatur.claims.referents import complement
from tawatur.claims.scenes import (
    Referent,
    Scene,
    is_act,
    is_adjective,
    is_attached,
    is_caused,
    is_event,
    is_governor,
    is_oblique,
    is_place,
    name_end,
    referent,
    says,
    unfit_owner,
)
from tawatur.claims.words import heads, stems


def subjects(
    scene: Scene,
    at: int,
    governor: Governor | None,
    metric_chunk: int | None,
    *,
    pronoun: str,
    weather: bool = False,
    priced: bool = False,
) -> Iterator[Referent]:
    """Yield the phrases before the value that may be its subject, and the places among them.

    Who says something is not whom the number is of («قالت الوزارة إن …»), unless a pronoun points at it
    («أعلنت أرامكو تراجع أرباحها»).
    """
    yield from described(scene, at, metric_chunk if pronoun else None, governor)
    yield from burdened(scene, at, governor)
    yield from who(scene, at)
    yield from received(scene, at, governor)
    yield from surveyor(scene, at)
    chunks = scene.parse.chunks
    clause = chunks[at].clause
    counted, value = chunks[at].noun, chunks[at].quantity
    money = value is not None and unit_class(value) == "money"
    victims = counted is not None and counted.noun.kind in {"dead", "hurt"}
    persons = counted is not None and counted.noun.kind == "person"
    suffering = victims or (governor is not None and governor.frame.kind == "suffer")
    verb = next((n for n in range(at - 1, -1, -1) if chunks[n].kind == "verb" and chunks[n].clause == clause), None)
    rained = suffering and any(is_fallen(scene, c) for c in chunks[:at] if c.kind == "noun")
    there = _place_meant(chunks, at)
    covered = 0
    for here in range(at):
        chunk = chunks[here]
        happened = suffering and is_event(scene.parse, chunk)
        leading = _leads(scene, chunk)
        if metric_chunk == here and leading and not pronoun:
            around = referent(scene, chunk, 1.3, "subject")  # «تتسبب محطات توليد الكهرباء بـ40%»
            if around is not None:
                yield around
        if chunk.kind != "noun" or metric_chunk == here or is_arbiter(scene, chunk):
            continue
        if chunk.entity is None and (is_governor(scene, here, at) or is_act(scene, here) or is_adjective(scene, here)):
            continue
        acts = chunk.definite and here > 0 and chunks[here - 1].kind == "verb"  # «استغرق البناء ستة أشهر»
        if chunk.frames and chunk.metric is None and not (happened or acts or (chunk.quoted and chunk.definite)):
            continue
        named = complement(scene, chunk) is not None or (chunk.noun is not None and chunk.definite)
        if chunk.metric is not None and not named and not leading and not happened:
            continue
        if chunk.start < covered:
            continue  # inside a name that another phrase begins
        covered = name_end(scene, chunk)
        next_ = here + 1
        while next_ < len(chunks) and chunks[next_].start < covered:
            next_ += 1
        before = chunks[here - 1] if here else None
        after = chunks[next_] if next_ < len(chunks) else None
        oblique = is_oblique(chunks, here)
        if oblique and before is not None and _circumstance(before, chunk):
            continue
        score = 2.6 - 0.5 * abs(clause - chunk.clause) - 0.05 * (at - here)
        if chunk.metric is not None and not named:
            score -= 1.0  # «كتلة الأجور» may be a measure as well
        if chunk.entity is None and _predicated(scene, here):
            continue
        timed = before is not None and (before.norm in heads("when") or before.kind == "time")
        if timed and not happened:
            score -= 1.6  # «قبل الجائحة», «عند التأسيس»: only when
        if oblique:
            score -= 0.8
            if before is not None and before.norm in {"من", "عن", "مع", "الي", "عبر", "حول", "امام"}:
                score -= 0.5
        stands_for = before is not None and (before.norm == "ل" or scene.parse.norms[chunk.first] == "اسم")
        speaker = stands_for and here >= 2 and chunk.entity is not None
        issued = stands_for and here >= 2 and not heads("paper").isdisjoint(stems(chunks[here - 2].norm))
        if issued:
            score -= 1.5  # «التقرير الشهري لمنظمة …»
            speaker = False
        if speaker and says(chunks, here - 2):
            score += 0.7  # «الرئيس التنفيذي لشركة …», «متحدث باسم وزارة …»
        elif says(chunks, here):
            if (body := _spoken_for(scene, chunk)) is not None:
                yield body._replace(score=min(score + 0.4, 0.9))
            comps = [c for c in chunks[here:at] if c.kind == "comp" or c.norm == ":"]
            verbs = sum(c.kind == "verb" for c in chunks[here:at])
            reported = bool(comps) or (verbs > 1 and before is not None and before.kind != "verb")
            reported = reported or _counts(chunks, here, money=money)
            itself = bool(comps) and comps[-1].norm.endswith(("نه", "نها", "نهم")) and not suffering
            score -= 0.3 if itself else 2.4 if reported or suffering else 0.4
            score += 1.9 if pronoun and reported else 0.9 if pronoun else 0.0
            if before is not None and before.kind == "source" and not pronoun:
                score -= 1.0  # «وفق أرقام الوزارة»
        elif before is not None and before.kind == "verb":
            # «شريحة تضم … وتصنعها الشركة بدقة 3 نانومتر», «دراسة أجراها معهد على 40 متطوعا»
            made = here >= 2 and (chunks[here - 2].kind == "and" or is_bare(scene, chunks[here - 2]))
            done = is_object(chunks, here)
            score += -1.1 if made and before.pronoun is not None else -0.8 if done else 0.4
            score -= 1.4 if suffering and registers(scene, chunk, before) else 0.0
        if before is not None and before.kind in {"comp", "sub"}:
            score += 0.5
        if goes_on(chunks, here, verb):
            score = max(score, 2.6)
        begins = before is None or before.kind in {"and", "stop"}
        if (
            scene.reading.field == "title"
            and begins
            and chunk.entity is not None
            and (governor is None or governor.at < here)
        ):
            near = all(c.kind in {"hedge", "prep"} for c in chunks[next_:at])
            score = max(score, 4.1) if near else score  # «قفزة في الإمدادات وبرنت دون 69 دولارا»
        if chunk.pronoun is not None and chunk.last - chunk.first == 1 and chunk.noun is None and chunk.metric is None:
            score -= 0.8  # «إجازتها», «فوائده»: something of whoever is meant
        known = bool(chunk.definite or _defined(scene, chunk) or chunk.entity or chunk.noun)
        known = bool(known or chunk.quoted or chunk.pronoun or chunk.metric)
        opening = here == 0 and scene.reading.field == "title"  # «مسلح يقتل اثنين»
        if not (known or happened or opening):
            score -= 1.3  # an adjective or an adverb, mostly
        opens = next_ if after is not None and after.kind == "rel" else next_ + 1
        related = opens < at and chunks[opens].kind == "rel" and (opens == next_ or chunks[next_].kind == "stop")
        related = related or _related_again(scene, here, next_, at)
        if before is not None and before.norm in {"سيما", "لاسيما", "خاصه", "خصوصا"}:
            score -= 1.2
        if oblique and here >= 2 and chunks[here - 2].kind == "noun" and not speaker and says(chunks, here - 2):
            score -= 1.5  # «قالت محللة في المؤسسة إن …»
        if chunk.entity is None and any(s in heads("organ") for s in stems(scene.parse.norms[chunk.first])):
            board = len(scene.parse.norms[chunk.first : chunk.last]) == 2 and chunk.norm == "مجلس"
            score -= 2.4 if board else 1.4  # «أقر مجلس الإدارة» stands for its company, «قال خبراء» for nobody
        within = before is not None and before.norm in {"في", "فى"} and after is not None and after.kind == "verb"
        if oblique and within and (here < 2 or chunks[here - 2].kind in {"and", "stop", "sub"}):
            score += 1.2  # «وفي قطاع النقل تم تسليم 4 محطات»
        if related and oblique <= clause - chunk.clause <= 2 and not says(chunks, opens):
            score += 0.9
            if governor is not None and opens < governor.at <= opens + 3:
                score = max(score, 3.6)  # «مدينة الخصب التي يسكنها 20 ألف شخص»
        if governor is not None and chunks[governor.at].kind == "verb" and before_verb(chunks, governor.at) == here:
            score += 0.8  # «فريق يضم 210 باحثين», «الوداد سدد 14 كرة»
            if governor.frame.kind == "hold" and governor.frame.verb and not chunk.definite and chunk.noun is not None:
                score = max(score, 3.4)  # «اندلع حريق في عمارة تضم 30 شقة»
        if _in_relative(chunks, here, governor.at if governor is not None else at):
            score -= 1.2
        if oblique and not suffering and not weather and is_attached(chunks, here):
            score -= 0.5  # «في ورشة خياطة بضاحية حلوان»
        if pronoun and not oblique:
            score += 0.4
        if pronoun:
            score += unfit_owner(scene, chunk, pronoun)
        if there == here:
            score = max(score + 1.6, 2.8)  # «تتصدر ولاية سنار القائمة، إذ سجلت فيها 90 إصابة»
        if weather and is_place(chunk) and before is not None and before.norm in {"في", "فى"}:
            score += 1.8  # «سجلت محطات الرصد في البصرة 49 درجة»
        if happened:
            score = max(score + 1.0, 2.6) + (0.8 if governor is not None and is_caused(governor, chunks, here) else 0.0)
        elif suffering and (governor is None or not is_caused(governor, chunks, here)):
            score += 1.3 if is_place(chunk) and before is not None and before.norm in {"في", "فى", "ب"} else -1.0
        if priced and is_payer(scene, here, governor):
            continue  # «يدفع المسافر 40 دينارا ثمنا للتذكرة»
        if rained and stricken(chunks, here):
            score = max(score, 5.6)  # «خلفت الأمطار في لحج 3 قتلى»
        if persons and is_target(scene, here):
            score = max(score, 4.0)  # «تستهدف الحملة في الخرطوم 3 ملايين»
        if suffering and is_place(chunk) and _where(chunks, here, at):
            score += 1.6
        if after is not None and after.kind == "stop" and scene.reading.field == "body" and _dateline(chunks, here):
            score -= 2.5
        first = None
        if chunk.metric is not None and chunk.metric.kept == 0 and chunk.metric_first == chunk.first:
            first = chunk.first + chunk.metric.length
            if scene.parse.words[first - 1].definite or not scene.parse.words[first].definite:
                first = None
        found = referent(scene, chunk, score, "oblique" if oblique else "subject", first=first)
        if found is not None:
            yield found


def _place_meant(chunks: list[Chunk], at: int) -> int | None:
    """Return the place of an earlier clause that «فيها» between verb and value points back at."""
    clause = chunks[at].clause
    if not any(c.norm in _THERE and c.clause == clause for c in chunks[max(0, at - 4) : at]):
        return None
    return next((n for n in range(at - 1, -1, -1) if chunks[n].clause < clause and is_place(chunks[n])), None)


_THERE: Final = frozenset({"فيه", "فيها", "بها"})


def _circumstance(before: Chunk, chunk: Chunk) -> bool:
    """Tell whether a phrase says in what case, or among whom all are alike: «في حالة الموافقة», «بين المصابين»."""
    if before.norm in {"في", "فى"}:
        return chunk.norm in heads("case")
    return before.norm == "بين" and chunk.noun is not None and chunk.noun.noun.kind == "hurt"


def _related_again(scene: Scene, here: int, next_: int, at: int) -> bool:
    """Tell whether «والذي» goes on with the phrase before it, which agrees: «في الملتقى والذي يشارك فيه 30 بلدا»."""
    chunks, word = scene.parse.chunks, scene.parse.words[scene.parse.chunks[here].first]
    if next_ + 1 >= at or chunks[next_].kind != "and" or chunks[next_ + 1].kind != "rel":
        return False
    feminine = word.marbuta or word.norm.endswith("ات")
    return (chunks[next_ + 1].norm == "التي") == feminine


def _defined(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is definite by its genitive: «حظيرة الهاتف المحمول»."""
    words = scene.parse.words[chunk.first : chunk.last]
    return len(words) > 1 and words[1].definite


def _leads(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase begins with a thing and only ends in a metric: «محطات توليد الكهرباء», «إجمالي الحجاج»."""
    if chunk.metric is None or chunk.metric_first == chunk.first or chunk.frames:
        return False
    measuring = not heads("empty").isdisjoint(stems(scene.parse.norms[chunk.first]))
    return not measuring or noun_at(scene.parse.norms, chunk.metric_first) is not None


def _counts(chunks: list[Chunk], here: int, *, money: bool) -> bool:
    """Tell whether a phrase is the subject of a verb of counting what others do: «أحصت مؤسسة «أفق» 9 ملايين هاتف».

    Money is set aside: «رصدت الحكومة مليارا».
    """
    before = here - 1
    while before >= 0 and chunks[before].kind in {"noun", "skip"} and here - before < 3:
        before -= 1
    verb = chunks[before] if before >= 0 else None
    if verb is None or verb.kind != "verb" or (money and verb.norm.removesuffix("ت").endswith("رصد")):
        return False
    return not heads("counter").isdisjoint(stems(verb.norm))


def _predicated(scene: Scene, here: int) -> bool:
    """Tell whether bare words say how a thing is: «تبدو أهدأ», or «مفتوح المصدر» behind its name."""
    chunks, words = scene.parse.chunks, scene.parse.words
    chunk, before = chunks[here], chunks[here - 1] if here else None
    if before is None or chunk.definite or chunk.quoted or chunk.metric is not None:
        return False
    lone = chunk.last - chunk.first == 1
    if before.kind == "verb":
        return lone and not heads("being").isdisjoint(stems(before.norm))
    described = before.kind == "noun" and before.entity is not None and chunk.last - chunk.first == 2
    adjective = chunk.norm.startswith("م") or chunk.norm in heads("quality")
    return described and adjective and words[chunk.last - 1].definite


def _spoken_for(scene: Scene, chunk: Chunk) -> Referent | None:
    """Return the body that an officer heads: «مدير مطار بيروت», «رئيس الاتحاد الهندي»."""
    adjective = scene.parse.norms[min(chunk.first + 1, chunk.last - 1)].endswith(("ي", "يه"))  # «مسؤول تركي»
    if chunk.last - chunk.first < 2 or chunk.definite or adjective or heads("organ").isdisjoint(stems(chunk.norm)):
        return None
    return referent(scene, chunk, 0.0, "office", first=chunk.first + 1)


def _where(chunks: list[Chunk], here: int, at: int) -> bool:
    """Tell whether «حيث» ties the value to the place before it: «في سوسة، حيث قتل 38 شخصا»."""
    after = [c for c in chunks[here + 1 : here + 3] if c.kind != "stop"]
    return bool(after) and after[0].norm == "حيث" and not any(c.norm == "حيث" for c in chunks[here + 3 : at])


def _in_relative(chunks: list[Chunk], at: int, governor: int) -> bool:
    """Tell whether a phrase belongs to a relative clause that the governor stands outside of."""
    for here in range(at - 1, max(at - 5, -1), -1):
        if chunks[here].kind == "rel":
            return governor < here or chunks[min(governor, len(chunks) - 1)].clause != chunks[at].clause
        if chunks[here].kind in {"stop", "comp", "sub", "value"}:
            return False
    return False


def _dateline(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a phrase stands in «فيينا - وكالة الخليج:» before the first verb of the sentence."""
    return not any(c.kind in {"verb", "value", "comp"} for c in chunks[:at]) and any(
        c.kind == "stop" and c.norm in {"-", ":", "–", "—", ")"} for c in chunks[at + 1 : at + 3]
    )
