"""Derive the word list that the proclitic splitter reads (`tawatur/text/data/words.txt`).

A development-time script: it needs `wordfreq` (in an environment of its own) and the CamelMorph tables.

    python -m tawatur.training.derive_words CAMELMORPH_FOLDER FREQUENCIES.tsv OUT.txt

FREQUENCIES.tsv holds `form<TAB>frequency`, written from `wordfreq.get_frequency_dict("ar", "large")`.
The list holds the folded words that are words by themselves. A form that begins with و ف ب ل ك is kept
only where the evidence says that the letter belongs to the word:

- a noun stands after ال (الوزير beside وزير), which a form with a proclitic never does;
- any word stands after و (ووصل beside وصل), which a form with و or ف never does;
- a verb or name that CamelMorph knows is far more frequent than proclitic plus rest would be.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from camel_tools.utils.charmap import CharMapper

from tawatur.text.normalise import fold

CREDIT: Final = """\
# Arabic word forms, folded, that are words by themselves (no proclitic), one a line.
# Derived by tawatur.training.derive_words from
#   wordfreq 3.1.1, Robyn Speer (data CC BY-SA 4.0, https://github.com/rspeer/wordfreq), and
#   CamelMorph MSA, Khairallah et al. 2024, NYU Abu Dhabi CAMeL Lab (CC BY 4.0).
# This table is CC BY-SA 4.0.
"""
KEPT: Final = 45_000  # the list stays under a megabyte and covers the rest of nearly every split
RATE: Final = {"و": 0.05, "ف": 0.006, "ب": 0.04, "ل": 0.04, "ك": 0.003}  # how often a word bears each letter
LIFT: Final = 8.0  # a known verb or name this many times more frequent than its rest explains is whole
_SUFFIXES: Final = ("", "ت", "وا", "ا", "تا", "نا", "ه", "ها", "هم")


def frequencies(path: Path) -> Counter[str]:
    """Read forms and frequencies, summed over spellings that fold to one; forms with other letters are left out."""
    found: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            form, _, number = line.rstrip("\n").partition("\t")
            folded = fold(form)
            if folded and all("\u0621" <= letter <= "\u064a" for letter in folded):
                found[folded] += float(number)  # type: ignore[assignment]
    return found


def morphology(folder: Path) -> set[str]:
    """Return the folded forms of verbs (perfective), adjectives and proper nouns of CamelMorph."""
    return set(_forms(folder))


def _forms(folder: Path) -> Iterator[str]:
    letters = CharMapper.builtin_mapper("bw2ar")
    for name in ("Verb-LEX-PV", "Adj-LEX", "Noun-Prop-LEX"):
        with (folder / f"MSA-{name}.csv").open(encoding="utf-8") as table:
            for row in csv.DictReader(table):
                if row["DEFINE"] != "LEXICON":
                    continue
                stem = fold(letters.map_string(row["FORM"]))
                endings = _SUFFIXES if name == "Verb-LEX-PV" else ("", "ه", "ا", "ات", "ين", "ون")
                for ending in endings if name != "Noun-Prop-LEX" else ("",):
                    yield stem + ending


def whole(word: str, seen: Counter[str], known: set[str]) -> bool:
    """Tell whether a form that begins with و ف ب ل ك is a word by itself."""
    letter, rest = word[0], word[1:]
    often = seen[word]
    if rest.startswith("ال") and len(rest) > 3:
        return seen["ال" + word] > 0.1 * often
    if seen["ال" + word] > 0.04 * often or (len(word) > 3 and seen["لل" + word] > 0.02 * often):
        return True
    if letter in "وف" and seen["و" + word] > 0.01 * often:
        return True
    lift = often / (RATE[letter] * seen[rest]) if seen[rest] else float("inf")
    if lift == float("inf"):
        return True
    return word in known and lift > LIFT and letter not in "وف"


def derive(seen: Counter[str], known: set[str]) -> list[str]:
    """Return the words to keep, in alphabetical order."""
    kept: list[str] = []
    for word, _ in seen.most_common():
        if len(kept) == KEPT:
            break
        if len(word) < 2 or (word.startswith("ال") and len(word) > 3 and seen[word[2:]] > 0.02 * seen[word]):
            continue
        if word.startswith("لل") and len(word) > 4:
            continue
        if word[0] in RATE and not whole(word, seen, known):
            continue
        kept.append(word)
    return sorted(kept)


def main(folder: str, numbers: str, out: str) -> None:
    """Write the list."""
    words = derive(frequencies(Path(numbers)), morphology(Path(folder)))
    Path(out).write_text(CREDIT + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
