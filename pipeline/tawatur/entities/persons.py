"""Proposer: persons behind a title («الرئيس التنفيذي أمين الناصر»), and offices («وزير المالية»).

An office counts as a name of its own, since the press quotes offices more often than men.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tawatur.entities.gazetteer import Found
from tawatur.entities.headed import portfolio_at
from tawatur.entities.proposals import Proposal
from tawatur.entities.vocabulary import (
    adjectives,
    heads,
    is_definite,
    is_nisba,
    is_person_name,
    is_plain,
    is_proper,
    is_stop,
    may_be_person_name,
    qualifies,
    titles,
    word_set,
)
from tawatur.entities.words import Word
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_LONGEST: Final = 5
_NESTED: Final = 3  # offices of offices: «نائب مساعد وزير الخارجية»
_NAME_OF: Final = fold("باسم")
_IN_NAME: Final = fold("اسم")
_SERVANT: Final = fold("عبد")
_GODLY: Final = frozenset({fold("الله"), fold("الدين")})
_ALI: Final = fold("علي")


def propose_persons(text: str, words: list[Word], found: Mapping[int, Found]) -> Iterator[Proposal]:
    """Propose persons and offices."""
    table = titles()
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        if word.kind is not TokenKind.WORD:
            index += 1
            continue
        kind = table.get(word.bare)
        if kind == "office":
            office = _office(words, index, found)
            if office is not None:
                proposal, last = office
                yield proposal
                end = _name(text, words, last + 1, found, titled=True)
                if end is not None:
                    yield _person(words, last + 1, end)
                    last = end
                index = last + 1
                continue
        elif kind is not None:
            last, land = _described(words, index)
            behind = _behalf(words, last, found) if kind == "definite" else None
            if behind is not None:
                if not words[last + 1].cut:  # «المتحدث باسم وزارة الدفاع»; of «لشركة آبل» the company stands alone
                    yield Proposal(word.readings[-1].start, words[behind].end, "PER", "OFFICE", None,
                                   "person_pattern", word.bare[2:])  # fmt: skip
                end = _name(text, words, behind + 1, found, titled=True)
                if end is not None:
                    yield _person(words, behind + 1, end)
                index = (behind if end is None else end) + 1
                continue
            end = _name(text, words, last + 1, found, titled=True)
            if end is not None:
                yield _person(words, last + 1, end)
                index = end + 1
                continue
            if kind == "definite" and land:
                canonical = None
                yield Proposal(word.readings[-1].start, words[last].end, "PER", "OFFICE", canonical, "person_pattern",
                               word.bare[2:], land)  # fmt: skip
                index = last + 1
                continue
        elif index not in found or (found[index].last == index and found[index].names[0].type == "PER"):
            end = _name(text, words, index, found, titled=False)
            if end is not None:
                yield _person(words, index, end)
                index = end + 1
                continue
        index += 1


def _person(words: list[Word], first: int, last: int) -> Proposal:
    start = words[first].readings[-1].start if words[first].cut else words[first].start
    return Proposal(start, words[last].end, "PER", "PERSON", None, "person_pattern")


def _described(words: list[Word], index: int) -> tuple[int, str]:
    """Pass over the adjectives of a title: «الرئيس الأمريكي», «المدير التنفيذي»; give the land's code."""
    last, land = index, ""
    while last + 1 < len(words) and not words[last + 1].cut and qualifies(words, last + 1) and last - index < 3:
        last += 1
        adjective = adjectives().get(words[last].norm)
        land = adjective.country or "-" if adjective is not None else land
    return last, land


def _behalf(words: list[Word], last: int, found: Mapping[int, Found]) -> int | None:
    """Go over whom a title serves: «المتحدث باسم وزارة الدفاع», «الرئيس التنفيذي لأرامكو»."""
    at = last + 1
    if at >= len(words):
        return None
    if words[at].norm == _NAME_OF or words[at].bare == _IN_NAME:
        at += 1
    elif not (words[at].cut and words[at].readings[0].norm.startswith("ل")):
        return None
    if at >= len(words) or words[at].kind is not TokenKind.WORD:
        return None
    hit = found.get(at)
    if hit is not None and any(n.form == "name" and n.type == "ORG" for n in hit.names):
        return hit.last
    if words[at].bare not in heads() or at + 1 >= len(words) or words[at + 1].cut:
        return None
    hit = found.get(at + 1)
    if hit is not None and hit.start == words[at + 1].start:
        return hit.last
    if not (is_definite(words[at + 1].norm) or is_proper(words[at + 1])) or is_stop(words[at + 1].norm):
        return None
    end = at + 1
    while end + 1 < len(words) and not words[end + 1].cut and qualifies(words, end + 1):
        end += 1
    return end


def _office(
    words: list[Word], index: int, found: Mapping[int, Found], *, depth: int = 0
) -> tuple[Proposal, int] | None:
    """Read an office: the noun and what it is the office of."""
    at = index + 1
    if at >= len(words) or words[at].kind is not TokenKind.WORD or words[at].cut or is_stop(words[at].norm):
        return None
    word = words[index]
    start = word.readings[-1].start
    last, country = at, ""
    norm = words[at].norm
    if word.bare in {fold("مدير"), fold("أمين"), fold("نائب")} and norm in {fold("عام"), fold("عامة")}:
        at += 1
        if at >= len(words) or words[at].cut or words[at].kind is not TokenKind.WORD:
            return None
        norm = words[at].norm
    nested = titles().get(norm) == "office"
    if nested:  # «نائب رئيس الوزراء»
        inner = _office(words, at, found, depth=depth + 1) if depth < _NESTED else None
        if inner is None:
            return None
        proposal, last = inner
        return proposal._replace(start=start, canonical=None), last
    held = portfolio_at(words, at) if word.bare.startswith(fold("وزير")) else None
    hit = found.get(at)
    canonical = None
    if held is not None:
        last, english = held
        canonical = f"Minister of {english}"
    elif hit is not None and hit.start == words[at].start and any(n.form == "name" and not n.shy for n in hit.names):
        last, country = hit.last, hit.names[0].country
    elif norm in heads() and at + 1 < len(words) and not words[at + 1].cut:
        # «رئيس هيئة الاستثمار», «مدير جامعة الملك سعود»
        following = words[at + 1]
        nested_hit = found.get(at + 1)
        if nested_hit is not None and nested_hit.start == following.start:
            last = nested_hit.last
        elif (is_definite(following.norm) and not is_stop(following.norm)) or is_proper(following):
            last = at + 1
        else:
            return None
    elif is_definite(norm) and norm not in adjectives():
        last = at
    else:
        return None
    while last + 1 < len(words) and not words[last + 1].cut and qualifies(words, last + 1):
        last += 1
        adjective = adjectives().get(words[last].norm)
        if adjective is not None:
            country = adjective.country
            canonical = f"{canonical} ({adjective.canonical})" if canonical else None
    return (
        Proposal(start, words[last].end, "PER", "OFFICE", canonical, "person_pattern", word.bare, country),
        last,
    )


def _name(text: str, words: list[Word], first: int, found: Mapping[int, Found], *, titled: bool) -> int | None:
    """Read a person's name that begins at a word; return its last word, or None."""
    if first >= len(words):
        return None
    word = words[first]
    if word.kind is not TokenKind.WORD or (titled and word.cut) or word.bare in titles() or word.bare in heads():
        return None
    particles = word_set("name_particles")
    norm = word.bare
    opening = _is_name(text, word, norm, sure=not titled) or (titled and _unknown(norm))
    if norm in {fold("أبو"), fold("عبد")}:
        opening = True
    if not opening or (first in found and not titled and not _is_name(text, word, norm, sure=True)):
        return None
    last, names = first, 0 if norm in particles else 1
    sure = int(is_person_name(norm))
    while last + 1 < len(words) and last - first < _LONGEST:
        word = words[last + 1]
        if word.kind is not TokenKind.WORD or word.cut or not word.gap:
            break
        norm = word.norm
        following = found.get(last + 1)
        if norm in particles:
            if not _particle_goes_on(text, words, last + 1):
                break
            last += 1
            continue
        if following is not None and following.last > last + 1:
            break
        if norm in titles() and norm not in word_set("royal_words"):
            break
        surname = _is_surname(norm) or (words[last].norm == _SERVANT and is_definite(norm))
        if not (surname or _is_name(text, word, norm, sure=False) or (is_proper(word) and following is None)):
            break
        sure += int(is_person_name(norm))
        last += 1
        names += 1
        if surname and words[last - 1].norm != _SERVANT:
            break
    while last > first and words[last].norm in particles - _GODLY:
        last -= 1
    if last == first and not titled:
        return None
    if not titled and not (sure and names > 1):
        return None
    if titled and last == first and not is_person_name(words[first].bare) and may_be_person_name(words[first].bare):
        return None  # «الرئيس مساعد»: a word of the language by itself
    return last if names else None


def _is_surname(norm: str) -> bool:
    """Tell whether a definite word may be a family name: «القحطاني», «الأحمد»; not «المنضم», «المصرية»."""
    if not is_definite(norm) or is_stop(norm) or qualifies_title(norm):
        return False
    stem = norm[2:]
    if is_nisba(norm) or may_be_person_name(stem):
        return True
    return not is_plain(stem) and not (stem.startswith("م") and len(stem) > 3)


def qualifies_title(norm: str) -> bool:
    """Tell whether a definite word is an adjective rather than a family name: «التنفيذي», «المصرية»."""
    return norm in word_set("institution_adjectives") or (norm in adjectives() and norm.endswith("ه"))


def _is_name(text: str, word: Word, norm: str, *, sure: bool) -> bool:
    if norm == _ALI:  # «على» the preposition folds to the same letters
        return text[word.end - 1] == "ي"
    return is_person_name(norm) or (not sure and may_be_person_name(norm) and not is_stop(norm))


def _unknown(norm: str) -> bool:
    return len(norm) > 2 and not is_definite(norm) and not is_plain(norm)


def _particle_goes_on(text: str, words: list[Word], index: int) -> bool:
    """Tell whether a name follows a particle: «بن سلمان», «أبو زيد», «عبد الله»."""
    if index + 1 >= len(words):
        return words[index].norm in {fold("الله"), fold("الدين")}
    if words[index].norm in {fold("الله"), fold("الدين")}:
        return True
    word = words[index + 1]
    return word.kind is TokenKind.WORD and not word.cut and (
        _is_name(text, word, word.norm, sure=False) or is_definite(word.norm) or _unknown(word.norm)
        or word.norm in word_set("name_particles")
    )  # fmt: skip
