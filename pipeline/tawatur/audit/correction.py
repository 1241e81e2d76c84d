"""A claim as the fields of a form, and the fields of a form as a claim: what a reviewer can correct, and how.

Fields are flat names with texts, so that a form without a script, the terminal and the API correct alike. A span is two
fields: its words, and `NAME.at` with its place as `start-end`; without a place, the words are looked for in the
evidence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pydantic import ValidationError

from tawatur.display.present import shown
from tawatur.errors import SpanError, TawaturError
from tawatur.quantities import read_quantities
from tawatur.records import BOUNDS, Article, Claim, Evidence, LooseSpan, Quantity, Span, plain, printed_interval
from tawatur.times import read_times

Fields = Mapping[str, str]
CONTEXT: Final = 32  # characters of prefix and suffix, as `tawatur extract` keeps them
CHAIN: Final = 6  # links of a chain that a form offers
_PLACE: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
_SPANS: Final = {"hedge": "value.hedge", "unit_text": "value.unit_text", "cue": "source.cue"}
_EMPTY_SLOTS: Final = ("entity", "metric", "value", "date", "of")
_WHITE: Final = re.compile(r"\s+")


class CorrectionError(TawaturError):
    """The fields make no claim: `problems` says of each field what is wrong, as (key of a word, detail)."""

    def __init__(self, problems: Mapping[str, tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{field}: {key} {detail}".strip() for field, (key, detail) in problems.items()))
        self.problems = dict(problems)


def fields_of(claim: Claim) -> dict[str, str]:
    """Write a claim as the fields of a form; each field that can be corrected is there, if only empty."""
    entity, metric, value, date, source = claim.entity, claim.metric, claim.value, claim.date, claim.source
    fields: dict[str, str | None] = {
        **_span_fields("entity", entity),
        "entity.type": entity.type if entity else "",
        "entity.canonical": entity.canonical if entity else "",
        **_span_fields("metric", metric),
        "metric.name": metric.name,
        "metric.kind": metric.kind,
        "metric.direction": metric.direction,
        **_span_fields("of", metric.of),
        "of.canonical": metric.of.canonical if metric.of else "",
        **_span_fields("value", value),
        "value.number": _plain(value.number),
        "value.low": _plain(value.low),
        "value.high": _plain(value.high),
        "value.comparator": value.comparator,
        "value.unit": value.unit,
        "value.per": value.per,
        "value.decimals": str(value.decimals),
        **_span_fields("unit_text", value.unit_text),
        **_span_fields("hedge", value.hedge),
        **_span_fields("date", date),
        "date.from": date.from_.isoformat() if date and date.from_ else "",
        "date.to": date.to.isoformat() if date and date.to else "",
        "date.type": date.type if date else "",
        "date.duration": date.duration if date else "",
        "date.calendar": date.calendar if date else "",
        "date.resolved_by": date.resolved_by if date else "",
        "source.scope": source.scope,
        **_span_fields("cue", source.cue),
        "forecast": "yes" if "forecast" in claim.modality else "no",
        "polarity": claim.polarity,
        **_span_fields("evidence", Span(text=claim.evidence.text, start=claim.evidence.start, end=claim.evidence.end)),
        **{f"missing.{slot}": claim.missing.get(slot) for slot in _EMPTY_SLOTS},
    }
    for at in range(max(CHAIN, len(source.chain))):
        member = source.chain[at] if at < len(source.chain) else None
        name = f"chain.{at}"
        located = member is not None and member.start is not None
        fields[name] = member.name if member else ""
        fields[f"{name}.at"] = f"{member.start}-{member.end}" if member and located else ""
        fields[f"{name}.level"] = member.level if member else ""
        fields[f"{name}.canonical"] = member.canonical if member else ""
        fields[f"{name}.strength"] = member.strength if member else ""
    return {name: text or "" for name, text in fields.items()}


def _span_fields(name: str, span: LooseSpan | Span | None) -> dict[str, str | None]:
    if span is None:
        return {name: "", f"{name}.at": ""}
    return {name: span.text, f"{name}.at": "" if span.start is None else f"{span.start}-{span.end}"}


def _plain(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def corrected(claim: Claim, article: Article, fields: Fields) -> Claim:
    """Return the claim as the fields say; a field that is not given stays as it was.

    What follows from other fields follows: the interval from a new number, `bound` from the comparator, the sign of a
    fall from its direction. An empty number, or empty days, are read from the words of the value or the date.

    Raises:
        CorrectionError: the fields make no claim, or quote what the article does not say.
    """
    return _Correction(claim, article, fields).made()


class _Correction:
    """One reading of a form; `problems` gathers what is wrong with each field."""

    def __init__(self, claim: Claim, article: Article, fields: Fields) -> None:
        self.claim, self.article = claim, article
        self.before = fields_of(claim)
        unknown = sorted(set(fields) - set(self.before))
        self.problems: dict[str, tuple[str, str]] = {name: ("unknown_field", name) for name in unknown}
        given = {name: text.strip() if "." in name else text.strip("\n\r\t ") for name, text in fields.items()}
        self.now = self.before | {name: text for name, text in given.items() if name in self.before}
        # New words without a place are looked for; the old place is not theirs.
        for name, text in given.items():
            if f"{name}.at" in self.before and f"{name}.at" not in fields and text != self.before[name]:
                self.now[f"{name}.at"] = ""
        self.raw = article.text_of(claim.evidence.field)
        self.evidence = claim.evidence

    def made(self) -> Claim:
        self.evidence = self._evidence()
        data = self.claim.model_dump(mode="json", by_alias=True)
        data["evidence"] = self.evidence.model_dump(mode="json")
        data["entity"] = self._entity()
        data["metric"] = self._metric()
        data["value"] = self._value()
        data["date"] = self._date()
        data["source"] = self._source()
        data["polarity"] = self.now["polarity"]
        data["modality"] = [
            self.now["metric.kind"],
            *(["bound"] if self.now["value.comparator"] in BOUNDS else []),
            *(["forecast"] if self.now["forecast"] == "yes" else []),
        ]
        data["missing"] = self._missing(data)
        if self.problems:
            raise CorrectionError(self.problems)
        try:
            return Claim.model_validate(data).check(self.article)
        except ValidationError as error:
            raise CorrectionError(_named(error)) from error
        except SpanError as error:
            raise CorrectionError({"": ("not_quoted", str(error))}) from error

    def _problem(self, field: str, key: str, detail: str = "") -> None:
        self.problems.setdefault(field, (key, detail))

    def _changed(self, *names: str) -> bool:
        return any(self.now[name] != self.before[name] for name in names)

    # Spans

    def _span(self, name: str, *, raw: str | None = None, anywhere: bool = False) -> dict[str, Any]:
        """The span of a field: text, start, end; all null where it is empty."""
        text, place = self.now[name], self.now[f"{name}.at"]
        if not text:
            return {"text": None, "start": None, "end": None}
        if not self._changed(name, f"{name}.at") and not place:
            return {"text": text, "start": None, "end": None}  # known from context, and left so
        raw = self.raw if raw is None else raw
        table = self.evidence.kind == "table_row"  # a table names its units and years elsewhere
        low, high = (0, len(raw)) if anywhere or table else (self.evidence.start, self.evidence.end)
        found = _placed(raw, text, place) or _sought(raw, text, low, high, near=self._near(name))
        if found is None:
            self._problem(name, "not_in_article" if anywhere or table else "not_in_evidence", text)
            return {"text": None, "start": None, "end": None}
        if not (low <= found[0] and found[1] <= high):
            self._problem(name, "outside_evidence", text)
        return {"text": raw[found[0] : found[1]], "start": found[0], "end": found[1]}

    def _near(self, name: str) -> int:
        """Where to look first: where the words stood, or the value."""
        place = _PLACE.fullmatch(self.before[f"{name}.at"])
        return int(place[1]) if place else self.claim.value.start

    def _optional(self, name: str) -> dict[str, Any] | None:
        span = self._span(name)
        return span if span["text"] else None

    def _evidence(self) -> Evidence:
        if not self._changed("evidence", "evidence.at"):
            return self.claim.evidence
        span = self._span("evidence", anywhere=True)
        if span["text"] is None:
            self._problem("evidence", "needed")
            return self.claim.evidence
        start, end = span["start"], span["end"]
        return self.claim.evidence.model_copy(
            update={
                **span,
                "prefix": self.raw[max(0, start - CONTEXT) : start],
                "suffix": self.raw[end : end + CONTEXT],
            }
        )

    # Slots

    def _entity(self) -> dict[str, Any] | None:
        span, canonical = self._span("entity"), self.now["entity.canonical"] or None
        if span["text"] is None and canonical is None:
            return None
        if not self.now["entity.type"]:
            self._problem("entity.type", "needed")
        kept = self.claim.entity
        same = kept is not None and not self._changed("entity", "entity.canonical")
        return {
            **span,
            "type": self.now["entity.type"],
            "canonical": canonical,
            "wikidata": kept.wikidata if kept and same else None,
            "subtype": kept.subtype if kept and same else None,
            "by": kept.by if kept and same else "review",
        }

    def _metric(self) -> dict[str, Any]:
        of, canonical = self._span("of"), self.now["of.canonical"] or None
        kept = None if self._changed("metric", "metric.at") else self.claim.metric.printed
        return {
            **self._span("metric"),
            "name": self.now["metric.name"] or None,
            "printed": kept and kept.model_dump(),
            "kind": self.now["metric.kind"],
            "direction": self.now["metric.direction"] or None,
            "of": {**of, "canonical": canonical} if of["text"] or canonical else None,
        }

    def _value(self) -> dict[str, Any]:
        span = self._span("value")
        if span["text"] is None:
            self._problem("value", "needed")
        number, read = self._number(span)
        decimals = self._decimals(number, read)
        comparator = self.now["value.comparator"]
        low, high = self._limit("value.low"), self._limit("value.high")
        untouched = not self._changed("value.low", "value.high")
        if number is None:
            low = high = None
        else:
            if self._falls() and number > 0:
                number = -number
                low, high = (low, high) if untouched else (_negated(high), _negated(low))
            moved = self._changed("value.number", "value.comparator", "value.decimals", "metric.direction")
            if (low is None and high is None) or (untouched and (moved or number != self.claim.value.number)):
                low, high = printed_interval(number, decimals=decimals, comparator=comparator)  # type: ignore[arg-type]
        return {
            **span,
            "number": None if number is None else plain(number),
            "low": None if low is None else plain(low),
            "high": None if high is None else plain(high),
            "comparator": comparator,
            "hedge": self._optional("hedge"),
            "unit": self.now["value.unit"] or None,
            "unit_text": self._optional("unit_text"),
            "per": self.now["value.per"] or None,
            "decimals": decimals,
        }

    def _falls(self) -> bool:
        """Whether the number is one of a fall, which is negative; «مرتين» is a factor and keeps its sign."""
        down = self.now["metric.kind"] == "change" and self.now["metric.direction"] == "down"
        return down and self.now["value.unit"] != "ratio_x"

    def _number(self, span: Mapping[str, Any]) -> tuple[Decimal | None, Quantity | None]:
        """The number, and the reading of the value's words that has it."""
        text = self.now["value.number"].replace(",", "").replace("\u066c", "")
        read = read_quantities(span["text"]) if span["text"] else ()
        if not text:
            if self.now["missing.value"]:  # a reason is given: it is to stay empty
                return None, None
            one = next((quantity for quantity in read if quantity.number is not None), None)
            if one is None:
                self._problem("value.number", "no_number")
                return None, None
            return one.number, one
        try:
            number = Decimal(text)
        except ArithmeticError:
            self._problem("value.number", "no_number", text)
            return None, None
        if not number.is_finite() or abs(number.adjusted()) > 60:
            self._problem("value.number", "no_number", text)
            return None, None
        return number, next((q for q in read if q.number is not None and abs(q.number) == abs(number)), None)

    def _decimals(self, number: Decimal | None, read: Quantity | None) -> int:
        """How precisely the number is printed: as the form says, else as the words of the value do."""
        if self._changed("value.decimals") or not self._changed("value.number", "value"):
            try:
                decimals = int(self.now["value.decimals"] or 0)
            except ValueError:
                self._problem("value.decimals", "no_integer", self.now["value.decimals"])
                return 0
            if abs(decimals) > 60:
                self._problem("value.decimals", "no_integer", self.now["value.decimals"])
                return 0
            return decimals
        if read is not None:
            return read.decimals
        if number is None:
            return 0
        exponent = int(number.normalize().as_tuple().exponent)
        return -exponent if exponent < 0 or self.claim.value.decimals < 0 else 0

    def _limit(self, name: str) -> Decimal | None:
        text = self.now[name].replace(",", "")
        if not text:
            return None
        try:
            limit = Decimal(text)
        except ArithmeticError:
            self._problem(name, "no_number", text)
            return None
        return limit

    def _date(self) -> dict[str, Any] | None:
        names = ("date", "date.from", "date.to", "date.duration")
        if not any(self.now[name] for name in names):
            return None
        span = self._span("date")
        data = {
            **span,
            "from": self._day("date.from"),
            "to": self._day("date.to"),
            "type": self.now["date.type"],
            "duration": self.now["date.duration"] or None,
            "calendar": self.now["date.calendar"] or "gregorian",
            "resolved_by": self.now["date.resolved_by"] or "text",
        }
        before = self.claim.date
        was_open = before is not None and before.from_ is None and before.to is None
        blank = not (data["from"] or data["to"] or data["duration"])
        if span["start"] is not None and blank and not (was_open and not self._changed("date", "date.at")):
            data |= self._read_date(span)
        if data["from"] and data["to"] and data["from"] > data["to"]:
            self._problem("date.to", "backwards", f"{data['from']} > {data['to']}")
        if not data["type"]:
            self._problem("date.type", "needed")
        return data

    def _day(self, name: str) -> str | None:
        text = self.now[name]
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text).isoformat()
        except ValueError:
            self._problem(name, "no_day", text)
            return None

    def _read_date(self, span: Mapping[str, Any]) -> dict[str, Any]:
        """Read the days off the words: «أبريل 2025» is 2025-04-01 to 2025-04-30."""
        periods = read_times(span["text"], reference=self.article.date)
        period = next((p for p in periods if p.begin and p.until), None)
        if period is None or period.first_day is None or period.last_day is None:
            self._problem("date.from", "no_day", span["text"])
            return {}
        return {
            "from": period.first_day.isoformat(),
            "to": period.last_day.isoformat(),
            "type": period.type,
            "calendar": period.calendar,
            "resolved_by": period.resolved_by,
        }

    def _source(self) -> dict[str, Any]:
        source = self.claim.source.model_dump(mode="json")
        source["scope"] = self.now["source.scope"]
        source["cue"] = self._optional("cue")
        source["chain"] = [
            member for at in range(max(CHAIN, len(self.claim.source.chain))) if (member := self._member(at)) is not None
        ]
        return source

    def _member(self, at: int) -> dict[str, Any] | None:
        name = f"chain.{at}"
        parts = (name, f"{name}.at", f"{name}.level", f"{name}.canonical", f"{name}.strength")
        old = self.claim.source.chain[at] if at < len(self.claim.source.chain) else None
        if old is not None and not self._changed(*parts):
            return old.model_dump(mode="json")
        text, canonical, level = self.now[name], self.now[f"{name}.canonical"], self.now[f"{name}.level"]
        if not level:
            if text or canonical:
                self._problem(f"{name}.level", "needed")
            return None
        where = (old.field if old else None) or self.claim.evidence.field
        outside = level == "outlet" or not text
        span: dict[str, Any] = {"text": text or None, "start": None, "end": None}
        if not outside and self._changed(name, f"{name}.at"):
            span = self._span(name, raw=self.article.text_of(where), anywhere=True)
        elif old is not None and not outside:
            span = {"text": old.name, "start": old.start, "end": old.end}
        named = bool(text or canonical)
        return {
            "level": level,
            "name": span["text"],
            "canonical": canonical or None,
            "start": span["start"],
            "end": span["end"],
            "field": old.field if old else None,
            "strength": self.now[f"{name}.strength"] or None,
            "anonymous": not named,
            "self_report": old.self_report if old else False,
        }

    def _missing(self, data: Mapping[str, Any]) -> dict[str, str]:
        """The reasons of the slots that stay empty; those of others than the five are kept."""
        metric, date = data["metric"], data["date"]
        empty = {
            "entity": data["entity"] is None,
            "metric": metric["name"] is None,
            "value": data["value"]["number"] is None,
            "date": date is None or not (date["from"] or date["to"]),
            "of": metric["kind"] == "share" and metric["of"] is None,
        }
        kept = {slot: why for slot, why in self.claim.missing.items() if slot not in empty}
        return kept | {slot: self.now[f"missing.{slot}"] or "not_in_text" for slot in empty if empty[slot]}


def _negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number


def _placed(raw: str, text: str, place: str) -> tuple[int, int] | None:
    """The place that a form gives, when the words stand there."""
    found = _PLACE.fullmatch(place)
    if not found:
        return None
    start, end = int(found[1]), int(found[2])
    return (start, end) if start < end <= len(raw) and _seen(raw[start:end]) == _seen(text) else None


def _seen(text: str) -> str:
    """A text as a form sends it back: white space is one blank, an override is its code."""
    return _WHITE.sub(" ", shown(text)).strip()


def _sought(raw: str, text: str, low: int, high: int, *, near: int) -> tuple[int, int] | None:
    """The place of the words between two others that is nearest to a third."""
    best: tuple[int, int] | None = None
    at = raw.find(text, low, high)
    while at != -1:
        if best is None or abs(at - near) < abs(best[0] - near):
            best = (at, at + len(text))
        at = raw.find(text, at + 1, high)
    return best


def _named(error: ValidationError) -> dict[str, tuple[str, str]]:
    """Say of each field of the form what the models found wrong."""
    problems: dict[str, tuple[str, str]] = {}
    for found in error.errors():
        path = ".".join(str(part) for part in found["loc"])
        path = re.sub(r"^source\.chain\.", "chain.", path)
        path = next((short for short, long in _SPANS.items() if path.startswith(long)), path)
        path = "forecast" if path == "modality" else path.removeprefix("metric.") if path == "metric.of" else path
        message = str(found["msg"]).removeprefix("Value error, ")
        problems.setdefault(path, ("invalid", message))
    return problems
