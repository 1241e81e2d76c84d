"""Wording: counts agree with their nouns and verbs, and a reason says what the line is."""

from __future__ import annotations

import pytest

from tawatur.agreement import agree
from tawatur.agreement.wording import independent


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا مصدر مستقل", "no independent source"),
        (1, "مصدر مستقل واحد", "1 independent source"),
        (2, "مصدران مستقلان", "2 independent sources"),
        (3, "3 مصادر مستقلة", "3 independent sources"),
        (10, "10 مصادر مستقلة", "10 independent sources"),
        (11, "11 مصدرا مستقلا", "11 independent sources"),
        (99, "99 مصدرا مستقلا", "99 independent sources"),
        (100, "100 مصدر مستقل", "100 independent sources"),
        (103, "103 مصادر مستقلة", "103 independent sources"),
    ],
)
def test_a_count_agrees_with_its_noun(number, arabic, english):
    assert independent(number) == (arabic, english)


@pytest.mark.parametrize(
    ("tellers", "opening"),
    [(2, "مصدران مستقلان يتفقان ("), (3, "3 مصادر مستقلة تتفق ("), (11, "11 مصدرا مستقلا تتفق (")],
)
def test_the_verb_agrees_too(make, tellers, opening):
    (line,) = agree([make(f"أ{n}", outlet=f"صحيفة {n}") for n in range(tellers)])
    assert line.why.ar.startswith(opening)


def test_a_single_figure_among_rivals_stands_alone(make):
    one, two = make("أ1"), make("أ2", outlet="صحيفة الميدان")
    lone = make("أ3", value="97 مليون", number="97000000", primary="هيئة السوق", outlet="صحيفة الأفق")
    lines = {line.members: line for line in agree([one, two, lone])}
    assert lines[lone.id,].why.ar.startswith("رقم يقف وحده ويخالفه غيره (")
    assert lines[lone.id,].why.en.startswith("one figure stands alone against others (")
    pair = lines[tuple(sorted((one.id, two.id)))]
    assert pair.why.en.startswith("figures that agree with each other, contradicted by others (")
