"""The whole job on the articles that come with the program: what `tawatur demo` does."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from tawatur.agreement import agree
from tawatur.agreement.wording import independent, printed, verdict_name
from tawatur.claims.metrics import metric, metric_ids
from tawatur.errors import InputError
from tawatur.export import export_dataset
from tawatur.ingest import read_inputs
from tawatur.jobs import extract_many
from tawatur.records import Agreement, Article, Claim
from tawatur.store import Store

# In a clone the corpus itself is read; the wheel carries a copy of its articles.
_CORPUS: Final = Path(__file__).parents[2] / "corpus" / "articles"
_SHOWN_VERDICTS: Final = 12


def run_demo(directory: Path, *, console: Console) -> None:
    """Ingest, extract, cross-check and export the demo's articles below `directory`, and show the outcome."""
    directory.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{directory / 'tawatur.db'}"
    with Store(url) as store:
        for article in _articles():
            store.add_article(article)
        for result in extract_many(store.pending_articles()):
            if result.extraction is not None:
                store.save_extraction(result.article, result.extraction.claims, result.extraction.rejections)
        articles = {article.id: article for article in store.articles()}
        claims = tuple(store.claims())
        lines = agree(claims, articles)
        store.replace_agreement(lines)
        export_dataset(
            directory / "dataset",
            articles=articles.values(),
            claims=claims,
            agreements=lines,
            rejections=store.rejections(),
        )
    _show(console, claims, lines)
    verdicts = sum(len(line.members) > 1 and line.verdict != "not_comparable" for line in lines)
    console.print(
        f"\n{len(articles)} articles, {len(claims)} claims, {verdicts} verdicts over more than one claim.\n"
        f"  dataset      {directory / 'dataset'}\n"
        f"  database     {directory / 'tawatur.db'}\n"
        f"  review page  tawatur audit --store {url}\n",
        highlight=False,
        soft_wrap=True,
    )


def _articles() -> list[Article]:
    """Read the demo's articles; one that cannot be read is a defect of the program."""
    if _CORPUS.is_dir():
        return _read(_CORPUS)
    with as_file(files("tawatur") / "demo_articles") as folder:
        return _read(folder)


def _read(folder: Path) -> list[Article]:
    articles = []
    for item in read_inputs([str(folder)]):
        if isinstance(item, InputError):
            raise item
        articles.append(item)
    return articles


def _show(console: Console, claims: Sequence[Claim], lines: Sequence[Agreement]) -> None:
    """Print the verdicts that say most (disputed, then most sources), each with its claims."""
    by_id = {claim.id: claim for claim in claims}
    table = Table(title="تواتر · tawatur", expand=True)
    for name, ratio in (("الحكم", 2), ("الكيان", 3), ("المقياس", 3), ("القيمة", 3), ("الفترة", 3), ("بحسب", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    shown = [line for line in sorted(lines, key=_weight) if len(line.members) > 1 and line.verdict != "not_comparable"]
    for line in shown[:_SHOWN_VERDICTS]:
        members = [by_id[member] for member in line.members]
        verdict = verdict_name(line.verdict)[0]
        if line.independent_sources is not None and line.independent_sources > 1:
            verdict += "\n" + independent(line.independent_sources)[0]
        for index, claim in enumerate(members):
            table.add_row(verdict if index == 0 else "", *_cells(claim), end_section=index == len(members) - 1)
    console.print(table)


def _weight(line: Agreement) -> tuple[int, int, str]:
    """Order lines for show: corroborated by most sources, disputed, the rest; not comparable ones last."""
    rank = {"corroborated": 0, "disputed": 1, "single_source": 2, "not_comparable": 3}[line.verdict]
    return rank, -(line.independent_sources or 0), line.id


def _cells(claim: Claim) -> tuple[str, str, str, str, str]:
    """A claim as table cells: entity, metric, value as printed, period, source."""
    date = claim.date
    when = "" if date is None or date.from_ is None else str(date.from_)
    if date is not None and date.to != date.from_:
        when += f" … {date.to}"
    entity = (claim.entity.text or claim.entity.canonical or "") if claim.entity else ""
    metric_name = claim.metric.text or (metric(claim.metric.name).name if claim.metric.name in metric_ids() else "")
    source = " ← ".join(member.name or "مجهول" for member in claim.source.chain)
    return entity, metric_name, printed(claim), when, source
