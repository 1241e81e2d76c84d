"""Derive the word lists by which names are told from words (`tawatur/entities/tables/`).

A development-time script, like `derive_words`: it needs `wordfreq` (in an environment of its own), the
CamelMorph tables and `names-en-ar.tsv`.

    python -m tawatur.training.derive_names LEXICA_FOLDER FREQUENCIES.tsv OUT_FOLDER

FREQUENCIES.tsv holds `form<TAB>frequency`, written from `wordfreq.get_frequency_dict("ar", "large")`. Three
lists come out, all folded and sorted:

- `verbs.txt`: third-person forms that running text holds (يرتفع، ارتفعت، أعلنوا);
- `common_nouns.txt`: nouns and adjectives without article that also stand with it (شركة beside الشركة);
- `personal_names.txt`: words that serve as names of persons; `~` before those that are also words (~كريم).

Words of the name list that are none in a newspaper stand in `not_names.txt` beside this script. With the inputs
named in the lists' first lines, the same bytes come out again.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from math import log10
from pathlib import Path
from typing import Final

from camel_tools.utils.charmap import CharMapper
from camel_tools.utils.dediac import dediac_bw

from tawatur.text.normalise import fold

VERBS_CREDIT: Final = """\
# Folded third-person verb forms that running text holds. Derived from the CamelMorph MSA verb tables (Khairallah et
# al. 2024, CC BY 4.0), kept where wordfreq 3.1.1 (CC BY-SA 4.0) knows the form.
"""
NOUNS_CREDIT: Final = """\
# Folded nouns and adjectives without article: words that by themselves name nobody; "a": an adjective. Derived from \
the CamelMorph MSA
# adjective table (Khairallah et al. 2024, CC BY 4.0) and from the frequencies of wordfreq 3.1.1 (CC BY-SA 4.0): forms
# that also stand with the article in running text.
"""
NAMES_CREDIT: Final = """\
# Folded words that serve as names of persons, Arab and foreign; "~": also a word of the language. Derived from
# names-en-ar (Wikidata, CC0; collected by Merhav and Ash 2018, MIT, Copyright 2018 Amazon.com) and the CamelMorph MSA
# proper nouns (Khairallah et al. 2024, CC BY 4.0), filtered by the frequencies of wordfreq 3.1.1 (CC BY-SA 4.0).
"""
_WORD: Final = re.compile("[ء-ي]{3,}")
# Frequencies on the Zipf scale: 3 is once in a million words.
COMMON_VERB: Final = 3.0
COMMON_NOUN: Final = (3.0, 2.9)  # the bare noun, and with its article
ARTICLE_GAP: Final = 1.9  # a noun stands with its article at least this often against without
COMMON_ADJECTIVE: Final = 2.6
RARE_NAME: Final = 2.8  # a name that the list holds once or twice is kept from here on
PROPER_NOUN: Final = 2.3  # one that CamelMorph calls a person's name
ALWAYS_A_WORD: Final = 5.4  # as frequent as that, it is a word of the language too


class Frequencies:
    """How often forms occur, on the Zipf scale: as printed, and summed over the spellings that fold to one."""

    def __init__(self, path: Path) -> None:
        self.printed: dict[str, float] = {}
        self._folded: Counter[str] = Counter()
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                form, _, number = line.rstrip("\n").partition("\t")
                self.printed[form] = float(number)
                self._folded[fold(form)] += float(number)  # type: ignore[assignment]

    def of_printed(self, form: str) -> float:
        """Return the frequency of a form as it stands; 0 when it is unknown."""
        return round(log10(self.printed[form]) + 9, 2) if form in self.printed else 0.0

    def of_folded(self, form: str) -> float:
        """Return the frequency of all spellings of a folded form together; 0 when it is unknown."""
        return log10(self._folded[form] * 1e9) if form in self._folded else 0.0

    def folded(self) -> Collection[str]:
        """Return the folded forms."""
        return self._folded.keys()


@dataclass(frozen=True, slots=True)
class Lexica:
    """What the lexica hold: perfective verb forms as spelled, the others folded; how often a name is listed."""

    perfectives: frozenset[str]
    imperfectives: frozenset[str]
    adjectives: frozenset[str]
    persons: frozenset[str]
    listed: Counter[str]


def read_lexica(folder: Path) -> Lexica:
    """Read the CamelMorph tables and the name list."""
    perfectives: set[str] = set()
    for row in _table(folder, "Verb-LEX-PV"):
        perfectives |= {_spelled(_lemma(row)), _spelled(row["FORM"])}
    listed: Counter[str] = Counter()
    with (folder / "names-en-ar.tsv").open(encoding="utf-8") as table:
        for line in table:
            _, name, count = line.rstrip("\n").split("\t")
            listed[name.replace(" ", "")] += int(count)
    return Lexica(
        frozenset(perfectives),
        frozenset(form for row in _table(folder, "Verb-LEX-IV") for form in _imperfectives(row)),
        frozenset(fold(_spelled(_lemma(row))) for row in _table(folder, "Adj-LEX")),
        # rat:r marks what is rational: persons, against places and months
        frozenset(_spelled(_lemma(row)) for row in _table(folder, "Noun-Prop-LEX") if "rat:r" in row["FEAT"]),
        listed,
    )


def _table(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / f"MSA-{name}.csv").open(encoding="utf-8") as table:
        yield from csv.DictReader(table)


def _lemma(row: dict[str, str]) -> str:
    return re.sub(r"[-_].*", "", row["LEMMA"])


def _spelled(buckwalter: str) -> str:
    """Write a Buckwalter form in Arabic letters without marks; alef wasla becomes a plain alef."""
    return str(CharMapper.builtin_mapper("bw2ar")(dediac_bw(buckwalter).replace("{", "A")))


def _imperfectives(row: dict[str, str]) -> Iterator[str]:
    """Give the forms of ي and ت on a stem; a weak root shows its last letter: يدعو، يبني."""
    stem = fold(_spelled(row["FORM"])).replace("ٱ", "ا")
    endings = ("", "ي", "و") if row["ROOT"].endswith(("y", "w")) else ("",)
    for prefix in "يت":
        for ending in endings:
            yield prefix + stem + ending


def verbs(lexica: Lexica, often: Frequencies) -> set[str]:
    """Return the verb forms that running text holds."""
    found = {fold(form) for form in lexica.perfectives if often.of_printed(form) >= COMMON_VERB and len(form) > 2}
    found |= {form for form in lexica.imperfectives if often.of_printed(form) >= COMMON_VERB and len(form) > 3}
    endings = (fold(form) + ending for form in lexica.perfectives for ending in ("ت", "وا"))
    return found | {form for form in endings if often.of_folded(form) >= COMMON_VERB}


def nouns(often: Frequencies) -> set[str]:
    """Return the words that stand bare and with the article."""
    bare, with_article = COMMON_NOUN
    return {
        form[2:]
        for form in often.folded()
        if form.startswith("ال")
        and len(form) > 4
        and often.of_folded(form[2:]) >= bare
        and often.of_folded(form) >= with_article
    }


def adjectives(lexica: Lexica, often: Frequencies) -> set[str]:
    """Return the adjectives in use, both genders."""
    forms = (form for stem in lexica.adjectives for form in (stem, stem + "ه"))
    return {form for form in forms if often.of_folded(form) >= COMMON_ADJECTIVE}


def personal_names(lexica: Lexica, often: Frequencies, words: Collection[str]) -> dict[str, bool]:
    """Return names of persons, each with whether it is in `words` too."""
    left_out = not_names()
    found: dict[str, bool] = {}
    for spelled in {*lexica.listed, *lexica.persons}:
        if not re.fullmatch("[ء-ي]+", spelled):
            continue
        name = spelled.replace("ـ", "")
        if len(name) < 3 or name.startswith("ال"):
            continue
        count, folded = lexica.listed[name], fold(name)
        frequency = often.of_folded(folded)
        enough = count >= 3 or (count >= 1 and frequency >= RARE_NAME)
        if not enough and not (name in lexica.persons and frequency >= PROPER_NOUN):
            continue
        # «ومحمد» is no name: its rest is far more frequent
        conjoined = len(folded) > 4 and folded[0] == "و" and often.of_folded(folded[1:]) > frequency + 0.3
        if folded in left_out or conjoined:
            continue
        found[folded] = folded in words or frequency >= ALWAYS_A_WORD
    return found


def not_names() -> set[str]:
    """Return the words of `not_names.txt`."""
    lines = (files(__package__) / "not_names.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def derive(lexica: Lexica, often: Frequencies) -> dict[str, str]:
    """Return the three lists by the names of their files."""
    verb_forms, adjective_forms = verbs(lexica, often), adjectives(lexica, often)
    noun_forms = nouns(often)
    articled = {form for form in noun_forms if often.of_folded("ال" + form) > often.of_folded(form) - ARTICLE_GAP}
    common = sorted(form for form in articled | adjective_forms if _WORD.fullmatch(form))
    names = personal_names(lexica, often, articled | adjective_forms | verb_forms)
    return {
        "verbs.txt": VERBS_CREDIT + _lines(sorted(form for form in verb_forms if _WORD.fullmatch(form))),
        "common_nouns.txt": NOUNS_CREDIT + _lines(f"{form}\ta" if form in adjective_forms else form for form in common),
        "personal_names.txt": NAMES_CREDIT + _lines(sorted("~" * also + name for name, also in names.items())),
    }


def _lines(rows: Iterable[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def main(folder: str, numbers: str, out: str) -> None:
    """Write the lists."""
    for name, text in derive(read_lexica(Path(folder)), Frequencies(Path(numbers))).items():
        (Path(out) / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
