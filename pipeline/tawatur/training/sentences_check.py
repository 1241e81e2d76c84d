"""What is wrong in annotated sentences (errors) and what an author should look at again (doubts)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from tawatur.errors import InputError
from tawatur.quantities import read_quantities
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind, scan
from tawatur.text.stops import cut_sentences
from tawatur.training.sentences import Mark, Record, read_sentences

SHARED: Final = 0.5  # two sentences share at most half of the word sequences of the shorter one
_GRAM: Final = 4
_DIGITS: Final = re.compile("[0-9٠-٩۰-۹]+")
_FIGURES: Final = re.compile(r"[0-9٠-٩۰-۹]+(?:[.,٫٬/:\-–][0-9٠-٩۰-۹]+)*")
_WORD: Final = re.compile(r"[^\W\d_]+|#")
_LAST: Final = frozenset("،,.:;؛؟!-–")
_PAIRS: Final = {")": "(", "»": "«", "]": "[", "”": "“"}
_PARTING: Final = frozenset("وف")


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; each line begins with file and line."""

    records: tuple[Record, ...]
    errors: tuple[str, ...]
    doubts: tuple[str, ...]


def check(files: Sequence[Path]) -> Report:
    """Check files one by one, and their sentences against those of all other files in their folders."""
    records: list[Record] = []
    errors: list[str] = []
    doubts: list[str] = []
    for path in files:
        try:
            records += read_sentences(path)
        except InputError as error:
            errors.append(str(error))
    asked = {path.resolve() for path in files}
    others: list[Record] = []
    for folder in sorted({path.resolve().parent for path in files}):
        for path in sorted(folder.glob("*.txt")):
            if path not in asked:
                try:
                    others += read_sentences(path)
                except InputError:
                    continue  # somebody else's file, checked when it is its turn
    for record in records:
        errors += (f"{record.where}: {record.id}: {what}" for what in wrong(record))
        doubts += (f"{record.where}: {record.id}: look again: {what}" for _, what in doubtful(record))
    errors += _twice(records, others)
    own = {record.where for record in records}
    for one, two, share in alike([*others, *records]):
        if two.where in own:
            errors.append(f"{two.where}: {two.id}: shares {share:.0%} of its 4-grams with {one.id}")
    return Report(tuple(records), tuple(errors), tuple(doubts))


def wrong(record: Record) -> Iterator[str]:
    """Say what breaks a rule of the format."""
    if len(list(cut_sentences(record.text, 0, len(record.text)))) > 1:
        yield "more than one sentence"
    yield from (what for _, what in wrong_marks(record))


def wrong_marks(record: Record) -> Iterator[tuple[Mark, str]]:
    """Say which marks break a rule: where, and what."""
    text = record.text
    marked = [*(v.span for v in record.values), *(n.span for n in record.negatives), *record.periods]
    for match in _DIGITS.finditer(text):
        if not any(span.start <= match.start() and match.end() <= span.end for span in marked):
            yield Mark(*match.span()), f"the number «{match.group()}» is in no V, N or P mark"
    values = [value.span for value in record.values]
    for one, two in combinations(values, 2):
        if one.start < two.end and two.start < one.end:
            yield one, f"the values «{one.of(text)}» and «{two.of(text)}» overlap"
    for negative in record.negatives:
        if any(negative.span.start < span.end and span.start < negative.span.end for span in values):
            yield negative.span, f"«{negative.span.of(text)}» is both a value and none"
    for name, span in sorted({item for value in record.values for item in value.roles.items()}):
        if span.of(text)[-1] in _LAST and not _abbreviation(span.of(text)):
            yield span, f"the {name} «{span.of(text)}» ends in a punctuation mark"
        if not _balanced(span.of(text)):
            yield span, f"the {name} «{span.of(text)}» holds half a pair of quotes or brackets"
    for value in record.values:
        for name in ("entity", "denominator", "period", "source", "cue"):
            held = value.roles.get(name)
            if held is not None and held.start <= value.span.start and value.span.end <= held.end:
                yield value.span, f"the {name} «{held.of(text)}» holds its own value"


def doubtful(record: Record) -> Iterator[tuple[Mark, str]]:
    """Say what is seldom right: where, and what."""
    text = record.text
    tokens = scan(text)
    marked = [*(v.span for v in record.values), *(n.span for n in record.negatives), *record.periods]
    quantities = read_quantities(text, tokens=tokens)
    for quantity in quantities:
        if not any(span.start < quantity.end and quantity.start < span.end for span in marked):
            what = f"«{quantity.text}» is read as a number ({quantity.negative or quantity.kind}) and not marked"
            yield Mark(quantity.start, quantity.end), what
    for number, value in enumerate(record.values, start=1):
        if value.kind == "share" and "denominator" not in value.roles:
            yield value.span, f"share {number} «{value.span.of(text)}» without a denominator"
        if value.kind != "share" and "denominator" in value.roles:
            yield value.span, f"value {number} «{value.span.of(text)}» is no share and has a denominator"
        over = [q for q in quantities if q.start < value.span.end and value.span.start < q.end]
        if len(over) == 1 and (over[0].start, over[0].end) != value.span:
            yield value.span, f"the value «{value.span.of(text)}» is read as «{over[0].text}»"
        if ("source" in value.roles) != ("cue" in value.roles):
            yield value.span, f"value {number} «{value.span.of(text)}» has a source or a cue but not both"
        if not value.roles:
            yield value.span, f"value {number} «{value.span.of(text)}» has no role at all"
    begun = {token.start: token for token in tokens}
    for name, span in sorted({item for value in record.values for item in value.roles.items()}):
        token = begun.get(span.start)
        if token is not None and token.kind is TokenKind.PROCLITIC and not _may_begin(token, name):
            yield span, f"the {name} «{span.of(text)}» seems to begin with the proclitic «{token.text}»"
        if not _whole(text, span):
            yield span, f"the {name} «{span.of(text)}» ends inside a word"


def _may_begin(token: Token, name: str) -> bool:
    """Tell whether a proclitic may begin a span: a cue «بحسب» keeps its preposition, not its «و»."""
    return name == "cue" and token.norm not in _PARTING


def _whole(text: str, span: Mark) -> bool:
    return not (text[span.end - 1].isalnum() and text[span.end : span.end + 1].isalnum())


def _abbreviation(printed: str) -> bool:
    """A point ends an abbreviation: «أ.ف.ب.»."""
    return printed.endswith(".") and "." in printed[:-1]


def _balanced(printed: str) -> bool:
    """Brackets and quotes pair off; straight quotes come in twos."""
    pairs = all(printed.count(closing) == printed.count(opening) for closing, opening in _PAIRS.items())
    return pairs and printed.count('"') % 2 == 0


def _twice(records: Sequence[Record], others: Sequence[Record]) -> Iterator[str]:
    seen: dict[str, Record] = {record.id: record for record in others}
    for record in records:
        if record.id in seen:
            yield f"{record.where}: {record.id}: the id stands at {seen[record.id].where} too"
        seen[record.id] = record


def alike(records: Sequence[Record], *, shared: float = SHARED) -> Iterator[tuple[Record, Record, float]]:
    """Find pairs that share over half of the 4-grams of the shorter one, numbers taken as equal.

    Work grows with the number of shared sequences, not with the square of the sentences.
    """
    grams = [_grams(record.text) for record in records]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(grams):
        for gram in own:
            holders[gram].append(i)
    common = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    for (i, j), count in sorted(common.items()):
        share = count / min(len(grams[i]), len(grams[j]))
        if share > shared:
            yield records[i], records[j], share


def _grams(text: str) -> set[tuple[str, ...]]:
    """Return the sequences of four words; digits are all alike, so that a template with other figures is found."""
    words = _WORD.findall(_FIGURES.sub(" # ", fold(text)))
    return {tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)}


def counts(records: Iterable[Record]) -> Iterator[str]:
    """Say how many there are of what."""
    held = list(records)
    values = [value for record in held for value in record.values]
    yield f"{len(held)} sentences, {len(values)} values, {sum(len(r.negatives) for r in held)} numbers that are none"
    several = sum(len(r.values) > 1 for r in held)
    only = sum(not r.values and bool(r.negatives) for r in held)
    none = sum(not r.values and not r.negatives for r in held)
    yield f"{several} with two values or more, {only} with negatives only, {none} without any number"
    for title, found in (
        ("topics", Counter(r.topic for r in held)), ("styles", Counter(r.style for r in held)),
        ("kinds", Counter(v.kind for v in values)), ("roles", Counter(name for v in values for name in v.roles)),
        ("negatives", Counter(n.negative for r in held for n in r.negatives)),
    ):  # fmt: skip
        yield f"{title}: " + ", ".join(f"{name} {n}" for name, n in found.most_common())
