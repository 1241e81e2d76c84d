"""The words of a sentence as the binding of roles sees them: folded, with clitics named and mentions marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.tables import read_table
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind

# Longest first, so that هما is not read as ها.
_PRONOUNS: Final = ("هما", "هم", "هن", "ها", "نا", "كم", "ه")


_HAMZA: Final = ("أ", "إ", "آ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its proclitics; `clitics` names those glued before it («وب»), `at` the first of them."""

    start: int
    end: int
    at: int
    norm: str
    clitics: str
    kind: TokenKind
    marbuta: bool = False  # printed with «ة», which no verb has
    hamza: bool = False  # printed «أل…» or «إل…»: no article («ألحق», «ألغت», «إلغاء»)

    @property
    def definite(self) -> bool:
        """Tell whether the word carries the article."""
        return len(self.norm) > 3 and self.norm.startswith("ال") and not self.hamza


def table(name: str) -> Iterator[list[str]]:
    """Yield the cells of each entry of a table of this room."""
    return read_table(f"claims/{name}")


def classes(name: str) -> dict[str, frozenset[str]]:
    """Read a table of a class and its forms a line: folded form to the classes that it stands in."""
    found: dict[str, set[str]] = {}
    for class_, forms in table(name):
        for form in forms.split():
            found.setdefault(fold(form), set()).add(class_)
    return {form: frozenset(held) for form, held in found.items()}


def choices(cell: str) -> list[str]:
    """Split the alternatives of a cell; «-» holds none.

    >>> choices("أسر | عائلات"), choices("-")
    (['أسر', 'عائلات'], [])
    """
    return [part.strip() for part in cell.split("|") if part.strip() and part.strip() != "-"]


def without_article(norm: str) -> str:
    """Cut the article off a folded word that is long enough to carry one: «الارباح» is «ارباح»."""
    return norm[2:] if len(norm) > 3 and norm.startswith("ال") else norm


def without_pronoun(norm: str) -> tuple[str, ...]:
    """Return what a folded word may be without a pronoun: «حصتها» is «حصه», «ارباحه» is «ارباح»."""
    found = []
    for pronoun in _PRONOUNS:
        if norm.endswith(pronoun) and len(norm) - len(pronoun) >= 2:
            rest = norm[: -len(pronoun)]
            if rest.endswith("ت"):
                found.append(rest[:-1] + "ه")
            found.append(rest)
            break
    return tuple(found)


@lru_cache(maxsize=65536)
def stems(norm: str) -> tuple[str, ...]:
    """Return the bare forms that a folded word may stand for, the likeliest first.

    Article, pronoun and accusative alef come off: «ارباحا», «الارباح», «ارباحها» all hold «ارباح».
    """
    found = [norm]
    bare = without_article(norm)
    if bare != norm:
        found.append(bare)
    if len(bare) > 3 and bare.endswith("ا"):
        found.append(bare[:-1])
    if bare == norm:
        found.extend(without_pronoun(bare))
    if len(bare) > 4 and bare.endswith("ي"):
        found.extend((bare + "ن", bare[:-1] + "ين"))
    if len(bare) > 4 and bare.endswith("ون"):
        found.append(bare[:-2] + "ين")
    if len(bare) > 4 and bare.endswith("ئي"):
        found.append(bare)
    return tuple(dict.fromkeys(found))


def pronoun_of(norm: str) -> str | None:
    """Return the pronoun at the end of a folded word without article, if it may carry one: «حصتها» → «ها».

    A final «ه» counts only after «ت», since elsewhere it is mostly teh marbuta.
    """
    if norm.startswith("ال") or len(norm) < 4:
        return None
    for pronoun in _PRONOUNS[:-1]:
        if norm.endswith(pronoun):
            return pronoun
    return "ه" if norm.endswith("ته") and len(norm) > 4 else None


def words_of(
    tokens: Sequence[Token],
    is_verb: Callable[[str], bool] = lambda norm: False,
    is_noun: Callable[[str], bool] = lambda norm: False,
) -> list[Word]:
    """Join proclitic tokens to the words that they precede; white space is dropped.

    `is_verb` tells the folded verbs: a «و» that the scanner left before one comes off («وأدى»);
    `is_noun` tells the nouns of the tables: so does the «ب» of «بإلغاء».
    «للشركة» is scanned as «ل», «لشركة»: the second lam is the article's, so its norm is «الشركه».
    """
    found: list[Word] = []
    clitics, at, end = "", -1, -1
    for token in tokens:
        if token.kind in {TokenKind.SPACE, TokenKind.NEWLINE}:
            continue
        if token.kind is TokenKind.PROCLITIC:
            if not clitics:
                at = token.start
            clitics += token.norm
            end = token.end
            continue
        glued = bool(clitics) and end == token.start
        norm = token.norm
        if glued and clitics.endswith("ل") and norm.startswith("ل") and len(norm) > 3:
            norm = "ا" + norm
        start = at if clitics else token.start
        whole = is_verb(norm) or is_noun(norm)  # «فردا» is no «ف», «ردا»
        if not clitics and len(norm) > 3 and norm[0] in "وف" and not whole and is_verb(norm[1:]):  # «وأدى»
            hamza = token.text[1:].startswith(_HAMZA)
            found.append(Word(token.start + 1, token.end, token.start, norm[1:], norm[0], token.kind, hamza=hamza))
            continue
        # «بطولة» is no «ب» and «طوله»
        owned = len(norm) > 4 and token.text.endswith("ة") and is_noun(norm[1:-1] + "ها")
        if not clitics and len(norm) > 3 and norm[0] in "بلك" and not is_noun(norm) and is_noun(norm[1:]) and not owned:
            found.append(Word(token.start + 1, token.end, token.start, norm[1:], norm[0], token.kind))
            continue
        printed = token.text
        found.append(
            Word(
                token.start,
                token.end,
                start,
                norm,
                clitics,
                token.kind,
                printed.endswith("ة"),
                printed.startswith(_HAMZA),
            )
        )
        clitics = ""
    return found


@lru_cache(maxsize=1)
def function_words() -> dict[str, str]:
    """Map each folded function word to its class, the first class that names it winning."""
    found: dict[str, str] = {}
    for kind, words in table("function.tsv"):
        for word in choices(words):
            found.setdefault(fold(word), kind)
    return found


@lru_cache(maxsize=64)
def heads(kind: str) -> frozenset[str]:
    """Return the folded words of a class of `heads.tsv`."""
    return frozenset(fold(w) for k, words in table("heads.tsv") if k == kind for w in choices(words))
