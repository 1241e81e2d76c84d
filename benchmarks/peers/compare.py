"""tawatur beside other readers of Arabic numbers and dates, on the same texts, in one run.

    python benchmarks/peers/compare.py [ARTICLES.jsonl …] [--peers FOLDER] [--only NAME …] [--budget SECONDS]

Accuracy: for each claim of corpus/gold_claims.jsonl, each program reads the sentence (and, second column, the
printed value with its unit alone); the value is right if one of the numbers that it returns equals the gold's,
sign aside; a date is right if one of the times that it returns begins on the gold period's first day. No program
is asked for offsets, units or kinds, which half of them do not have.

Speed: characters per second of processor time over whole articles (default: corpus/articles), each text read
once by one process, imports and tables not counted, until the articles or the budget are used up.

Each program runs in a process of its own, which is started again when it dies or hangs; a text at which it does,
or raises, is lost to it. The peers are no dependency of the project. Their environments lie in one folder (maha
pins an old regex that breaks dateparser, puckling wants Python 3.13):

    mkdir peers; cd peers
    uv venv -p 3.11 peers; uv pip install -p peers pyduckling-native-phihos==0.3.0 ovos-number-parser==0.19.13 \
        dateparser==1.5.0 quantulum3==0.10.0 arabic-itn==0.1.0
    uv venv -p 3.11 maha; uv pip install -p maha mahad==0.3.0
    uv venv -p 3.13 puckling; uv pip install -p puckling puckling==0.5.0
"""

from __future__ import annotations

import argparse
import json
import platform
import select
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from readers import READERS

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("readers.py")
PATIENCE_S = 60  # for one text
HOMES = {"maha": "maha", "puckling": "puckling"}  # all others live in `peers`
HEAD = f"{'program':<22} {'in sentence':>13} {'alone':>13} {'dates':>13} {'chars/s':>9} {'chars':>8} {'lost':>5}"


@dataclass
class Program:
    """A reader in its own process, started again when it dies."""

    name: str
    python: str
    process: subprocess.Popen[str] | None = None
    lost: int = 0
    trouble: str = ""

    def ask(self, text: str, printed: str) -> dict[str, Any] | None:
        """Read one text; None when the program dies of it or does not answer."""
        process = self.process or self._start()
        if process is None or process.stdin is None:
            return None
        try:
            process.stdin.write(json.dumps({"text": text, "printed": printed}) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            line = ""
        else:
            line = _line(process)
        if not line:
            self.lost += 1
            self.stop()
            return None
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            self.lost += 1
            return None
        return answer

    def _start(self) -> subprocess.Popen[str] | None:
        if self.trouble:
            return None
        pipe = subprocess.PIPE
        command = [self.python, str(READER), self.name]
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        if _line(process).strip() != "ready":
            process.kill()
            process.wait()
            self.trouble = f"does not start: {' '.join(command)}"
            return None
        self.process = process
        return process

    def stop(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def _line(process: subprocess.Popen[str]) -> str:
    """Return the next line; an empty one when none comes in time."""
    if process.stdout is None or not select.select([process.stdout], [], [], PATIENCE_S)[0]:
        return ""
    return process.stdout.readline()


@dataclass
class Tally:
    """Right ones of all."""

    right: int = 0
    all: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, *, right: bool, case: str) -> None:
        """Count a case."""
        self.all += 1
        self.right += right
        if not right:
            self.wrong.append(case)

    def __str__(self) -> str:
        return f"{self.right}/{self.all} {self.right / self.all:4.0%}" if self.all else "-"


def gold() -> list[dict[str, Any]]:
    lines = (ROOT / "corpus" / "gold_claims.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if row.get("value") is not None and row["record_type"] == "claim"]


def printed_on() -> dict[str, str]:
    """File name of an article → its date."""
    articles = ((path.name, json.loads(path.read_text("utf-8"))) for path in (ROOT / "corpus/articles").glob("*.json"))
    return {name: article["date"][:10] for name, article in articles}


def holds(values: Iterable[str], row: dict[str, Any]) -> bool:
    """Tell whether a gold value is among those read; «نصف» may be 50 percent or 0.5."""
    wanted = abs(Decimal(row["value"]))
    accepted = {wanted}
    if row["unit"] == "percent" and not any(char.isdigit() for char in row["value_span"]["text"]):
        accepted.add(wanted / 100)
    for value in values:
        try:
            number = abs(Decimal(value))
        except InvalidOperation:
            continue
        if any(abs(number - one) <= max(one, Decimal(1)) * Decimal("1e-9") for one in accepted):
            return True
    return False


def accuracy(program: Program) -> tuple[Tally, Tally, Tally]:
    """Return values in their sentence, values alone, dates in their sentence."""
    sentence, alone, dates = Tally(), Tally(), Tally()
    dated = printed_on()
    for row in gold():
        text = row["evidence"]["text"]
        printed = dated[row["file"]]
        answer = program.ask(text, printed) or {"values": [], "days": []}
        sentence.count(right=holds(answer["values"], row), case=f"{row['gold_id']} {row['value_span']['text']}")
        phrase = row["value_span"]["text"]
        if row.get("unit_span") and row["unit_span"].get("start") == row["value_span"]["end"] + 1:
            phrase = f"{phrase} {row['unit_span']['text']}"
        lone = program.ask(phrase, printed) or {"values": []}
        alone.count(right=holds(lone["values"], row), case=f"{row['gold_id']} {phrase}")
        period = row.get("period_span") or {}
        if period.get("start") is not None and (row.get("period") or {}).get("from"):
            case = f"{row['gold_id']} {period['text']} {row['period']['from']}"
            dates.count(right=row["period"]["from"] in answer["days"], case=case)
    return sentence, alone, dates


def speed(program: Program, articles: list[tuple[str, str]], budget: float) -> tuple[int, float]:
    """Return characters read and processor seconds, of those texts that the program survived."""
    characters, seconds = 0, 0.0
    for text, printed in articles:
        if seconds > budget or program.trouble:
            break
        answer = program.ask(text, printed)
        if answer is not None:
            characters += len(text)
            seconds += answer["seconds"]
    return characters, seconds


def bodies(paths: list[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        for file in files:
            content = file.read_text("utf-8")
            for line in content.splitlines() if file.suffix == ".jsonl" else [content]:
                article = json.loads(line)
                printed = article.get("date") or article.get("published") or "2025-07-04"
                yield article.get("body") or article["text"], printed[:10]


def python_of(name: str, peers: Path) -> str:
    if name == "tawatur":
        return sys.executable
    return str(peers / HOMES.get(name, "peers") / "bin" / "python")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, default=[ROOT / "corpus" / "articles"])
    parser.add_argument("--peers", type=Path, default=ROOT / "peers", help="folder of the peers' environments")
    parser.add_argument("--only", nargs="+", choices=[*READERS], default=[*READERS])
    parser.add_argument("--budget", type=float, default=30.0, help="processor seconds of each program for speed")
    parser.add_argument("--wrong", action="store_true", help="list what each program has wrong")
    options = parser.parse_args()
    articles = list(bodies(options.articles))
    print(f"{platform.platform()}, Python {platform.python_version()}")
    print(f"{len(articles)} articles, {sum(len(text) for text, _ in articles)} characters\n{HEAD}")
    for name in options.only:
        program = Program(name, python_of(name, options.peers))
        sentence, alone, dates = accuracy(program)
        characters, seconds = speed(program, articles, options.budget)
        program.stop()
        if program.trouble:
            print(f"{name:<22} {program.trouble}")
            continue
        rate = f"{characters / seconds:9.0f}" if seconds else "        -"
        print(f"{name:<22} {sentence!s:>13} {alone!s:>13} {dates!s:>13} {rate} {characters:>8} {program.lost:>5}")
        if options.wrong:
            for tally in (sentence, alone, dates):
                print(*(f"    {case}" for case in tally.wrong), "    --", sep="\n")


if __name__ == "__main__":
    main()
