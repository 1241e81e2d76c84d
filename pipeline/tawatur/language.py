"""The spaCy pipeline that strings the rooms together, and `extract`, its one-call form.

Each stage is a component of its own (`nlp.add_pipe("tawatur_quantities")` works on `spacy.blank("ar")`
alone). `doc.text` is always the raw article: folded forms live in `token.norm_`, mentions in `doc.spans`
and, as our records with exact offsets, in `doc._`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import tawatur.text.tokenizer  # noqa: F401 - registers the tokenizer with spaCy
from tawatur.attribution import read_attributions
from tawatur.claims import Extraction, assemble
from tawatur.claims.models import Listener, Models, learn
from tawatur.doc_state import register, source_of
from tawatur.entities import Linker, read_entities
from tawatur.entities.recognised import Recognises
from tawatur.entities.recogniser import SHIPPED, read_labels
from tawatur.mentions import arbitrate
from tawatur.outlets import country_of
from tawatur.quantities import likely_country, read_quantities
from tawatur.quantities.annotations import annotate_quantities
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Article, Attribution, Entity, FieldName, Period
from tawatur.text.blocks import read_blocks
from tawatur.text.scanner import scan
from tawatur.text.sentences import read_sentences
from tawatur.times import read_times, weeks_begin
from tawatur.times.annotations import annotate_times

COMPONENTS: Final = (
    "tawatur_text",
    "tawatur_quantities",
    "tawatur_times",
    "tawatur_entities",
    "tawatur_mentions",
    "tawatur_claims",
)
_NAME_KINDS: Final = {"PER": "person", "ORG": "organization", "LOC": "location"}  # the others are lower-cased
# What may stand about a number that is the whole text: «2000،».
_BLANKS: Final = " \t\n.،,؛;!؟?"
_Component = Callable[[Doc], Doc]

register()


def load() -> Language:
    """Return a spaCy pipeline for Arabic news with all stages; `doc._.claims` holds what it finds."""
    nlp = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": "tawatur.ArabicTokenizer.v1"}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def extract(article: Article, *, models: Models | None = None) -> Extraction:
    """Return the claims of an article and the numbers in it that are none.

    Title and body are read one by one; claims are assembled over both, so that the title's entity or
    year can serve the body. `models` are those that come with the program where none are given; `by_rules` does
    without.
    """
    return _extract(article, models or shipped_models())


def by_rules(article: Article, *, labels: bool = True) -> Extraction:
    """Return what tables and rules alone find in an article: faster, and without probabilities for each slot.

    Without `labels` a metric keeps the words as printed and their place, be they but a verb or the noun counted.
    """
    return _extract(article, None, labels=labels)


def _extract(article: Article, models: Models | None, *, labels: bool = True) -> Extraction:
    title = read_field(article, "title") if article.title else None
    context = ArticleReading(article=article, title=title, body=read_field(article, "body"))
    if models is None:
        return assemble(with_attributions(linked(context)), labels=labels)
    heard = Listener(models.recogniser)
    context = with_attributions(linked(context, recogniser=heard))
    return assemble(context, learned=learn(context, models, heard))


@dataclass(frozen=True, slots=True)
class Extractor:
    """`extract` with the models of a directory: small to pickle, loaded once in each process that calls it.

    Raises InputError where the directory holds no model that could be run.
    """

    directory: Path

    def __post_init__(self) -> None:
        read_labels(self.directory)

    def __call__(self, article: Article) -> Extraction:
        """Read one article."""
        return extract(article, models=_models(self.directory))


@lru_cache(maxsize=2)
def _models(directory: Path) -> Models:
    return Models.load(directory)


def shipped_models() -> Models:
    """Return the models that come with the program, loaded once."""
    return _models(SHIPPED)


def annotate(
    text: str, *, reference_time: dt.date | dt.datetime | str | None = None, country: str | None = None
) -> list[dict[str, Any]]:
    """Return every number, unit, time and name of a short text as flat mentions in text order.

    The form is CONTRACT's "Annotations". `reference_time` (ISO 8601 when a string) is what relative times
    are counted from; without it they stay open and are left out. `country` (ISO 3166) says whose riyals and
    weeks are meant.

    >>> annotate("ارتفع 3%")[0]["kind"], annotate("ارتفع 3%")[0]["value"]
    ('percent', 3)
    """
    reference = _moment(reference_time) if isinstance(reference_time, str) else reference_time
    tokens = scan(text)
    entities = read_entities(text, tokens=tokens)
    times = annotate_times(text, tokens=tokens, reference=reference, week_start=weeks_begin(country))
    proposed = read_quantities(text, tokens=tokens, country=country)
    if any(q.kind == "number" and q.text == text.strip(_BLANKS) and "/" not in q.text for q in proposed):
        times = []  # «2000» alone is a number: nothing says that it is a year; «31/12» is shaped like a day
    stand_ins = [_stand_in(mention) for mention in times]
    quantities, kept = arbitrate(proposed, stand_ins, entities)
    left = {(period.start, period.end) for period in kept}
    mentions = [
        *annotate_quantities(text, quantities),
        *(mention for mention in times if (mention["start"], mention["end"]) in left),
        *(_name_mention(entity) for entity in entities if entity.start is not None),
    ]
    return sorted(mentions, key=lambda mention: (mention["start"], mention["end"]))


def _moment(text: str) -> dt.datetime:
    """Read a reference time; its zone is dropped, since the texts name none."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=None)


def _stand_in(mention: dict[str, Any]) -> Period:
    """Return the place of a time mention as a period, for arbitration."""
    return Period(
        text=mention["text"], start=mention["start"], end=mention["end"], type="range", grain=mention["grain"]
    )


def _name_mention(entity: Entity) -> dict[str, Any]:
    """Return an entity as a flat mention."""
    return {
        "kind": _NAME_KINDS.get(entity.type, entity.type.lower()),
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        "canonical": entity.canonical,
    }


def read_field(article: Article, field: FieldName) -> Reading:
    """Read one field of an article: tokens, blocks, sentences, quantities and periods, each as proposed."""
    nlp = _reader()
    with nlp.memory_zone():  # a run over many articles must not keep the strings of each
        doc = nlp.make_doc(article.text_of(field))
        doc._.article, doc._.field = article, field
        for _, component in nlp.pipeline:
            doc = component(doc)
        return reading_of(doc)


def reading_of(doc: Doc) -> Reading:
    """Return what the stages up to `tawatur_mentions` left on a Doc."""
    source = source_of(doc)
    return Reading(
        field=doc._.field,
        text=source.text,
        tokens=source.tokens,
        blocks=doc._.blocks,
        sentences=doc._.sentences,
        quantities=doc._.quantities,
        periods=doc._.periods,
        entities=doc._.entities,
    )


def linked(context: ArticleReading, *, recogniser: Recognises | None = None) -> ArticleReading:
    """Return the article's reading with its entities, linked over title and body, and one reading per number.

    A `recogniser` sees the title and the sentences that hold a quantity: names elsewhere make no claim.
    """
    title, body = context.title, context.body
    linker = Linker(
        body.text,
        title=None if title is None else title.text,
        body_tokens=body.tokens,
        title_tokens=None if title is None else title.tokens,
        outlet_country=country_of(context.article.outlet, context.article.url),
        recogniser=recogniser,
        sentences=None if recogniser is None else list(_measured(body)),
    )
    return ArticleReading(
        article=context.article,
        title=None if title is None else _with_entities(title, linker.title),
        body=_with_entities(body, linker.body),
    )


def _measured(reading: Reading) -> Iterator[tuple[int, int]]:
    """Give the sentences that hold a quantity which could be a claim."""
    places = [quantity.start for quantity in reading.quantities if quantity.negative is None]
    for sentence in reading.sentences:
        at = bisect_left(places, sentence.start)
        if at < len(places) and places[at] < sentence.end:
            yield sentence.start, sentence.end


def _with_entities(reading: Reading, entities: tuple[Entity, ...]) -> Reading:
    quantities, periods = arbitrate(reading.quantities, reading.periods, entities)
    return replace(reading, entities=entities, quantities=quantities, periods=periods)


def with_attributions(context: ArticleReading) -> ArticleReading:
    """Return the article's reading with its attributions, which look at title and body together."""
    title, body = read_attributions(context)
    return ArticleReading(
        article=context.article,
        title=None if context.title is None else _attributed(context.title, title),
        body=_attributed(context.body, body),
    )


def _attributed(reading: Reading, attributions: tuple[Attribution, ...]) -> Reading:
    return replace(reading, attributions=attributions)


@lru_cache(maxsize=1)
def _reader() -> Language:
    """The stages that read one field; entities and claims come after, over title and body."""
    nlp = load()
    for name in ("tawatur_entities", "tawatur_mentions", "tawatur_claims"):
        nlp.remove_pipe(name)
    return nlp


def _article(doc: Doc) -> Article:
    """The article that a Doc belongs to; a Doc on its own is an article without title, outlet or date."""
    article: Article | None = doc._.article
    return article if article is not None else Article(body=doc.text, id="")


def _mark(doc: Doc, group: str, mentions: Iterable[tuple[int, int, str]]) -> None:
    """Put mentions into `doc.spans`, widened to whole tokens; exact offsets are in the records."""
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in mentions)
    doc.spans[group] = [span for span in spans if span is not None]


@Language.factory("tawatur_text", assigns=["token.norm", "token.sent_start", "doc.spans"])
def make_text(nlp: Language, name: str) -> _Component:
    """Make the stage that folds tokens and finds blocks and sentences."""

    def text(doc: Doc) -> Doc:
        source = source_of(doc)
        doc._.blocks = read_blocks(source.text, doc._.field)
        doc._.sentences = read_sentences(source.text, doc._.blocks)
        norms = {token.start: token.norm for token in source.tokens}
        starts = {sentence.start for sentence in doc._.sentences}
        for token in doc:
            token.norm_ = norms.get(token.idx, token.norm_)
        # All at once: each `token.is_sent_start = …` would look over the whole Doc.
        begins = [1 if token.idx in starts or token.i == 0 else -1 for token in doc]
        doc.from_array(["SENT_START"], np.array(begins, np.int64).astype(np.uint64))  # type: ignore[arg-type]  # typed 2D
        _mark(doc, "blocks", ((b.start, b.end, b.kind) for b in doc._.blocks))
        return doc

    return text


@Language.factory("tawatur_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> _Component:
    """Make the stage that reads numbers, units and comparators."""

    def quantities(doc: Doc) -> Doc:
        article = _article(doc)
        source = source_of(doc)
        country = country_of(article.outlet, article.url)
        if country is None and doc._.field == "title":
            country = likely_country(article.body)  # a headline rarely says whose riyals it counts
        found = read_quantities(source.text, tokens=source.tokens, country=country)
        if country is None and article.title and any(q.currency_family for q in found):
            country = likely_country(article.title)  # the body leaves its riyals open, the headline may not
            found = found if country is None else read_quantities(source.text, tokens=source.tokens, country=country)
        doc._.quantities = found
        _mark(doc, "quantities", ((q.start, q.end, q.kind) for q in doc._.quantities))
        return doc

    return quantities


@Language.factory("tawatur_times", assigns=["doc.spans"])
def make_times(nlp: Language, name: str) -> _Component:
    """Make the stage that reads dates, intervals and calendars, against the article's date."""

    def times(doc: Doc) -> Doc:
        source = source_of(doc)
        article = _article(doc)
        doc._.periods = read_times(
            source.text, tokens=source.tokens, reference=article.date,
            week_start=weeks_begin(country_of(article.outlet, article.url)),
        )  # fmt: skip
        _mark(doc, "periods", ((p.start, p.end, p.type) for p in doc._.periods))
        return doc

    return times


@Language.factory("tawatur_entities", assigns=["doc.spans", "doc.ents"])
def make_entities(nlp: Language, name: str) -> _Component:
    """Make the stage that finds names and links them."""

    def entities(doc: Doc) -> Doc:
        source = source_of(doc)
        doc._.entities = read_entities(source.text, tokens=source.tokens)
        placed = [(e.start, e.end, e.type) for e in doc._.entities if e.start is not None and e.end is not None]
        _mark(doc, "entities", placed)
        doc.ents = spacy.util.filter_spans(doc.spans["entities"])
        return doc

    return entities


@Language.factory("tawatur_mentions", assigns=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> _Component:
    """Make the stage that leaves one reading per number."""

    def mentions(doc: Doc) -> Doc:
        doc._.quantities, doc._.periods = arbitrate(doc._.quantities, doc._.periods, doc._.entities)
        _mark(doc, "quantities", ((q.start, q.end, q.kind) for q in doc._.quantities))
        _mark(doc, "periods", ((p.start, p.end, p.type) for p in doc._.periods))
        return doc

    return mentions


@Language.factory("tawatur_claims", assigns=["doc.spans"])
def make_claims(nlp: Language, name: str) -> _Component:
    """Make the stage that assembles claims over one Doc; `extract` does it over title and body."""

    def claims(doc: Doc) -> Doc:
        context = ArticleReading(article=_article(doc), title=None, body=reading_of(doc))
        extraction = assemble(with_attributions(linked(context)))
        doc._.claims, doc._.rejections = extraction.claims, extraction.rejections
        _mark(doc, "claims", ((c.value.start, c.value.end, c.metric.name or "") for c in extraction.claims))
        return doc

    return claims
