"""Entities: names in the text, and one canonical name for each thing."""

from tawatur.entities.linking import Linker
from tawatur.entities.reading import read_entities

__all__ = ["Linker", "read_entities"]
