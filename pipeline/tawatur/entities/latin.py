"""Proposer: names in Latin letters, and the version that follows a product's name in either script.

«DeepSeek V4», «Kimi K2», «iPhone 17 Pro», «RTX 5090», «آيفون 17»; units and abbreviations of the language
of measures (GB, kWh) are no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from tawatur.entities.gazetteer import Found, look_up
from tawatur.entities.proposals import Proposal
from tawatur.entities.tables import rows
from tawatur.entities.vocabulary import Head, heads, is_definite, word_set
from tawatur.entities.words import OPENING, Word
from tawatur.records import EntityType
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_VERSION: Final = re.compile(r"^[0-9٠-٩]{1,4}(?:\.[0-9٠-٩]{1,2})?$")
_MARK: Final = re.compile(r"^(?=.*[0-9])[a-z]{0,4}-?[0-9][a-z0-9.\-]*\+?$")
_LONGEST: Final = 6
_SUFFIXES: Final = ("ها", "هم", "ه", "نا")
_PERCENT: Final = frozenset({"المئه", "المائه"})  # of «بالمئة», which no version has behind it
_VERSIONED: Final = frozenset({"PRODUCT"})
# Goods of the market have prices and changes, no versions: «ارتفعت الفضة 0.3 بالمئة».
_TRADED: Final = frozenset({"METAL", "OIL", "COMMODITY", "CURRENCY", "BOND"})


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows("latin_measures"))


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("version_words"))


def head_before(words: list[Word], index: int) -> Head | None:
    """Find the head noun that governs a name: «نموذجها الجديد V4», «شركة «X»», «منصة التجارة X»."""
    at = index - 1
    if at >= 0 and words[at].norm in OPENING:
        at -= 1
    for _ in range(3):
        if at < 0 or words[at].kind is not TokenKind.WORD:
            return None
        norm = words[at].bare
        stem = norm[2:] if is_definite(norm) else norm
        head = heads().get(stem)
        if head is not None:
            return head
        for suffix in _SUFFIXES:
            if stem.endswith(suffix):
                base = stem[: -len(suffix)]
                head = heads().get(base) or (heads().get(base[:-1] + "ه") if base.endswith("ت") else None)
                if head is not None:
                    return head
        if not is_definite(norm):
            return None
        at -= 1
    return None


def propose_latin(text: str, words: list[Word], found: Mapping[int, Found]) -> Iterator[Proposal]:
    """Propose runs of Latin words, and products with their version."""
    index, count = 0, len(words)
    while index < count:
        if words[index].kind is TokenKind.LATIN:
            last = _run(words, index)
            proposal = _named(text, words, index, last)
            if proposal is not None:
                yield proposal
            index = last + 1
            continue
        hit = found.get(index)
        versioned = (
            [n for n in hit.names if n.type in _VERSIONED and n.subtype not in _TRADED] if hit is not None else []
        )
        if hit is not None and any(n.form == "name" for n in versioned):
            last = _version(words, hit.last, product=True)
            if last > hit.last:
                name = versioned[0]
                version = " ".join(w.norm for w in words[hit.last + 1 : last + 1]).upper()
                yield Proposal(
                    hit.start, words[last].end, "PRODUCT", name.subtype, f"{name.canonical} {version}", "latin"
                )
        index += 1


def _run(words: list[Word], index: int) -> int:
    """Go to the end of a Latin name: Latin words a blank apart, and the version behind them."""
    last = index
    while (
        last + 1 < len(words)
        and last - index < _LONGEST
        and words[last + 1].kind is TokenKind.LATIN
        and not words[last + 1].cut
        and words[last + 1].start - words[last].end <= 1
        and words[last + 1].norm not in _measures()
    ):
        last += 1
    if words[index].norm in _measures():
        return last
    tail = words[last].norm
    product = _is_product(words, index, last) or (tail.isascii() and tail.isalpha() and len(tail) <= 4)
    return _version(words, last, product=product)


def _is_product(words: list[Word], index: int, last: int) -> bool:
    name = " ".join(w.norm for w in words[index : last + 1])
    if any(n.type == "PRODUCT" for n in look_up(name)) or any(n.type == "PRODUCT" for n in look_up(words[last].norm)):
        return True
    head = head_before(words, index)
    return head is not None and head.type == "PRODUCT"


def _version(words: list[Word], last: int, *, product: bool) -> int:
    """Take the number and the suffixes that follow a product's name: 17 Pro Max, 3.5 Turbo, 17 برو."""
    at = last
    while at + 1 < len(words) and at - last < 4:
        word = words[at + 1]
        if word.start - words[at].end > 1 or word.cut:
            break
        if product and at == last and word.kind is TokenKind.NUMBER and _VERSION.match(word.norm):
            after = words[at + 2].bare if at + 2 < len(words) else ""
            if after in word_set("counted") or after in _PERCENT or _is_unit(words, at + 2):
                break
        elif word.norm not in _endings() and not (at > last and word.kind is TokenKind.LATIN):
            break
        at += 1
    return at


def _is_unit(words: list[Word], index: int) -> bool:
    if index >= len(words):
        return False
    word = words[index]
    return word.kind is TokenKind.SYMBOL or word.norm in _measures()


def _named(text: str, words: list[Word], index: int, last: int) -> Proposal | None:
    """Type a Latin name by the gazetteer, the head noun before it, its digits, its capitals."""
    first = words[index]
    if first.norm in _measures() and last == index:
        return None
    start, end = first.readings[-1].start, words[last].end
    parts = [first.bare, *(w.norm for w in words[index + 1 : last + 1])]
    name = " ".join(parts)
    if len(name) < 2 or not name.isascii():
        return None
    head = head_before(words, index)
    noun = head.noun if head else ""
    known = look_up(name)
    if known:
        best = next((n for n in known if head and n.type == head.type), known[0])
        if best.shy and head is None:
            return None
        return Proposal(start, end, best.type, best.subtype, best.canonical, "gazetteer", noun, best.country)
    if len(parts) > 1:
        maker = look_up(parts[0])
        rest = look_up(" ".join(parts[1:]))
        if rest and maker and rest[0].type == "PRODUCT":
            return Proposal(start, end, "PRODUCT", rest[0].subtype, rest[0].canonical, "latin", noun)
        series = next((look_up(" ".join(parts[:n])) for n in range(len(parts) - 1, 0, -1)
                       if look_up(" ".join(parts[:n]))), ())  # fmt: skip
        if series and (series[0].type == "PRODUCT" or any(_MARK.match(p) for p in parts[1:])):
            subtype = series[0].subtype if series[0].type == "PRODUCT" else "PRODUCT"
            return Proposal(start, end, "PRODUCT", subtype, None, "latin", noun)
    kind: EntityType
    if head is None and not any(c.isupper() or c.isdigit() for c in text[start:end]):
        return None  # a foreign word, not a name
    if head is not None:
        kind, subtype = head.type, head.subtype
    elif any(c.isdigit() for c in name):
        kind, subtype = "PRODUCT", "PRODUCT"
    else:
        kind, subtype = "ORG", "ORG"
    return Proposal(start, end, kind, subtype, None, "latin", noun)
