"""What the speller spells, the reader reads back exactly."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.quantities import read_quantities

sys.path.insert(0, str(Path(__file__).parent))
from speller import spell, spell_ordinal

STYLES = [
    {"feminine": feminine, "oblique": oblique, "style": style}
    for feminine in (False, True)
    for oblique in (False, True)
    for style in ("new", "old", "apart")
]


def numbers(text):
    return [q.number for q in read_quantities(text)]


@pytest.mark.parametrize("style", STYLES, ids=lambda s: "-".join(str(v) for v in s.values()))
def test_small_integers_in_every_style(style):
    wrong = [
        (n, spell(n, **style)) for n in [*range(0, 400), *range(400, 10_000, 37)] if numbers(spell(n, **style)) != [n]
    ]
    assert not wrong


def test_every_integer_below_ten_thousand():
    assert not [n for n in range(10_000) if numbers(spell(n)) != [n]]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**15 - 1), st.sampled_from(STYLES))
def test_integers_below_a_quadrillion(n, style):
    assert numbers(spell(n, **style)) == [Decimal(n)]


@settings(max_examples=100, deadline=None)
@given(st.integers(3, 10**9), st.sampled_from(STYLES))
def test_spelled_numbers_inside_a_sentence(n, style):
    text = f"وقالت الهيئة إنها سجلت {spell(n, **style)} حالة جديدة."
    assert numbers(text) == [Decimal(n)]


@pytest.mark.parametrize("feminine", [False, True])
def test_ordinals_below_a_thousand(feminine):
    wrong = []
    for n in range(1, 1000):
        found = read_quantities(spell_ordinal(n, feminine=feminine))
        if [(q.kind, q.number, q.negative) for q in found] != [("ordinal", n, "ordinal")]:
            wrong.append((n, spell_ordinal(n, feminine=feminine), [(q.kind, q.number) for q in found]))
    assert not wrong
