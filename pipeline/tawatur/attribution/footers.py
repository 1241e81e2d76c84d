"""Datelines, footers and credit lines: sources that are given for a table or the whole article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tawatur.attribution.lexicon import nouns
from tawatur.attribution.marks import same_outlet
from tawatur.attribution.phrases import Phrase, read_phrase
from tawatur.attribution.register import Register, Source
from tawatur.attribution.words import WordView
from tawatur.records import Span
from tawatur.text.normalise import fold

_FOOTER: Final = re.compile(r"[(\[]?\s*(ال)?(مصدر|مصادر)\s*[:：]\s*")
# «القاهرة (رويترز) - », «بكين/ شينخوا/», «القاهرة - رويترز:»
_DATELINE: Final = re.compile(
    r"[^\n()/:.،]{2,40}?\s*(?:\(([^()\n]{2,30})\)|/\s*([^/\n]{2,30})\s*/|[-–]\s*([^-–:\n]{2,40}?)(?=:|\n))"
)
_CREDIT: Final = re.compile(r"\(([^()\n]{2,60})\)\s*$")


@dataclass(frozen=True, slots=True)
class Footer:
    """A source line and the stretch that it is given for."""

    source: Source
    start: int
    end: int
    cue: Span | None


def read_footers(seen: WordView, register: Register) -> list[Footer]:
    """Return «المصدر: …» of each table, and the source line of the article when there is one."""
    reading = seen.reading
    found: list[Footer] = []
    for number, block in enumerate(reading.blocks):
        if block.table is not None and block.table.footer is not None:
            cell = block.table.footer
            footer = _footer(seen, register, cell.start, cell.end, block.start, block.end)
            if footer is not None:
                found.append(footer)
            continue
        if block.end - block.start > 160 or _FOOTER.match(reading.text, block.start) is None:
            continue
        before = reading.blocks[number - 1] if number else None
        if before is not None and before.table is not None and before.table.footer is None:
            span = (before.start, before.end)
        else:
            span = (0, len(reading.text))
        footer = _footer(seen, register, block.start, block.end, *span)
        if footer is not None:
            found.append(footer)
    return found


def _footer(seen: WordView, register: Register, start: int, end: int, first: int, last: int) -> Footer | None:
    match = _FOOTER.match(seen.reading.text, start, end)
    if match is None:
        return None
    a, b = seen.between(match.end(), end)
    phrase = read_phrase(seen, a, b)
    if phrase is None:
        return None
    source = register.enter(seen, phrase)
    if same_outlet(source.canonical, register.context.article.outlet):
        return None
    return Footer(source, first, last, None)


def read_carrier(seen: WordView, register: Register) -> Source | None:
    """Return the agency of the dateline or the closing credit, unless it is the article's own outlet."""
    text = seen.reading.text
    lead = _DATELINE.match(text[:120].lstrip())
    if lead is not None:
        shift = len(text[:120]) - len(text[:120].lstrip())
        group = next((i for i in (1, 2, 3) if lead.group(i)), None)
        if group is not None:
            source = _agency(seen, register, lead.start(group) + shift, lead.end(group) + shift)
            if source is not None:
                return source
    for block in reversed(seen.reading.blocks[-3:]):
        credit = _CREDIT.search(text, max(block.start, block.end - 64), block.end)
        if credit is not None:
            source = _agency(seen, register, credit.start(1), credit.end(1))
            if source is not None:
                return source
    return None


def _agency(seen: WordView, register: Register, start: int, end: int) -> Source | None:
    """Return the news agency or outlet named in a stretch, when it is one and not the article's own."""
    text = seen.reading.text[start:end].strip(" -–\t")
    if not text or ":" in text or same_outlet(text, register.context.article.outlet):
        return None
    folded = fold(text)
    words = folded.split()
    if not words:  # nothing but marks
        return None
    table = nouns()
    media = any(
        {"media", "media_name"} & (table.get(w, frozenset()) | table.get(w.removeprefix("ال"), frozenset()))
        for w in re.split(r"[\s،,]+", folded)
    )
    agency = words[0] == "وكاله" and words[-1].endswith("انباء")
    # «سبق - الرياض:» names the city: a bare outlet name counts only where the gazetteer reads an outlet.
    named = next((e for e in seen.reading.entities if e.start is not None and start <= e.start < end), None)
    known = named is not None and named.subtype == "MEDIA"
    wire = "wire" in table.get(folded.replace(" ", "").replace(".", ""), frozenset())
    if not (media or agency or known or wire):
        return None
    start = seen.reading.text.index(text, start)
    phrase = Phrase(*seen.between(start, start + len(text)), words[0], "media", definite=True)
    if phrase.last <= phrase.first:
        return None
    return Source(text, text, start, start + len(text), seen.reading.field, words[0], "media")
