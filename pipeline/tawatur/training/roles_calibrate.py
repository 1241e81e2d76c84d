"""Fits how sure the tagger may be, on held-out topics: `python -m tawatur.training.roles_calibrate RUN`.

RUN holds the folds of `python -m tawatur.training.roles`. One factor a role and two numbers for
«is a claim» are fitted over all folds and written into the model's `roles.json`; what is printed is fitted
without the fold that it is measured on. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from tawatur.claims.choosing import phrase_of
from tawatur.claims.pointing import ROLES, Pointers, Role
from tawatur.training.roles import find, parts_of
from tawatur.training.roles_model import Tagger
from tawatur.training.roles_prepare import load_names, plain
from tawatur.training.roles_scores import Found

_GRID: Final = tuple(round(0.3 + 0.05 * i, 2) for i in range(25))
_BINS: Final = 10
_FLOOR: Final = 1e-6


def fit_scale(found: Sequence[Found], role: Role) -> float:
    """Return the factor under which what is marked is likeliest."""
    claims = [f for f in found if f.target.claim]
    return min(_GRID, key=lambda scale: float(np.mean([_surprise(f, role, scale) for f in claims])))


def _scaled(found: Found, role: Role, scale: float) -> Pointers:
    held = found.pointers(role)
    return Pointers(role, held.text, held.words, held.first, held.last, scale, held.before, held.own)


def _surprise(found: Found, role: Role, scale: float) -> float:
    """Return minus the log-probability of the places that are marked, or of none; of those words, if elsewhere."""
    far = found.target.elsewhere.get(role)
    if far is not None:
        printed = _scaled(found, role, scale).mentions(phrase_of(far.words))
        return -float(np.log(max(printed, _FLOOR)))
    return -float(np.log(max(_scaled(found, role, scale).at(found.target.roles.get(role)), _FLOOR)))


def newton(
    inputs: NDArray[np.float64], truth: NDArray[np.float64], *, ridge: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Fit a logistic model by Newton's method; a step that makes things worse is halved until it does not.

    `inputs` is `(cases, features)`, `truth` 0 or 1 a case, `ridge` what each squared weight costs.
    """

    def cost(weights: NDArray[np.float64]) -> float:
        scores = inputs @ weights
        return float((np.logaddexp(0, scores) - truth * scores).sum() + (ridge * weights**2).sum() / 2)

    weights = np.zeros(inputs.shape[1])
    now = cost(weights)
    for _ in range(100):
        said = logistic(inputs @ weights)
        curve = inputs.T @ (inputs * (said * (1 - said))[:, None]) + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curve, inputs.T @ (said - truth) + ridge * weights)
        size = 1.0
        while size > 1e-6 and cost(weights - size * step) > now:
            size /= 2
        weights = weights - size * step
        before, now = now, cost(weights)
        if before - now < 1e-7:
            break
    return weights


def fit_claim(found: Sequence[Found]) -> tuple[float, float]:
    """Return slope and shift of Platt's scaling of the score for «is a claim»."""
    scores = np.array([f.claim for f in found])
    inputs = np.stack([scores, np.ones_like(scores)], 1)
    truth = np.array([float(f.target.claim) for f in found])
    weights = newton(inputs, truth, ridge=np.array([1e-3, 1e-3]))
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def logistic(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities of log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))))


def calibration(sure: Sequence[float], right: Sequence[bool]) -> dict[str, float]:
    """Return Brier score and expected calibration error in ten bins of equal width."""
    p, y = np.array(sure), np.array(right, float)
    bins = np.minimum((p * _BINS).astype(int), _BINS - 1)
    error = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist()))
    return {"brier": round(float(((p - y) ** 2).mean()), 4), "ece": round(float(error), 4)}


def answer(found: Found, role: Role, scale: float) -> tuple[float, bool]:
    """Return how sure the tagger is of what it says of a role, and whether that is marked so."""
    said = _scaled(found, role, scale)
    if said.best is None or said.nothing >= said.best.probability:
        return said.nothing, found.words(role) is None
    return said.best.probability, found.is_exact(role, said.best)


def calibrate(parts: Sequence[Sequence[Found]]) -> dict[str, Any]:
    """Fit over all folds (`scales`, `claim`), and measure each fold with what the others say."""
    everything = [f for part in parts for f in part]
    fitted: dict[str, Any] = {
        "scales": {role: fit_scale(everything, role) for role in ROLES}, "claim": fit_claim(everything),
    }  # fmt: skip
    measured: dict[str, Any] = {}
    for role in ROLES:
        before, after = [], []
        for i, part in enumerate(parts):
            scale = fit_scale([f for j, other in enumerate(parts) if j != i for f in other], role)
            before += [answer(f, role, 1.0) for f in part if f.target.claim]
            after += [answer(f, role, scale) for f in part if f.target.claim]
        measured[role] = {
            "before": calibration(*zip(*before, strict=True)), "after": calibration(*zip(*after, strict=True)),
        }  # fmt: skip
    pairs = []
    for i, part in enumerate(parts):
        slope, shift = fit_claim([f for j, other in enumerate(parts) if j != i for f in other])
        pairs += [(float(logistic(np.array(slope * f.claim + shift))), f.target.claim) for f in part]
    measured["claim"] = {"after": calibration(*zip(*pairs, strict=True))}
    return {**fitted, "measured": measured}


def held_out(run: Path, sentences: Path, articles: Path) -> list[list[Found]]:
    """Ask each fold's tagger for the sentences and articles that it was not trained on."""
    parts = []
    directories = sorted(run.glob("fold[0-9]*/best"))
    settings = json.loads((directories[0] / "figures.json").read_text("utf-8"))["settings"]
    for directory in directories:
        number = int(directory.parent.name.removeprefix("fold"))
        names, tokenizer = load_names(directory)
        tagger = Tagger(names, settings)
        tagger.load_state_dict(torch.load(directory / "roles.pt", weights_only=True))
        held = plain(names, tokenizer, parts_of(sentences, articles, settings)[number], settings)
        parts.append(find(tagger, held, settings))
    return parts


def main() -> None:
    """Calibrate from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--sentences", type=Path, default=Path("corpus/sentences"))
    parser.add_argument("--articles", type=Path, default=Path("corpus/articles-marked"))
    parser.add_argument("--into", type=Path, help="a directory that roles_export wrote")
    options = parser.parse_args()
    parts = held_out(options.run, options.sentences, options.articles)
    figures = calibrate(parts)
    if options.into:
        path = options.into / "roles.json"
        written = json.loads(path.read_text("utf-8")) | {"scales": figures["scales"], "claim": figures["claim"]}
        path.write_text(json.dumps(written, indent=1) + "\n", "utf-8")
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
