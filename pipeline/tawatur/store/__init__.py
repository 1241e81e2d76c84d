"""The store: articles with their versions, extraction runs, claims and agreement in one database."""

from tawatur.store.store import Added, Pending, Run, Store

__all__ = ["Added", "Pending", "Run", "Store"]
