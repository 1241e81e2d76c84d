"""Clauses of a sentence as cues see them: where one starts, what opens what is said, who speaks in it already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tawatur.attribution.lexicon import cue_classes, is_noun
from tawatur.attribution.phrases import classes, read_phrase
from tawatur.attribution.register import Register, Source
from tawatur.attribution.words import WordView
from tawatur.records import Span
from tawatur.text.scanner import TokenKind

_HARD: Final = frozenset(".؟!؛")
# A clause is sought no farther back than this: sentences without a stop are long.
_FARTHEST: Final = 60


@dataclass(slots=True)
class Mark:
    """A source named in a sentence. `forward`: what it is given for follows; else it stands before."""

    cue_index: int
    start: int  # where its clause starts
    end: int  # behind its words
    cue: Span
    forward: bool
    primary: Source
    cited: list[Source] = field(default_factory=list)
    low: bool = False
    relays: bool = False


@dataclass(slots=True)
class Scan:
    """The sentence that is read: words `[first, last)`, the marks found so far and how far they reach."""

    seen: WordView
    register: Register
    first: int
    last: int
    marks: list[Mark] = field(default_factory=list)
    read_to: int = 0


def clause_start(scan: Scan, index: int) -> int:
    """Return the index where the clause of a word starts: behind a stop, or at a joining word."""
    words = scan.seen.words
    at = index
    while at > max(scan.first, index - _FARTHEST):
        word = words[at - 1]
        if word.text in "،,:؛;" or word.opens or word.text in "-–—":
            return at
        found = classes(word) if word.is_word else frozenset()
        if "adversative" in found or "contrast" in found:
            return at - 1
        if is_noun(word.norm, "clause"):
            return at
        at -= 1
    return at


def opens_clause(scan: Scan, index: int) -> bool:
    """Tell whether a preposition stands before what it is given for: «وبحسب المركز، ارتفعت…»."""
    words = scan.seen.words
    if index == scan.first or all(not w.is_word for w in words[scan.first : index]):
        return True
    before = words[index - 1]
    return (before.is_word and bool({"adversative", "contrast"} & classes(before))) or before.text in {":", "؛"}


def complement_of(scan: Scan, index: int) -> int | None:
    """Return the index of the أن or colon that opens what a verb says."""
    for at in range(index + 1, min(scan.last, index + 26)):
        word = scan.seen.words[at]
        if word.text in _HARD:
            return None
        if word.text == ":":
            return at
        if word.is_word:
            if "complement" in classes(word):
                return at
            if cue_classes(word.norm) & {"say", "announce", "expect"} and not word.definite:
                return None
    return None


def leads_to(scan: Scan, at: int, *, far: bool = False) -> bool:
    """Tell whether what is said follows a subject, or an apposition that names his office: «سراج، نائب الرئيس، أن»."""
    words = scan.seen.words
    until = min(scan.last, at + (12 if far else 1))
    if any(w.is_word and "complement" in classes(w) for w in words[at:until]) or (
        far and any(w.text == ":" for w in words[at:until])
    ):
        return True
    return at + 1 < scan.last and words[at].text in "،," and "person" in classes(words[at + 1])


def opens_saying(scan: Scan, index: int) -> bool:
    """Tell «وبيّن المدير أن» from «بين المدير والعامل»: it heads its clause, and أن follows it or its subject."""
    seen, words = scan.seen, scan.seen.words
    heads = index == scan.first or words[index].clitics in {"و", "ف"} or not words[index - 1].is_word
    if not heads or index + 1 >= scan.last:
        return False
    at = index + 1
    if not is_complement(scan, at):
        phrase = read_phrase(seen, at, scan.last, complement=complement_of(scan, index))
        if phrase is None:
            return False
        at = phrase.stop + (phrase.stop < scan.last and words[phrase.stop].text in "،,")
    return is_complement(scan, at)


def is_complement(scan: Scan, at: int) -> bool:
    """Tell whether the word at an index opens what is said: «أن», «بأنه»."""
    return at < scan.last and scan.seen.words[at].is_word and "complement" in classes(scan.seen.words[at])


def done_in_speech(scan: Scan, index: int) -> bool:
    """Tell whether a verb only tells what its subject did: «قال المدير إن الهيئة طالبت الشركة بدفع 5 ملايين»."""
    words = scan.seen.words
    if words[index].clitics or not any(m.forward for m in scan.marks):
        return False
    for at in range(index - 1, scan.first, -1):
        word = words[at]
        if word.is_word and "complement" in classes(word):
            return at < index - 1 and any(m.forward and m.cue_index < at for m in scan.marks)
        if not word.is_word and word.kind is not TokenKind.NUMBER:
            return False
    return False


def spoken_already(scan: Scan, index: int) -> bool:
    """Tell whether somebody speaks in the clause of an aim: «قال مصدر إن الحكومة تستهدف»."""
    for mark in scan.marks:
        between = scan.seen.words[mark.cue_index : index]
        if mark.forward and not any({"adversative", "contrast"} & classes(w) for w in between if w.is_word):
            return True
    return False
