"""Many articles: one after the other, or in a local pool."""

from tawatur.jobs.pool import BY_RULES, EXTRACT, Extracted, Failed, Result, extract_many

__all__ = ["BY_RULES", "EXTRACT", "Extracted", "Failed", "Result", "extract_many"]
