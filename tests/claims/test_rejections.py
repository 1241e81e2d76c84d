"""The account of every number: a claim or a rejection, once."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.claims import assemble
from tawatur.language import read_field, with_attributions
from tawatur.reading import ArticleReading
from tawatur.records import Article
from tawatur.text.scanner import TokenKind

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
_DIGITAL = {TokenKind.NUMBER, TokenKind.LATIN, TokenKind.URL}


def read(article):
    title = read_field(article, "title") if article.title else None
    return with_attributions(ArticleReading(article, title, read_field(article, "body")))


def check_account(article):
    """Every number ends in a claim or a rejection, and in one only."""
    context = read(article)
    extraction = assemble(context)
    for claim in extraction.claims:
        claim.check(article)
    for reading in context.readings():
        entries = sorted(
            [(c.value.start, c.value.end) for c in extraction.claims if c.evidence.field == reading.field]
            + [(r.start, r.end) for r in extraction.rejections if r.field == reading.field]
        )
        for (_, end), (start, _) in pairwise(entries):
            assert end <= start, "a number is accounted for twice"
        numbers = [(t.start, t.end) for t in reading.tokens if t.kind in _DIGITAL and any(c.isdigit() for c in t.text)]
        numbers += [(q.start, q.end) for q in reading.quantities]
        for start, end in numbers:
            assert any(s < end and start < e for s, e in entries), reading.text[start:end]
        for rejection in extraction.rejections:
            if rejection.field == reading.field:
                assert reading.text[rejection.start : rejection.end] == rejection.text
                assert rejection.why


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.json")), ids=lambda p: p.stem)
def test_every_number_of_the_corpus_is_accounted_for(path):
    check_account(Article.model_validate(json.loads(path.read_text(encoding="utf-8"))))


_NEWS = st.lists(
    st.sampled_from(
        [
            "ارتفع", "إلى", "من", "بنسبة", "12%", "٢٫٥", "مليون", "ألفين", "دولار", "برميل يوميا", "وقال", "وزير",
            "بحسب", "رويترز", "في", "عام 2025", "يونيو", "أمس", "الربع الثاني", "أكثر من", "لم يتجاوز", "شركة أرامكو",
            "GPT-4o", "iPhone 17", "عيار 21", "الثالثة", "3-1", "عشرات", "نصف", "ضعف", "«", "»", "،", ".", "\n", "|",
            "(مليار ريال)", "المصدر:", "هاتف: 0501234567", "https://example.org/2025/10", "15 و24 عاما", "بين 5 و7",
        ]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@given(body=_NEWS, title=st.one_of(st.none(), _NEWS))
def test_every_number_of_any_text_is_accounted_for(body, title):
    check_account(Article(id="t", title=title, body=body or "-", outlet="صحيفة", date=None))


@given(st.text(max_size=60))
def test_any_string_is_accounted_for(body):
    check_account(Article(id="t", body=body or "-"))


@pytest.mark.parametrize(
    ("body", "text", "class_"),
    [
        ("بلغت أرباح الشركة 5 ملايين ريال في 2024.", "2024", "date"),
        ("بلغت أرباح الشركة 5 ملايين ريال في الربع الثالث.", "الربع الثالث", "period_not_value"),
        ("أطلقت الشركة هاتف iPhone 17 أمس.", "17", "product_name"),
        ("وحلت الشركة في المرتبة الثالثة.", "الثالثة", "ordinal"),
        ("قرأت التقرير.\nصفحة 12", "12", "page_artefact"),
    ],
)
def test_a_rejection_names_its_class(body, text, class_):
    rejections = extract_rejections(body)
    assert (text, class_) in {(r.text, r.class_) for r in rejections}


def extract_rejections(body):
    return assemble(read(Article(id="t", body=body))).rejections


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("صعدت العملة أكثر من واحد بالمئة أمام الدولار.", "واحد بالمئة"),
        ('يتابع حساب النادي "249" ألف شخص.', '"249" ألف'),
        ("تخرج من الجامعة 1950 طبيب.", "1950"),
        ("تلقى المركز 120 بلاغا منذ الصباح.", "120"),
        ("وعلى متن السفينة 30 بحارا.", "30"),
        ('وتضم الباقة "2000" رسالة.', "2000"),
        ("وفشلت المحاولات الأربع السابقة.", "الأربع"),
        ("وأسفر الحريق عن إصابة (17).", "17"),
    ],
)
def test_a_value_in_doubtful_dress_is_claimed(body, text):
    (claim,) = assemble(read(Article(id="a", body=body))).claims
    assert claim.value.text == text


def test_furniture_rejects_all_its_numbers():
    body = "بلغت أرباح الشركة 5 ملايين ريال.\nهذا المحتوى للمشتركين: تبقى لك 35% من المقال. اشترك بـ9.99 دولار شهريا"
    classes = {r.text: r.class_ for r in extract_rejections(body)}
    assert classes["35%"] == classes["9.99"] == "boilerplate"
