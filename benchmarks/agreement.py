"""Cross-check of generated claims with known truth: `python benchmarks/agreement.py [--claims 10000 100000 1000000]`.

A seeded world of entities, measures and quarters is told by outlets that round, cut, hedge, bound, contradict and copy
each other. For each size: seconds and processor seconds of the one process (the making of the claims apart), processor
microseconds a claim, peak memory (the truth included), and how well the truth is found again: pairwise F1 of agreement
and of conflict, and the share of facts whose number of independent sources is right. Linear growth keeps the
microseconds a claim.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import itertools
import json
import platform
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from tawatur.agreement import agree_stream
from tawatur.records import (
    Agreement,
    ChainMember,
    Claim,
    ClaimDate,
    Comparator,
    Entity,
    Evidence,
    Metric,
    Modality,
    Provenance,
    Source,
    Span,
    Value,
)

METRICS = ["صافي الأرباح", "الإيرادات", "الإنفاق الرأسمالي", "قيمة الصادرات", "حجم القروض"]
SOURCES = ["وزارة المالية", "هيئة السوق", "نقابة التجار", "ديوان المحاسبة", "مكتب الإحصاء"]
NAMES = """
المنار الميدان الأفق الشروق الوطن الساحل النهضة البيان الرسالة الفجر المرصد القافلة الميزان الصدى الراية السفير المحيط
الجسر المنبر الديار
"""
OUTLETS = [f"صحيفة {name}" for name in NAMES.split()]
QUARTERS = ["الأول", "الثاني", "الثالث", "الرابع"]
LETTERS = "بتجدرزسشصطعفقكلمنه"
FRAMES = [
    "{a} أن {metric} {entity} بلغ {figure} ريال {b} خلال الربع {quarter} من عام {year} {c} بحسب {source}.",
    "{a} في الربع {quarter} من {year} {b} وصل {metric} {entity} إلى {figure} ريال {c} كما ذكرت {source}.",
    "قالت {source} {a} إن {figure} ريال {b} هي {metric} {entity} للربع {quarter} من سنة {year} {c}.",
]
WORDS = """
بيانات نتائج أسواق مستثمرون توقعات تكاليف مشاريع أسعار تراجع تحسن قطاع عقود طلبات موازنة نفقات مداولات محللون تقديرات
سيولة تمويل مصانع شحنات عملاء فروع اتفاقات منافسة ضرائب رسوم إصلاحات أجور خطة توسعات مبيعات
"""
FILLERS = WORDS.split()
YEARS = (2023, 2024)
PER_ARTICLE = 8
ISSUES = len(YEARS) * len(QUARTERS) * len(OUTLETS)
MOST_TOLD = 9  # claims of one fact
PROVENANCE = Provenance(version="1", by="benchmark")
HEAD = "   claims  seconds    cpu s  µs/claim  peak MiB    lines  agree F1  conflict F1  sources right"


@dataclass
class Truth:
    """What the generator knows: the version of a fact that each claim tells, and the roots of each version."""

    version: dict[str, tuple[int, int]] = field(default_factory=dict)
    roots: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))


def name(number: int) -> str:
    """Spell a number as a name of its own: no two entities share a word."""
    letters = ""
    while True:
        number, at = divmod(number, len(LETTERS))
        letters = LETTERS[at] + letters
        if not number:
            return "ال" + letters.rjust(4, "ا") + "ية"


def figure_of(true: Decimal, draw: random.Random, *, bounded: bool) -> tuple[str, Comparator, Decimal, int, str | None]:
    """Print a true value (millions): its words, comparator, number, decimals and hedge.

    A bound only where `bounded` says so: a floor under the lower of two versions contradicts none of them.
    """
    way = draw.random()
    digits = draw.choice([0, 1, 2])
    step = Decimal(1).scaleb(-digits)
    comparator: Comparator = "="
    hedge = None
    if way < 0.15 and bounded:
        shown, comparator, hedge = true.quantize(Decimal(1), rounding=ROUND_DOWN), ">", "أكثر من"
    elif way < 0.25:
        shown, comparator, hedge = true.quantize(Decimal(1), rounding=ROUND_HALF_UP), "~", "نحو"
    else:
        shown = true.quantize(step, rounding=ROUND_DOWN if way < 0.3 else ROUND_HALF_UP)
    decimals = -6 - int(shown.as_tuple().exponent)
    return f"{shown} مليون", comparator, shown * 10**6, decimals, hedge


def generate(size: int, truth: Truth, seed: int = 7) -> Iterator[Claim]:
    """Generate so many claims, fact by fact; articles draw from all facts of one season."""
    draw = random.Random(seed)  # noqa: S311 - a benchmark's claims, no secret
    made = 0
    for number in itertools.count():
        entity = f"شركة {name(number)}"
        for metric in draw.sample(METRICS, 2):
            for year, quarter in draw.sample([(y, q) for y in YEARS for q in range(4)], 3):
                fact = len(truth.roots)
                for claim in tell_fact(fact, entity, metric, year, quarter, size, truth, draw):
                    yield claim
                    made += 1
                    if made == size:
                        return


def tell_fact(
    fact: int, entity: str, metric: str, year: int, quarter: int, size: int, truth: Truth, draw: random.Random
) -> Iterator[Claim]:
    """Tell one fact once or several times, in one version or in two that contradict each other."""
    true = Decimal(draw.randrange(10_000, 999_999)) / 100
    versions = [true, (true * Decimal("1.3")).quantize(Decimal("0.01"))] if draw.random() < 0.1 else [true]
    teller = iter(draw.sample(OUTLETS, len(OUTLETS)))
    for version, value in enumerate(versions):
        copied: Claim | None = None
        bounded = version == len(versions) - 1
        roots = truth.roots[fact, version]
        source = draw.sample(SOURCES, len(SOURCES))
        for telling in range(min(1 + int(draw.expovariate(0.5)), MOST_TOLD)):
            outlet = next(teller)
            article = f"m{year}{quarter}-{draw.randrange(1 + size // (PER_ARTICLE * ISSUES))}-{outlet}"
            claim_id = f"f{fact}v{version}t{telling}"
            if copied is not None and draw.random() < 0.2:
                # A copy prints the text of its model under another name, and leaves the source out.
                copied_source = copied.source.model_copy(update={"outlet": outlet})
                claim = copied.model_copy(update={"id": claim_id, "article_id": article, "source": copied_source})
            else:
                primary = source[draw.randrange(len(SOURCES))]
                roots.add(primary)
                claim = tell(
                    claim_id, article, outlet, primary, entity, metric, value, year, quarter, draw, bounded=bounded
                )
                copied = copied or claim
            truth.version[claim.id] = (fact, version)
            yield claim


def tell(
    claim_id: str,
    article: str,
    outlet: str,
    primary: str,
    entity: str,
    metric: str,
    value: Decimal,
    year: int,
    quarter: int,
    draw: random.Random,
    *,
    bounded: bool,
) -> Claim:
    """Print one claim in a sentence."""
    words, comparator, number, decimals, hedge = figure_of(value, draw, bounded=bounded)
    fillers = draw.sample(FILLERS, 12)
    text = draw.choice(FRAMES).format(
        metric=metric,
        entity=entity,
        figure=f"{hedge} {words}" if hedge else words,
        quarter=QUARTERS[quarter],
        year=year,
        source=primary,
        a=" ".join(fillers[:4]),
        b=" ".join(fillers[4:8]),
        c=" ".join(fillers[8:]),
    )
    at, metric_at, entity_at = text.index(words), text.index(metric), text.index(entity)
    first = dt.date(year, 1 + 3 * quarter, 1)
    last = dt.date(year + quarter // 3, (4 + 3 * quarter - 1) % 12 + 1, 1) - dt.timedelta(days=1)
    modality: tuple[Modality, ...] = ("level", "bound") if comparator == ">" else ("level",)
    cut = Span.model_construct
    chain = (
        ChainMember.model_construct(level="outlet", name=outlet),
        ChainMember.model_construct(level="primary", name=primary, strength="explicit"),
    )
    return Claim.model_construct(
        id=claim_id,
        article_id=article,
        entity=Entity.model_construct(text=entity, start=entity_at, end=entity_at + len(entity), type="ORG"),
        metric=Metric.model_construct(
            text=metric, start=metric_at, end=metric_at + len(metric), name=metric.replace(" ", "_"), kind="level"
        ),
        value=Value.model_construct(
            text=words,
            start=at,
            end=at + len(words),
            number=number,
            comparator=comparator,
            hedge=cut(text=hedge, start=at - len(hedge) - 1, end=at - 1) if hedge else None,
            unit="SAR",
            decimals=decimals,
        ),
        date=ClaimDate.model_construct(from_=first, to=last, type="quarter"),
        source=Source.model_construct(
            outlet=outlet,
            url=None,
            published=last + dt.timedelta(days=draw.randrange(1, 9)),
            scope="sentence",
            chain=chain,
        ),
        modality=modality,
        evidence=Evidence.model_construct(field="body", text=text, start=0, end=len(text), kind="sentence"),
        confidence=1.0,
        provenance=PROVENANCE,
    )


class Timed:
    """Passes items on and adds up the seconds that making them took."""

    def __init__(self, items: Iterable[Claim]) -> None:
        self._items = iter(items)
        self.seconds = self.cpu = 0.0

    def __iter__(self) -> Iterator[Claim]:
        while True:
            begin, cpu = time.perf_counter(), time.process_time()
            item = next(self._items, None)
            self.seconds += time.perf_counter() - begin
            self.cpu += time.process_time() - cpu
            if item is None:
                return
            yield item


class Score:
    """Compares the lines with the truth as they come."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.lines = self.agreed = self.agreed_right = self.rivals = self.rivals_right = 0
        self.counted = self.counted_right = 0
        self._seen: set[str] = set()

    def take(self, line: Agreement) -> None:
        """Count one line."""
        self.lines += 1
        if line.label in {"agree_exact", "agree_rounded", "compatible_bound"}:
            told = Counter(self.truth.version[claim] for claim in line.members)
            size = len(line.members)
            if self._core(line):
                self.agreed += size * (size - 1) // 2
                self.agreed_right += sum(n * (n - 1) // 2 for n in told.values())
                if len(told) == 1:
                    self.counted += 1
                    self.counted_right += line.independent_sources == len(self.truth.roots[next(iter(told))])
        elif line.label == "conflict":
            self.rivals += len(line.pairs)
            for one, two, _ in line.pairs:
                (fact, version), (other, another) = self.truth.version[one], self.truth.version[two]
                self.rivals_right += fact == other and version != another

    def _core(self, line: Agreement) -> bool:
        """Tell an agreeing component: it comes before the lines between components, and holds new claims only."""
        new = self._seen.isdisjoint(line.members)
        self._seen.update(line.members)
        return new

    def figures(self) -> dict[str, float]:
        """The scores: pairwise F1 over all pairs of the truth, and the share of right counts."""
        sizes: Counter[tuple[int, int]] = Counter(self.truth.version.values())
        agreeing = sum(n * (n - 1) // 2 for n in sizes.values())
        opposed = sum(n * sizes.get((fact, 1), 0) for (fact, version), n in sizes.items() if version == 0)
        return {
            "lines": self.lines,
            "agree_f1": round(f1(self.agreed_right, self.agreed, agreeing), 4),
            "conflict_f1": round(f1(self.rivals_right, self.rivals, opposed), 4),
            "sources_right": round(self.counted_right / max(1, self.counted), 4),
        }


def f1(right: int, said: int, true: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (said + true) if said + true else 1.0


def measure(size: int) -> dict[str, float]:
    """Cross-check so many claims in this process."""
    gc.set_threshold(200_000, 50, 1000)  # almost nothing here is garbage: walking it again and again costs a third
    truth = Truth()
    score = Score(truth)
    claims = Timed(generate(size, truth))
    begin, cpu = time.perf_counter(), time.process_time()
    for line in agree_stream(claims):
        score.take(line)
    seconds = time.perf_counter() - begin - claims.seconds
    busy = time.process_time() - cpu - claims.cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "claims": size,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(busy, 1),
        "making_seconds": round(claims.seconds, 1),
        "us_per_claim": round(busy / size * 1e6),
        "peak_mib": round(peak),
        **score.figures(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000], help="sizes to measure")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each size")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    if not options.json:
        print(f"{platform.platform()}, Python {platform.python_version()}\n{HEAD}")
    for size in options.claims:  # each in a process of its own, whose peak memory is its own
        command = [sys.executable, __file__, "--measure", str(size)]
        row = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        if options.json:
            print(json.dumps(row))
            continue
        print(
            f"{row['claims']:>9,} {row['seconds']:>8.1f} {row['cpu_seconds']:>8.1f} {row['us_per_claim']:>9} "
            f"{row['peak_mib']:>9} {row['lines']:>8} {row['agree_f1']:>9.4f} "
            f"{row['conflict_f1']:>12.4f} {row['sources_right']:>14.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
