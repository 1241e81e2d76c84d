"""Twins: a text written otherwise means the same numbers and times, over the whole corpus and sentences of ours.

A rewriting changes how a text is printed and nothing of what it says: digits of another script, tatweel, vowel
marks, bidirectional marks, و glued to a number. What is read of the two differs in offsets and printed text only.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import cycle
from pathlib import Path

import pytest

from tawatur.quantities import read_quantities
from tawatur.records import Period, Quantity, Span
from tawatur.text.scanner import TokenKind, scan
from tawatur.times import read_times

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"
PRINTED = dt.date(2025, 7, 4)

SENTENCES = {
    "decimals": "ارتفعت الإيرادات 17.4% إلى 2.35 مليار دولار مقابل 1,998.6 مليون دولار قبل عام",
    "thousands": "أحصت الوزارة 1,234,567 ناخبا في 12,500 مركز اقتراع",
    "words": "استقبل الميناء ثلاثة وعشرين ألفا وأربعمئة وخمس حاويات خلال ثلاثة أسابيع",
    "construct": "تبلغ الكلفة مئتي مليون يورو وألفي دينار كويتي",
    "mixed": "باعت المصانع 12 ألفا و500 سيارة ومليوني إطار",
    "fractions": "يملك الصندوق ثلاثة أرباع الأسهم ونصف مليار سهم ومليونا ونصف المليون سند",
    "ranges": "تتراوح الحرارة بين 38 و44 درجة مئوية، وتباع الأسطوانة بـ15 إلى 20 درهما",
    "hedges": "لا يقل العدد عن 300 جريح وتجاوزت الخسائر نحو 4.5 مليون ريال سعودي",
    "rates": "يضخ الحقل 340 ألف برميل يوميا وتصل السرعة إلى 120 كم/س",
    "multiples": "تضاعف الطلب ثلاث مرات وبلغ السعر 2.5 ضعف ما كان",
    "points": "خفض البنك الفائدة 25 نقطة أساس وزادت البطالة 0.7 نقطة مئوية",
    "ordinals": "حل في المركز الثالث والعشرين للمرة الثانية",
    "negatives": "تجري المباراة الساعة 18:30 وانتهت الأولى 3-1 أمام المنتخب الوطني",
    "signs": "هبط المؤشر -1.2% وكسب السهم +0.35 دولار و$4.2 مليار",
    "dates": "وقع الاتفاق في 14 فبراير 2023 ويسري حتى 31/12/2027",
    "hijri": "أعلن في 15 شعبان 1446 هـ أن الموسم يبدأ بعد شهرين",
    "relative": "أغلقت المدارس قبل ثلاثة أيام وتفتح الأسبوع المقبل بعد عطلة امتدت منذ مطلع العام",
    "quarters": "ربحت الشركة في الربع الثاني من 2025 أكثر مما ربحته في النصف الأول من عام 2024",
    "windows": "خلال الـ12 شهرا المنتهية في مارس 2025 وبين عامي 2019 و2023",
    "clock": "انقطع التيار عند الساعة الخامسة والنصف مساء أمس واستمر 40 دقيقة",
    "fiscal": "عجز السنة المالية 2023/2024 بلغ 4,1 تريليون ليرة لبنانية",
    "vague": "أغلقت عدة مصارف أبوابها وسحب المودعون عشرات الملايين وبضعة آلاف من الدنانير",
    "percent-words": "وافق واحد وستون في المئة وعارض 12.5 بالمئة وامتنع ربع الحاضرين",
}  # fmt: skip

LETTER = "\u0621-\u063a\u0641-\u064a"
JOINING = "بتثجحخسشصضطظعغفقكلمنهيئ"
UNSEEN = re.compile("[\u0640\u064b-\u0652\u200e\u200f\u202a-\u202c\u2066-\u2069]")
NUMBER = re.compile(r"(?<![A-Za-z0-9.,/:\-])[+\-]?[0-9]+(?:[.,/:\-][0-9]+)*%?(?![A-Za-z0-9\-])")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


# Rewritings


def eastern(text: str) -> str:
    """Arabic-Indic digits, with the separators that belong to them: «1,250.5» becomes «١٬٢٥٠٫٥»."""

    def separators(match: re.Match[str]) -> str:
        number = match.group()
        if re.fullmatch(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+)%?", number):
            return number.replace(",", "٬").replace(".", "٫")
        return number

    return NUMBER.sub(separators, text).translate(EASTERN)


def persian(text: str) -> str:
    """Persian digits; the separators stay."""
    return text.translate(PERSIAN)


def tatweel(text: str) -> str:
    """Stretch every word of four letters or more at its second or a later joining letter: «مليـون»."""
    return re.sub(rf"(?<=[{LETTER}])([{JOINING}])(?=[{LETTER}]{{2}})", "\\1\u0640\u0640", text)


def vowels(text: str) -> str:
    """Put a vowel mark behind every letter but the last of a word, now and then with a shadda before it."""
    marks = cycle(["َ", "ِ", "ُ", "ْ", "َّ"])
    return re.sub(rf"[{LETTER}](?=[{LETTER}])", lambda match: match.group() + next(marks), text)


def endings(text: str) -> str:
    """Put a short vowel behind the last letter of every word, as full vocalisation does: «نسبةُ», «مليونِ»."""
    marks = cycle("\u064f\u0650\u064e")
    return re.sub(rf"(?<=[{LETTER}]{{2}})(?<![اىآ])(?= |$)", lambda _: next(marks), text)


def nunation(text: str) -> str:
    """Write the tanween of an accusative, before or behind its alif: «مليونًا», «ألفاً»."""
    ends = cycle(["\u064bا", "ا\u064b"])
    return re.sub(rf"(?<=[{LETTER}]{{2}}[تدرسعفقلمنه])ا(?![{LETTER}])", lambda _: next(ends), text)


def bidi_around(text: str) -> str:
    """Embed or isolate every number, as editors do: RLE … PDF, RLI … PDI, LRM … LRM."""
    pairs = cycle([("\u202b", "\u202c"), ("\u2067", "\u2069"), ("\u200e", "\u200e"), ("\u200f", "\u200f")])

    def wrapped(match: re.Match[str]) -> str:
        before, behind = next(pairs)
        return before + match.group() + behind

    return NUMBER.sub(wrapped, text)


def bidi_inside(text: str) -> str:
    """Put right-to-left marks inside every number, before and behind its separators and percent sign."""

    def marked(match: re.Match[str]) -> str:
        return re.sub(r"(?<=[0-9])(?=[0-9.,/:%\-])|(?<=[0-9][.,/:\-])(?=[0-9])", "\u200f", match.group())

    return NUMBER.sub(marked, text)


def bidi_words(text: str) -> str:
    """Put a left-to-right or right-to-left mark behind every word and before some."""
    marks = cycle("\u200f\u200e")
    return re.sub(rf"(?<=[{LETTER}])(?= )", lambda _: next(marks), text)


REWRITINGS: dict[str, Callable[[str], str]] = {
    "eastern": eastern, "persian": persian, "tatweel": tatweel, "vowels": vowels, "endings": endings,
    "nunation": nunation, "bidi_around": bidi_around, "bidi_inside": bidi_inside, "bidi_words": bidi_words,
}  # fmt: skip

WA = "glued"  # the rewriting of which each text has its own places
# Twins that are read otherwise, each a defect of a room, strict: whoever mends it takes the line out.
KNOWN_DEFECTS: dict[tuple[str, str], str] = {}
# Words after which no و can stand.
GOVERNING = frozenset({"إلى", "على", "من", "عن", "في", "أي", "مقابل", "كل", "لكل", "بين", "عند", "حتى", "منذ", "قبل"})


# What a text says


def bare(text: str) -> str:
    """A printed text without what no reader sees, digits and separators in one script."""
    return UNSEEN.sub("", text).translate(PLAIN)


def quantity_facts(quantity: Quantity) -> tuple[object, ...]:
    facts = quantity.model_dump(exclude={"text", "start", "end", "hedge", "unit_text"})
    hedge, unit = quantity.hedge, quantity.unit_text
    return (bare(quantity.text), hedge and bare(hedge.text), unit and bare(unit.text), *facts.values())


def period_facts(period: Period) -> tuple[object, ...]:
    return (bare(period.text), *period.model_dump(exclude={"text", "start", "end"}).values())


def facts(text: str, printed: dt.date) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    tokens = scan(text)
    quantities = read_quantities(text, tokens=tokens)
    periods = read_times(text, tokens=tokens, reference=printed)
    return [quantity_facts(q) for q in quantities], [period_facts(p) for p in periods]


@lru_cache(maxsize=1)
def texts() -> dict[str, tuple[str, dt.date]]:
    """All texts by name: the corpus, title and body, with their dates; then our sentences."""
    found = {}
    for path in sorted(CORPUS.glob("*.json")):
        article = json.loads(path.read_text("utf-8"))
        found[path.stem] = (f"{article['title']}\n\n{article['body']}", dt.date.fromisoformat(article["date"][:10]))
    return found | {name: (sentence, PRINTED) for name, sentence in SENTENCES.items()}


@lru_cache(maxsize=256)
def told(name: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    return facts(*texts()[name])


def cases() -> Iterator[object]:
    for rewriting in REWRITINGS:
        for name in texts():
            why = KNOWN_DEFECTS.get((rewriting, name))
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            yield pytest.param(rewriting, name, marks=marks, id=f"{rewriting}-{name}")


@pytest.mark.parametrize(("rewriting", "name"), [*cases()])
def test_twins_read_alike(rewriting: str, name: str) -> None:
    text, printed = texts()[name]
    twin = REWRITINGS[rewriting](text)
    assert bare(twin) == bare(text) or rewriting == "nunation"
    quantities, periods = facts(twin, printed)
    if rewriting == "nunation":
        quantities, periods = [row[3:] for row in quantities], [row[1:] for row in periods]
        assert quantities == [row[3:] for row in told(name)[0]]
        assert periods == [row[1:] for row in told(name)[1]]
    else:
        assert quantities == told(name)[0]
        assert periods == told(name)[1]


def places(text: str, printed: dt.date) -> list[int]:
    """Where a و may be glued and changes nothing: before a free-standing value with what hedges it.

    Not behind a preposition, inside a range, list or time, nor before a numeral that follows its noun.
    """
    tokens = scan(text)
    quantities = read_quantities(text, tokens=tokens)
    periods = read_times(text, tokens=tokens, reference=printed)
    words = {token.end: token for token in tokens if token.kind is TokenKind.WORD}
    hung = [span for q in quantities for span in (q.span, q.hedge, q.unit_text) if span is not None]
    hung.extend(period.span for period in periods)
    found = []
    for quantity in quantities:
        if quantity.negative or quantity.group is not None or any(p.span.overlaps(quantity.span) for p in periods):
            continue
        follows = quantity.unit_text is None or quantity.unit_text.start >= quantity.start
        at = min(quantity.start, quantity.hedge.start if quantity.hedge else quantity.start)
        before = words.get(at - 1)
        if not follows or before is None or text[at - 1] != " " or before.text in GOVERNING:
            continue
        if not any(span.overlaps(Span.cut(text, before.start, before.end)) for span in hung):
            found.append(at)
    return found


def glued_cases() -> Iterator[object]:
    for name in texts():
        why = KNOWN_DEFECTS.get((WA, name))
        yield pytest.param(name, marks=[pytest.mark.xfail(strict=True, reason=why)] if why else [])


@pytest.mark.parametrize("name", [*glued_cases()])
def test_a_conjunction_before_a_number_changes_nothing(name: str) -> None:
    text, printed = texts()[name]
    twin, last = "", 0
    for at in places(text, printed):
        twin, last = f"{twin}{text[last:at]}و", at
    assert facts(twin + text[last:], printed) == told(name)


@pytest.mark.parametrize("name", [*texts()])
def test_digits_of_another_script_keep_every_offset(name: str) -> None:
    text, printed = texts()[name]
    for twin in (eastern(text), persian(text)):
        assert [(q.start, q.end) for q in read_quantities(twin)] == [(q.start, q.end) for q in read_quantities(text)]
        ours, theirs = (read_times(t, reference=printed) for t in (twin, text))
        assert [(p.start, p.end) for p in ours] == [(p.start, p.end) for p in theirs]
