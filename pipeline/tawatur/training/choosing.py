"""Fits the choice between frames and pointers: `python -m tawatur.training.choosing RUN --into MODEL_DIR`.

RUN holds the folds of `python -m tawatur.training.roles`: each number is judged by the tagger that was not trained
on its topic, beside what the frames say of it. Weights fitted over all folds go into the model's `choosing.json`; what
is printed is fitted without the fold that it is measured on: how often frames, pointers and the choice are right, with
bootstrapped intervals, and how well the probabilities are calibrated.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from tawatur.claims.choosing import (
    SLOTS,
    Odds,
    Slot,
    Weights,
    entry_of,
    features,
    is_same,
    log_odds,
    offer,
    others_of,
    phrase_of,
    yields,
)
from tawatur.claims.pointing import Before, Pointers, Role, Spot
from tawatur.entities.words import Word
from tawatur.language import by_rules, read_field
from tawatur.reading import ArticleReading
from tawatur.records import Article, Claim, FieldName
from tawatur.training.articles import ArticleRecord
from tawatur.training.roles_calibrate import calibration, fit_claim, fit_scale, held_out, logistic, newton
from tawatur.training.roles_hints import answers_in
from tawatur.training.roles_prepare import read_whole
from tawatur.training.roles_scores import Found
from tawatur.training.sentences_agreement import overlap

_HALF: Final = 0.5
_RIDGE: Final = 1.0  # pulls weights of rare rules to nothing
_DRAWS: Final = 1000
_LOST: Final = 0.003  # share of true claims that the reader's doubt may cost
_SIDES: Final = ("frames", "pointer")
# From how sure a claim of ours is to how sure one of a newspaper is, in log-odds: slope and shift, fitted once on the
# claims of 26 real articles that are not part of this repository (docs/real-news.md). Ours are harder on purpose.
_NEWS: Final = {"slope": 0.67, "shift": 1.25}


class Case(NamedTuple):
    """One slot of one claim of the frames: how it looks, and which side is right.

    `far` tells that the words that are marked stand in an earlier sentence.
    """

    features: Mapping[str, float]
    frames: bool
    pointer: bool
    same: bool
    rule: str
    offered: bool
    far: bool


class Judged(NamedTuple):
    """A number for which the frames made a claim: its slots, the tagger's log-odds of a claim, and the truth."""

    slots: dict[Slot, Case]
    claim: float
    is_claim: bool
    in_article: bool


def judge(
    part: Sequence[Found], scales: Mapping[Role, float], articles: Mapping[str, ArticleRecord]
) -> Iterator[Judged]:
    """Put the frames' claims of a fold's sentences and articles beside what the tagger says."""
    read: dict[str, tuple[ArticleReading, tuple[Claim, ...]]] = {}
    for found in part:
        name, _, line = found.example.record.id.partition("#")
        whole = articles.get(name)
        if name not in read:
            article = (
                Article(id=name, body=found.text) if whole is None
                else Article(id=name, title=whole.title, body=whole.body, date=whole.date)
            )  # fmt: skip
            title = read_field(article, "title") if article.title else None
            context = ArticleReading(article=article, title=title, body=read_field(article, "body"))
            read[name] = context, by_rules(article, labels=False).claims
        context, claims = read[name]
        field: FieldName = "title" if whole is not None and line == "0" else "body"
        shift = 0 if whole is None or field == "title" else len(whole.title) + 1
        start, end = found.target.span.start - shift, found.target.span.end - shift
        claim = next(
            (c for c in claims if c.evidence.field == field and c.value.start < end and start < c.value.end), None
        )  # fmt: skip
        if claim is None:
            continue
        pointers = {role: _placed(found, role, scales[role], context, shift) for role in SLOTS.values()}
        slots = {}
        for slot, role in SLOTS.items() if found.target.claim else ():
            if slot == "of" and claim.metric.kind != "share":
                continue
            slots[slot] = _case(slot, context, claim, found, pointers[role], others_of(pointers))
        yield Judged(slots, found.claim, found.target.claim, whole is not None)


def _placed(found: Found, role: Role, scale: float, context: ArticleReading, shift: int) -> Pointers:
    """Return what the tagger says with spans as they are at work: in title and body, not in the whole article."""
    held = found.pointers(role)
    if not shift:
        return Pointers(role, held.text, held.words, held.first, held.last, scale, held.before, held.own)
    body = context.body.text
    before = tuple(
        part if part.back == 0 else Before(part.back, body, _moved(part.words, shift)) for part in held.before
    )
    return Pointers(role, body, _moved(held.words, shift), held.first, held.last, scale, before, held.own)


def _moved(words: Sequence[Word], shift: int) -> tuple[Word, ...]:
    return tuple(
        word._replace(
            start=word.start - shift, end=word.end - shift,
            readings=tuple(reading._replace(start=reading.start - shift) for reading in word.readings),
        )
        for word in words
    )  # fmt: skip


def _case(
    slot: Slot, context: ArticleReading, claim: Claim, found: Found, pointers: Pointers, beside: Mapping[str, Spot]
) -> Case:
    role = SLOTS[slot]
    reading = context.title if claim.evidence.field == "title" and context.title is not None else context.body
    mine = answers_in(claim)[slot]
    quantity = next((q for q in reading.quantities if q.start == claim.value.start), None)
    theirs = offer(slot, reading, pointers, quantity, claim.metric)
    name = claim.metric.name
    same = is_same(slot, reading, name, mine, theirs)
    said = mine.of(reading.text)
    marked = found.words(role)
    if marked is None:
        right = said is None if pointers.before else mine.span is None
    else:
        right = said is not None and overlap(said, marked) >= _HALF
        if slot == "metric" and not right and name is not None:
            entry = entry_of(phrase_of(marked))
            right = entry is not None and entry.id == name
    pointed = marked is not None and theirs is not None and overlap(theirs.of(reading.text), marked) >= _HALF
    if slot == "metric" and same and right:
        pointed = True
    found_features = features(slot, mine, pointers, same=same, beside=beside)
    return Case(found_features, right, pointed, same, mine.rule, theirs is not None, role in found.target.elsewhere)


def fit(cases: Sequence[tuple[Mapping[str, float], bool]]) -> Weights:
    """Fit a logistic model, with a ridge on the weights."""
    names = sorted({name for found, _ in cases for name in found})
    inputs = np.array([[1.0, *(found.get(name, 0.0) for name in names)] for found, _ in cases])
    truth = np.array([float(right) for _, right in cases])
    weights = newton(inputs, truth, ridge=np.array([1e-3, *[_RIDGE] * len(names)]))
    return Weights(float(weights[0]), dict(zip(names, (round(float(w), 4) for w in weights[1:]), strict=True)))


class Choice(NamedTuple):
    """All that `Chooser` reads."""

    slots: dict[Slot, dict[str, Weights]]
    claim: Weights
    doubt: float


def fit_choice(judged: Sequence[Judged], claim: tuple[float, float]) -> Choice:
    """Fit both sides of each slot, then how sure a whole claim is."""
    slots = {
        slot: {
            side: fit([(j.slots[slot].features, getattr(j.slots[slot], side)) for j in judged if slot in j.slots])
            for side in _SIDES
        }
        for slot in SLOTS
    }
    rows = [whole(j, slots, claim) for j in judged if j.is_claim]
    sure = [logistic(np.array(claim[0] * j.claim + claim[1])).item() for j in judged if j.is_claim]
    doubt = float(np.quantile(sure, _LOST)) if sure else 0.0
    return Choice(slots, fit(rows), min(doubt, _HALF))


def decided(slot: Slot, case: Case, sides: Mapping[str, Weights]) -> tuple[bool, float]:
    """Return whether what is chosen is right, and how likely that was thought to be."""
    if not case.offered:
        return case.frames, sides["frames"].probability(case.features)
    odds = Odds(*(sides[side].probability(case.features) for side in _SIDES))
    if yields(slot, case.rule, odds, same=case.same):
        return case.pointer, odds.pointer
    return case.frames, odds.frames


def whole(
    judged: Judged, slots: Mapping[Slot, Mapping[str, Weights]], claim: tuple[float, float]
) -> tuple[dict[str, float], bool]:
    """Return the features of a claim as a whole, and whether entity and metric are both right."""
    found: dict[str, float] = {"claim": claim[0] * judged.claim + claim[1]}
    rights = []
    for slot, case in judged.slots.items():
        right, sure = decided(slot, case, slots[slot])
        found[slot] = log_odds(sure)
        if slot in {"entity", "metric"}:
            rights.append(right)
    return found, all(rights)


def ablation(parts: Sequence[Sequence[Judged]], claims: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Measure each fold by what the others fit: frames, pointers and the choice, by slot and for whole claims.

    Sentences and articles apart; of articles also the values whose entity stands in another sentence.
    """
    said: dict[str, dict[str, list[tuple[bool, bool, bool, float]]]] = {}
    for i, part in enumerate(parts):
        choice = fit_choice([j for k, other in enumerate(parts) if k != i for j in other], claims[i])
        for judged in part:
            if not judged.is_claim:
                continue
            rows: dict[str, tuple[bool, bool, bool, float]] = {
                slot: (case.frames, case.pointer, *decided(slot, case, choice.slots[slot]))
                for slot, case in judged.slots.items()
            }
            row, right = whole(judged, choice.slots, claims[i])
            pair = [judged.slots["entity"], judged.slots["metric"]]
            sure = choice.claim.probability(row)
            rows["claim"] = all(c.frames for c in pair), all(c.pointer for c in pair), right, sure
            groups = ["all", "articles" if judged.in_article else "sentences"]
            if judged.in_article:
                groups.append("entity outside" if judged.slots["entity"].far else "entity inside")
            for group in groups:
                for slot, figures in rows.items():
                    said.setdefault(group, {}).setdefault(slot, []).append(figures)
    return {group: {slot: _summary(rows) for slot, rows in slots.items()} for group, slots in said.items()}


def _summary(rows: Sequence[tuple[bool, bool, bool, float]]) -> dict[str, Any]:
    table = np.array([row[:3] for row in rows], float)
    draws = np.random.default_rng(1).integers(0, len(rows), (_DRAWS, len(rows)))
    means = table[draws].mean(1)
    figures: dict[str, Any] = {"claims": len(rows)}
    for k, name in enumerate(("frames", "pointers", "both")):
        low, high = np.quantile(means[:, k], (0.025, 0.975))
        figures[name] = [round(float(table[:, k].mean()), 3), round(float(low), 3), round(float(high), 3)]
    gain = means[:, 2] - means[:, 0]
    figures["gain over frames"] = [round(float(q), 3) for q in np.quantile(gain, (0.025, 0.975))]
    sure = [row[3] for row in rows]
    figures["calibration"] = calibration(sure, [row[2] for row in rows]) | {"bins": _bins(sure, [r[2] for r in rows])}
    return figures


def _bins(sure: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float, int]]:
    """Return mean probability, share that is right and count of ten bins: the points of a reliability plot."""
    p, y = np.array(sure), np.array(right, float)
    at = np.minimum((p * 10).astype(int), 9)
    return [
        (round(float(p[at == b].mean()), 3), round(float(y[at == b].mean()), 3), int((at == b).sum()))
        for b in range(10)
        if (at == b).any()
    ]


def written(choice: Choice) -> dict[str, Any]:
    """Return the form of `choosing.json`."""

    def form(weights: Weights) -> dict[str, Any]:
        return {"bias": round(weights.bias, 4), "weights": weights.by_feature}

    return {
        "slots": {slot: {side: form(w) for side, w in sides.items()} for slot, sides in choice.slots.items()},
        "claim": form(choice.claim),
        "doubt": round(choice.doubt, 4),
        "news": _NEWS,
    }


def main() -> None:
    """Fit from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--sentences", type=Path, default=Path("corpus/sentences"))
    parser.add_argument("--articles", type=Path, default=Path("corpus/articles-marked"))
    parser.add_argument("--into", type=Path, help="the directory that gets choosing.json")
    options = parser.parse_args()
    parts = held_out(options.run, options.sentences, options.articles)
    articles = {article.id: article for article in read_whole(options.articles)}
    everything = [found for part in parts for found in part]
    roles = tuple(SLOTS.values())
    scales = {role: fit_scale(everything, role) for role in roles}
    judged = [list(judge(part, scales, articles)) for part in parts]
    claims = [
        fit_claim([f for k, other in enumerate(parts) if k != i for f in other] or everything)
        for i in range(len(parts))
    ]  # fmt: skip
    figures: dict[str, Any] = {}
    if len(parts) > 1:
        figures["ablation"] = ablation(judged, claims)
    choice = fit_choice([j for part in judged for j in part], fit_claim(everything))
    figures["doubt"] = _doubt([j for part in judged for j in part], fit_claim(everything), choice.doubt)
    if options.into:
        (options.into / "choosing.json").write_text(json.dumps(written(choice), indent=1) + "\n", "utf-8")
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


def _doubt(judged: Sequence[Judged], claim: tuple[float, float], doubt: float) -> dict[str, float]:
    """Count what is turned down: claims lost, and numbers that claim nothing but were taken for claims."""
    sure = logistic(np.array([claim[0] * j.claim + claim[1] for j in judged]))
    truth = np.array([j.is_claim for j in judged])
    return {
        "threshold": round(doubt, 4),
        "claims lost": round(float((sure[truth] < doubt).mean()), 4),
        "negatives taken by the frames": int((~truth).sum()),
        "of them turned down": int((sure[~truth] < doubt).sum()),
    }


if __name__ == "__main__":
    main()
