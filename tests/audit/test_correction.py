"""A claim as the fields of a form, and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.audit.correction import CorrectionError, corrected, fields_of
from tawatur.audit.difference import differences
from tawatur.audit.fields import choices, groups
from tawatur.audit.proposal import proposed
from tawatur.display.words import words
from tawatur.records import Article, Claim, Rejection


def problems(claim, article, **fields) -> dict[str, str]:
    with pytest.raises(CorrectionError) as caught:
        corrected(claim, article, {name.replace("__", "."): text for name, text in fields.items()})
    return {field: key for field, (key, _) in caught.value.problems.items()}


def test_the_fields_of_a_claim_make_the_claim(make_claim, article):
    claim = make_claim()
    assert corrected(claim, article, {}) == claim
    assert corrected(claim, article, fields_of(claim)) == claim


def test_typed_words_are_found_in_the_evidence(make_claim, article):
    claim = corrected(make_claim(), article, {"entity": "شركة الأبحاث"})
    start = article.body.index("شركة الأبحاث")
    assert (claim.entity.start, claim.entity.end) == (start, start + len("شركة الأبحاث"))


def test_of_several_places_the_nearest_to_the_old_one_is_meant(make_claim, article):
    """«مستخدم» stands within «مستخدمي» too, long before the unit."""
    claim = corrected(make_claim(), article, {"unit_text": "مستخدم", "unit_text.at": ""})
    assert claim.value.unit_text.start == 35


def test_a_place_that_the_form_gives_is_taken(make_claim, article):
    first = article.body.index("مستخدم")
    claim = corrected(make_claim(), article, {"unit_text": "مستخدم", "unit_text.at": f"{first}-{first + 6}"})
    assert claim.value.unit_text.start == first


def test_a_place_that_does_not_hold_the_words_is_not_believed(make_claim, article):
    claim = corrected(make_claim(), article, {"entity": "شركة الأبحاث", "entity.at": "0-3"})
    assert claim.entity.text == "شركة الأبحاث"


def test_a_new_number_has_a_new_interval(make_claim, article):
    value = corrected(make_claim(), article, {"value.number": "98000000"}).value
    assert (value.low, value.high, value.decimals) == (Decimal(97500000), Decimal(98500000), -6)


def test_an_empty_number_is_read_from_the_words(make_claim, article):
    value = corrected(make_claim(value={"number": "9", "low": "8", "high": "10"}), article, {"value.number": ""}).value
    assert (value.number, value.low, value.high) == (Decimal(97000000), Decimal(96500000), Decimal(97500000))


def test_a_reason_leaves_the_number_empty(make_claim, article):
    claim = corrected(make_claim(), article, {"value.number": "", "missing.value": "vague", "value.comparator": "~"})
    assert (claim.value.number, claim.missing["value"]) == (None, "vague")


def test_empty_days_are_read_from_the_words(make_claim, article):
    claim = corrected(make_claim(), article, {"date": "2025", "date.from": "", "date.to": ""})
    assert (str(claim.date.from_), str(claim.date.to), claim.date.type) == ("2025-01-01", "2025-12-31", "year")


def test_a_bound_is_said_by_its_comparator(make_claim, article):
    claim = corrected(make_claim(), article, {"value.comparator": ">="})
    assert claim.modality == ("level", "bound")
    assert (claim.value.low, claim.value.high) == (Decimal(97000000), None)


def test_a_fall_is_negative(make_claim, article):
    claim = corrected(make_claim(), article, {"metric.kind": "change", "metric.direction": "down"})
    assert claim.value.number == Decimal(-97000000)
    assert claim.value.low <= claim.value.number <= claim.value.high


def test_an_emptied_slot_has_a_reason(make_claim, article):
    claim = corrected(make_claim(), article, {"entity": "", "entity.canonical": "", "missing.entity": "not_found"})
    assert claim.entity is None
    assert claim.missing == {"entity": "not_found"}
    claim = corrected(make_claim(), article, dict.fromkeys(("date", "date.from", "date.to", "date.duration"), ""))
    assert (claim.date, claim.missing["date"]) == (None, "not_in_text")


def test_a_metric_named_by_us_keeps_its_printed_words_until_it_is_corrected(make_claim, article):
    claim = make_claim()
    named = claim.metric.model_copy(
        update={"text": "عدد المستخدمين", "start": None, "end": None, "printed": claim.metric.span}
    )
    claim = claim.model_copy(update={"metric": named})
    assert corrected(claim, article, fields_of(claim)) == claim
    assert corrected(claim, article, {"metric": claim.metric.printed.text}).metric.printed is None


def test_a_link_is_added_to_the_chain(make_claim, article):
    claim = corrected(make_claim(), article, {"chain.2": "ديب سيك", "chain.2.level": "primary"})
    assert [member.name for member in claim.source.chain] == ["صحيفة التجربة", "شركة الأبحاث", "ديب سيك"]
    assert claim.source.chain[2].start == article.body.index("ديب سيك")
    claim = corrected(claim, article, {"chain.1": "", "chain.1.level": ""})
    assert [member.name for member in claim.source.chain] == ["صحيفة التجربة", "ديب سيك"]


def test_a_link_may_have_no_name(make_claim, article):
    claim = corrected(make_claim(), article, {"chain.1": "", "chain.1.canonical": ""})
    assert (claim.source.chain[1].name, claim.source.chain[1].anonymous) == (None, True)


def test_the_evidence_can_be_narrowed(make_claim, article):
    text = article.body.removesuffix(".")
    claim = corrected(make_claim(), article, {"evidence": text})
    assert (claim.evidence.text, claim.evidence.suffix) == (text, ".")


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        ({"entity": "شركة أخرى"}, "entity", "not_in_evidence"),
        ({"value": ""}, "value", "needed"),
        ({"value__number": "كثير"}, "value.number", "no_number"),
        ({"value__number": "NaN"}, "value.number", "no_number"),
        ({"value__number": "1e999"}, "value.number", "no_number"),
        ({"value__low": "x"}, "value.low", "no_number"),
        ({"value__decimals": "x"}, "value.decimals", "no_integer"),
        ({"value__decimals": "9999999"}, "value.decimals", "no_integer"),
        ({"date__from": "أمس"}, "date.from", "no_day"),
        ({"date__from": "2026-01-01"}, "date.to", "backwards"),
        ({"date__type": ""}, "date.type", "needed"),
        ({"entity__type": ""}, "entity.type", "needed"),
        ({"entity__type": "PLANET"}, "entity.type", "invalid"),
        ({"metric__kind": "x"}, "metric.kind", "invalid"),
        ({"value__comparator": "?"}, "value.comparator", "invalid"),
        ({"chain__2": "ديب سيك"}, "chain.2.level", "needed"),
        ({"chain__1": "وكالة أخرى"}, "chain.1", "not_in_article"),
        ({"nonsense": "1"}, "nonsense", "unknown_field"),
        ({"evidence": "بلغ عدد"}, "value", "outside_evidence"),
    ],
)
def test_what_does_not_hold_is_named_by_its_field(make_claim, article, fields, field, problem):
    assert problems(make_claim(), article, **fields).get(field) == problem


def test_every_problem_has_a_word():
    told = words("ar").sections["problem"]
    keys = "unknown_field needed not_in_evidence not_in_article outside_evidence no_number no_integer no_day backwards"
    assert {*keys.split(), "nothing_changed", "not_quoted", "invalid"} <= told.keys()


def test_every_field_stands_in_the_form_with_a_label(make_claim):
    fields = fields_of(make_claim())
    shown = {field.name for _, members in groups(fields) for field in members}
    offered = {
        name for name in fields if not name.endswith(".at") and not name.startswith(("chain.3", "chain.4", "chain.5"))
    }
    assert shown == offered
    for _, members in groups(fields):
        assert all(field.key in words("ar").sections["field"] for field in members)
        assert all(field.control != "choice" or field.key in choices() for field in members)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # both are made of frozen records
@given(data=st.data())
def test_any_form_makes_a_claim_or_says_why_not(data, make_claim, article):
    claim = make_claim()
    names = st.sampled_from([*fields_of(claim), "x"])
    texts = st.one_of(
        st.text(max_size=12), st.sampled_from(["مستخدم", "2025", "0-5", "-1", "1e5", "yes", "level", ">="])
    )
    try:
        made = corrected(claim, article, data.draw(st.dictionaries(names, texts, max_size=6)))
    except CorrectionError:
        return
    assert made.check(article) == Claim.model_validate_json(made.to_json())


# What changed


def test_a_difference_names_the_field(make_claim, article):
    before = make_claim()
    after = corrected(before, article, {"value.comparator": ">=", "entity.canonical": "ديب سيك"})
    told = {change.label: (change.before, change.after) for change in differences(before, after, words("ar"))}
    assert told["المقارنة"] == ("يساوي", "ما لا يقل عن")
    assert told["اسمه المعتمد"] == ("DeepSeek", "ديب سيك")


# A left-out number


def rejected(article, part):
    start = article.body.index(part)
    return Rejection(
        article_id=article.id, field="body", text=part, start=start, end=start + len(part), class_="no_metric", why="x"
    )


def test_a_left_out_number_is_read_with_its_sentence():
    article = Article(
        id="n", outlet="جريدة", body="قال المتحدث شيئا. وبلغت الكلفة نحو 3.5 مليون دولار هذا العام. انتهى."
    )
    claim = proposed(article, rejected(article, "3.5"))
    assert (claim.value.number, claim.value.unit, claim.value.comparator) == (Decimal(3500000), "USD", "~")
    assert claim.evidence.text == "وبلغت الكلفة نحو 3.5 مليون دولار هذا العام."
    assert (claim.evidence.prefix, claim.evidence.suffix) == ("قال المتحدث شيئا. ", " انتهى.")
    assert claim.check(article)
    assert claim.source.chain[0].name == "جريدة"


def test_what_cannot_be_read_is_left_open():
    article = Article(id="n", body="جاء عشرات الناس.")
    claim = proposed(article, rejected(article, "عشرات"))
    assert claim.value.text == "عشرات"
    assert claim.check(article)


@given(body=st.text(alphabet="نص 0123456789,.%\n|-ألف", min_size=1, max_size=40), at=st.integers(0, 39))
def test_any_place_can_be_proposed(body, at):
    at = min(at, len(body) - 1)
    article = Article(id="n", body=body) if body.strip() else None
    if article is None or article.body != body:
        return
    rejection = Rejection(
        article_id="n", field="body", text=body[at], start=at, end=at + 1, class_="no_metric", why="x"
    )
    assert proposed(article, rejection).check(article)
