"""Round trips against num2words, where its Arabic is right.

num2words 0.5.14 is wrong in three ways, which these tests step round and pin:
a group of 101, 201 … 901 before a scale word doubles the scale word («مائة و ألف ألف» for 101000);
a bare 2000, 2000000 … is in the construct state, which alone means one («ألفا»);
above 19 its ordinals are cardinals («عشرون»).
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tawatur.quantities import read_quantities

num2words = pytest.importorskip(
    "num2words", reason="num2words is not installed: uv run --group test --group oracle pytest tests/oracle"
).num2words


def is_right(number: int) -> bool:
    """Tell whether num2words spells a number right, by the rules above."""
    groups = [number // 1000**power % 1000 for power in range(1, 5)]
    doubled = any(group > 100 and group % 100 == 1 for group in groups)
    bare_dual = any(number == 2 * 1000**power for power in range(1, 5))
    return not doubled and not bare_dual


def read_back(text: str) -> list[tuple[Decimal | None, str]]:
    return [(quantity.number, quantity.text) for quantity in read_quantities(text)]


def test_all_integers_below_ten_thousand() -> None:
    spelled = ((n, num2words(n, lang="ar").strip()) for n in range(10_000) if is_right(n))
    assert [(n, text, read_back(text)) for n, text in spelled if read_back(text) != [(n, text)]] == []


@settings(max_examples=1000)
@given(number=st.integers(0, 10**15 - 1) | st.integers(0, 14).flatmap(lambda power: st.integers(0, 10 ** (power + 1))))
def test_integers_below_a_quadrillion(number: int) -> None:
    assume(is_right(number) and number < 10**15)
    text = num2words(number, lang="ar").strip()
    assert read_back(text) == [(number, text)]


def test_ordinals_below_twenty() -> None:
    spelled = [(n, num2words(n, lang="ar", to="ordinal")) for n in range(1, 20)]
    found = [(n, text, [(q.kind, q.number) for q in read_quantities(text)]) for n, text in spelled]
    assert [row for row in found if row[2] != [("ordinal", row[0])]] == []


@pytest.mark.parametrize(
    ("number", "wrong"), [(101_000, "مائة و ألف ألف"), (2000, "ألفا"), (201_000_000, "مئتان و مليون مليون"), (25, None)]
)
def test_where_num2words_is_wrong(number: int, wrong: str | None) -> None:
    spelled = num2words(number, lang="ar")
    assert (spelled == wrong) is (wrong is not None), f"num2words has changed: {number} is now «{spelled}»"
    assert is_right(number) is (wrong is None)
