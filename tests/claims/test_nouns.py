"""Counted nouns take their plurals from the table that all readers share."""

import pytest

from tawatur.claims.nouns import counted_nouns
from tawatur.claims.words import choices, table
from tawatur.quantities.nouns import noun_rows


@pytest.mark.parametrize(
    ("singular", "plurals"),
    [
        ("قرية", ("قرى",)),  # as the shared table says
        ("نازح", ("نازحين", "نازحون")),
        ("طريق", ("طرق", "طرقات")),  # and one more
        ("تقرير", ("تقارير",)),  # others
        ("كاتب", ("كتاب",)),  # to the numbers a book
        ("قصيدة", ("قصائد",)),  # a noun of ours alone
        ("نقطة", ("نقاط",)),
        ("حادثة", ()),
    ],
)
def test_counted_nouns_have_the_plurals_of_both_tables(singular, plurals):
    assert [noun.plurals for noun in counted_nouns() if noun.singular == singular][-1] == plurals


def test_counted_nouns_say_no_plural_that_the_shared_table_says():
    shared = set(noun_rows())
    words = {(one, plural) for one, several in shared for plural in several}
    for *_, singular, own in (row for row in table("nouns.tsv") if len(row) == 6):
        assert (singular, tuple(choices(own))) not in shared
        assert not own.startswith("+") or not words & {(singular, plural) for plural in choices(own[1:])}
