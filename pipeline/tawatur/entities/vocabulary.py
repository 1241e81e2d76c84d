"""What the pattern proposers know of words: heads of names, words that end one, words that may be a name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple, cast

from tawatur.entities.gazetteer import Name, trie
from tawatur.entities.tables import columns, rows
from tawatur.entities.words import Word
from tawatur.records import EntityType
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind


class Head(NamedTuple):
    """A head noun: what a name behind it is, and how it builds names (`style`, see heads.tsv)."""

    noun: str
    type: EntityType
    subtype: str
    style: str
    english: str


_TIMELY: Final = frozenset(fold(w) for w in ("الماضي", "المقبل", "القادم", "الحالي", "الجاري", "المنصرم", "الفائت"))
_YEAR: Final = fold("العام")
_FUTURE: Final = ("سي", "ست")
_OBJECTS: Final = ("ه", "ها", "هم", "ته", "تها", "وا", "وه", "وها", "نا")
_NISBA: Final = ("ي", "يه", "ية")


@lru_cache(maxsize=8)
def word_set(table: str) -> frozenset[str]:
    """Return the folded words of a one-column table."""
    return frozenset(fold(row[0]) for row in rows(table))


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Return the head nouns by folded form, without the article."""
    found = {}
    for nouns, kind, subtype, style, english in columns("heads", 5):
        for noun in nouns.split("|"):
            key = fold(noun)
            found[key] = Head(key, cast("EntityType", kind), subtype, style, english)
    return found


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """Return the words before names by folded form, each with its kind: title, definite or office."""
    return {
        fold(word).split(" ")[-1]: kind
        for words, kind in columns("titles", 2)
        for word in words.split("|")
    }  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], frozenset[str]]:
    listed = [row[0] for row in rows("personal_names")]
    return frozenset(n for n in listed if n[0] != "~"), frozenset(n[1:] for n in listed if n[0] == "~")


@lru_cache(maxsize=1)
def adjectives() -> dict[str, Name]:
    """Return the adjectives of countries and regions, one word each, by folded form."""
    return {
        key: name
        for key, node in trie().next.items()
        for name in node.names
        if name.form == "adjective" and not name.shy
    }


@lru_cache(maxsize=256)
def english_adjective(canonical: str) -> str:
    """Return the English adjective of a country: Jordan → Jordanian."""
    for _code, land, english, *_rest in columns("countries", 7):
        if land == canonical:
            return english
    return canonical


def is_definite(norm: str) -> bool:
    """Tell whether a folded word carries the article: «الشركه», not «العاب» (ألعاب)."""
    return norm.startswith("ال") and len(norm) > 4 and norm not in word_set("alef_lam_words")


def is_stop(norm: str) -> bool:
    """Tell whether a word ends any name."""
    return norm in word_set("stops")


def is_person_name(norm: str) -> bool:
    """Tell whether a word serves as a name of persons and as nothing else."""
    return norm in _names()[0]


def may_be_person_name(norm: str) -> bool:
    """Tell whether a word serves as a name of persons at all."""
    strong, shy = _names()
    return norm in strong or norm in shy


@lru_cache(maxsize=65536)
def is_plain(norm: str) -> bool:
    """Tell whether a word without article is a common noun, an adjective, a verb or a particle."""
    return (
        norm in word_set("common_nouns")
        or norm in word_set("verbs")
        or norm in word_set("stops")
        or norm in heads()
        or (norm[0] in "ويتن" and norm[1:] in word_set("verbs"))
        or (norm[:2] in _FUTURE and len(norm) > 4 and is_plain(norm[1:]))
        or (norm.endswith("ها") and not may_be_person_name(norm))
        or any(norm.endswith(end) and norm[: -len(end)] in word_set("verbs") for end in _OBJECTS)
        or (norm[-1:] == "ا" and norm[:-1] in word_set("common_nouns"))
        or (norm[-2:] in {"ها", "هم", "نا", "ات", "ين", "ون", "ان"} and norm[:-2] in word_set("common_nouns"))
        or (norm[-1:] == "ه" and norm[:-1] in word_set("common_nouns") and not may_be_person_name(norm))
        or (norm[-2:] in {"ها", "هم", "نا"} and norm[:-3] + "ه" in word_set("common_nouns"))
    )


def is_proper(word: Word) -> bool:
    """Tell whether an Arabic word, whole as printed, can only be a name: unknown to the word lists."""
    norm = word.norm
    if word.kind is not TokenKind.WORD or word.cut or len(norm) < 3 or is_definite(norm):
        return False
    # An unknown word in ي is far more often a verb than a name.
    return not is_plain(norm) and (norm[0] != "ي" or is_person_name(norm))


def qualifies(words: list[Word], index: int) -> bool:
    """Tell whether the word continues a definite name: an adjective of institution or a nisba.

    «البنك المركزي», «وزارة المالية الأردنية»; not «العام» of «العام الماضي».
    """
    norm = words[index].norm
    if words[index].kind is not TokenKind.WORD or not is_definite(norm) or is_stop(norm):
        return False
    if norm == _YEAR:
        return index + 1 >= len(words) or words[index + 1].norm not in _TIMELY
    return norm in word_set("institution_adjectives") or norm in adjectives() or is_nisba(norm)


def is_nisba(norm: str) -> bool:
    """Tell whether a definite word looks like an adjective in ي or ية."""
    return len(norm) > 6 and norm.endswith(_NISBA) and not norm.endswith("ائي ")
