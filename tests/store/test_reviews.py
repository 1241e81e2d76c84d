"""Reviews: who said what of a claim, what the claim is then, and what becomes of it when the article is read again."""

import datetime as dt
import threading

import pytest
from sqlalchemy.exc import DBAPIError

from tawatur.errors import ReviewConflict, ReviewError, SpanError, StoreError
from tawatur.records import Claim, Span
from tawatur.store import Run, Store
from tawatur.store.engine import open_engine


@pytest.fixture
def read(store, article, claim, rejection):
    """A store with one article, its claim and its rejection."""
    one = article(1)
    store.add_article(one)
    store.save_extraction(one, [claim(one)], [rejection(one)])
    return store


def corrected(claim: Claim, **changes) -> Claim:
    data = claim.model_dump(by_alias=True)
    for slot, change in changes.items():
        data[slot] = {**data[slot], **change} if isinstance(change, dict) and data.get(slot) else change
    return Claim.model_validate(data)


def accept(store, claim_id="a1-0", expected=0, **more):
    return store.review(claim_id, reviewer="سلمى", action="accept", expected=expected, **more)


def only(store, **filters):
    (found,) = store.claims(**filters)
    return found


def test_a_claim_begins_unreviewed(read):
    assert (only(read).review.status, only(read).review.revision) == ("unreviewed", 0)
    assert read.history("a1-0") == []


def test_an_accepted_claim_says_so(read, article, claim):
    before = dt.datetime.now(dt.UTC)
    made = accept(read, reason="  ")
    assert (only(read).review.status, only(read).review.revision) == ("accepted", 1)
    assert (made.claim_id, made.article_id, made.reviewer, made.action) == ("a1-0", "a1", "سلمى", "accept")
    assert (made.reason, made.revision, made.before, made.after) == (None, 1, claim(article(1)), only(read))
    assert before <= made.at <= dt.datetime.now(dt.UTC)
    assert read.history("a1-0") == list(read.iter_reviews()) == [made]


def test_a_rejection_says_why(read):
    with pytest.raises(ReviewError, match="a1-0: say why"):
        read.review("a1-0", reviewer="سلمى", action="reject", reason=" ", expected=0)
    read.review("a1-0", reviewer="سلمى", action="reject", reason="الرقم لشهر آخر", expected=0)
    assert only(read).review.status == "rejected"
    assert read.history("a1-0")[0].reason == "الرقم لشهر آخر"


def test_a_correction_is_what_is_read_and_asked_for(read):
    old = only(read)
    new = corrected(old, metric={"name": "imports"}, value={"number": "12"})
    made = read.review("a1-0", reviewer="سلمى", action="correct", changes=new, expected=0)
    found = only(read, metric="imports")
    assert (found.metric.name, str(found.value.number), found.review.status) == ("imports", "12", "corrected")
    assert read.claims(metric="exports") == []
    assert (made.before, made.after) == (old, found)
    assert read.claims_by_id(["a1-0"]) == [found]


@pytest.mark.parametrize(
    ("changes", "error", "match"),
    [
        ({"value": {"text": "99%"}}, SpanError, "is '11%', not '99%'"),
        ({"id": "a1-9"}, ReviewError, "the correction is of claim a1-9"),
        ({}, ReviewError, "changes nothing; accept it"),
    ],
)
def test_a_correction_is_held_to_the_article(read, changes, error, match):
    new = corrected(only(read), **changes)
    with pytest.raises(error, match=match):
        read.review("a1-0", reviewer="سلمى", action="correct", changes=new, expected=0)
    assert only(read).review.status == "unreviewed"
    assert list(read.iter_reviews()) == []


def test_a_correction_comes_with_the_claim_and_nothing_else_does(read):
    for action, changes in (("correct", None), ("accept", only(read))):
        with pytest.raises(ReviewError, match="comes with the corrected claim"):
            read.review("a1-0", reviewer="سلمى", action=action, changes=changes, reason="x", expected=0)


def test_reopening_brings_back_what_the_program_read(read):
    old = only(read)
    read.review("a1-0", reviewer="سلمى", action="correct", changes=corrected(old, value={"number": "12"}), expected=0)
    read.review("a1-0", reviewer="كريم", action="reopen", expected=1)
    assert str(only(read).value.number) == "11"
    assert (only(read).review.status, only(read).review.revision) == ("unreviewed", 2)


def test_accepting_a_correction_keeps_it(read):
    new = corrected(only(read), value={"number": "12"})
    read.review("a1-0", reviewer="سلمى", action="correct", changes=new, expected=0)
    accept(read, expected=1)
    assert (str(only(read).value.number), only(read).review.status) == ("12", "accepted")


def test_the_second_of_two_reviewers_learns_who_was_first(read):
    accept(read)
    with pytest.raises(
        ReviewConflict, match=r"a1-0: سلمى changed it meanwhile \(accept, 20.* at\s+revision 1"
    ) as caught:
        read.review("a1-0", reviewer="كريم", action="reject", reason="لا", expected=0)
    error = caught.value
    assert (error.reviewer, error.action, error.found, error.expected) == ("سلمى", "accept", 1, 0)
    assert error.at.utcoffset() == dt.timedelta(0)
    assert only(read).review.status == "accepted"
    assert len(read.history("a1-0")) == 1


def test_of_many_reviewers_at_once_one_wins(url, read):
    results = []

    def vote(name: str) -> None:
        with Store(url) as mine:
            try:
                results.append(mine.review("a1-0", reviewer=name, action="accept", expected=0))
            except ReviewConflict as error:
                results.append(error)

    threads = [threading.Thread(target=vote, args=(f"م{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(isinstance(result, ReviewConflict) for result in results) == [False] + [True] * 5
    assert len(read.history("a1-0")) == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_a_review_needs_a_name(read, name):
    with pytest.raises(ReviewError, match="needs the name"):
        read.review("a1-0", reviewer=name, action="accept", expected=0)


def test_an_unknown_claim_or_action_is_refused(read):
    with pytest.raises(ReviewError, match="claim nope: is not in the store"):
        accept(read, "nope")
    with pytest.raises(ReviewError, match="'add' is no review"):
        read.review("a1-0", reviewer="سلمى", action="add", expected=0)
    with pytest.raises(ReviewError, match="at revision 0, not 3"):
        accept(read, expected=3)


@pytest.mark.parametrize("statement", ["UPDATE reviews SET reviewer = 'x'", "DELETE FROM reviews"])
def test_reviews_are_append_only(read, url, statement):
    accept(read)
    engine = open_engine(url)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    assert len(read.history("a1-0")) == 1


# A claim of a rejected number


@pytest.fixture
def missed(article, claim):
    """The number of the title, which the program rejected, as a claim."""
    one = article(1)
    place = {"text": "1", "start": 7, "end": 8}
    evidence = {"field": "title", "text": one.title, "start": 0, "end": len(one.title), "kind": "title"}
    return claim(one, 7, value={**place, "number": "1", "unit": "percent"}, evidence=evidence)


TITLE_NUMBER = Span(text="1", start=7, end=8)


def test_a_claim_is_made_of_a_rejected_number(read, missed):
    made = read.add_claim(missed, reviewer="سلمى", reason="هذا رقم", rejection=TITLE_NUMBER)
    assert (made.action, made.before, made.revision) == ("add", None, 1)
    assert [(c.id, c.review.status) for c in read.claims()] == [("a1-7", "accepted"), ("a1-0", "unreviewed")]
    assert read.rejections("a1") == read.rejections() == []
    assert read.counts()["rejections"] == 0


def test_a_rejected_addition_is_a_rejection_again(read, missed):
    read.add_claim(missed, reviewer="سلمى", rejection=TITLE_NUMBER)
    read.review("a1-7", reviewer="كريم", action="reject", reason="ترتيب", expected=1)
    assert len(read.rejections("a1")) == 1
    accept(read, "a1-7", expected=2)
    assert read.rejections("a1") == []


def test_an_addition_is_checked(read, article, claim, missed):
    with pytest.raises(ReviewError, match=r"body \[7, 8\): no number was rejected there"):
        read.add_claim(claim(article(1), 8), reviewer="سلمى", rejection=TITLE_NUMBER)
    with pytest.raises(SpanError):
        read.add_claim(corrected(missed, evidence={"text": "صادرات 2"}), reviewer="سلمى", rejection=TITLE_NUMBER)
    with pytest.raises(ReviewError, match="article a9: is not in the store"):
        read.add_claim(corrected(missed, article_id="a9"), reviewer="سلمى", rejection=TITLE_NUMBER)
    read.add_claim(missed, reviewer="سلمى", rejection=TITLE_NUMBER)
    with pytest.raises(ReviewConflict, match="سلمى changed it meanwhile"):
        read.add_claim(missed, reviewer="كريم", rejection=TITLE_NUMBER)


# The article is read again


def again(store, one, claims, rejections=(), version="2"):
    store.save_extraction(one, claims, list(rejections), Run(version=version))


@pytest.mark.parametrize("version", ["", "2"])
def test_a_review_survives_re_extraction_by_the_claims_id(read, article, claim, version):
    read.review(
        "a1-0",
        reviewer="سلمى",
        action="correct",
        changes=corrected(only(read), metric={"name": "imports"}),
        expected=0,
    )
    run = Run(version=version) if version else None
    read.save_extraction(article(1), [claim(article(1), confidence=0.4)], [], run)
    assert (only(read).metric.name, only(read).review.status) == ("imports", "corrected")
    assert len(read.history("a1-0")) == 1
    assert read.orphans() == []
    read.review("a1-0", reviewer="كريم", action="reopen", expected=1)
    assert (only(read).metric.name, only(read).confidence) == ("exports", 0.4)


def test_a_review_survives_a_new_version_that_still_says_it(read, article, claim):
    old = only(read)
    read.review(
        "a1-0", reviewer="سلمى", action="correct", changes=corrected(old, date=None, missing={"date": "x"}), expected=0
    )
    shift = "تحديث.\n"
    newer = article(1, body=shift + article(1).body, outlet="صحيفة أخرى")
    read.add_article(newer)
    assert read.claims() == []
    body = article(1).body
    moved = claim(
        newer,
        5,
        evidence={"field": "body", "text": body, "start": len(shift), "end": len(newer.body), "kind": "sentence"},
    )
    read.save_extraction(newer, [moved], [])
    found = only(read)
    assert (found.id, found.review.status, found.date) == ("a1-5", "corrected", None)
    assert found.evidence.start == len(shift)
    assert found.source.outlet == "صحيفة أخرى"
    assert found.check(newer) == found
    assert [r.claim_id for r in read.history("a1-5")] == [r.claim_id for r in read.history("a1-0")] == ["a1-0"]
    with pytest.raises(ReviewError, match="it is claim a1-5; review that"):
        accept(read, "a1-0")
    accept(read, "a1-5", expected=1)
    assert [r.revision for r in read.history("a1-0")] == [1, 2]


def test_a_review_whose_claim_is_gone_is_an_orphan(read, article, claim):
    accept(read)
    newer = article(1, body="ارتفعت صادرات البلاد 30% في مايو، وفق وزارة التجارة.")
    read.add_article(newer)
    read.save_extraction(newer, [claim(newer, 5)], [])
    assert [(c.id, c.review.status) for c in read.claims()] == [("a1-5", "unreviewed")]
    assert [(c.id, c.review.status) for c in read.orphans()] == [("a1-0", "orphaned")]
    assert read.claims(status="orphaned") == read.orphans()
    assert read.count_claims() == 1
    assert [r.action for r in read.history("a1-0")] == ["accept"]
    with pytest.raises(ReviewError, match="orphaned"):
        accept(read, expected=1)


def test_an_orphan_is_put_away_by_rejecting_it(read, article):
    accept(read)
    again(read, article(1), [])
    assert len(read.orphans()) == 1
    read.review("a1-0", reviewer="كريم", action="reject", reason="لم يعد في النص", expected=1)
    assert read.orphans() == read.claims(status="orphaned") == []
    again(read, article(1), [], version="3")
    assert read.orphans() == []


def test_a_reopened_claim_is_what_the_program_reads_now(read, article, claim):
    accept(read)
    read.review("a1-0", reviewer="كريم", action="reopen", expected=1)
    again(read, article(1), [claim(article(1), metric={"name": "imports", "kind": "change", "direction": "up"})])
    assert only(read).metric.name == "imports"
    assert (only(read).review.status, only(read).review.revision) == ("unreviewed", 2)
    again(read, article(1), [], version="3")
    assert read.orphans() == []


def test_a_rejected_claim_that_the_program_no_longer_makes_is_no_orphan(read, article, claim):
    read.review("a1-0", reviewer="سلمى", action="reject", reason="لا", expected=0)
    again(read, article(1), [])
    assert read.orphans() == []
    again(read, article(1), [claim(article(1))], version="3")
    assert only(read).review.status == "rejected"


def test_an_orphan_finds_its_claim_again(read, article, claim):
    accept(read)
    again(read, article(1), [])
    assert len(read.orphans()) == 1
    again(read, article(1), [claim(article(1))], version="3")
    assert read.orphans() == []
    assert (only(read).review.status, only(read).review.revision) == ("accepted", 1)


def test_an_added_claim_stays_while_its_sentence_does(read, article, claim, rejection, missed):
    read.add_claim(missed, reviewer="سلمى", rejection=TITLE_NUMBER)
    again(read, article(1), [claim(article(1))], [rejection(article(1))])
    assert [(c.id, c.review.status) for c in read.claims()] == [("a1-7", "accepted"), ("a1-0", "unreviewed")]
    assert read.rejections() == []
    newer = article(1, body=article(1).body + " والبقية تأتي.")
    read.add_article(newer)
    read.save_extraction(newer, [claim(newer)], [rejection(newer)])
    assert [(c.id, c.review.status) for c in read.claims()] == [("a1-7", "accepted"), ("a1-0", "unreviewed")]
    newest = article(1, title="عنوان آخر")
    read.add_article(newest)
    read.save_extraction(newest, [claim(newest)], [])
    assert [c.id for c in read.orphans()] == ["a1-7"]


def test_a_claim_of_a_version_that_is_not_read_yet_cannot_be_reviewed(read, article):
    accept(read)
    read.add_article(article(1, body="نص آخر 12% جديد."))
    with pytest.raises(ReviewError, match="has a new version, which has not been read"):
        accept(read, expected=1)


def test_a_review_error_is_a_store_error():
    assert issubclass(ReviewConflict, ReviewError)
    assert issubclass(ReviewError, StoreError)
