"""Reach: whose a value is where no phrase before it in its clause names him: by a pronoun, or by a verb behind it.

Arabic takes up what a relative clause describes by a pronoun («البطولة التي يشارك فيها 30 فريقا»), owns a deed by one
(«طالبت الجمعية بمنحها 50 تصريحا») and may put the number before its verb («بفارق 4 نقاط يأتي الفتح ثانيا»).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.frames import exact_frames, masdar_shape
from tawatur.claims.participants import before_verb
from tawatur.claims.scenes import Referent, Scene, referent
from tawatur.claims.words import without_pronoun

_TAKEN_UP: Final = frozenset({"فيه", "فيها", "به", "بها", "عليه", "عليها", "له", "لها", "منه", "منها", "فيهم"})
_LED: Final = frozenset({"hedge", "prep", "measure", "skip", "neg", "period"})
_DEEDS: Final = frozenset({"act", "cost", "sell", "make", "hold"})
_OPENS: Final = frozenset({"comp", "sub", "stop", "and"})


def reached(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield whom the value at chunk `at` is said of by its syntax, from outside its clause or behind it."""
    for here, score, by in (
        (_antecedent(scene, at), 3.5, "relative"),
        (_doer(scene, at), 3.6, "doer"),
        (_behind(scene, at), 3.5, "fronted"),
    ):
        if here is None:
            continue
        made = referent(scene, scene.parse.chunks[here], score, by)
        if made is not None:
            yield made


def _antecedent(scene: Scene, at: int) -> int | None:
    """Return the noun that a relative clause with a pronoun describes: «البطولة التي يشارك فيها 30 فريقا»."""
    chunks = scene.parse.chunks
    taken = False
    for here in range(at - 1, 0, -1):
        chunk = chunks[here]
        taken = taken or chunk.norm in _TAKEN_UP
        if chunk.kind == "rel":
            before = here - 1
            before -= chunks[before].kind in {"and", "stop"}
            agrees = chunk.norm != "الذي" or not scene.parse.words[chunks[before].first].marbuta
            return before if taken and before >= 0 and chunks[before].kind == "noun" and agrees else None
        if chunk.clause != chunks[at].clause or chunk.kind == "value":
            return None
    return None


def _doer(scene: Scene, at: int) -> int | None:
    """Return the subject that the pronoun of a deed points at: «طالبت الجمعية الوزارة بمنحها 50 تصريحا»."""
    chunks = scene.parse.chunks
    deed = at - 1
    while deed > 0 and chunks[deed].kind in _LED:
        deed -= 1
    if deed < 1 or not _owned_deed(chunks[deed]):
        return None
    verb = next((n for n in range(deed - 1, -1, -1) if chunks[n].kind == "verb"), None)
    subject = _subject_of(chunks, verb) if verb is not None else None
    return subject if subject is not None and subject < deed and _fits(scene, chunks[subject], chunks[deed]) else None


def _owned_deed(chunk: Chunk) -> bool:
    """Tell whether a chunk is a verbal noun with a pronoun: «بمنحها», «إجازته»."""
    if chunk.kind != "noun" or chunk.last - chunk.first > 1 or chunk.pronoun is None:
        return False
    deed = any(
        f.part == "noun" and f.kind in _DEEDS for stem in without_pronoun(chunk.norm) for f in exact_frames(stem)
    )
    shaped = chunk.metric is None and any(masdar_shape(stem) for stem in without_pronoun(chunk.norm))
    return deed or shaped


def _fits(scene: Scene, noun: Chunk, owned: Chunk) -> bool:
    """Tell whether the pronoun may point at the noun: «ـه» at no feminine one."""
    return not owned.norm.endswith("ته") or not scene.parse.words[noun.first].marbuta


def _subject_of(chunks: list[Chunk], verb: int) -> int | None:
    """Return the chunk of a verb's subject: before it behind أنّ or at the head of its clause, else right behind it."""
    here = verb - 1
    while here >= 0 and chunks[here].kind in {"neg", "skip", "period"}:
        here -= 1
    subject = before_verb(chunks, here + 1)
    led = subject is not None and (subject == 0 or chunks[subject - 1].kind in _OPENS)
    if subject is not None and led and chunks[subject].clause == chunks[verb].clause:
        return subject
    behind = verb + 1
    while behind < len(chunks) and chunks[behind].kind in {"skip", "period"}:
        behind += 1
    return behind if behind < len(chunks) and chunks[behind].kind == "noun" else None


def _gap(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a bare word behind a preposition only says what the number is: «بفارق 4 نقاط»."""
    chunk = chunks[at]
    bare = chunk.kind == "noun" and chunk.last - chunk.first == 1 and not chunk.definite and chunk.entity is None
    return bare and at > 0 and chunks[at - 1].kind == "prep"


def _behind(scene: Scene, at: int) -> int | None:
    """Return the subject behind the verb that a number leads to: «بفارق 4 نقاط يأتي الفتح ثانيا»."""
    chunks = scene.parse.chunks
    here = at - 1
    led = False
    while here >= 0 and (chunks[here].kind in {"hedge", "prep", "measure"} or _gap(chunks, here)):
        led = led or chunks[here].kind == "prep"
        here -= 1
    if not led or (here >= 0 and chunks[here].kind not in _OPENS) or at + 2 >= len(chunks):
        return None
    verb, noun = chunks[at + 1], chunks[at + 2]
    tells = verb.frame("say") is not None
    if verb.kind != "verb" or tells or noun.kind != "noun" or noun.metric is not None or noun.frames:
        return None
    return at + 2 if noun.definite or noun.entity is not None or noun.quoted else None
