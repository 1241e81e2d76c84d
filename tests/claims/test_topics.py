import pytest

from tawatur.language import by_rules as extract
from tawatur.records import Article


@pytest.mark.parametrize(
    ("title", "outlet", "country"),
    [
        ("أسعار الخضر التونسية تقفز", None, "Tunisia"),
        ("وزارة المالية السعودية تراجع خططها", None, "Saudi Arabia"),
        ("الأسواق تترقب", "هسبريس", "Morocco"),
        ("الأسواق تترقب", None, None),
    ],
)
def test_a_measure_of_countries_is_of_the_country_that_the_article_speaks_of(title, outlet, country):
    article = Article(id="t", title=title, outlet=outlet, body="بلغ معدل التضخم 4% في مارس.")
    (claim,) = extract(article).claims
    assert (claim.entity.canonical if claim.entity else None) == country


def test_an_average_is_no_sea():
    article = Article(id="t", body="بلغ التضخم في الأردن 3%، ويتوقع أن يسجل 2% في المتوسط.")
    assert {claim.entity.canonical for claim in extract(article).claims if claim.entity} == {"Jordan"}


def test_a_sea_is_one_where_boats_are():
    article = Article(id="t", body="غرق قارب مهاجرين في المتوسط، ولقي 9 مهاجرين مصرعهم، وأنقذت سفينة الباقين.")
    assert "Mediterranean Sea" in {claim.entity.canonical for claim in extract(article).claims if claim.entity}
