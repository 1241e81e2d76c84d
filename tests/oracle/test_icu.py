"""Round trips against ICU's Arabic spelling rules: what ICU spells is read back exactly.

    apt-get install libicu-dev
    uv run --group test --group oracle pytest tests/oracle

PyICU takes about two minutes to build, so it is in no default group; without it these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.quantities import read_quantities

icu = pytest.importorskip("icu", reason="PyICU is not installed: apt-get install libicu-dev, then --group oracle")

CARDINALS = ["numbering", "numbering-year", "cardinal-masculine", "cardinal-feminine"]
ORDINALS = ["ordinal-masculine", "ordinal-feminine"]
# Above 299 ICU has no ordinals: its rule sets for them spell the cardinal, «ثلاثة مائة وخمسة وأربعون».
LAST_ORDINAL = 299


def speller(rules: str) -> Callable[[int | float], str]:
    spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("ar"))
    return lambda number: spell.format(number, f"%spellout-{rules}").strip()


def read_back(text: str) -> list[tuple[Decimal | None, str]]:
    return [(quantity.number, quantity.text) for quantity in read_quantities(text)]


def failures(rules: str, numbers: range) -> list[tuple[int, str, list[tuple[Decimal | None, str]]]]:
    spell = speller(rules)
    spelled = ((number, spell(number)) for number in numbers)
    return [(number, text, read_back(text)) for number, text in spelled if read_back(text) != [(number, text)]]


@pytest.mark.parametrize("rules", CARDINALS)
def test_all_integers_below_ten_thousand(rules: str) -> None:
    assert failures(rules, range(10_000)) == []


@pytest.mark.parametrize("rules", CARDINALS)
@settings(max_examples=500)
@given(number=st.integers(0, 10**15 - 1) | st.integers(0, 14).flatmap(lambda power: st.integers(0, 10 ** (power + 1))))
def test_integers_below_a_quadrillion(rules: str, number: int) -> None:
    text = speller(rules)(number)
    assert read_back(text) == [(number, text)]


@pytest.mark.parametrize("rules", CARDINALS)
@settings(max_examples=200)
@given(number=st.integers(3, 10**12))
def test_integers_inside_a_sentence(rules: str, number: int) -> None:
    text = speller(rules)(number)
    assert read_back(f"وقالت الهيئة إنها سجلت {text} حالة جديدة.") == [(number, text)]


@settings(max_examples=200)
@given(hundredths=st.integers(-(10**6), 10**6))
def test_decimals_and_negative_numbers(hundredths: int) -> None:
    text = speller("cardinal-masculine")(hundredths / 100)
    assert read_back(text) == [(Decimal(hundredths) / 100, text)]


@pytest.mark.parametrize("rules", ORDINALS)
def test_all_ordinals_below_a_thousand(rules: str) -> None:
    assert failures(rules, range(1, 1000)) == []


@pytest.mark.parametrize("rules", ORDINALS)
def test_ordinals_are_kept_apart_from_cardinals(rules: str) -> None:
    spell = speller(rules)
    kinds = {n: [quantity.kind for quantity in read_quantities(spell(n))] for n in range(1, LAST_ORDINAL + 1)}
    assert {n: kind for n, kind in kinds.items() if kind != ["ordinal"]} == {}
