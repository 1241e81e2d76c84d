"""Sentences with their values marked, so that roles are tested with right numbers given.

`[12%|percent]` is a value with its unit, `[40|منزل|منزلا]` one with the unit noun printed after it.
"""

import re
from decimal import Decimal

from tawatur.claims.roles import NotAClaim, RoleBinder, Roles
from tawatur.entities import read_entities
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Article, Quantity, Span
from tawatur.text.blocks import read_blocks
from tawatur.text.scanner import scan
from tawatur.text.sentences import read_sentences

_MARK = re.compile(r"\[([^|\]]+)\|([^|\]]*)(?:\|([^|\]]*))?(?:\|([^\]]+))?\]")
_KINDS = {"percent": "percent", "percentage_point": "quantity", "ratio_x": "multiple", "degree_celsius": "temperature"}
_TIMES = {"year", "month", "day", "hour"}


def _kind(unit: str) -> str:
    if re.fullmatch("[A-Z]{3}", unit):
        return "money"
    return "duration" if unit in _TIMES else _KINDS.get(unit, "quantity" if unit else "number")


def marked(text: str, field: str = "body") -> Reading:
    """Read a marked text: values as marked, names by the gazetteer."""
    raw, quantities, end = "", [], 0
    for match in _MARK.finditer(text):
        raw += text[end : match.start()]
        value, unit, printed, role = match.groups()
        start = len(raw)
        raw += value
        span = None
        if printed:
            span = Span(text=printed, start=len(raw) + 1, end=len(raw) + 1 + len(printed))
            raw += " " + printed
        quantities.append(
            Quantity(
                kind=_kind(unit),
                text=value,
                start=start,
                end=start + len(value),
                number=Decimal(1000) if value == "ألف" else Decimal(7),
                unit=unit or None,
                unit_text=span,
                range_role=role,
                fraction=unit == "percent" and not re.search(r"\d|%|٪", value),
            )
        )
        end = match.end()
    raw += text[end:]
    tokens = tuple(scan(raw))
    blocks = read_blocks(raw, field)
    entities = read_entities(raw, tokens=tokens)
    return Reading(field, raw, tokens, blocks, read_sentences(raw, blocks), tuple(quantities), (), entities)


def roles_of(text: str, title: str | None = None) -> list[Roles | NotAClaim]:
    """Bind every marked value of a body, in order."""
    body = marked(text)
    head = marked(title, "title") if title else None
    article = Article(id="t", title=head.text if head else None, body=body.text)
    context = ArticleReading(article, head, body)
    found = []
    for quantity in body.quantities:
        for sentence in body.sentences:
            if sentence.start <= quantity.start < sentence.end:
                found.append(RoleBinder(context).bind(body, sentence, quantity))
    return found


def role(text: str, at: int = 0) -> Roles:
    """Bind one marked value that must be a claim."""
    answer = roles_of(text)[at]
    assert isinstance(answer, Roles), answer
    return answer
