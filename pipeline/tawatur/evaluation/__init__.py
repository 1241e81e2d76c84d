"""The guideline's scores: claims and agreement against a gold folder."""

from tawatur.evaluation.report import score_table, slice_table
from tawatur.evaluation.scores import Scores
from tawatur.evaluation.scoring import read_jsonl, score_claims

__all__ = ["Scores", "read_jsonl", "score_claims", "score_table", "slice_table"]
