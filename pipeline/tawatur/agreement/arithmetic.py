"""Arithmetic checks: figures that do not add up. Each finding is a warning that names its claims, not a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import Final, Literal

from tawatur.agreement.intervals import envelope
from tawatur.agreement.lexicon import rows
from tawatur.agreement.periods import timing
from tawatur.agreement.profile import Profile, profiles
from tawatur.agreement.verdict import stable
from tawatur.records import Claim, Record, Why
from tawatur.text.normalise import fold

Check = Literal["shares_over_whole", "change_and_levels", "percent_or_points", "unit_slip", "part_over_whole"]

_WHOLE: Final = Decimal(100)
_SLIPS: Final = tuple(Decimal(10) ** n for n in (3, 6, 9))
_NEAR: Final = Decimal("0.02")  # a thousandfold value is a slip only when it is the other's within two percent
_POINTS_TOLERANCE: Final = Decimal("0.06")  # a move in points, both levels printed to one decimal
_MOVES: Final = frozenset({"percent", "percentage_point"})
_ROW: Final = 40  # claims of one sentence or table beyond which nothing is summed


class FigureWarning(Record):
    """A finding: which check failed, on which claims, and why in both languages."""

    id: str
    check: Check
    claims: tuple[str, ...]
    why: Why


def check_arithmetic(claims: Sequence[Claim]) -> tuple[FigureWarning, ...]:
    """Check figures inside and across articles; the order of the input does not matter.

    Shares of one whole that pass a hundred; a part larger than its whole; a change that its «من» and «إلى» levels do
    not give; points printed as percent; one figure a thousand times another for the same thing.
    """
    known = profiles(claims)
    found = [*_shares(known), *_changes(known), *_slips(known), *_parts(known)]
    return tuple(sorted({warning.id: warning for warning in found}.values(), key=lambda w: (w.check, w.claims)))


def _warn(check: Check, members: Iterable[Profile], ar: str, en: str) -> FigureWarning:
    ids = tuple(sorted(p.id for p in members))
    return FigureWarning(id=stable("arithmetic", check, *ids), check=check, claims=ids, why=Why(ar=ar, en=en))


def _shown(profile: Profile) -> str:
    return profile.claim.value.text


def _shares(known: Sequence[Profile]) -> list[FigureWarning]:
    """Sum the shares that different entities hold of one whole in one sentence or table: «40% … و35% … و30%»."""
    places: dict[tuple[object, ...], dict[str, Profile]] = defaultdict(dict)
    for p in known:
        claim = p.claim
        if claim.metric.kind != "share" or p.of is None or p.figure.hard or p.measure.kind != "percent":
            continue
        place = claim.evidence.start if claim.evidence.kind != "table_row" else -1
        key = (claim.article_id, claim.evidence.field, place, p.metric, p.of, str(p.time.begin), str(p.time.end))
        places[key].setdefault(p.entity, p)
    found = []
    for row in places.values():
        members = list(row.values())
        if not 3 <= len(members) <= _ROW:
            continue
        least = sum((envelope(p.figure)[0] or Decimal(0) for p in members), Decimal(0))
        if least > _WHOLE:
            total = sum((p.figure.number for p in members), Decimal(0))
            listed = " + ".join(_shown(p) for p in members)
            found.append(
                _warn(
                    "shares_over_whole",
                    members,
                    f"حصص من كل واحد تتجاوز المئة: {listed} = {total}%.",
                    f"shares of one whole pass a hundred: {listed} = {total}%.",
                )
            )
    return found


def _changes(known: Sequence[Profile]) -> list[FigureWarning]:
    """Hold a change against the two levels that its sentence gives: «ارتفع 10% من 50 إلى 60»."""
    sentences: dict[tuple[str, str, int], list[Profile]] = defaultdict(list)
    for p in known:
        evidence = p.claim.evidence
        sentences[p.claim.article_id, evidence.field, evidence.start].append(p)
    found = []
    for row in sentences.values():
        if len(row) > _ROW:
            continue
        changes = [p for p in row if p.change and not p.figure.hard and p.measure.kind in _MOVES]
        levels = [p for p in row if not p.change and not p.figure.hard and p.figure.number > 0]
        for change in changes:
            pairs = [
                (start, end)
                for start in levels
                for end in levels
                if start is not end
                and start.entity == end.entity == change.entity
                and start.metric == end.metric == change.metric
                and (start.measure.kind, start.measure.currency) == (end.measure.kind, end.measure.currency)
                and _role(start) == "start"
                and _role(end) == "end"
            ]
            if len(pairs) == 1:
                found += _change(change, *pairs[0])
    return found


def _change(change: Profile, start: Profile, end: Profile) -> list[FigureWarning]:
    (start_low, start_high), (end_low, end_high) = _interval(start), _interval(end)
    rates = start.measure.kind == "percent"
    said = _interval(change)
    points = (end_low - start_high, end_high - start_low)
    percent = ((end_low / start_high - 1) * 100, (end_high / start_low - 1) * 100) if start_low > 0 else None
    is_points = _meets(said, points)
    is_percent = percent is not None and _meets(said, percent)
    members = (change, start, end)
    values = f"{_shown(change)}: {_shown(start)} ← {_shown(end)}"
    english = f"{_shown(change)}: {_shown(start)} to {_shown(end)}"
    if change.measure.kind == "percent" and rates and is_points and not is_percent:
        return [
            _warn(
                "percent_or_points",
                members,
                f"التغير بالنقاط المئوية لا بالمئة: {values}.",
                f"the move is in percentage points, not percent: {english}.",
            )
        ]
    right = is_points if change.measure.kind == "percentage_point" else is_percent
    if right or (change.measure.kind == "percentage_point" and not rates):
        return []
    return [
        _warn(
            "change_and_levels",
            members,
            f"نسبة التغير لا توافق المستويين: {values}.",
            f"the change does not fit its two levels: {english}.",
        )
    ]


def _interval(profile: Profile) -> tuple[Decimal, Decimal]:
    low, high = envelope(profile.figure)
    number = profile.figure.number
    return number if low is None else low, number if high is None else high


def _meets(one: tuple[Decimal, Decimal], two: tuple[Decimal, Decimal]) -> bool:
    slack = _POINTS_TOLERANCE
    return one[0] - slack <= max(two) and min(two) <= one[1] + slack


def _role(profile: Profile) -> str | None:
    """Say what the word before a figure makes of it: «من 21%» a start, «إلى 23%» an end, «منهم 40» a part."""
    evidence, value = profile.claim.evidence, profile.claim.value
    before = [fold(word) for word in evidence.text[: value.start - evidence.start].split()[-1:]]
    return next((_roles().get(word) for word in before), None)


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {fold(row[0]): row[1] for row in rows("arithmetic.tsv")}


def _slips(known: Sequence[Profile]) -> list[FigureWarning]:
    """Find one figure a thousand, million or billion times another for the same thing: «مليون» read as «مليار»."""
    topics: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for p in known:
        if not p.figure.hard and p.figure.number and p.measure.kind not in _MOVES:
            topics[p.entity, p.metric, p.measure.kind, p.measure.currency, p.change].append(p)
    found = []
    for topic in topics.values():
        leading: dict[Decimal, list[Profile]] = defaultdict(list)
        for p in topic:
            leading[_leading(p.figure.number)].append(p)
        for alike in leading.values():
            for a, b in combinations(alike[:_ROW], 2):
                small, large = sorted((a, b), key=lambda p: abs(p.figure.number))
                ratio = large.figure.number / small.figure.number
                slip = next((s for s in _SLIPS if abs(ratio / s - 1) <= _NEAR), None)
                if slip is None or timing(a.time, b.time) not in {"same", "open"}:
                    continue
                found.append(
                    _warn(
                        "unit_slip",
                        (a, b),
                        f"رقمان بينهما {slip:,f} ضعف للأمر نفسه: {_shown(small)} و{_shown(large)}.",
                        f"one figure is {slip:,f} times the other for one thing: {_shown(small)}, {_shown(large)}.",
                    )
                )
    return found


def _leading(number: Decimal) -> Decimal:
    """Return the first digits of a number whatever its scale: 85 million and 85 billion share them."""
    return abs(number).scaleb(-number.adjusted()).quantize(Decimal("0.1"))


def _parts(known: Sequence[Profile]) -> list[FigureWarning]:
    """Find a part larger than the whole that the same article gives: «منهم 40» of 30."""
    places: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for p in known:
        if not p.change and p.measure.kind == "count" and p.measure.noun:
            evidence = p.claim.evidence
            places[p.claim.article_id, evidence.field, evidence.start, p.metric].append(p)
    found = []
    for row in places.values():
        ordered = sorted(row, key=lambda p: p.claim.value.start)
        for whole, part in combinations(ordered[:_ROW], 2):
            low, high = envelope(part.figure)[0], envelope(whole.figure)[1]
            if _role(part) == "part" and low is not None and high is not None and low > high:
                found.append(
                    _warn(
                        "part_over_whole",
                        (whole, part),
                        f"جزء أكبر من كله: {_shown(part)} من {_shown(whole)}.",
                        f"a part larger than its whole: {_shown(part)} of {_shown(whole)}.",
                    )
                )
    return found
