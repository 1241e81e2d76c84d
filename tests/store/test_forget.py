"""Taking an article down: nothing of it can be read any more, and it does not come back."""

import pytest

from tawatur.errors import InputError, StoreError
from tawatur.store import Store

GEM = "زمرد"


@pytest.fixture
def filled(store, article, claim, rejection, agreement):
    for number in (1, 2, 3):
        one = article(number, author=GEM if number == 1 else None)
        store.add_article(one)
        store.save_extraction(one, [claim(one, n) for n in range(2)], [rejection(one)])
    store.replace_agreement([agreement("a1-0", "a2-0"), agreement("a2-1", "a3-1")])
    for claim_id in ("a1-0", "a2-0"):
        store.review(claim_id, reviewer="سلمى", action="accept", expected=0)
    return store


def test_all_of_an_article_goes_and_the_rest_stays(filled, article, claim):
    newer = article(1, body="ارتفعت صادرات البلاد 44% في مايو.")
    filled.add_article(newer)
    filled.save_extraction(newer, [claim(newer, 5)], [])
    gone = filled.forget("a1", reason="طلب الناشر")
    assert (gone.versions, gone.claims, gone.reviews, gone.agreements) == (2, 3, 1, 1)
    assert filled.article("a1") is None
    assert filled.versions("a1") == filled.claims(article_id="a1") == filled.history("a1-0") == []
    assert {c.article_id for c in filled.claims()} == {"a2", "a3"}
    assert [r.claim_id for r in filled.iter_reviews()] == ["a2-0"]
    assert [line.members for line in filled.agreements()] == [("a2-1", "a3-1")]
    assert len(filled.facts()) == 1
    assert filled.orphans() == []
    assert filled.examine(deep=True).findings == ()


def test_a_tombstone_says_what_when_and_why(filled, article):
    filled.forget("a1", reason=" طلب الناشر ")
    (stone,) = filled.tombstones()
    assert (stone.article_id, stone.text_digest, stone.reason) == ("a1", article(1).digest, "طلب الناشر")
    assert stone.at.tzinfo is not None


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"id": "other", "url": "https://other.example/9", "outlet": "أخرى"},  # the text, elsewhere
        {"body": "ارتفعت صادرات البلاد 99% في مايو."},  # another text at the address
    ],
)
def test_what_was_taken_down_stays_out(filled, article, changes):
    filled.forget("a1", reason="طلب الناشر")
    with pytest.raises(InputError, match=r"was taken down.* on \d{4}-\d\d-\d\d \(طلب الناشر\); it stays out"):
        filled.add_article(article(1, **changes))
    assert filled.counts()["articles"] == 2


def test_nothing_is_forgotten_without_a_reason_or_twice(filled):
    with pytest.raises(StoreError, match="say why"):
        filled.forget("a1", reason=" ")
    with pytest.raises(StoreError, match="article a9: is not in the store"):
        filled.forget("a9", reason="x")
    filled.forget("a1", reason="x")
    with pytest.raises(StoreError, match=r"was taken down already, on \d{4}"):
        filled.forget("a1", reason="x")


def test_the_file_holds_no_word_of_it(tmp_path, sqlite_url, article, claim):
    """Deleted rows usually stay readable in the file until something is written over them."""
    body = f"ارتفعت صادرات {GEM} 11% في مايو."
    with Store(sqlite_url) as store:
        for one in (article(1, body=body), article(2)):
            store.add_article(one)
            store.save_extraction(one, [claim(one)], [])
        store.review("a1-0", reviewer="سلمى", action="accept", expected=0)
        assert b"".join(path.read_bytes() for path in tmp_path.iterdir()).count(GEM.encode())
        store.forget("a1", reason="x")
        assert not b"".join(path.read_bytes() for path in tmp_path.iterdir()).count(GEM.encode())
        assert store.counts()["articles"] == 1
