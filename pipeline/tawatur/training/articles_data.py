"""Annotated articles as the role tagger learns them: their sentences one by one, and what stands in earlier ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from tawatur.claims.pointing import Place, places
from tawatur.entities.words import Word
from tawatur.training.articles import ArticleRecord, Line
from tawatur.training.roles_data import (
    NO_HINTS,
    Changes,
    Elsewhere,
    Example,
    Hints,
    encoded,
    other_numbers,
    printed_words,
)
from tawatur.training.sentences import Mark, Negative, Record

_LINE: Final = "line"  # stands in for a class of negatives while an article is changed


def examples(
    article: ArticleRecord, others: Sequence[Mark], tokenizer: Any, *, max_pieces: int, hints: Hints = NO_HINTS
) -> list[Example]:
    """Cut an article into one example a sentence, the title first; spans are those of title and body.

    `others` are the numbers that may be values, as marks of the whole article.
    """
    held = [
        (line, [word for word in _moved(article) if line.span.start <= word.start and word.end <= line.span.end])
        for line in article.lines
    ]
    found = []
    for at, (line, words) in enumerate(held):
        record = replace(
            article.record,
            id=f"{article.id}#{at}",
            values=tuple(v for v in article.values if _inside(v.span, line.span)),
            negatives=tuple(n for n in article.negatives if _inside(n.span, line.span)),
            where=line.where,
        )
        inside = [mark for mark in others if _inside(mark, line.span)]
        elsewhere = {
            value.span: dict(_elsewhere(article, value.roles, at, [words for _, words in held]))
            for value in record.values
        }
        found.append(encoded(record, words, inside, tokenizer, max_pieces=max_pieces, elsewhere=elsewhere, hints=hints))
    return found


def _elsewhere(
    article: ArticleRecord, roles: Mapping[str, Mark], own: int, words: Sequence[Sequence[Word]]
) -> Iterator[tuple[str, Elsewhere]]:
    for name, mark in roles.items():
        held = article.line_of(mark)
        place: Place | None = places(words[held], *mark)
        if held != own and place is not None:
            yield name, Elsewhere(held, place, mark.of(article.text))


def _moved(article: ArticleRecord) -> tuple[Word, ...]:
    return printed_words(article.text)


def numbers_of(article: ArticleRecord) -> tuple[Mark, ...]:
    """Return what the reader of quantities takes for values, in title and body."""
    begin = article.lines[0].span.end + 1
    body = (Mark(begin + mark.start, begin + mark.end) for mark in other_numbers(article.body))
    return (*other_numbers(article.title), *body)


def changed(
    article: ArticleRecord, others: Sequence[Mark], changes: Changes, chance: random.Random
) -> tuple[ArticleRecord, list[Mark]]:
    """Return a changed copy and its numbers. Names stay: an article says one name in several ways."""
    lines = tuple(Negative(line.span, _LINE) for line in article.lines)
    whole = replace(article.record, negatives=(*article.negatives, *lines))
    record, moved = changes.without_names().apply(whole, others, chance)
    spans = [negative.span for negative in record.negatives if negative.negative == _LINE]
    return replace(
        article,
        text=record.text,
        lines=tuple(Line(span, line.where) for span, line in zip(spans, article.lines, strict=True)),
        values=record.values,
        negatives=tuple(n for n in record.negatives if n.negative != _LINE),
    ), moved


def _inside(mark: Mark, line: Mark) -> bool:
    return line.start <= mark.start and mark.end <= line.end


def earlier(at: int) -> list[tuple[int, int]]:
    """Return which sentences of an article are seen with its `at`-th: how far back, and number; the title is 0."""
    if not at:
        return []
    return [(0, 0), *((back, at - back) for back in (1, 2) if at - back > 0)]


def in_folds(parts: Sequence[Sequence[Record]], articles: Iterable[ArticleRecord]) -> list[list[ArticleRecord]]:
    """Give each article to the fold that holds its topic; a topic that no fold holds goes to the emptiest."""
    topics = [{record.topic for record in part} for part in parts]
    found: list[list[ArticleRecord]] = [[] for _ in parts]
    for article in articles:
        at = next((i for i, own in enumerate(topics) if article.topic in own), None)
        if at is None:
            at = min(range(len(parts)), key=lambda i: (len(found[i]), i))
            topics[at].add(article.topic)
        found[at].append(article)
    return found
