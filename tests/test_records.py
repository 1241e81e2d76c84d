"""What the records accept, what they refuse, and how they are written."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tawatur.errors import SpanError
from tawatur.records import Article, Claim, Period, Span, plain, printed_interval


def test_claim_survives_a_round_trip_through_json(make_claim):
    claim = make_claim()
    assert Claim.model_validate_json(claim.to_json()) == claim


def test_claim_writes_numbers_as_plain_decimal_strings(make_claim):
    written = json.loads(make_claim(value={"number": "9.7E7"}).to_json())
    assert written["value"]["number"] == "97000000"


def test_claim_writes_the_keys_that_the_contract_names(make_claim):
    written = json.loads(make_claim().to_json())
    assert written["date"]["from"] == "2025-04-01"
    assert {"id", "entity", "metric", "value", "date", "source", "evidence", "missing"} <= set(written)


def test_claim_is_frozen(make_claim):
    with pytest.raises(ValidationError, match="frozen"):
        make_claim().id = "other"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"surprise": 1}, "Extra inputs"),
        ({"value": {"number": 97.0}}, "decimal string"),
        ({"value": {"number": "NaN"}}, "finite"),
        ({"value": {"number": "سبعة"}}, "no decimal number"),
        ({"value": {"end": 3}}, "does not hold"),
        ({"value": {"low": "99000000"}}, "upside down"),
        ({"value": {"number": None}}, "vague quantity has no interval"),
        ({"value": {"comparator": ">"}}, "disagree"),
        ({"modality": ["change"]}, "kind"),
        ({"modality": ["level", "share"]}, "kind"),
        ({"modality": ["level", "forecast", "forecast"]}, "set"),
        ({"modality": []}, "kind"),
        ({"entity": None}, "'entity' is empty"),
        ({"date": None}, "'date' is empty"),
        ({"date": {"from": "2025-05-01"}}, "backwards"),
        ({"metric": {"kind": "share"}, "modality": ["share"]}, "'of' is empty"),
        ({"metric": {"kind": "change", "direction": "down"}, "modality": ["change"]}, "fall"),
        ({"entity": {"start": None}}, "both offsets or none"),
        ({"confidence": 1.2}, "less than or equal to 1"),
    ],
)
def test_claim_refuses(make_claim, changes, reason):
    with pytest.raises(ValidationError, match=reason):
        make_claim(**changes)


def test_claim_takes_an_empty_slot_with_its_reason(make_claim):
    assert make_claim(date=None, missing={"date": "not_in_text"}).date is None


def test_claim_takes_a_bound_with_its_modality(make_claim):
    claim = make_claim(value={"comparator": ">", "high": None, "low": "97000000"}, modality=["level", "bound"])
    assert claim.value.high is None


def test_claim_refuses_a_span_outside_its_evidence(make_claim, claim_data):
    short = claim_data["evidence"]["text"][:40]
    with pytest.raises(ValidationError, match="outside the evidence"):
        make_claim(evidence={"text": short, "end": 40})


def test_check_accepts_the_article_that_was_read(make_claim, article):
    assert make_claim().check(article) == make_claim()


def test_check_refuses_an_article_whose_text_has_moved(make_claim, article):
    moved = article.model_copy(update={"body": "و" + article.body})
    with pytest.raises(SpanError, match="article a1, body"):
        make_claim().check(moved)


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_span_cut_from_a_text_quotes_it(raw, data):
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    cut = Span.cut(raw, start, end)
    assert raw[cut.start : cut.end] == cut.text


@given(st.text(max_size=8), st.integers(0, 9), st.integers(0, 20))
def test_a_span_whose_length_differs_from_its_text_is_refused(text, start, length):
    if length == len(text) and text:
        assert Span(text=text, start=start, end=start + length).end == start + length
    else:
        with pytest.raises(ValidationError):
            Span(text=text, start=start, end=start + length)


@pytest.mark.parametrize(
    ("number", "decimals", "comparator", "expected"),
    [
        ("33700000", -5, "=", ("33650000", "33750000")),  # 33.7 مليون
        ("17.1", 1, "=", ("17.05", "17.15")),
        ("500", 0, "~", ("499.5", "500.5")),
        ("60", 0, ">", ("60", None)),
        ("60", 0, "<=", (None, "60")),
        ("-60", 0, ">", (None, "-60")),  # تراجع بأكثر من 60%
        ("-15", 0, "<=", ("-15", None)),  # انخفاض لا يزيد على 15%
    ],
)
def test_printed_interval(number, decimals, comparator, expected):
    low, high = printed_interval(Decimal(number), decimals=decimals, comparator=comparator)
    assert (low and plain(low), high and plain(high)) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.integers(-12, 6))
def test_printed_interval_holds_its_number(number, decimals):
    low, high = printed_interval(number, decimals=decimals)
    assert low < number < high


def test_article_takes_the_other_names_of_its_keys():
    article = Article.model_validate({"text": "نص", "published": "2015-07-25T10:00:00Z", "cluster": 4})
    assert (article.body, article.date, article.extra) == ("نص", dt.date(2015, 7, 25), {"cluster": 4})


def test_article_without_id_is_named_by_its_bytes():
    one, same, other = (Article.model_validate({"body": body}) for body in ("نص", "نص", "نص آخر"))
    assert one.id == same.id != other.id


def test_article_refuses_a_body_that_is_no_text():
    with pytest.raises(ValidationError, match="valid string"):
        Article.model_validate({"body": 12})


def test_period_tells_its_days_inclusively():
    month = Period(
        text="يونيو 2025",
        start=0,
        end=10,
        type="month",
        grain="month",
        begin=dt.datetime(2025, 6, 1),
        until=dt.datetime(2025, 7, 1),
    )
    assert (month.first_day, month.last_day) == (dt.date(2025, 6, 1), dt.date(2025, 6, 30))
