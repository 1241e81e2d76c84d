"""The sources of one article in the order of their naming, and what «الشركة» or «المصدر نفسه» goes back to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from tawatur.attribution.lexicon import is_noun, nouns
from tawatur.attribution.phrases import Phrase, classes, folded_name, standing_alone, text_of
from tawatur.attribution.words import WordView
from tawatur.reading import ArticleReading
from tawatur.records import ChainMember, FieldName, Strength

_NOUNLIKE: Final = frozenset({"common_noun", "head_noun"})


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who says or publishes: the words as printed and the one name behind them."""

    name: str
    canonical: str
    start: int
    end: int
    field: FieldName
    head: str
    kind: str
    anonymous: bool = False

    def member(self, *, level: str, strength: Strength, field: FieldName) -> ChainMember:
        """Return the source as a link of a chain that serves claims of `field`."""
        return ChainMember.model_validate(
            {
                "level": level,
                "name": self.name,
                "canonical": self.canonical,
                "start": self.start,
                "end": self.end,
                "field": None if self.field == field else self.field,
                "strength": strength,
                "anonymous": self.anonymous,
            }
        )


@dataclass(slots=True)
class Register:
    """What has been named so far."""

    context: ArticleReading
    sources: list[Source] = field(default_factory=list)
    documents: dict[str, Source] = field(default_factory=dict)  # head of a document → its issuer

    @property
    def last(self) -> Source | None:
        """The source named last."""
        return self.sources[-1] if self.sources else None

    def enter(self, seen: WordView, phrase: Phrase, *, anonymous: bool = False) -> Source:
        """Return the source that a phrase names, or goes back to, and remember it."""
        if phrase.issuer is not None:
            source = self.enter(seen, phrase.issuer, anonymous=anonymous)
            if phrase.kind == "document":
                self.documents[phrase.head] = source
            return source
        source = self._named(seen, phrase)
        if anonymous or (phrase.kind == "person" and self._unnamed(seen, phrase)):
            source = replace(source, anonymous=True)
        if phrase.kind == "document" and not phrase.definite:
            self.documents[phrase.head] = source
        self.sources.append(source)
        return source

    def _unnamed(self, seen: WordView, phrase: Phrase) -> bool:
        if is_noun(phrase.head, "unnamed"):
            return True
        return not phrase.definite and not any(
            (e := seen.entity(i)) is not None and e.type == "PER" for i in range(phrase.first, phrase.last)
        )

    def _named(self, seen: WordView, phrase: Phrase) -> Source:
        text, start, end = text_of(seen, phrase)
        source = Source(
            name=text,
            canonical=standing_alone(seen, phrase),
            start=start,
            end=end,
            field=seen.reading.field,
            head=phrase.head,
            kind=phrase.kind,
        )
        before = self._antecedent(seen, phrase) or self._surname(phrase, source)
        if before is not None:
            return replace(source, canonical=before.canonical, anonymous=before.anonymous)
        canonical = self._canonical(seen, phrase, source)
        return replace(source, canonical=canonical)

    def _antecedent(self, seen: WordView, phrase: Phrase) -> Source | None:
        """Find what a bare definite noun goes back to: «الوزارة» to «وزارة الداخلية»."""
        content = [
            i
            for i in range(phrase.first, phrase.last)
            if seen.words[i].is_word and "same" not in classes(seen.words[i])
        ]
        same = any(seen.words[i].is_word and "same" in classes(seen.words[i]) for i in range(phrase.first, phrase.last))
        if len(content) != 1 or not (same or seen.words[content[0]].definite):
            return None
        if is_noun(phrase.head, "unnamed"):
            return self.last if same or phrase.definite else None
        if phrase.kind == "document":
            return self.documents.get(phrase.head) or (self.last if same else None)
        if phrase.kind not in {"org", "person", "media"}:
            return None
        for source in reversed(self.sources):
            if source.head == phrase.head or folded_name(source.canonical).split(" ", 1)[0] == phrase.head:
                return source
        place = seen.words[phrase.first].start
        entity = _headed(seen, phrase.head, place) or _title_headed(self.context, seen, phrase.head)
        if entity is not None:
            return Source(entity, entity, 0, 0, seen.reading.field, phrase.head, phrase.kind)
        outlet = self.context.article.outlet
        if outlet and "own" in nouns().get("ال" + phrase.head, frozenset()):
            return Source(outlet, outlet, 0, 0, seen.reading.field, phrase.head, "media")
        if phrase.head == "شركه":
            company = _company(seen, place)
            if company is not None:
                return Source(company, company, 0, 0, seen.reading.field, phrase.head, "org")
        return None

    def _surname(self, phrase: Phrase, source: Source) -> Source | None:
        """Return the person named in full before whom one name now stands for: «كرافت» for «جيم كرافت»."""
        name = folded_name(source.name)
        if phrase.kind not in {"per", "other"} or " " in name:
            return None
        for other in reversed(self.sources):
            words = folded_name(other.name).split()
            if other.kind in {"per", "other", "person"} and len(words) > 1 and name in words:
                return other
        return None

    def _canonical(self, seen: WordView, phrase: Phrase, source: Source) -> str:
        """Return one name for a source: the linker's, the quoted name, or a fuller one named before."""
        folded = folded_name(source.canonical)
        generic = True  # only words such as شركة and مؤسسة so far
        for i in range(phrase.first, phrase.last if phrase.kind != "person" else phrase.first):
            # An office («وزير الطاقة») is no one name: each country has one.
            entity = seen.entity(i)
            named = entity is not None and entity.canonical is not None and entity.by not in _NOUNLIKE
            if entity is not None and named and generic and entity.type in {"ORG", "PER"}:
                return entity.canonical or source.canonical
            generic = generic and (not seen.words[i].is_word or "org" in classes(seen.words[i]))
        if phrase.kind != "person" and (quoted := _quoted(source.name)) is not None:
            return quoted
        words = set(folded.split())
        for other in self.sources:
            known = folded_name(other.canonical)
            if known == folded:
                return other.canonical
            if len(words) > 1 and words < set(known.split()) and known.split()[0] == folded.split()[0]:
                return other.canonical
        return source.canonical


def _quoted(name: str) -> str | None:
    """Return the quoted part of «مؤسسة «كاونتربوينت»»."""
    for left, right in (("«", "»"), ("“", "”"), ('"', '"')):
        at = name.find(left)
        close = name.find(right, at + 1)
        if 0 <= at < close - 1:
            return name[at + 1 : close]
    return None


def _headed(seen: WordView, head: str, place: int) -> str | None:
    """Return the latest name before a place that starts with a head word: «وزارة الداخلية» for وزارة."""
    best = None
    for entity in seen.reading.entities:
        if entity.start is None or entity.text is None or entity.start >= place:
            continue
        words = folded_name(entity.text).split()
        if len(words) > 1 and words[0] in {head, "ل" + head}:
            best = entity.canonical or entity.text
    return best


def _title_headed(context: ArticleReading, seen: WordView, head: str) -> str | None:
    if context.title is None or seen.reading.field == "title":
        return None
    for entity in context.title.entities:
        if entity.text and len(words := folded_name(entity.text).split()) > 1 and words[0] == head:
            return entity.canonical or entity.text
    return None


def _company(seen: WordView, place: int) -> str | None:
    """Return the organisation named most often before a place: what «الشركة» means where no name says شركة."""
    counts: dict[str, int] = {}
    for entity in seen.reading.entities:
        if entity.start is not None and entity.start < place and entity.type == "ORG" and entity.by not in _NOUNLIKE:
            name = entity.canonical or entity.text or ""
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda n: counts[n], default=None)
