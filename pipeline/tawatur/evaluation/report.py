"""Shows scores as tables for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tawatur.evaluation.scores import AgreementScores, Rate, Scores


def score_table(scores: Scores) -> Group:
    """Return the scores as rich tables; the caller prints them."""
    head = (
        f"gold {scores.gold}  predicted {scores.predicted}  matched {scores.matched}  "
        f"(other tier ignored {scores.ignored_other_tier})  span F1 {scores.span.f1:.3f}"
    )
    parts: list[RenderableType] = [Text(head), _slot_table(scores), Text(_negatives(scores))]
    if scores.spans.void:
        examples = ", ".join(f"{claim} {slot}" for claim, slot in scores.spans.examples)
        parts.append(Text(f"RUN IS VOID: {scores.spans.bad} spans do not quote their article: {examples}", "bold red"))
    if scores.agreement is None:
        return Group(*parts)
    return Group(*parts, Text(_agreement(scores.agreement)), _label_table(scores.agreement))


def slice_table(scores: Scores) -> Table:
    """Return the strict recall by tag and outlet as a rich table."""
    table = Table(box=box.SIMPLE, title="strict recall by tag and outlet")
    table.add_column("tag")
    slots = next(iter(scores.slices.values())).slots if scores.slices else {}
    for name in ("n", "found", *slots, "all"):
        table.add_column(name, justify="right")
    for name, part in scores.slices.items():
        figures = (part.found, *part.slots.values(), part.all_slots)
        table.add_row(name, str(part.claims), *(f"{figure:.2f}" for figure in figures))
    return table


def _slot_table(scores: Scores) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column("slot")
    for column in ("P", "R", "F1 strict", "P", "R", "F1 lenient"):
        table.add_column(column, justify="right")
    for name, strict in scores.strict.items():
        table.add_row(name, *_figures(strict), *_figures(scores.lenient[name]))
    return table


def _figures(rate: Rate) -> tuple[str, str, str]:
    return f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}"


def _negatives(scores: Scores) -> str:
    classes = ", ".join(f"{name} {fired}/{total}" for name, (fired, total) in scores.negatives.by_class.items())
    return f"negatives fired {scores.negatives.fired} of {scores.negatives.total}: {classes}"


def _agreement(scores: AgreementScores) -> str:
    return (
        f"agreement: macro F1 {scores.macro_f1:.3f}  family accuracy {scores.family_accuracy:.3f}  "
        f"false corroborations {scores.false_corroborations}  false conflicts {scores.false_conflicts}  "
        f"missed conflicts {scores.missed_conflicts}  independent sources {scores.independence_accuracy or 0:.3f}"
    )


def _label_table(scores: AgreementScores) -> Table:
    table = Table(box=box.SIMPLE)
    table.add_column("label")
    for column in ("P", "R", "F1", "gold", "predicted"):
        table.add_column(column, justify="right")
    for label, rate in scores.labels.items():
        table.add_row(label, *_figures(rate), str(rate.gold), str(rate.predicted))
    return table
