"""Proposer: names built on a head noun.

A construct with a definite noun («وزارة المالية»), with a name («محطة تكونيت», «شركة «أقساطي»»), or a definite
noun with an adjective of institution («الهيئة العامة للإحصاء») or of nationality («الحكومة الأردنية»).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from tawatur.entities.gazetteer import Found, Name, look_up
from tawatur.entities.proposals import Proposal
from tawatur.entities.tables import columns
from tawatur.entities.vocabulary import (
    Head,
    adjectives,
    english_adjective,
    heads,
    is_definite,
    is_person_name,
    is_proper,
    is_stop,
    may_be_person_name,
    qualifies,
    titles,
    word_set,
)
from tawatur.entities.words import CLOSING, OPENING, Word
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_QUOTED: Final = 7  # words inside quotation marks that still are a name
_MINISTRY: Final = "MINISTRY"


@lru_cache(maxsize=1)
def portfolios() -> dict[tuple[str, ...], str]:
    """Return the portfolios of ministries by their folded words: («الماليه»,) → Finance."""
    return {
        tuple(fold(w) for w in spelling.split(" ")): english
        for spellings, english in columns("portfolios", 2)
        for spelling in spellings.split("|")
    }


def portfolio_at(words: list[Word], index: int) -> tuple[int, str] | None:
    """Find the longest portfolio that begins at a word: its last word and its English name."""
    for length in (5, 4, 3, 2, 1):
        if index + length > len(words):
            continue
        english = portfolios().get(tuple(w.norm for w in words[index : index + length]))
        if english is not None:
            return index + length - 1, english
    return None


def propose_headed(words: list[Word], found: Mapping[int, Found]) -> Iterator[Proposal]:
    """Propose the names that head nouns build."""
    table = heads()
    for index, word in enumerate(words):
        if word.kind is not TokenKind.WORD:
            continue
        for reading in reversed(word.readings):
            norm = reading.norm
            head = table.get(norm)
            if head is not None:
                proposal = _construct(words, index, reading.start, head, found)
            elif norm.startswith("ال") and norm[2:] in table:
                head = table[norm[2:]]
                proposal = _definite(words, index, reading.start, head, found)
            else:
                continue
            if proposal is not None:
                yield proposal
            break


def _construct(words: list[Word], index: int, start: int, head: Head, found: Mapping[int, Found]) -> Proposal | None:
    """Read what follows a head noun without article."""
    at = index + 1
    if at >= len(words):
        return None
    following = words[at]
    if following.norm in OPENING:
        return _quoted(words, at, head)
    if following.cut or following.kind is not TokenKind.WORD or not following.gap:
        return None
    if head.subtype == _MINISTRY:
        return _ministry(words, index, start, head, found)
    hit = found.get(at)
    if hit is not None and hit.start == following.start:
        proposal = _with_known(words, start, head, hit)
        if proposal is not None:
            return proposal
    if "I" in head.style and is_definite(following.norm) and not is_stop(following.norm):
        if following.norm in titles() and following.norm not in word_set("royal_words"):
            return None
        if following.norm in adjectives() and head.subtype != "TEAM":
            return None
        last = _definite_tail(words, at, head)
        land = adjectives().get(words[last].norm)
        country = land.country if land is not None and last > at else ""
        return Proposal(start, words[last].end, head.type, head.subtype, None, "head_noun", head.noun, country)
    if "P" in head.style and is_proper(following):
        last = _proper_tail(words, at)
        return Proposal(start, words[last].end, head.type, head.subtype, None, "head_noun", head.noun)
    return None


def _with_known(words: list[Word], start: int, head: Head, hit: Found) -> Proposal | None:
    """Join a head noun with the known name behind it: «مدينة جدة», «جامعة القاهرة», «خام برنت»."""
    if not set("PI") & set(head.style):
        return None
    names = [n for n in hit.names if n.form == "name"]
    if not names:
        return None
    same = next((n for n in names if n.type == head.type), None)
    if same is None and head.type in {"PRODUCT", "CONCEPT", "EVENT"}:
        return None
    last = _qualified(words, hit.last)
    last = _for(words, last, head) if "L" in head.style else last
    canonical = same.canonical if same and last == hit.last else None
    if same is not None and same.subtype not in {head.subtype, "ORG", "COMPANY", "PRODUCT"}:
        canonical = canonical if head.type in {"LOC", "PRODUCT"} and head.subtype in {"GPE", "PLACE"} else None
    land = adjectives().get(words[last].norm) if last > hit.last else None
    country = (same or names[0]).country or (land.country if land is not None else "")
    return Proposal(start, words[last].end, head.type, head.subtype, canonical, "head_noun", head.noun, country)


def _quoted(words: list[Word], at: int, head: Head) -> Proposal | None:
    """Take the words inside the quotation marks after a head noun: «شركة «أقساطي»»."""
    for end in range(at + 2, min(at + 2 + _QUOTED, len(words))):
        if words[end].norm in CLOSING:
            inside = words[at + 1 : end]
            if any(w.kind in {TokenKind.PUNCT, TokenKind.NEWLINE} for w in inside):
                return None
            names = look_up(" ".join(w.norm for w in inside))
            name = next((n for n in names if n.type == head.type), names[0] if names else None)
            if name is not None:
                return Proposal(inside[0].start, inside[-1].end, name.type, name.subtype, name.canonical,
                                "gazetteer", head.noun, name.country)  # fmt: skip
            return Proposal(inside[0].start, inside[-1].end, head.type, head.subtype, None, "head_noun", head.noun)
    return None


def _ministry(words: list[Word], index: int, start: int, head: Head, found: Mapping[int, Found]) -> Proposal | None:
    """Read a ministry with its portfolio and its land: «وزارة الصحة السودانية», «وزارة خارجية روسيا»."""
    at = index + 1
    held = portfolio_at(words, at)
    english = ""
    if held is not None:
        last, english = held
    elif is_definite(words[at].norm) and not is_stop(words[at].norm):
        last = _definite_tail(words, at, head)
    elif (fold("ال") + words[at].norm,) in portfolios() and at + 1 in found:
        last, english = at, portfolios()[(fold("ال") + words[at].norm,)]
    else:
        return None
    land: Name | None = None
    if last + 1 < len(words):
        land = adjectives().get(words[last + 1].norm)
        if land is not None:
            last += 1
        else:
            hit = found.get(last + 1)
            name = next((n for n in hit.names if n.form == "name" and n.type == "LOC"), None) if hit else None
            if hit is not None and name is not None and hit.start == words[last + 1].start and last == at:
                last, land = hit.last, name
    canonical = None
    if english:
        canonical = f"Ministry of {english}" + (f" ({land.canonical})" if land else "")
    country = land.country if land else ""
    return Proposal(start, words[last].end, "ORG", _MINISTRY, canonical, "head_noun", head.noun, country)


def _definite(words: list[Word], index: int, start: int, head: Head, found: Mapping[int, Found]) -> Proposal | None:
    """Read a definite head with its adjectives: «البنك المركزي المصري», «الحكومة الأردنية»."""
    if not set("DN") & set(head.style) or index + 1 >= len(words):
        return None
    if words[index + 1].norm in OPENING and "Q" in head.style:
        return _quoted(words, index + 1, head)
    last = _qualified(words, index)
    if last == index:
        return None
    inside = words[index + 1 : last + 1]
    lands = [adjectives()[w.norm] for w in inside if w.norm in adjectives()]
    land = lands[-1] if lands else None
    plain = [w for w in inside if w.norm not in adjectives()]
    canonical = None
    if not plain and land is not None:
        if head.english:
            canonical = head.english.format(adj=english_adjective(land.canonical), land=land.canonical)
        elif "L" in head.style and len(inside) == 1:
            further = _for(words, last, head)
            if further == last:
                return None  # «الشركة الأمريكية» describes a company that has been named
            last = further
        elif len(inside) == 1:
            return None
    elif "D" not in head.style or inside[0].norm not in word_set("institution_adjectives") | set(adjectives()):
        return None
    if "L" in head.style:
        last = _for(words, last, head)
    country = land.country if land else ""
    return Proposal(start, words[last].end, head.type, head.subtype, canonical, "head_noun", head.noun, country)


def _qualified(words: list[Word], last: int) -> int:
    """Go on over the adjectives that belong to a name."""
    while last + 1 < len(words) and words[last + 1].gap and qualifies(words, last + 1) and not words[last + 1].cut:
        last += 1
    return last


def _definite_tail(words: list[Word], at: int, head: Head) -> int:
    """Go to the end of a name whose second word is definite: «صندوق التنمية الصناعية السعودي»."""
    last = _royal(words, at)
    last = _qualified(words, last)
    if "A" in head.style:
        last = _and(words, last)
    if "L" in head.style:
        last = _for(words, last, head)
    return last


def _royal(words: list[Word], at: int) -> int:
    """Take the name behind a royal title: «جامعة الملك عبدالعزيز», «مطار الملكة علياء»."""
    if words[at].norm not in word_set("royal_words"):
        return at
    last = at
    while last + 1 < len(words) and last - at < 4:
        word = words[last + 1]
        if word.kind is not TokenKind.WORD or word.cut:
            break
        if not (
            is_person_name(word.norm)
            or may_be_person_name(word.norm)
            or word.norm in word_set("name_particles")
            or is_proper(word)
        ):
            break
        last += 1
    return last


def _and(words: list[Word], last: int) -> int:
    """Go on with «and» and a definite noun: «وزارة التجارة والصناعة», «التعليم العالي والبحث العلمي»."""
    for _ in range(2):
        at = last + 1
        if at >= len(words) or not words[at].cut:
            return last
        word = words[at]
        outer, inner = word.readings[0], word.readings[-1]
        if not outer.norm.startswith("وال") or inner.start != word.start + 1 or not is_definite(inner.norm):
            return last
        noun = inner.norm
        stem = noun[2:]
        if (
            stem in heads()
            or noun in titles()
            or (stem.endswith("ات") and stem[:-2] + "ه" in heads())
            or noun in adjectives()
            or stem.endswith(("ين", "ون"))
            or look_up(noun)
        ):
            return last
        last = _qualified(words, at)
    return last


def _for(words: list[Word], last: int, head: Head) -> int:
    """Go on with «for» and a definite noun: «الهيئة العامة للإحصاء», «محطة الريم للطاقة الشمسية»."""
    at = last + 1
    if at >= len(words) or not words[at].cut:
        return last
    word = words[at]
    inner = word.readings[-2] if len(word.readings) > 2 else word.readings[-1]
    if inner.start != word.start + 1 or word.readings[0].norm[0] != "ل":
        return last
    noun = next((r.norm for r in word.readings[1:] if is_definite(r.norm)), "")
    if not noun and "D" in head.style and inner.norm in word_set("common_nouns") and at + 1 < len(words):
        # «المنظمة الدولية لسلامة الأغذية»
        genitive = words[at + 1]
        if genitive.kind is TokenKind.WORD and not genitive.cut and is_definite(genitive.norm):
            return last if is_stop(genitive.norm) else _qualified(words, at + 1)
    if not noun or is_stop(noun) or noun.endswith(("ين", "ون")) or look_up(noun):
        return last
    last = _qualified(words, at)
    return _and(words, last) if "A" in head.style else last


def _proper_tail(words: list[Word], at: int) -> int:
    """Go on over further proper words and the adjectives behind them: «محطة الريم الشمسية»."""
    last = at
    person = may_be_person_name(words[at].norm)
    while last + 1 < len(words) and last - at < (4 if person else 2) and words[last + 1].gap:
        word = words[last + 1]
        goes_on = is_proper(word) or (
            person
            and word.kind is TokenKind.WORD
            and not word.cut
            and (may_be_person_name(word.norm) or word.norm in word_set("name_particles"))
        )
        if not goes_on:
            break
        last += 1
    while last > at and words[last].norm in word_set("name_particles"):
        last -= 1
    return _qualified(words, last)
