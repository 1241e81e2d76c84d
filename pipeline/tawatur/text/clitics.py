"""Proclitics: which first letters of a printed word are words of their own.

A word is split where the word list says that the rest is a word and the whole is not: «وقال» is «و»,
«قال»; «وزير» and «بنك» stay whole. Of unknown words only و comes off, and only long ones
(«وتشيفرون»). Closed classes are decided by hand in `proclitic_exceptions.tsv`; the open ones by
`words.txt`, which `tawatur.training.derive_words` made.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tawatur.tables import read_table
from tawatur.text.normalise import fold

# The order in which they stack: وبـ، فلـ; a second و or ف never follows.
_OUTER: Final = frozenset("وف")
_INNER: Final = frozenset("بلك")
# Letter sequences that may stand alone before digits or Latin letters («لـ25», «والـAI»).
_GLUED: Final = frozenset(
    {"و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "ال", "وال", "بال", "فال", "كال", "وبال", "لل", "ولل"}
)
# Pronouns, and the endings of number that a word list does not spell out for every noun.
_ENDINGS: Final = ("هما", "كما", "تين", "تان", "ها", "هم", "هن", "نا", "كم", "ين", "ان", "ون", "ات", "ه", "ي", "ا")
_UNKNOWN_REST: Final = 4  # و before an unknown word of so many letters is «and» four times in five
# Marks and tatweel that may stand behind a letter: they go with it when it is cut off.
_TRAILING: Final = frozenset(
    chr(c)
    for a, b in ((0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x200B, 0x200F),
                 (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF))
    for c in range(a, b + 1)
)  # fmt: skip


@lru_cache(maxsize=131072)
def proclitics(word: str, *, glued: bool = False) -> tuple[int, ...]:
    """Return the lengths of the proclitics that come off the front of a raw Arabic word.

    «وبخمسة» gives (1, 1); «للشركة» gives (1,), which leaves «لشركة»; «لجنة» gives (). A mark or tatweel
    behind a proclitic is counted with it: «وَقال» gives (2,). `glued` says that digits or Latin letters
    follow without a blank: then the whole word may be proclitics («لـ25»). So is a lone «و» or «بـ».
    """
    folded = fold(word)
    if folded in _GLUED and (glued or word[-1] == "ـ" or folded == "و"):
        return (len(word),)
    letters = _cuts(folded)
    if not letters and _hamza_begins_rest(word, folded):
        letters = 1
    if not letters:
        return ()
    cuts, at = [], 0
    for _ in range(letters):
        end = at + 1
        while end < len(word) and word[end] in _TRAILING:
            end += 1
        cuts.append(end - at)
        at = end
    return tuple(cuts)


def _hamza_begins_rest(word: str, folded: str) -> bool:
    """Tell whether a printed hamza shows that a word begins behind the first letter.

    Folding loses it: «وأدى» is «و», «أدى» though «وادي» is a word, and so are «فأعلى» and «بإذن».
    """
    letters = [letter for letter in word[:4] if letter not in _TRAILING]
    if len(letters) < 3 or letters[0] not in _OUTER | _INNER or (letters[0] != "و" and folded in _exceptions()):
        return False
    return letters[1] == "إ" or (letters[1] == "أ" and (folded[1:] in _words() or len(folded) > _UNKNOWN_REST))


def is_word(folded: str) -> bool:
    """Tell whether a folded form is a known word without proclitics; ال and one ending may be on it."""
    known = _words()
    if folded in known:
        return True
    if folded.startswith("ال") and len(folded) > 3 and folded[2:] in known:
        return True
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            stem = folded[: -len(ending)]
            if stem in known or stem + "ه" in known:  # «ورشتين» of «ورشة»
                return True
            if stem.endswith("ت") and len(stem) > 3 and stem[:-1] + "ه" in known:  # «شركتهم» of «شركة»
                return True
    return False


def _cuts(folded: str) -> int:
    """How many letters come off the front of a folded word."""
    first = folded[:1]
    if len(folded) < 3 or first not in _OUTER | _INNER:
        return _exceptions().get(folded, 0)
    by_hand = _exceptions().get(folded)
    if by_hand is not None:
        return by_hand
    known, numbers = _words(), _number_words()
    rest = folded[1:]
    if rest in numbers:
        return 1
    if rest[0] in _INNER and first in _OUTER and rest[1:] in numbers and rest not in known:
        return 2
    if folded in known:
        return 0
    return _split(folded)


def _split(folded: str) -> int:
    first, rest = folded[0], folded[1:]
    known = _words()
    if folded.startswith("لل") and len(folded) > 3:
        return 1
    if rest in known:
        return 1
    if rest.startswith("ال") and len(rest) > 3:
        return 1 if first in "وب" or is_word(rest[2:]) else 0
    inner = 0
    if first in _OUTER and rest[:1] in _INNER and len(rest) > 2:
        by_hand = _exceptions().get(rest)
        inner = _split(rest) if by_hand is None else by_hand
        if by_hand is not None or inner:
            return 1 + inner
    if is_word(folded):  # «وزيرهم»: the whole with an enclitic, before the rest with one
        return 0
    return 1 if is_word(rest) or (first == "و" and len(rest) >= _UNKNOWN_REST) else 0


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(word for (word,) in read_table("text/data/words.txt"))


@lru_cache(maxsize=1)
def _number_words() -> frozenset[str]:
    return frozenset(fold(entry) for (entry,) in read_table("text/data/number_words.tsv"))


@lru_cache(maxsize=1)
def _exceptions() -> dict[str, int]:
    """Folded word → how many letters come off."""
    return {fold(word): int(cuts) for word, cuts in read_table("text/data/proclitic_exceptions.tsv")}
