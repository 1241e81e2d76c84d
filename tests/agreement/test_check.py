"""Checking a sentence: what stands for it, against it and beside it, and who says so."""

from __future__ import annotations

import pytest
from rich.console import Console

from tawatur.agreement import check, check_table

QUARTER = ("2025-01-01", "2025-03-31")
NEXT = ("2025-04-01", "2025-06-30")


@pytest.fixture
def batch(make):
    return [
        make("أ1", date=QUARTER, primary="وزارة المالية"),
        make("أ2", date=QUARTER, primary="وزارة المالية", outlet="صحيفة الميدان"),
        make("أ3", date=QUARTER, value="85.02 مليون", number="85020000", decimals=-4, primary="هيئة السوق",
             outlet="صحيفة الأفق"),
        make("أ4", date=QUARTER, value="97 مليون", number="97000000", primary="نقابة التجار", outlet="صحيفة الجسر"),
        make("أ5", date=NEXT, value="60 مليون", number="60000000", outlet="صحيفة الراية"),
        make("أ6", date=QUARTER, value="80 مليون", number="80000000", comparator=">", outlet="صحيفة الديار"),
        make("أ7", date=QUARTER, entity="شركة الواحة"),
    ]  # fmt: skip


def ask(make, **slots):
    return make("سؤال", outlet=None, published=None, **slots)


def test_each_claim_stands_somewhere(make, batch):
    (checked,) = check([ask(make, date=QUARTER)], batch).claims
    stands = {finding.article_id: finding.stand for finding in checked.findings}
    assert stands == {
        "أ1": "agreeing", "أ2": "agreeing", "أ3": "agreeing", "أ4": "conflicting", "أ5": "other", "أ6": "compatible",
    }  # fmt: skip
    assert checked.support.sources == ("هيئة السوق", "وزارة المالية")
    assert checked.against.sources == ("نقابة التجار",)
    assert checked.why.ar == "يؤيده مصدران مستقلان ويخالفه مصدر مستقل واحد"
    assert checked.why.en == "2 independent sources for it, 1 independent source against it"


def test_the_sentence_is_no_source_for_itself(make):
    claim = make("أ1", date=QUARTER)
    (checked,) = check([claim], [claim]).claims
    assert [finding.claim for finding in checked.findings] == [claim.id]
    assert checked.support.independent_sources == 1


def test_what_is_missing_is_said(make, batch):
    (checked,) = check([ask(make)], batch).claims
    assert checked.missing == {"date": "not_in_text"}
    assert "لم يُذكر: التاريخ" in str(check_table(checked).caption)


@pytest.mark.parametrize("slots", [{"entity": "شركة الهدى"}, {"entity": None}, {"number": None}])
def test_nothing_is_found_for_what_nobody_tells(make, batch, slots):
    (checked,) = check([ask(make, **slots)], batch).claims
    assert checked.findings == ()
    assert checked.why.en == "nothing is known of it"


def test_a_sentence_without_claims_and_an_empty_batch(make, batch):
    assert check([], batch).claims == ()
    (checked,) = check([ask(make)], []).claims
    assert checked.findings == ()


def test_a_large_topic_is_set_beside_in_full(make):
    batch = [make(f"أ{at}", date=QUARTER, outlet=f"صحيفة {at}") for at in range(70)]
    (checked,) = check([ask(make, date=QUARTER)], batch).claims
    assert len(checked.findings) == 70
    assert checked.support.independent_sources == 70


def test_the_table_shows_what_stands_for_it_first(make, batch):
    (checked,) = check([ask(make, date=QUARTER)], batch).claims
    console = Console(width=160, record=True, file=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    console.print(check_table(checked))
    console.file.close()
    text = console.export_text()
    assert text.index("يوافق") < text.index("يخالف") < text.index("لا يقارن")
    assert "لا يقارن: أوقات" in text
    assert "شركة النخيل — صافي الأرباح — 85 مليون ريال" in text
