"""The store: articles with versions, extraction runs, claims, reviews and agreement in one database."""

from tawatur.store.agreements import STANDINGS, AgreementFilters, Fact, FactFilters, Standing
from tawatur.store.articles import Added
from tawatur.store.claims import ClaimFilters, Facet
from tawatur.store.doctor import Finding, Health
from tawatur.store.forget import Forgotten, Tombstone
from tawatur.store.maintenance import Upgraded, upgrade
from tawatur.store.reviews import Action, ReviewRecord
from tawatur.store.runs import Run
from tawatur.store.store import Pending, Store

__all__ = [
    "STANDINGS",
    "Action",
    "Added",
    "AgreementFilters",
    "ClaimFilters",
    "Facet",
    "Fact",
    "FactFilters",
    "Finding",
    "Forgotten",
    "Health",
    "Pending",
    "ReviewRecord",
    "Run",
    "Standing",
    "Store",
    "Tombstone",
    "Upgraded",
    "upgrade",
]
