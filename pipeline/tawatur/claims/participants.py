"""Participants: who only takes part in a deed, and who goes on doing it in a verb without a subject of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import Governor
from tawatur.claims.scenes import Referent, Scene, is_oblique, is_place, referent
from tawatur.claims.words import heads, stems


def before_verb(chunks: list[Chunk], verb: int) -> int | None:
    """Return the phrase before a verb that is its subject, over what hangs on it: «ربطة الخبز في بيروت تباع بـ…»."""
    here = verb - 1
    while here >= 2 and chunks[here].kind == "noun" and chunks[here - 1].kind == "prep":
        if chunks[here - 2].kind != "noun":
            break
        here -= 2
    return here if here >= 0 and chunks[here].kind == "noun" else None


def is_object(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a phrase directly behind a verb is its object: «أن البعثة طالبت اللجنة بـ…».

    Behind «أن» the subject stands before its verb; where it is a measure, the object has it («المخزون يكفي البلاد»).
    """
    if at < 3 or chunks[at - 1].kind != "verb":
        return False
    if _counted_acts(chunks, at - 2):
        return True
    subject = before_verb(chunks, at - 1)
    if subject is None or subject == 0 or chunks[subject - 1].kind != "comp":
        gives = not _bare(chunks[at - 1]).isdisjoint(heads("giving")) and _joined(chunks, at - 1)
        return gives and any(_leads_on(chunks, here, at - 1) for here in range(1, at - 1))
    return chunks[subject].metric is None or chunks[subject].entity is not None


def _counted_acts(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the subject that ends at `at` is a number of people: «إن 34% من الطلاب | جربوا البرامج»."""
    if chunks[at].kind == "noun" and at >= 2 and chunks[at - 1].norm == "من":
        at -= 2
    counted = chunks[at].kind == "value" and at > 0
    while counted and at > 1 and chunks[at - 1].kind == "hedge":
        at -= 1
    return counted and chunks[at - 1].kind == "comp"


def _bare(verb: Chunk) -> set[str]:
    """Return a verb's stem as it may be, without the marks of person and of the future: «ستمنح» is «منح»."""
    stem = verb.norm.removeprefix("س")
    return {stem, stem[1:], stem.removesuffix("ت"), stem.removesuffix("وا"), stem[1:].removesuffix("ون")}


def is_arbiter(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is who judges a match, of whom no count is: «أشهر الحكم سبع بطاقات»."""
    if chunk.entity is not None:
        return False
    norms = scene.parse.norms[chunk.first : chunk.last]
    return any(norm in heads("arbiter") for norm in norms)


def goes_on(chunks: list[Chunk], at: int, verb: int | None) -> bool:
    """Tell whether the subject at `at` is that of a later verb too: «تمتد المنطقة …، وأنشئت …، وتضم 19 دولة».

    The later verb is joined by و, agrees, and names nobody itself; no verb between them does either.
    """
    if verb is None or not 0 < at < verb or not _joined(chunks, verb):
        return False
    if is_oblique(chunks, at) or is_object(chunks, at):
        return False
    first, last = chunks[at - 1], chunks[verb]
    if at > 1 and chunks[at - 2].kind in {"sub", "rel"} and any(c.kind == "stop" for c in chunks[at:verb]):
        return False  # «حين دخل ابنها المدرسة، …»
    if first.kind != "verb":
        return _leads_on(chunks, at, verb)
    if first.frame("say") is not None or _feminine(first) != _feminine(last) or _plural(last):
        return False
    return _carries(chunks, at, verb)


def _leads_on(chunks: list[Chunk], at: int, verb: int) -> bool:
    """Tell whether a phrase behind «أن» is the subject of verb after verb: «إن المحطة ستمد …، وستجنب البلاد …»."""
    if chunks[at - 1].kind != "comp" or chunks[at].kind != "noun" or chunks[at].metric is not None:
        return False
    own = next((n for n in range(at + 1, verb) if chunks[n].kind == "verb" and chunks[n - 1].kind != "rel"), None)
    if own is None or _feminine(chunks[own]) != _feminine(chunks[verb]) or _plural(chunks[verb]):
        return False
    return _carries(chunks, at, verb)


def _carries(chunks: list[Chunk], at: int, verb: int) -> bool:
    """Tell whether no other clause and no other subject stands between a phrase and a later verb."""
    between = range(at + 1, verb)
    if any(chunks[n].kind in {"comp", "sub"} or chunks[n].norm == ":" for n in between):
        return False
    related = max((n for n in between if chunks[n].kind == "rel"), default=None)
    if related is not None and not any(c.kind == "stop" for c in chunks[related:verb]):
        return False  # «المرض الذي أصاب 30 شخصا وقتل 4»
    verbs = [n for n in between if chunks[n].kind == "verb" and chunks[n - 1].kind != "rel"]
    return all(chunks[n + 1].kind != "noun" or before_verb(chunks, n) == at for n in verbs)


def _joined(chunks: list[Chunk], verb: int) -> bool:
    return verb > 0 and chunks[verb - 1].kind == "and"


def _plural(verb: Chunk) -> bool:
    return verb.norm.endswith(("وا", "ون"))


def _feminine(verb: Chunk) -> bool:
    """Tell whether a verb has the prefix or the ending of «هي»: «تضم», «أنشأت»."""
    stem = verb.norm.removeprefix("س")
    return stem.startswith("ت") if any(f.part == "imperfect" for f in verb.frames) else _ends_feminine(stem)


def _ends_feminine(stem: str) -> bool:
    """Tell it from the form of a verb that no table has: «ستجنب», «راقبت»."""
    return stem.endswith("ت") or (stem.startswith("ت") and len(stem) == 4)


def who(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield those whom «من» and a verb name without a noun: «أن من يمشون ساعة يوميا تتراجع لديهم …»."""
    chunks = scene.parse.chunks
    for here in range(at - 1):
        opens = here == 0 or chunks[here - 1].kind in {"comp", "stop", "and"}
        verb = chunks[here + 1]
        if opens and chunks[here].norm == "من" and not chunks[here].clitics and verb.kind == "verb":
            start, end = chunks[here].start, verb.end
            score = 3.0 - 0.5 * abs(chunks[at].clause - chunks[here].clause)
            yield Referent(start, end, scene.text(start, end), None, score, "who")


def burdened(scene: Scene, at: int, governor: Governor | None) -> Iterator[Referent]:
    """Yield whom something costs so much: «كل تأخير يكلف الشركة مليونا»."""
    chunks = scene.parse.chunks
    if governor is None or governor.frame.lemma not in heads("burden") or governor.at + 1 >= at:
        return
    borne = chunks[governor.at + 1]
    if borne.kind != "noun" or before_verb(chunks, governor.at) is None:
        return
    if borne.entity is not None or borne.definite:
        made = referent(scene, borne, 4.4, "burdened")
        if made is not None:
            yield made


def received(scene: Scene, at: int, governor: Governor | None) -> Iterator[Referent]:
    """Yield what those counted come to: «تقدم إلى المسابقة 900 مرشح», «لم يستفد من الدعم سوى ألف أسرة»."""
    chunks = scene.parse.chunks
    if governor is None or governor.at + 2 >= at or chunks[governor.at].kind != "verb" or chunks[at].noun is None:
        return
    prep, goal = chunks[governor.at + 1], chunks[governor.at + 2]
    near = all(c.kind in {"hedge", "period", "skip"} for c in chunks[governor.at + 3 : at])
    if prep.kind != "prep" or goal.kind != "noun" or not near or governor.frame.kind not in _COMING:
        return
    if goal.definite or goal.entity is not None:
        made = referent(scene, goal, 3.0, "received")
        if made is not None:
            yield made


_COMING: Final = frozenset({"hold", "act", "level", "change"})


def surveyor(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield who asked those counted what they think: «متوسط توقعات 17 محللا استطلعت الوكالة آراءهم»."""
    chunks = scene.parse.chunks
    if at + 2 >= len(chunks) or chunks[at].noun is None or chunks[at + 1].kind != "verb":
        return
    if not heads("counter").isdisjoint(stems(chunks[at + 1].norm)) and chunks[at + 2].kind == "noun":
        made = referent(scene, chunks[at + 2], 3.0, "surveyor")
        if made is not None:
            yield made


def registers(scene: Scene, chunk: Chunk, verb: Chunk) -> bool:
    """Tell whether a phrase is an office that only takes down who came to harm: «سجلت المفوضية إصابة 40 متظاهرا»."""
    if is_place(chunk) or not any(f.lemma in _REGISTERING for f in verb.frames):
        return False
    return not heads("office").isdisjoint(stems(scene.parse.norms[chunk.first]))


_REGISTERING: Final = frozenset({"سجل", "شهد"})


def is_target(scene: Scene, at: int) -> bool:
    """Tell whether a place is that of a drive that is to reach so many: «حملة التطعيم التي انطلقت في الخرطوم»."""
    chunks = scene.parse.chunks
    if at < 2 or not is_place(chunks[at]) or chunks[at - 1].norm not in {"في", "فى", "ب"}:
        return False
    head = at - 2
    if chunks[head].kind == "verb" and head >= 2 and chunks[head - 1].kind == "rel":
        head -= 2
    return chunks[head].kind == "noun" and not heads("drive").isdisjoint(stems(scene.parse.norms[chunks[head].first]))


def is_payer(scene: Scene, at: int, governor: Governor | None) -> bool:
    """Tell whether a phrase is who pays a price, of whom it is not: a common noun of a person behind its verb."""
    chunks = scene.parse.chunks
    pays = governor is not None and governor.frame.kind == "cost" and governor.at == at - 1
    return pays and chunks[at].entity is None and not heads("buyer").isdisjoint(stems(chunks[at].norm))
