"""The store: articles with their versions, extraction runs, claims and agreement in one database."""

from tawatur.store.runs import Run
from tawatur.store.store import Added, ClaimFilters, Pending, Store

__all__ = ["Added", "ClaimFilters", "Pending", "Run", "Store"]
