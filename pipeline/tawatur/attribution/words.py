"""A field as words: proclitics folded into the word they stand before, blanks left out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from tawatur.reading import Reading
from tawatur.records import Entity
from tawatur.text.scanner import Token, TokenKind

OPENING: Final = frozenset("«“‘„‹")
CLOSING: Final = frozenset("»”’›")
_TITLES: Final = frozenset({"د", "أ", "م"})
_STRAIGHT: Final = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, name or mark. `clitics` are the folded letters cut off before it: «لـ«الواحة»» has ل."""

    start: int
    end: int
    text: str
    norm: str
    kind: TokenKind
    clitics: str = ""
    definite: bool = False

    @property
    def is_word(self) -> bool:
        """Arabic or Latin letters."""
        return self.kind in {TokenKind.WORD, TokenKind.LATIN}

    @property
    def opens(self) -> bool:
        """An opening quotation mark; a straight one may open."""
        return self.text in OPENING or self.text in _STRAIGHT

    @property
    def closes(self) -> bool:
        """A closing quotation mark; a straight one may close."""
        return self.text in CLOSING or self.text in _STRAIGHT


@dataclass(slots=True)
class WordView:
    """The words of one field, with the entities and periods that cover them."""

    reading: Reading
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    entity_at: dict[int, Entity] = field(default_factory=dict)  # start offset of a word → the entity over it
    timed: set[int] = field(default_factory=set)  # start offsets of words inside a period

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open index range of the words inside `[start, end)`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def entity(self, index: int) -> Entity | None:
        """Return the entity that covers a word."""
        return self.entity_at.get(self.words[index].start)


def view(reading: Reading) -> WordView:
    """Make the words of a field out of its tokens."""
    seen = WordView(reading)
    clitics = ""
    for token in reading.tokens:
        if token.kind in {TokenKind.SPACE, TokenKind.NEWLINE}:
            if token.kind is TokenKind.NEWLINE:
                clitics = ""
            continue
        if token.kind is TokenKind.PROCLITIC:
            clitics += token.norm
            continue
        if token.text == "." and seen.words and _abbreviated(seen.words[-1], token):
            continue
        word = _word(reading.text, token, clitics)
        if word.is_word or word.kind is TokenKind.NUMBER or not word.opens:
            clitics = ""
        seen.words.append(word)
        seen.starts.append(word.start)
    for entity in reading.entities:
        if entity.start is not None and entity.end is not None:
            for index in range(*seen.between(entity.start, entity.end)):
                seen.entity_at[seen.words[index].start] = entity
    for period in reading.periods:
        first, last = seen.between(period.start, period.end)
        seen.timed.update(w.start for w in seen.words[first:last])
    return seen


def _abbreviated(word: Word, stop: Token) -> bool:
    """Tell the point of a title from the end of a sentence: «د. ليلى»."""
    return word.text in _TITLES and word.end == stop.start


def _word(text: str, token: Token, clitics: str) -> Word:
    norm = token.norm
    definite = norm.startswith("ال") and len(norm) > 3
    if token.kind is TokenKind.WORD and norm.startswith("ل") and token.start and len(norm) > 3:
        # «للشركة»: behind ل the article is written ل.
        if clitics.endswith("ل") and text[token.start - 1] == "ل":
            definite = True
        elif norm.startswith("لل") and not clitics:
            return Word(token.start, token.end, token.text, norm, token.kind, "ل", True)
    return Word(token.start, token.end, token.text, norm, token.kind, clitics, definite)


def bare(word: Word) -> str:
    """Return the norm without article: «الشركة», «لشركة» of «للشركة» and «شركة» alike."""
    norm = word.norm
    if word.definite:
        if norm.startswith("ال"):
            return norm[2:]
        if norm.startswith("لل"):
            return norm[2:]
        if norm.startswith("ل"):
            return norm[1:]
    return norm


def restored(word: Word) -> str:
    """Return the word as it stands alone: «لاتحاد» of «للاتحاد» is «الاتحاد»."""
    if word.definite and word.text.startswith("لل"):
        return "ال" + word.text[2:]
    if word.definite and word.text.startswith("ل") and not word.norm.startswith("ال"):
        return "ال" + word.text[1:]
    return word.text
