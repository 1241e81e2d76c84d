"""Participants: who only takes part in a deed, and who goes on doing it in a verb without a subject of its own."""

from __future__ import annotations

from collections.abc import Iterator

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
    subject = before_verb(chunks, at - 1)
    if subject is None or subject == 0 or chunks[subject - 1].kind != "comp":
        return False
    return chunks[subject].metric is None or chunks[subject].entity is not None


def is_arbiter(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is who judges a match, of whom no count is: «أشهر الحكم سبع بطاقات»."""
    if chunk.entity is not None:
        return False
    norms = scene.parse.norms[chunk.first : chunk.last]
    return any(norm in heads("arbiter") for norm in norms)


def goes_on(scene: Scene, at: int, governor: Governor | None) -> bool:
    """Tell whether the subject at `at` is that of a later verb too: «تمتد المنطقة …، وأنشئت …، وتضم 19 دولة».

    The later verb is joined by و, agrees, and names nobody itself; no verb between them does either.
    """
    chunks = scene.parse.chunks
    if governor is None or not 0 < at < governor.at or not _joined(chunks, governor.at):
        return False
    first, last = chunks[at - 1], chunks[governor.at]
    if first.kind != "verb" or last.kind != "verb" or first.frame("say") is not None or is_oblique(chunks, at):
        return False
    if _feminine(first) != _feminine(last) or last.norm.endswith(("وا", "ون")):
        return False
    between = range(at + 1, governor.at)
    if any(chunks[n].kind in {"comp", "sub"} or chunks[n].norm == ":" for n in between):
        return False
    related = max((n for n in between if chunks[n].kind == "rel"), default=None)
    if related is not None and not any(c.kind == "stop" for c in chunks[related : governor.at]):
        return False  # «المرض الذي أصاب 30 شخصا وقتل 4»
    verbs = [n for n in between if chunks[n].kind == "verb" and chunks[n - 1].kind != "rel"]
    return all(_joined(chunks, n) and chunks[n + 1].kind != "noun" for n in verbs)


def _joined(chunks: list[Chunk], verb: int) -> bool:
    return verb > 0 and chunks[verb - 1].kind == "and"


def _feminine(verb: Chunk) -> bool:
    """Tell whether a verb has the prefix or the ending of «هي»: «تضم», «أنشأت»."""
    perfect = any(f.part == "perfect" for f in verb.frames)
    return verb.norm.endswith("ت") if perfect else verb.norm.startswith("ت")


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


def bearer(scene: Scene, at: int, governor: Governor | None) -> Iterator[Referent]:
    """Yield whom something costs so much: «كل تأخير يكلف الشركة مليونا»."""
    chunks = scene.parse.chunks
    if governor is None or governor.frame.lemma not in heads("burden") or governor.at + 1 >= at:
        return
    borne = chunks[governor.at + 1]
    if borne.kind != "noun" or before_verb(chunks, governor.at) is None:
        return
    if borne.entity is not None or borne.definite:
        made = referent(scene, borne, 4.4, "bearer")
        if made is not None:
            yield made


def is_fallen(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is rain or snow, whose victims are those of the place: «خلفت الأمطار في الريف 3 قتلى»."""
    return not heads("weather").isdisjoint(stems(scene.parse.norms[chunk.first]))


def stricken(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a phrase is the place that rain fell on: behind «في», or subject of «التي شهدتها»."""
    before = chunks[at - 1] if at else None
    if before is None:
        return False
    seen = before.kind == "verb" and at >= 2 and chunks[at - 2].kind == "rel" and before.frame("level") is not None
    return seen or (is_place(chunks[at]) and before.norm in {"في", "فى", "ب", "علي"})
