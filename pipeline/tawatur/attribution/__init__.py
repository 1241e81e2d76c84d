"""Attribution: according to whom a text says what it says."""

from tawatur.attribution.read import read_attributions

__all__ = ["read_attributions"]
