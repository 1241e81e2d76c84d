"""What the stages leave on a spaCy Doc: the extensions `doc._`, the scanned source, and how both are saved.

A Doc travels as bytes when spaCy reads with several processes (`nlp.pipe(…, n_process=2)`) or saves it, so
the records on it must too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import srsly
from pydantic import TypeAdapter
from spacy.tokens import Doc

from tawatur import records
from tawatur.text.blocks import Block
from tawatur.text.scanner import Token, scan
from tawatur.text.sentences import Sentence

# Tuples of records, in text order, each left by the stage of its name.
MENTIONS: Final = ("quantities", "periods", "entities", "blocks", "sentences", "claims", "rejections")
_SOURCE: Final = "tawatur.source"
_KEY: Final = "__tawatur__"
_SAVED: Final[dict[str, TypeAdapter[Any]]] = {
    kind.__name__: TypeAdapter(kind)
    for kind in (
        Block,
        Sentence,
        records.Article,
        records.Claim,
        records.Entity,
        records.Period,
        records.Quantity,
        records.Rejection,
    )
}


@dataclass(frozen=True, slots=True)
class Source:
    """The raw text of a Doc and the scanner's tokens of it, whichever tokenizer made the Doc."""

    text: str
    tokens: tuple[Token, ...]


def source_of(doc: Doc) -> Source:
    """Return the text and tokens of a Doc, made once: `doc.text` joins all tokens anew each time."""
    source: Source | None = doc.user_data.get(_SOURCE)
    if source is None:
        text = doc.text
        source = doc.user_data[_SOURCE] = Source(text, tuple(scan(text)))
    return source


def register() -> None:
    """Register the extensions `doc._`; a second call changes nothing."""
    for name in MENTIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    for name, default in (("article", None), ("field", "body")):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


@srsly.msgpack_encoders("tawatur")  # type: ignore[untyped-decorator]  # srsly leaves its registries untyped
def _encode(value: object, chain: Callable[[object], object] | None = None) -> object:
    """Write a record as its class name and JSON; the scanned source is made again instead."""
    if isinstance(value, Source):
        return None
    adapter = _SAVED.get(type(value).__name__)
    if adapter is not None and type(value).__module__.startswith("tawatur."):
        return {_KEY: type(value).__name__, "json": adapter.dump_json(value, by_alias=True)}
    return value if chain is None else chain(value)


@srsly.msgpack_decoders("tawatur")  # type: ignore[untyped-decorator]
def _decode(value: object, chain: Callable[[object], object] | None = None) -> object:
    """Read what `_encode` wrote."""
    if isinstance(value, dict) and value.get(_KEY) in _SAVED:
        return _SAVED[value[_KEY]].validate_json(value["json"])
    return value if chain is None else chain(value)
