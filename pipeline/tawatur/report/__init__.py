"""One page for people: what a store or a dataset says, to be mailed to an editor."""

from tawatur.report.material import DatasetMaterial, Material, StoreMaterial
from tawatur.report.page import MOST, report

__all__ = ["MOST", "DatasetMaterial", "Material", "StoreMaterial", "report"]
