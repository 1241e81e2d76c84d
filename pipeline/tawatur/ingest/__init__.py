"""Ingest: text, JSON lines, web pages and feeds become articles; what cannot be read is set aside with its reason."""

from tawatur.ingest.limits import Limits
from tawatur.ingest.poll import Poller
from tawatur.ingest.reader import read_inputs, unique

__all__ = ["Limits", "Poller", "read_inputs", "unique"]
