"""What `tawatur annotate` reads and writes: short texts in, flat mentions out."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import AliasChoices, Field, model_validator

from tawatur.records import Comparator, NegativeClass, Record

MentionKind = Literal[
    "number", "ordinal", "percent", "money", "quantity", "temperature", "volume", "distance", "duration",
    "multiple", "phone", "score", "identifier", "time", "figurative", "vague",
    "person", "organization", "location", "product", "event", "group", "concept",
]  # fmt: skip
Figure = int | float | str | None


class AnnotationRequest(Record):
    """A short text; relative times are counted from `reference_time` (ISO 8601)."""

    id: str | int | None = None
    text: str
    reference_time: str | None = None


class AnnotatedMention(Record):
    """A number, unit, time or name in a text: `text[start:end]` is what it quotes.

    `value` is the number as printed (a percent as 17), or an ISO 8601 time; a range and a one-sided bound have
    `from` and `to` instead. Times are half-open.
    """

    kind: MentionKind
    start: int = Field(ge=0)
    end: int
    text: str
    value: Figure = None
    from_: Figure = Field(default=None, alias="from", validation_alias=AliasChoices("from", "from_"))
    to: Figure = None
    comparator: Comparator | None = None
    currency: str | None = None
    unit: str | None = None
    product: str | None = Field(default=None, description="The counted noun as printed.")
    grain: str | None = None
    seconds: Figure = None
    calendar: str | None = None
    canonical: str | None = None
    class_: NegativeClass | None = Field(default=None, alias="class", validation_alias=AliasChoices("class", "class_"))

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"mention [{self.start}, {self.end}) does not hold {self.text!r}")
        if self.value is not None and (self.from_ is not None or self.to is not None):
            raise ValueError("give a value, or from and to")
        return self


class Annotation(Record):
    """The mentions of one text, in text order."""

    id: str | int | None
    mentions: tuple[AnnotatedMention, ...]
