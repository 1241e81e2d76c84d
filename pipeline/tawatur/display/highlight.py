"""Cuts a raw text where claims' spans begin and end, so that a page can mark each piece in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.records import Claim, FieldName, Rejection

# Slots in the order in which a piece that several of them share is coloured: the value is seen first.
SLOTS = ("value", "entity", "metric", "date", "source", "rejected")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of raw text, the slots that cover it, the claims they belong to, and a hint to show."""

    text: str
    slots: tuple[str, ...]
    claims: tuple[str, ...]
    hint: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    slot: str
    claim: str
    hint: str = ""


def class_and_reason(rejection: Rejection) -> str:
    """What a rejected number shows when nothing better is asked for."""
    return f"{rejection.class_}: {rejection.why}"


def pieces(
    raw: str,
    field: FieldName,
    claims: Iterable[Claim],
    rejections: Iterable[Rejection] = (),
    *,
    cuts: Iterable[int] = (),
    hint: Callable[[Rejection], str] = class_and_reason,
) -> tuple[Piece, ...]:
    """Cut a field's raw text into pieces; joined again they are the text, character for character.

    `cuts` are further places to cut at (where blocks and cells begin and end); places outside the text are no cuts.
    """
    marks = [mark for claim in claims for mark in _marks_of(claim, field)]
    marks += [_Mark(r.start, r.end, "rejected", "", hint(r)) for r in rejections if r.field == field]
    return tuple(_cut(raw, marks, cuts))


def evidence_pieces(claim: Claim) -> tuple[Piece, ...]:
    """Cut the evidence of a claim into pieces; marks that lie elsewhere in its field are left out."""
    start, end = claim.evidence.start, claim.evidence.end
    marks = [
        _Mark(max(mark.start, start) - start, min(mark.end, end) - start, mark.slot, mark.claim)
        for mark in _marks_of(claim, claim.evidence.field)
        if mark.start < end and mark.end > start
    ]
    return tuple(_cut(claim.evidence.text, marks, ()))


def _marks_of(claim: Claim, field: FieldName) -> list[_Mark]:
    """The marks that one claim leaves in one field."""
    marks = []
    if claim.evidence.field == field:
        for name, span in claim.spans():
            slot = name.split(".")[0]
            marks.append(_Mark(span.start, span.end, slot if slot in SLOTS else "value", claim.id))
    for member in claim.source.chain:
        if (member.field or claim.evidence.field) == field and member.start is not None and member.end is not None:
            marks.append(_Mark(member.start, member.end, "source", claim.id))
    return marks


def _cut(raw: str, marks: Sequence[_Mark], cuts: Iterable[int]) -> Iterator[Piece]:
    """Sweep over the text once; `open_` holds the marks that cover the piece being cut."""
    begins: dict[int, list[_Mark]] = {}
    ends: dict[int, list[_Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    bounds = sorted({0, len(raw), *begins, *ends, *(cut for cut in cuts if 0 <= cut <= len(raw))})
    open_: dict[int, _Mark] = {}
    for start, end in pairwise(bounds):
        for mark in ends.get(start, ()):
            open_.pop(id(mark), None)
        open_.update((id(mark), mark) for mark in begins.get(start, ()))
        covering = {mark.slot for mark in open_.values()}
        yield Piece(
            raw[start:end],
            tuple(slot for slot in SLOTS if slot in covering),
            tuple(sorted({mark.claim for mark in open_.values() if mark.claim})),
            " · ".join(dict.fromkeys(mark.hint for mark in open_.values() if mark.hint)),
            start,
        )
