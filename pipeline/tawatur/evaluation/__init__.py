"""The guideline's scores: claims and agreement against a gold folder."""

from tawatur.evaluation.report import render, render_slices
from tawatur.evaluation.scores import Scores
from tawatur.evaluation.scoring import read_jsonl, score_claims

__all__ = ["Scores", "read_jsonl", "render", "render_slices", "score_claims"]
