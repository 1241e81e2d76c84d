"""The lists of verbs, nouns and names follow from lexica and frequencies; small ones are made here."""

from __future__ import annotations

from collections import Counter
from math import isclose

import pytest

from tawatur.text.normalise import fold
from tawatur.training.derive_names import Frequencies, Lexica, derive, not_names, read_lexica

ONCE_IN_A_MILLION = 1e-6  # 3 on the Zipf scale


@pytest.fixture
def often(tmp_path) -> Frequencies:
    """Frequencies in millionths; what is not here is unknown."""
    millionths = {
        "ارتفع": 40, "ارتفعت": 30, "يرتفع": 20, "وجم": 0.1,
        "شركة": 90, "الشركة": 60, "كريم": 50, "الكريم": 40, "كبير": 80, "كبيرة": 70,
        "إيمان": 10, "ايمان": 5, "الإيمان": 8, "خالد": 30, "زكرياء": 0.7,
    }  # fmt: skip
    path = tmp_path / "frequencies.tsv"
    path.write_text("".join(f"{form}\t{n * ONCE_IN_A_MILLION}\n" for form, n in millionths.items()), "utf-8")
    return Frequencies(path)


@pytest.fixture
def lists(often) -> dict[str, list[str]]:
    """The lists without their comments."""
    lexica = Lexica(
        perfectives=frozenset({"ارتفع", "وجم"}),
        imperfectives=frozenset({"يرتفع", "تنتحب"}),
        adjectives=frozenset({"كبير"}),
        persons=frozenset({"خالد"}),
        listed=Counter({"كريم": 40, "إيمان": 5, "زكرياء": 3, "Karim": 9, "باريس": 50, "ومحمد": 1, "يي": 8}),
    )
    written = derive(lexica, often).items()
    return {name: [line for line in text.splitlines() if not line.startswith("#")] for name, text in written}


def test_frequencies_of_spellings_that_fold_to_one_are_summed(often):
    assert often.of_printed("إيمان") == 4.0
    assert isclose(often.of_folded("ايمان"), 4.176, abs_tol=0.001)
    assert often.of_folded("غيرموجود") == often.of_printed("غيرموجود") == 0.0


def test_verbs_are_those_that_text_holds(lists):
    assert lists["verbs.txt"] == ["ارتفع", "ارتفعت", "يرتفع"]


def test_nouns_stand_with_the_article_too_and_adjectives_are_marked(lists):
    assert lists["common_nouns.txt"] == ["ايمان", "شركه", "كبير\ta", "كبيره\ta", "كريم"]


def test_names_that_are_words_are_marked_and_places_left_out(lists):
    assert lists["personal_names.txt"] == ["~ايمان", "~كريم", "خالد", "زكرياء"]


def test_camelmorph_and_the_name_list_are_read(tmp_path):
    tables = {
        "Verb-LEX-PV": "LEMMA,FORM\nkatab-u_1,katab\n",
        "Verb-LEX-IV": "ROOT,FORM\nb.n.y,bniy\nk.t.b,ktub\n",
        "Adj-LEX": "LEMMA\nkabiyr_1\n",
        "Noun-Prop-LEX": "LEMMA,FEAT\nxAlid_1,rat:r gen:m\nbayoruwt_1,rat:i\n",
    }
    for name, text in tables.items():
        (tmp_path / f"MSA-{name}.csv").write_text(text, "utf-8")
    (tmp_path / "names-en-ar.tsv").write_text("Abdullah\tعبد الله\t7\nAbdallah\tعبدالله\t2\n", "utf-8")
    lexica = read_lexica(tmp_path)
    assert lexica.perfectives == {"كتب"}
    assert {"يكتب", "تكتب", "يبني", "يبنيي"} <= lexica.imperfectives  # a weak root gets both long vowels
    assert lexica.adjectives == {"كبير"}
    assert lexica.persons == {"خالد"}
    assert lexica.listed == {"عبدالله": 9}


def test_words_that_are_no_names_are_folded_and_listed_once():
    words = not_names()
    assert all(fold(word) == word for word in words)
    assert {"باريس", "يناير", "لكن"} <= words
