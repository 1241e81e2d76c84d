"""The form of one claim: which fields stand together, what each is asked by, and what can be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from tawatur.claims.metrics import metric_ids
from tawatur.records import (
    Calendar,
    ChainMember,
    Comparator,
    Direction,
    EntityType,
    Kind,
    NegativeClass,
    PeriodType,
    ResolvedBy,
    Scope,
    Strength,
)

Control = Literal["span", "text", "number", "day", "choice"]
_MISSING: Final = ("not_in_text", "not_in_table", "not_found")
# Why a claim is wrong, besides that the number is none.
REASONS: Final = ("wrong_value", "wrong_entity", "wrong_metric", "wrong_date", "wrong_source", "not_asserted",
                  "duplicate", "other")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the form, and how it is asked. `more` are asked only of those who want them."""

    name: str
    control: Control
    more: bool = False

    @property
    def key(self) -> str:
        """The key of its label and of its choices: the links of a chain share theirs."""
        if not self.name.startswith("chain."):
            return self.name
        return ".".join(["chain", *self.name.split(".")[2:]])


_GROUPS: Final[tuple[tuple[str, tuple[Field, ...]], ...]] = (
    (
        "value",
        (
            Field("value", "span"),
            Field("value.number", "number"),
            Field("value.comparator", "choice"),
            Field("value.unit", "text"),
            Field("unit_text", "span"),
            Field("value.per", "text", more=True),
            Field("hedge", "span", more=True),
            Field("value.low", "number", more=True),
            Field("value.high", "number", more=True),
            Field("value.decimals", "number", more=True),
            Field("missing.value", "choice", more=True),
        ),
    ),
    (
        "entity",
        (
            Field("entity", "span"),
            Field("entity.canonical", "text"),
            Field("entity.type", "choice"),
            Field("missing.entity", "choice", more=True),
        ),
    ),
    (
        "metric",
        (
            Field("metric", "span"),
            Field("metric.name", "text"),
            Field("metric.kind", "choice"),
            Field("metric.direction", "choice"),
            Field("of", "span", more=True),
            Field("of.canonical", "text", more=True),
            Field("missing.of", "choice", more=True),
            Field("missing.metric", "choice", more=True),
        ),
    ),
    (
        "date",
        (
            Field("date", "span"),
            Field("date.from", "day"),
            Field("date.to", "day"),
            Field("date.type", "choice"),
            Field("date.calendar", "choice", more=True),
            Field("date.resolved_by", "choice", more=True),
            Field("date.duration", "text", more=True),
            Field("missing.date", "choice", more=True),
        ),
    ),
    ("source", (Field("cue", "span"), Field("source.scope", "choice", more=True))),
    (
        "claim",
        (
            Field("forecast", "choice"),
            Field("polarity", "choice"),
            Field("evidence", "span", more=True),
        ),
    ),
)
_LINK: Final[tuple[tuple[str, Control], ...]] = (
    ("", "span"),
    (".level", "choice"),
    (".canonical", "text"),
    (".strength", "choice"),
)


def groups(fields: Mapping[str, str]) -> list[tuple[str, list[Field]]]:
    """The fields of a form in their groups; the chain offers one link more than it has."""
    found = [(name, list(members)) for name, members in _GROUPS]
    filled = [int(name.split(".")[1]) for name, text in fields.items() if name.startswith("chain.") and text]
    links = range(max(filled, default=-1) + 2)
    source = next(members for name, members in found if name == "source")
    source += [
        Field(f"chain.{at}{part}", control) for at in links if f"chain.{at}" in fields for part, control in _LINK
    ]
    return found


@lru_cache(maxsize=1)
def choices() -> Mapping[str, tuple[str, ...]]:
    """What can be chosen in each field that is a choice; an empty one where it may be left open."""
    missing = {f"missing.{slot}": ("", *_MISSING) for slot in ("entity", "metric", "of")}
    return {
        "value.comparator": get_args(Comparator),
        "entity.type": ("", *get_args(EntityType)),
        "metric.kind": get_args(Kind),
        "metric.direction": ("", *get_args(Direction)),
        "date.type": ("", *get_args(PeriodType)),
        "date.calendar": ("", *get_args(Calendar)),
        "date.resolved_by": ("", *get_args(ResolvedBy)),
        "source.scope": get_args(Scope),
        "chain.level": ("", *get_args(ChainMember.model_fields["level"].annotation)),
        "chain.strength": ("", *get_args(Strength)),
        "forecast": ("no", "yes"),
        "polarity": ("affirmed", "negated"),
        **missing,
        "missing.value": ("", "vague"),
        "missing.date": ("", *_MISSING, "not_anchored", "standing_value", "baseline_without_period"),
    }


@lru_cache(maxsize=1)
def metric_names() -> tuple[str, ...]:
    """The names that a metric can have, for those who type one."""
    return tuple(sorted(metric_ids()))


def negative_classes() -> tuple[str, ...]:
    """What a number that is no claim can be."""
    return get_args(NegativeClass)
