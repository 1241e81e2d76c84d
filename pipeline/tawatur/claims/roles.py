"""Roles: which entity and which metric a quantity belongs to.

All quantities of an article are bound in one pass, in text order, since an elided role comes from the
value before it («… إلى 322 مليونا، مقابل 310 ملايين»). Candidates are scored by distance, clause and fit
with the governing frame; `Roles.by` names the rule that won.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

from tawatur.claims.clauses import Parse, parse
from tawatur.claims.exclusions import exclude
from tawatur.claims.governors import Governor, Link, governor_of, kind_of, link_of, unit_class
from tawatur.claims.metrics import MetricEntry, count_metric, fits, metric, metric_at, metric_of_unit
from tawatur.claims.referents import (
    Referent,
    Scene,
    after_metric,
    bears_pronoun,
    complement,
    is_oblique,
    made_of_metric,
    referent,
    type_of,
)
from tawatur.claims.shares import denominator, whole_at
from tawatur.claims.words import stems
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Direction, Entity, Metric, NegativeClass, Quantity, Span
from tawatur.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Roles:
    """What one quantity says of whom.

    `unit`, `unit_text` and `per` stand in for the quantity's own where the sentence elides them. `trigger`
    is the verb or noun that governs the value (ارتفع، زيادة، بلغ); modality and polarity are read there.
    """

    entity: Entity | None
    metric: Metric
    direction: Direction | None
    by: str
    confidence: float
    trigger: Span | None = None
    unit: str | None = None
    unit_text: Span | None = None
    per: str | None = None
    missing: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotAClaim:
    """A number that measures nothing: the class of the guideline and the reason."""

    negative: NegativeClass
    why: str


def bind(context: ArticleReading, reading: Reading, sentence: Sentence, quantity: Quantity) -> Roles | NotAClaim:
    """Find the entity and metric of one quantity."""
    answers = _answers(context)
    answer = answers.get((reading.field, quantity.start, quantity.end))
    if answer is None:
        scene = Scene(reading, parse(reading, sentence))
        answer = _Binder(context).one(scene, quantity)
    return answer


_Answers = dict[tuple[str, int, int], Roles | NotAClaim]
_memo = threading.local()


def _answers(context: ArticleReading) -> _Answers:
    """Return the roles of all quantities of an article; the latest article's are remembered."""
    held: tuple[ArticleReading, _Answers] | None = getattr(_memo, "held", None)
    if held is not None and held[0] is context:
        return held[1]
    answers = _Binder(context).all()
    _memo.held = (context, answers)
    return answers


@dataclass(frozen=True, slots=True)
class _Pick:
    """A candidate metric: where it is printed (offsets or None), how good it is and by which rule."""

    entry: MetricEntry
    start: int | None
    end: int | None
    text: str | None
    score: float
    by: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class _Bound:
    """What was bound last in the sentence: the source of what the next value elides."""

    at: int
    quantity: Quantity
    pick: _Pick | None
    entity: Referent | None
    kind: str
    governor: Governor | None
    of: object | None


class _Binder:
    """Binds the quantities of one article, in text order."""

    def __init__(self, context: ArticleReading) -> None:
        self.context = context
        self.topic: Entity | None = None  # what the sentences before spoke of
        self.last: _Bound | None = None  # in this sentence
        self.before: _Bound | None = None  # in the sentences before

    def all(self) -> _Answers:
        """Bind every quantity that may be a value."""
        answers: _Answers = {}
        for reading in self.context.readings():
            quantities = [q for q in reading.quantities if q.negative is None]
            at = 0
            for sentence in reading.sentences:
                mine = []
                while at < len(quantities) and quantities[at].start < sentence.end:
                    if quantities[at].start >= sentence.start:
                        mine.append(quantities[at])
                    at += 1
                if reading.blocks[sentence.block].kind == "boilerplate":
                    continue
                self._sentence(reading, sentence, mine, answers)
        return answers

    def _sentence(
        self, reading: Reading, sentence: Sentence, quantities: list[Quantity], answers: _Answers
    ) -> None:
        if not quantities:
            self._remember_names(reading, sentence)
            return
        scene = Scene(reading, parse(reading, sentence))
        self.before, self.last = self.last or self.before, None
        for quantity in quantities:
            answers[(reading.field, quantity.start, quantity.end)] = self.one(scene, quantity)

    def _remember_names(self, reading: Reading, sentence: Sentence) -> None:
        """Take the first name of a sentence without numbers as topic where there is none yet."""
        if self.topic is not None:
            return
        for entity in reading.entities:
            if entity.start is not None and sentence.start <= entity.start < sentence.end:
                self.topic = _nowhere(entity)
                return

    def one(self, scene: Scene, quantity: Quantity) -> Roles | NotAClaim:
        """Bind one quantity."""
        at = scene.parse.places.get(quantity.start)
        if at is None:
            return NotAClaim("no_metric", "stands inside another word or name")
        link = link_of(scene.parse, at)
        governor = governor_of(scene.parse, at, link, quantity)
        if (refused := exclude(scene.parse, at, link, governor, quantity)) is not None:
            return NotAClaim(*refused)
        sibling = self._sibling(scene.parse, at, link)
        pick = self._metric(scene, at, link, governor, quantity, sibling)
        part = whole_at(scene.parse, at, quantity) is not None
        if sibling is not None and sibling.kind == "share":
            part = True
        own = governor
        if sibling is not None and (governor is None or governor.at < sibling.at):
            own = sibling.governor if link.joined and not link.sibling else None
            if link.prep in {"الي", "من"} and governor is not None:
                own = governor
        kind, direction = kind_of(own, link, quantity, pick.entry if pick else None, part=part)
        found = self._entity(scene, at, link, own or governor, pick, sibling, quantity)
        of = denominator(scene, at, quantity, pick.entry if pick else None) if kind == "share" else None
        if kind == "share" and of is None and sibling is not None:
            of = sibling.of  # type: ignore[assignment]
        self.last = _Bound(at, quantity, pick, found, kind, own or governor, of)
        return self._roles(scene, at, quantity, pick, found, kind, direction, own or governor, of, sibling)

    # -- metric ---------------------------------------------------------------------------------

    def _sibling(self, parse_: Parse, at: int, link: Link) -> _Bound | None:
        """Return the value before in the sentence if this one stands beside it without verb or metric of its own."""
        last = self.last
        if last is None or last.at >= at:
            return None
        between = parse_.chunks[last.at + 1 : at]
        if link.sibling:
            return last
        if any(c.kind in {"verb", "comp"} and (c.frame("change", "level") is None) for c in between):
            return None
        if any(c.kind == "verb" for c in between):
            return None
        return last

    def _metric(
        self, scene: Scene, at: int, link: Link, governor: Governor | None, quantity: Quantity, sibling: _Bound | None
    ) -> _Pick | None:
        picks = [
            *self._printed(scene, at, link, governor, quantity),
            *self._counted(scene, at, governor, quantity),
            *self._implied(governor, quantity),
            *self._inherited(sibling, quantity, link),
        ]
        return max(picks, key=lambda p: p.score, default=None)

    def _printed(
        self, scene: Scene, at: int, link: Link, governor: Governor | None, quantity: Quantity
    ) -> list[_Pick]:
        """Score every metric phrase of the sentence."""
        chunks = scene.parse.chunks
        sort = unit_class(quantity)
        picks = []
        clause = chunks[at].clause
        for here, chunk in enumerate(chunks):
            match = chunk.metric
            if match is None or chunk.kind != "noun":
                continue
            near, far = sorted((here, at))
            skipped = chunks[near + 1 : far]
            values = sum(c.kind == "value" for c in skipped)
            steps = sum(c.kind in {"noun", "verb"} for c in skipped)
            score = 3.0 - 0.35 * steps - 0.7 * abs(clause - chunk.clause) - 0.9 * values
            score += 0.25 * min(match.length, 3)
            score += 0.6 if fits(match.entry, sort, quantity.unit) else -2.5
            if here > at:
                score -= 1.3
                if chunks[at + 1].kind in {"prep", "noun"} and here <= at + 2 and sort == "percent":
                    score -= 2.0  # that is the whole of a share
            elif here == link.begin - 1:
                score += 0.8
            if here < at and is_oblique(chunks, here) and not (governor and governor.at < here):
                score -= 0.5
            if here < at and here and chunks[here - 1].kind == "like":
                score -= 1.0
            words = scene.parse.words
            start = words[chunk.first].start
            end = words[chunk.first + match.length - 1].end
            picks.append(_Pick(match.entry, start, end, scene.text(start, end), score, "metric_phrase", here))
        return picks

    def _counted(self, scene: Scene, at: int, governor: Governor | None, quantity: Quantity) -> list[_Pick]:
        """Name the count of the noun that the value counts."""
        chunk = scene.parse.chunks[at]
        words, norms = scene.parse.words, scene.parse.norms
        picks = []
        unit = quantity.unit_text
        first = chunk.first + 1
        if unit is not None:
            first = next((n for n in range(chunk.first, chunk.last) if words[n].start >= unit.start), chunk.last)
        while first < chunk.last and words[first].start < quantity.end:
            first += 1
        if first < chunk.last and quantity.kind not in {"money", "percent"}:
            start, end = words[first].start, words[chunk.last - 1].end
            phrase = metric_at(norms[: chunk.last], first)
            if phrase is not None and phrase.length > 1:
                end = words[first + phrase.length - 1].end
                picks.append(_Pick(phrase.entry, start, end, scene.text(start, end), 4.2, "counted_phrase"))
        if chunk.noun is None:
            if unit is not None and unit_class(quantity) == "count" and metric_of_unit(quantity.unit) is None:
                id_ = f"count_of:{stems(norms[first])[-1]}" if first < chunk.last else f"count_of:{unit.text}"
                entry = MetricEntry(id_, f"عدد {unit.text}")
                picks.append(_Pick(entry, unit.start, unit.end, unit.text, 2.0, "counted_noun"))
            return picks
        noun = chunk.noun.noun
        if noun.kind == "time":
            return picks
        act = governor.frame.name if governor is not None and governor.score > 2.0 else None
        entry = count_metric(noun, act)
        if unit is not None:
            start, end = unit.start, unit.end
        elif first < chunk.last:
            start, end = words[first].start, words[first].end
        else:
            start, end = quantity.start, quantity.end
        score = 1.6 if noun.generic else 3.6
        if act and noun.kind not in {"dead", "hurt"}:
            score += 0.6
        picks.append(_Pick(entry, start, end, scene.text(start, end), score, "counted_noun"))
        return picks

    def _implied(self, governor: Governor | None, quantity: Quantity) -> list[_Pick]:
        """Take what the verb or the unit implies: قتل 5 أشخاص is a death toll, درجات are temperature."""
        picks = []
        if governor is not None and governor.frame.metric is not None and governor.score > 1.5:
            score = 3.4 if governor.frame.kind == "suffer" else 2.4
            picks.append(_Pick(metric(governor.frame.metric), None, None, None, score, f"verb:{governor.frame.kind}"))
        if quantity.kind == "score":
            picks.append(_Pick(metric("goals"), None, None, None, 3.0, "score"))
        entry = metric_of_unit(quantity.unit)
        if entry is not None:
            picks.append(_Pick(entry, None, None, None, 1.6, "unit"))
        return picks

    def _inherited(self, sibling: _Bound | None, quantity: Quantity, link: Link) -> list[_Pick]:
        """Take the metric of the value before."""
        picks = []
        sort = unit_class(quantity)
        for bound, score in ((sibling, 3.3), (self.last, 1.3), (self.before, 0.4)):
            if bound is None or bound.pick is None:
                continue
            pick = bound.pick
            same = unit_class(bound.quantity) == sort or sort in {"percent", "ratio"} or quantity.unit is None
            extra = 1.0 if link.sibling and bound is sibling else 0.0
            here = bound is not self.before
            picks.append(
                replace(
                    pick,
                    start=pick.start if here else None,
                    end=pick.end if here else None,
                    at=pick.at if here else None,
                    score=score + extra - (0.0 if same else 2.0),
                    by=f"elided:{pick.by}" if not pick.by.startswith("elided") else pick.by,
                )
            )
        return picks

    # -- entity ---------------------------------------------------------------------------------

    def _entity(
        self,
        scene: Scene,
        at: int,
        link: Link,
        governor: Governor | None,
        pick: _Pick | None,
        sibling: _Bound | None,
        quantity: Quantity,
    ) -> Referent | None:
        found: list[Referent] = []
        chunks = scene.parse.chunks
        pronoun = False
        if pick is not None and pick.at is not None:
            chunk = chunks[pick.at]
            own = complement(scene, chunk)
            if own is not None:
                found.append(own)
            found.extend(after_metric(scene, pick.at, at if pick.at < at else len(chunks)))
            pronoun = bears_pronoun(scene.parse, chunk)
        found.extend(self._beside(scene, at, sibling))
        found.extend(self._subjects(scene, at, governor, pick, pronoun=pronoun))
        found.extend(self._after(scene, at, sibling, quantity))
        if sibling is not None and sibling.entity is not None:
            found.append(sibling.entity._replace(score=3.0, by=f"elided:{sibling.entity.by.removeprefix('elided:')}"))
        elif self.last is not None and self.last.entity is not None:
            found.append(
                self.last.entity._replace(score=1.9, by=f"elided:{self.last.entity.by.removeprefix('elided:')}")
            )
        return max(found, key=lambda r: r.score, default=None)

    def _beside(self, scene: Scene, at: int, sibling: _Bound | None) -> list[Referent]:
        """Take a phrase between the value before and this one as its entity: «وفي دمشق 43», «و«الخضر» بـ3%»."""
        if sibling is None:
            return []
        chunks = scene.parse.chunks
        found = []
        for here in range(sibling.at + 1, at):
            chunk = chunks[here]
            if chunk.kind == "noun" and chunk.metric is None and not chunk.frames:
                joined = any(c.kind in {"and", "like", "stop"} for c in chunks[sibling.at + 1 : here])
                if not joined:
                    continue
                made = referent(scene, chunk, 3.3, "beside")
                if made is not None:
                    found.append(made)
        return found

    def _subjects(
        self, scene: Scene, at: int, governor: Governor | None, pick: _Pick | None, *, pronoun: bool
    ) -> list[Referent]:
        """Take the phrases of the clause that may be its subject, and the places in it."""
        chunks = scene.parse.chunks
        found = []
        clause = chunks[at].clause
        for here in range(at):
            chunk = chunks[here]
            if chunk.kind != "noun" or (pick is not None and pick.at == here and made_of_metric(scene.parse, chunk)):
                continue
            if chunk.metric is not None and made_of_metric(scene.parse, chunk):
                continue
            crossed = clause - chunk.clause
            score = 2.6 - 0.55 * crossed - 0.05 * (at - here)
            oblique = is_oblique(chunks, here)
            if oblique:
                score -= 0.7
            if here and chunks[here - 1].kind == "verb" and chunks[here - 1].frame("say") is not None:
                score -= 1.2
            elif here and chunks[here - 1].kind == "verb":
                score += 0.4
            if here and chunks[here - 1].kind in {"comp", "sub"}:
                score += 0.5
            if pronoun and not oblique:
                score += 0.6
            if chunk.frames and chunk.metric is None:
                score -= 0.8
            follows = chunks[here + 1] if here + 1 < len(chunks) else None
            if follows is not None and follows.kind == "stop" and here == 0:
                score -= 1.0  # a dateline
            made = referent(scene, chunk, score, "oblique" if oblique else "subject")
            if made is not None:
                found.append(made)
        return found

    def _after(self, scene: Scene, at: int, sibling: _Bound | None, quantity: Quantity) -> list[Referent]:
        """Take the phrase behind the value: «16% للنماذج الأمريكية», «31.2% بين الإناث», «10 قتلى في طاطا»."""
        chunks = scene.parse.chunks
        found = []
        here = at + 1
        while here < len(chunks) and chunks[here].kind in {"skip", "period"}:
            here += 1
        if here + 1 < len(chunks) and chunks[here].kind == "prep" and chunks[here + 1].kind == "noun":
            noun = chunks[here + 1]
            base = {"ل": 2.6, "بين": 3.2, "لدي": 3.2, "في": 2.2, "من": 1.0, "عند": 1.5}.get(chunks[here].norm)
            if base is not None:
                if sibling is not None and base > 2:
                    base += 0.9
                if noun.metric is None or not made_of_metric(scene.parse, noun):
                    made = referent(scene, noun, base - 0.4, f"after:{chunks[here].norm}")
                    if made is not None:
                        found.append(made)
        chunk = chunks[at]
        if chunk.noun is not None and quantity.unit_text is not None and not chunk.noun.noun.generic:
            words = scene.parse.words
            start, end = quantity.unit_text.start, words[chunk.last - 1].end
            found.append(Referent(start, max(end, start + 1), scene.text(start, end), None, 0.2, "counted"))
        return found

    # -- answer ---------------------------------------------------------------------------------

    def _roles(
        self,
        scene: Scene,
        at: int,
        quantity: Quantity,
        pick: _Pick | None,
        found: Referent | None,
        kind: str,
        direction: Direction | None,
        governor: Governor | None,
        of: object | None,
        sibling: _Bound | None,
    ) -> Roles:
        missing: dict[str, str] = {}
        entity = self._entity_of(scene, found)
        if entity is None:
            missing["entity"] = "not_in_text"
        if pick is None:
            missing["metric"] = "not_found"
        if kind == "share" and of is None:
            missing["of"] = "not_in_text"
        name = Metric(
            text=pick.text if pick else None,
            start=pick.start if pick and pick.text else None,
            end=pick.end if pick and pick.text else None,
            name=pick.entry.id if pick else None,
            kind=kind,
            direction=direction,
            of=of,
        )
        trigger = None
        if governor is not None:
            chunk = scene.parse.chunks[governor.at]
            word = scene.parse.words[chunk.first]
            trigger = Span.cut(scene.reading.text, word.start, word.end)
        unit = unit_text = per = None
        if quantity.unit is None and sibling is not None and sibling.quantity.unit is not None:
            unit, unit_text, per = sibling.quantity.unit, sibling.quantity.unit_text, sibling.quantity.per
        score = (pick.score if pick else 0.0) + (found.score if found else 0.0)
        by = f"{pick.by if pick else 'none'}+{found.by if found else 'topic' if entity else 'none'}"
        confidence = min(0.95, max(0.1, 0.1 + 0.11 * score))
        return Roles(entity, name, direction, by, confidence, trigger, unit, unit_text, per, missing)

    def _entity_of(self, scene: Scene, found: Referent | None) -> Entity | None:
        """Make the entity; a value without one is of what the sentences before spoke of."""
        if found is None or found.score < 0.6:
            return self.topic
        known = found.entity
        canonical = known.canonical if known is not None else None
        entity = Entity(
            text=found.text,
            start=found.start,
            end=found.end,
            type=type_of(scene, found),
            canonical=canonical or found.text,
            wikidata=known.wikidata if known is not None else None,
            subtype=known.subtype if known is not None else None,
            by=found.by,
        )
        self.topic = _nowhere(entity)
        return entity


def _nowhere(entity: Entity) -> Entity:
    """Return an entity without its place: known from context."""
    return entity.model_copy(update={"start": None, "end": None, "by": "context"})

