"""Claims: roles, period, source and modality of each value, put together and checked; rejections for the rest."""

from tawatur.claims.assemble import Extraction, assemble

__all__ = ["Extraction", "assemble"]
