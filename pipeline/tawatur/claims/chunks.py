"""Chunks: the words of a sentence joined to verbs, noun phrases, prepositions and values.

One shallow pass. A noun phrase is a head with its idafa and adjectives: «صافي أرباح أرامكو السعودية»; a masdar
stands apart from the phrase that it governs: «تراجع | صافي الأرباح».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tawatur.claims.frames import Frame, exact_frames, frames_of, verb_shape
from tawatur.claims.metrics import Match, NounMatch, metric_at, noun_at
from tawatur.claims.words import Word, function_words, heads, pronoun_of
from tawatur.records import Entity, Quantity
from tawatur.text.scanner import TokenKind

ChunkKind = Literal[
    "verb", "noun", "value", "period", "prep", "like", "and", "stop", "sub", "rel", "comp", "hedge", "measure",
    "part", "neg", "so", "source", "time", "skip",
]  # fmt: skip

_MAX_PHRASE: Final = 8
_STOPS: Final = frozenset("،,؛;:.…!؟?()[]-–—|")
VERSUS: Final = frozenset({"x", "×", "vs"})  # «الشباب x النصر»
_QUOTES: Final = frozenset("«»\"“”'‘’„")


@dataclass(slots=True)
class Chunk:
    """A piece of a clause: words `[first, last)` at `[start, end)` of the raw text."""

    kind: ChunkKind
    first: int
    last: int
    start: int
    end: int
    norm: str
    clause: int = 0
    clitics: str = ""
    frames: tuple[Frame, ...] = ()
    metric: Match | None = None
    metric_first: int = 0  # the word at which the metric's phrase begins
    noun: NounMatch | None = None
    entity: Entity | None = None
    quantity: Quantity | None = None
    quoted: bool = False
    pronoun: str | None = None
    definite: bool = False

    def frame(self, *kinds: str) -> Frame | None:
        """Return the first frame of one of these classes."""
        return next((f for f in self.frames if f.kind in kinds), None)


@dataclass(slots=True)
class Marks:
    """The mentions of a sentence by the offset at which they start."""

    quantities: dict[int, Quantity]
    units: dict[int, Quantity]
    periods: dict[int, int]
    entities: dict[int, Entity]
    hedges: dict[int, int]


@lru_cache(maxsize=16384)
def _listed(norm: str) -> bool:
    """Tell whether a word alone is a metric or a counted noun of the tables."""
    return metric_at((norm,), 0) is not None or noun_at((norm,), 0) is not None


def closed(unit: str | None) -> bool:
    """Tell a unit of money, percentage or measurement from a counted noun, which is written in Arabic."""
    return bool(unit) and (unit or "").isascii()


class Chunker:
    """One pass over the words."""

    def __init__(self, words: Sequence[Word], marks: Marks, *, headline: bool) -> None:
        self.words = words
        self.headline = headline
        self.norms = [w.norm for w in words]
        self.marks = marks
        self.function = function_words()
        self.chunks: list[Chunk] = []
        self.quoted = False

    def run(self) -> list[Chunk]:
        """Return the chunks."""
        at = 0
        while at < len(self.words):
            at = self._step(at)
        return self.chunks

    def _add(self, kind: ChunkKind, first: int, last: int) -> Chunk:
        words = self.words
        chunk = Chunk(kind, first, last, words[first].start, words[last - 1].end, words[first].norm)
        chunk.clitics = words[first].clitics
        self.chunks.append(chunk)
        return chunk

    def _until(self, at: int, end: int) -> int:
        """Return the index of the first word at or after `at` that begins at or after `end`."""
        while at < len(self.words) and self.words[at].start < end:
            at += 1
        return at

    def _clitics(self, at: int) -> None:
        """Write the proclitics of a word as chunks of their own."""
        word = self.words[at]
        for letter in word.clitics:
            kind: ChunkKind | None = "and" if letter in "وف" else "prep" if letter in "بلك" else None
            if kind is not None:
                self.chunks.append(Chunk(kind, at, at, word.at, word.start, letter))

    def _step(self, at: int) -> int:
        word = self.words[at]
        marks = self.marks
        if word.norm in _QUOTES and word.start not in marks.quantities:  # a value may begin with one: «"249" ألف»
            self._clitics(at)
            self.quoted = True
            return at + 1
        quoted, self.quoted = self.quoted, False
        if word.clitics:
            self._clitics(at)
        if word.start in marks.quantities:
            return self._value(at, marks.quantities[word.start])
        if word.start in marks.hedges:
            last = max(self._until(at, marks.hedges[word.start]), at + 1)
            self._hedge(at, last)
            return last
        if word.start in marks.periods:
            last = max(self._until(at, marks.periods[word.start]), at + 1)
            self._add("period", at, last)
            return last
        if word.norm in VERSUS and 0 < at < len(self.words) - 1 and self.words[at + 1].kind is TokenKind.WORD:
            self._add("stop", at, at + 1)
            return at + 1
        if word.kind in {TokenKind.PUNCT, TokenKind.SYMBOL}:
            if word.norm == "(" and self._bracketed(at):
                return at + 1
            if word.norm in _STOPS or word.norm.startswith(".."):
                self._add("stop", at, at + 1)
            return at + 1
        if word.start not in marks.entities or self._misnamed(at):
            taken = self._function(at)
            if taken is not None:
                return taken
            if self._verb_at(at):
                chunk = self._add("verb", at, at + 1)
                chunk.frames = tuple(f for f in frames_of(word.norm) if f.verb or f.part == "participle")
                chunk.frames = chunk.frames or frames_of(word.norm)
                chunk.pronoun = pronoun_of(word.norm)
                return at + 1
        return self._noun(at, quoted=quoted)

    def _hedge(self, first: int, last: int) -> None:
        """Take a comparator; one that is a verb («لم تتجاوز»، «تخطى») governs as a verb does."""
        verbs = [
            f
            for at in range(first, last)
            if self.function.get(self.norms[at]) not in {"hedge", "prep"} or at > first
            for f in frames_of(self.norms[at])
            if f.verb and f.kind in {"level", "change"}
        ]
        verbal = bool(verbs) and "ما" not in self.norms[first:last]
        chunk = self._add("verb" if verbal else "hedge", first, last)
        chunk.frames = tuple(Frame(f.lemma, "level", f.part) for f in verbs) if verbal else ()

    def _misnamed(self, at: int) -> bool:
        """Tell whether a name of one word is a governing verb after all («أودى»)."""
        entity = self.marks.entities[self.words[at].start]
        if entity.end is None or entity.end > self.words[at].end or self.norms[at].startswith("ال"):
            return False
        return any(f.verb and f.kind in {"suffer", "change", "level"} for f in exact_frames(self.norms[at]))

    def _function(self, at: int) -> int | None:
        """Take a function word, unless the words say that it is a noun here (نسبة النجاح)."""
        kind = self.function.get(self.norms[at])
        if self.norms[at] == "فقد" and at + 1 < len(self.words) and self._finite(at + 1):
            kind = "skip"  # «فقد بلغ»: ف and قد, no loss
        built = self.norms[at] == "بناء" and at + 1 < len(self.norms) and self.norms[at + 1] != "علي"
        if kind is None or built:  # «بناء المدرسة» is no «بناء على»
            return None
        if kind == "measure" and not self._before_value(at + 1):
            return None
        if kind == "hedge" and self.norms[at] in heads("marks") and self._named_mark(at + 1):
            return None  # «عتبة الطوارئ البالغة 1%»
        if kind == "deixis":
            return at + 1
        chunk = self._add(kind, at, at + 1)  # type: ignore[arg-type]  # the table's test holds the column to ChunkKind
        if kind == "hedge":  # «أقل استهلاكا بنسبة 30%»
            chunk.frames = tuple(f for f in exact_frames(self.norms[at]) if f.kind == "more")
        return at + 1

    def _named_mark(self, at: int) -> bool:
        """Tell whether a mark on a scale has a name of its own, no number: «عتبة الفقر», but «عتبة 30 دولارا»."""
        return at < len(self.words) and self.words[at].definite and self.words[at].start not in self.marks.quantities

    def _finite(self, at: int) -> bool:
        """Tell whether a word has the form of a finite verb."""
        norm = self.norms[at]
        return bool(verb_shape(norm)) or any(f.verb for f in exact_frames(norm))

    def _before_value(self, at: int) -> bool:
        """Tell whether nothing but hedges and links stands between `at` and a value."""
        for word in self.words[at : at + 5]:
            if word.start in self.marks.quantities:
                return True
            known = self.function.get(word.norm)
            hedged = word.start in self.marks.hedges or known in {"hedge", "skip", "neg"}
            level = any(f.kind == "level" for f in frames_of(word.norm))
            if not (hedged or level or word.norm in {"عن", "علي", "من", "الي"} or word.norm in _QUOTES):
                return False
        return False

    def _bracketed(self, at: int) -> bool:
        """Tell whether a bracket holds nothing but a value that its neighbours measure: «(144) شخصا», «مقتل (9)»."""
        quantity = self.marks.quantities.get(self.words[at + 1].start) if at + 1 < len(self.words) else None
        if quantity is None:
            return False
        close = self._until(at + 1, quantity.end)
        if close + 1 >= len(self.words) or self.words[close].norm != ")":
            return False
        befell = bool(self.chunks) and self.chunks[-1].frame("suffer") is not None and quantity.kind == "number"
        return befell or self.words[close + 1].start in self.marks.units

    def _value(self, at: int, quantity: Quantity) -> int:
        last = max(self._until(at, quantity.end), at + 1)
        chunk = self._add("value", at, last)
        chunk.quantity = quantity
        unit = quantity.unit_text
        if unit is not None and quantity.end <= unit.start <= quantity.end + 3:
            last = max(self._until(last, unit.end), last)
            chunk.noun = self._counted(quantity, self._until(at, unit.start), last)
            if quantity.kind not in {"money", "percent"}:
                last = self._phrase_end(last - 1) if last > at + 1 else last
        elif unit is None and quantity.kind not in {"money", "percent", "multiple"}:
            chunk.noun = noun_at(self.norms, at) if last - at == 1 else None
            plain = last < len(self.words) and not self.words[last].clitics
            if chunk.noun is not None or (plain and noun_at(self.norms, last) is not None):
                if chunk.noun is None:
                    chunk.noun = noun_at(self.norms, last)
                    last += chunk.noun.length if chunk.noun else 0
                last = self._phrase_end(last - 1)
        chunk.last = last
        chunk.end = self.words[last - 1].end
        return last

    def _counted(self, quantity: Quantity, first: int, last: int) -> NounMatch | None:
        if quantity.kind in {"money", "percent"} or first >= last or closed(quantity.unit):
            return None
        return noun_at(self.norms, first)

    def _verb_at(self, at: int) -> bool:
        """Tell whether the word is a verb here: a known form, or an unknown one that only a verb can have."""
        norm = self.norms[at]
        article = norm.startswith("ال") and not self.words[at].hamza
        if article or self.words[at].kind is not TokenKind.WORD or self.words[at].marbuta:
            return False
        if self.words[at].clitics[-1:] in {"ب", "ك"}:
            return False
        if self.chunks and self.chunks[-1].kind == "source" and self.chunks[-1].norm != "حسبما":
            return False  # «وفق أحدث الأرقام»
        known = _listed(norm)
        frames = exact_frames(norm) if known else frames_of(norm)
        if frames:
            verbs = [f for f in frames if f.verb]
            if not verbs:
                return False
            noun = known or len(verbs) < len(frames)
            if not noun and norm[0] in "يت" and all(f.part == "imperfect" for f in frames):
                return self.words[at].clitics[-1:] != "ل" or self._verb_place(at, noun=False)  # «بنسبة تقريبية تصل إلى»
            if noun or len(norm) <= 3 or self.words[at].clitics[-1:] == "ل":
                return self._verb_place(at, noun=noun)
            return True
        if norm in heads("noverb") or len(norm) < 3 or known:
            return False
        shape = verb_shape(norm)
        if len(norm) == 3:
            return bool(shape) and self._verb_place(at, noun=False)
        if shape == "verb":
            return True
        if shape == "maybe":
            return self._verb_place(at, noun=False)
        if norm.startswith(("سي", "ست", "ي")) and len(norm) >= 4:
            return norm[0] == "ي" or len(norm) >= 5
        return norm.endswith("ت") and not norm.endswith("ات") and norm[0] not in "ت"

    def _verb_place(self, at: int, *, noun: bool) -> bool:
        """Tell whether a word that may be verb or noun stands where a verb does: at the head of a clause."""
        frames = exact_frames(self.norms[at]) or frames_of(self.norms[at])
        if self.words[at].clitics[-1:] == "ل":  # «لتصل», «ليبلغ»
            return any(f.part == "imperfect" for f in frames) and not noun
        if any(f.kind == "say" and f.verb for f in frames) and (
            not self.chunks or self.chunks[-1].kind in {"stop", "and"}
        ):
            return True
        if not self.chunks or (len(self.chunks) == 1 and self.chunks[0].kind == "and"):
            # Sentences begin with verbs («رفع البنك سعر الفائدة»), headlines with nouns («رفع أسعار الوقود»).
            masdar = not _listed(self.norms[at])
            return not noun or (masdar and not self.headline) or not self._idafa_follows(at)
        last = self.chunks[-1]
        if last.kind in {"comp", "sub"}:
            return not (noun and self._idafa_follows(at))
        if last.kind in {"rel", "neg", "skip", "like", "source", "hedge"}:
            return True
        if last.kind in {"stop", "and", "period"}:
            return not noun or not self._idafa_follows(at) or any(f.kind == "change" for f in frames[:1])
        if last.kind == "value":  # «شخصين قتلا»
            return any(f.kind == "suffer" and f.verb for f in frames)
        if last.kind == "noun":  # «البنك رفع سعر الفائدة», but «تعتزم الحكومة خفض الرسوم»
            moves = any(f.kind in {"change", "level", "make", "cost"} for f in frames)
            known = self.words[last.last - 1].definite or (last.entity is not None and last.entity.end == last.end)
            stated = known and not noun and not self._has_verb()  # «وبهذا الفوز حصد الفريق»
            return (moves and not (noun and self._has_verb())) or stated
        return False

    def _has_verb(self) -> bool:
        """Tell whether the clause has its verb already."""
        for chunk in reversed(self.chunks):
            if chunk.kind in {"stop", "comp", "sub", "rel", "and"}:
                return False
            if chunk.kind == "verb":
                return True
        return False

    def _idafa_follows(self, at: int) -> bool:
        """Tell whether the next word could be governed by this one as a noun: «تكلفة التدريب», «حكم الإعدام»."""
        if at + 1 >= len(self.words) or self.words[at + 1].clitics:
            return False
        return self.words[at + 1].definite or self.words[at + 1].start in self.marks.entities

    def _noun(self, at: int, *, quoted: bool) -> int:
        last = self._phrase_end(at)
        chunk = self._add("noun", at, last)
        norms = self.norms
        chunk.quoted = quoted
        chunk.frames = tuple(f for f in frames_of(norms[at]) if not f.verb)
        self._measure_of(chunk, at, last)
        if chunk.metric is not None and chunk.metric_first + chunk.metric.length > last:
            last = self._phrase_end(chunk.metric_first + chunk.metric.length - 1)
            chunk.last, chunk.end = last, self.words[last - 1].end
        masdar = any(f.part == "noun" for f in chunk.frames) and not self.words[at].definite
        if masdar and last - at > 1:  # «تراجع صافي الأرباح»: the metric stands after the masdar
            self._split(chunk, at + 1)
        chunk.noun = noun_at(norms, at)
        chunk.pronoun = pronoun_of(norms[min(chunk.last, last) - 1])
        chunk.definite = self.words[at].definite
        entities = self.marks.entities
        for index in range(at, chunk.last):
            if self.words[index].start in entities:
                chunk.entity = entities[self.words[index].start]
                break
        return last

    def _measure_of(self, chunk: Chunk, at: int, last: int) -> None:
        """Find the metric in a phrase: at its head, else at a later word («خطة إنفاق رأسمالي»)."""
        norms = self.norms
        best: Match | None = None
        stop = min(last + 2, len(norms))  # «لعدد 191 من المعلمين»: never over a number
        stop = next((n for n in range(at + 1, stop) if self.words[n].start in self.marks.quantities), stop)
        for here in range(at, min(last, stop)):
            found = metric_at(norms[:stop], here)
            if found is None or self._renamed(found, here):
                continue
            whole = found.kept >= found.length
            if best is None or (best.kept >= best.length and not whole and here == at + 1):
                best, chunk.metric_first = found, here
            if not whole:
                break
        chunk.metric = best

    def _renamed(self, found: Match, at: int) -> bool:
        """Tell whether the thing of a price is part of a name: «ريال مدريد», «جنيه» of none."""
        if found.kept < found.length or not found.entry.units <= {"money", "percent"}:
            return False
        end = self.words[at + found.length - 1].end
        for word in self.words[max(0, at - 3) : at + 1]:
            entity = self.marks.entities.get(word.start)
            if entity is not None and entity.end is not None and entity.start is not None and entity.end >= end:
                wider = entity.start < self.words[at].start or entity.end > end
                return wider and entity.type in {"ORG", "PER", "LOC", "EVENT"}
        return False

    def _split(self, chunk: Chunk, at: int) -> None:
        """Cut a masdar off the phrase that it governs: «تراجع | صافي الأرباح»."""
        if chunk.metric is not None and chunk.metric_first == chunk.first and chunk.metric.length > 1:
            return
        last = chunk.last
        chunk.last, chunk.end = at, self.words[at - 1].end
        if chunk.metric is not None and chunk.metric_first >= at:
            chunk.metric = None
        self._noun(at, quoted=False)
        if self.chunks[-1].last != last:
            self.chunks[-1].last = last
            self.chunks[-1].end = self.words[last - 1].end

    def _phrase_end(self, at: int) -> int:
        """Return the index after the noun phrase that holds the word at `at` as its latest word."""
        begin = at
        while at < len(self.words):
            word = self.words[at]
            entity = self.marks.entities.get(word.start)
            named = entity is not None and bool(entity.end)
            at = max(self._until(at, entity.end), at + 1) if entity is not None and entity.end else at + 1
            if at + 1 < len(self.words) and self._shown(at):
                at += 1  # «تجارة هذه المنتجات», «الأغذية غير المصنعة»
                continue
            if at >= len(self.words) or at - begin >= _MAX_PHRASE or not self._continues(at, named=named):
                break
        return at

    def _shown(self, at: int) -> bool:
        """Tell whether a demonstrative and its definite noun stand at `at` after a bare noun."""
        if self.norms[at] == "غير":
            return self.words[at - 1].definite and self.words[at + 1].definite and not self.words[at].clitics
        deixis = self.function.get(self.norms[at]) == "deixis" and self.norms[at].startswith(("هذ", "تلك", "ذلك"))
        return deixis and self.words[at + 1].definite and not self.words[at].clitics and not self.words[at - 1].definite

    def _continues(self, at: int, *, named: bool) -> bool:
        """Tell whether the word at `at` belongs to the phrase of the word before it."""
        word, before = self.words[at], self.words[at - 1]
        if word.clitics or word.kind in {TokenKind.PUNCT, TokenKind.SYMBOL, TokenKind.URL}:
            return False
        marks = self.marks
        if word.start in marks.quantities or word.start in marks.periods or word.start in marks.hedges:
            return False
        if word.norm in VERSUS:
            return False
        latin = {TokenKind.LATIN, TokenKind.NUMBER}
        if word.kind in latin:
            return before.kind in latin or not before.definite or word.start in marks.entities
        if word.start in marks.entities:
            return not before.definite or word.definite
        if self.function.get(word.norm) not in {None, "measure"} or self._measure(at):
            return False
        if word.definite:
            masdar = named and any(f.part == "noun" for f in exact_frames(self.norms[at]))  # «حقق روما | الفوز»
            apart = before.definite or (named and not self.words[at].marbuta)  # «وسعت شركة أرامكو | المكتب»
            return not (apart and (self._thing(at) or (before.definite and self._disagrees(at)))) and not masdar
        if named or before.definite or before.kind in latin or pronoun_of(before.norm) is not None:
            return False
        return not self._verb_in_phrase(at)

    def _disagrees(self, at: int) -> bool:
        """Tell whether a definite word cannot be the adjective of the feminine one before: «العداءة | الرقم»."""
        norm, before = self.norms[at], self.words[at - 1]
        if not before.marbuta or self.words[at].marbuta:
            return False
        compared = len(norm) == 6 and norm[2] == "ا"  # «الدولة الأكبر»
        return not (compared or norm.endswith(("ي", "ا", "ه", "اء")) or norm in {"الام", "الان", "عشره", "عشر"})

    def _thing(self, at: int) -> bool:
        """Tell whether a definite word is a noun of the tables, and so no adjective of the word before."""
        if self.norms[at].endswith(("ي", "يه")):
            return False  # a nisba: «اللاعب الدولي», «العروض المسرحية»
        if self._leading(at):
            return False  # «المخزون البالغ 9 ملايين برميل»
        alone = self.norms[: at + 1]
        metric_ = metric_at(alone, at)
        return (metric_ is not None and metric_.kept == 0) or noun_at(alone, at) is not None

    def _leading(self, at: int) -> bool:
        """Tell whether a participle of level leads to its number: «البالغ», «المقدرة بـ»."""
        leads = any(f.kind == "level" and f.part == "participle" for f in exact_frames(self.norms[at]))
        return leads and self._before_value(at + 1)

    def _measure(self, at: int) -> bool:
        return self.function.get(self.norms[at]) == "measure" and self._before_value(at + 1)

    def _verb_in_phrase(self, at: int) -> bool:
        """Tell whether an indefinite word after a bare noun is a verb rather than its genitive or adjective."""
        norm = self.norms[at]
        known = _listed(norm)
        frames = exact_frames(norm) if known else frames_of(norm)
        before = self.norms[at - 1]
        if len(before) > 4 and before.endswith("ا") and not norm.endswith(("ا", "ه", "ات")):
            known = False  # «إرهابيا قتل»: a noun with tanween has no genitive
            frames = tuple(f for f in frames if f.verb)
        if any(f.kind == "suffer" and f.verb for f in frames) and norm.endswith(("وا", "ا")):
            return True  # «شخصين قتلا», «جنودا قتلوا»
        if frames:
            return any(f.verb for f in frames) and not (known or any(f.part == "noun" for f in frames))
        return self._verb_at(at)
