"""Reports for people: a self-contained right-to-left page, and a table for the terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, Template
from markupsafe import Markup, escape
from rich.table import Table

from tawatur.agreement.arithmetic import check_arithmetic
from tawatur.agreement.axis import Axis, axis
from tawatur.agreement.comparable import AGREEING
from tawatur.agreement.names import is_linked
from tawatur.agreement.profile import Profile, profiles
from tawatur.agreement.wording import printed, verdict_name
from tawatur.claims.metrics import metric
from tawatur.records import Agreement, Article, Claim, Verdict

_ORDER: Final[tuple[Verdict, ...]] = ("disputed", "corroborated", "single_source", "not_comparable")
_SHOWN: Final = 500  # facts on one page; a browser opens more of them slowly
_CARDS: Final = 24  # pieces of evidence under one fact
_ROWS: Final = 40  # figures on one axis


@dataclass(frozen=True, slots=True)
class Card:
    """One piece of evidence: the sentence cut at its value, and where it is from."""

    before: str
    value: str
    after: str
    outlet: str
    published: str | None
    sources: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the page: its verdict, its lines, its drawing and its evidence."""

    id: str
    title: str
    verdict: Verdict
    verdict_ar: str
    lines: tuple[str, ...]
    axis: Axis | None
    cards: tuple[Card, ...]
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not add up, with their evidence."""

    why: str
    cards: tuple[Card, ...]


def render_html(
    agreements: Sequence[Agreement], claims: Sequence[Claim], articles: Mapping[str, Article] | None = None
) -> str:
    """Render the report: one page, right to left, that loads nothing from elsewhere.

    Facts that several claims tell come first the disputed, then the corroborated; a fact told once is only counted.
    Figures that do not add up (`check_arithmetic`) come last.
    """
    by_id = {claim.id: claim for claim in claims}
    known = {profile.id: profile for profile in profiles(claims)}
    findings = [
        Finding(warning.why.ar, tuple(_card(by_id[claim], articles or {}) for claim in warning.claims))
        for warning in check_arithmetic(claims)[:_SHOWN]
    ]
    facts = _facts(agreements, by_id, known, articles or {})
    cores = [a for a in agreements if a.label in AGREEING]
    alone = sum(len(a.members) == 1 for a in cores)
    verdicts = Counter(a.verdict for a in cores if len(a.members) > 1)
    totals = {
        "claims": len(by_id),
        "articles": len({claim.article_id for claim in claims}),
        "verdicts": [(verdict_name(v)[0], verdicts[v]) for v in _ORDER if verdicts[v]],
        "alone": alone,
    }
    return str(_template().render(facts=facts[:_SHOWN], findings=findings, totals=totals, ltr=ltr, own=own))


def ltr(text: object) -> Markup:
    """Wrap our own date, number or Latin name so that it reads from the left inside Arabic."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(escape(str(text)))


def own(name: str) -> Markup:
    """Show a name: a Latin one from the left, an Arabic one isolated from its surroundings."""
    return ltr(name) if name.isascii() else Markup("<bdi>{}</bdi>").format(escape(name))


@lru_cache(maxsize=1)
def _template() -> Template:
    source = resources.files(__package__).joinpath("templates", "report.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, trim_blocks=False).from_string(source)


def _facts(
    agreements: Sequence[Agreement],
    by_id: Mapping[str, Claim],
    known: Mapping[str, Profile],
    articles: Mapping[str, Article],
) -> list[Fact]:
    grouped: dict[str, list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        grouped[agreement.fact].append(agreement)
    facts = []
    for name, lines in grouped.items():
        told = [a for a in lines if a.verdict != "not_comparable" and (len(a.members) > 1 or a.verdict == "disputed")]
        if not told:
            continue
        verdict = min((a.verdict for a in told), key=_ORDER.index)
        members: dict[str, int] = {}
        for group, line in enumerate(a for a in told if a.label in AGREEING):
            for member in line.members:
                members.setdefault(member, group)
        for line in told:
            for member in line.members:
                members.setdefault(member, len(told))
        shown = [claim for claim in members if claim in by_id]
        rows = [(members[claim], known[claim]) for claim in shown[:_ROWS] if claim in known]
        facts.append(
            Fact(
                id=name,
                title=_title([by_id[claim] for claim in shown]),
                verdict=verdict,
                verdict_ar=verdict_name(verdict)[0],
                # What contradicts what comes before what either side says.
                lines=tuple(a.why.ar for a in sorted(told, key=lambda a: a.label != "conflict")),
                axis=axis(rows),
                cards=tuple(_card(by_id[claim], articles) for claim in shown[:_CARDS]),
                aside=tuple(a.why.ar for a in lines if a.verdict == "not_comparable"),
            )
        )
    return sorted(facts, key=lambda fact: (_ORDER.index(fact.verdict), -len(fact.cards), fact.id))


def _title(claims: Sequence[Claim]) -> str:
    """Name a fact as most of its texts do: entity and metric."""
    linked = [claim for claim in claims if is_linked(claim.entity)]
    entities = Counter(_entity(claim) for claim in linked or claims)
    metrics = Counter(
        claim.metric.text or (metric(claim.metric.name).name if claim.metric.name else "؟") for claim in claims
    )
    return " — ".join(counter.most_common(1)[0][0] for counter in (entities, metrics) if counter) or "؟"


def _entity(claim: Claim) -> str:
    return (claim.entity.text or claim.entity.canonical or "؟") if claim.entity else "؟"


def _card(claim: Claim, articles: Mapping[str, Article]) -> Card:
    evidence, value = claim.evidence, claim.value
    start, end = value.start - evidence.start, value.end - evidence.start
    article = articles.get(claim.article_id)
    url = claim.source.url or (article.url if article else None)
    return Card(
        before=evidence.text[:start],
        value=evidence.text[start:end],
        after=evidence.text[end:],
        outlet=claim.source.outlet or claim.article_id,
        published=claim.source.published.isoformat() if claim.source.published else None,
        sources=tuple(m.name or m.canonical or "" for m in claim.source.chain if m.level != "outlet"),
        # An address comes from the article's file: only web addresses become links.
        url=url if url and urlsplit(url).scheme in {"http", "https"} else None,
    )


def table(agreements: Sequence[Agreement], claims: Sequence[Claim], *, limit: int | None = None) -> Table:
    """Build the terminal's table: agreeing components of several claims and conflicts, the disputed first."""
    by_id = {claim.id: claim for claim in claims}
    shown = [a for a in agreements if len(a.members) > 1 and a.verdict != "not_comparable"]
    shown.sort(key=lambda a: (_ORDER.index(a.verdict), -(a.independent_sources or 0), -len(a.members), a.id))
    found = Table(title="التواتر", show_lines=True)
    for name in ("الحكم", "مصادر مستقلة", "الأمر", "القيم", "السبب"):
        found.add_column(name, justify="right", overflow="fold")
    for agreement in shown[:limit]:
        members = [by_id[claim] for claim in agreement.members if claim in by_id]
        values = dict.fromkeys(printed(claim) for claim in members)
        found.add_row(
            verdict_name(agreement.verdict)[0],
            "" if agreement.independent_sources is None else str(agreement.independent_sources),
            _title(members),
            "\n".join(values),
            agreement.why.ar,
        )
    return found
