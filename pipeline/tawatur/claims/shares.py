"""Shares: what a percentage or fraction is a share of, and the name that a share has of its whole."""

from __future__ import annotations

from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.clauses import Parse
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import MetricEntry, metric, metric_ids
from tawatur.claims.scenes import Scene
from tawatur.claims.words import pronoun_of, without_article
from tawatur.records import Denominator, Quantity

# Words that follow من without naming a whole: «80% من أجل», «5% من جديد», «2% من قبل».
_NO_WHOLE: Final = frozenset(
    {"اجل", "قبل", "خلال", "جانب", "جهه", "جديد", "حيث", "عام", "سنه", "مطلع", "بدايه", "اساس"}
)


def whole_at(parse: Parse, at: int, quantity: Quantity) -> tuple[int, int] | None:
    """Return the chunks `[first, last)` of the whole that follows the value at chunk `at`.

    «80% من الإنتاج الأولي», «ثلاثة أرباع المبيعات», «3.2% منهم».
    """
    chunks = parse.chunks
    here = at + 1
    if here >= len(chunks):
        return None
    if quantity.unit != "percent" and quantity.kind != "percent" and not quantity.fraction:
        return None
    chunk = chunks[here]
    if chunk.kind in {"and", "prep"} and chunk.norm in {"و", "الي"} and here + 1 < len(chunks):
        other = chunks[here + 1]  # «ما بين 12 و15% من التجارة», «من 0.6% إلى 1% من قيمة السفينة»
        ends = quantity.range_role == "low" or (chunk.norm == "الي" and at > 0 and chunks[at - 1].norm == "من")
        if other.kind == "value" and other.quantity is not None and ends:
            return whole_at(parse, here + 1, other.quantity)
    if chunk.kind == "part":
        return here, here + 1
    if chunk.kind == "noun" and (quantity.fraction or _fraction(quantity)):
        return here, _extend(chunks, here, tied=not _verb_before(chunks, at))
    if chunk.kind == "prep" and chunk.norm == "من" and here + 1 < len(chunks):
        noun = chunks[here + 1]
        if noun.kind == "noun" and noun.norm not in _NO_WHOLE:
            return here + 1, _extend(chunks, here + 1, tied=not _verb_before(chunks, at))
        if noun.kind == "hedge" and noun.norm == "ما" and here + 2 < len(chunks):
            return here + 1, here + 3
        return None
    # «مما تحتاجه»
    if (
        chunk.kind == "sub"
        and chunk.norm == "مما"
        and here + 1 < len(chunks)
        and chunks[here + 1].kind in {"verb", "noun"}
    ):
        return here, here + 2
    return None


def _fraction(quantity: Quantity) -> bool:
    """Tell whether a percentage is printed as a fraction word: no digit, no percent sign or word."""
    return (
        quantity.kind == "percent"
        and not any(c.isdigit() or c in "%٪" for c in quantity.text)
        and ("مئ" not in quantity.text and "مائ" not in quantity.text)
    )


def _verb_before(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a verb stands directly before a value, with complements of its own: «يعتمد ثلثا السكان على …»."""
    before = next((c for c in reversed(chunks[:at]) if c.kind not in {"hedge", "period", "skip"}), None)
    return before is not None and before.kind == "verb" and before.frame("level", "share", "aux") is None


def _extend(chunks: list[Chunk], at: int, *, tied: bool) -> int:
    """Let a quoted or Latin name go with the whole, and what it is `tied` to by على."""
    last = at + 1
    tied = tied and pronoun_of(chunks[at].norm) is None  # «من دخلها على الغذاء»: it is spent on that
    if last < len(chunks) and chunks[last].kind == "noun" and (chunks[last].quoted or chunks[last].entity):
        last += 1
    if (
        tied
        and last + 1 < len(chunks)
        and chunks[last].kind == "prep"
        and chunks[last].norm in {"علي"}
        and chunks[last + 1].kind == "noun"
    ):
        last += 2
    return last


def denominator(scene: Scene, at: int, quantity: Quantity, entry: MetricEntry | None) -> Denominator | None:
    """Return the whole of a share: as printed after the value, else as the metric's definition implies it."""
    found = whole_at(scene.parse, at, quantity)
    if found is not None:
        chunks = scene.parse.chunks
        start, end = chunks[found[0]].start, chunks[found[1] - 1].end
        text = scene.text(start, end)
        canonical: str | None = text
        if chunks[found[0]].kind == "part":
            canonical = _counted_before(scene, at) or text
        return Denominator(text=text, start=start, end=end, canonical=canonical)
    if is_owned_part(scene, quantity) and (counted := _counted_before(scene, at)) is not None:
        return Denominator(text=None, canonical=counted)
    if entry is not None and entry.whole:
        return Denominator(text=None, canonical=entry.whole)
    return None


def is_owned_part(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a fraction carries a pronoun: «ثلثاها» is a share of what was named before."""
    return quantity.fraction and scene.text(quantity.end, quantity.end + 1).isalpha()


def _counted_before(scene: Scene, at: int) -> str | None:
    """Return the noun that the nearest value before chunk `at` counts: what منهم points to."""
    for chunk in reversed(scene.parse.chunks[:at]):
        if chunk.quantity is not None and chunk.quantity.unit_text is not None:
            return chunk.quantity.unit_text.text
    return None


# Wholes whose share has a name of its own.
_SHARES: Final = {
    "usage": "usage_share",
    "market_size": "market_share", "share_price": "ownership_share", "share_index": "ownership_share",
    "sales": "market_share", "car_sales": "market_share", "downloads": "download_share",
    "votes": "vote_share", "seats": "seat_share", "world_trade": "world_trade_share", "capital": "ownership_share",
    "exports": "export_share", "imports": "import_share", "gdp": "gdp_share", "revenue": "revenue_share",
    "oil_output": "output_share", "output": "output_share",
}  # fmt: skip


def of_whole(scene: Scene, whole: tuple[int, int] | None) -> list[Pick]:
    """Name a share by its whole where nothing else names it: «17% من التحميلات» is a download share."""
    if whole is None:
        return []
    chunk = scene.parse.chunks[whole[0]]
    if chunk.kind == "noun" and chunk.metric is not None:
        entry = chunk.metric.entry
        id_ = entry.id if entry.id.endswith("_share") else _SHARES.get(entry.id, f"{entry.id}_share")
        score = 2.9 if id_ in metric_ids() else 1.2
        return [Pick(metric(id_), None, None, None, score, "whole")]
    if chunk.kind == "noun" and chunk.noun is not None:
        return [Pick(metric(f"{chunk.noun.noun.id}_share"), None, None, None, 1.0, "whole")]
    return [Pick(MetricEntry(f"share_of:{without_article(chunk.norm)}", "نسبة"), None, None, None, 0.8, "whole")]
