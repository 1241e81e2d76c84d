"""docs/constructions.md says what the program reads: each of its lines is run, and has to be right in every field."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tawatur.language import by_rules as extract
from tawatur.records import Article, Claim, Rejection, plain

PAGE = (Path(__file__).parents[1] / "docs" / "constructions.md").read_text("utf-8")
DAY = dt.date.fromisoformat(re.findall(r"article of <bdi dir=\"ltr\">([0-9-]{10})</bdi>", PAGE)[0])
HANDLED, NOT_YET = PAGE.split("\n## Handled\n")[1].split("\n## Not yet\n")


class Line(NamedTuple):
    """One line of a table: the construction, its example, the readings, and since when (empty where not yet)."""

    construction: str
    example: str
    readings: tuple[str, ...]
    since: str


def lines(section: str) -> list[Line]:
    """The lines of all tables of a section of the page."""
    found = []
    for row in re.findall(r"^\| (?!construction )(.+) \|$", section, re.M):
        name, example, readings, *since = (cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", row))
        found.append(Line(name, example, tuple(re.findall(r"`([^`]+)`", readings)), since[0] if since else ""))
    return found


def article_of(example: str) -> Article:
    """The article that an example stands for: `⏎` ends a line, `‖` the title."""
    title, _, body = example.rpartition(" ‖ ")
    return Article(id="page", title=title or None, date=DAY, body=body.replace(" ⏎ ", "\n"))


def written(claim: Claim) -> str:
    """A claim in the page's notation."""
    value, period, entity = claim.value, claim.date, claim.entity
    number = "?" if value.number is None else plain(value.number)
    fields = [f"{value.comparator.removeprefix('=')}{number} {value.unit or ''}".strip()]
    fields += [f"per={value.per}"] if value.per else []
    printed = entity.text if entity and entity.start is not None else entity and f"({entity.text or entity.canonical})"
    fields.append(f"entity={printed or '?'}")
    fields += [f"canonical={entity.canonical}"] if entity else []
    fields.append(f"metric={claim.metric.name or '?'}")
    turns = ["forecast"] * ("forecast" in claim.modality) + ["denied"] * (claim.polarity == "negated")
    fields.append(" ".join(filter(None, [claim.metric.kind, claim.metric.direction, *turns])))
    if whole := claim.metric.of:
        fields.append(f"of={whole.text or f'({whole.canonical})'}")
    if period and period.duration and not period.from_:
        fields.append(f"duration={period.duration}")
    elif period:
        fields.append(f"from={period.from_ or '…'} to={period.to or '…'}")
    named = [link for link in claim.source.chain if link.level != "outlet"]
    names = [f"{link.name or link.canonical}{' (anonymous)' * link.anonymous}" for link in named]
    return " · ".join([*fields, *([f"source={' ← '.join(names)}"] if names else [])])


def dated_by(claims: tuple[Claim, ...], rejection: Rejection) -> bool:
    """Tell whether a rejected number is part of the date that a claim has, and so is on the page already."""
    return any(
        (span := claim.date and claim.date.span) is not None
        and claim.evidence.field == rejection.field
        and span.start <= rejection.start
        and rejection.end <= span.end
        for claim in claims
    )


def read(line: Line) -> tuple[str, ...]:
    """Every number of an example in the page's notation, in text order."""
    extraction = extract(article_of(line.example))
    found = [((c.evidence.field != "title", c.value.start), written(c)) for c in extraction.claims]
    found += [
        ((r.field != "title", r.start), f"✗ {r.class_} · {r.text}")
        for r in extraction.rejections
        if not dated_by(extraction.claims, r)
    ]
    named = any("canonical=" in reading for reading in line.readings)
    return tuple(reading if named else re.sub(r" · canonical=[^·]+(?= ·)", "", reading) for _, reading in sorted(found))


@pytest.mark.parametrize("line", lines(HANDLED), ids=lambda line: line.construction)
def test_a_handled_construction_is_read_as_the_page_says(line):
    assert read(line) == line.readings


@pytest.mark.parametrize("line", lines(NOT_YET), ids=lambda line: line.construction)
def test_what_is_not_yet_handled_still_fails(line):
    assert line.readings
    assert read(line) != line.readings, f"«{line.construction}» is read right now: move its line up"


def test_every_line_is_complete_and_stands_once():
    page = lines(HANDLED) + lines(NOT_YET)
    assert len({line.example for line in page}) == len(page)
    assert len({line.construction for line in page}) == len(page)
    for line in lines(HANDLED):
        assert line.readings
        assert re.fullmatch(r"\d+\.\d+\.\d+", line.since)


def test_no_example_is_taken_from_the_corpus():
    articles = (Path(__file__).parents[1] / "corpus" / "articles").glob("*.json")
    corpus = "\n".join(path.read_text("utf-8") for path in articles)
    assert not [line.example for line in lines(HANDLED) + lines(NOT_YET) if line.example in corpus]
