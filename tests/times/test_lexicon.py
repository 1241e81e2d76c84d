"""The tables and the cutting of words."""

from __future__ import annotations

import unicodedata
from importlib import resources

import pytest

from tawatur.text.scanner import scan
from tawatur.times.lexicon import cut, read_items, table, words

TABLES = ["months.tsv", "words.tsv", "numbers.tsv", "holidays.tsv", "zones.tsv"]


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_normal_and_hold_no_entry_twice(name):
    text = resources.files("tawatur.times").joinpath("data", name).read_text(encoding="utf-8")
    assert unicodedata.normalize("NFKC", text) == text
    assert "\u0640" not in text
    rows = [tuple(row[:2]) for row in table(name)]
    assert len(rows) == len(set(rows))
    assert len({len(row) for row in table(name)} - {3, 4, 2}) == 0


@pytest.mark.parametrize(
    ("word", "clitics", "core", "definite"),
    [
        ("العام", (), "عام", True),
        ("وللعام", ("و", "ل"), "عام", True),
        ("ويونيو", ("و",), "يونيو", False),
        ("بالربع", ("ب",), "ربع", True),
        ("باب", (), "", False),
        ("وزير", (), "", False),
    ],
)
def test_cut_takes_off_what_stands_before_a_time_word(word, clitics, core, definite):
    pieces = cut(word)
    assert (pieces.clitics, pieces.core, pieces.definite) == (clitics, core, definite)


def test_items_cover_the_raw_letters_of_a_word():
    text = "وَلِلعـام 2024"
    items = read_items(text, scan(text))
    assert [text[item.start : item.end] for item in items] == ["وَ", "لِ", "لعـام", "2024"]
    assert items[2].definite
    assert words()["عام"]["unit"] == "year"
