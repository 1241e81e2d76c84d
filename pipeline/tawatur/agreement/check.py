"""Check a sentence: what a batch of claims holds for and against each of its claims."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from pydantic import Field
from rich.table import Table

from tawatur.agreement.adoption import adopt
from tawatur.agreement.blocks import Rates, blocks_of, judge_topic, topics
from tawatur.agreement.comparable import Judgement, judge
from tawatur.agreement.copies import Copies
from tawatur.agreement.currencies import told_rates
from tawatur.agreement.independence import Count, Witnesses, count
from tawatur.agreement.judged import Judged
from tawatur.agreement.profile import Profile, learn, profile_all
from tawatur.agreement.settle import pair
from tawatur.agreement.told import Shared
from tawatur.agreement.wording import independent, printed, reason, say
from tawatur.records import AgreementLabel, Article, Claim, Record, Why

Stand = Literal["agreeing", "compatible", "conflicting", "other"]

_STAND: Final[dict[AgreementLabel, Stand]] = {
    "agree_exact": "agreeing",
    "agree_rounded": "agreeing",
    "compatible_bound": "compatible",
    "conflict": "conflicting",
    "series": "other",
    "different_scope": "other",
}
_ORDER: Final[tuple[Stand, ...]] = ("agreeing", "compatible", "conflicting", "other")
_SHOWN: Final = 12  # rows of one stand in the table
_OWN: Final = "\x00sentence"  # an article id that no article has


class Finding(Record):
    """One claim of the batch beside one of the sentence: how it stands to it, what it says, and who says it."""

    claim: str
    article_id: str
    stand: Stand
    label: AgreementLabel
    reason: Why
    value: str
    entity: str | None
    since: dt.date | None = Field(default=None, serialization_alias="from")
    until: dt.date | None = Field(default=None, serialization_alias="to")
    outlet: str | None
    published: dt.date | None
    chain: tuple[str, ...]
    evidence: str


class Side(Record):
    """The independent sources on one side, by name."""

    independent_sources: int
    sources: tuple[str, ...]


class CheckedClaim(Record):
    """One claim of the sentence with all that was found; `missing` names its empty slots (entity, date, value …)."""

    claim: Claim
    missing: dict[str, str]
    support: Side
    against: Side
    findings: tuple[Finding, ...]
    why: Why


class CheckResult(Record):
    """What a batch holds for and against each claim of a sentence; no claims where the sentence makes none."""

    claims: tuple[CheckedClaim, ...]


def check(
    sentence: Sequence[Claim], claims: Iterable[Claim], articles: Mapping[str, Article] | None = None
) -> CheckResult:
    """Hold the claims of a sentence against a batch, and count the independent sources on either side.

    «بلغ عدد سكان الأردن 11 مليونا» is held against what the batch says of that number: agreeing (same figure, rounded),
    compatible (a bound that holds), conflicting, and other (another period, place or population). The sentence itself
    is no source. `articles` gives the texts of the batch, to tell copies.
    """
    shared = Shared()
    by_id = {claim.id: claim for claim in claims}
    held = [shared.tell(claim) for claim in by_id.values()]
    # The sentence gets ids of its own: it may be a sentence of the batch.
    asked = {f"{_OWN}{at:04}": claim for at, claim in enumerate(sentence)}
    own = [shared.tell(claim)._replace(id=name, article_id=_OWN) for name, claim in asked.items()]
    known = learn([*held, *own])
    found = adopt(profile_all([*held, *own], known))
    rates = told_rates(found)
    witnesses = Witnesses(held, Copies(articles), known.sources)
    beside: dict[str, list[tuple[Profile, Judgement]]] = defaultdict(list)
    for topic in topics(blocks_of(found)):
        mine = [profile.id for profile in topic if profile.id in asked]
        if not mine:
            continue
        judged = judge_topic(topic, rates)
        for name in mine:
            beside[name] += _beside(name, judged, asked, rates)
    return CheckResult(claims=tuple(_checked(claim, beside[name], by_id, witnesses) for name, claim in asked.items()))


def _beside(name: str, judged: Judged, asked: Mapping[str, Claim], rates: Rates) -> list[tuple[Profile, Judgement]]:
    """Return the claims of a topic that can be set beside one, with the judgement of each pair."""
    found = []
    for other, profile in judged.profiles.items():
        if other in asked or pair(name, other) in judged.halves:
            continue
        judgement = judged.pairs.get(pair(name, other))
        if judgement is None:  # a large topic judges each reading once
            judgement = judge(judged.profiles[name], profile, rates)
        if judgement.label in _STAND:
            found.append((profile, judgement))
    return found


def _checked(
    claim: Claim, beside: Sequence[tuple[Profile, Judgement]], by_id: Mapping[str, Claim], witnesses: Witnesses
) -> CheckedClaim:
    sides: dict[Stand, list[Profile]] = {stand: [] for stand in _ORDER}
    for profile, judgement in beside:
        sides[_STAND[judgement.label]].append(profile)
    support, against = count(sides["agreeing"], witnesses), count(sides["conflicting"], witnesses)
    findings = [_finding(by_id[profile.id], judgement) for profile, judgement in beside]
    findings.sort(key=lambda f: (_ORDER.index(f.stand), f.outlet or "", f.claim))
    return CheckedClaim(
        claim=claim,
        missing=claim.missing,
        support=_side(support),
        against=_side(against),
        findings=tuple(findings),
        why=_why(support, against, {stand: len(members) for stand, members in sides.items()}),
    )


def _side(counted: Count) -> Side:
    return Side(independent_sources=counted.number, sources=counted.labels)


def _finding(claim: Claim, judgement: Judgement) -> Finding:
    date = claim.date
    return Finding(
        claim=claim.id,
        article_id=claim.article_id,
        stand=_STAND[judgement.label],
        label=judgement.label,
        reason=reason(judgement.reason),
        value=printed(claim),
        entity=(claim.entity.text or claim.entity.canonical) if claim.entity else None,
        since=date.from_ if date else None,
        until=date.to if date else None,
        outlet=claim.source.outlet,
        published=claim.source.published,
        chain=tuple(m.name or m.canonical or "" for m in claim.source.chain if m.level != "outlet"),
        evidence=claim.evidence.text,
    )


def _why(support: Count, against: Count, sizes: Mapping[Stand, int]) -> Why:
    """Say in one line how a claim stands: «يؤيده مصدران مستقلان ويخالفه مصدر مستقل واحد»."""
    if support.number and against.number:
        key = "check_both"
    elif support.number:
        key = "check_support"
    elif against.number:
        key = "check_against"
    elif sizes["compatible"]:
        key = "check_compatible"
    else:
        key = "check_other" if sizes["other"] else "check_nothing"
    (for_ar, for_en), (against_ar, against_en) = independent(support.number), independent(against.number)
    arabic, english = say(key)
    return Why(
        ar=arabic.format(support=for_ar, against=against_ar), en=english.format(support=for_en, against=against_en)
    )


def check_table(checked: CheckedClaim) -> Table:
    """Build the terminal's table of one checked claim: what stands for it first, then against it, then beside it."""
    slots = "، ".join(say("missing_" + slot)[0] for slot in sorted(checked.missing))
    notes = [checked.why.ar, *([say("missing")[0].format(slots=slots)] if slots else [])]
    found = Table(title=_title(checked.claim), caption=". ".join(notes) + ".", show_lines=True, expand=True)
    for name, ratio in (("الموقف", 2), ("القيمة", 3), ("الفترة", 3), ("بحسب", 3), ("النص", 8)):
        found.add_column(name, justify="right", overflow="fold", ratio=ratio)
    for stand in _ORDER:
        rows = [finding for finding in checked.findings if finding.stand == stand]
        for finding in rows[:_SHOWN]:
            note = say("stand_" + stand)[0]
            if stand == "other":
                note += f": {finding.reason.ar}"
            when = " … ".join(dict.fromkeys(day.isoformat() for day in (finding.since, finding.until) if day))
            source = " ← ".join(filter(None, (finding.outlet, *finding.chain)))
            found.add_row(note, finding.value, when, source, finding.evidence)
        if len(rows) > _SHOWN:
            found.add_row(say("stand_" + stand)[0], f"+{len(rows) - _SHOWN}", "", "", "")
    return found


def _title(claim: Claim) -> str:
    """Name a claim: entity, metric and value as printed."""
    entity = (claim.entity.text or claim.entity.canonical) if claim.entity else None
    return " — ".join(filter(None, (entity, claim.metric.text, printed(claim))))
