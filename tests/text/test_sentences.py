"""Sentences end where the guideline says, and quote the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.blocks import read_blocks
from tawatur.text.sentences import LONGEST, read_sentences

ARABIC = st.text(alphabet="وقال بلغ 3٫5.،؟!«»\"'()-•|:\n\tدم أ\u200f\u0640%12", max_size=120)


def sentences(text: str, field: str = "body") -> list[str]:
    return [text[s.start : s.end] for s in read_sentences(text, read_blocks(text, field))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفع السعر. وتراجع الطلب.", ["ارتفع السعر.", "وتراجع الطلب."]),
        ("هل يكفي هذا؟ ربما!", ["هل يكفي هذا؟", "ربما!"]),
        ("زاد الإنتاج 3.5 بالمئة. وانخفض 0.4%.", ["زاد الإنتاج 3.5 بالمئة.", "وانخفض 0.4%."]),
        ("بلغ العدد ٢٫٥ مليون.\nوزاد بعد ذلك", ["بلغ العدد ٢٫٥ مليون.", "وزاد بعد ذلك"]),
        ("قال: «لن نتراجع.» ثم خرج.", ["قال: «لن نتراجع.»", "ثم خرج."]),
        ('قال: "سنعود". وغادر.', ['قال: "سنعود".', "وغادر."]),
        ("قال د. محمد إن النسبة 5%. وأيده أ. خالد.", ["قال د. محمد إن النسبة 5%.", "وأيده أ. خالد."]),
        ("حضر م. سالم ود. منى.", ["حضر م. سالم ود. منى."]),
        ("وفق (أ. ف. ب) قتل ستة.", ["وفق (أ. ف. ب) قتل ستة."]),
        ("نقلت أ.ف.ب عن مصدر. ثم نفت.", ["نقلت أ.ف.ب عن مصدر.", "ثم نفت."]),
        ("قال مكتب (إف. بي. آي.) إنه يحقق.", ["قال مكتب (إف. بي. آي.) إنه يحقق."]),
        ("بثته بي بي سي. ونفته الحكومة.", ["بثته بي بي سي.", "ونفته الحكومة."]),
        ("كان ذلك عام 1447هـ. وتكرر بعدها.", ["كان ذلك عام 1447هـ.", "وتكرر بعدها."]),
        ("في سنة 2015 م. عاد الفريق.", ["في سنة 2015 م.", "عاد الفريق."]),
        ("ينقصهم فيتامين د. وينصح بالشمس.", ["ينقصهم فيتامين د.", "وينصح بالشمس."]),
        ("زار www.example.org/a.html ثم عاد.", ["زار www.example.org/a.html ثم عاد."]),
        ("بدأ العمل فورًا. وانتهى غدًا.", ["بدأ العمل فورًا.", "وانتهى غدًا."]),
        ("انتهى العام الماضي.وأضاف الوزير رقما.", ["انتهى العام الماضي.", "وأضاف الوزير رقما."]),
        ("قال.. إنه سيعود. ثم صمت...", ["قال.. إنه سيعود.", "ثم صمت..."]),
        ("فاز (!) بفارق هدف.", ["فاز (!) بفارق هدف."]),
        ("  كلمة وحيدة  ", ["كلمة وحيدة"]),
        ("\u200fنص بعلامة خفية.\u200f", ["نص بعلامة خفية."]),
        ("", []),
        ("\n \n", []),
        ("***", []),
    ],
)
def test_where_a_sentence_ends(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- خفض الدعم 5%", "خفض الدعم 5%"),
        ("• رفع الأجور.", "رفع الأجور."),
        ("* بناء 3 مدارس", "بناء 3 مدارس"),
        ("-خفض الدعم", "خفض الدعم"),
        ("– 17 سنة من العمل", "17 سنة من العمل"),
        ("1- زيادة الصادرات 4%", "زيادة الصادرات 4%"),
        ("1 - زيادة الصادرات", "زيادة الصادرات"),
        ("2. زيادة الواردات", "زيادة الواردات"),
        ("(3) خفض العجز", "خفض العجز"),
        ("٤) خفض الدين", "خفض الدين"),
        ("أ- بند أول", "بند أول"),
        ("\u202b• بند خفي", "بند خفي"),
    ],
)
def test_a_bullet_stays_outside(line, words):
    (block,) = read_blocks(line)
    assert block.kind == "list_item"
    assert sentences(line) == [words]


@pytest.mark.parametrize(
    "line", ["-1.4 درجة مئوية", "24 - 30 مليون دولار", "3.9 مليون ريال صرفت", "د. محمد حضر", "2025 - عام صعب"]
)
def test_what_is_no_bullet(line):
    assert read_blocks(line)[0].kind == "paragraph"
    assert sentences(line) == [line]


def test_the_title_is_one_sentence():
    assert sentences("إلى أين؟ 5 أسئلة. وجواب واحد", "title") == ["إلى أين؟ 5 أسئلة. وجواب واحد"]


@given(ARABIC)
def test_sentences_are_in_order_inside_their_blocks_and_without_blanks(text):
    blocks = read_blocks(text)
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
    last = 0
    for sentence in read_sentences(text, blocks):
        block = blocks[sentence.block]
        assert last <= sentence.start < sentence.end
        assert block.start <= sentence.start
        assert sentence.end <= block.end
        quoted = text[sentence.start : sentence.end]
        assert quoted == quoted.strip()
        last = sentence.end


@given(ARABIC)
def test_no_letter_or_digit_is_lost(text):
    """Everything but separators and the numbers of list items stands in a block."""
    covered = set()
    for block in read_blocks(text):
        covered |= set(range(block.start, block.end))
    assert all(i in covered for i, letter in enumerate(text) if letter.isalnum())


@given(st.text(max_size=80))
def test_any_string_is_read(text):
    read_sentences(text, read_blocks(text))
    read_sentences(text, read_blocks(text, "title"))


@pytest.mark.parametrize("unit", ["أ.", "1 |\n", "كلمة\n", "كلمة |\n", "1- أ | ب\n", "«", "د. ", "اقرأ أيضا: ", "و"])
def test_a_long_hostile_text_is_read_to_its_end(unit):
    """Quadratic time would show here; the growth itself is measured by benchmarks/growth.py."""
    text = unit * 20_000
    found = read_sentences(text, read_blocks(text))
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("joint", ["، ", " "], ids=["commas", "blanks"])
def test_a_page_without_stops_is_cut_between_words(joint):
    text = joint.join(["ارتفعت الأسعار 5%"] * 1000)
    pieces = [text[s.start : s.end] for s in read_sentences(text, read_blocks(text))]
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces).replace("، ", " ") == text.replace("، ", " ")


def test_a_word_longer_than_any_sentence_stays_whole():
    text = "9" * 10_000 + " نسمة"
    assert read_sentences(text, read_blocks(text))[0].end == 10_000
