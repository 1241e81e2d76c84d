"""One command, `tawatur`: every public function of the library, for the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from tawatur import __version__
from tawatur.commands import dataset, report, review
from tawatur.commands import store as store_commands
from tawatur.commands.terminal import DEFAULT_STORE, Output, StoreUrl, console, errors, opened, reported, stop
from tawatur.errors import InputError
from tawatur.records import Article, Claim, Rejection

if TYPE_CHECKING:
    from tawatur.ingest import Poller
    from tawatur.language import Extractor

app = typer.Typer(
    name="tawatur",
    help="Turn Arabic news into claims that can be checked, and count the independent sources behind each.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT…",
        help="Files (.txt .json .jsonl .html .xml), folders, http(s) addresses of pages and feeds, or - for JSONL.",
        show_default=False,
    ),
]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, help="Processes that read articles.")]


def _version(show: bool) -> None:
    if show:
        typer.echo(f"tawatur {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Turn Arabic news into claims that can be checked, and count the independent sources behind each."""


@app.command()
def ingest(
    inputs: Inputs = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Fetch addresses also where they say that nothing has changed.")
    ] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Read articles into the store.

    The same bytes twice are one article; changed bytes at one address are a new version of it. An input that
    cannot be read is named and left out; the rest goes in. An address that was read before is asked for what is new
    only, and robots.txt is respected: the same command, again and again, polls feeds.

    Example: `tawatur ingest corpus/articles corpus/feed.xml`
    """
    from tawatur.ingest import Limits, Poller
    from tawatur.store import Store

    counts = {"added": 0, "unchanged": 0, "new_version": 0}
    with reported(), Store(store) as db:
        poller = Poller(Limits(), known={} if fresh else db.validators())
        run = _Batch(_needed(inputs), poller)
        for article in run.articles():
            try:
                counts[db.add_article(article)] += 1
            except InputError as error:  # an id that another article has, say: this one stays out
                run.fail(str(error))
        db.keep_validators(poller.seen)
        known = f"{len(poller.unchanged)} addresses without news, " if poller.unchanged else ""
        errors.print(
            f"{counts['added']} added, {counts['new_version']} new versions, {counts['unchanged']} unchanged, "
            f"{known}{run.failed} failed; store: {db.name}"
        )
        run.finish()


@app.command()
def extract(
    inputs: Inputs = None,
    output: Output = "-",
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Write every number that is no claim too, with class and reason: to OUTPUT with "
            ".rejections.jsonl for its ending, or between the claims on standard output.",
        ),
    ] = False,
    ner: Annotated[
        Path | None,
        typer.Option("--ner", metavar="DIR", help="Find names with the token-classification model in DIR instead."),
    ] = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="Read by tables and rules alone: faster, finds less, knows no doubt by slot.")
    ] = False,
    workers: Workers = 1,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Find the claims of articles: JSONL, one claim a line.

    With inputs it reads them and touches no store. Without, it reads the articles of the store that this version of
    the program has not read with these settings, and keeps the claims there; reviews stay with their claims.

    Example: `tawatur extract corpus/articles -o claims.jsonl`
    """
    with reported():
        reader = _reader(ner, fast=fast)
        if inputs:
            _extract_inputs(inputs, output, reader, explain=explain, workers=workers)
        else:
            settings = {"by": "rules"} if fast else {"ner": str(ner)} if ner else {}
            _extract_store(store, reader, settings, workers=workers)


def _reader(ner: Path | None, *, fast: bool) -> str | Extractor:
    """Return what reads an article: with the program's own models or none, a name that the worker processes import."""
    from tawatur.jobs import BY_RULES, EXTRACT

    if fast and ner is not None:
        stop("--fast reads without models: it does not go with --ner", code=2)
    if ner is None:
        return BY_RULES if fast else EXTRACT
    from tawatur.language import Extractor

    return Extractor(ner)


def _extract_inputs(inputs: list[str], output: str, reader: str | Extractor, *, explain: bool, workers: int) -> None:
    """Extract files and write JSONL."""
    from tawatur.jobs import extract_many

    run = _Batch(inputs)
    with ExitStack() as stack:
        claims_out = stack.enter_context(opened(output))
        rejections_out = claims_out
        if explain and output != "-":
            rejections_out = stack.enter_context(opened(str(Path(output).with_suffix(".rejections.jsonl"))))
        for result in extract_many(run.articles(), workers=workers, extract=reader):
            if result.error is not None:
                run.fail(result.error)
                continue
            _write(claims_out, result.extraction.claims)
            if explain:
                _write(rejections_out, result.extraction.rejections)
    run.finish()


def _extract_store(store: str, reader: str | Extractor, settings: dict[str, str], *, workers: int) -> None:
    """Extract the articles of the store that this program, with these settings, has not read; keep what is found."""
    from tawatur.jobs import extract_many
    from tawatur.store import Run, Store

    version = Run(settings=settings)
    with Store(store, create=False) as db:
        pending = db.pending_articles(version)
        run = _Batch([])
        found = 0
        for result in extract_many(run.progress(pending, total=len(pending)), workers=workers, extract=reader):
            if result.error is not None:
                run.fail(result.error)
                continue
            db.save_extraction(result.article, result.extraction.claims, result.extraction.rejections, version)
            found += len(result.extraction.claims)
        errors.print(f"{len(pending) - run.failed} articles, {found} claims; store: {db.name}")
        run.finish()


@app.command()
def annotate(
    input_: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help='JSONL of {"id", "text", "reference_time", "country"}; all but the text may be left out.',
        ),
    ] = "-",
    output: Output = "-",
) -> None:
    """Mark every number, unit, time and name of short texts: JSONL, one text a line.

    Example: `echo '{"id": "1", "text": "ارتفع 3% في مايو 2025"}' | tawatur annotate`
    """
    from tawatur.language import annotate as annotate_text

    with reported(), opened(output) as out:
        failed = 0
        for where, line in _lines(input_):
            try:
                row = json.loads(line)
                text, reference = row["text"], row.get("reference_time")
                mentions = annotate_text(text, reference_time=reference, country=row.get("country"))
            except (ValueError, KeyError, TypeError) as error:
                failed += 1
                errors.print(f"{where}: no text to annotate ({error!r})", style="red", markup=False)
                continue
            out.write(json.dumps({"id": row.get("id"), "mentions": mentions}, ensure_ascii=False) + "\n")
        if failed:
            raise typer.Exit(1)


@app.command()
def agree(
    claims: Annotated[
        str | None, typer.Argument(metavar="[CLAIMS]", help="Claims as `extract` writes them; - is standard input.")
    ] = None,
    articles: Annotated[
        list[str] | None, typer.Option("--articles", help="The articles' texts, to see which are copies; repeatable.")
    ] = None,
    output: Output = "-",
    html: Annotated[Path | None, typer.Option("--html", help="Write a page for people here.")] = None,
    table: Annotated[bool, typer.Option("--table", help="Print a table for people instead of JSONL.")] = False,
    warnings: Annotated[
        str | None,
        typer.Option("--warnings", help="Write figures that do not add up: JSONL to a file; - is lines to read."),
    ] = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Cross-check claims: which agree, which conflict, and how many independent sources stand behind each.

    With CLAIMS it reads the file and touches no store. Without, it checks the claims of the store and keeps
    the verdicts there.

    Example: `tawatur agree claims.jsonl --articles corpus/articles -o agreement.jsonl`
    """
    from tawatur.agreement import agree as cross_check
    from tawatur.agreement import agree_stream, check_arithmetic
    from tawatur.agreement.report import render_html
    from tawatur.agreement.report import table as report_table
    from tawatur.store import Store

    with reported():
        run = _Batch(articles or [] if claims is not None else [])
        if claims is not None:
            texts = {article.id: article for article in run.articles()} or None
            if html is None and not table and warnings is None:
                lines_out = agree_stream(_read_claims(claims), texts)
                with opened(output) as out:
                    _write(out, lines_out)
                run.finish()
                return
            found = tuple(_read_claims(claims))
            lines = cross_check(found, texts)
        else:
            with Store(store, create=False) as db:
                # What a reviewer rejected is nobody's claim.
                found = tuple(db.iter_claims(status=("unreviewed", "accepted", "corrected")))
                texts = {article.id: article for article in db.articles()}
                lines = cross_check(found, texts)
                db.replace_agreement(lines)
        findings = check_arithmetic(found) if warnings is not None else ()
        if warnings == "-":
            for finding in findings:
                errors.print(finding.why.ar, finding.why.en, markup=False, highlight=False, soft_wrap=True)
        elif warnings is not None:
            with opened(warnings) as out:
                _write(out, findings)
        if html is not None:
            html.write_text(render_html(lines, found, texts), encoding="utf-8")
        if table:
            console.print(report_table(lines, found))
        elif claims is not None or output != "-":
            with opened(output) as out:
                _write(out, lines)
        else:
            errors.print(f"{len(lines)} lines of agreement; store: {store}")
        run.finish()


@app.command()
def check(
    sentence: Annotated[str, typer.Argument(help="One sentence in Arabic; - reads it from standard input.")],
    claims: Annotated[
        str | None, typer.Option("--claims", help="Claims as `extract` writes them, instead of the store's.")
    ] = None,
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which the sentence was said.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Check one sentence: what is known for and against each of its claims, by how many independent sources.

    Example: `tawatur check "بلغ معدل البطالة في الأردن 21.3% في الربع الأول من عام 2025" --claims claims.jsonl`
    """
    from tawatur.agreement import check as check_claims
    from tawatur.agreement import check_table
    from tawatur.language import extract as extract_article
    from tawatur.store import Store

    with reported():
        text = sys.stdin.read() if sentence == "-" else sentence
        if not text.strip():
            stop("the sentence is empty", code=2)
        asked = extract_article(Article(id="sentence", body=text, date=date.date() if date else None)).claims
        if claims is not None:
            result = check_claims(asked, _read_claims(claims))
        else:
            with Store(store, create=False) as db:
                texts = {article.id: article for article in db.articles()}
                standing = db.iter_claims(status=("unreviewed", "accepted", "corrected"))
                result = check_claims(asked, standing, texts)
        if as_json:
            typer.echo(result.to_json())
            return
        if not result.claims:
            typer.echo("لا ادعاء رقميا في الجملة. / No claim with a number in the sentence.")
        for checked in result.claims:
            console.print(check_table(checked))


app.command()(review.audit)
app.command()(review.review)
app.command()(dataset.export)
app.command()(dataset.diff)
app.command()(report.report)
for _command in (
    store_commands.query,
    store_commands.backup,
    store_commands.doctor,
    store_commands.upgrade,
    store_commands.forget,
):
    app.command()(_command)


@app.command("eval")
def evaluate(
    predictions: Annotated[Path, typer.Argument(metavar="CLAIMS", help="Claims as `extract` writes them.")],
    gold: Annotated[Path, typer.Option(help="Folder with gold_claims.jsonl, gold_agreement.jsonl, articles/.")] = Path(
        "corpus"
    ),
    agreement: Annotated[Path | None, typer.Option(help="Agreement as `agree` writes it.")] = None,
    tier: Annotated[int, typer.Option(min=1, max=2, help="1: claims; 2: also durations, thresholds, vague ones.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score claims against a gold folder by the guideline's rules (corpus/GUIDELINE.md, section 8)."""
    from tawatur.evaluation import score_claims, score_table

    with reported():
        scores = score_claims(gold, _json_lines(predictions), _json_lines(agreement) if agreement else None, tier=tier)
        if as_json:
            typer.echo(scores.to_json())
        else:
            console.print(score_table(scores))


@app.command()
def demo(
    directory: Annotated[Path, typer.Option("--dir", help="Where the database and the dataset go.")] = Path(
        "demo-output"
    ),
) -> None:
    """Do the whole job on a few articles that come with the program, and show what comes out. No network."""
    from tawatur.demo import run_demo

    with reported():
        run_demo(directory, console=console)


class _Batch:
    """Reads inputs, reports each that fails, and remembers how many did."""

    def __init__(self, inputs: Iterable[str], poller: Poller | None = None) -> None:
        self._inputs = list(inputs)
        self._poller = poller
        self.failed = 0

    def articles(self) -> Iterator[Article]:
        """Yield the articles of all inputs; failures go to standard error."""
        from tawatur.ingest import read_inputs, unique

        items = unique(read_inputs(self._inputs, poller=self._poller)) if self._inputs else ()
        for item in self.progress(items, total=None):
            if isinstance(item, InputError):
                self.fail(str(item))
            else:
                yield item

    def progress(self, items: Iterable[Any], *, total: int | None) -> Iterator[Any]:
        """Pass items on, with a progress bar where a person watches."""
        columns = (SpinnerColumn(), TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
            task = bar.add_task("", total=total)
            for item in items:
                yield item
                bar.advance(task)

    def fail(self, message: str) -> None:
        """Report one input that failed."""
        self.failed += 1
        errors.print(message, style="red", markup=False, soft_wrap=True)

    def finish(self) -> None:
        """Exit with status 1 when an input failed: the rest was done."""
        if self.failed:
            raise typer.Exit(1)


def _needed(inputs: list[str] | None) -> list[str]:
    if not inputs:
        stop("name at least one input; `tawatur ingest --help` says what can be read", code=2)
    return inputs


def _lines(source: str) -> Iterator[tuple[str, str]]:
    """Yield `(place, line)` for each line of a file or standard input that is not empty."""
    if source == "-":
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                yield f"-:{number}", line
        return
    try:
        with Path(source).open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield f"{source}:{number}", line
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(source, "is no UTF-8 text") from error


def _read_claims(source: str) -> Iterator[Claim]:
    for where, line in _lines(source):
        try:
            yield Claim.model_validate_json(line)
        except ValueError as error:
            raise InputError(where, f"no claim: {error}") from error


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for where, line in _lines(str(path)):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(where, f"no JSON: {error}") from error
        if not isinstance(row, dict):
            raise InputError(where, "no JSON object")
        yield row


def _write(out: IO[str], records: Iterable[Claim | Rejection | Any]) -> None:
    for record in records:
        out.write(record.to_json() + "\n")
