"""Datasets of claims, and the JSON Schemas of what is in them."""

from tawatur.export.dataset import export_dataset

__all__ = ["export_dataset"]
