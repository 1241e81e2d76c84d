"""The counted noun: which words after a number it counts, and their singular («سفن» is «سفينة»)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.quantities.atoms import HIDDEN, Atom
from tawatur.quantities.lexicon import rows
from tawatur.quantities.phrases import Phrases, pieces, word_at
from tawatur.quantities.units import inflections
from tawatur.text.clitics import is_word
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_MARKS: Final = re.compile("[\u064b-\u0652\u0670" + HIDDEN + "]")
_TANWIN: Final = re.compile("\u064b\u0651?\u0627?$|\u0627\u064b$")
# A relational adjective: طرقيا, عقارية, تجارية. Short words in ي are nouns more often.
_NISBA: Final = re.compile(r"^(?!ال)\w{3,}(?:ي|يا|يه|يين|يتين|يات)$")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: `atoms[first:stop]`; the singular is of its head."""

    first: int
    stop: int
    singular: str


@lru_cache(maxsize=1)
def noun_rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each counted noun of the table with its plurals; a word that is two nouns stands twice («حكم»)."""
    cells = ((row[0], row[1] if len(row) > 1 else "") for row in rows("nouns.tsv"))
    return tuple((one, tuple(filter(None, several.split("|")))) for one, several in cells)


@lru_cache(maxsize=1)
def _plurals() -> dict[str, str]:
    found: dict[str, str] = {}
    for one, several in noun_rows():
        for plural in several:
            found.setdefault(fold(plural), one)
    return found


@lru_cache(maxsize=1)
def _singulars() -> dict[str, str]:
    return {fold(one): one for one, _ in noun_rows()}


def both(key: str) -> str | None:
    """Return the singular that a folded word is where it is the plural of another too: «أسرة»."""
    return _singulars().get(key) if key in _plurals() and key in _singulars() else None


@lru_cache(maxsize=1)
def duals() -> dict[str, str]:
    """Return the folded dual forms of the nouns of the table, with their singulars: «هدفين», «طائرتي»."""
    blocked = _not_duals()
    found: dict[str, str] = {}
    for one, plurals in noun_rows():
        if " " in one:
            continue
        for form, dual in inflections(one):
            # «لاعبين» is the plural far more often than the dual
            if dual and fold(form) not in blocked and form not in plurals:
                found.setdefault(fold(form), one)
    return found


@lru_cache(maxsize=1)
def _not_duals() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("not_duals.tsv"))


@lru_cache(maxsize=16384)
def feminine_dual(word: str) -> bool:
    """Tell whether a folded word is the indefinite dual of a known feminine, of the table or not: «محكمتين»."""
    if len(word) < 6 or not word.endswith(("تين", "تان")) or word.startswith(("ال", "لل")):
        return False
    return word not in _not_duals() and is_word(word[:-3] + "ه")


def looks_dual(word: str) -> bool:
    """Tell whether a folded word ends like a dual: an adjective behind it agrees and counts nothing of its own."""
    return len(word) > 4 and word.endswith(("ين", "ان", "تي", "تا"))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words that a number never counts."""
    return frozenset(fold(word) for row in rows("function_words.tsv") for word in row[0].split())


@lru_cache(maxsize=1)
def _compounds() -> Phrases[int]:
    return Phrases((pieces(row[0]), 1) for row in rows("compounds.tsv"))


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Tell whether a folded noun without article is a plural («دول», «شركات», «مستخدمين»)."""
    return word in _plurals() or word in _unit_plurals() or (len(word) > 4 and word.endswith(("ات", "ين", "ون")))


@lru_cache(maxsize=1)
def _unit_plurals() -> frozenset[str]:
    return frozenset(fold(plural) for row in rows("units.tsv") if len(row) > 4 for plural in row[4].split("|"))


def is_counted(word: str) -> bool:
    """Tell whether a folded word is a singular of the table, also in the accusative («شخصا»)."""
    return word in _singulars() or word.removesuffix("ا") in _singulars()


def plain_word(raw: str) -> str:
    """Return a printed word without vowel marks, tatweel and hidden marks."""
    return _MARKS.sub("", raw)


@lru_cache(maxsize=16384)
def singular(raw: str, *, accusative: bool = False) -> str:
    """Return the normalised singular of a counted noun as printed.

    `accusative` says that the number takes its noun in the accusative («11 قتيلا»).

    >>> singular("سفن"), singular("مستخدمين"), singular("قتيلا", accusative=True)
    ('سفينة', 'مستخدم', 'قتيل')
    """
    word = plain_word(raw)
    key = fold(word)
    if key in _plurals():
        return _plurals()[key]
    if key in _singulars():
        return _singulars()[key]
    if key in duals():
        return duals()[key]
    if word.endswith("ا") and len(word) > 2 and _TANWIN.search(raw):
        return word[:-1]
    if word.endswith("ا") and len(word) > 3 and accusative and not word.endswith("يا"):
        return word[:-1]
    if word.endswith("يا") and len(word) > 4 and accusative:
        return word[:-1]
    if word.endswith(("تين", "تان")) and len(word) > 5:
        return word[:-3] + "ة"
    if word.endswith("ات") and len(word) > 4:
        feminine = is_word(key[:-2] + "ه") or not is_word(key[:-2])
        return word[:-2] + "ة" if feminine else word[:-2]
    if word.endswith(("ين", "ون")) and len(word) > 4:
        return word[:-2]
    return word


def counted_noun(text: str, atoms: list[Atom], at: int, *, accusative: bool) -> Noun | None:
    """Find the noun that a number before `at` counts: «11 قتيلا», «93 مقطعا طرقيا», «فرصة عمل»."""
    if at >= len(atoms):
        return None
    atom = atoms[at]
    if not atom.is_word or atom.article or len(atom.norm) < 2 or (atom.glued and len(atom.norm) < 4):
        return None
    if atom.lexeme and (atom.lexeme.cardinal or atom.lexeme.scale or atom.lexeme.ordinal or atom.lexeme.point):
        return None
    norm = atom.norm
    if norm in function_words() or (norm.startswith("ال") and len(norm) > 4) or _verb_like(norm):
        return None
    stop = at + 1
    compound = _compounds().match(atoms, at)
    stop = compound[1] if compound else _adjective(atoms, stop)
    return Noun(at, stop, singular(text[atom.start : atom.end], accusative=accusative))


@lru_cache(maxsize=1)
def _not_verbs() -> tuple[str, ...]:
    return tuple(fold(word) for row in rows("not_verbs.tsv") for word in row[0].split())


def _verb_like(norm: str) -> bool:
    """Tell whether a folded word is an imperfect verb by its first letters («يمكن», «تتأهل», «ستبدأ»)."""
    if norm in _singulars() or norm in _plurals():
        return False
    if len(norm) > 4 and norm.endswith("وا"):
        return True  # «غادروا»
    return len(norm) > 3 and norm.startswith(("ي", "تت", "ست", "سي")) and not norm.startswith(_not_verbs())


def _adjective(atoms: list[Atom], at: int) -> int:
    """Take one relational adjective, or «ومترشحة», behind the noun."""
    if at >= len(atoms):
        return at
    atom = atoms[at]
    if atom.is_word and not atom.article and not atom.glued and not atom.lexeme:
        word, after = word_at(atoms, at)
        if _NISBA.match(word) and word not in function_words() and len(word) > 4:
            return after
    # the feminine beside the masculine: «مترشحا ومترشحة»
    if atom.norm == "و" and at + 1 < len(atoms) and atoms[at + 1].glued and atom.kind is TokenKind.PROCLITIC:
        feminine, masculine = atoms[at + 1].norm, atoms[at - 1].norm
        if feminine == masculine.rstrip("ا") + "ه":
            return at + 2
    return at
