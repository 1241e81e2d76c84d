"""Finding articles and claims by words, whatever stands before them and however they are spelled."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.store import Store
from tawatur.store.search import claim_holds, printed_words, words_of

BODY = "قالت وزارة الطاقة إن إنتاج الشركة بلغ ٩٧٫٥ ألف طن، وللبلدية 12% من أرباحها، بحسب GPT-4o. وأكّد الأُردنّ ذلك."


@pytest.fixture
def found(store, article):
    store.add_article(article(1, body=BODY, title="عنوان"))
    store.add_article(article(2, body="نص بلا صلة 5%."))

    def ask(question: str) -> bool:
        ids = [one.id for one in store.articles(text=question)]
        assert store.count_articles(text=question) == len(ids)
        return "a1" in ids

    return ask


@pytest.mark.parametrize(
    "question",
    [
        "شركه", "الشركة", "شركة", "والشركة", "للشركة", "بلدية", "البلدية", "وللبلدية", "أرباحها", "ارباحها",
        "الاردن", "أردن", "97.5", "٩٧٫٥", "12%", "12", "gpt-4o", "GPT-4O", "وزاره الطاقه", "طاقة شركة", "صحيفة",
        "عنوان", "بلد*", "انت*", "«الشركة»", "إنتاج،",
    ],
)  # fmt: skip
def test_a_word_is_found_in_any_dress(found, question):
    assert found(question)


@pytest.mark.parametrize(
    "question", ["شركات", "رك", "شركة غاز", "97", "7.5", "؟!", "بلد", '"', "')", "a' OR 'b", "NOT", "شركه*ات"]
)
def test_what_is_not_there_is_not_found(found, question):
    assert not found(question)


def test_a_blank_question_asks_for_nothing(found, store):
    assert store.count_articles(text=" ") == store.count_articles() == 2


def test_claims_are_found_by_evidence_and_names(store, article, claim):
    one = article(1)
    store.add_article(one)
    chain = [{"level": "primary", "name": "هيئة الإحصاء"}]
    source = {"outlet": one.outlet, "url": None, "published": None, "scope": "document", "chain": chain}
    store.save_extraction(one, [claim(one, 0), claim(one, 1, source=source)], [])
    for question, ids in (("تجارة", ["a1-0", "a1-1"]), ("احصاء", ["a1-1"]), ("exports", ["a1-0", "a1-1"]), ("نفط", [])):
        assert [c.id for c in store.claims(text=question)] == ids
        assert store.count_claims(text=question) == len(ids)
        assert sum(count for _, count in store.facet("status", text=question)) == len(ids)


def test_a_corrected_name_is_found_and_the_old_one_is_not(store, article, claim):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one)], [])
    old = store.claims()[0]
    new = old.model_copy(update={"entity": old.entity.model_copy(update={"canonical": "المملكة"})})
    store.review("a1-0", reviewer="سلمى", action="correct", changes=new, expected=0)
    assert store.count_claims(text="المملكة") == 1


def test_claims_of_older_runs_and_versions_are_not_found(store, article, claim):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one)], [])
    store.add_article(article(1, body="نص آخر 12% جديد."))
    assert store.count_claims(text="صادرات") == 0
    assert store.count_articles(text="صادرات") == 1  # of the title
    assert store.count_articles(text="تجربة") == 1  # of the outlet's name


@pytest.mark.parametrize(
    ("raw", "forms"),
    [
        ("وللشركة", [("وللشركه", "لشركه", "شركه")]),
        ("الله", [("الله", "له")]),
        ("ال", [("ال",)]),
        ("١٬٢٥٠ و17.1%", [("1250",), ("و17.1", "17.1")]),
        ("«…»", []),
    ],
)
def test_the_forms_of_a_word(raw, forms):
    assert list(printed_words(raw)) == forms


@settings(max_examples=30)
@given(body=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), question=st.text())
def test_any_text_is_kept_and_any_question_answered(article, body, question):
    with Store("sqlite://") as store:
        store.add_article(article(1, body=body))
        assert store.count_articles(text=question) in {0, 1}
        for word in words_of(body)[:5]:
            assert store.count_articles(text=word) == 1


def test_the_words_of_a_huge_text_are_bounded():
    assert sum(len(word.encode()) for word in words_of(" ".join(f"كلمة{n}" for n in range(90_000)))) < 1_000_000


@pytest.mark.parametrize("question", ["تجارة", "التجارة", "exports", "صادر*", "نفط", "تجارة نفط", "", "؟"])
def test_a_claim_outside_a_database_is_found_by_the_same_words(store, article, claim, question):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one)], [])
    assert claim_holds(claim(one), question) == bool(question and store.count_claims(text=question))
