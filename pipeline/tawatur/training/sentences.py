"""The annotated sentences: reader of their inline mark-up, and the command that checks and converts them.

    python -m tawatur.training.sentences check corpus/sentences/*.txt
    python -m tawatur.training.sentences convert corpus/sentences/*.txt --jsonl OUT.jsonl --docbin OUT.spacy
    python -m tawatur.training.sentences bare corpus/sentences/*.txt --share 0.2
    python -m tawatur.training.sentences agreement corpus/sentences corpus/sentences/second

A record is a line `@<id> <style> [tag …]` and one line with the sentence; corpus/sentences/README.md says what is
marked how. `{البنك المركزي|E1 S2}`: the entity of value 1, the source of value 2. Marks nest, never cross.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, get_args

from tawatur.errors import InputError
from tawatur.records import NegativeClass

ROLES: Final[Mapping[str, str]] = {
    "E": "entity", "M": "metric", "D": "denominator", "P": "period", "S": "source", "C": "cue",
}  # fmt: skip
KINDS: Final = ("level", "change", "share", "vague")
CLASSES: Final = get_args(NegativeClass)
STYLES: Final = (
    "agency", "business", "sports", "opinion", "feature", "egypt", "gulf", "levant", "maghreb", "iraq", "headline",
)  # fmt: skip

_HEAD: Final = re.compile(r"@(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d{3}) (?P<style>[a-z]+)(?P<tags>(?: [a-z0-9_-]+)*)")
_LABEL: Final = re.compile(
    r"(?P<role>[EMDPSC])(?P<numbers>\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)"
    r"|V(?P<value>\d+)=(?P<kind>[a-z]+)"
    r"|N=(?P<class>[a-z_]+)"
)


class Mark(NamedTuple):
    """A stretch of the sentence: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that are marked."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Value:
    """A marked value: its span, its kind, and the spans of its roles by name («entity», …)."""

    span: Mark
    kind: str
    roles: Mapping[str, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Negative:
    """A number that is no claim."""

    span: Mark
    negative: str


@dataclass(frozen=True, slots=True)
class Record:
    """An annotated sentence. `periods` are all spans marked P, in which numbers need no mark of their own."""

    id: str
    style: str
    tags: tuple[str, ...]
    text: str
    values: tuple[Value, ...]
    negatives: tuple[Negative, ...]
    where: str

    @property
    def topic(self) -> str:
        """What the id says before its number: `econ` of `econ-001`."""
        return self.id.rpartition("-")[0]

    @property
    def periods(self) -> tuple[Mark, ...]:
        """All spans marked as a period, in which numbers need no mark of their own."""
        return tuple(value.roles["period"] for value in self.values if "period" in value.roles)


def read_sentences(path: Path) -> Iterator[Record]:
    """Read a file of annotated sentences; raises InputError with file and line."""
    head: re.Match[str] | None = None
    at = 0
    for number, line in enumerate(read_lines(path), start=1):
        where = f"{path}:{number}"
        if line.startswith("#") or not line.strip():
            if head is not None:
                raise InputError(f"{path}:{at}", f"record {head['id']} has no sentence below it")
        elif line.startswith("@"):
            if head is not None:
                raise InputError(f"{path}:{at}", f"record {head['id']} has no sentence below it")
            head, at = _HEAD.fullmatch(line.rstrip()), number
            if head is None:
                raise InputError(where, "expected «@<topic>-<three digits> <style> [tag …]», small Latin letters")
            if head["style"] not in STYLES:
                raise InputError(where, f"unknown style {head['style']}: {' '.join(STYLES)}")
        else:
            if head is None:
                raise InputError(where, "a sentence without a line «@<id> <style>» above it; one line a sentence")
            yield read_record(line, id=head["id"], style=head["style"], tags=tuple(head["tags"].split()), where=where)
            head = None
    if head is not None:
        raise InputError(f"{path}:{at}", f"record {head['id']} has no sentence below it")


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file of marked text; raises InputError where it cannot be read."""
    try:
        return path.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}") from error


def read_record(line: str, *, id: str, style: str, tags: tuple[str, ...] = (), where: str) -> Record:  # noqa: A002
    """Read one marked sentence: `بلغ {التضخم|M1} {9.5%|V1=level}.`; raises InputError."""
    text, marks = strip_marks(line, where)
    values, negatives = read_labels(text, [(span, labels, where) for span, labels in marks], where)
    return Record(id, style, tags, text, values, negatives, where)


def read_labels(
    text: str, marks: Sequence[tuple[Mark, Sequence[str], str]], where: str
) -> tuple[tuple[Value, ...], tuple[Negative, ...]]:
    """Read the labels of marks, each with its own file and line; `where` is that of the whole. Raises InputError."""
    values: dict[int, tuple[Mark, str]] = {}
    roles: dict[int, dict[str, Mark]] = {}
    negatives = []
    for span, labels, line in marks:
        for label in labels:
            match = _LABEL.fullmatch(label)
            if match is None:
                raise InputError(line, f"unknown label {label!r} on «{span.of(text)}»")
            if match["value"]:
                if match["kind"] not in KINDS:
                    raise InputError(line, f"unknown kind in {label!r}: {' '.join(KINDS)}")
                if int(match["value"]) in values:
                    raise InputError(line, f"two values are numbered {match['value']}")
                values[int(match["value"])] = span, match["kind"]
            elif match["class"]:
                if match["class"] not in CLASSES:
                    raise InputError(line, f"unknown class in {label!r}: {' '.join(CLASSES)}")
                negatives.append(Negative(span, match["class"]))
            else:
                for number in _numbers(match["numbers"], line):
                    own = roles.setdefault(number, {})
                    if ROLES[match["role"]] in own:
                        raise InputError(line, f"two spans are marked {ROLES[match['role']]} of value {number}")
                    own[ROLES[match["role"]]] = span
    if sorted(values) != list(range(1, len(values) + 1)):
        raise InputError(where, f"values are to be numbered from 1 on without gaps, not {sorted(values)}")
    if [values[n][0] for n in sorted(values)] != sorted(span for span, _ in values.values()):
        raise InputError(where, "values are to be numbered by their place in the text")
    if lost := sorted(set(roles) - set(values)):
        raise InputError(where, f"roles of a value that is not marked: {', '.join(map(str, lost))}")
    return (
        tuple(Value(*values[n], roles.get(n, {})) for n in sorted(values)),
        tuple(sorted(negatives, key=lambda negative: negative.span)),
    )


def strip_marks(line: str, where: str) -> tuple[str, list[tuple[Mark, list[str]]]]:
    """Return the sentence as printed and its marks with their labels; raises InputError."""
    printed: list[str] = []
    length = 0
    opened: list[int] = []
    marks: list[tuple[Mark, list[str]]] = []
    at = 0
    while at < len(line):
        sign = line[at]
        if sign == "{":
            opened.append(length)
        elif sign == "|":
            stop = line.find("}", at)
            if not opened or stop < 0:
                raise InputError(where, f"«|» outside of a mark at column {at + 1}")
            marks.append((Mark(opened.pop(), length), line[at + 1 : stop].split()))
            if not marks[-1][1]:
                raise InputError(where, f"a mark without a label at column {at + 1}")
            at = stop
        elif sign == "}":
            raise InputError(where, f"«}}» at column {at + 1} closes a mark that has no label")
        else:
            printed.append(sign)
            length += 1
        at += 1
    if opened:
        raise InputError(where, "a mark is not closed")
    text = "".join(printed)
    for span, labels in marks:
        if not span.of(text).strip() or span.of(text) != span.of(text).strip():
            raise InputError(where, f"the mark {' '.join(labels)} is empty or begins or ends with a blank")
    if text != text.strip():
        raise InputError(where, "the sentence begins or ends with a blank")
    return text, marks


def write_marks(record: Record) -> str:
    """Write a record's sentence with its marks: what `read_record` reads back."""
    letters = {name: letter for letter, name in ROLES.items()}
    labels: dict[Mark, list[str]] = {}
    for number, value in enumerate(record.values, start=1):
        labels.setdefault(value.span, []).append(f"V{number}={value.kind}")
    for name, letter in letters.items():
        served: dict[Mark, list[int]] = {}
        for number, value in enumerate(record.values, start=1):
            if name in value.roles:
                served.setdefault(value.roles[name], []).append(number)
        for span, numbers in served.items():
            labels.setdefault(span, []).append(letter + ",".join(map(str, numbers)))
    for negative in record.negatives:
        labels.setdefault(negative.span, []).append(f"N={negative.negative}")
    opening: dict[int, int] = {}
    closing: dict[int, list[Mark]] = {}
    for span in labels:
        opening[span.start] = opening.get(span.start, 0) + 1
        closing.setdefault(span.end, []).append(span)
    written = []
    for at in range(len(record.text) + 1):
        for span in sorted(closing.get(at, ()), key=lambda span: -span.start):
            written.append(f"|{' '.join(labels[span])}}}")
        written.append("{" * opening.get(at, 0) + record.text[at : at + 1])
    return "".join(written)


def _numbers(printed: str, where: str) -> Iterator[int]:
    """Read «1,3-5» as 1 3 4 5."""
    for part in printed.split(","):
        first, _, last = part.partition("-")
        if last and int(last) <= int(first):
            raise InputError(where, f"«{part}» counts backwards")
        yield from range(int(first), int(last or first) + 1)


def _check(options: argparse.Namespace) -> int:
    """Print what is wrong and what is doubtful, then counts; 1 where something is wrong."""
    from tawatur.training.sentences_check import check, counts

    report = check(options.files)
    for line in (*report.errors, *(() if options.quiet else report.doubts)):
        sys.stdout.write(line + "\n")
    for line in counts(report.records):
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{len(report.errors)} errors, {len(report.doubts)} doubts\n")
    return 1 if report.errors else 0


def _convert(options: argparse.Namespace) -> int:
    from tawatur.training.sentences_convert import write_docbin, write_jsonl

    records = [record for path in options.files for record in read_sentences(path)]
    if options.jsonl:
        write_jsonl(records, options.jsonl)
    if options.docbin:
        write_docbin(records, options.docbin)
    return 0


def _bare(options: argparse.Namespace) -> int:
    """Print every n-th record without its marks, for a second pass by other eyes."""
    step = max(1, round(1 / options.share))
    for path in options.files:
        for record in list(read_sentences(path))[::step]:
            sys.stdout.write(f"{' '.join((f'@{record.id}', record.style, *record.tags))}\n{record.text}\n\n")
    return 0


def _all(path: Path) -> Iterator[Record]:
    """Read a file, or all files of a folder."""
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield from read_sentences(file)


def _agreement(options: argparse.Namespace) -> int:
    from tawatur.training.sentences_agreement import compare

    figures = compare(_all(options.first), _all(options.second))
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("check", help="errors and doubts, with file and line, then counts")
    command.add_argument("files", nargs="+", type=Path)
    command.add_argument("--quiet", action="store_true", help="leave the doubts out")
    command.set_defaults(run=_check)
    command = commands.add_parser("convert", help="write JSONL and spaCy's DocBin")
    command.add_argument("files", nargs="+", type=Path)
    command.add_argument("--jsonl", type=Path)
    command.add_argument("--docbin", type=Path)
    command.set_defaults(run=_convert)
    command = commands.add_parser("bare", help="print sentences without their marks")
    command.add_argument("files", nargs="+", type=Path)
    command.add_argument("--share", type=float, default=1.0)
    command.set_defaults(run=_bare)
    command = commands.add_parser("agreement", help="compare two markings of the same sentences")
    command.add_argument("first", type=Path)
    command.add_argument("second", type=Path)
    command.set_defaults(run=_agreement)
    return run_command(parser, arguments)


def run_command(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> int:
    """Run the command that was asked for; say what is wrong with its input."""
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except InputError as error:
        sys.stdout.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    raise SystemExit(main())
