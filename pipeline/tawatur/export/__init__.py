"""Datasets of claims, and the JSON Schemas of what is in them."""

from tawatur.export.dataset import COMPANIONS, Companion, export_dataset
from tawatur.export.release import About

__all__ = ["COMPANIONS", "About", "Companion", "export_dataset"]
