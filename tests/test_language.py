"""The pipeline: the components, alone and together, and `extract`, the call that does it all."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import tawatur
from tawatur.language import COMPONENTS, annotate, extract, load
from tawatur.records import Article

SENTENCE = "ارتفع عدد مستخدمي «ديب سيك» إلى 97 مليون مستخدم في أبريل 2025، بحسب شركة الأبحاث."
# Arabic letters, digits of two scripts, the words that grammars wake up for, and what else a page may hold.
NEWS = st.lists(
    st.sampled_from(
        ["ارتفع", "إلى", "بنسبة", "٪", "17.1%", "٢٫٥", "مليون", "دولار", "وزارة", "قال", "بحسب", "«", "»", "في", "عام",
         "2025", "يونيو", "أكثر من", "و13%", "من", "شركة", "DeepSeek", "R-1", "،", ".", "\n", "- ", "|", "57ر43", "نصف",
         "\u200f", "ـ", "المصدر:", "3-1", "الأحد", "بين", "5-10", "لم", "يتجاوز", "ضعف", "(", ")", "%12", "🙂", "\x00"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


def test_extract_finds_the_five_keys_of_a_claim():
    (claim,) = extract(Article(id="a1", body=SENTENCE)).claims
    assert claim.entity is not None
    assert claim.date is not None
    assert claim.entity.canonical == "DeepSeek"
    assert claim.metric.name == "user_count"
    assert str(claim.value.number) == "97000000"
    assert (claim.date.from_, claim.date.to) == (dt.date(2025, 4, 1), dt.date(2025, 4, 30))
    assert [member.name for member in claim.source.chain if member.level == "primary"] == ["شركة الأبحاث"]


def test_extract_gives_the_same_ids_to_the_same_bytes():
    first, second = (extract(Article(id="a1", body=SENTENCE)).claims for _ in range(2))
    assert first == second


def test_extract_lets_the_title_name_the_entity_of_the_body():
    article = Article(id="a1", title="أرامكو تعلن نتائجها", body="وبلغت أرباح الشركة 85 مليار ريال في 2024.")
    (claim,) = extract(article).claims
    assert claim.entity is not None
    assert claim.entity.canonical == "Saudi Aramco"


@given(NEWS, NEWS)
def test_extract_never_fails_and_every_span_quotes_the_article(title, body):
    article = Article(id="a1", title=title, body=body, date=dt.date(2025, 6, 1))
    extraction = extract(article)
    for claim in extraction.claims:
        claim.check(article)
    for rejection in extraction.rejections:
        assert article.text_of(rejection.field)[rejection.start : rejection.end] == rejection.text


@given(st.text(max_size=120))
def test_extract_never_fails_on_any_text(body):
    extract(Article(id="a1", body=body))


@pytest.mark.parametrize("body", ["–ف/ـ /°.٨", "٪٨ا٧(\u200f–)أ%ًبر€»ف"], ids=["dash", "mark"])
def test_extract_reads_a_line_that_names_nobody_before_its_dash(body):
    extract(Article(id="a1", body=body))


@pytest.mark.parametrize("body", ["", "   \n ", "2025", "نص بلا أرقام."])
def test_extract_finds_no_claim_where_there_is_none(body):
    assert extract(Article(id="a1", body=body)).claims == ()


def test_load_registers_each_stage_by_entry_point():
    assert load().pipe_names == list(COMPONENTS)


def test_a_doc_keeps_the_raw_text_and_holds_its_claims():
    doc = load()(SENTENCE)
    assert doc.text == SENTENCE
    assert [claim.value.text for claim in doc._.claims] == ["97 مليون"]
    assert [span.text for span in doc.spans["claims"]] == ["97 مليون"]


def test_a_doc_folds_its_tokens_beside_the_raw_text():
    doc = load()("المُستخدمـة")
    assert (doc[0].text, doc[0].norm_) == ("المُستخدمـة", "المستخدمه")


@pytest.mark.parametrize(
    ("stage", "group", "expected"),
    [
        ("tawatur_quantities", "quantities", "12,5%"),
        ("tawatur_times", "periods", "مايو 2025"),
        ("tawatur_entities", "entities", "مصر"),
    ],
)
def test_a_stage_works_alone_on_a_blank_pipeline(stage, group, expected):
    nlp = spacy.blank("ar")
    nlp.add_pipe(stage)
    doc = nlp("ارتفعت صادرات مصر 12,5% في مايو 2025")
    texts = [mention.text for mention in getattr(doc._, group)]
    assert expected in texts


def test_annotate_marks_numbers_times_and_names_in_text_order():
    mentions = annotate("ارتفع إنتاج مصر 3% في مايو 2025", reference_time="2025-06-01T00:00:00")
    assert [(m["kind"], m["text"]) for m in mentions] == [
        ("location", "مصر"),
        ("percent", "3%"),
        ("time", "مايو 2025"),
    ]


def test_annotate_gives_a_number_one_reading():
    mentions = annotate("دفع 2025 دولارا", reference_time="2025-06-01")
    assert [m["kind"] for m in mentions] == ["money"]


@pytest.mark.parametrize("name", tawatur.__all__)
def test_every_public_name_is_there(name):
    assert getattr(tawatur, name) is not None


def test_the_public_surface_is_what_the_docs_name():
    assert sorted(tawatur.__all__) == tawatur.__all__
    assert set(dir(tawatur)) == {*tawatur.__all__, "__version__"}


def test_a_name_that_is_not_public_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'surprise'"):
        _ = tawatur.surprise
