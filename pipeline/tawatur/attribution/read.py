"""Reads who is given as the source of each stretch of an article."""

from __future__ import annotations

from tawatur.reading import ArticleReading
from tawatur.records import Attribution


def read_attributions(context: ArticleReading) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """Return the attributions of the title and of the body, each in text order."""
    return (), ()
