"""What the tables of names and words promise."""

import re
import unicodedata
from collections import Counter, defaultdict
from typing import get_args

import pytest

from tawatur.entities.gazetteer import THEMED, look_up, spelling_key, spellings
from tawatur.entities.tables import columns, rows
from tawatur.entities.vocabulary import heads
from tawatur.records import EntityType

# One spelling, two cities or lands: the article's country decides (`known._by_land`).
CONTESTED = {"عمان"}


def test_the_table_names_two_thousand_things_besides_countries():
    assert sum(len(rows(table)) for table in THEMED) >= 2000


@pytest.mark.parametrize("table", THEMED)
def test_rows_are_well_formed(table):
    for names, canonical, kind, subtype, country in columns(table, 5):
        assert canonical, names
        assert kind in get_args(EntityType), names
        assert re.fullmatch("[A-Z_]+", subtype), names
        assert re.fullmatch("([A-Z]{2})?", country), names


@pytest.mark.parametrize(
    "table", [*THEMED, "countries", "regions", "heads", "anaphors", "stops", "portfolios", "context_cues"]
)
def test_cells_are_clean_text(table):
    for row in rows(table):
        for cell in row:
            assert unicodedata.normalize("NFKC", cell) == cell
            assert "ـ" not in cell
            assert not re.search("[\u200b-\u200f\u202a-\u202e\ufb50-\ufdff\ufe70-\ufeff]", cell)
            assert "||" not in cell


@pytest.mark.parametrize("table", THEMED)
def test_a_row_gives_each_spelling_once(table):
    for names, *_ in columns(table, 5):
        folded = Counter(spelling_key(name.removeprefix("~")) for name in names.split("|"))
        assert max(folded.values()) == 1, names


def test_no_thing_has_two_rows():
    for table in THEMED:
        things = Counter((canonical, kind) for _, canonical, kind, _, _ in columns(table, 5))
        assert [thing for thing, times in things.items() if times > 1] == []


def test_no_spelling_names_two_things_of_one_type():
    owners = defaultdict(set)
    for spelling, name in spellings():
        if name.form == "name" and name.subtype != "CURRENCY":
            owners[spelling_key(spelling), name.type].add(name.canonical)
    clashes = {" ".join(key): things for (key, _), things in owners.items() if len(things) > 1}
    assert set(clashes) == CONTESTED


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("المملكة العربية السعودية", "Saudi Arabia"),
        ("الإمارات", "United Arab Emirates"),
        ("أمريكا", "United States"),
        ("أميركا", "United States"),
        ("ديب سيك", "DeepSeek"),
        ("ديبسيك", "DeepSeek"),
        ("ديب-سيك", "DeepSeek"),
        ("Deepseek", "DeepSeek"),
        ("أوبك بلس", "OPEC+"),
        ("أوبك+", "OPEC+"),
        ("جوجل", "Google"),
        ("قوقل", "Google"),
        ("الاحتياطي الاتحادي", "Federal Reserve"),
        ("الجنيه المصري", "Egyptian pound"),
        ("البنك المركزى المصرى", "Central Bank of Egypt"),
    ],
)
def test_spellings_of_the_press_meet(spelling, canonical):
    assert canonical in {name.canonical for name in look_up(spelling)}


def test_the_heads_have_a_known_style():
    for head in heads().values():
        assert set(head.style) <= set("IPDNLAQ"), head
