"""Modality and polarity: level, change or share; bound; forecast; denied.

A cue holds from where it stands to the end of its sentence, or until a clause of its own about what has
been: «يتوقع البنك نمو الاقتصاد 2%، فيما بلغ التضخم 5%» forecasts the first value only.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tawatur.claims.frames import frames_of
from tawatur.claims.roles import Roles
from tawatur.claims.words import classes
from tawatur.reading import Reading
from tawatur.records import BOUNDS, ClaimDate, Modality, Quantity
from tawatur.text.clitics import is_word
from tawatur.text.scanner import Token, TokenKind
from tawatur.text.sentences import Sentence

_NONE: Final[frozenset[str]] = frozenset()
_COMMA: Final = frozenset("،,:–—")
_STOP: Final = frozenset("؛;")
_POINTING_BACK: Final = re.compile("(?:في|من|مع|عن|ل|ب|علي|خلال|بعد)(?:ها|ه|هم|هما)")
_BEHIND: Final = 3  # tokens behind a value in which «مستهدف» still speaks of it


@dataclass(frozen=True, slots=True)
class Mood:
    """How the text holds a value: its modality set and whether it denies it."""

    modality: tuple[Modality, ...]
    polarity: Literal["affirmed", "negated"] = "affirmed"


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    return classes("modality.tsv")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds from an offset on."""

    forecast: bool = False
    maybe: bool = False  # قد before a verb of amount: a forecast only of a time to come
    denied: bool = False
    revised: bool = False  # a forecast beside its older version: «بعد أن كانت 4.1%» is one too


class MoodReader:
    """Reads the moods of one field, sentence by sentence."""

    def __init__(self, reading: Reading, *, published: dt.date | None) -> None:
        self._reading = reading
        self._published = published
        self._starts = [t.start for t in reading.tokens]
        self._sentence: Sentence | None = None
        self._places: list[int] = []
        self._states: list[_State] = []

    def read(
        self,
        sentence: Sentence,
        quantity: Quantity,
        roles: Roles,
        *,
        date: ClaimDate | None,
        baseline: bool,
        standing: bool,
    ) -> Mood:
        """Return modality and polarity of a bound quantity.

        `baseline` says that the value is what another is compared with («من 20% في العام السابق»): it has
        been, whatever is expected of the other. `standing` says that it is given in passing («الجائزة البالغة
        30 مليونا ستخصص…»): the verb of its noun says nothing of it.
        """
        if self._sentence is not sentence:
            self._sentence = sentence
            self._scan(sentence)
        state = self._at(quantity.start)
        modality: list[Modality] = [roles.metric.kind]
        if quantity.comparator in BOUNDS:
            modality.append("bound")
        ahead = not standing and self._behind(sentence, quantity)
        told = state.forecast and not self._done(quantity) and not self._former(sentence, quantity)
        if ahead or (not baseline and (told or self._to_come(state, date))):
            modality.append("forecast")
        return Mood(tuple(modality), "negated" if state.denied else "affirmed")

    def _done(self, quantity: Quantity) -> bool:
        """Tell whether a perfect right before a value says that it has been: «الذي أمضى 11 موسما»."""
        start = quantity.hedge.start if quantity.hedge is not None else quantity.start
        at = bisect_left(self._starts, min(start, quantity.start)) - 1
        tokens = self._reading.tokens
        while at > 0 and _POINTING_BACK.fullmatch(tokens[at].norm):
            at -= 1  # «خاض خلالها 494 مباراة»
        if at < 0:
            return False
        before = tokens[at - 1].norm if at else ""
        if "relative" in _table().get(before, _NONE):
            return not _imperfect(tokens, at) and not _future(tokens[at].norm)
        return _perfect(tokens[at].norm) and before not in {"قد", "ان"}

    def _former(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Tell whether what is counted is said to be of the past: «بعد فشل أربع محاولات سابقة»."""
        at = bisect_left(self._starts, quantity.end)
        tokens = self._reading.tokens[at : at + _BEHIND]
        return any("past" in _table().get(t.norm, _NONE) for t in tokens if t.start < sentence.end)

    def _to_come(self, state: _State, date: ClaimDate | None) -> bool:
        """Tell whether a value is dated by a deadline to come, or weighed by قد for a time to come."""
        return date is not None and (date.type == "deadline" or state.maybe) and self._ahead(date)

    def _ahead(self, date: ClaimDate) -> bool:
        """Tell whether a period ends after the day of publication."""
        return self._published is not None and date.to is not None and date.to > self._published

    def _at(self, place: int) -> _State:
        at = bisect_right(self._places, place) - 1
        return self._states[at] if at >= 0 else _State()

    def _tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return self._reading.tokens[first:last]

    def _scan(self, sentence: Sentence) -> None:
        """Walk over a sentence and note where its mood turns."""
        table = _table()
        self._places, self._states = [], []
        state = _State()
        open_clause = False  # a clause began since the last cue
        in_relative = False
        outer: _State | None = None  # the mood that an aside about what is or has been interrupts
        tokens = self._tokens(sentence)
        for number, token in enumerate(tokens):
            found = table.get(token.norm, _NONE)
            before = state
            follows = tokens[number + 1] if number + 1 < len(tokens) else None
            if outer is not None and (token.text in _COMMA or "join" in found):
                state, outer = outer, None
            if token.text in _STOP:
                state, outer = _State(), None
            elif token.text in _COMMA:
                open_clause, in_relative = True, False
                if state.forecast and _describes(tokens, number + 1):
                    state, outer = _State(denied=state.denied), state
                turns = follows is not None and "turn" in table.get(_bare(tokens, number + 1), _NONE)
                if turns and not (state.revised and _bare(tokens, number + 1) in {"بعد", "بعدما"}):
                    state = _State(denied=state.denied and _bare(tokens, number + 1) in {"هو", "هي"})
            elif token.kind is not TokenKind.WORD:
                continue
            elif "deny" in found or ("untrue" in found and number and _negated(table, tokens, number)):
                state = _State(denied=True)
                open_clause = False
            elif _foretells(table, tokens, number, found):
                state = _State(forecast=True, denied=state.denied, revised="revised" in found)
                open_clause = False
            elif token.norm == "ان" and _bare_before(tokens, number) == "علي" and number + 1 < len(tokens):
                # «على أن يستغرق العمل ستة أشهر»
                if _imperfect(tokens, number + 1):
                    state = _State(forecast=True, denied=state.denied)
            elif "maybe" in found and follows is not None and _imperfect(tokens, number + 1):
                weighs = any("estimate" in table.get(t.norm, _NONE) for t in tokens[number + 1 : number + 3])
                state = _State(forecast=not weighs or state.forecast, maybe=weighs, denied=state.denied)
                open_clause = False
            elif "relative" in found:
                in_relative = True
            elif "join" in found:
                open_clause, in_relative = True, False
                if token.norm in {"فيما", "بينما"} and state.denied:
                    state = _State(forecast=state.forecast)
            elif _perfect(token.norm) and not (state.revised and token.norm in {"كان", "كانت"}):
                joined = number > 0 and tokens[number - 1].norm in {"و", "ف"}
                if (open_clause or joined) and not in_relative:
                    state = _State(denied=state.denied and not joined)
            elif open_clause and not in_relative and _imperfect(tokens, number) and frames_of(token.norm):
                open_clause = False  # «أن تصل قدرة المحطة إلى 600»: the clause has its verb
            if state != before:
                self._places.append(token.start)
                self._states.append(state)

    def _behind(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Tell whether a word right behind a value says that it is a target: «2.6 مليون مستهدف»."""
        table = _table()
        first = bisect_left(self._starts, quantity.end)
        for token in self._reading.tokens[first : first + _BEHIND]:
            if token.start >= sentence.end or token.text in _COMMA:
                return False
            if "after" in table.get(token.norm, _NONE):
                return True
        return self._subject(sentence, first)

    def _subject(self, sentence: Sentence, first: int) -> bool:
        """Tell whether a value stands in the subject of a future verb: «ما بين 25 و30% من الناجحين سيلتحقون»."""
        tokens = self._reading.tokens
        for at in range(first, min(first + 8, len(tokens))):
            token = tokens[at]
            if token.start >= sentence.end or token.kind is TokenKind.PUNCT:
                return False
            if "relative" in _table().get(token.norm, _NONE):
                return False  # «60% من الأصوات في الجولة التي ستبدأ غدا»
            if any(f.verb for f in frames_of(token.norm)) or _future(token.norm):
                return _future(token.norm) and _bare_before(tokens, at) != "و"
        return False


def table_mood(quantity: Quantity, roles: Roles, *, forecast: bool) -> Mood:
    """Return the mood of a table cell, whose header says whether it lies ahead."""
    modality: list[Modality] = [roles.metric.kind]
    if quantity.comparator in BOUNDS:
        modality.append("bound")
    if forecast:
        modality.append("forecast")
    return Mood(tuple(modality))


def _bare(tokens: tuple[Token, ...], at: int) -> str:
    """Return the norm at an index, past a و that was cut off."""
    if tokens[at].kind is TokenKind.PROCLITIC and at + 1 < len(tokens):
        return tokens[at + 1].norm
    return tokens[at].norm


def _foretells(table: dict[str, frozenset[str]], tokens: tuple[Token, ...], number: int, found: frozenset[str]) -> bool:
    """Tell whether a word says that what follows lies ahead."""
    norm = tokens[number].norm
    follows = tokens[number + 1].norm if number + 1 < len(tokens) else ""
    if "expected" in found:
        return follows == "ان" or _bare_before(tokens, number) == "من"
    if "plan" in found:
        return bool(follows) and not follows.startswith("ال")
    if not ({"forecast", "revised"} & found or _future(norm)):
        return False
    return norm in {"سوف", "لن"} or not _negated(table, tokens, number)


def _bare_before(tokens: tuple[Token, ...], number: int) -> str:
    return tokens[number - 1].norm if number else ""


def _negated(table: dict[str, frozenset[str]], tokens: tuple[Token, ...], number: int) -> bool:
    return number > 0 and "negation" in table.get(tokens[number - 1].norm, _NONE)


@lru_cache(maxsize=8192)
def _future(norm: str) -> bool:
    """Tell a verb with the future prefix: سيبلغ, ستمد; not ستة or سيارات."""
    if len(norm) < 4 or norm[0] != "س" or norm[1] not in "يت" or norm.endswith(("ه", "ات")):
        return False
    if any(norm.startswith(stem) and len(norm) <= len(stem) + 3 for stem in _no_future()):
        return False
    if "short_future" in _table().get(norm, _NONE):
        return True
    return any(f.part == "imperfect" for f in frames_of(norm)) or (len(norm) > 4 and is_word(norm[1:]))


@lru_cache(maxsize=1)
def _no_future() -> tuple[str, ...]:
    return tuple(form for form, classes in _table().items() if "no_future" in classes)


def _imperfect(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether an imperfect stands at an index, a negation before it allowed: «قد لا تبقى»."""
    if tokens[at].norm == "لا" and at + 1 < len(tokens):
        at += 1
    norm = tokens[at].norm
    if len(norm) > 4 and norm[0] == "ت" and norm[-1] == "ت":
        return False  # «تعاقدت», «تسلمت»: a perfect of the feminine
    return len(norm) >= 3 and norm[0] in "يتن" and not any(f.part == "perfect" for f in frames_of(norm))


def _describes(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a verb of amount stands behind a comma without «و»: «مجموعة ثانية، يبلغ عددها 70 فردا»."""
    if at + 1 >= len(tokens) or tokens[at].kind is not TokenKind.WORD or not _imperfect(tokens, at):
        return False
    level = any(f.kind == "level" and f.verb for f in frames_of(tokens[at].norm))
    return level and tokens[at + 1].norm.endswith(("ها", "ه", "هم")) and not _future(tokens[at].norm)


@lru_cache(maxsize=8192)
def _perfect(norm: str) -> bool:
    if norm.startswith("ال") or norm in {"علي", "الي"}:
        return False
    frames = frames_of(norm)
    return any(f.part == "perfect" for f in frames) and not any(f.part in {"noun", "imperfect"} for f in frames)
