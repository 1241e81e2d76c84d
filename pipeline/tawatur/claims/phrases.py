"""Phrases: where a noun phrase ends.

A head takes its idafa and its adjectives: «صافي أرباح أرامكو السعودية». It ends before function words, marks and
verbs, and before a definite noun that can be no adjective of a definite one: «وسعت شركة أرامكو | المكتب».
"""

from __future__ import annotations

from typing import Final

from tawatur.claims.chunks import VERSUS, Draft
from tawatur.claims.frames import exact_frames
from tawatur.claims.metrics import metric_at, noun_at
from tawatur.claims.verbs import is_verb_in_phrase
from tawatur.claims.words import pronoun_of
from tawatur.text.scanner import TokenKind

_MAX_PHRASE: Final = 8


def phrase_end(draft: Draft, at: int) -> int:
    """Return the index after the noun phrase that holds the word at `at` as its latest word."""
    begin = at
    while at < len(draft.words):
        word = draft.words[at]
        entity = draft.marks.entities.get(word.start)
        named = entity is not None and bool(entity.end)
        at = max(draft.until(at, entity.end), at + 1) if entity is not None and entity.end else at + 1
        if at + 1 < len(draft.words) and _shown(draft, at):
            at += 1  # «تجارة هذه المنتجات», «الأغذية غير المصنعة»
            continue
        if at >= len(draft.words) or at - begin >= _MAX_PHRASE or not _continues(draft, at, named=named):
            break
    return at


def _shown(draft: Draft, at: int) -> bool:
    """Tell whether a demonstrative and its definite noun stand at `at` after a bare noun."""
    if draft.norms[at] == "غير":
        return draft.words[at - 1].definite and draft.words[at + 1].definite and not draft.words[at].clitics
    deixis = draft.function.get(draft.norms[at]) == "deixis" and draft.norms[at].startswith(("هذ", "تلك", "ذلك"))
    return deixis and draft.words[at + 1].definite and not draft.words[at].clitics and not draft.words[at - 1].definite


def _continues(draft: Draft, at: int, *, named: bool) -> bool:
    """Tell whether the word at `at` belongs to the phrase of the word before it."""
    word, before = draft.words[at], draft.words[at - 1]
    if word.clitics or word.kind in {TokenKind.PUNCT, TokenKind.SYMBOL, TokenKind.URL}:
        return False
    marks = draft.marks
    if word.start in marks.quantities or word.start in marks.periods or word.start in marks.hedges:
        return False
    if word.norm in VERSUS:
        return False
    latin = {TokenKind.LATIN, TokenKind.NUMBER}
    if word.kind in latin:
        return before.kind in latin or not before.definite or word.start in marks.entities
    if word.start in marks.entities:
        return not before.definite or word.definite
    if draft.function.get(word.norm) not in {None, "measure"} or _measure(draft, at):
        return False
    if word.definite:
        masdar = named and any(f.part == "noun" for f in exact_frames(draft.norms[at]))  # «حقق روما | الفوز»
        apart = before.definite or (named and not draft.words[at].marbuta)  # «وسعت شركة أرامكو | المكتب»
        return not (apart and (_thing(draft, at) or (before.definite and _disagrees(draft, at)))) and not masdar
    if named or before.definite or before.kind in latin or pronoun_of(before.norm) is not None:
        return False
    return not is_verb_in_phrase(draft, at)


def _measure(draft: Draft, at: int) -> bool:
    return draft.function.get(draft.norms[at]) == "measure" and draft.leads_to_value(at + 1)


def _disagrees(draft: Draft, at: int) -> bool:
    """Tell whether a definite word cannot be the adjective of the feminine one before: «العداءة | الرقم»."""
    norm, before = draft.norms[at], draft.words[at - 1]
    if not before.marbuta or draft.words[at].marbuta:
        return False
    compared = len(norm) == 6 and norm[2] == "ا"  # «الدولة الأكبر»
    return not (compared or norm.endswith(("ي", "ا", "ه", "اء")) or norm in {"الام", "الان", "عشره", "عشر"})


def _thing(draft: Draft, at: int) -> bool:
    """Tell whether a definite word is a noun of the tables, and so no adjective of the word before."""
    if draft.norms[at].endswith(("ي", "يه")):
        return False  # a nisba: «اللاعب الدولي», «العروض المسرحية»
    if _leading(draft, at):
        return False  # «المخزون البالغ 9 ملايين برميل»
    alone = draft.norms[: at + 1]
    metric_ = metric_at(alone, at)
    return (metric_ is not None and metric_.kept == 0) or noun_at(alone, at) is not None


def _leading(draft: Draft, at: int) -> bool:
    """Tell whether a participle of level leads to its number: «البالغ», «المقدرة بـ»."""
    leads = any(f.kind == "level" and f.part == "participle" for f in exact_frames(draft.norms[at]))
    return leads and draft.leads_to_value(at + 1)
