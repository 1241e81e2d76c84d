"""The choice between what the frames bound and what the learned reader points at, slot by slot."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.claims.choosing import (
    MARGINS,
    SLOTS,
    Answer,
    Chooser,
    Chosen,
    Odds,
    Slot,
    Weights,
    alike,
    alike_words,
    answers,
    choose,
    entry_of,
    family,
    features,
    offer,
    others_of,
    words_of,
    yields,
)
from tawatur.claims.learned import ValueReading
from tawatur.claims.periods import BoundPeriod
from tawatur.claims.pointing import KINDS, ROLES, Before, Pointers, Role
from tawatur.claims.roles import Roles
from tawatur.entities.recogniser import SHIPPED
from tawatur.entities.words import read_words
from tawatur.errors import InputError
from tawatur.language import by_rules, extract, read_field
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Article, ChainMember, Entity, Evidence, Metric, Source
from tawatur.text.scanner import scan

TITLE = "شركة الغدير تربح، ووزارة المالية تهنئ"
TEXT = "قال المصرف إن أرباح الشركة بلغت 12 مليون ريال في مارس 2025، وفق الهيئة."


def read(text: str = TEXT) -> Reading:
    return read_field(Article(id="a", body=text), "body")


def pointers(role: Role, words: str | None, text: str = TEXT, *, sure: float = 6.0) -> Pointers:
    """Point at some words of a text with so much log-odds, or at nothing."""
    printed = read_words(text, scan(text))
    first, last = np.zeros(len(printed) + 1, np.float32), np.zeros(len(printed) + 1, np.float32)
    if words is None:
        first[0] = last[0] = sure
    else:
        start = text.index(words)
        inside = [i for i, w in enumerate(printed, start=1) if start < w.end and w.start < start + len(words)]
        first[inside[0]] = last[inside[-1]] = sure
    return Pointers(role, text, printed, first, last)


def reading_of(**said: str | None) -> ValueReading:
    at = TEXT.index("12 مليون")
    roles = {role: pointers(role, said.get(role)) for role in ROLES}
    return ValueReading(at, at + 8, 0.97, dict.fromkeys(KINDS, 0.25), roles)


def weights(bias: float, **by_feature: float) -> dict[str, object]:
    return {"bias": bias, "weights": by_feature}


@pytest.fixture
def chooser(tmp_path) -> Chooser:
    """One that believes whoever the pointer's probability speaks for."""
    sides = {"frames": weights(0, frames=1.0, placed=0.2), "pointer": weights(-0.5, pointer=1.0)}
    claim, news = weights(-1, entity=0.5, metric=0.5), {"slope": 1, "shift": 0}
    (tmp_path / "choosing.json").write_text(
        json.dumps({"slots": dict.fromkeys(SLOTS, sides), "claim": claim, "doubt": 0.1, "news": news})
    )
    return Chooser(tmp_path)


def roles(entity: str | None = "المصرف", by: str = "metric_phrase+subject") -> Roles:
    at = TEXT.index(entity) if entity else None
    who = None if at is None else Entity(text=entity, start=at, end=at + len(entity or ""), type="ORG")
    start = TEXT.index("أرباح")
    metric = Metric(text="أرباح", start=start, end=start + 5, name="net_profit", kind="level")
    return Roles(who, metric, None, by, 0.5)


def evidence_of(reading: Reading, at: int = 0) -> Evidence:
    sentence = reading.sentences[at]
    return Evidence(
        field=reading.field, text=reading.text[sentence.start : sentence.end], start=sentence.start,
        end=sentence.end, prefix="", suffix="", kind=sentence.kind,
    )  # fmt: skip


def decide(chooser: Chooser, said: ValueReading, mine: Roles, chain: tuple[ChainMember, ...] = ()):
    reading = read()
    outlet = ChainMember(level="outlet", name=None)
    source = Source(
        outlet=None, url=None, published=None, scope="sentence" if chain else "none", chain=(outlet, *chain)
    )
    quantity = next(q for q in reading.quantities if q.start == said.start)
    found = Chosen(mine, BoundPeriod(None, "not_in_text"), source, {})
    article = Article(id="a", title=TITLE, body=TEXT)
    context = ArticleReading(article=article, title=read_field(article, "title"), body=reading)
    return choose(chooser, context, evidence_of(reading), said, quantity, found)


def test_a_likelier_pointer_takes_the_entity(chooser):
    chosen = decide(chooser, reading_of(entity="الشركة", metric="أرباح"), roles())
    assert chosen.roles.entity is not None
    assert (chosen.roles.entity.text, chosen.roles.entity.by) == ("الشركة", "learned")
    assert chosen.roles.by == "metric_phrase+learned"


def test_the_frames_keep_what_the_pointer_says_too(chooser):
    chosen = decide(chooser, reading_of(entity="المصرف", metric="أرباح"), roles())
    assert chosen.roles == roles()
    assert chosen.slots["entity"] > 0.9


def test_what_the_frames_know_from_outside_yields_as_any_answer(chooser):
    mine = roles(None, by="metric_phrase+topic")
    mine = Roles(Entity(text="أرامكو", type="ORG", canonical="أرامكو"), mine.metric, None, mine.by, 0.5)
    chosen = decide(chooser, reading_of(entity="الشركة", metric="أرباح"), mine)
    assert chosen.roles.entity.text == "الشركة"
    kept = decide(chooser, reading_of(metric="أرباح"), mine)
    assert kept.roles.entity == mine.entity
    assert kept.slots["entity"] >= 0.65


def test_what_is_said_of_our_sentences_is_turned_into_what_holds_for_news(chooser, tmp_path):
    path, said = tmp_path / "choosing.json", reading_of(entity="المصرف", metric="أرباح")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "news": {"slope": 1, "shift": 2}}), "utf-8")
    slots: dict[Slot, float] = {"entity": 0.6, "metric": 0.6}
    assert Chooser(tmp_path).confidence(slots, said) > chooser.confidence(slots, said)


def looking_back(role: Role, words: str) -> Pointers:
    """Point at some words of the title."""
    printed, seen = read_words(TEXT, scan(TEXT)), tuple(read_words(TITLE, scan(TITLE)))
    scores = np.zeros(len(printed) + len(seen) + 1, np.float32)
    at = TITLE.index(words)
    ends = scores.copy(), scores.copy()
    inside = [i for i, w in enumerate(seen, start=len(printed) + 1) if at < w.end and w.start < at + len(words)]
    ends[0][inside[0]] = ends[1][inside[-1]] = 8.0
    return Pointers(role, TEXT, printed, *ends, before=(Before(0, TITLE, seen),))


def test_an_entity_of_the_title_has_no_place_in_the_evidence(chooser):
    said = reading_of(metric="أرباح")
    said = replace(said, roles={**said.roles, "entity": looking_back("entity", "شركة الغدير")})
    chosen = decide(chooser, said, roles())
    assert chosen.roles.entity.text == "شركة الغدير"
    assert (chosen.roles.entity.start, chosen.roles.entity.end) == (None, None)
    assert chosen.roles.entity.canonical


def test_a_source_of_the_title_says_where_it_stands(chooser):
    said = reading_of(entity="المصرف", metric="أرباح")
    said = replace(said, roles={**said.roles, "source": looking_back("source", "وزارة المالية")})
    chosen = decide(chooser, said, roles())
    member = chosen.source.chain[-1]
    assert (member.name, member.field, chosen.source.scope) == ("وزارة المالية", "title", "document")
    assert TITLE[member.start : member.end] == "وزارة المالية"


def test_the_frames_keep_a_name_that_the_title_says_too(chooser):
    mine = roles(None, by="metric_phrase+topic")
    mine = Roles(Entity(text="شركة الغدير", type="ORG", canonical="شركة الغدير"), mine.metric, None, mine.by, 0.5)
    said = reading_of(metric="أرباح")
    said = replace(said, roles={**said.roles, "entity": looking_back("entity", "شركة الغدير")})
    chosen = decide(chooser, said, mine)
    assert chosen.roles.entity == mine.entity
    assert chosen.slots["entity"] > 0.8


@pytest.mark.parametrize(
    ("entity", "beside", "marks"),
    [
        ("المصرف", {"source": "المصرف"}, {"pointer:speaks"}),
        ("الهيئة", {"source": "الهيئة", "metric": "أرباح"}, {"pointer:speaks", "frames:measures"}),
        ("أرباح الشركة", {"source": None, "metric": "أرباح"}, {"pointer:measures", "frames:measures"}),
        ("المصرف", {}, set()),
    ],
)
def test_who_speaks_and_what_is_measured_are_told_apart_from_the_entity(entity, beside, marks):
    said = reading_of(entity=entity, **beside)
    found = features(
        "entity", Answer(None, "topic", "أرباح"), said.roles["entity"], same=False, beside=others_of(said.roles)
    )
    assert {name for name in found if name.endswith((":speaks", ":measures"))} == marks
    others = features("source", Answer(None, "none"), said.roles["source"], same=False, beside=others_of(said.roles))
    assert not any(":speaks" in name for name in others)


def test_a_span_of_another_sentence_is_an_answer_from_outside():
    reading = read("ربح مصرف النخيل 7 ملايين ريال. وبلغت الفروع 40.")
    bank = Entity(text="مصرف النخيل", start=4, end=15, type="ORG")
    source = Source(outlet=None, url=None, published=None, scope="none", chain=())
    metric = Metric(text="الفروع", name=None, kind="level")
    for at, span, words in ((0, (4, 15), None), (1, None, "مصرف النخيل")):
        found = answers("x+subject", evidence_of(reading, at), entity=bank, metric=metric, date=None, source=source)
        assert (found["entity"].span, found["entity"].words) == (span, words)
        assert found["entity"].of(reading.text) == "مصرف النخيل"
        assert found["metric"].of(reading.text) == "الفروع"


def test_an_empty_date_is_filled(chooser):
    chosen = decide(chooser, reading_of(entity="المصرف", metric="أرباح", period="مارس 2025"), roles())
    assert chosen.period.date is not None
    assert str(chosen.period.date.to) == "2025-03-31"


def test_an_empty_source_is_filled_with_its_place(chooser):
    chosen = decide(chooser, reading_of(entity="المصرف", metric="أرباح", source="الهيئة"), roles())
    member = chosen.source.chain[-1]
    assert (member.level, member.name) == ("primary", "الهيئة")
    assert TEXT[member.start : member.end] == "الهيئة"


def test_a_source_that_the_frames_have_is_not_replaced(chooser):
    at = TEXT.index("المصرف")
    known = ChainMember(level="primary", name="المصرف", start=at, end=at + 6, strength="explicit")
    chosen = decide(chooser, reading_of(entity="المصرف", metric="أرباح", source="الهيئة"), roles(), (known,))
    assert chosen.source.chain[-1].name == "المصرف"


@pytest.mark.parametrize(
    ("slot", "rule", "odds", "same", "answer"),
    [
        ("entity", "subject", Odds(0.3, 0.9), False, True),
        ("entity", "subject", Odds(0.3, 0.3 + MARGINS["entity"] - 0.01), False, False),  # not by so little
        ("entity", "subject", Odds(0.3, 0.9), True, False),  # nothing to choose
        ("entity", "topic", Odds(0.1, 0.9), False, True),  # known from outside the sentence, and less likely
        ("source", "none", Odds(0.1, 0.9), False, True),
        ("source", "sentence", Odds(0.1, 0.9), False, False),  # filled, never replaced
        ("date", "placed", Odds(0.1, 0.9), False, False),
    ],
)
def test_who_yields(slot, rule, odds, same, answer):
    assert yields(slot, rule, odds, same=same) is answer


@pytest.mark.parametrize(
    ("slot", "text", "words", "unit", "taken"),
    [
        ("entity", TEXT, "الشركة", None, True),
        ("source", "كتبت المحررة: سامر، 12 مليون ريال", "المحررة: سامر", None, False),  # no phrase
        ("metric", "بلغت أرباحه 12 مليون ريال", "أرباحه", "money", True),
        ("metric", "بلغت الإيداعات بالصافرات 12 مليون ريال", "بالصافرات", "money", False),  # no id for it
        ("metric", "مع ارتفاع درجة الحرارة دفع 12 مليون ريال", "درجة الحرارة", "money", False),  # not in money
        ("metric", "تبعد القرية 12 كلم عن المرفأ", "كلم", "unit", False),  # the unit
    ],
)
def test_what_may_be_offered(slot: Slot, text, words, unit, taken):
    reading = read(text)
    quantity = next(q for q in reading.quantities if q.text.startswith("12"))
    known = Metric(text="شيء", start=0, end=3, name="amount", kind="level")
    assert (offer(slot, reading, pointers(SLOTS[slot], words, text), quantity, known) is not None) is taken


def test_what_says_of_which_kind_two_are_is_no_entity():
    text = "هاجمت طائرتين سوريتين الموقع"
    reading, known = read(text), Metric(text="شيء", start=0, end=3, name="amount", kind="level")
    (quantity,) = reading.quantities
    assert offer("entity", reading, pointers("entity", "سوريتين", text), quantity, known) is None
    assert offer("entity", reading, pointers("entity", "الموقع", text), quantity, known) is not None


@pytest.mark.parametrize(
    ("slot", "rule", "group"),
    [
        ("entity", "after_metric:في", "after"),
        ("entity", "elided:after_metric:ل", "elided:after"),
        ("entity", "subject", "subject"),
        ("metric", "metric_phrase", "metric"),
        ("metric", "verb:suffer", "verb"),
        ("date", "placed", "placed"),
    ],
)
def test_rules_are_grouped(slot, rule, group):
    assert family(slot, rule) == group


def test_half_of_the_words_make_spans_alike():
    at = TEXT.index("أرباح الشركة")
    assert alike(TEXT, (at, at + 12), (at, at + 5)) is False  # five letters of twelve
    assert alike(TEXT, (at, at + 12), (at + 6, at + 12))
    assert not alike(TEXT, (0, 3), (4, 10))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [("مصرف النخيل", "لمصرف النخيل", True), ("مصرف النخيل", "النخيل", True), ("مصرف النخيل الأهلي", "المصرف", False)],
)
def test_phrases_are_alike_wherever_they_stand(one, other, answer):
    assert alike_words(one, other) is answer


def test_words_print_a_metric():
    reading = read()
    at = TEXT.index("أرباح")
    entry = entry_of(words_of(reading, (at, at + 5)))
    assert entry is not None
    assert entry.id == "net_profit" or "profit" in entry.id
    assert entry_of(["كذا"]) is None


@given(st.dictionaries(st.sampled_from(["frames", "pointer", "x"]), st.floats(-1e6, 1e6)))
def test_a_probability_is_one(found):
    assert 0 <= Weights(0.5, {"frames": 2.0, "pointer": -3.0}).probability(found) <= 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"slots": {}}', '{"slots": {"entity": 3}, "claim": {}, "doubt": 0}', "no json"]
)
def test_a_broken_file_is_named(tmp_path, text):
    (tmp_path / "choosing.json").write_text(text)
    with pytest.raises(InputError, match=r"choosing\.json.*no weights to choose by"):
        Chooser(tmp_path)


def test_the_shipped_weights_know_every_slot():
    chooser = Chooser(Path(SHIPPED))
    assert 0 < chooser.doubt < 0.5
    for slot in SLOTS:
        agreed = chooser.odds(slot, {"same": 1.0, "placed": 1.0, "frames": 4.0, "pointer": 4.0, "nothing": -5.0})
        doubted = chooser.odds(slot, {"same": 0.0, "placed": 1.0, "frames": -5.0, "pointer": 3.0, "nothing": -3.0})
        assert agreed.frames > doubted.frames


@pytest.mark.parametrize("body", ["ضبطت الشرطة (174) مخالفة مرورية.", "نظم المركز ( 15 ) ورشة عمل للمعلمين."])
def test_the_learned_reader_does_not_turn_down_what_is_counted(body):
    (claim,) = extract(Article(id="a", body=body)).claims
    assert claim.metric.text is not None


def test_with_the_models_each_slot_has_its_probability_and_every_span_still_quotes():
    article = Article(
        id="a", body="أعلنت شركة المراعي أن أرباحها بلغت 12 مليون ريال في الربع الثالث من 2025، بزيادة 4%."
    )
    for claim in extract(article).claims:
        assert set(claim.provenance.slots) >= {"entity", "metric", "date", "source"}
        assert all(0 <= p <= 1 for p in claim.provenance.slots.values())
        claim.check(article)
    assert all(claim.provenance.slots == {} for claim in by_rules(article).claims)
