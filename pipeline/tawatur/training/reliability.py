"""Draws how often a probability keeps its word: `python -m tawatur.training.reliability FIGURES.json OUT.svg`.

FIGURES is what `python -m tawatur.training.choosing` printed. A point a bin: how sure the program was, and how often
it was right; its area grows with the number of claims. On the diagonal the two are one.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

_SIDE: Final = 180
_MARGIN: Final = 36
_NAMES: Final = {
    "entity": "entity", "metric": "metric", "date": "date", "source": "source", "of": "denominator",
    "claim": "entity and metric",
}  # fmt: skip


def draw(figures: Mapping[str, Any]) -> str:
    """Return an SVG with a panel a slot and one for whole claims."""
    step = _SIDE + _MARGIN
    width, height = 3 * step + _MARGIN, 2 * (step + 16) + _MARGIN
    panels = [
        _panel(name, figures[slot]["calibration"], _MARGIN + at % 3 * step, _MARGIN + at // 3 * (step + 16))
        for at, (slot, name) in enumerate(_NAMES.items())
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" '
        f'font-size="11"><title>Reliability of the probabilities of each slot, on held-out topics</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(panels)}</svg>\n'
    )


def _panel(name: str, calibration: Mapping[str, Any], left: int, top: int) -> str:
    bins: Sequence[tuple[float, float, int]] = calibration["bins"]
    total = sum(count for _, _, count in bins)
    points = "".join(
        f'<circle cx="{left + sure * _SIDE:.1f}" cy="{top + (1 - right) * _SIDE:.1f}" '
        f'r="{2 + 14 * math.sqrt(count / total):.1f}" fill="#1b6ca8" fill-opacity="0.55"/>'
        for sure, right, count in bins
    )
    return (
        f'<text x="{left}" y="{top - 8}">{name} · ECE {calibration["ece"]:.3f}</text>'
        f'<rect x="{left}" y="{top}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#888"/>'
        f'<line x1="{left}" y1="{top + _SIDE}" x2="{left + _SIDE}" y2="{top}" stroke="#888" stroke-dasharray="4 3"/>'
        f'{points}<text x="{left}" y="{top + _SIDE + 14}">0</text>'
        f'<text x="{left + _SIDE}" y="{top + _SIDE + 14}" text-anchor="end">sure: 1</text>'
        f'<text x="{left - 4}" y="{top + 10}" text-anchor="end">right</text>'
    )


def main() -> None:
    """Draw from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    figures = json.loads(options.figures.read_text("utf-8"))["ablation"]["all"]
    options.target.write_text(draw(figures), "utf-8")


if __name__ == "__main__":
    main()
