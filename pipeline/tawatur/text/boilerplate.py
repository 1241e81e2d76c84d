"""Site furniture between the sentences of an article: what it is and why we think so.

The judgement falls on a segment (a sentence or what stands for one), never on a mention: «شارك في البطولة
24 لاعبا» and «قررت المنصة رفع سعر الاشتراك» are news, «شارك الخبر» and «للاشتراك: 19 ريالا» are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.tables import read_table
from tawatur.text.normalise import fold

_LETTER: Final = r"\u0610-\u061a\u0621-\u065f\u0670-\u06d3\u06fa-\u06ff"
_PIECE: Final = re.compile(
    rf"(?P<word>[{_LETTER}]+)|(?P<address>https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<number>[0-9٠-٩۰-۹](?:[0-9٠-٩۰-۹.,٫٬/:-]*[0-9٠-٩۰-۹])?)(?P<percent>[%٪])?"
    r"|(?P<latin>[A-Za-z][\w-]*)|(?P<sign>[^\s\w])"
)
_WORD: Final = re.compile(rf"[{_LETTER}]+")
# A page number: «4», «1/2», «12 من 30».
_PAGE: Final = re.compile(r"[^\w%٪$€]*[0-9٠-٩]{1,3}(?:\s*(?:/|من|-)\s*[0-9٠-٩]{1,3})?[^\w%٪$€]*")
_LOOK: Final = 240  # characters of a segment that are looked at
_GAP: Final = 8  # words that … stands for
_EARLY: Final = 3
_SHORT: Final = 6  # words of a segment in which a phrase may stand anywhere
_LONG: Final = 14  # and of one that has no full stop
_COUNT: Final = 12


class _Piece(NamedTuple):
    kind: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    reason: str
    how: str
    words: tuple[str, ...]


def boilerplate_reason(text: str, start: int, end: int) -> str | None:
    """Return why the segment `text[start:end]` is site furniture, or None when it is news.

    «تبقى لك 35% من المقال» is `paywall`, «صفحة 12» `page_artefact`, «تعليقات: ٣١» `comments`.
    """
    if end - start <= 24 and _PAGE.fullmatch(text, start, end):
        return "page_artefact"
    triggers = _triggers()
    pieces: list[_Piece] = []
    heard = False
    for match in _PIECE.finditer(text, start, min(end, start + _LOOK)):
        kind = match.lastgroup or "sign"  # a number with its % is a percent, which is no counter
        folded = fold(match.group())
        heard = heard or folded in triggers
        pieces.append(_Piece(kind, folded))
    if pieces and all(piece.kind in {"address", "sign"} for piece in pieces):
        return "contact" if any(piece.kind == "address" for piece in pieces) else None
    if not heard or pieces[0].folded in _reporting():
        return None
    whole = end - start <= _LOOK
    stopped = text[end - 1] in ".؟!"
    return _judge(pieces, whole=whole, stopped=stopped)


def opens_news(text: str, start: int, end: int) -> bool:
    """Tell whether a segment begins as a sentence of news does: «قال», «ارتفع», «بحسب»."""
    first = _WORD.match(text, start, end)
    return first is not None and fold(first.group()) in _reporting()


def find_cut(text: str, start: int, end: int) -> int | None:
    """Return where a label such as «اقرأ أيضا:» begins behind other words, or None."""
    colon = text.find(":", start, end)
    while colon >= 0:
        words = list(_WORD.finditer(text, max(start, colon - 48), colon))[-4:]
        if words and not text[words[-1].end() : colon].strip():
            folded = [fold(match.group()) for match in words]
            for at in range(len(words)):
                if tuple(folded[at:]) in _cuts() and words[at].start() > start:
                    return words[at].start()
        colon = text.find(":", colon + 1, end)
    return None


def _judge(pieces: list[_Piece], *, whole: bool, stopped: bool) -> str | None:
    triggers = _triggers()
    if whole and len(pieces) <= 4 * _COUNT:
        reason = _only_furniture(pieces)
        if reason:
            return reason
    count = sum(piece.kind in {"word", "latin"} for piece in pieces)
    word_index = -1
    for at, piece in enumerate(pieces):
        word_index += piece.kind in {"word", "latin"}
        for phrase in triggers.get(piece.folded, ()):
            after = _match(phrase.words, pieces, at)
            if after is None:
                continue
            first = not any(earlier.kind != "sign" for earlier in pieces[:at])
            follows = pieces[after] if after < len(pieces) else _Piece("end", "")
            colon = follows.folded == ":"
            label = first or pieces[at - 1].folded in _DASHES
            match phrase.how:
                case "start":
                    hit = first
                case "colon" | "cut":
                    hit = label and colon
                case "label":
                    hit = label and (colon or (follows.kind == "number" and not stopped and count <= _COUNT))
                case "phone":
                    hit = word_index < _EARLY and any(_is_phone(other) for other in pieces[after:])
                case "inside":
                    early = word_index < _EARLY or count <= _SHORT
                    hit = early or (whole and not stopped and count <= _LONG)
                case _:
                    hit = False
            if hit:
                return phrase.reason
    return None


_DASHES: Final = frozenset("-–—|•·*/")


def _is_phone(piece: _Piece) -> bool:
    return piece.kind == "number" and sum(letter.isdigit() for letter in piece.folded) >= 5


def _only_furniture(pieces: list[_Piece]) -> str | None:
    """Read a segment that holds nothing but counters, buttons, numbers and signs."""
    triggers = _triggers()
    usable = {"whole", "count"} if any(piece.kind == "number" for piece in pieces) else {"whole"}
    reason: str | None = None
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind in {"sign", "number", "address"}:
            at += 1
            continue
        best: tuple[int, str] | None = None
        for phrase in triggers.get(piece.folded, ()):
            after = _match(phrase.words, pieces, at) if phrase.how in usable else None
            if after is not None and (best is None or after > best[0]):
                best = (after, phrase.reason)
        if best is None:
            return None
        at, reason = best[0], reason or best[1]
    return reason


def _match(words: tuple[str, ...], pieces: list[_Piece], at: int) -> int | None:
    """Match a phrase against the pieces from `at` on; return the index behind it."""
    for i, word in enumerate(words):
        if word == "…":
            rest = words[i + 1 :]
            for skip in range(at, min(at + _GAP, len(pieces)) + 1):
                after = _match(rest, pieces, skip)
                if after is not None:
                    return after
            return None
        if at >= len(pieces) or pieces[at].folded != word:
            return None
        at += 1
    return at


@lru_cache(maxsize=1)
def _triggers() -> dict[str, tuple[_Phrase, ...]]:
    """First word of a phrase → the phrases that begin with it."""
    found: dict[str, list[_Phrase]] = {}
    for reason, how, phrase in read_table("text/data/boilerplate.tsv"):
        words = tuple(match if match == "…" else fold(match) for match in re.findall(r"…|[^\s:]+|:", phrase))
        found.setdefault(words[0], []).append(_Phrase(reason, how, words))
    return {word: tuple(phrases) for word, phrases in found.items()}


@lru_cache(maxsize=1)
def _cuts() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase.words for phrases in _triggers().values() for phrase in phrases if phrase.how == "cut")


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    return frozenset(fold(entry) for (entry,) in read_table("text/data/reporting_openings.tsv"))
