"""Hostile texts cost no more than their length."""

import pytest

from tawatur.entities import Linker, read_entities

PIECES = [
    "أعلنت شركة «زلقورة» أن الشركة أرامكو V4 (أونكتاد) رئيس هيئة قناة السويس ",
    "نائب رئيس ",
    "نائب ",
    "محمد بن ",
    "عبد ",
    "شركة «",
    "وزارة المالية والصحة ",
    "للهيئة ",
    "X1 ",
    "Apple 17 ",
    "الملك ",
    "رقم 12 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_run_of_cues_is_read_to_its_end(piece):
    """Quadratic time would show here; the growth itself is measured by benchmarks/."""
    text = piece * (20_000 // len(piece))
    for found in (read_entities(text), Linker(text, title=text[:200]).body):
        assert all(text[e.start : e.end] == e.text for e in found)
