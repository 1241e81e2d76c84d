"""The flat tables of a dataset: their columns, said once for CSV, Parquet, Table Schema, Croissant and the docs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from tawatur.records import Agreement, digest

# A decimal is written as printed and never through a float; `strings` is a list of them.
ColumnType = Literal["string", "decimal", "integer", "float", "boolean", "date", "datetime", "strings"]
Cell = str | int | float | bool | list[str] | None
Row = tuple[Cell, ...]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a flat table."""

    name: str
    type: ColumnType
    about: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What agreement says of a claim: the verdict of the line that it agrees in, its sources, its fact."""

    verdict: str
    independent_sources: int | None
    fact: str


def _columns(*columns: tuple[str, ColumnType, str]) -> tuple[Column, ...]:
    return tuple(Column(*column) for column in columns)


CLAIMS: Final = _columns(
    ("id", "string", "The claim; the same article bytes give the same id."),
    ("article_id", "string", "The article that asserts it."),
    ("outlet", "string", "Who published the article."),
    ("url", "string", "Where."),
    ("published", "date", "When."),
    ("entity", "string", "What is measured: the canonical name, or the words as printed where none is known."),
    ("entity_type", "string", "PER ORG LOC PRODUCT EVENT GROUP CONCEPT."),
    ("entity_text", "string", "The words as printed."),
    ("entity_wikidata", "string", "Its item in Wikidata."),
    ("metric", "string", "What is measured of it, by our name."),
    ("metric_text", "string", "The words as printed, or our Arabic name where the text prints none."),
    ("kind", "string", "level, change or share."),
    ("direction", "string", "up, down or empty."),
    ("of", "string", "What a share is a share of."),
    ("number", "decimal", "The value, exact; a fall is negative; empty for a vague quantity."),
    ("number_float", "float", "The same as a float, to sort and to plot."),
    ("low", "decimal", "The least that the printed precision allows."),
    ("high", "decimal", "The most that it allows."),
    ("comparator", "string", "= > >= < <= ~ ~< ~>"),
    ("hedge", "string", "The words of the comparator: نحو، أكثر من."),
    ("unit", "string", "ISO 4217 code, percent, a unit of measurement, or the counted noun in the singular."),
    ("per", "string", "The base of a rate."),
    ("decimals", "integer", "Decimal places of the last printed digit; -6 where it counts millions."),
    ("value_text", "string", "The number as printed."),
    ("date_from", "date", "First day of the period."),
    ("date_to", "date", "Last day of the period, counted in."),
    ("date_type", "string", "day, month, fiscal_year …"),
    ("date_duration", "string", "Length of a period that has no place."),
    ("calendar", "string", "gregorian or hijri, as printed."),
    ("date_text", "string", "The words as printed."),
    ("date_resolved_by", "string", "text, context or dateline."),
    ("source", "string", "Whom the text has it from in the end: the last link of the chain."),
    ("source_level", "string", "outlet, cited_outlet or primary: what that link is."),
    ("source_strength", "string", "How clearly the text says so."),
    ("source_anonymous", "boolean", "The source is not named (مصدر مطلع)."),
    ("source_self_report", "boolean", "The source speaks of itself."),
    ("source_chain", "string", "All links, the outlet first, with ← between them."),
    ("cue", "string", "The word that gives the source: بحسب."),
    ("bound", "boolean", "The number is a bound."),
    ("forecast", "boolean", "It is expected, planned or promised."),
    ("negated", "boolean", "The text denies it."),
    ("verdict", "string", "corroborated, single_source or disputed; empty where it was not compared."),
    ("independent_sources", "integer", "How many independent sources stand behind the figure."),
    ("fact", "string", "Links claims and lines of agreement about one fact."),
    ("confidence", "float", "How sure the reader is, 0 to 1: an order, no probability."),
    ("sure_entity", "float", "Calibrated probability that the entity is right; empty where the rules alone have read."),
    ("sure_metric", "float", "The same for the metric."),
    ("sure_date", "float", "The same for the period."),
    ("sure_source", "float", "The same for the source."),
    ("status", "string", "unreviewed, accepted, corrected, rejected or orphaned: what a person said of it."),
    ("revision", "integer", "How often it was reviewed."),
    ("missing", "string", "Why a slot is empty, as slot=reason, with ; between them."),
    ("evidence_field", "string", "title or body: the text that the offsets count in."),
    ("evidence_kind", "string", "title, sentence, list_item or table_row."),
    ("evidence_start", "integer", "Its first code point."),
    ("evidence_end", "integer", "Behind its last code point."),
    ("value_start", "integer", "First code point of the number."),
    ("value_end", "integer", "Behind its last code point."),
    ("evidence", "string", "The sentence or row that carries the claim; empty in a dataset without texts."),
    ("evidence_sha256", "string", "SHA-256 of its UTF-8."),
    ("made_by", "string", "The rule or model that made the claim."),
    ("program_version", "string", "The version of tawatur."),
    ("schema_version", "string", "The version of this form."),
)

ARTICLES: Final = _columns(
    ("id", "string", "The article."),
    ("outlet", "string", "Who published it."),
    ("title", "string", "Its headline; empty in a dataset without texts."),
    ("date", "date", "When it was published."),
    ("url", "string", "Where."),
    ("author", "string", "By whom."),
    ("body", "string", "Its text, which offsets count in; empty in a dataset without texts."),
    ("extra", "string", "What else came with it, as JSON; empty in a dataset without texts."),
    ("sha256", "string", "SHA-256 of title and body: `Article.digest`."),
)

AGREEMENT: Final = _columns(
    ("id", "string", "The line."),
    ("fact", "string", "Links the lines about one fact."),
    ("members", "strings", "The claims of the line."),
    ("label", "string", "agree_exact, agree_rounded, compatible_bound, conflict, series, different_scope, unrelated."),
    ("verdict", "string", "corroborated, single_source, disputed or not_comparable."),
    ("independent_sources", "integer", "How many independent sources stand behind the members."),
    ("sources", "strings", "Their names."),
    ("pairs", "string", "The judged pairs, as JSON: [[claim, claim, label], …]."),
    ("consensus_low", "decimal", "The least that all members allow."),
    ("consensus_high", "decimal", "The most that they allow."),
    ("why_ar", "string", "The reason, in Arabic."),
    ("why_en", "string", "The reason, in English."),
)

REJECTIONS: Final = _columns(
    ("article_id", "string", "The article."),
    ("field", "string", "title or body."),
    ("text", "string", "The number as printed."),
    ("start", "integer", "Its first code point."),
    ("end", "integer", "Behind its last code point."),
    ("class", "string", "What it is instead of a claim's value."),
    ("why", "string", "The reason."),
)

REVIEWS: Final = _columns(
    ("id", "integer", "The review; they are numbered in the order in which they were made."),
    ("claim_id", "string", "The claim."),
    ("article_id", "string", "Its article."),
    ("reviewer", "string", "Who."),
    ("at", "datetime", "When, in UTC."),
    ("action", "string", "accept, reject, correct, reopen or add."),
    ("reason", "string", "Why; empty in a dataset without texts, since it may quote."),
    ("before", "string", "The claim before, as JSON."),
    ("after", "string", "The claim after, as JSON."),
    ("revision", "integer", "1 for the first review of a claim."),
)

TABLES: Final = {
    "claims": CLAIMS,
    "articles": ARTICLES,
    "agreement": AGREEMENT,
    "rejections": REJECTIONS,
    "reviews": REVIEWS,
}


def standings(lines: Mapping[str, Standing], line: Agreement) -> dict[str, Standing]:
    """Return what a line of agreement adds to the standings of claims; a dispute outweighs, then more sources."""
    if line.verdict == "not_comparable" or line.label == "conflict":
        return {}
    new = Standing(line.verdict, line.independent_sources, line.fact)
    return {member: new for member in line.members if member not in lines or _weight(new) > _weight(lines[member])}


def _weight(standing: Standing) -> tuple[bool, int, str]:
    return standing.verdict == "disputed", standing.independent_sources or 0, standing.fact


def claim_row(claim: Json, standing: Standing | None) -> Row:
    """Flatten a claim, given as the JSON that the dataset holds of it, with its text or without."""
    entity, metric, value = claim["entity"] or {}, claim["metric"], claim["value"]
    date, source, evidence = claim["date"] or {}, claim["source"], claim["evidence"]
    chain, modality, of = source["chain"], claim["modality"], metric["of"] or {}
    root = chain[-1] if chain else {}
    number, text, program = value["number"], evidence.get("text"), claim["provenance"]
    return (
        claim["id"],
        claim["article_id"],
        source["outlet"],
        source["url"],
        source["published"],
        entity.get("canonical") or entity.get("text"),
        entity.get("type"),
        entity.get("text"),
        entity.get("wikidata"),
        metric["name"],
        metric["text"],
        metric["kind"],
        metric["direction"],
        of.get("canonical") or of.get("text"),
        number,
        None if number is None else float(number),
        value["low"],
        value["high"],
        value["comparator"],
        value["hedge"] and value["hedge"]["text"],
        value["unit"],
        value["per"],
        value["decimals"],
        value["text"],
        date.get("from"),
        date.get("to"),
        date.get("type"),
        date.get("duration"),
        date.get("calendar"),
        date.get("text"),
        date.get("resolved_by"),
        root.get("canonical") or root.get("name"),
        root.get("level"),
        root.get("strength"),
        root.get("anonymous"),
        root.get("self_report"),
        " ← ".join(member["canonical"] or member["name"] or "؟" for member in chain) or None,
        source["cue"] and source["cue"]["text"],
        "bound" in modality,
        "forecast" in modality,
        claim["polarity"] == "negated",
        None if standing is None else standing.verdict,
        None if standing is None else standing.independent_sources,
        None if standing is None else standing.fact,
        claim["confidence"],
        *(program.get("slots", {}).get(slot) for slot in ("entity", "metric", "date", "source")),
        claim["review"]["status"],
        claim["review"]["revision"],
        ";".join(f"{slot}={why}" for slot, why in claim["missing"].items()) or None,
        evidence["field"],
        evidence["kind"],
        evidence["start"],
        evidence["end"],
        value["start"],
        value["end"],
        text,
        evidence.get("sha256") or hashlib.sha256(evidence["text"].encode()).hexdigest(),
        program["by"],
        program["version"],
        claim["schema_version"],
    )


def article_row(article: Json) -> Row:
    """Flatten an article, given with its text or without."""
    extra = article.get("extra")
    return (
        *(article.get(name) for name in ("id", "outlet", "title", "date", "url", "author", "body")),
        _json(extra) if extra else None,
        article.get("sha256") or digest(article["title"], article["body"]),
    )


def agreement_row(line: Json) -> Row:
    """Flatten a line of agreement."""
    consensus = line["consensus"] or {}
    return (
        *(line[name] for name in ("id", "fact", "members", "label", "verdict", "independent_sources", "sources")),
        _json(line["pairs"]),
        consensus.get("low"),
        consensus.get("high"),
        line["why"]["ar"],
        line["why"]["en"],
    )


def rejection_row(rejection: Json) -> Row:
    """Flatten a rejection."""
    return tuple(rejection[column.name] for column in REJECTIONS)


def review_row(review: Json) -> Row:
    """Flatten a review, given with its reason or without."""
    claims = {name: _json(review[name]) for name in ("before", "after") if review[name]}
    return tuple((review | claims).get(column.name) for column in REVIEWS)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
