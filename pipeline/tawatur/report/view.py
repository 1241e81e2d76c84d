"""Turns what is shown into rows for the template: facts with their sides, quotations with those who tell them."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawatur.display.axis import Axis, axis_of
from tawatur.display.facts import Fact, heading
from tawatur.display.highlight import Piece, evidence_pieces
from tawatur.display.present import Part, card, chain, names, shown, value_parts
from tawatur.display.words import Words
from tawatur.export.references import ClaimReference
from tawatur.records import Agreement, Claim, ReviewStatus, Why
from tawatur.report.periods import period_parts
from tawatur.store import Standing

_SIDES: Final = 8  # of one fact
_QUOTES: Final = 6  # of one side
_TELLERS: Final = 8  # of one quotation
_ROWS: Final = 24  # of one axis
_ASIDE: Final = 4  # reasons why something was not compared
_LONG: Final = 700  # code points of a quotation that is shown whole
_CONTEXT: Final = 160  # code points beside a mark, where it is longer
_MARK: Final = 300  # code points of one mark
_NAME: Final = 160  # code points of a name
_WHY: Final = 1200  # code points of a reason

Run = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells a quotation: the chain from the outlet on, the day, the article."""

    chain: tuple[Part, ...]
    published: str | None
    article_id: str
    status: ReviewStatus


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that carries a value, and all who print it; no cells where the dataset holds no texts."""

    metric: str
    value: tuple[Part, ...]
    period: tuple[Part, ...]
    flags: tuple[str, ...]
    cells: tuple[Run, ...]
    is_row: bool
    tellers: tuple[Teller, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that agree: what stands behind them, and the quotations; `more` were left out."""

    independent: int | None
    sources: tuple[str, ...]
    why: Why
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as the report shows it."""

    anchor: str
    entity: str
    metric: str
    period: tuple[Part, ...]
    standing: Standing
    why: tuple[Why, ...]
    axis: Axis | None
    more_rows: int
    sides: tuple[Side, ...]
    more_sides: int
    aside: tuple[Why, ...]
    more_aside: int


def fact_view(fact: Fact, claims: Mapping[str, Claim], words: Words) -> FactView:
    """Lay out a fact: no more than a page can hold, and how much was left out."""
    entity, metric = heading(fact, claims, words.language)
    sides = [side for side in fact.sides if any(member in claims for member in side.members)]
    fact = replace(fact, sides=tuple(sides))
    drawn, left = _drawn(fact, claims)
    return FactView(
        anchor="f" + hashlib.sha256("\0".join(fact.members).encode("utf-8", "surrogatepass")).hexdigest()[:12],
        entity=clipped(entity),
        metric=clipped(metric),
        period=_period([claims[member] for member in fact.members if member in claims], words),
        standing=fact.standing,
        why=tuple(_reason(line) for line in fact.conflicts[:_SIDES]),
        axis=axis_of(fact, drawn, words),
        more_rows=left,
        sides=tuple(_side(side, claims, words) for side in sides[:_SIDES]),
        more_sides=max(0, len(sides) - _SIDES),
        aside=tuple(_reason(line) for line in fact.aside[:_ASIDE]),
        more_aside=max(0, len(fact.aside) - _ASIDE),
    )


def _drawn(fact: Fact, claims: Mapping[str, Claim]) -> tuple[dict[str, Claim], int]:
    """Choose the claims that the axis shows: what an outlet repeats is shown once."""
    told: dict[object, str] = {}
    for at, side in enumerate(fact.sides):
        for member in side.members:
            if member in claims:
                value = claims[member].value
                told.setdefault((at, claims[member].source.outlet, value.number, value.comparator), member)
    chosen = list(told.values())
    return {member: claims[member] for member in chosen[:_ROWS]}, max(0, len(chosen) - _ROWS)


def _side(side: Agreement, claims: Mapping[str, Claim], words: Words) -> Side:
    found, left = quotes([claims[member] for member in side.members if member in claims], words, most=_QUOTES)
    return Side(
        independent=side.independent_sources,
        sources=tuple(clipped(shown(name)) for name in side.sources),
        why=_reason(side),
        quotes=found,
        more=left,
    )


def quotes(claims: Iterable[Claim], words: Words, *, most: int | None = None) -> tuple[tuple[Quote, ...], int]:
    """Put claims of one sentence together, the earliest first; the second number counts claims left out."""
    said: dict[object, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (one.source.published is None, one.source.published, one.id)):
        without_text = isinstance(claim, ClaimReference)
        words_of_it = claim.id if without_text else (claim.evidence.text, claim.value.start - claim.evidence.start)
        said[words_of_it].append(claim)
    groups = list(said.values())
    shown_groups, left = groups[:most], groups[len(groups) if most is None else most :]
    return tuple(_quote(group, words) for group in shown_groups), sum(len(group) for group in left)


def _quote(claims: Sequence[Claim], words: Words) -> Quote:
    first = claims[0]
    is_row = first.evidence.kind == "table_row"
    run = () if isinstance(first, ClaimReference) else _shortened(evidence_pieces(first))
    return Quote(
        metric=clipped(names(first, words)[1]),
        value=_clipped(value_parts(first, words)),
        period=_clipped(period_parts(first, words)),
        flags=card(first, words).flags,
        cells=tuple(_cells(run)) if is_row else (run,) if run else (),
        is_row=is_row,
        tellers=tuple(
            Teller(
                chain=_clipped(chain(claim, words)),
                published=claim.source.published.isoformat() if claim.source.published else None,
                article_id=claim.article_id,
                status=claim.review.status,
            )
            for claim in claims[:_TELLERS]
        ),
        more=max(0, len(claims) - _TELLERS),
    )


def _cells(run: Run) -> Iterable[Run]:
    """Cut the row of a table at its bars, so that each cell keeps its own direction."""
    cell: list[Piece] = []
    for piece in run:
        first, *others = piece.text.split("|")
        cell.append(replace(piece, text=first.strip()))
        for other in others:
            yield tuple(one for one in cell if one.text)
            cell = [replace(piece, text=other.strip())]
    yield tuple(one for one in cell if one.text)


def _shortened(run: Run) -> Run:
    """Cut what lies far from the marks of a long quotation."""
    if sum(len(piece.text) for piece in run) <= _LONG:
        return run
    found = []
    for at, piece in enumerate(run):
        text = piece.text
        if piece.slots:
            text = clipped(text, _MARK)
        elif len(text) > 2 * _CONTEXT:
            head = text[:_CONTEXT] if at else ""
            tail = text[-_CONTEXT:] if at < len(run) - 1 else ""
            text = f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
        found.append(replace(piece, text=text))
    return tuple(found)


def _period(claims: Sequence[Claim], words: Words) -> tuple[Part, ...]:
    """Say the period that most claims name."""
    told = Counter(parts for claim in claims if (parts := period_parts(claim, words)))
    if not told:
        return ()
    return _clipped(tuple(part for part in told.most_common(1)[0][0] if not part.note))


def _reason(line: Agreement) -> Why:
    return Why(ar=clipped(line.why.ar, _WHY), en=clipped(line.why.en, _WHY))


def _clipped(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(replace(part, text=clipped(part.text)) for part in parts)


def clipped(text: str, longest: int = _NAME) -> str:
    """Cut a text that is longer than it has a right to be.

    >>> clipped("شركة الأبحاث", 5)
    'شركة …'
    """
    return text if len(text) <= longest else text[:longest].rstrip() + " …"
