"""Reads gold records and predictions into one loose form, whether they come as contract or as gold."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final, Literal

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from tawatur.errors import EvaluationError
from tawatur.evaluation.folding import fold_name
from tawatur.records import Claim

CLAIM_TYPES: Final = ("claim", "table_claim", "vague_quantity")
_SUFFIX: Final = re.compile(r"\.(json|txt|html?)$")


def _number(value: object) -> Decimal | None:
    """Take whatever reads as a finite decimal; anything else is no number."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _place(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _many(value: object) -> object:
    return (value,) if isinstance(value, str) else value or ()


def _chain(value: object) -> object:
    """Accept `{"chain": [...]}`, a bare list, and bare names in it."""
    links = value.get("chain") if isinstance(value, Mapping) else value
    if not isinstance(links, Iterable):
        return ()
    return [{"name": link} if isinstance(link, str) else link for link in links]


def _stem(value: object) -> object:
    return _SUFFIX.sub("", str(value or "").rsplit("/", 1)[-1])


LooseNumber = Annotated[Decimal | None, BeforeValidator(_number)]
Names = Annotated[tuple[str, ...], BeforeValidator(_many)]
FileStem = Annotated[str, BeforeValidator(_stem)]


class Loose(BaseModel):
    """A record of which only some keys matter here."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Place(Loose):
    """A span, or only its text."""

    text: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def extent(self) -> tuple[int, int] | None:
        """Start and end, when both are given."""
        return None if self.start is None or self.end is None else (self.start, self.end)


LoosePlace = Annotated[Place | None, BeforeValidator(_place)]


class Link(Loose):
    """One member of a source chain."""

    level: str | None = None
    name: str | None = None
    canonical: str | None = None
    aliases: Names = ()
    strength: str | None = None

    @property
    def names(self) -> list[str]:
        """Its names, folded."""
        return [fold_name(name) for name in (self.name, self.canonical, *self.aliases) if name]


Chain = Annotated[tuple[Link, ...], BeforeValidator(_chain)]


class Days(Loose):
    """A period by its first and last day."""

    first: str | None = Field(default=None, validation_alias=AliasChoices("from", "first"))
    last: str | None = Field(default=None, validation_alias=AliasChoices("to", "last"))

    @property
    def ordinals(self) -> tuple[int, int] | None:
        """The days as half-open day numbers; None when an end is open or no date."""
        if not self.first or not self.last:
            return None
        try:
            first, last = (dt.date.fromisoformat(day[:10]) for day in (self.first, self.last))
        except ValueError:
            return None
        return first.toordinal(), last.toordinal() + 1


class Mention(Loose):
    """What gold claims and predictions have in common, in the field names of the gold."""

    file: FileStem
    field: Annotated[Literal["title", "body"] | str, BeforeValidator(lambda v: v or "body")] = "body"
    evidence: LoosePlace = None
    value_span: LoosePlace = None
    value: LooseNumber = None
    unit: str | None = None
    unit_span: LoosePlace = None
    comparator: Annotated[str, BeforeValidator(lambda v: v or "=")] = "="
    hedge: LoosePlace = None
    entity: LoosePlace = None
    entity_canonical: str | None = None
    metric: str | None = None
    metric_ar: str | None = None
    kind: str | None = None
    direction: str | None = None
    modality: Names = ()
    denominator: str | None = None
    denominator_span: LoosePlace = None
    period: Days | None = None
    period_span: LoosePlace = None
    attribution: Chain = ()

    @property
    def key(self) -> tuple[str, str]:
        """Article and field: only mentions with the same key can be one mention."""
        return self.file, self.field

    @property
    def entity_names(self) -> list[str]:
        """The names it gives its entity."""
        return [x for x in ((self.entity and self.entity.text), self.entity_canonical) if x]

    @property
    def days(self) -> tuple[int, int] | None:
        """Its period as half-open day numbers."""
        return self.period.ordinals if self.period else None

    @property
    def has_source(self) -> bool:
        """Whether its chain names anybody besides the outlet."""
        return any(link.level != "outlet" for link in self.attribution)


class Interval(Loose):
    """What the printed precision allows."""

    low: LooseNumber = None
    high: LooseNumber = None


class GoldClaim(Mention):
    """A claim of the gold."""

    gold_id: str
    tier: int
    fact_id: str
    tags: tuple[str, ...] = ()
    unit_alt: Names = ()
    metric_aliases: Names = ()
    entity_text_note: str | None = None
    entity_antecedent: LoosePlace = None
    entity_aliases: Names = ()
    denominator_aliases: Names = ()
    interval: Interval

    @property
    def entity_names(self) -> list[str]:
        """Every name that is right for its entity."""
        antecedent = self.entity_antecedent.text if self.entity_antecedent else None
        names = [*super().entity_names, self.entity_text_note, antecedent, *self.entity_aliases]
        return [name for name in names if name]

    @property
    def outlet(self) -> str:
        """The outlet that tells it."""
        return (self.attribution[0].name if self.attribution else None) or "None"


class Negative(Loose):
    """A number of the gold that is no claim."""

    gold_id: str
    file: FileStem
    field: str = "body"
    value_span: Place
    negative_class: str


class Prediction(Mention):
    """A predicted claim."""

    id: str = Field(default="", validation_alias=AliasChoices("gold_id", "claim_id", "id"))


class Group(Loose):
    """Claims and how they stand to each other, in the gold or predicted."""

    id: str | None = Field(default=None, validation_alias=AliasChoices("group_id", "id"))
    label: str | None = None
    members: tuple[str, ...]
    pairs: tuple[tuple[str, str, str], ...] | None = None
    independent_sources: int | None = None


class _Denominator(Place):
    canonical: str | None = None


class _Entity(Place):
    canonical: str | None = None


class _Metric(Place):
    name: str | None = None
    kind: str | None = None
    direction: str | None = None
    of: Annotated[_Denominator | None, BeforeValidator(_place)] = None


class _Value(Place):
    number: LooseNumber = None
    comparator: str | None = None
    unit: str | None = None
    unit_text: LoosePlace = None
    per: str | None = None
    hedge: LoosePlace = None


class _Date(Place, Days):
    pass


class _Evidence(Place):
    field: str | None = None


class _ContractClaim(Loose):
    """A claim as CONTRACT names its keys; what the scores do not look at is left out."""

    id: str
    article_id: str
    entity: _Entity | None = None
    metric: _Metric = _Metric()
    value: _Value
    date: _Date | None = None
    source: Chain = ()
    modality: Names = ()
    evidence: _Evidence

    def prediction(self) -> Prediction:
        """The claim in the field names of the gold."""
        value, metric, of, entity = self.value, self.metric, self.metric.of, self.entity
        return Prediction(
            id=self.id,
            file=self.article_id,
            field=self.evidence.field or "body",
            evidence=_located(self.evidence),
            value_span=_located(value),
            value=value.number,
            unit="/".join(part for part in (value.unit, value.per) if part) or None,
            unit_span=_located(value.unit_text),
            comparator=value.comparator or "=",
            hedge=_located(value.hedge),
            entity=Place(text=entity.text, start=entity.start, end=entity.end) if entity else None,
            entity_canonical=entity.canonical if entity else None,
            metric=metric.name or metric.text,
            metric_ar=metric.text,
            kind=metric.kind,
            direction=metric.direction,
            denominator=(of.canonical or of.text) if of else None,
            denominator_span=_located(of),
            modality=self.modality,
            period=Days(first=self.date.first, last=self.date.last) if self.date else None,
            period_span=_located(self.date),
            attribution=self.source,
        )


def _located(place: Place | None) -> Place | None:
    """The place when it has offsets."""
    return None if place is None or place.start is None else Place(text=place.text, start=place.start, end=place.end)


def read_predictions(rows: Iterable[Claim | Mapping[str, Any]]) -> list[Prediction]:
    """Read claims as `tawatur extract` writes them, or in the field names of the gold.

    Negatives and agreement lines among them are passed over.

    Raises:
        EvaluationError: a row is neither.
    """
    found = []
    for number, row in enumerate(rows, 1):
        data = row.model_dump(mode="json", by_alias=True) if isinstance(row, Claim) else row
        if "members" in data or data.get("record_type", "claim") not in CLAIM_TYPES:
            continue
        try:
            if isinstance(data.get("value"), Mapping):
                claim = _ContractClaim.model_validate(data).prediction()
            else:
                claim = Prediction.model_validate(data)
        except ValidationError as error:
            raise EvaluationError(f"predicted claim {number}: {_first(error)}") from error
        found.append(claim if claim.id else claim.model_copy(update={"id": f"#{number}"}))
    return found


def read_groups(rows: Iterable[BaseModel | Mapping[str, Any]]) -> list[Group]:
    """Read agreement lines, as `tawatur agree` or the gold writes them.

    Raises:
        EvaluationError: a row is no such line.
    """
    found = []
    for number, row in enumerate(rows, 1):
        data = row.model_dump(mode="json", by_alias=True) if isinstance(row, BaseModel) else row
        try:
            found.append(Group.model_validate(data))
        except ValidationError as error:
            raise EvaluationError(f"agreement line {number}: {_first(error)}") from error
    return found


def _first(error: ValidationError) -> str:
    """The first complaint of a validation, on one line."""
    complaint = error.errors()[0]
    return f"{'.'.join(str(part) for part in complaint['loc'])}: {complaint['msg']}"
