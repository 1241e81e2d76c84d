"""How the time of reading grows with the text: `python benchmarks/growth.py [--megabytes 10] [--hostile 100000]`.

Generated news of 1/4, 1/2 and all of so many megabytes (UTF-8), then hostile texts of half and all of so many
characters, each read once as one text: quantities and times over one scan. Linear reading takes twice the time
for twice the text; the last column is that factor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import platform
import random
import time
from collections.abc import Callable, Iterator

from tawatur.quantities import read_quantities
from tawatur.text.scanner import scan
from tawatur.times import read_times

PRINTED = dt.date(2025, 7, 4)
MONTHS = ["يناير", "فبراير", "مارس", "نيسان", "مايو", "حزيران", "يوليو", "غشت", "سبتمبر", "تشرين الأول", "نونبر"]
ONES = ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
NOUNS = ["مصنعا", "مسافرا", "سهما", "مدرسة", "طنا", "وحدة سكنية", "برميلا يوميا", "دولارا", "دينارا كويتيا"]
FRAMES = [
    "وأظهرت بيانات نشرتها الهيئة في {day} {month} {year} أن الصادرات ارتفعت {rate}% إلى {big} مليار دولار.",
    "وقال متحدث باسم الوزارة إن {ones} و{tens} {noun} أضيفت خلال {small} أشهر، بعد أن كان العدد لا يزيد على {count}.",
    "ولم يصدر عن الشركة أي تعليق على ما نقلته الصحيفة عن مصادر مطلعة لم تكشف عن هويتها حتى مساء اليوم.",
    "وتراوحت الأسعار بين {small} و{big} درهما للكيلوغرام مقارنة بالفترة نفسها من العام الماضي.",
    "وكان المجلس قد أقر في الربع الثالث من عام {year} خطة كلفتها {count} ألف {noun} تمتد {small} سنوات.",
]


def news(size: int, seed: int = 7) -> str:
    """Generate news-like sentences of so many bytes; every number and name is drawn anew."""
    draw = random.Random(seed)  # noqa: S311 - a benchmark's text, no secret
    lines, total = [], 0
    while total < size:
        line = draw.choice(FRAMES).format(
            day=draw.randint(1, 28), month=draw.choice(MONTHS), year=draw.randint(1990, 2030),
            rate=f"{draw.uniform(0, 90):.1f}", big=f"{draw.uniform(10, 900):.2f}", small=draw.randint(3, 9),
            count=f"{draw.randint(1000, 99999):,}", ones=draw.choice(ONES), tens=draw.choice(TENS),
            noun=draw.choice(NOUNS),
        )  # fmt: skip
        lines.append(line)
        total += len(line.encode()) + 1
    return "\n".join(lines)


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def nested(size: int) -> str:
    return "«" * (size // 2) + " 5 ملايين دولار " + "»" * (size // 2)


def random_words(size: int) -> str:
    draw = random.Random(size)  # noqa: S311
    words = [*MONTHS, *ONES, *TENS, "و", "ألف", "مليون", "بين", "إلى", "من", "نصف", "عام", "قبل", "5", "2025", "%", "،"]
    return " ".join(draw.choice(words) for _ in range(size // 5))[:size]


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": repeated("1234567890"),
    "digits in groups": repeated("123,"),
    "digits and points": repeated("1."),
    "digits and blanks": repeated("1 234 "),
    "dates run together": repeated("2025/10/06-"),
    "و repeated": repeated("و"),
    "و apart": repeated("و "),
    "و before numbers": repeated("و5 "),
    "number words": repeated("ثلاثة وعشرين ألفا و"),
    "scale words": repeated("ألف مليون "),
    "fractions": repeated("نصف ربع "),
    "ranges": repeated("بين 5 و"),
    "rates": repeated("لكل 3 "),
    "hedges": repeated("لا يقل عن تجاوز "),
    "nested quotes": nested,
    "open quotes": repeated("«قال "),
    "month names": repeated("كانون الثاني/يناير "),
    "months joined": repeated("يناير ويناير و"),
    "times before times": repeated("قبل منذ "),
    "clock": repeated("الساعة 5:30 "),
    "tatweel": repeated("ـ"),
    "marks between digits": repeated("1\u200f"),
    "percent and marks": repeated("%\u200f"),
    "vowel marks": repeated("\u064e"),
    "Latin names": repeated("GPT-4."),
    "addresses": repeated("http://a.b/c@"),
    "one long word": repeated("مستخدم"),
    "random words": random_words,
}


def seconds(text: str) -> float:
    """Processor seconds of one reading."""
    begin = time.process_time()
    tokens = scan(text)
    read_quantities(text, tokens=tokens)
    read_times(text, tokens=tokens, reference=PRINTED)
    return time.process_time() - begin


def sizes(full: int, parts: tuple[int, ...]) -> Iterator[int]:
    return (full // part for part in parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10.0)
    parser.add_argument("--hostile", type=int, default=100_000, help="characters of a hostile text")
    parser.add_argument("--only", nargs="+", choices=[*HOSTILE], default=[*HOSTILE])
    options = parser.parse_args()
    print(f"{platform.platform()}, Python {platform.python_version()}")
    seconds(news(20_000, seed=1))
    before = 0.0
    for size in sizes(int(options.megabytes * 1e6), (4, 2, 1)):
        text = news(size)
        now = seconds(text)
        growth = f"{now / before:5.2f}" if before else "     "
        print(f"{'news':<22} {size / 1e6:6.2f} MB {len(text):>9} chars {now:8.2f} s {len(text) / now:>9.0f}/s {growth}")
        before = now
    for name in options.only:
        half, full = (seconds(HOSTILE[name](size)) for size in sizes(options.hostile, (2, 1)))
        rate, growth = options.hostile / full, full / half
        print(f"{name:<22} {options.hostile:>19} chars {full:8.2f} s {rate:>9.0f}/s {growth:5.2f}", flush=True)
    million = "7" * 1_000_000
    print(f"{'a million digits':<22} {len(million):>19} chars {seconds(million):8.2f} s")


if __name__ == "__main__":
    main()
