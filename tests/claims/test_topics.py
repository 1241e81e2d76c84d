import pytest
from tests.claims.plain import claims_of

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


@pytest.mark.parametrize(
    ("title", "body", "canonicals"),
    [
        # a total of a market that rivals share is not of the last of them
        (
            None,
            "ارتفعت شحنات الهواتف إلى 90 مليون جهاز. شحنت سامسونغ 40 مليون جهاز، تلتها شاومي بـ30 مليونا."
            " وستبلغ الشحنات السنوية 350 مليون جهاز.",
            ["الهواتف", "Samsung", "Xiaomi", "الهواتف"],
        ),
        # an owner that a pronoun points at is the last one
        (
            None,
            "ارتفعت شحنات الهواتف إلى 90 مليون جهاز. شحنت سامسونغ 40 مليون جهاز، وشحنت شاومي 30 مليون جهاز."
            " وستبلغ شحناتها السنوية 150 مليون جهاز.",
            ["الهواتف", "Samsung", "Xiaomi", "Xiaomi"],
        ),
        # a price is of what was last sold in its currency
        (
            "الذهب يصعد",
            "سجل عيار 21 نحو 5000 جنيه، وتجاوزت الأوقية 4000 دولار، وبلغ الجنيه الذهب 40 ألف جنيه."
            " ويتوقع البنك وصول السعر إلى 4500 دولار.",
            ["Gold 21 carat", "الأوقية", "Gold pound coin", "الأوقية"],
        ),
        # what is measured of countries, even where a work or a company is spoken of; the next value stays with it
        (
            "فيلم «الدرب» يتصدر في السعودية",
            "حقق فيلم «الدرب» 9 ملايين ريال. وبلغ عدد الشاشات 600 شاشة، وتراجع متوسط سعر التذكرة إلى 40 ريالا.",
            ["الدرب", "Saudi Arabia", "Saudi Arabia"],
        ),
        # a government is its country's: what it raised before it raised again
        (
            "الأجور في الأردن",
            "رفعت الحكومة الحد الأدنى للأجور إلى 300 دينار. وكان الحد الأدنى قد زيد بثلاثين دينارا.",
            ["Jordanian government", "Jordanian government"],
        ),
        # parts of a whole that the sentence does not name
        (
            "موسم العمرة",
            "أعلنت الهيئة أن عدد المعتمرين بلغ 900 ألف معتمر، منهم 700 ألف من خارج المملكة و200 ألف من داخلها.",
            None,
        ),
    ],
)
def test_what_a_sentence_leaves_out_is_known_from_the_article(title, body, canonicals):
    found = claims_of(body, title=title)
    read = [claim.entity.canonical if claim.entity else None for claim in found]
    if canonicals is None:
        assert len(set(read[-3:])) == 1
    else:
        assert read == canonicals
