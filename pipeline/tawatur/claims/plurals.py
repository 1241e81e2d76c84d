"""Plurals of counted nouns, for the names of counts: «943 ثلاجة» is told of as «عدد الثلاجات».

A plural comes from the tables, from its ending, or from a pattern of broken plurals whose outcome is a known word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from tawatur.claims.nouns import counted_nouns
from tawatur.entities.vocabulary import word_set
from tawatur.quantities.nouns import is_plural, noun_rows, plain_word, singular
from tawatur.text.normalise import fold


def plural_of(printed: str, beside: Callable[[str], bool] = lambda norm: False) -> str | None:
    """Return the plural, without article, of a noun as a number takes it; None where none is known.

    Of two plurals that one is taken of which `beside` tells that the article prints it: «المحال» or «المحلات».

    >>> plural_of("منزلا"), plural_of("ثلاجة"), plural_of("قتلى"), plural_of("متجراً"), plural_of("مراقبون")
    ('منازل', 'ثلاجات', 'قتلى', 'متاجر', 'مراقبين')
    """
    found = plurals_of(printed)
    return next((p for p in found if len(found) > 1 and beside(fold(p))), found[0] if found else None)


@lru_cache(maxsize=4096)
def plurals_of(printed: str) -> tuple[str, ...]:
    """Return the plurals of a noun as a number takes it, the likeliest first."""
    word = plain_word(printed)
    if word.startswith("ال") and len(word) > 4 and fold(singular(word, accusative=True)) not in _tabled():
        word = printed = word[2:]  # «المنازل», not «التزاما»
    one = word if fold(word) in _tabled() else singular(printed, accusative=True)  # «أسرة»: families, not beds
    listed = tuple(dict.fromkeys(_oblique(p) for p in _tabled().get(fold(one), ())))
    if listed:
        same = (p for p in listed if fold(p) == fold(word) and fold(p) != fold(one) + "ا")
        chosen = next(same, None)
        return (chosen,) if chosen is not None else listed
    if is_plural(fold(word)):
        return (_oblique(word),)
    if one.endswith("ة"):
        return (*_attested(_of_feminine(one[:-1])), one[:-1] + "ات")
    sound = _sound(one)
    return (*_attested(_broken(one)), *([sound] if sound is not None else []))


@lru_cache(maxsize=1)
def _tabled() -> dict[str, tuple[str, ...]]:
    """Map each folded singular of both tables to its plurals."""
    found: dict[str, tuple[str, ...]] = {}
    told = [(noun.singular, noun.plurals) for noun in counted_nouns()]
    ours = {fold(one) for one, several in told if several}  # «تصريح» is counted as a permit, not as a statement
    told += [(one, several) for one, several in noun_rows() if fold(one) not in ours]
    for one, several in told:
        alike = tuple(p for p in several if p.count(" ") == one.count(" "))  # «سرير»: «أسرة», not «أسرة طبية»
        found[fold(one)] = (*found.get(fold(one), ()), *alike)
    return {one: several for one, several in found.items() if several}


def _oblique(plural: str) -> str:
    """Put a sound masculine plural into the case that عدد governs: «نازحون» is «نازحين»."""
    return plural[:-2] + "ين" if plural.endswith("ون") and len(plural) > 4 else plural


def _attested(words: Iterator[str]) -> Iterator[str]:
    """Yield the words that running text knows."""
    return (word for word in words if fold(word) in word_set("common_nouns"))


def _of_feminine(stem: str) -> Iterator[str]:
    """Yield what a noun in «ة» may break into: «مدرسة» مدارس, «وثيقة» وثائق, «حافلة» حوافل."""
    if len(stem) == 4 and stem[0] == "م":
        yield stem[:2] + "ا" + stem[2:]
    if len(stem) == 4 and stem[2] in "يا":
        yield stem[:2] + "ائ" + stem[3]


def _broken(stem: str) -> Iterator[str]:
    """Yield what a masculine noun may break into: «مكتب» مكاتب, «قلم» أقلام, «حصن» حصون, «رغيف» أرغفة."""
    size = len(stem)
    if size == 4 and stem[0] == "م" and not set(stem[1:]) & set("اوي"):
        yield stem[:2] + "ا" + stem[2:]
    if size == 5 and stem[0] in "مت" and stem[3] in "وي":
        yield stem[:2] + "ا" + stem[2] + "ي" + stem[4]
    if size == 5 and stem[3] in "اوي" and stem[1] not in "اوي":
        yield stem[:2] + "ا" + stem[2] + "ي" + stem[4]
    if size == 4 and stem[1] == "ا":
        yield stem[0] + "وا" + stem[2:]
    if size == 4 and stem[2] in "اي":
        yield "أ" + stem[:2] + stem[3] + "ة"
    if size == 4 and not set(stem) & set("اوي"):
        yield stem[:2] + "ا" + stem[2:]
    if size == 3 and not set(stem[1:]) & set("اوي"):
        yield "أ" + stem[:2] + "ا" + stem[2]
        yield stem[:2] + "و" + stem[2]
        yield stem[:2] + "ا" + stem[2]


def _sound(stem: str) -> str | None:
    """Return the sound plural where the form of the noun asks for one: masdars and nisbas, participles of persons."""
    if len(stem) < 4:
        return None
    if stem.endswith("ي"):
        return stem + "ين"
    if (stem[0] in "اإت" and "ا" in stem[1:]) or (len(stem) == 5 and stem[0] == "ت" and stem[3] == "ي"):
        return stem + "ات"  # «إنذار», «اجتماع», «تصريح», «تحالف»
    if stem[0] == "م" and fold(stem + "ين") in word_set("common_nouns"):
        return stem + "ين"
    if fold(stem + "ات") in word_set("common_nouns"):
        return stem + "ات"
    if stem.endswith("ى"):
        return None
    if len(stem) == 4 and stem[1] == "ا":  # who does something: «صائم», «ناشئ»
        return stem + "ين"
    if stem[0] == "م":  # places and tools have four letters, persons who do something mostly more
        return stem[:2] + "ا" + stem[2:] if len(stem) == 4 else stem + "ين"
    return None
