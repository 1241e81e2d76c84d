"""What the store keeps, versions, replaces and refuses."""

import datetime as dt
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.errors import InputError, StoreError
from tawatur.records import Article
from tawatur.store import Run, Store


def test_an_article_comes_back_as_it_went_in(store, article):
    given = article(1, author="س. المراسلة", extra={"section": "اقتصاد", "n": [1, 2]})
    assert store.add_article(given) == "added"
    assert store.article("a1") == given
    assert store.articles() == [given]


def test_the_same_bytes_twice_are_one_article(store, article):
    store.add_article(article(1))
    assert store.add_article(article(1)) == "unchanged"
    assert store.counts()["articles"] == 1


def test_what_only_extra_says_is_no_new_version(store, article):
    store.add_article(article(1))
    assert store.add_article(article(1, extra={"fetched": "today"})) == "unchanged"


@pytest.mark.parametrize(
    "changes", [{"body": "تصحيح: ارتفعت الصادرات 12%."}, {"date": dt.date(2025, 6, 2)}, {"outlet": "أخرى"}]
)
def test_changed_bytes_at_one_address_are_a_new_version(store, article, changes):
    old, new = article(1), article(1, **changes)
    store.add_article(old)
    assert store.add_article(new) == "new_version"
    assert store.article("a1") == new
    assert store.articles() == [new]
    assert store.versions("a1") == [old, new]
    assert store.counts() | {"articles": 1, "superseded": 1} == store.counts()


def test_an_address_makes_versions_of_ids_that_were_made_from_bytes(store, article):
    store.add_article(article(1, id="hash-of-one"))
    assert store.add_article(article(1, id="hash-of-other", body="نص آخر 12%.")) == "new_version"
    assert [a.id for a in store.articles()] == ["hash-of-other"]
    assert store.article("hash-of-one").body == article(1).body


def test_an_old_version_that_comes_again_changes_nothing(store, article):
    """A folder that holds two versions of a page can be ingested again and again."""
    versions = [article(1), article(1, body="نص آخر 12%.")]
    for version in versions:
        store.add_article(version)
    assert [store.add_article(version) for version in versions] == ["unchanged", "unchanged"]
    assert store.article("a1") == versions[1]


def test_an_id_without_address_is_continued_by_the_same_id(store, article):
    store.add_article(article(1, url=None))
    assert store.add_article(article(1, url=None, body="نص آخر 12%.")) == "new_version"
    assert store.add_article(article(1, body="نص ثالث 13%.")) == "new_version"


def test_one_id_at_two_addresses_is_refused(store, article):
    store.add_article(article(1))
    with pytest.raises(InputError, match=r"article a1: the id belongs to https://example.org/1"):
        store.add_article(article(1, url="https://example.org/other"))


def test_copies_at_two_addresses_are_two_articles(store, article):
    store.add_article(article(1))
    assert store.add_article(article(1, id="copy", url="https://other.example/1")) == "added"


def bare(one):
    """The text alone, as a .txt file or a page without address gives it: the id is made from the bytes."""
    return Article(title=one.title, body=one.body)


def test_a_bare_copy_of_a_known_text_is_no_second_article(store, article):
    store.add_article(article(1))
    assert store.add_article(bare(article(1))) == "unchanged"
    assert store.articles() == [article(1)]


def test_a_bare_text_that_comes_again_with_its_address_is_completed(store, article):
    store.add_article(bare(article(1)))
    assert store.add_article(article(1)) == "new_version"
    assert store.articles() == [article(1)]
    assert store.add_article(bare(article(1))) == "unchanged"


def test_a_bare_copy_of_another_outlet_is_another_article(store, article):
    store.add_article(article(1))
    assert store.add_article(bare(article(1)).model_copy(update={"outlet": "أخرى"})) == "added"


def test_the_same_text_with_less_beside_it_is_unchanged(store, article):
    store.add_article(article(1, author="س. المراسلة"))
    assert store.add_article(article(1)) == "unchanged"
    assert store.article("a1").author == "س. المراسلة"


@pytest.mark.parametrize("changes", [{"body": "نص \0 12% آخر"}, {"outlet": "ص" * 300}])
def test_what_one_database_cannot_keep_is_refused_by_name_and_the_rest_goes_in(store, url, article, changes):
    odd = article(1, **changes)
    if url.startswith("postgresql"):
        with pytest.raises(InputError, match="article a1: cannot be kept"):
            store.add_article(odd)
    else:
        store.add_article(odd)
        assert store.article("a1") == odd
    assert store.add_article(article(2)) == "added"


def test_half_a_surrogate_is_refused_by_name(store, article):
    with pytest.raises(InputError, match="article a1: holds half a surrogate pair"):
        store.add_article(article(1, body="نص \ud83d"))


def test_articles_are_paged_in_order_of_arrival(store, article):
    for number in (3, 1, 2):
        store.add_article(article(number))
    assert [a.id for a in store.articles()] == ["a3", "a1", "a2"]
    assert [a.id for a in store.articles(offset=1, limit=1)] == ["a1"]
    assert [a.id for a in store.iter_articles()] == ["a3", "a1", "a2"]


def test_an_extraction_is_kept_with_its_claims_and_rejections(store, article, claim, rejection):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one, 0), claim(one, 1)], [rejection(one)])
    assert store.claims() == store.claims(article_id="a1") == [claim(one, 0), claim(one, 1)]
    assert store.rejections("a1") == store.rejections() == [rejection(one)]
    assert store.claim_counts(["a1", "none"]) == {"a1": 2}
    assert store.counts() == {
        "articles": 1,
        "superseded": 0,
        "extracted": 1,
        "claims": 2,
        "rejections": 1,
        "agreements": 0,
    }


def test_an_extraction_twice_is_kept_once(store, article, claim, rejection):
    one = article(1)
    store.add_article(one)
    for _ in range(2):
        store.save_extraction(one, [claim(one)], [rejection(one)])
    assert store.counts() | {"claims": 1, "rejections": 1, "extracted": 1} == store.counts()


def test_the_newest_run_counts(store, article, claim):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one, 0)], [], Run(version="1"))
    store.save_extraction(one, [claim(one, 1), claim(one, 2)], [], Run(version="2", settings={"ner": "off"}))
    assert [c.id for c in store.claims()] == ["a1-1", "a1-2"]


def test_pending_articles_are_those_the_run_has_not_read(store, article, claim):
    for number in range(3):
        store.add_article(article(number))
    store.save_extraction(article(1), [], [])
    pending = store.pending_articles()
    assert len(pending) == 2
    assert [a.id for a in pending] == ["a0", "a2"]
    assert len(store.pending_articles(Run(settings={"ner": "on"}))) == 3


def test_a_new_version_is_pending_and_hides_the_claims_of_the_old(store, article, claim):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one)], [])
    store.add_article(article(1, body="نص آخر 12% جديد."))
    assert store.claims() == []
    assert [a.body for a in store.pending_articles()] == ["نص آخر 12% جديد."]


def test_pending_articles_can_be_saved_while_they_are_read(store, article, claim):
    for number in range(5):
        store.add_article(article(number))
    for one in store.pending_articles():
        store.save_extraction(one, [claim(one)], [])
    assert store.counts()["claims"] == 5


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["a0-0", "a1-0"]),
        ({"article_id": "a1"}, ["a1-0"]),
        ({"outlet": "صحيفة التجربة"}, ["a0-0", "a1-0"]),
        ({"outlet": "غيرها"}, []),
        ({"entity": "البلاد", "metric": "exports", "unit": "percent"}, ["a0-0", "a1-0"]),
        ({"metric": "imports"}, []),
        ({"since": dt.date(2025, 5, 31)}, ["a0-0", "a1-0"]),
        ({"since": dt.date(2025, 6, 1)}, []),
        ({"until": dt.date(2025, 4, 30)}, []),
        ({"min_confidence": 0.8}, ["a0-0"]),
    ],
)
def test_claims_are_filtered(store, article, claim, filters, expected):
    for number, confidence in ((0, 0.9), (1, 0.5)):
        one = article(number)
        store.add_article(one)
        store.save_extraction(one, [claim(one, confidence=confidence)], [])
    assert [c.id for c in store.claims(**filters)] == expected


def test_claims_by_id_keep_the_order_asked_for(store, article, claim):
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one, n) for n in range(3)], [])
    assert [c.id for c in store.claims_by_id(["a1-2", "none", "a1-0", "a1-2"])] == ["a1-2", "a1-0"]


def test_agreement_is_replaced_as_a_whole(store, agreement):
    store.replace_agreement([agreement("a", "b"), agreement("c", "d")])
    store.replace_agreement([agreement("e", "f")])
    assert store.agreements() == [agreement("e", "f")]


def test_an_extraction_of_an_unknown_article_is_refused(store, article):
    with pytest.raises(StoreError, match="article a1 is not in the store"):
        store.save_extraction(article(1), [], [])


def test_claims_of_another_article_are_refused(store, article, claim):
    store.add_article(article(1))
    with pytest.raises(StoreError, match="a claim or rejection of article a2"):
        store.save_extraction(article(1), [claim(article(2))], [])


def test_two_claims_with_one_id_are_refused_and_nothing_is_kept(store, article, claim):
    store.add_article(article(1))
    with pytest.raises(StoreError, match="two of its claims have one id"):
        store.save_extraction(article(1), [claim(article(1)), claim(article(1))], [])
    assert len(store.pending_articles()) == 1


def test_what_was_written_is_there_after_reopening(url, article, claim):
    with Store(url) as store:
        store.add_article(article(1))
        store.save_extraction(article(1), [claim(article(1))], [])
    with Store(url) as store:
        assert store.claims() == [claim(article(1))]


def test_threads_write_one_after_the_other(url, article):
    failures = []

    def add(first: int) -> None:
        try:
            with Store(url) as store:
                for number in range(first, first + 10):
                    store.add_article(article(number))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=add, args=(first,)) for first in (0, 5, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with Store(url) as store:
        assert sorted(int(a.id[1:]) for a in store.articles()) == list(range(20))


@settings(max_examples=20)
@given(
    body=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    title=st.none() | st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_comes_back_unchanged(body, title):
    given_article = Article(id="a1", title=title, body=body)
    with Store("sqlite://") as store:
        store.add_article(given_article)
        assert store.article("a1") == given_article


def test_a_store_in_memory_works(article):
    with Store("sqlite://") as store:
        store.add_article(article(1))
        assert store.counts()["articles"] == 1
