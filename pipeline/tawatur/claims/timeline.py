"""Timelines: a sentence laid out as a line of values and periods, with its clauses and what marks them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import Final

from tawatur.claims.comparisons import Baseline, baseline_of, is_dangling, markers_table
from tawatur.claims.tenses import Tense, finite_part, is_verb, verb_frames
from tawatur.claims.words import function_words, pronoun_of, without_article
from tawatur.reading import Reading
from tawatur.records import Period, Quantity
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind
from tawatur.text.sentences import Sentence

_COMMA: Final = frozenset("،,؛;:()–—")
_PAUSE: Final = frozenset("،,–—-")  # what stands on both sides of a time put in between
_NEAR: Final = 4  # tokens between a marker and the value or period that it marks
_WINDOW: Final = 40  # values and periods either side that may matter to a value
_QUOTES: Final = (("«", "»"), ("“", "”"), ('"', '"'))
_TITLE: Final = 90  # characters of the longest name in quotation marks that may hold a year
_NEWS: Final = frozenset({"day", "week"})  # types that say when something was said
_MEASURING: Final = frozenset({"change", "level", "share", "ratio"})  # verbs that give a figure of the same survey
_LENGTHS: Final = frozenset({"kilometer", "meter", "mile"})
_NONE: Final[frozenset[str]] = frozenset()


@dataclass(slots=True)
class Spot:
    """A value or period on the line: its clause, and the marker before it."""

    start: int
    end: int
    clause: int
    quantity: Quantity | None = None
    period: Period | None = None
    baseline: Baseline | None = None
    dangling: bool = False
    standing: bool = False
    again: bool = False  # adds to what was said: «، بزيادة 5%»
    opens: bool = False  # a period behind و: it belongs to what follows
    part: bool = False  # counts some of those just counted: «بينهم 3 أطفال»
    described: bool = False  # tells what a thing is like: «مشروع يغطي 39 محافظة»
    before: bool = False  # happened before the rest: «بعد فشل ثلاث محاولات»
    confined: bool = False  # dates its own clause only: the day of a statement, a year in a quoted name
    naming: bool = False  # dates no clause with a verb of its own: a foundation, the year of a tournament


@dataclass(slots=True)
class Line:
    """A sentence laid out."""

    spots: list[Spot] = field(default_factory=list)
    fresh: set[int] = field(default_factory=set)  # clauses with a verb of their own
    listed: set[int] = field(default_factory=set)  # clauses behind a colon
    carried: set[int] = field(default_factory=set)  # clauses that go on without a pause («قتل 3 وأصيب 9 أمس»)
    relative: set[int] = field(default_factory=set)  # clauses about a noun («التي تضم 30 مصنعا»)
    places_of: set[int] = field(default_factory=set)  # clauses of حيث: what happened where the one before tells
    tenses: dict[int, Tense] = field(default_factory=dict)  # of the first verb of a clause
    outlook: bool = False
    points_back: bool = False
    places: dict[int, int] = field(default_factory=dict)  # start of a quantity → index of its spot

    def around(self, place: int) -> tuple[Line, int]:
        """Return the line near a spot and its index there: a long sentence costs no more than a short one."""
        if len(self.spots) <= 2 * _WINDOW:
            return self, place
        first = max(0, place - _WINDOW)
        return replace(self, spots=self.spots[first : place + _WINDOW]), place - first

    def parted(self, period: Spot, value: Spot) -> bool:
        """Tell whether the verbs from a period on to a value speak of another time.

        «وُقعت العقود عام 2014، وتغطي 39 محافظة، يسكنها مليون نسمة»
        """
        at, own = self.tense(period.clause), self.tenses.get(value.clause)
        if at == "past" and own == "future":
            return True
        if at == "past" and own != "past" and not _is_share(value.quantity):
            return "present" in (t for c, t in self.tenses.items() if period.clause < c <= value.clause)
        return at == "future" and own == "past"

    def tense(self, clause: int) -> Tense | None:
        """Return the tense of a clause; one without verb has that of the clause before it, else behind it."""
        if clause in self.tenses or not self.tenses:
            return self.tenses.get(clause)
        before = [c for c in self.tenses if c < clause]
        return self.tenses[max(before) if before else min(self.tenses)]


class LineReader:
    """Lays out the sentences of one field."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [t.start for t in reading.tokens]
        self._periods = [p for p in reading.periods if p.type != "time_of_day"]
        self._period_starts = [p.start for p in self._periods]
        self._quantity_starts = [q.start for q in reading.quantities]
        # Where the words of a cue begin («أعلنت»): what is dated before أن is the saying.
        self.cues = {a.cue.start for a in reading.attributions if a.scope == "sentence" and a.cue is not None}

    def lay(self, sentence: Sentence) -> Line:
        """Lay a sentence out."""
        return _Layer(self, sentence).run()

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that begin in a stretch."""
        return self._reading.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def periods(self, start: int, end: int) -> list[Period]:
        """Return the periods that begin in a stretch."""
        return self._periods[bisect_left(self._period_starts, start) : bisect_left(self._period_starts, end)]

    def quantities(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the numbers that begin in a stretch."""
        first, last = bisect_left(self._quantity_starts, start), bisect_left(self._quantity_starts, end)
        return self._reading.quantities[first:last]

    def just_before(self, sentence: Sentence) -> tuple[Quantity, ...]:
        """Return the numbers of the sentence before another."""
        at = bisect_left(self._reading.sentences, sentence.start, key=lambda s: s.start) - 1
        if at < 0:
            return ()
        return self.quantities(self._reading.sentences[at].start, self._reading.sentences[at].end)

    @property
    def text(self) -> str:
        """The text of the field."""
        return self._reading.text


class _Layer:
    """The state of laying out one sentence."""

    def __init__(self, reader: LineReader, sentence: Sentence) -> None:
        self.reader, self.sentence = reader, sentence
        self.tokens = reader.tokens(sentence.start, sentence.end)
        inside = reader.quantities(sentence.start, sentence.end)
        self.values: dict[int, list[Quantity]] = {}  # start of a token → the values that begin in it («3-1»)
        starts = [t.start for t in self.tokens]
        for quantity in inside:
            if quantity.negative is None:
                at = starts[bisect_right(starts, quantity.start) - 1]
                self.values.setdefault(at, []).append(quantity)
        self.periods = {p.start: p for p in reader.periods(sentence.start, sentence.end)}
        self.hedged = [(q.hedge.start, q.hedge.end) for qs in self.values.values() for q in qs if q.hedge]
        self.line = Line()
        self.clause = 0
        self.speech: int | None = None  # the clause in which somebody began to speak
        self.markers: list[tuple[int, str]] = []  # (token number, class) since the last value
        self.changing: set[int] = set()  # clauses with a verb of change
        self.clitic = ""  # the proclitic right before
        self.joined = False  # a و stands right before
        self.paused = False  # a comma stands right before
        self.verbs = 0  # in this clause

    def run(self) -> Line:
        """Walk over the tokens."""
        table, inserted = markers_table(), self._inserted()
        until = -1
        for number, token in enumerate(self.tokens):
            if token.start < until:
                continue
            if token.start in self.reader.cues:
                self.speech = self.clause
            if (quantities := self.values.get(token.start)) is not None:
                for quantity in quantities:
                    self._value(number, quantity)
                until = max(until, *(q.end for q in quantities))
            elif (period := self.periods.get(token.start)) is not None:
                self._period(number, period)
                until = period.end
            elif any(first <= token.start < last for first, last in self.hedged):
                continue  # «أكثر من»: no from
            elif token.kind is TokenKind.PROCLITIC:
                self.joined = token.norm in {"و", "ف"}
                self.clitic = token.norm
                continue
            elif number in inserted:
                continue
            elif token.text in _COMMA:
                self.clause += 1
                if token.text == ":":
                    self._said(token.start)
                    self.line.listed.add(self.clause)
                self.markers = []
                self.paused, self.joined, self.clitic = True, False, ""
                continue
            elif token.kind is TokenKind.WORD:
                self._word(number, token, table.get(token.norm, _NONE))
            self.joined = self.joined and token.kind is TokenKind.WORD and token.norm in {"في", "خلال", "منذ", "بين"}
            self.clitic, self.paused = "", self.paused and token.kind is TokenKind.SPACE
        self._named()
        return self.line

    def _inserted(self) -> set[int]:
        """Return the numbers of the commas around a time that is put in between: «هبطت 4 طائرات، مساء الاثنين، في»."""
        found: set[int] = set()
        pauses = [n for n, t in enumerate(self.tokens) if t.text in _PAUSE]
        for left, right in zip([-1, *pauses], [*pauses, len(self.tokens)], strict=True):
            if right - left < 2 or left < 0:
                continue
            inner, until, dated = self.tokens[left + 1 : right], -1, False
            for token in inner:
                if token.start in self.periods:
                    until, dated = max(until, self.periods[token.start].end), True
                elif token.start >= until and (
                    token.start in self.values
                    or not (token.norm in {"في", "خلال", "يوم", "مساء", "صباح"} or token.kind is TokenKind.SPACE)
                ):
                    break
            else:
                if dated and right < len(self.tokens):
                    found |= {left, right}
        return found | self._bracketed()

    def _bracketed(self) -> set[int]:
        """Return the numbers of the brackets around a bare number: «استلام ( 26 ) مشروعا العام الماضي»."""
        found: set[int] = set()
        shown = [n for n, t in enumerate(self.tokens) if t.kind is not TokenKind.SPACE]
        for left, inner, right in zip(shown, shown[1:], shown[2:], strict=False):
            values = self.values.get(self.tokens[inner].start, ())
            bare = any(q.end <= self.tokens[right].start for q in values)
            if bare and self.tokens[left].text == "(" and self.tokens[right].text == ")":
                found |= {left, right}
        return found

    def _value(self, number: int, quantity: Quantity) -> None:
        line, markers = self.line, self.markers
        spot = Spot(quantity.start, quantity.end, self.clause, quantity=quantity)
        spot.baseline = baseline_of(markers, number)
        last = line.spots[-1] if line.spots else None
        if quantity.range_role == "high" and last is not None and last.quantity is not None:
            spot.baseline, spot.before = last.baseline, last.before  # «مقابل 30 إلى 35 ألفا»
        near = {c for n, c in markers if number - n <= _NEAR}
        spot.again = any(c in {"again", "change"} for _, c in markers)
        spot.standing = "standing" in near or ("extent" in near and not self._measured(number)) or _away(quantity, self)
        spot.described = "aside" in {c for _, c in markers} or any(
            c == "describes" and number - n <= _NEAR - 1 for n, c in markers
        )
        spot.part = "part" in near and last is not None and last.quantity is not None
        spot.before = spot.before or any(c == "after" and 1 < number - n <= _NEAR for n, c in markers)
        line.places[quantity.start] = len(line.spots)
        line.spots.append(spot)
        self.markers = []

    def _period(self, number: int, period: Period) -> None:
        line, markers = self.line, self.markers
        spot = Spot(period.start, period.end, self.clause, period=period, opens=self.joined)
        here = [s.quantity for s in line.spots if s.clause == self.clause and s.quantity is not None]
        spot.dangling = is_dangling(
            markers, number, period, last=here[-1] if here else None, changing=self.clause in self.changing
        )
        if spot.dangling:  # the comparison has what it needed
            self.markers = [m for m in markers if m[1] not in {"compare", "than", "contrast"}]
        begun = any(c == "begun" for _, c in markers) and period.type in {"year", "range"}
        event = any(c in {"event", "naming"} and number - n <= _NEAR for n, c in markers)
        spot.naming = begun or (event and period.text[:1].isdigit())  # «مونديال 2014»
        line.spots.append(spot)

    def _word(self, number: int, token: Token, found: frozenset[str]) -> None:
        """Take a word: it may open a clause, be its verb, or mark what follows."""
        line, table = self.line, markers_table()
        if "this" in found and number + 1 < len(self.tokens):
            follows = self.tokens[number + 1]
            line.points_back |= "change" in table.get(follows.norm, _NONE) or self._counted_before(follows)
        line.points_back |= "then" in found
        line.outlook |= "outlook" in found
        tense = self._tense(number, token)
        changes = "change" in found or any(f.kind == "change" and f.verb for f in verb_frames(token.norm))
        if {"join", "said", "relative"} & found:
            if "said" in found:
                self._said(token.start)
            self._open(fresh=True, relative="relative" in found)
            if "where" in found and self._in_relative():
                line.places_of.add(self.clause)
            kept = [m for m in self.markers if m[1] == "formerly"]  # «بعد أن كانت»
            self.markers = kept + [(number, c) for c in found]
        elif self.joined and (is_verb(token.norm) or tense is not None):
            self._open(fresh=True)
            if not self.paused and tense == "past":
                line.carried.add(self.clause)
            self.verbs = 1
            self.markers = [(number, c) for c in found & {"begun"}]
            self._timed(tense)
        else:
            if tense == "present" and self._describes(number):
                tense, found = None, found | {"describes"}
            verbal = is_verb(token.norm)
            if verbal:
                self.verbs += 1
                if self.clause in line.relative and self.verbs > 1:
                    self._open(fresh=True)  # «الشركة التي تأسست عام 1990 بلغت أرباحها»: back to the main clause
                    self.markers = []
            if verbal or tense is not None:
                line.fresh.add(self.clause)
            if verbal or tense is not None or "this" in found:
                self.markers = [m for m in self.markers if m[1] != "after"]  # «وبعد ذلك قتل 5»
            self._timed(tense)
            if not number or self.tokens[number - 1].norm != "في":
                found -= {"aside"}
            if "size" in found and self.clitic == "ب":
                found |= {"describes"}  # «محطة بقدرة 200 ميغاواط»
            self.markers += [(number, c) for c in found if c != "after" or not self._agent(number)]
        if changes:
            self.changing.add(self.clause)
        if "from" in found:
            more = number > 0 and "more" in table.get(self.tokens[number - 1].norm, _NONE)
            self.markers = [m for m in self.markers if m[1] != ("from" if more else "level")]
        elif self.markers and "level" not in found and self.markers[-1][1] == "from":
            self.markers = [m for m in self.markers if m[1] != "from"]  # «من داخل المملكة»

    def _in_relative(self) -> bool:
        """Tell whether the last time named stands in a relative clause: «الهجوم الذي وقع في يونيو، حيث قتل 38»."""
        dated = [s for s in self.line.spots if s.period is not None]
        return bool(dated) and dated[-1].clause in self.line.relative

    def _measured(self, number: int) -> bool:
        """Tell whether a verb says how much something came to: «وبلغت قيمتها 30 مليونا», not «قيمتها 30 مليونا»."""
        near = self.tokens[max(0, number - _NEAR) : number]
        return any(finite_part(t.norm) == "perfect" and not _names_extent(t.norm) for t in near)

    def _agent(self, number: int) -> bool:
        """Tell whether قبل stands in «من قبل», which tells who did something."""
        return number > 0 and self.tokens[number - 1].norm == "من"

    def _open(self, *, fresh: bool, relative: bool = False) -> None:
        """Open a clause."""
        self.clause += 1
        if fresh:
            self.line.fresh.add(self.clause)
        if relative:
            self.line.relative.add(self.clause)
        self.verbs = 0

    def _said(self, at: int) -> None:
        """Confine the day of a statement to the clause that states: «قالت الهيئة أمس إن», not what is said."""
        clause, self.speech = self.speech, None
        if clause is None:
            return
        for spot in reversed(self.line.spots):
            if spot.period is None or spot.clause < clause:
                return
            spot.confined |= spot.period.type in _NEWS

    def _timed(self, tense: Tense | None) -> None:
        if tense is not None:
            self.line.tenses.setdefault(self.clause, tense)

    def _tense(self, number: int, token: Token) -> Tense | None:
        """Return the tense of a finite verb; None for other words and where a particle takes its time away."""
        part = finite_part(token.norm)
        if part is None or _names_extent(token.norm) or any(f.kind == "say" for f in verb_frames(token.norm)):
            return None
        if part == "imperfect" and any(f.kind in _MEASURING for f in verb_frames(token.norm)):
            return None  # «… في مايو، وتشكل النساء 40% منهم»
        if part == "imperfect" and self.paused and not self.clitic:
            return None  # «هبط المؤشر أمس، يقوده سهم البنك»: while it fell
        before = self.tokens[number - 1].norm if number else ""
        if part == "perfect":
            return "past"
        if token.norm.startswith("س") or before in {"لن", "سوف"}:
            return "future"
        if before == "لم" or "past" in markers_table().get(before, _NONE):
            return "past"
        return None if self.clitic == "ل" or "timeless" in markers_table().get(before, _NONE) else "present"

    def _describes(self, number: int) -> bool:
        """Tell whether an imperfect describes the indefinite noun before it: «مشروع يغطي 39 محافظة»."""
        if not number or self.clause not in self.line.tenses or self.clitic:
            return False
        if any(f.kind in {"aux", "say"} for f in verb_frames(self.tokens[number].norm)):
            return False  # «توزيعات تبلغ 5 ملايين»: the value is what the main clause tells
        noun = self.tokens[number - 1]
        known = function_words().get(noun.norm) or markers_table().get(noun.norm)
        named = noun.norm.startswith("ال") or pronoun_of(noun.norm) is not None
        return noun.kind is TokenKind.WORD and not known and not named and finite_part(noun.norm) is None

    def _counted_before(self, token: Token) -> bool:
        """Tell whether a noun is what the sentence before counted: «هذه البلاغات» behind «167 بلاغا»."""
        noun = without_article(token.norm)
        if noun == token.norm:
            return False
        for quantity in self.reader.just_before(self.sentence):
            if quantity.negative is not None or quantity.unit_text is None:
                continue
            unit = fold(quantity.unit_text.text).removesuffix("ا")
            if noun in {unit, fold(quantity.unit or "")} or noun.removesuffix("ات") == unit.removesuffix("ه"):
                return True
        return False

    def _named(self) -> None:
        """Confine the times inside a short name in quotation marks: «معرض «العمران 2040»»."""
        text = self.reader.text
        for left, right in _QUOTES:
            at = text.find(left, self.sentence.start, self.sentence.end)
            while at >= 0:
                close = text.find(right, at + 1, self.sentence.end)
                if close < 0:
                    break
                inside = [s for s in self.line.spots if at < s.start < close]
                if close - at <= _TITLE and all(s.quantity is None for s in inside):
                    for spot in inside:
                        spot.confined = True
                at = text.find(left, close + 1, self.sentence.end)


def _names_extent(norm: str) -> bool:
    """Tell a noun of extent, which looks like a verb with its object: «سعرها»."""
    return not markers_table().get(norm, _NONE).isdisjoint({"extent", "standing"})


def _is_share(quantity: Quantity | None) -> bool:
    """Tell a percentage: what some do or think holds when they were asked («وتثق 40% منهن»)."""
    return quantity is not None and quantity.unit == "percent"


def _away(quantity: Quantity, layer: _Layer) -> bool:
    """Tell whether a value says how far a place lies: «180 كيلومترا شرق المدينة»."""
    if quantity.unit not in _LENGTHS:
        return False
    end = quantity.unit_text.end if quantity.unit_text is not None else quantity.end
    follows = next((t for t in layer.reader.tokens(end, end + 12) if t.kind is TokenKind.WORD), None)
    return follows is not None and "bearing" in markers_table().get(follows.norm, _NONE)
