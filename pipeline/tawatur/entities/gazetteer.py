"""The gazetteer: names we know, found by one walk over the words.

Tables give spellings, canonical name, type, finer type and country; CLDR gives countries and currencies.
«~» before a spelling marks a word of the language that is also a name (الهلال, the crescent and the club):
it is `shy` and taken only where the context speaks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, cast

from babel import Locale
from babel.numbers import get_territory_currencies

from tawatur.entities.tables import columns
from tawatur.entities.words import HYPHENS, Reading, Word, read_words
from tawatur.records import EntityType
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind, scan


class Name(NamedTuple):
    """What a spelling stands for; `form` is name, adjective or people (المصري, المصريون)."""

    canonical: str
    type: EntityType
    subtype: str
    country: str = ""
    shy: bool = False
    form: str = "name"


class Found(NamedTuple):
    """A name in the text: words `[first, last]`, the raw span, and all that the spelling may stand for."""

    first: int
    last: int
    start: int
    end: int
    names: tuple[Name, ...]


class Node:
    """A node of the trie: the next words, and the names that end here."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.names: tuple[Name, ...] = ()


THEMED: Final = (
    "organisations", "banks", "companies", "markets", "products", "media", "groups", "sports", "health", "events",
    "places", "persons",
)  # fmt: skip
_MATTER: Final = frozenset({TokenKind.WORD, TokenKind.LATIN, TokenKind.NUMBER})
# Currencies whose bare name is a unit of another kind: «الأوقية», the ounce.
_UNITS: Final = frozenset({"MRU"})
# Forms of a nisba: ending, whether it means the people.
_NISBA: Final = (("", False), ("ه", False), ("ون", True), ("ين", True), ("ات", True))


def spelling_key(spelling: str) -> tuple[str, ...]:
    """Cut a spelling into the folded words that the trie is keyed by: «ديب-سيك» gives ديب, سيك."""
    return tuple(word.norm for word in read_words(spelling, scan(spelling)) if word.norm not in HYPHENS)


def _themed() -> Iterator[tuple[str, Name]]:
    for table in THEMED:
        for spellings, canonical, kind, subtype, country in columns(table, 5):
            name = Name(canonical, cast("EntityType", kind), subtype, country)
            for spelling in spellings.split("|"):
                yield spelling.removeprefix("~"), name._replace(shy=spelling.startswith("~"))
            if kind != "GROUP" and canonical.replace(" ", "").isalnum():
                yield canonical, name


def nisba_forms(nisba: str) -> Iterator[tuple[str, str]]:
    """Give the forms of an adjective of place with what they are: مصري → المصرية adjective, المصريين people."""
    for word in (fold(part) for part in nisba.split("|") if part):
        first, *rest = word.split(" ")
        for ending, people in _NISBA:
            if rest and people:
                continue
            tail = "".join(f" {r}{ending}" for r in rest)
            article = "".join(f" ال{r}{ending}" for r in rest)
            form = "people" if people else "adjective"
            if ending != "ات":  # «مجريات» are events, not women of Hungary
                yield f"{first}{ending}{tail}", form
            yield f"ال{first}{ending}{article}", form


def _countries() -> Iterator[tuple[str, Name]]:
    arabic = Locale("ar").territories
    for code, canonical, _english, spellings, nisba, plurals, capital in columns("countries", 7):
        land = Name(canonical, "LOC", "COUNTRY", code)
        for spelling in spellings.split("|"):
            yield spelling.removeprefix("~"), land._replace(shy=spelling.startswith("~"))
        yield canonical, land
        if code in arabic and "~" not in spellings and "/" not in arabic[code]:
            yield arabic[code], land
        shy = nisba.startswith("~")
        for form, kind in nisba_forms(nisba.removeprefix("~")):
            yield form, land._replace(form=kind, shy=shy)
        for plural in filter(None, plurals.split("|")):
            yield plural, land._replace(form="people")
        if "=" in capital:
            cities, city = capital.split("=")
            for spelling in cities.split("|"):
                yield spelling, Name(city, "LOC", "CITY", code)


def _regions() -> Iterator[tuple[str, Name]]:
    for canonical, _english, spellings, nisba, plurals in columns("regions", 5):
        land = Name(canonical, "LOC", "PLACE")
        for spelling in spellings.split("|"):
            yield spelling.removeprefix("~"), land._replace(shy=spelling.startswith("~"))
        for form, kind in nisba_forms(nisba):
            yield form, land._replace(form=kind)
        for plural in filter(None, plurals.split("|")):
            yield plural, land._replace(form="people")


def _currencies() -> Iterator[tuple[str, Name]]:
    """Give the currencies of CLDR, definite: «الجنيه المصري», and «الجنيه» for each land that has one."""
    arabic, english = Locale("ar").currencies, Locale("en").currencies
    codes = [row[0] for row in columns("countries", 7)]
    for country in sorted(codes, key=lambda c: c != "US"):
        for code in get_territory_currencies(country):
            if code not in arabic or code not in english:
                continue
            words = [w if w.startswith("ال") else f"ال{w}" for w in arabic[code].split(" ")]
            lone = code in {"EUR"}
            name = _currency(english[code], "" if lone else country)
            yield " ".join(words), name
            if len(words) > 1 and code not in _UNITS:
                yield words[0], name
    for code, spelled, country in columns("currencies", 3):
        for spelling in spelled.split("|"):
            yield spelling, _currency(english[code], country)


def _currency(english: str, country: str) -> Name:
    """Name a currency as running text does: «Egyptian Pound» is «Egyptian pound»."""
    *land, unit = english.split(" ")
    return Name(" ".join([*land, unit.lower() if land else unit]), "PRODUCT", "CURRENCY", country)


def spellings() -> Iterator[tuple[str, Name]]:
    """Give every spelling of every table with what it stands for."""
    yield from _themed()
    yield from _countries()
    yield from _regions()
    yield from _currencies()


@lru_cache(maxsize=1)
def trie() -> Node:
    """Build the trie of all spellings."""
    root = Node()
    for spelling, name in spellings():
        node = root
        for key in spelling_key(spelling):
            node = node.next.setdefault(key, Node())
        said = {(n.canonical, n.type, n.form) for n in node.names}
        if node is not root and (name.canonical, name.type, name.form) not in said:
            node.names = (*node.names, name)
    return root


@lru_cache(maxsize=4096)
def look_up(name: str) -> tuple[Name, ...]:
    """Return what a whole name stands for; empty when no table has it."""
    node: Node | None = trie()
    for key in spelling_key(name):
        node = node.next.get(key) if node else None
    return node.names if node else ()


def find_names(words: Sequence[Word]) -> Iterator[Found]:
    """Give the longest known name that begins at each word, shy and adjectival ones included."""
    root = trie().next
    hits: list[Found] = []
    rivals: dict[int, Found] = {}
    for index, word in enumerate(words):
        if word.kind not in _MATTER:
            continue
        best: Found | None = None
        for reading in word.readings:
            node = root.get(reading.norm)
            if node is not None:
                best = _longer(best, _walk(words, index, reading, node))
        if not word.cut and word.kind is TokenKind.WORD and (best is None or word.norm[0] == "و"):
            guessed = _guess(words, index, root)
            if best is None:
                best = guessed
            elif guessed is not None and guessed.last == best.last == index:
                rivals[len(hits)] = guessed
        if best is not None:
            hits.append(best)
    yield from _settle(hits, rivals) if rivals else hits


def _guess(words: Sequence[Word], index: int, root: dict[str, Node]) -> Found | None:
    """Find a sure name behind proclitics that the scanner has left on."""
    best: Found | None = None
    for reading in _guessed_cuts(words[index]):
        node = root.get(reading.norm)
        if node is not None:
            found = _walk(words, index, reading, node)
            if found is not None and any(not n.shy and n.form == "name" for n in found.names):
                best = _longer(best, found)
    return best


def _settle(hits: list[Found], rivals: dict[int, Found]) -> list[Found]:
    """Choose between «وجدة» (Oujda) and «و» with «جدة» (Jeddah) by the lands of the other names."""
    lands = Counter(hit.names[0].country for at, hit in enumerate(hits) if at not in rivals)
    lands[""] = 0
    return [
        rivals[at]
        if at in rivals and lands[rivals[at].names[0].country] > lands[hit.names[0].country]
        else hit
        for at, hit in enumerate(hits)
    ]  # fmt: skip


def _longer(one: Found | None, other: Found | None) -> Found | None:
    """Prefer the name that goes further; of two, the one that holds more letters."""
    if one is None or (other is not None and other.last > one.last):
        return other
    return one


def _walk(words: Sequence[Word], index: int, reading: Reading, node: Node) -> Found | None:
    names, last = node.names, index
    at = index
    while node.next and at + 1 < len(words):
        at += 1
        word = words[at]
        if word.norm in HYPHENS:
            continue
        following = node.next.get(word.norm)
        if following is None:
            break
        node = following
        if node.names:
            names, last = node.names, at
    if not names:
        return None
    return Found(index, last, reading.start, words[last].end, names)


def _guessed_cuts(word: Word) -> Iterator[Reading]:
    """Try the proclitics that the scanner has left on: «وواشنطن», «لبكين»."""
    norm = word.norm
    if len(norm) != word.end - word.start or len(norm) < 4:  # marks inside: offsets would not fit
        return
    at = 0
    if norm[0] in "وف":
        at = 1
        yield Reading(word.start + 1, norm[1:])
    if norm[at] in "بلك":
        rest = norm[at + 1 :]
        if rest.startswith("ل") and norm[at] == "ل":
            yield Reading(word.start + at + 1, "ا" + rest)
        yield Reading(word.start + at + 1, rest)
