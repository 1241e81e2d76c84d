"""The annotated articles: reader of their mark-up, and the command that checks them.

    python -m tawatur.training.articles check corpus/articles-marked/*.txt

Sentences are marked as in corpus/sentences; here values are numbered through the article, and a label may serve
values of later sentences. corpus/articles-marked/README.md says what is marked how.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from tawatur.errors import InputError
from tawatur.training.sentences import (
    STYLES,
    Mark,
    Negative,
    Record,
    Value,
    read_labels,
    read_lines,
    run_command,
    strip_marks,
)

Field = Literal["title", "body"]

_HEAD: Final = re.compile(r"@(?P<id>[a-z][a-z0-9]*-a\d{2}) (?P<style>[a-z]+) (?P<date>\d{4}-\d{2}-\d{2})")
_TITLE: Final = "= "
_PARAGRAPH: Final = "¶"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article: its stretch of `ArticleRecord.text`, and file and line."""

    span: Mark
    where: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An annotated article. All marks point into `text`: the title, a line feed, the body.

    The sentences of a paragraph are parted by blanks, paragraphs by line feeds. `lines[0]` is the title.
    """

    id: str
    style: str
    date: date
    text: str
    lines: tuple[Line, ...]
    values: tuple[Value, ...]
    negatives: tuple[Negative, ...]
    where: str

    @property
    def topic(self) -> str:
        """What the id says before its number: `econ` of `econ-a01`."""
        return self.id.rpartition("-")[0]

    @property
    def title(self) -> str:
        """The title as printed."""
        return self.lines[0].span.of(self.text)

    @property
    def body(self) -> str:
        """The text without its title."""
        return self.text[self._begin :]

    @property
    def _begin(self) -> int:
        return self.lines[0].span.end + 1

    def in_field(self, mark: Mark) -> tuple[Field, Mark]:
        """Return the field of a mark, and the mark within it."""
        if mark.start < self._begin:
            return "title", mark
        return "body", Mark(mark.start - self._begin, mark.end - self._begin)

    def line_of(self, mark: Mark) -> int:
        """Return the number of the sentence that holds a mark; 0 is the title."""
        return next(i for i, line in enumerate(self.lines) if mark.end <= line.span.end)

    def where_of(self, mark: Mark) -> str:
        """Return file and line of a mark."""
        return self.lines[self.line_of(mark)].where

    @property
    def record(self) -> Record:
        """The article as one long sentence, for what does not care where sentences end."""
        return Record(self.id, self.style, (), self.text, self.values, self.negatives, self.where)


def read_articles(path: Path) -> Iterator[ArticleRecord]:
    """Read a file of annotated articles; raises InputError with file and line."""
    head: re.Match[str] | None = None
    lines: list[tuple[str, str]] = []
    at = ""
    for number, line in enumerate(read_lines(path), start=1):
        where = f"{path}:{number}"
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("@"):
            if head is not None:
                yield read_article(lines, head=head, where=at)
            head, lines, at = _HEAD.fullmatch(line.rstrip()), [], where
            if head is None:
                raise InputError(where, "expected «@<topic>-a<two digits> <style> <YYYY-MM-DD>», small Latin letters")
            if head["style"] not in STYLES:
                raise InputError(where, f"unknown style {head['style']}: {' '.join(STYLES)}")
        elif head is None:
            raise InputError(where, "a sentence without a line «@<id> <style> <date>» above its article")
        else:
            lines.append((line.rstrip("\r"), where))
    if head is not None:
        yield read_article(lines, head=head, where=at)


def read_article(lines: Sequence[tuple[str, str]], *, head: re.Match[str], where: str) -> ArticleRecord:
    """Read the lines of an article, each with its file and line; raises InputError."""
    try:
        published = date.fromisoformat(head["date"])
    except ValueError as error:
        raise InputError(where, f"{head['date']} is no day of the calendar") from error
    if not lines or not lines[0][0].startswith(_TITLE):
        raise InputError(
            lines[0][1] if lines else where, f"article {head['id']} has no title: a line «= …» comes first"
        )
    text = ""
    parting = ""
    marks: list[tuple[Mark, list[str], str]] = []
    kept: list[Line] = []
    for at, (line, place) in enumerate(lines):
        if line.strip() == _PARAGRAPH:
            parting = "\n"
            continue
        if line.startswith("=") and at:
            raise InputError(place, f"article {head['id']} has two titles")
        printed, found = strip_marks(line.removeprefix(_TITLE) if not at else line, place)
        if not printed:
            raise InputError(place, "an empty sentence")
        text += parting + printed
        begin = len(text) - len(printed)
        kept.append(Line(Mark(begin, len(text)), place))
        marks += ((Mark(begin + span.start, begin + span.end), labels, place) for span, labels in found)
        parting = " " if at else "\n"
    if len(kept) == 1:
        raise InputError(where, f"article {head['id']} has no body")
    values, negatives = read_labels(text, marks, where)
    return ArticleRecord(head["id"], head["style"], published, text, tuple(kept), values, negatives, where)


def _check(options: argparse.Namespace) -> int:
    """Print what is wrong and what is doubtful, then counts; 1 where something is wrong."""
    from tawatur.training.articles_check import check, counts

    report = check(options.files)
    for line in (*report.errors, *(() if options.quiet else report.doubts), *counts(report.records)):
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{len(report.errors)} errors, {len(report.doubts)} doubts\n")
    return 1 if report.errors else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("check", help="errors and doubts, with file and line, then counts")
    command.add_argument("files", nargs="+", type=Path)
    command.add_argument("--quiet", action="store_true", help="leave the doubts out")
    command.set_defaults(run=_check)
    return run_command(parser, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
