"""Short names within an article: acronyms in brackets, names without their head noun, family names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawatur.entities.gazetteer import look_up
from tawatur.entities.proposals import Proposal
from tawatur.entities.surface import clean
from tawatur.entities.vocabulary import heads, is_definite, is_plain, may_be_person_name, word_set
from tawatur.entities.words import HYPHENS, Word
from tawatur.records import EntityType
from tawatur.text.scanner import TokenKind

_BRACKET: Final = 4  # words that an acronym in brackets has at most


class Alias(NamedTuple):
    """A short form: its folded words, its label, and what it stands for."""

    key: tuple[str, ...]
    label: str
    canonical: str
    type: EntityType
    subtype: str
    head: str
    country: str


def read_aliases(text: str, words: Sequence[Word], proposals: Sequence[Proposal]) -> list[Alias]:
    """Collect the short forms that an article's own names give."""
    starts = {reading.start: index for index, word in enumerate(words) for reading in word.readings}
    ends = {word.end: index for index, word in enumerate(words)}
    found: list[Alias] = []
    for proposal in proposals:
        first, last = starts.get(proposal.start), ends.get(proposal.end)
        if first is None or last is None:
            continue
        canonical = proposal.canonical or clean(text[proposal.start : proposal.end])
        found.extend(_bracketed(text, words, last, proposal, canonical))
        inside = words[first : last + 1]
        if proposal.type == "PER" and proposal.subtype == "PERSON" and len(inside) > 1:
            family = inside[-1].norm
            if len(family) > 3 and _names_alone(family):
                found.append(_alias((family,), canonical, canonical, proposal))
        elif proposal.by == "head_noun" and proposal.canonical is None:
            found.extend(_headless(text, inside, proposal, canonical))
        elif proposal.by == "latin" and len(inside) > 1 and any(c.isdigit() for c in inside[-1].norm):
            # «DeepSeek V4», later «V4»
            tail = inside[1:] if look_up(inside[0].bare) else inside[-1:]
            if not tail[0].norm[0].isdigit():
                label = clean(text[tail[0].start : tail[-1].end])
                found.append(_alias(tuple(w.norm for w in tail), label, canonical, proposal))
    return _unambiguous(found)


def _alias(key: tuple[str, ...], label: str, canonical: str, proposal: Proposal) -> Alias:
    return Alias(key, label, canonical, proposal.type, proposal.subtype, proposal.head, proposal.country)


def _names_alone(norm: str) -> bool:
    stem = norm[2:] if is_definite(norm) else norm
    return not is_plain(stem) or (is_definite(norm) and may_be_person_name(stem) and stem not in heads())


def _bracketed(text: str, words: Sequence[Word], last: int, proposal: Proposal, canonical: str) -> Iterator[Alias]:
    """Read «الاسم الكامل (أونكتاد)»; behind a place stands the agency of the dateline."""
    if proposal.type in {"LOC", "PER"}:
        return
    at = last + 1
    if at < len(words) and words[at].norm in {"»", '"', "”"}:
        at += 1
    if at >= len(words) or words[at].norm != "(":
        return
    inside: list[Word] = []
    for word in words[at + 1 : at + 2 + _BRACKET]:
        if word.norm == ")":
            break
        inside.append(word)
    else:
        return
    inside = [w for w in inside if w.norm not in {"«", "»", '"', "“", "”"}]
    if not inside or any(w.kind not in {TokenKind.WORD, TokenKind.LATIN} for w in inside):
        return
    if any(is_plain(w.norm) for w in inside) and len(inside) == 1:
        return
    name = clean(text[inside[0].start : inside[-1].end])
    known = look_up(name)
    if known and known[0].type != proposal.type:
        return
    if known and proposal.canonical is None:
        yield _alias((), clean(text[proposal.start : proposal.end]), known[0].canonical, proposal)
    elif not known:
        yield _alias(tuple(w.norm for w in inside), name, canonical, proposal)


def _headless(text: str, inside: Sequence[Word], proposal: Proposal, canonical: str) -> Iterator[Alias]:
    """Give the name without its head noun, where it is no common word: «محطة تكونيت», «تكونيت»."""
    bare = inside[1:] if inside[0].bare == proposal.head and len(inside) > 1 else inside
    if proposal.type not in {"ORG", "PRODUCT"} and bare is not inside:
        return
    if bare is inside and len(inside) == 1 and is_plain(inside[0].norm):
        return
    if is_definite(bare[0].norm) or is_plain(bare[0].norm) or bare[0].norm in word_set("name_particles"):
        return
    label = clean(text[bare[0].start : bare[-1].end])
    yield _alias(tuple(w.norm for w in bare), label, canonical, proposal)


def _unambiguous(aliases: Sequence[Alias]) -> list[Alias]:
    """Drop short forms that two names of the article share."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for alias in aliases:
        owners.setdefault(alias.key, set()).add(alias.canonical)
    seen: set[tuple[tuple[str, ...], str]] = set()
    kept = []
    for alias in aliases:
        if (not alias.key or len(owners[alias.key]) == 1) and (alias.key, alias.label) not in seen:
            seen.add((alias.key, alias.label))
            kept.append(alias)
    return kept


def find_aliases(words: Sequence[Word], aliases: Sequence[Alias]) -> Iterator[Proposal]:
    """Find the short forms in a text."""
    by_first: dict[str, list[Alias]] = {}
    for alias in aliases:
        if alias.key:
            by_first.setdefault(alias.key[0], []).append(alias)
    if not by_first:
        return
    for index, word in enumerate(words):
        for reading in word.readings:
            for alias in by_first.get(reading.norm, ()):
                last = _match(words, index, alias.key)
                if last is not None:
                    yield Proposal(reading.start, words[last].end, alias.type, alias.subtype, alias.canonical,
                                   "article", alias.head, alias.country)  # fmt: skip


def _match(words: Sequence[Word], index: int, key: tuple[str, ...]) -> int | None:
    at = index
    for part in key[1:]:
        at += 1
        while at < len(words) and words[at].norm in HYPHENS:
            at += 1
        if at >= len(words) or words[at].norm != part:
            return None
    return at
