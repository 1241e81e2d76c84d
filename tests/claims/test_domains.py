"""A metric of one field is not given in an article of another."""

import pytest
from tests.claims.plain import claims_of

from tawatur.claims.domains import in_domain
from tawatur.claims.metrics import metric, metric_ids
from tawatur.claims.words import table


def _first(body):
    return claims_of(body)[0]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("حفرت البلدية بئرا بعمق 40 مترا في وادي عربة.", "depth"),
        ("ضرب زلزال بعمق 40 كيلومترا سواحل اليونان.", "quake_depth"),
        ("اعتمدت بلدية نزوى ترسية مشروعات طرق بنحو 31 مليون ريال عماني.", "project_cost"),
        ("حددت الخطة أهدافا تنموية عددها 12 هدفا للقرية.", "objective_count"),
        ("أحرز المهاجم 12 هدفا هذا الموسم في الدوري.", "goals"),
        ("حددت الكلية رسوم السكن بمبلغ 800 ريال عماني.", "fee"),
        ("بلغ عدد المشاركين في المهرجان 300 فنان.", "participant_count"),
    ],
)
def test_domains_give_the_metric_of_the_article_s_field(body, name):
    assert _first(body).metric.name == name


def test_domains_give_nothing_for_none():
    assert in_domain(metric("grade"), frozenset()) is None
    assert in_domain(metric("population"), frozenset()).id == "population"


def test_domains_name_metrics_that_there_are():
    for id_, other, words in table("domains.tsv"):
        assert id_ in metric_ids(), id_
        assert other == "-" or other in metric_ids(), other
        assert words


def test_a_word_inside_a_name_is_no_metric():
    found = claims_of("حضر مباراة ريال مدريد 60 ألف متفرج.")
    assert [c.metric.name for c in found] == ["attendance"]


def test_a_word_for_a_club_is_no_currency():
    found = claims_of("فاز ريال مدريد على ضيفه، وأنفق الريال 80 مليون يورو هذا الصيف.")
    assert "exchange_rate" not in {c.metric.name for c in found}
    assert found[-1].entity.text == "الريال"
