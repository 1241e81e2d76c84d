"""Claims put together: value, interval, sign, evidence, reasons for what is missing."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.claims.plain import claims_of

from tawatur.language import by_rules as extract
from tawatur.records import Article

ARTICLE = Article(
    id="t1",
    outlet="صحيفة التجربة",
    url="https://example.org/1",
    title="أرباح أرامكو تتراجع 22%",
    date=dt.date(2025, 8, 5),
    body=(
        "أعلنت أرامكو تراجع صافي أرباحها بنسبة 22% إلى 85.02 مليار ريال في الربع الثاني من 2025.\n"
        "وتراجعت مبيعات الشركة بأكثر من 10%."
    ),
)


def claims(body, **given):
    return {c.value.text: c for c in claims_of(body, **given)}


def test_a_fall_is_negative_with_its_interval():
    value = claims("تراجعت أرباح الشركة 22%.")["22%"].value
    assert (value.number, value.low, value.high) == (Decimal(-22), Decimal("-22.5"), Decimal("-21.5"))


def test_a_bound_on_a_fall_is_on_the_magnitude():
    value = claims("تراجعت أرباح الشركة بأكثر من 60%.")["60%"].value
    assert (value.number, value.comparator, value.low, value.high) == (Decimal(-60), ">", None, Decimal(-60))


def test_a_multiple_keeps_its_sign():
    (claim,) = claims("انخفضت أسعار الألواح بخمسة أضعاف.").values()
    assert (claim.value.unit, claim.value.number) == ("ratio_x", 5)


def test_a_level_after_a_fall_is_positive():
    value = claims("تراجعت أرباح الشركة إلى 85 مليون ريال.")["85 مليون"].value
    assert (value.number, value.low, value.high) == (Decimal(85000000), Decimal(84500000), Decimal(85500000))


def test_the_ends_of_a_range_are_two_claims():
    found = claims("يتراوح سعر السيارة بين 85 و120 ألف ريال.")
    assert (found["85"].value.comparator, f"{found['85'].value.number:f}") == (">=", "85000")
    assert (found["120 ألف"].value.comparator, f"{found['120 ألف'].value.number:f}") == ("<=", "120000")


def test_a_score_is_a_claim_for_each_side():
    found = claims_of("فاز الوداد على الترجي بثلاثة أهداف مقابل هدفين.")
    assert [c.metric.name for c in found] == ["goals", "goals"]
    assert [f"{c.value.number:f}" for c in found] == ["3", "2"]


def test_a_vague_quantity_has_no_number_and_says_so():
    claim = claims("أصيب عشرات الأشخاص في الحريق.")["عشرات"]
    assert (claim.value.number, claim.value.low, claim.value.high) == (None, None, None)
    assert claim.value.comparator == "~"
    assert claim.missing["value"]


def test_the_evidence_is_the_sentence_with_what_stands_around_it():
    first = next(c for c in extract(ARTICLE).claims if c.value.text == "85.02 مليار")
    assert first.evidence.text == ARTICLE.body.split("\n", maxsplit=1)[0]
    assert first.evidence.suffix == ARTICLE.body[first.evidence.end :][:32]
    assert first.evidence.prefix == ""


def test_the_source_starts_with_the_outlet():
    for claim in extract(ARTICLE).claims:
        assert claim.source.chain[0].level == "outlet"
        assert claim.source.chain[0].name == "صحيفة التجربة"
        assert (claim.source.outlet, claim.source.url) == ("صحيفة التجربة", "https://example.org/1")


def test_a_company_that_announces_its_own_figures_reports_on_itself():
    claim = next(c for c in extract(ARTICLE).claims if c.value.text == "85.02 مليار")
    assert claim.source.chain[-1].self_report


def test_a_ministry_that_speaks_of_others_does_not():
    found = claims("قالت وزارة الصحة إن عدد المصابين بلغ 30 شخصا في السودان.")
    assert not found["30"].source.chain[-1].self_report


def test_ids_are_stable_and_change_with_the_article():
    again = extract(ARTICLE).claims
    assert [c.id for c in extract(ARTICLE).claims] == [c.id for c in again]
    assert len({c.id for c in again}) == len(again)
    assert all(c.id.startswith("t1-") and len(c.id) == len("t1-") + 10 for c in again)
    other = extract(ARTICLE.model_copy(update={"body": ARTICLE.body + " "})).claims
    assert not {c.id for c in other} & {c.id for c in again}


@pytest.mark.parametrize("slot", ["entity", "metric", "date", "of", "unit"])
def test_every_empty_slot_has_its_reason(slot):
    bodies = ["وبلغ العدد 300.", "بلغت 40%.", "سجلت 12 حالة في يوم.", "وبلغت النسبة 17% أمس."]
    for body in bodies:
        for claim in claims(body).values():
            empty = {
                "entity": claim.entity is None,
                "metric": claim.metric.name is None,
                "date": claim.date is None,
                "of": claim.metric.kind == "share" and claim.metric.of is None,
                "unit": claim.value.unit is None,
            }[slot]
            assert not empty or claim.missing[slot]


def test_provenance_names_the_rules_and_the_version():
    for claim in extract(ARTICLE).claims:
        assert claim.provenance.version
        assert claim.provenance.by
        assert 0 < claim.confidence <= 1


def test_a_unit_that_only_the_title_prints_is_known_and_has_no_place():
    article = Article(
        id="a", title="سعر الهاتف إلى 9000 جنيه", body="ارتفع سعر الهاتف إلى 9500 أمس في السوق، وكان عند 8000."
    )
    claims = {claim.value.text: claim for claim in extract(article).claims}
    assert [claims[value].value.unit for value in ("9000", "9500", "8000")] == ["جنيه"] * 3
    assert claims["9500"].value.unit_text is None
