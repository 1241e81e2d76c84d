"""Many articles: one after the other, or in a local pool."""

from tawatur.jobs.pool import EXTRACT, Extracted, Failed, Result, extract_many

__all__ = ["EXTRACT", "Extracted", "Failed", "Result", "extract_many"]
