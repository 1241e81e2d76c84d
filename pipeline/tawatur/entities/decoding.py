"""The best tag sequence that BIO allows: an I- stands only behind a B- or I- of its own type (Viterbi, 1967).

Strict span scores gain from it, since a name whose first word is tagged I- by a hair is mended, not broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


def best_path(scores: NDArray[np.float32], labels: Sequence[str]) -> list[int]:
    """Return one label index a word. `scores`: log probabilities, shape `(words, labels)`."""
    if not len(scores):
        return []
    bars = _bars(tuple(labels))
    total = scores[0] + bars[labels_start(labels)]
    came: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        ways = total[:, None] + bars
        came.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


def labels_start(labels: Sequence[str]) -> int:
    """Return the label that stands, as it were, before the first word: O, or the first one where there is no O."""
    return labels.index("O") if "O" in labels else 0


@lru_cache(maxsize=8)
def _bars(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """Return what a step from one label to the next adds: 0 where BIO allows it, else minus infinity.

    Schemes other than BIO (no B- at all, or E-, S-, L-, U-) are left free.
    """
    bars = np.zeros((len(labels), len(labels)), np.float32)
    prefixes = {label.partition("-")[0] for label in labels}
    if not prefixes <= {"O", "B", "I"} or "B" not in prefixes:
        return bars
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            for origin, before in enumerate(labels):
                if before not in {f"B-{label[2:]}", label}:
                    bars[origin, to] = -np.inf
    return bars
