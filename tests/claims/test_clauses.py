import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.marked import marked

from tawatur.claims.clauses import parse
from tawatur.claims.words import pronoun_of, stems, words_of
from tawatur.text.normalise import fold
from tawatur.text.scanner import scan


def cut(text):
    reading = marked(text)
    return reading, parse(reading, reading.sentences[0])


def pieces(text, *kinds):
    reading, parsed = cut(text)
    return [reading.text[c.start : c.end] for c in parsed.chunks if c.kind in kinds]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("بلغ صافي أرباح أرامكو السعودية [8|SAR|ريال].", ["صافي أرباح أرامكو السعودية"]),
        ("رفع البنك المركزي سعر الفائدة.", ["البنك المركزي", "سعر الفائدة"]),
        ("أعلنت الشركة تراجع صافي أرباحها [2%|percent].", ["الشركة", "تراجع", "صافي أرباحها"]),
        ("قال الوزير إن المدارس الجديدة تستوعب [9|طالب|طلاب].", ["الوزير", "المدارس الجديدة"]),
        ("بلغت قيمة تجارة هذه المنتجات [9|USD|دولارات].", ["قيمة تجارة هذه المنتجات"]),
    ],
)
def test_parse_cuts_noun_phrases(text, nouns):
    assert pieces(text, "noun") == nouns


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("وأدى الزلزال إلى انهيار الجسر.", ["أدى"]),
        ("ارتفعت الأسعار فيما تعتزم الحكومة خفض الرسوم.", ["ارتفعت", "تعتزم"]),
        ("تراجعت المبيعات لتبلغ [9|SAR|ريالات].", ["تراجعت", "تبلغ"]),
        ("بلغت تكلفة البناء [9|SAR|ريالات].", ["بلغت"]),
        ("قتل جنديان.", ["قتل"]),
    ],
)
def test_parse_tells_verbs_from_nouns(text, verbs):
    assert pieces(text, "verb") == verbs


def clauses(text):
    reading, parsed = cut(text)
    found = {}
    for chunk in parsed.chunks:
        if chunk.kind == "value":
            found[reading.text[chunk.start : chunk.end]] = chunk.clause
    return found


def test_parse_begins_a_clause_at_a_verb_after_waw_but_not_at_a_noun():
    apart = clauses("بلغ الربح [5|] وارتفع الدخل إلى [6|].")
    together = clauses("خلف الزلزال [5|قتيل|قتلى] و[6|جريح|جرحى].")
    assert len(set(apart.values())) == 2
    assert len(set(together.values())) == 1


def test_parse_resumes_the_main_clause_after_a_relative_one():
    _, parsed = cut("حصة الشركة، التي تأسست قبل عامين، بلغت [62%|percent].")
    share = next(c for c in parsed.chunks if c.kind == "noun")
    value = next(c for c in parsed.chunks if c.kind == "value")
    assert share.clause == value.clause


@pytest.mark.parametrize(
    ("word", "stem"),
    [("الأرباح", "ارباح"), ("أرباحا", "ارباح"), ("حصتها", "حصه"), ("إنتاجه", "انتاج"), ("مستخدمي", "مستخدمين")],
)
def test_stems_take_article_pronoun_and_case_off(word, stem):
    assert stem in stems(fold(word))


@pytest.mark.parametrize(("word", "pronoun"), [("حصتها", "ها"), ("قيمته", "ه"), ("قيمة", None), ("الوجه", None)])
def test_pronoun_of_leaves_teh_marbuta_alone(word, pronoun):
    assert pronoun_of(fold(word)) == pronoun


def test_words_of_restores_the_article_behind_lam():
    assert [w.norm for w in words_of(scan("للشركة"))] == ["الشركه"]


@given(st.text(alphabet="ابتروي الم،.«»()[]0123%", max_size=60))
def test_parse_covers_words_in_order(text):
    reading = marked(text.replace("[", "").replace("]", ""))
    for sentence in reading.sentences:
        parsed = parse(reading, sentence)
        starts = [c.start for c in parsed.chunks]
        assert starts == sorted(starts)
        assert all(sentence.start <= c.start <= c.end <= sentence.end for c in parsed.chunks)
