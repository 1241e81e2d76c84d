"""The comparability gate: whether two claims may be held against each other, and how they stand.

The gate is conservative. It calls figures agreeing or conflicting only where entity, metric, unit, denominator
and time really meet; everything else gets its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from tawatur.agreement.currencies import rate, shown
from tawatur.agreement.intervals import Figure, Meeting, meet
from tawatur.agreement.lexicon import word_set
from tawatur.agreement.names import NameRelation, relation
from tawatur.agreement.periods import Timing, days_between, timing
from tawatur.agreement.profile import Profile, kindred
from tawatur.agreement.sources import same_root
from tawatur.records import AgreementLabel

Reason = Literal[
    "same_figure", "rounding", "conversion", "bound", "apart",
    "entity", "part_of_whole", "metric", "unit", "currency", "kind", "base_period", "denominator",
    "forecast_and_result", "forecaster", "forecast_vintage", "period", "time_series", "update", "same_article",
    "far_bound", "range_end", "adjacent", "unstated",
]  # fmt: skip

AGREEING: Final[frozenset[str]] = frozenset({"agree_exact", "agree_rounded", "compatible_bound"})
_WORLDS: Final = 10
_BESIDE: Final = Decimal("1.005")
_CONFLICT_DAYS: Final = 4  # figures whose time is not stated conflict only when printed this near to each other
_TELLING: Final = 3  # words of a denominator that say by themselves which population is meant


@dataclass(frozen=True, slots=True)
class Judgement:
    """How two claims stand to each other, and why. `rate` is the conversion that was used, if one was."""

    label: AgreementLabel
    reason: Reason
    detail: str = ""


def judge(a: Profile, b: Profile, rates: dict[tuple[str, str], Decimal]) -> Judgement:
    """Say how two claims of one block stand to each other; symmetric.

    They share metric and measure; see `block` of Profile. The order of the tests is the order of the reasons given.
    """
    if a.id > b.id:
        a, b = b, a
    if a.measure.kind != b.measure.kind:
        return Judgement("unrelated", "unit")
    names = relation(a.claim, b.claim, a.entity, b.entity) if a.entity != b.entity else "same"
    if names == "part" and (_one_population(a, b) or _loosely_named(a, b, rates)):
        names = "same"
    if names not in {"same", "version"}:
        return Judgement("unrelated" if names == "other" else "different_scope", _entity_reason(names))
    apart = a.claim.article_id != b.claim.article_id
    if apart and (a.vague or b.vague or (a.toll and not (a.event and b.event))) and not kindred(a, b):
        # «الهجوم» here and «الهجوم» there are two attacks unless their texts say otherwise.
        return Judgement("unrelated", "entity")
    if a.change != b.change:
        return Judgement("different_scope", "kind")
    if a.base and b.base and a.base != b.base:
        return Judgement("different_scope", "base_period", f"{a.base}/{b.base}")
    if a.of is not None and b.of is not None and a.of != b.of and a.of_rest != b.of_rest:
        return Judgement("different_scope", "denominator")
    if a.target != b.target and a.forecast and b.forecast:
        return Judgement("different_scope", "forecaster")
    meeting, detail = _meeting(a, b, rates)
    return _with_time(a, b, meeting, timing(a.time, b.time, fleeting=a.fleeting or b.fleeting), detail)


def _one_population(a: Profile, b: Profile) -> bool:
    """Tell whether a telling denominator says by itself that two claims are of one population."""
    return bool(a.of) and a.of == b.of and len(a.of or ()) >= _TELLING


def _loosely_named(a: Profile, b: Profile, rates: dict[tuple[str, str], Decimal]) -> bool:
    """Tell one thing named fully and in short («الهواتف الذكية», «الهواتف») in one story, where the figures agree."""
    if a.linked or b.linked:
        return False
    if a.claim.article_id != b.claim.article_id and not kindred(a, b):
        return False
    return _meeting(a, b, rates)[0] in {"exact", "rounded", "bound"}


def _entity_reason(names: NameRelation) -> Reason:
    return "part_of_whole" if names == "part" else "entity"


def _meeting(a: Profile, b: Profile, rates: dict[tuple[str, str], Decimal]) -> tuple[Meeting | None, str]:
    """Hold the figures against each other; None when no named rate links their currencies."""
    first, second = a.figure, b.figure
    if a.measure.currency == b.measure.currency:
        return meet(first, second), ""
    found = rate(a.measure.currency or "", b.measure.currency or "", rates)
    if found is None:
        return None, f"{a.measure.currency}/{b.measure.currency}"
    detail = shown(a.measure.currency or "", b.measure.currency or "", found)
    met = meet(_loosened(first.scaled(found.value)), _loosened(second))
    # A converted sum is never exact, and never precise enough to deny another.
    return {"exact": "rounded", "adjacent": "rounded"}.get(met, met), detail  # type: ignore[return-value]


def _loosened(figure: Figure) -> Figure:
    """Let a sum that is compared through a rate float by half a percent: rates are rounded too."""
    slack = abs(figure.number) / 200
    low = figure.number - slack if figure.low is None else min(figure.low, figure.number - slack)
    high = figure.number + slack if figure.high is None else max(figure.high, figure.number + slack)
    hard = figure.hard
    return Figure(
        figure.number, figure.step, figure.comparator, True, False, None if hard else low, None if hard else high
    )


def _with_time(a: Profile, b: Profile, meeting: Meeting | None, time: Timing, detail: str) -> Judgement:
    agrees = meeting in {"exact", "rounded", "bound"}
    if time == "later":
        # One value can hold at two times; it is still no support for the other time's figure.
        return Judgement("series", "time_series")
    if a.forecast != b.forecast and not agrees:
        return Judgement("different_scope", "forecast_and_result")
    if a.toll and b.toll:
        gap = days_between(a.time, b.time)
        stated = a.time.form != "open" and b.time.form != "open"
        if gap and (not agrees or (stated and time != "same")):
            return Judgement("series", "update")
    if time == "scope":
        return Judgement("different_scope", "period")
    if time == "nested" and not (meeting in {"exact", "rounded"} and same_root(a.origin, b.origin)):
        return Judgement("different_scope", "period")
    if meeting is None:
        return Judgement("different_scope", "currency", detail)
    if meeting == "exact":
        return Judgement("agree_exact", "same_figure", detail)
    if meeting == "rounded":
        if _side_by_side(a, b):
            return Judgement("different_scope", "same_article")
        return Judgement("agree_rounded", "conversion" if detail else "rounding", detail)
    if meeting == "bound" and _one_of_several(a, b, time):
        return Judgement("different_scope", "unstated")
    if meeting == "far" or (meeting == "bound" and (a.volatile or b.volatile) and not _beside(a, b)):
        return Judgement("different_scope", "far_bound", detail)
    if meeting == "bound":
        return Judgement("compatible_bound", "bound", detail)
    return _apart(a, b, meeting, time, detail)


def _apart(a: Profile, b: Profile, meeting: Meeting, time: Timing, detail: str) -> Judgement:
    """Figures that cannot both hold: a conflict, unless something explains the difference."""
    origins = a.origin, b.origin
    root = same_root(*origins)
    if a.claim.article_id == b.claim.article_id and (root or origins[0].unattributed or origins[1].unattributed):
        # A text does not contradict itself: it sets two things side by side.
        if a.forecast and b.forecast:
            return Judgement("series", "forecast_vintage")
        return (
            Judgement("series", "time_series")
            if time == "open" and _one_open(a, b)
            else Judgement("different_scope", "same_article")
        )
    if a.volatile or b.volatile:
        return Judgement("series", "time_series")
    if meeting == "adjacent" and root:
        return Judgement("agree_rounded", "rounding")
    if detail:
        return Judgement("different_scope", "currency", detail)
    apart = a.claim.article_id != b.claim.article_id
    said = _stated(a, apart=apart) and _stated(b, apart=apart) and _one_noun(a, b)
    if not said or (apart and not kindred(a, b)) or _worlds_apart(a, b) or _one_of_several(a, b, time):
        return Judgement("different_scope", "unstated")
    if time == "open":
        gap = days_between(a.time, b.time)
        if _one_open(a, b):
            if not _covers(a, b):
                return Judgement("different_scope", "unstated")
        elif gap is None or gap > _CONFLICT_DAYS:
            return Judgement("series", "time_series")
    return Judgement("conflict", "apart")


def _one_of_several(a: Profile, b: Profile, time: Timing) -> bool:
    """Tell counts under one common noun in a text that counts its events: «الهجوم» tonight, «الاعتداء الثاني»."""
    if a.claim.article_id != b.claim.article_id or not (a.vague and b.vague and a.toll and b.toll):
        return False
    return (time != "same" or a.time.inferred or b.time.inferred) and bool(a.setting & word_set("ordinals.tsv"))


def _beside(a: Profile, b: Profile) -> bool:
    """Tell a bound that lies right beside a figure: «فوق 70 دولارا» and 70.3; an index moves farther in an hour."""
    low, high = sorted((abs(a.figure.number), abs(b.figure.number)))
    return high <= low * _BESIDE


def _side_by_side(a: Profile, b: Profile) -> bool:
    """Tell two plain figures of one running text: a writer rounds in the headline, not beside the figure itself."""
    one, two = a.claim, b.claim
    return (
        one.article_id == two.article_id
        and one.evidence.field == two.evidence.field
        and "table_row" not in {one.evidence.kind, two.evidence.kind}
        and a.figure.comparator == b.figure.comparator == "="
        and not a.figure.fraction
        and not b.figure.fraction
        and a.measure.currency == b.measure.currency
    )


def _one_open(a: Profile, b: Profile) -> bool:
    return (a.time.form == "open") != (b.time.form == "open")


def _covers(a: Profile, b: Profile) -> bool:
    """Tell whether the one stated period holds or has just ended on the day of the other article."""
    stated, loose = (a.time, b.time) if b.time.form == "open" else (b.time, a.time)
    if stated.begin is None or stated.end is None or loose.asof is None:
        return False
    return stated.begin <= loose.asof and (loose.asof - stated.end).days <= _CONFLICT_DAYS


def _worlds_apart(a: Profile, b: Profile) -> bool:
    """Tell figures so far apart that they are rather of two things than of two minds."""
    low, high = sorted((abs(a.figure.number), abs(b.figure.number)))
    return high > _WORLDS * low and not (a.figure.hard and b.figure.hard)


def _one_noun(a: Profile, b: Profile) -> bool:
    """Tell whether two counts count one noun: «مركزا» and «مركزا انتخابيا» need not."""
    return a.toll or b.toll or a.measure.kind != "count" or a.content == b.content


def _stated(profile: Profile, *, apart: bool) -> bool:
    """Tell whether a claim says enough of itself to contradict another.

    Its entity is named, not «الشركة», when the other stands in another article (`apart`); its metric is printed or is
    what the unit counts; its denominator, if it is a share, is printed.
    """
    metric = profile.claim.metric
    if profile.adopted or (apart and profile.vague) or (metric.text is None and profile.measure.kind != "count"):
        return False
    return metric.kind != "share" or (metric.of is not None and (profile.printed_of or len(profile.of or ()) >= 2))
