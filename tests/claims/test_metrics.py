import unicodedata

import pytest

from tawatur.claims.metrics import count_metric, fit_of, metric, metric_at, metric_ids, metric_of_unit, noun_at
from tawatur.claims.words import choices, table
from tawatur.quantities.lexicon import rows
from tawatur.text.normalise import fold


def norms(text):
    return [fold(word) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("صافي أرباح البنك", "net_profit", 2),
        ("أرباحا صافية", "net_profit", 2),
        ("أرباحها", "net_profit", 1),
        ("العائدات السياحية", "tourism_revenue", 2),
        ("معدل التضخم الأساسي", "core_inflation", 3),
        ("الحد الأدنى للأجور", "minimum_wage", 3),
        ("عدد المستخدمين", "user_count", 2),
        ("عدد المدارس", "school_count", 2),
        ("عدد الأقلام", "count_of:اقلام", 2),
        ("سعة البطارية", "battery_capacity", 2),
        ("درجة الحرارة", "temperature", 2),
    ],
)
def test_metric_at_reads_the_longest_phrase(text, name, length):
    found = metric_at(norms(text), 0)
    assert found is not None
    assert (found.entry.id, found.length) == (name, length)


def test_metric_at_leaves_the_thing_to_the_entity():
    found = metric_at(norms("أسعار النفط"), 0)
    assert found is not None
    assert (found.entry.id, found.length, found.kept) == ("oil_price", 2, 1)


@pytest.mark.parametrize("text", ["الكرسي الأخضر", "العدد", "عدد من"])
def test_metric_at_finds_nothing_where_nothing_is_measured(text):
    assert metric_at(norms(text), 0) is None


@pytest.mark.parametrize(
    ("text", "id_", "length"),
    [
        ("سفينة", "ship", 1), ("سفنا", "ship", 1), ("سفينتين", "ship", 1), ("مستخدمي", "user", 1),
        ("فرص عمل", "job", 2), ("علامة تجارية", "merchant", 2), ("الطائرات", "plane", 1),
    ],
)  # fmt: skip
def test_noun_at_knows_number_and_case(text, id_, length):
    found = noun_at(norms(text), 0)
    assert found is not None
    assert (found.noun.id, found.length) == (id_, length)


@pytest.mark.parametrize(
    ("noun", "act", "name"),
    [
        ("خيمة", "distributed", "tents_distributed"),
        ("مدرسة", None, "school_count"),
        ("قتيل", "recovered", "death_toll"),
        ("وظيفة", "created", "jobs_created"),
        ("سائح", "received", "tourist_arrivals"),
        ("مواطن", "evacuated", "evacuated_count"),
    ],
)
def test_count_metric_names_counts_by_what_was_done(noun, act, name):
    found = noun_at([fold(noun)], 0)
    assert found is not None
    assert count_metric(found.noun, act).id == name


def test_metric_of_unit_reads_bare_units():
    found = metric_of_unit("degree_celsius")
    assert found is not None
    assert found.id == "temperature"
    assert metric_of_unit("USD") is None


def test_units_of_the_tables_are_units_that_quantities_have():
    known = {row[0] for row in rows("units.tsv")} | {"money", "percent", "count", "ratio", "magnitude", "-"}
    units = {unit for row in table("metrics.tsv") for unit in row[3].split()}
    units |= {unit.partition("/")[0] for unit, _ in table("units.tsv")} - {""}
    assert units <= known


def test_fit_of_prefers_the_metric_of_the_unit():
    assert fit_of(metric("revenue"), "money", "USD") > fit_of(metric("temperature"), "money", "USD")


def test_metric_ids_are_several_hundred():
    assert len(metric_ids()) > 300


@pytest.mark.parametrize("name", ["metrics.tsv", "nouns.tsv", "units.tsv", "function.tsv", "heads.tsv", "verbs.tsv"])
def test_tables_are_clean(name):
    widths = {"metrics.tsv": {5}, "nouns.tsv": {5, 6}}  # a noun may have plurals of its own
    for row in table(name):
        assert len(row) in widths.get(name, {2}), row
        for word in (w for cell in row for w in choices(cell)):
            assert word == unicodedata.normalize("NFKC", word)
            assert "ـ" not in word


def test_metrics_table_has_unique_ids_and_known_kinds():
    entries = list(table("metrics.tsv"))
    ids = [row[0] for row in entries]
    assert len(ids) == len(set(ids))
    assert {row[2].partition(":")[0] for row in entries} <= {"level", "rate", "share"}
    assert all(fold(row[4]) == row[4] for row in entries)
