"""Modality and polarity: level, change or share; bound; forecast; denied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.claims.roles import Roles
from tawatur.reading import Reading
from tawatur.records import BOUNDS, Modality, Quantity
from tawatur.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Mood:
    """How the text holds a value: its modality set and whether it denies it."""

    modality: tuple[Modality, ...]
    polarity: Literal["affirmed", "negated"] = "affirmed"


def read_mood(reading: Reading, sentence: Sentence, quantity: Quantity, roles: Roles) -> Mood:
    """Return modality and polarity of a bound quantity."""
    modality: list[Modality] = [roles.metric.kind]
    if quantity.comparator in BOUNDS:
        modality.append("bound")
    return Mood(tuple(modality))
