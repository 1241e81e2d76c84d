"""Everything that was read off one field of an article, before claims are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.records import Article, Attribution, Entity, FieldName, Period, Quantity
from tawatur.text.blocks import Block
from tawatur.text.scanner import Token
from tawatur.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """One field: raw text, tokens, blocks, sentences, and the mentions found in it, each in text order.

    Quantities and periods do not overlap each other (`mentions` has arbitrated); a quantity whose
    `negative` is set is a number that can be no claim, kept so that it is accounted for.
    """

    field: FieldName
    text: str
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """An article with the readings of its title (None when there is none) and body."""

    article: Article
    title: Reading | None
    body: Reading

    def readings(self) -> tuple[Reading, ...]:
        """Title first, then body."""
        return (self.body,) if self.title is None else (self.title, self.body)
