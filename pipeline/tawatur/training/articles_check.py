"""What is wrong in annotated articles (errors) and what an author should look at again (doubts)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tawatur.errors import InputError
from tawatur.language import read_field
from tawatur.records import Article
from tawatur.text.stops import cut_sentences
from tawatur.training.articles import ArticleRecord, read_articles
from tawatur.training.sentences import ROLES, Mark, Record, Value
from tawatur.training.sentences_check import alike, doubtful, wrong_marks

_ESSENTIAL: Final = ("entity", "metric")
_OWN: Final = frozenset({"denominator", "cue"})  # never looked for in another sentence


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; each line begins with file and line."""

    records: tuple[ArticleRecord, ...]
    errors: tuple[str, ...]
    doubts: tuple[str, ...]


def check(files: Sequence[Path]) -> Report:
    """Check files one by one, and their sentences against one another."""
    records: list[ArticleRecord] = []
    errors: list[str] = []
    doubts: list[str] = []
    seen: dict[str, str] = {}
    for path in files:
        try:
            records += read_articles(path)
        except InputError as error:
            errors.append(str(error))
    for record in records:
        if record.id in seen:
            errors.append(f"{record.where}: {record.id}: the id stands at {seen[record.id]} too")
        seen[record.id] = record.where
        errors += (f"{place}: {record.id}: {what}" for place, what in wrong(record))
        doubts += (f"{place}: {record.id}: look again: {what}" for place, what in doubtful_in(record))
    sentences = [
        Record(record.id, record.style, (), line.span.of(record.text), (), (), line.where)
        for record in records
        for line in record.lines[1:]
    ]
    for one, two, share in alike(sentences):
        if one.id != two.id:
            doubts.append(f"{two.where}: {two.id}: look again: shares {share:.0%} of its 4-grams with {one.where}")
    return Report(tuple(records), tuple(errors), tuple(doubts))


def wrong(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    """Say what breaks a rule of the format, and where."""
    for line in record.lines:
        if len(list(cut_sentences(record.text, *line.span))) > 1:
            yield line.where, "more than one sentence in a line"
    reading = read_field(Article(id=record.id, title=record.title, body=record.body), "body")
    read = {(s.start, s.end) for s in reading.sentences}
    for line in record.lines[1:]:
        if tuple(record.in_field(line.span)[1]) not in read:
            yield line.where, "is not cut into sentences like this: a line ends where a sentence ends (. ؟ ! or ¶)"
    yield from ((record.where_of(mark), what) for mark, what in wrong_marks(record.record))
    for number, value in enumerate(record.values, start=1):
        own = record.line_of(value.span)
        for name, mark in value.roles.items():
            held = record.line_of(mark)
            if held > own:
                what = f"the {name} «{mark.of(record.text)}» stands in a later sentence than its value {number}"
                yield record.where_of(mark), what
            elif held < own and name in _OWN:
                what = f"the {name} «{mark.of(record.text)}» of value {number} does not stand in its sentence"
                yield record.where_of(mark), what


def doubtful_in(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    """Say what is seldom right, and where."""
    for mark, what in doubtful(record.record):
        if "but not both" not in what and "no role" not in what:
            yield record.where_of(mark), what
    for number, value in enumerate(record.values, start=1):
        said = f"value {number} «{value.span.of(record.text)}» has"
        place = record.where_of(value.span)
        if lacking := [name for name in _ESSENTIAL if name not in value.roles]:
            yield place, f"{said} no {' and no '.join(lacking)}"
        if "cue" in value.roles and "source" not in value.roles:
            yield place, f"{said} a cue and no source"
        source = value.roles.get("source")
        if source is not None and "cue" not in value.roles and record.line_of(source) == record.line_of(value.span):
            yield place, f"{said} a source in its sentence and no cue"


def counts(records: Iterable[ArticleRecord]) -> Iterator[str]:
    """Say how many there are of what, and how often a role stands outside of the sentence of its value."""
    held = list(records)
    values = [(record, value) for record in held for value in record.values]
    sentences = sum(len(record.lines) - 1 for record in held)
    negatives = sum(len(record.negatives) for record in held)
    yield f"{len(held)} articles, {sentences} sentences, {len(values)} values, {negatives} numbers that are none"
    for name in ROLES.values():
        marks = [(r, v, v.roles[name]) for r, v in values if name in v.roles]
        far = Counter(_distance(r, v, mark) for r, v, mark in marks)
        outside = sum(n for where, n in far.items() if where != "own")
        share = f"{outside / len(marks):.0%}" if marks else "none"
        places = ", ".join(f"{where} {n}" for where, n in far.most_common())
        yield f"{name}: {len(marks)}, outside of the sentence {share} ({places})"
    for title, found in (
        ("topics", Counter(r.topic for r in held)), ("styles", Counter(r.style for r in held)),
        ("kinds", Counter(v.kind for _, v in values)),
    ):  # fmt: skip
        yield f"{title}: " + ", ".join(f"{name} {n}" for name, n in found.most_common())


def _distance(record: ArticleRecord, value: Value, mark: Mark) -> str:
    own, held = record.line_of(value.span), record.line_of(mark)
    if held == own:
        return "own"
    return "title" if not held else f"-{own - held}"
