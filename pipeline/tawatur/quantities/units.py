"""Units: percent, money, physical measures, durations and the rates made of them, from words to ids.

Units carry pint's names («برميل يوميا» is `barrel` per `day`), money ISO 4217 codes. A currency noun that
many countries share («ريال») is resolved by its adjective, then by the outlet's country, else left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.numbers import get_territory_currencies

from tawatur.quantities.atoms import Atom
from tawatur.quantities.lexicon import rows
from tawatur.quantities.phrases import Phrases, pieces, word_at
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as one form of its words names it; a dual form counts two («مترين»)."""

    id: str | None
    kind: str  # percent, money, quantity, distance, volume, temperature, duration
    factor: Decimal = Decimal(1)
    dual: bool = False
    plural: bool = False
    generic: str | None = None  # the family of a currency whose country is open: rial, dinar, pound ...
    noun: str | None = None  # the singular as the press writes it
    subunit_of: str | None = None  # سنت: USD
    parts: int = 1  # how many of it make one of `subunit_of`
    sign: bool = False  # a sign or short form, not a word


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit in the text: `atoms[first:stop]`, and the base of its rate."""

    unit: Unit
    first: int
    stop: int
    per: str | None = None


SECONDS: Final = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000,
    "quarter": 7776000, "year": 31536000,
}  # fmt: skip


def inflections(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the singular, accusative and dual forms of a noun, each with whether it is a dual."""
    yield word, False
    if word.endswith("ة"):
        for ending in ("تان", "تين", "تا", "تي"):
            yield word[:-1] + ending, True
    elif word[-1:] not in "اىء":
        yield word + "ا", False
        for ending in ("ان", "ين"):
            yield word + ending, True


def _agreeing(word: str) -> Iterator[str]:
    """Yield the forms of an adjective that agrees with a unit or currency noun."""
    stem = word[:-1] if word.endswith("ة") else word
    for ending in ("", "ا", "ة", "ان", "ين", "تان", "تين"):
        yield stem + ending
    yield word


def _expand(phrase: str, plural: bool) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the inflected word sequences of a unit phrase, each with whether it is a dual."""
    words = phrase.split()
    heads = [(words[0], False)] if plural else list(inflections(words[0]))
    heads = [head for head in heads if not (head[1] and fold(head[0]) in _not_duals()) or head[0] == "ميلان"]
    for head, dual in heads:
        tails: list[list[str]] = [[]]
        for word in words[1:]:
            forms = {word, *_agreeing(word)} if len(words) == 2 else {word}
            tails = [[*tail, form] for tail in tails for form in forms]
        for tail in tails:
            yield pieces(" ".join([head, *tail])), dual


@lru_cache(maxsize=1)
def percents() -> Phrases[int]:
    """Return the percent and per-mille words with what they divide by."""
    return Phrases((pieces(phrase), int(divisor)) for phrase, divisor in rows("percent.tsv"))


@lru_cache(maxsize=1)
def rates() -> Phrases[str]:
    """Return the phrases that make a rate of a unit, with the base that they name."""
    return Phrases((pieces(phrase), base) for base, phrases in rows("rates.tsv") for phrase in phrases.split("|"))


@lru_cache(maxsize=1)
def units() -> Phrases[Unit]:
    """Return every unit and currency by its words."""
    found: dict[tuple[str, ...], Unit] = {}
    for words, unit in (*_measures(), *_currencies(), *_signs()):
        found.setdefault(words, unit)
    return Phrases(found.items())


def _measures() -> Iterator[tuple[tuple[str, ...], Unit]]:
    for row in rows("units.tsv"):
        name, kind, factor, singulars, plurals, signs = (*row, "", "")[:6]
        unit = Unit(name, kind, Decimal(factor), noun=singulars.split("|")[0] or None)
        for phrase in filter(None, singulars.split("|")):
            for words, dual in _expand(phrase, plural=False):
                yield words, replace(unit, dual=dual)
        for phrase in filter(None, plurals.split("|")):
            for words, _ in _expand(phrase, plural=True):
                yield words, replace(unit, plural=True)
        for phrase in filter(None, signs.split("|")):
            yield pieces(phrase), replace(unit, sign=True)


def _currencies() -> Iterator[tuple[tuple[str, ...], Unit]]:
    for row in rows("currencies.tsv"):
        singulars, plurals, default, adjectives = (*row, "", "")[:4]
        generic = default[1:] if default.startswith("?") else None
        bare = Unit(None if generic else default, "money", generic=generic, noun=singulars.split("|")[0])
        for plural, nouns in ((False, singulars), (True, plurals)):
            for noun in filter(None, nouns.split("|")):
                for words, dual in _expand(noun, plural):
                    yield words, replace(bare, dual=dual, plural=plural)
                for adjective, code in (pair.split("=") for pair in filter(None, adjectives.split("|"))):
                    for words, dual in _expand(f"{noun} {adjective}", plural):
                        yield words, replace(bare, id=code, generic=None, dual=dual, plural=plural)
    for row in rows("subunits.tsv"):
        singulars, plurals, of, parts, own, adjectives = (*row, "", "", "")[:6]
        generic = of[1:] if of.startswith("?") else None
        part = Unit(
            own or None, "money", generic=generic, noun=singulars.split("|")[0],
            subunit_of=None if generic else of, parts=int(parts),
        )  # fmt: skip
        for plural, nouns in ((False, singulars), (True, plurals)):
            for noun in filter(None, nouns.split("|")):
                for tail in ("", *adjectives.split("|")):
                    for words, dual in _expand(f"{noun} {tail}".strip(), plural):
                        yield words, replace(part, dual=dual, plural=plural)
    for code, name in _cldr_names():
        for words, dual in _expand(name, plural=False):
            yield words, Unit(code, "money", dual=dual, noun=name.split()[0])


def _cldr_names() -> Iterator[tuple[str, str]]:
    """Yield code and Arabic name of the currencies of CLDR that are named by a noun and its adjective."""
    for code, name in Locale("ar").currencies.items():
        words = name.split()
        if 2 <= len(words) <= 3 and not any(c in name for c in "()-–") and not any(c.isdigit() for c in name):
            yield code, name


def _signs() -> Iterator[tuple[tuple[str, ...], Unit]]:
    for sign, code in rows("currency_signs.tsv"):
        cents = code == "US_cent"
        unit = Unit(code, "money", sign=True, subunit_of="USD" if cents else None, parts=100 if cents else 1)
        yield pieces(sign), unit
        if "." in sign:
            yield (*pieces(sign), "."), unit
    for code in map(str, Locale("ar").currencies):
        if code != "XXX":
            yield (code.lower(),), Unit(code, "money", sign=True)


def match_unit(atoms: list[Atom], at: int, *, country: str | None = None) -> UnitMatch | None:
    """Match a unit or currency at an atom, with the base of its rate if one follows."""
    if at >= len(atoms) or atoms[at].article or atoms[at].kind is TokenKind.PROCLITIC:
        return None
    hit = units().match(atoms, at)
    if hit is None:
        return None
    unit, stop = hit
    if unit.generic and not unit.id:
        unit = resolve(unit, country)
    base = match_rate(atoms, stop) or _rate_behind(atoms, stop)
    return UnitMatch(unit, at, base[1] if base else stop, base[0] if base else None)


@lru_cache(maxsize=1)
def _same() -> frozenset[str]:
    return frozenset(
        fold(word) for role, words in rows("context_words.tsv") if role == "same" for word in words.split()
    )


@lru_cache(maxsize=1)
def _further() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("further.tsv") for word in row[0].split())


def _rate_behind(atoms: list[Atom], at: int) -> tuple[str, int] | None:
    """Match a rate behind one word more: «برميل إضافية يوميا», «طن من الكربون سنويا»."""
    if at + 1 < len(atoms) and atoms[at].norm in _further():
        return match_rate(atoms, at + 1)
    if at + 2 < len(atoms) and atoms[at].norm == "من" and atoms[at + 1].kind is TokenKind.WORD:
        return match_rate(atoms, at + 2)
    return None


def match_rate(atoms: list[Atom], at: int) -> tuple[str, int] | None:
    """Match the base of a rate: «للبرميل», «يوميا», «لكل كيلوواط ساعة», «لكل مئة ألف نسمة»."""
    if at >= len(atoms):
        return None
    hit = rates().match(atoms, at)
    if hit:
        # «في العام الماضي» and «في العام نفسه» are dates, «في العام» a rate
        follows = atoms[hit[1]].norm if hit[1] < len(atoms) else ""
        named = follows.startswith("ال") or follows[:1].isdigit() or follows in _same()
        return None if hit[1] - at == 2 and atoms[at].norm == "في" and named else hit
    atom = atoms[at]
    word, after = word_at(atoms, at)
    if word == "لكل" and after < len(atoms):
        lexeme = atoms[after].lexeme
        if atoms[after].kind is TokenKind.NUMBER or (lexeme is not None and lexeme.starts_number):
            return _counted_base(atoms, after), at
        unit = units().match(atoms, after)
        if unit and unit[0].id and unit[0].kind != "money":
            return unit[0].id, unit[1]
    if atom.norm == "/" and at + 1 < len(atoms):
        unit = units().match(atoms, at + 1)
        if unit and unit[0].id:
            return unit[0].id, unit[1]
    return None


def _counted_base(atoms: list[Atom], at: int) -> str:
    """Return the base «مئة ألف نسمة» of «لكل مئة ألف نسمة» in folded words; its number is read on its own."""
    words: list[str] = []
    while at < len(atoms) and len(words) < 6:
        words.append(atoms[at].norm)
        lexeme = atoms[at].lexeme
        if atoms[at].kind is TokenKind.WORD and lexeme is None:
            break
        at += 1
    return " ".join(words)


def resolve(unit: Unit, country: str | None) -> Unit:
    """Resolve a shared currency noun by the outlet's country: «ريال» in SA is SAR."""
    if not country:
        return unit
    code = _by_country().get((country.upper(), unit.generic or ""))
    if code is None:
        return unit
    if unit.parts > 1:
        return replace(unit, subunit_of=code, generic=None)
    return replace(unit, id=code, generic=None)


@lru_cache(maxsize=1)
def _by_country() -> dict[tuple[str, str], str]:
    """Map country and family of currency noun to the code that its people mean."""
    families: dict[str, str] = {}
    for row in rows("currencies.tsv"):
        if row[2].startswith("?") and len(row) > 3:
            for pair in row[3].split("|"):
                families.setdefault(pair.split("=")[1], row[2][1:])
    found: dict[tuple[str, str], str] = {}
    for territory in map(str, Locale("ar").territories):
        if len(territory) == 2 and territory.isalpha():
            try:
                codes = get_territory_currencies(territory)
            except KeyError:
                continue
            for code in codes:
                if code in families:
                    found.setdefault((territory, families[code]), code)
    return found


def match_unit_before(atoms: list[Atom], first: int) -> UnitMatch | None:
    """Match a currency sign or code before the number: «$10», «USD 42»."""
    if first == 0:
        return None
    hit = units().match_back(atoms, first)
    if hit and hit[0].sign and hit[0].kind == "money" and hit[0].id != "US_cent":
        before = atoms[hit[1]]
        if before.kind in {TokenKind.SYMBOL, TokenKind.LATIN} or before.norm in {"ر", "د", "ج", "ل"}:
            return UnitMatch(hit[0], hit[1], first)
    return None


@lru_cache(maxsize=1)
def whole_words() -> frozenset[str]:
    """Return the folded first words of units and currencies: «لتر» and «برميل» carry no proclitic."""
    return frozenset(word for word in units().firsts() if len(word) > 2)


@lru_cache(maxsize=1)
def _not_duals() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("not_duals.tsv"))


@lru_cache(maxsize=1)
def dual_units() -> frozenset[str]:
    """Return the folded dual forms of units that are one word: «ساعتين», «دولاران»."""
    found = set()
    for words, unit in (*_measures(), *_currencies()):
        if unit.dual and words:
            found.add(words[0])
    return frozenset(found) - _not_duals()
