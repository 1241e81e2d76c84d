"""Derive the word list that the proclitic splitter reads (`tawatur/text/data/words.txt`).

A development-time script: it needs `wordfreq` (in an environment of its own), the CamelMorph tables
and `names-en-ar.tsv`.

    python -m tawatur.training.derive_words LEXICA_FOLDER FREQUENCIES.tsv OUT.txt

FREQUENCIES.tsv holds `form<TAB>frequency`, written from `wordfreq.get_frequency_dict("ar", "large")`.
The list holds the folded words that are words by themselves. A form that begins with و ف ب ل ك is kept
only where the evidence says that the letter belongs to the word:

- a noun stands after ال (الوزير beside وزير), which a form with a proclitic never does;
- any word stands after و (ووصل beside وصل), which a form with و or ف never does;
- a verb or name that CamelMorph, CLDR or the name list knows is far more frequent than proclitic plus
  rest would be.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel import Locale
from camel_tools.utils.charmap import CharMapper

from tawatur.text.normalise import fold

CREDIT: Final = """\
# Arabic word forms, folded, that are words by themselves (no proclitic), one a line.
# Derived by tawatur.training.derive_words from
#   wordfreq 3.1.1, Robyn Speer (data CC BY-SA 4.0, https://github.com/rspeer/wordfreq), and
#   CamelMorph MSA, Khairallah et al. 2024, NYU Abu Dhabi CAMeL Lab (CC BY 4.0), and
#   personal names of Wikidata (CC0) collected by Merhav and Ash 2018 (MIT, Copyright 2018 Amazon.com).
# This table is CC BY-SA 4.0.
"""
KEPT: Final = 65_000  # the list stays under a megabyte and covers the rest of nearly every split
RATE: Final = {"و": 0.05, "ف": 0.006, "ب": 0.04, "ل": 0.04, "ك": 0.003}  # how often a word bears each letter
LIFT: Final = 8.0  # a known verb this many times more frequent than its rest explains is whole
# A known name needs less: ف and ك are rare before nouns, so that what looks like them is mostly the name.
NAME_LIFT: Final = {"و": LIFT, "ب": LIFT, "ل": LIFT, "ف": 1.0, "ك": 1.0}
_SUFFIXES: Final = ("", "ت", "وا", "ا", "تا", "نا", "ه", "ها", "هم")


def frequencies(path: Path) -> tuple[Counter[str], set[str]]:
    """Read forms and frequencies, summed over spellings that fold to one; forms with other letters are left out.

    Also returns the folded words that look as if ال stood before them and do not: «إلغاء», «ألمانيا».
    """
    found: Counter[str] = Counter()
    hamza: set[str] = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            form, _, number = line.rstrip("\n").partition("\t")
            folded = fold(form)
            if folded and all("\u0621" <= letter <= "\u064a" for letter in folded):
                found[folded] += float(number)  # type: ignore[assignment]
                if form.startswith(("إل", "أل", "آل")):
                    hamza.add(folded)
    return found, hamza


def morphology(folder: Path) -> set[str]:
    """Return the folded forms of verbs (perfective) and adjectives of CamelMorph."""
    return set(_forms(folder))


def names(folder: Path) -> set[str]:
    """Return the folded words of the names of persons, places and currencies."""
    found = {fold(word) for place in Locale("ar").territories.values() for word in place.split()}
    letters = CharMapper.builtin_mapper("bw2ar")
    with (folder / "MSA-Noun-Prop-LEX.csv").open(encoding="utf-8") as table:
        found |= {fold(letters.map_string(row["FORM"])) for row in csv.DictReader(table) if row["DEFINE"] == "LEXICON"}
    with (folder / "names-en-ar.tsv").open(encoding="utf-8") as table:
        for line in table:
            found.add(fold(line.split("\t")[1].replace(" ", "")))
    return found


def _forms(folder: Path) -> Iterator[str]:
    letters = CharMapper.builtin_mapper("bw2ar")
    for name in ("Verb-LEX-PV", "Adj-LEX"):
        with (folder / f"MSA-{name}.csv").open(encoding="utf-8") as table:
            for row in csv.DictReader(table):
                if row["DEFINE"] != "LEXICON":
                    continue
                stem = fold(letters.map_string(row["FORM"]))
                endings = _SUFFIXES if name == "Verb-LEX-PV" else ("", "ه", "ا", "ات", "ين", "ون")
                for ending in endings:
                    yield stem + ending


def whole(word: str, seen: Counter[str], known: set[str], named: set[str]) -> bool:
    """Tell whether a form that begins with و ف ب ل ك is a word by itself."""
    letter, rest = word[0], word[1:]
    often = seen[word]
    if rest.startswith("ال") and len(rest) > 3:
        return seen["ال" + word] > 0.1 * often or seen[rest[2:]] < (1 if word in named else 0.05) * often
    if seen["ال" + word] > 0.04 * often or (len(word) > 3 and seen["لل" + word] > 0.02 * often):
        return True
    if letter in "وف" and seen["و" + word] > 0.01 * often:
        return True
    if not seen[rest]:
        return True
    lift = often / (RATE[letter] * seen[rest])
    if word in named and lift > NAME_LIFT[letter]:
        return True
    if lift < LIFT:
        return False
    rest_is_noun = seen["ال" + rest] > 0.05 * seen[rest]  # «كأساس» is frequent by itself, and still ك and أساس
    odd = letter in "كف" and lift > 5 * LIFT and not rest_is_noun
    return (word in known and letter not in "وف") or odd


def derive(seen: Counter[str], hamza: set[str], known: set[str], named: set[str]) -> list[str]:
    """Return the words to keep, in alphabetical order."""
    kept: set[str] = set()
    for word, _ in seen.most_common():
        if len(kept) == KEPT:
            break
        article = word.startswith("ال") and len(word) > 3 and word not in hamza
        if len(word) < 2 or (article and seen[word[2:]] > 0.02 * seen[word]):
            continue
        if word.startswith("لل") and len(word) > 4:
            continue
        if word[0] not in RATE or whole(word, seen, known, named):
            kept.add(word)
    # Rare names and verbs that would be cut because their rest is a common word.
    for word in named | known:
        if len(word) > 3 and word[0] in RATE and word[1:] in kept and seen[word] and whole(word, seen, known, named):
            kept.add(word)
    return sorted(kept)


def main(folder: str, numbers: str, out: str) -> None:
    """Write the list."""
    words = derive(*frequencies(Path(numbers)), morphology(Path(folder)), names(Path(folder)))
    Path(out).write_text(CREDIT + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
