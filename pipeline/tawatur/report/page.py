"""Writes the report: one page that brings its style and fonts, holds no script, and asks nothing of anybody."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.display.axis import anchor_of
from tawatur.display.present import grouped, metric_name, raw, segments, shown, unit_name
from tawatur.display.words import Language, Words, words_beside
from tawatur.export.references import ArticleReference
from tawatur.records import Article, Claim
from tawatur.report.matching import ASKED
from tawatur.report.material import Material
from tawatur.report.selection import Selection, select
from tawatur.report.view import FactView, Quote, clipped, fact_view, quotes
from tawatur.store import ClaimFilters, Standing

MOST: Final = 60  # facts of each standing
COMPARED: Final[tuple[Standing, ...]] = ("disputed", "corroborated", "single_source")
_MARKS: Final = ("value", "entity", "metric", "date", "source")
_OUTLETS: Final = 30
_SHAPES: Final = 4  # in style.css and the template: circle, square, diamond, triangle
_WEIGHTS: Final = (400, 700)


@dataclass(frozen=True, slots=True)
class Cited:
    """An article that a quotation is from, with its number in the list."""

    number: int
    outlet: str
    title: str
    published: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one entity that were told once."""

    name: str
    quotes: tuple[Quote, ...]


def report(
    material: Material,
    *,
    language: Language = "ar",
    title: str | None = None,
    filters: ClaimFilters | None = None,
    most: int = MOST,
) -> bytes:
    """Return the report of a store or dataset as HTML in UTF-8; the same material gives the same bytes.

    At most `most` facts of each standing are shown, and four times as many claims that were told once.

    Raises:
        InputError: a line of the dataset is no record.
        ExportError: words are searched for in a dataset without texts.
        StoreError: the store cannot be read, or a filter is none of its.
    """
    asked: ClaimFilters = filters or {}
    words = words_beside(__package__, language)
    selection = select(material, asked, most=most)
    facts = {
        standing: [fact_view(fact, selection.claims, words) for fact in selection.facts[standing]]
        for standing in COMPARED
    }
    groups = _groups(selection.alone, words)
    style = _style()
    # The only style that the page's policy lets a browser use, by its sum.
    style_sum = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = (
        _environment()
        .get_template("report.html")
        .render(
            words=words,
            slot=words.sections["slot"],
            lang=language,
            title=shown(clipped(title)) if title and title.strip() else words["report"],
            style=Markup(style),  # noqa: S704 - our own file
            style_sum=style_sum,
            totals=selection.totals,
            asked=_asked(asked, words),
            facts=facts,
            compared=COMPARED,
            groups=groups,
            alone_total=selection.totals.facts["once"] + selection.totals.uncompared,
            alone_shown=len(selection.alone),
            cited=_cited(selection, facts, groups),
            marks=_MARKS,
            outlets=[(clipped(shown(name)), count) for name, count in selection.totals.outlets[:_OUTLETS]],
            more_outlets=max(0, len(selection.totals.outlets) - _OUTLETS),
            shapes=_SHAPES,
            version=_version(),
        )
    )
    return page.encode("utf-8", "xmlcharrefreplace")


def _version() -> str:
    from tawatur import __version__  # noqa: PLC0415 - the package names its public surface lazily

    return __version__


def _groups(claims: Sequence[Claim], words: Words) -> list[Group]:
    """Put claims that were told once under their entities, each named as most texts name it, the unknown ones last."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[(claim.entity.canonical or claim.entity.text or "") if claim.entity else ""].append(claim)
    named = []
    for canonical, about in found.items():
        printed = Counter(claim.entity.text for claim in about if claim.entity and claim.entity.text)
        name = min(printed, key=lambda text: (-printed[text], text)) if printed else canonical
        named.append((not canonical, name, canonical))
    return [
        Group(name=clipped(shown(name)) or words["no_entity"], quotes=quotes(found[canonical], words)[0])
        for _, name, canonical in sorted(named)
    ]


def _cited(selection: Selection, facts: dict[Standing, list[FactView]], groups: list[Group]) -> dict[str, Cited]:
    """Number the articles of the quotations by outlet and day."""
    ids = {
        teller.article_id for quote in _quotes(facts, groups) for teller in quote.tellers
    } & selection.articles.keys()
    articles = sorted(
        (selection.articles[id_] for id_ in ids),
        key=lambda one: (one.outlet or "", one.date is None, one.date, one.id),
    )
    return {article.id: _cite(number, article) for number, article in enumerate(articles, 1)}


def _quotes(facts: dict[Standing, list[FactView]], groups: list[Group]) -> Iterator[Quote]:
    for found in facts.values():
        for fact in found:
            for side in fact.sides:
                yield from side.quotes
    for group in groups:
        yield from group.quotes


def _cite(number: int, article: Article | ArticleReference) -> Cited:
    title = "" if isinstance(article, ArticleReference) else article.title or ""
    return Cited(
        number=number,
        outlet=clipped(shown(article.outlet or "")),
        title=clipped(shown(title), 300),
        published=article.date.isoformat() if article.date else None,
        url=clipped(shown(article.url or ""), 500),
    )


def _asked(filters: ClaimFilters, words: Words) -> list[tuple[str, str]]:
    """Say what the report is narrowed down to: (name, values)."""
    named: dict[str, Any] = {
        "status": lambda value: words.name("status", value),
        "verdict": lambda value: words.name("verdict", value),
        "metric": lambda value: metric_name(value, words.language),
        "unit": lambda value: unit_name(value, words.language),
    }
    found = []
    for key, value in filters.items():
        if key not in ASKED:
            continue
        values = value if isinstance(value, (list, tuple)) else [value]
        told = [named[key](one) or str(one) if key in named else str(one) for one in values]
        found.append(
            (words.sections["filter"][key], shown("، ".join(told) if words.language == "ar" else ", ".join(told)))
        )
    return found


@lru_cache(maxsize=1)
def _style() -> str:
    """The style with the fonts inside it: what is said once is measured once."""
    style = files(__package__).joinpath("style.css").read_text("utf-8")
    fonts = files("tawatur.display").joinpath("fonts")
    faces = []
    for weight in _WEIGHTS:
        font = fonts.joinpath(f"noto-naskh-arabic-arabic-{weight}-normal.woff2").read_bytes()
        faces.append(
            '@font-face { font-family: "Noto Naskh Arabic"; font-weight: '
            f'{weight}; src: url("data:font/woff2;base64,{base64.b64encode(font).decode()}") format("woff2"); }}\n'
        )
    return "\n" + "".join(faces) + style


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(raw=raw, segments=segments, grouped=grouped, anchor_of=anchor_of)
    return environment
