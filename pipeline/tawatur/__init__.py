"""tawatur: Arabic news as claims that can be checked, and the independent sources behind each.

>>> import tawatur
>>> article = tawatur.Article(id="a1", body="ارتفع عدد مستخدمي المنصة إلى 97 مليون مستخدم.")
>>> [str(claim.value.number) for claim in tawatur.extract(article).claims]
['97000000']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tawatur.agreement import agree, check
    from tawatur.claims import Extraction
    from tawatur.errors import TawaturError
    from tawatur.export import export_dataset
    from tawatur.ingest import read_inputs
    from tawatur.language import annotate, extract, load
    from tawatur.records import Agreement, Article, Claim, Rejection, Span
    from tawatur.store import Store

__version__: Final = "0.1.0"

__all__ = [
    "Agreement",
    "Article",
    "Claim",
    "Extraction",
    "Rejection",
    "Span",
    "Store",
    "TawaturError",
    "agree",
    "annotate",
    "check",
    "export_dataset",
    "extract",
    "load",
    "read_inputs",
]

# Where each public name lives: spaCy and SQLAlchemy take a second to import, so a name is fetched on first use.
_HOME: Final = {
    "Agreement": "records",
    "Article": "records",
    "Claim": "records",
    "Extraction": "claims",
    "Rejection": "records",
    "Span": "records",
    "Store": "store",
    "TawaturError": "errors",
    "agree": "agreement",
    "annotate": "language",
    "check": "agreement",
    "export_dataset": "export",
    "extract": "language",
    "load": "language",
    "read_inputs": "ingest",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from its room."""
    if name not in _HOME:
        raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
    return getattr(import_module(f"tawatur.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]
