"""Chunking: one shallow pass that joins the words of a sentence to chunks.

Marks come first (values, comparators, periods), then function words and verbs; what is left begins a noun phrase.
A masdar stands apart from the phrase that it governs: «تراجع | صافي الأرباح».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawatur.claims.chunks import QUOTES, VERSUS, Chunk, ChunkKind, Draft, Marks, closed
from tawatur.claims.frames import Frame, exact_frames, frames_of
from tawatur.claims.metrics import Match, NounMatch, metric_at, noun_at
from tawatur.claims.phrases import phrase_end
from tawatur.claims.verbs import is_finite, is_verb
from tawatur.claims.words import Word, function_words, heads, pronoun_of
from tawatur.records import Quantity
from tawatur.text.scanner import TokenKind

_STOPS: Final = frozenset("،,؛;:.…!؟?()[]-–—|")


class Chunker:
    """One pass over the words."""

    def __init__(self, words: Sequence[Word], marks: Marks, *, headline: bool) -> None:
        self.words = words
        self.norms = [w.norm for w in words]
        self.marks = marks
        self.function = function_words()
        self.chunks: list[Chunk] = []
        self.quoted = False
        self._draft = Draft(words, self.norms, marks, self.function, self.chunks, headline=headline)

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
        if word.norm in QUOTES and word.start not in marks.quantities:  # a value may begin with one: «"249" ألف»
            self._clitics(at)
            self.quoted = True
            return at + 1
        quoted, self.quoted = self.quoted, False
        if word.clitics:
            self._clitics(at)
        if word.start in marks.quantities:
            return self._value(at, marks.quantities[word.start])
        if word.start in marks.hedges:
            last = max(self._draft.until(at, marks.hedges[word.start]), at + 1)
            self._hedge(at, last)
            return last
        if word.start in marks.periods:
            last = max(self._draft.until(at, marks.periods[word.start]), at + 1)
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
            if is_verb(self._draft, at):
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
        if self.norms[at] == "فقد" and at + 1 < len(self.words) and is_finite(self._draft, at + 1):
            kind = "skip"  # «فقد بلغ»: ف and قد, no loss
        built = self.norms[at] == "بناء" and at + 1 < len(self.norms) and self.norms[at + 1] != "علي"
        if kind is None or built:  # «بناء المدرسة» is no «بناء على»
            return None
        if kind == "measure" and not self._draft.leads_to_value(at + 1):
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

    def _bracketed(self, at: int) -> bool:
        """Tell whether a bracket holds nothing but a value that its neighbours measure: «(144) شخصا», «مقتل (9)»."""
        quantity = self.marks.quantities.get(self.words[at + 1].start) if at + 1 < len(self.words) else None
        if quantity is None:
            return False
        close = self._draft.until(at + 1, quantity.end)
        if close + 1 >= len(self.words) or self.words[close].norm != ")":
            return False
        befell = bool(self.chunks) and self.chunks[-1].frame("suffer") is not None and quantity.kind == "number"
        return befell or self.words[close + 1].start in self.marks.units

    def _value(self, at: int, quantity: Quantity) -> int:
        last = max(self._draft.until(at, quantity.end), at + 1)
        chunk = self._add("value", at, last)
        chunk.quantity = quantity
        unit = quantity.unit_text
        if unit is not None and quantity.end <= unit.start <= quantity.end + 3:
            last = max(self._draft.until(last, unit.end), last)
            chunk.noun = self._counted(quantity, self._draft.until(at, unit.start), last)
            if quantity.kind not in {"money", "percent"}:
                last = phrase_end(self._draft, last - 1) if last > at + 1 else last
        elif unit is None and quantity.kind not in {"money", "percent", "multiple"}:
            chunk.noun = noun_at(self.norms, at) if last - at == 1 else None
            plain = last < len(self.words) and not self.words[last].clitics
            if chunk.noun is not None or (plain and noun_at(self.norms, last) is not None):
                if chunk.noun is None:
                    chunk.noun = noun_at(self.norms, last)
                    last += chunk.noun.length if chunk.noun else 0
                last = phrase_end(self._draft, last - 1)
        chunk.last = last
        chunk.end = self.words[last - 1].end
        return last

    def _counted(self, quantity: Quantity, first: int, last: int) -> NounMatch | None:
        if quantity.kind in {"money", "percent"} or first >= last or closed(quantity.unit):
            return None
        return noun_at(self.norms, first)

    def _noun(self, at: int, *, quoted: bool) -> int:
        last = phrase_end(self._draft, at)
        chunk = self._add("noun", at, last)
        norms = self.norms
        chunk.quoted = quoted
        chunk.frames = tuple(f for f in frames_of(norms[at]) if not f.verb)
        self._measure_of(chunk, at, last)
        if chunk.metric is not None and chunk.metric_first + chunk.metric.length > last:
            last = phrase_end(self._draft, chunk.metric_first + chunk.metric.length - 1)
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
