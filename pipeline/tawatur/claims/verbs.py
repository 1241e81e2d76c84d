"""Verbs: whether a word that may be verb or noun is a verb where it stands.

Unvocalised, «رفع» is he raised and a raising. What decides is the form, where only verbs have it, and the place:
verbs head clauses («رفع البنك سعر الفائدة»), nouns govern a genitive («رفع أسعار الوقود»).
"""

from __future__ import annotations

from functools import lru_cache

from tawatur.claims.chunks import Draft
from tawatur.claims.frames import exact_frames, frames_of, verb_shape
from tawatur.claims.metrics import metric_at, noun_at
from tawatur.claims.words import heads
from tawatur.text.scanner import TokenKind


def is_verb(draft: Draft, at: int) -> bool:
    """Tell whether the word is a verb here: a known form, or an unknown one that only a verb can have."""
    norm = draft.norms[at]
    article = norm.startswith("ال") and not draft.words[at].hamza
    if article or draft.words[at].kind is not TokenKind.WORD or draft.words[at].marbuta:
        return False
    if draft.words[at].clitics[-1:] in {"ب", "ك"}:
        return False
    if draft.chunks and draft.chunks[-1].kind == "source" and draft.chunks[-1].norm != "حسبما":
        return False  # «وفق أحدث الأرقام»
    known = _listed(norm)
    frames = exact_frames(norm) if known else frames_of(norm)
    if frames:
        verbs = [f for f in frames if f.verb]
        if not verbs:
            return False
        noun = known or len(verbs) < len(frames)
        if not noun and norm[0] in "يت" and all(f.part == "imperfect" for f in frames):
            return draft.words[at].clitics[-1:] != "ل" or _verb_place(draft, at, noun=False)  # «بنسبة تقريبية تصل إلى»
        if noun or len(norm) <= 3 or draft.words[at].clitics[-1:] == "ل":
            return _verb_place(draft, at, noun=noun)
        return True
    if norm in heads("noverb") or len(norm) < 3 or known:
        return False
    shape = verb_shape(norm)
    if len(norm) == 3:
        return bool(shape) and _verb_place(draft, at, noun=False)
    if shape == "verb":
        return True
    if shape == "maybe":
        return _verb_place(draft, at, noun=False)
    if norm.startswith(("سي", "ست", "ي")) and len(norm) >= 4:
        return norm[0] == "ي" or len(norm) >= 5
    return norm.endswith("ت") and not norm.endswith("ات") and norm[0] not in "ت"


def is_finite(draft: Draft, at: int) -> bool:
    """Tell whether a word has the form of a finite verb."""
    norm = draft.norms[at]
    return bool(verb_shape(norm)) or any(f.verb for f in exact_frames(norm))


def is_verb_in_phrase(draft: Draft, at: int) -> bool:
    """Tell whether an indefinite word after a bare noun is a verb rather than its genitive or adjective."""
    norm = draft.norms[at]
    known = _listed(norm)
    frames = exact_frames(norm) if known else frames_of(norm)
    before = draft.norms[at - 1]
    if len(before) > 4 and before.endswith("ا") and not norm.endswith(("ا", "ه", "ات")):
        known = False  # «إرهابيا قتل»: a noun with tanween has no genitive
        frames = tuple(f for f in frames if f.verb)
    if any(f.kind == "suffer" and f.verb for f in frames) and norm.endswith(("وا", "ا")):
        return True  # «شخصين قتلا», «جنودا قتلوا»
    if frames:
        return any(f.verb for f in frames) and not (known or any(f.part == "noun" for f in frames))
    return is_verb(draft, at)


def _verb_place(draft: Draft, at: int, *, noun: bool) -> bool:
    """Tell whether a word that may be verb or noun stands where a verb does: at the head of a clause."""
    frames = exact_frames(draft.norms[at]) or frames_of(draft.norms[at])
    if draft.words[at].clitics[-1:] == "ل":  # «لتصل», «ليبلغ»
        return any(f.part == "imperfect" for f in frames) and not noun
    if any(f.kind == "say" and f.verb for f in frames) and (
        not draft.chunks or draft.chunks[-1].kind in {"stop", "and"}
    ):
        return True
    if not draft.chunks or (len(draft.chunks) == 1 and draft.chunks[0].kind == "and"):
        # Sentences begin with verbs («رفع البنك سعر الفائدة»), headlines with nouns («رفع أسعار الوقود»).
        masdar = not _listed(draft.norms[at])
        return not noun or (masdar and not draft.headline) or not _idafa_follows(draft, at)
    last = draft.chunks[-1]
    if last.kind in {"comp", "sub"}:
        return not (noun and _idafa_follows(draft, at))
    if last.kind in {"rel", "neg", "skip", "like", "source", "hedge"}:
        return True
    if last.kind in {"stop", "and", "period"}:
        return not noun or not _idafa_follows(draft, at) or any(f.kind == "change" for f in frames[:1])
    if last.kind == "value":  # «شخصين قتلا»
        return any(f.kind == "suffer" and f.verb for f in frames)
    if last.kind == "noun":  # «البنك رفع سعر الفائدة», but «تعتزم الحكومة خفض الرسوم»
        moves = any(f.kind in {"change", "level", "make", "cost"} for f in frames)
        known = draft.words[last.last - 1].definite or (last.entity is not None and last.entity.end == last.end)
        stated = known and not noun and not _has_verb(draft)  # «وبهذا الفوز حصد الفريق»
        return (moves and not (noun and _has_verb(draft))) or stated
    return False


def _has_verb(draft: Draft) -> bool:
    """Tell whether the clause has its verb already."""
    for chunk in reversed(draft.chunks):
        if chunk.kind in {"stop", "comp", "sub", "rel", "and"}:
            return False
        if chunk.kind == "verb":
            return True
    return False


def _idafa_follows(draft: Draft, at: int) -> bool:
    """Tell whether the next word could be governed by this one as a noun: «تكلفة التدريب», «حكم الإعدام»."""
    if at + 1 >= len(draft.words) or draft.words[at + 1].clitics:
        return False
    return draft.words[at + 1].definite or draft.words[at + 1].start in draft.marks.entities


@lru_cache(maxsize=16384)
def _listed(norm: str) -> bool:
    """Tell whether a word alone is a metric or a counted noun of the tables."""
    return metric_at((norm,), 0) is not None or noun_at((norm,), 0) is not None
