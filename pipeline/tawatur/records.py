"""The records that enter, leave and travel between the rooms.

All of them are frozen and refuse unknown keys. Offsets are code points, half-open, into the raw text
of the article's field; numbers are `Decimal` and are written as plain decimal strings.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from tawatur.errors import SpanError

SCHEMA_VERSION: Final = "1.0"

FieldName = Literal["title", "body"]
Kind = Literal["level", "change", "share"]
Direction = Literal["up", "down"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~", "~<", "~>"]
Modality = Literal["level", "change", "share", "bound", "forecast"]
EntityType = Literal["PER", "ORG", "LOC", "PRODUCT", "EVENT", "GROUP", "CONCEPT"]
Strength = Literal["explicit", "partial", "footer", "document-level", "implicit"]
Scope = Literal["sentence", "document", "none"]
PeriodType = Literal[
    "day", "week", "month", "quarter", "half_year", "year", "fiscal_year", "season", "decade", "range",
    "since", "until", "deadline", "end_of_window", "rolling_12_months", "unanchored_duration",
    "deictic_now", "time_of_day",
]  # fmt: skip
Calendar = Literal["gregorian", "hijri"]
ResolvedBy = Literal["text", "context", "dateline"]
NegativeClass = Literal[
    "model_name", "product_name", "date", "period_not_value", "ordinal", "identifier", "figurative",
    "scale_word_inside_word", "boilerplate", "page_artefact", "no_metric",
]  # fmt: skip
AgreementLabel = Literal[
    "agree_exact", "agree_rounded", "compatible_bound", "conflict", "series", "different_scope", "unrelated"
]
Verdict = Literal["corroborated", "single_source", "disputed", "not_comparable"]
ReviewStatus = Literal["unreviewed", "accepted", "corrected", "rejected", "orphaned"]

BOUNDS: Final[frozenset[str]] = frozenset({">", ">=", "<", "<=", "~<", "~>"})


def plain(number: Decimal) -> str:
    """Write a decimal without exponent: `Decimal("97E6")` is `97000000`."""
    text = format(number, "f")
    return "0" if text in {"-0", "0"} else text


def _decimal(value: object) -> Decimal:
    """Take a decimal or its string; a float has already lost what the newspaper printed."""
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, str):
        try:
            number = Decimal(value)
        except ArithmeticError:
            raise ValueError(f"{value!r} is no decimal number") from None
    else:
        raise ValueError(f"a decimal string is needed, not {type(value).__name__}")
    if not number.is_finite():
        raise ValueError("a number is finite")
    return number


Number = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    PlainSerializer(plain, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
]


class Record(BaseModel):
    """Base of all records: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_json(self) -> str:
        """Return the record as one line of JSON, keys as CONTRACT names them."""
        return self.model_dump_json(by_alias=True)


class Span(Record):
    """A stretch of the raw text of one field: `raw[start:end] == text`."""

    text: str
    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"span [{self.start}, {self.end}) does not hold {self.text!r}")
        return self

    @classmethod
    def cut(cls, raw: str, start: int, end: int) -> Span:
        """Cut the span `[start, end)` out of a raw text."""
        return cls(text=raw[start:end], start=start, end=end)

    def overlaps(self, other: Span | LooseSpan) -> bool:
        """Tell whether the two share a character."""
        if other.start is None or other.end is None:
            return False
        return self.start < other.end and other.start < self.end


class LooseSpan(Record):
    """A name that may stand in the text (with offsets) or be known only from context (offsets null)."""

    text: str | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("give both offsets or none")
        if self.start is None or self.end is None:
            return self
        if not self.text or self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not hold {self.text!r}")
        return self

    @property
    def span(self) -> Span | None:
        """The place in the text, or None when there is none."""
        if self.start is None or self.end is None or self.text is None:
            return None
        return Span(text=self.text, start=self.start, end=self.end)


class Article(Record):
    """One article as it came in. `extra` keeps the keys that we do not know."""

    id: str
    outlet: str | None = None
    title: str | None = None
    date: dt.date | None = None
    url: str | None = None
    author: str | None = None
    body: str
    extra: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _from_loose_keys(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever came in
        """Accept `published` for `date`, `text` for `body`, a missing id, and unknown keys."""
        if not isinstance(data, dict):
            return data
        row = dict(data)
        if row.get("body") is None and isinstance(row.get("text"), str):
            row["body"] = row.pop("text")
        if row.get("date") in (None, "") and row.get("published"):
            row["date"] = row.pop("published")
        if isinstance(row.get("date"), str):
            row["date"] = _day(row["date"])
        if row.get("date") == "":
            row["date"] = None
        known = set(cls.model_fields)
        given = row.pop("extra", None) or {}
        if not isinstance(given, dict):
            raise ValueError("`extra` is an object")
        extra = {**given, **{k: row.pop(k) for k in list(row) if k not in known}}
        if extra:
            row["extra"] = extra
        if isinstance(row.get("id"), int):
            row["id"] = str(row["id"])
        if not row.get("id") and isinstance(row.get("body"), str):
            row["id"] = article_id(row.get("title"), row["body"])
        return row

    @property
    def digest(self) -> str:
        """The SHA-256 of title and body, hexadecimal: what tells one version from another."""
        return digest(self.title, self.body)

    def text_of(self, field: FieldName) -> str:
        """The raw text of a field; an absent title is empty."""
        return self.body if field == "body" else (self.title or "")


def _day(text: str) -> str | None:
    """Cut an ISO date or date-time to its day; an empty string is no date."""
    return text.strip()[:10] or None


def digest(title: str | None, body: str) -> str:
    """Return the SHA-256 of title and body, hexadecimal."""
    return hashlib.sha256(f"{title or ''}\x00{body}".encode("utf-8", "surrogatepass")).hexdigest()


def article_id(title: str | None, body: str) -> str:
    """Make an article id from the bytes of title and body."""
    return digest(title, body)[:16]


class Quantity(Record):
    """One reading of one number in the text, before anybody asks what it measures.

    `start:end` is the value span: the number with its scale word and percent sign, without unit noun.
    `kind` says what sort of number it is; the kinds that are never a value carry their `negative` class.
    """

    kind: Literal[
        "number", "percent", "money", "quantity", "temperature", "volume", "distance", "duration",
        "multiple", "ordinal", "score", "phone", "identifier", "time", "figurative", "vague",
    ]  # fmt: skip
    text: str
    start: int
    end: int
    number: Number | None
    low: Number | None = None
    high: Number | None = None
    decimals: int = 0
    comparator: Comparator = "="
    hedge: Span | None = None
    unit: str | None = None
    unit_text: Span | None = None
    per: str | None = None
    grain: str | None = None
    range_role: Literal["low", "high"] | None = None
    group: int | None = None
    fraction: bool = False
    share: Number | None = None  # exact value of a fraction word whose `number` is a percentage: ثلث is 0.333…
    seconds: Number | None = None  # length of a duration
    currency_family: str | None = None  # rial, dinar, pound …: a currency noun whose country is open
    negative: NegativeClass | None = None
    why: str | None = None

    @property
    def span(self) -> Span:
        """The value span."""
        return Span(text=self.text, start=self.start, end=self.end)


class Period(Record):
    """A stretch of time that the text names; `begin` and `until` are half-open (until excluded).

    Both null: the text names a time that cannot be placed; `why_open` says why.
    """

    text: str
    start: int
    end: int
    type: PeriodType
    begin: dt.datetime | None = None
    until: dt.datetime | None = None
    grain: str
    duration: str | None = None
    calendar: Calendar = "gregorian"
    resolved_by: ResolvedBy = "text"
    anaphor: bool = False
    why_open: str | None = None

    @property
    def span(self) -> Span:
        """Where the text names it."""
        return Span(text=self.text, start=self.start, end=self.end)

    @property
    def first_day(self) -> dt.date | None:
        """The first day, inclusive."""
        return self.begin.date() if self.begin else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day, inclusive."""
        return (self.until - dt.timedelta(microseconds=1)).date() if self.until else None


class Entity(LooseSpan):
    """What a claim is about. Known only from context: canonical name, no offsets."""

    type: EntityType
    canonical: str | None = None
    wikidata: str | None = None
    subtype: str | None = None
    by: str | None = None


class Denominator(LooseSpan):
    """What a share is a share of."""

    canonical: str | None = None


class Metric(LooseSpan):
    """What is measured: the words as printed and our normalised name for them.

    Where the text prints only what is counted, done or divided, `text` is our Arabic name for it, without offsets, and
    `printed` quotes the words that it stands for.
    """

    name: str | None
    printed: Span | None = None
    kind: Kind
    direction: Direction | None = None
    of: Denominator | None = None


class Value(LooseSpan):
    """How much: the number, the interval that its printed precision allows, and its unit."""

    text: str
    start: int
    end: int
    number: Number | None
    low: Number | None = None
    high: Number | None = None
    comparator: Comparator = "="
    hedge: Span | None = None
    unit: str | None = None
    unit_text: Span | None = None
    per: str | None = None
    decimals: int = 0

    @model_validator(mode="after")
    def _interval_holds_number(self) -> Self:
        if self.number is None:
            if self.low is not None or self.high is not None:
                raise ValueError("a vague quantity has no interval")
            return self
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval [{self.low}, {self.high}] is upside down")
        return self


class ClaimDate(LooseSpan):
    """When: ISO days, both ends included; both null for a duration without anchor."""

    from_: dt.date | None = Field(default=None, alias="from", validation_alias=AliasChoices("from", "from_"))
    to: dt.date | None = None
    type: PeriodType
    duration: str | None = None
    calendar: Calendar = "gregorian"
    resolved_by: ResolvedBy = "text"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError(f"period runs backwards: {self.from_} to {self.to}")
        return self


class ChainMember(Record):
    """One link of the chain outlet → cited outlet → primary; `field` only where it is not the evidence's."""

    level: Literal["outlet", "cited_outlet", "primary"]
    name: str | None
    canonical: str | None = None
    start: int | None = Field(default=None, ge=0)
    end: int | None = None
    field: FieldName | None = None
    strength: Strength | None = None
    anonymous: bool = False
    self_report: bool = False


class Attribution(Record):
    """Who is given as the source of what stands in `[start, end)` of one field.

    `chain` leaves the outlet out; the claim adds it.
    """

    start: int
    end: int
    chain: tuple[ChainMember, ...]
    cue: Span | None = None
    scope: Scope
    commitment: Literal["normal", "low"] = "normal"


class Source(Record):
    """According to whom."""

    outlet: str | None
    url: str | None
    published: dt.date | None
    scope: Scope
    chain: tuple[ChainMember, ...]
    cue: Span | None = None


class Evidence(Record):
    """The raw sentence, title, list item or table row that carries the claim."""

    field: FieldName
    text: str
    start: int = Field(ge=0)
    end: int
    prefix: str = ""
    suffix: str = ""
    kind: Literal["title", "sentence", "list_item", "table_row"]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"evidence [{self.start}, {self.end}) does not hold its text")
        return self


class Provenance(Record):
    """Which rule or model, of which version, made the claim, and how sure it is of each slot.

    `slots` gives calibrated probabilities that entity, metric, date, source and of are right as they stand (null
    included); empty where the rules alone have read the article (docs/reader.md).
    """

    version: str
    by: str
    slots: dict[Literal["entity", "metric", "date", "source", "of"], float] = Field(default_factory=dict)


class Review(Record):
    """What people said of the claim: where it stands now, and how often it was reviewed."""

    status: ReviewStatus = "unreviewed"
    revision: int = Field(default=0, ge=0)


class Claim(Record):
    """One value that the text asserts of an entity's metric."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    article_id: str
    entity: Entity | None
    metric: Metric
    value: Value
    date: ClaimDate | None
    source: Source
    modality: tuple[Modality, ...]
    polarity: Literal["affirmed", "negated"] = "affirmed"
    missing: dict[str, str] = Field(default_factory=dict)
    evidence: Evidence
    confidence: float = Field(ge=0, le=1)
    provenance: Provenance
    review: Review = Review()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        kinds = [m for m in self.modality if m in {"level", "change", "share"}]
        if kinds != [self.metric.kind]:
            raise ValueError(f"modality {self.modality} does not say the metric's kind {self.metric.kind!r}")
        if len(set(self.modality)) != len(self.modality):
            raise ValueError("modality is a set")
        if ("bound" in self.modality) != (self.value.comparator in BOUNDS):
            raise ValueError(f"comparator {self.value.comparator!r} and modality {self.modality} disagree")
        fall = self.metric.kind == "change" and self.metric.direction == "down"
        if fall and self.value.unit != "ratio_x" and self.value.number is not None and self.value.number > 0:
            raise ValueError("a fall is a negative number")
        for slot, empty in (
            ("entity", self.entity is None),
            ("metric", self.metric.name is None),
            ("value", self.value.number is None),
            ("date", self.date is None or (self.date.from_ is None and self.date.to is None)),
            ("of", self.metric.kind == "share" and self.metric.of is None),
        ):
            if empty and not self.missing.get(slot):
                raise ValueError(f"slot {slot!r} is empty and `missing` gives no reason")
        if self.evidence.kind != "table_row":  # tables name unit, period and entity in caption and headers
            for name, span in self.spans():
                if not (self.evidence.start <= span.start and span.end <= self.evidence.end):
                    raise ValueError(f"{name} {span.text!r} lies outside the evidence")
        return self

    def spans(self) -> list[tuple[str, Span]]:
        """Every span of the claim that lies in the evidence's field, with the name of its slot."""
        loose: list[tuple[str, LooseSpan | Span | None]] = [
            ("entity", self.entity),
            ("metric", self.metric),
            ("metric.printed", self.metric.printed),
            ("metric.of", self.metric.of),
            ("value", self.value),
            ("value.hedge", self.value.hedge),
            ("value.unit_text", self.value.unit_text),
            ("date", self.date),
            ("source.cue", self.source.cue),
        ]
        found = []
        for name, item in loose:
            span = item.span if isinstance(item, LooseSpan) else item
            if span is not None:
                found.append((name, span))
        return found

    def check(self, article: Article) -> Self:
        """Return the claim if each of its spans quotes the article.

        Raises:
            SpanError: one of them does not.
        """
        raw = article.text_of(self.evidence.field)
        spans = [*self.spans(), ("evidence", Span(text=self.evidence.text, start=self.evidence.start,
                                                  end=self.evidence.end))]  # fmt: skip
        for name, span in spans:
            if raw[span.start : span.end] != span.text:
                raise SpanError(
                    f"article {self.article_id}, {self.evidence.field}: {name} [{span.start}, {span.end}) "
                    f"is {raw[span.start : span.end]!r}, not {span.text!r}"
                )
        for member in self.source.chain:
            if member.start is not None and member.end is not None:
                there = article.text_of(member.field or self.evidence.field)[member.start : member.end]
                if there != member.name:
                    raise SpanError(
                        f"article {self.article_id}: source [{member.start}, {member.end}) is {there!r}, "
                        f"not {member.name!r}"
                    )
        return self


class Rejection(Record):
    """A number of the article that is no claim, with its class and the reason."""

    article_id: str
    field: FieldName
    text: str
    start: int
    end: int
    class_: NegativeClass = Field(alias="class", validation_alias=AliasChoices("class", "class_"))
    why: str


class Consensus(Record):
    """The values that all members of an agreeing group allow."""

    low: Number | None
    high: Number | None


class Why(Record):
    """One line of reason in Arabic and in English."""

    ar: str
    en: str


class Agreement(Record):
    """Claims that agree, conflict or only look alike; `fact` links the lines about one fact."""

    id: str
    fact: str
    members: tuple[str, ...]
    label: AgreementLabel
    verdict: Verdict
    independent_sources: int | None
    sources: tuple[str, ...]
    pairs: tuple[tuple[str, str, AgreementLabel], ...]
    consensus: Consensus | None
    why: Why


def printed_interval(
    number: Decimal, *, decimals: int, comparator: Comparator = "="
) -> tuple[Decimal | None, Decimal | None]:
    """Return `(low, high)` that the printed precision allows: half a unit of the last digit either side.

    `decimals` counts digits after the separator minus the exponent of the scale word (33 million: -6).
    A bound is one-sided; on a fall (a negative number) it is on the magnitude, so the side turns.
    """
    if comparator in {">", ">="}:
        return (number, None) if number >= 0 else (None, number)
    if comparator in {"<", "<="}:
        return (None, number) if number >= 0 else (number, None)
    half = Decimal(10) ** -decimals / 2
    return number - half, number + half
