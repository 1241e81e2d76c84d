"""Roles: which entity and which metric a quantity belongs to.

All quantities of an article are bound in one pass, in text order, since an elided role comes from the
value before it («… إلى 322 مليونا، مقابل 310 ملايين»). Candidates are scored by distance, clause and fit
with the governing frame; `Roles.by` names the rule that won.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, NamedTuple

from tawatur.claims.bearers import bearers
from tawatur.claims.carried import Known, from_lead, inherited, pointing
from tawatur.claims.chunks import Chunk
from tawatur.claims.clauses import Parse, parse
from tawatur.claims.contests import opponent
from tawatur.claims.counting import counted, listed_people
from tawatur.claims.domains import in_domain, signs_of
from tawatur.claims.exclusions import exclude
from tawatur.claims.frames import frames_of
from tawatur.claims.governors import Governor, Link, governor_of, kind_of, levelled, link_of, unit_class
from tawatur.claims.implied import implied
from tawatur.claims.labels import labelled
from tawatur.claims.measures import Pick, adjoined, printed
from tawatur.claims.metrics import MetricEntry, fit_of, metric, metric_of_rate, metric_per
from tawatur.claims.naming import widened, worded
from tawatur.claims.predicates import said_of
from tawatur.claims.reach import reached
from tawatur.claims.referents import (
    after_metric,
    behind,
    beside,
    complement,
    item_head,
    listed,
    made_of,
)
from tawatur.claims.scenes import Referent, Scene, bears_pronoun, owner
from tawatur.claims.shares import denominator, is_owned_part, of_whole, whole_at
from tawatur.claims.subjects import subjects
from tawatur.claims.substances import of_substance
from tawatur.claims.topics import WEAK, Topics
from tawatur.claims.words import stems
from tawatur.quantities.nouns import singular
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Denominator, Direction, Entity, Kind, Metric, NegativeClass, Quantity, Span
from tawatur.text.normalise import fold
from tawatur.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Roles:
    """What one quantity says of whom.

    `unit`, `unit_text` and `per` stand in for the quantity's own where the sentence elides them. `trigger`
    is the verb or noun that governs the value (ارتفع، زيادة، بلغ); modality and polarity are read there.
    `label` is the name that the metric is told by where the text prints none.
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
    label: str | None = None


@dataclass(frozen=True, slots=True)
class NotAClaim:
    """A number that measures nothing: the class of the guideline and the reason."""

    negative: NegativeClass
    why: str


class RoleBinder:
    """What each quantity of an article says of whom; all are bound in one pass, in text order."""

    def __init__(self, context: ArticleReading) -> None:
        """Read the title and body of an article; a table's cells are bound by `tables`."""
        self._context = context
        self._answers = _Binder(context).all()

    def bind(self, reading: Reading, sentence: Sentence, quantity: Quantity) -> Roles | NotAClaim:
        """Return the entity and metric of one quantity."""
        answer = self._answers.get((reading.field, quantity.start, quantity.end))
        if answer is None:
            answer = _Binder(self._context).one(Scene(reading, parse(reading, sentence)), quantity)
        return answer


_Answers = dict[tuple[str, int, int], Roles | NotAClaim]


@dataclass(frozen=True, slots=True)
class _Bound:
    """What was bound last in the sentence: the source of what the next value elides."""

    at: int
    quantity: Quantity
    pick: Pick | None
    entity: Referent | None
    kind: Kind
    governor: Governor | None
    of: Denominator | None

    @property
    def known(self) -> Known | None:
        """Its metric, where it has one."""
        return Known(self.pick, self.quantity) if self.pick is not None else None


class _Binder:
    """Binds the quantities of one article, in text order."""

    def __init__(self, context: ArticleReading) -> None:
        self.topics = Topics(context)
        self.signs = signs_of(context)
        self.named = _named(context)
        self.context = context
        self.last: _Bound | None = None  # in this sentence
        self.before: _Bound | None = None  # in the sentences before
        self.of_before: _Bound | None = None  # the value before the latest one
        self.history: list[Known] = []
        self.began = 0  # where this sentence begins in it
        self.lead: tuple[MetricEntry, ...] = ()  # the metrics of the sentence that a list hangs on

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

    def _sentence(self, reading: Reading, sentence: Sentence, quantities: list[Quantity], answers: _Answers) -> None:
        leads = reading.text[sentence.start : sentence.end].rstrip().endswith(":")
        if not quantities and not leads:
            return
        scene = Scene(reading, parse(reading, sentence))
        if leads:
            found = (c.metric for c in scene.parse.chunks if c.kind == "noun" and c.metric is not None)
            self.lead = tuple(e for m in found for e in (m.entry, *m.others))
        elif item_head(scene, min(scene.parse.places.values(), default=0)) is None:
            self.lead = ()
        if not quantities:
            return
        self.topics.sentence()
        self.began = len(self.history)
        self.before, self.last, self.of_before = self.last or self.before, None, None
        for quantity in quantities:
            answers[(reading.field, quantity.start, quantity.end)] = self.one(scene, quantity)

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
        followed = self._followed(scene.parse, at, quantity)
        own = self._own(link, governor, sibling)
        if followed is not None and self.last is not None and followed.quantity is not self.last.quantity:
            own = None  # «بزيادة 4%، تلتها روما بـ20 مليونا»: nothing rose by so much
        whole = whole_at(scene.parse, at, quantity)
        pick = self._metric(scene, at, link, own, quantity, sibling, followed, whole)
        if unit_class(quantity) == "bare" and (pick is None or pick.score < _BARE):
            return NotAClaim("no_metric", "a number that counts nothing the sentence names")
        pick = labelled(scene, at, quantity, governor, whole, worded(scene, at, link, governor, whole, pick))
        rate = metric_of_rate(quantity.unit, quantity.per)
        if pick is not None and pick.entry.id == "price" and rate is not None:
            pick = replace(pick, entry=rate)  # «بسعر 1.3 سنت للكيلوواط ساعة»: a tariff
        part = whole is not None or is_owned_part(scene, quantity)
        part = part or (sibling is not None and sibling.kind == "share")
        entry = pick.entry if pick else None
        level = levelled(scene.parse, own, at)
        if entry is not None and entry.id == "gdp" and unit_class(quantity) == "percent" and whole is None:
            pick = replace(pick, entry=metric("gdp_growth")) if pick is not None else None
            entry = metric("gdp_growth")
        kind, direction = kind_of(own, link, quantity, entry, part=part, level=level)
        named = scene.parse.chunks[own.at].metric if own is not None else None
        itself = own is not None and pick is not None and pick.at == own.at and not pick.by.startswith("elided")
        if itself and named is not None and named.kept == 0:
            kind, direction = ("share" if kind == "share" else "level"), None  # «تخفيضا قدره 15%»: a discount
        high = own is not None and own.frame.lemma == "ارتفع" and scene.parse.chunks[own.at].pronoun is not None
        high = high and quantity.kind == "distance"  # «ارتفاعه 40 مترا وعرضه 120 مترا»
        if pick is not None and (high or pick.by.removeprefix("elided:") == "altitude"):
            kind, direction = "level", None
        if sibling is not None and not link.sibling and self._listed(scene.parse, at, sibling, link):
            kind, direction = ("share" if kind == "share" else "level"), None
        found = self._entity(scene, at, own, pick, sibling, quantity)
        of: Denominator | None = None
        if kind == "share":
            of = denominator(scene, at, quantity, entry) or (sibling.of if sibling is not None else None)
        kept = found if found is not None and found.score >= WEAK else None
        self.of_before, self.last = self.last, _Bound(at, quantity, pick, kept, kind, own, of)
        if pick is not None:
            self.history.append(Known(pick, quantity))
        roles = self._roles(scene, quantity, pick, found, Move(kind, direction), own, of, sibling)
        if roles.unit is not None and quantity.unit is None:  # what was elided once may be elided again
            filled = quantity.model_copy(update={"unit": roles.unit, "unit_text": roles.unit_text})
            self.last = replace(self.last, quantity=filled)
        return roles

    def _sibling(self, parse_: Parse, at: int, link: Link) -> _Bound | None:
        """Return the value before in the sentence, where this one stands beside it without a verb of its own."""
        last = self.last
        if last is None or last.at > at:
            return None
        between = parse_.chunks[last.at + 1 : at]
        if parse_.chunks[last.at].clause > parse_.chunks[at].clause:
            return None  # the value before stands in a relative clause that has closed
        if link.sibling:
            return last
        verbs = [c for c in between if c.kind == "verb" and c.frame("level", "next") is None]
        if verbs or any(c.kind == "comp" for c in between):
            return None
        return last

    @staticmethod
    def _listed(parse_: Parse, at: int, sibling: _Bound, link: Link) -> bool:
        """Tell whether the value is a further item of a list of levels: «إلى 18 قتيلا و4 مفقودين، بينهم 10»."""
        between = parse_.chunks[sibling.at + 1 : at]
        if any(c.kind == "part" for c in between):
            return True
        return link.joined and not link.prep and sibling.kind == "level"

    @staticmethod
    def _own(link: Link, governor: Governor | None, sibling: _Bound | None) -> Governor | None:
        """Return the governor that says level or change: a second value repeats the first one's only when joined."""
        if sibling is None or governor is None or governor.at >= sibling.at:
            return governor
        if link.sibling:
            return None
        if link.joined or link.prep in {"الي", "من"} or not link.begin:
            return governor
        return governor if sibling.governor is not None and sibling.governor.at == governor.at else None

    def _metric(
        self,
        scene: Scene,
        at: int,
        link: Link,
        governor: Governor | None,
        quantity: Quantity,
        sibling: _Bound | None,
        followed: Known | None,
        whole: tuple[int, int] | None,
    ) -> Pick | None:
        picks = [
            *printed(
                scene,
                at,
                link,
                governor,
                quantity,
                self.last.quantity if self.last else None,
                whole=whole is not None and (governor is None or governor.frame.kind not in _MOVING),
            ),
            *counted(scene, at, governor, quantity),
            *listed_people(scene, at, link),
            *adjoined(scene, at, quantity),
            *implied(scene, at, governor, link, quantity, whole=whole is not None),
            *pointing(scene, at, quantity, self.history),
            *of_whole(scene, whole),
            *said_of(scene, at, quantity, whole),
            *of_substance(scene, at, quantity),
            *(from_lead(self.lead, quantity) if item_head(scene, at) is not None else ()),
            *inherited(
                scene,
                at,
                link,
                quantity,
                sibling=followed or (sibling.known if sibling and not self._anew(governor, sibling) else None),
                last=self._last(scene.parse, at),
                before=self.before.known if self.before else None,
                whole=whole is not None,
                rival=followed is not None,
            ),
        ]
        fitting = [
            replace(p, entry=entry)
            for p in picks
            if (entry := self._of_field(p, quantity)) is not None and not self._nickname(p)
        ]
        return max(fitting, key=lambda p: p.score, default=None)

    def _followed(self, parse_: Parse, at: int, quantity: Quantity) -> Known | None:
        """Return the like value of the rival before: «باعت 9 آلاف هاتف ولها 19% من السوق، تلتها منافستها بـ8 آلاف»."""
        begin = self.last.at if self.last is not None else at
        if not any(c.kind == "verb" and c.frame("next") is not None for c in parse_.chunks[begin:at]):
            return None
        sort = unit_class(quantity)
        alike = {"count", "money", "unit"} if sort == "bare" else {sort}
        here = reversed(self.history[self.began :])
        return next((known for known in here if unit_class(known.quantity) in alike), None)

    def _last(self, parse_: Parse, at: int) -> Known | None:
        """Return the value before in the sentence, unless it stands in a relative clause that has closed."""
        if self.last is None or parse_.chunks[self.last.at].clause > parse_.chunks[at].clause:
            return None
        return self.last.known

    @staticmethod
    def _anew(governor: Governor | None, sibling: _Bound) -> bool:
        """Tell whether another thing befell the others: «إصابة 18 شخصا واعتقال ستة آخرين»."""
        frame = governor.frame if governor is not None and governor.at > sibling.at else None
        return frame is not None and frame.kind == "suffer" and frame.metric is not None

    def _of_field(self, pick: Pick, quantity: Quantity) -> MetricEntry | None:
        """Return the metric as the article's field allows it; a result as printed («1-3») needs no other sign."""
        entry = pick.entry if pick.by.endswith("score") else in_domain(pick.entry, self.signs)
        if entry is not None and entry is not pick.entry and fit_of(entry, unit_class(quantity), quantity.unit) < 0:
            return None  # «حدد الهدف بـ30%» counts no goals
        return entry

    def _nickname(self, pick: Pick) -> bool:
        """Tell whether a currency's word stands for a name of the article: «الريال» for «ريال مدريد»."""
        return pick.entry.id == "exchange_rate" and not self.named.isdisjoint(stems(fold(pick.text or "")))

    # -- entity ---------------------------------------------------------------------------------

    def _entity(
        self,
        scene: Scene,
        at: int,
        governor: Governor | None,
        pick: Pick | None,
        sibling: _Bound | None,
        quantity: Quantity,
    ) -> Referent | None:
        found: list[Referent] = []
        chunks = scene.parse.chunks
        pronoun = ""
        if pick is not None and pick.at is not None and not pick.by.startswith("elided"):
            chunk = chunks[pick.at]
            cut = any(c.kind == "stop" for c in chunks[at : pick.at])
            cut = cut or (pick.at > at and unit_class(quantity) == "ratio")  # «ضعف جائزة الوصيف»: whose is compared
            own = None if cut else complement(scene, chunk)
            if own is not None:
                found.append(own)
            if not cut and pick.at < at:
                found.extend(after_metric(scene, pick.at, at, own))
            pronoun = bears_pronoun(scene.parse, chunk)
        if not pronoun and pick is not None and pick.start is not None and pick.at is None:
            pronoun = owner(fold(pick.text or "").split(" ")[0])
        fresh = pick is not None and sibling is not None and pick.at is not None and pick.at > sibling.at
        found.extend(listed(scene, at))
        found.extend(made_of(scene, at))
        found.extend(reached(scene, at))
        found.extend(bearers(scene, at, pick.at if pick else None, governor))
        found.extend(beside(scene, at, sibling.at if sibling else None, fresh=fresh, governor=governor))
        weather = pick is not None and pick.entry.id in _WEATHER
        priced = pick is not None and "price" in pick.entry.id.split("_")
        found.extend(
            subjects(scene, at, governor, pick.at if pick else None, pronoun=pronoun, weather=weather, priced=priced)
        )
        contrast = sibling is not None and link_of(scene.parse, at).sibling != ""
        if quantity.range_role == "high" and self.last is not None and self.last.quantity.range_role == "low":
            contrast = contrast or link_of(scene.parse, self.last.at).sibling != ""
        earlier = sibling.entity.entity if sibling is not None and sibling.entity is not None else None
        placed = earlier is not None and earlier.type == "LOC"
        told = sibling is not None
        id_ = pick.entry.id if pick is not None else ""
        found.extend(behind(scene, at, quantity, governor, sibling=told, contrast=contrast, placed=placed, metric=id_))
        ruling = governor or (sibling.governor if sibling is not None else None)
        played = sibling is not None or (ruling is not None and ruling.frame.kind in {"score", "loss"})
        if quantity.kind == "score" or (played and pick is not None and pick.entry.id == "goals"):
            second = self._second(quantity, at, sibling)
            found.extend(opponent(scene, at, self.last.entity if self.last else None, quantity, second=second))
        found.extend(self._earlier(pick, sibling))
        best = max(found, key=lambda r: r.score, default=None)
        outside = sibling is not None and sibling.entity is None and self.topics.told is not None
        outside = outside and pick is not None and pick.by.startswith("elided:")
        if outside and best is not None and best.by == "oblique":
            return None  # «منهم 5 من خارج المملكة و7 من داخلها»: of what the first part was of
        if pick is not None and pick.by == "pointing" and best is not None and best.score < 3.3:
            return None  # «بخفض المعدل إلى 18%»: of what the metric was of before
        return best

    def _second(self, quantity: Quantity, at: int, sibling: _Bound | None) -> bool:
        """Tell whether a number is the second of its score, in a list of scores too: «2-1، … 3-0»."""
        if quantity.kind != "score" or self.last is None:
            return sibling is not None
        pair = self.of_before is not None and self.of_before.at == self.last.at
        return self.last.at == at or (sibling is not None and self.last.quantity.kind == "score" and not pair)

    def _earlier(self, pick: Pick | None, sibling: _Bound | None) -> Iterator[Referent]:
        """Yield what values before were of: the sibling's entity, the sentence's, and the article's for the metric."""
        for bound, score in ((sibling, 3.3), (self.last, 1.9)):
            if bound is not None and bound.entity is not None and bound.entity.by != "surveyor":
                entity = bound.entity
                weak = bound is not sibling and entity.by.removeprefix("elided:").startswith(_LOOSE)
                by = f"elided:{entity.by.removeprefix('elided:')}"
                yield entity._replace(score=0.9 if weak else score, by=by)

    # -- answer ---------------------------------------------------------------------------------

    def _roles(
        self,
        scene: Scene,
        quantity: Quantity,
        pick: Pick | None,
        found: Referent | None,
        move: Move,
        governor: Governor | None,
        of: Denominator | None,
        sibling: _Bound | None,
    ) -> Roles:
        missing: dict[str, str] = {}
        owned = pick is not None and any(owner(word) for word in fold(pick.text or "").split())
        entity = self.topics.entity(scene, found, pick.entry.id if pick else None, quantity.unit, owned=owned)
        if entity is None:
            missing["entity"] = "not_in_text"
        if pick is None:
            missing["metric"] = "not_found"
        if move.kind == "share" and of is None:
            missing["of"] = "not_in_text"
        pick = widened(scene, pick, entity)
        name = Metric(
            text=pick.text if pick else None,
            start=pick.start if pick and pick.text else None,
            end=pick.end if pick and pick.text else None,
            name=pick.entry.id if pick else None,
            kind=move.kind,
            direction=move.direction,
            of=of,
        )
        unit, unit_text, per = self._unit(scene, quantity, pick, sibling)
        score = (pick.score if pick else 0.0) + (found.score if found else 0.0)
        placed = entity is not None and entity.start is not None
        by = f"{pick.by if pick else 'none'}+{found.by if found and placed else 'topic' if entity else 'none'}"
        confidence = min(0.95, max(0.1, 0.1 + 0.11 * score))
        trigger = _trigger(scene, governor)
        label = pick.label if pick is not None else None
        return Roles(entity, name, move.direction, by, confidence, trigger, unit, unit_text, per, missing, label)

    def _unit(
        self, scene: Scene, quantity: Quantity, pick: Pick | None, sibling: _Bound | None
    ) -> tuple[str | None, Span | None, str | None]:
        """Return the unit that the sentence elides: the sibling's, or the article's currency for a price."""
        index = pick is not None and pick.entry.id in _INDICES
        if quantity.unit == "percentage_point" and (index or _many(quantity.number)):
            return "point", quantity.unit_text, None
        if unit_class(quantity) != "bare":
            if quantity.kind == "money" and quantity.per is None and pick is not None:
                return None, None, self._rate(quantity, pick)
            return None, None, None
        own = _part_of(scene, quantity)
        if own is not None and (pick is None or not pick.by.startswith("elided") or sibling is None):
            return _singular(scene, own), None, None
        near = sibling or self._others(scene, quantity)
        if near is not None and near.quantity.unit not in {None, "percent"}:
            return near.quantity.unit, near.quantity.unit_text, near.quantity.per
        if pick is not None and pick.entry.units == {"money"}:
            for known in reversed(self.history):
                if known.quantity.kind == "money":
                    return known.quantity.unit, known.quantity.unit_text, known.quantity.per
        return None, None, None

    def _others(self, scene: Scene, quantity: Quantity) -> _Bound | None:
        """Return the value before where this one counts «others»: «قتل 5 أشخاص وأصيب 8 آخرون»."""
        at = scene.parse.places.get(quantity.start)
        if at is None or self.of_before is None:
            return None
        words, last = scene.parse.words, scene.parse.chunks[at].last
        return self.of_before if last < len(words) and words[last].norm.startswith("اخر") else None

    def _rate(self, quantity: Quantity, pick: Pick) -> str | None:
        """Return the base of a price that an earlier value of the metric printed: «68 دولارا للبرميل … 66.2 دولار»."""
        for known in reversed(self.history):
            if known.pick.entry.id == pick.entry.id and known.quantity.per and known.quantity.unit == quantity.unit:
                return known.quantity.per
        return metric_per(pick.entry.id)


def _named(context: ArticleReading) -> frozenset[str]:
    """Return the words of the longer names of bodies in an article, without the banks, which are named by money."""
    names = [fold(e.text or "").split() for r in context.readings() for e in r.entities if e.type == "ORG" and e.text]
    return frozenset(stem for n in names if len(n) > 1 and "بنك" not in n for word in n for stem in stems(word))


def _part_of(scene: Scene, quantity: Quantity) -> Chunk | None:
    """Return the phrase that a bare number takes a part of: «تدريب 750 من الأطباء»."""
    chunks, at = scene.parse.chunks, scene.parse.places.get(quantity.start, -1)
    if not 0 <= at < len(chunks) - 2 or chunks[at + 1].norm != "من":
        return None
    noun = chunks[at + 2]
    if noun.kind != "noun" or not (noun.definite or noun.noun is not None) or noun.entity is not None:
        return None
    return noun if noun.noun is not None or (noun.metric is None and not noun.frames) else None


def _singular(scene: Scene, chunk: Chunk) -> str:
    """Name one of what a phrase counts: «المشرفين» is «مشرف»."""
    if chunk.noun is not None:
        return chunk.noun.noun.singular
    return singular(scene.text(chunk.start, scene.parse.words[chunk.first].end).removeprefix("ال"))


def _many(number: Decimal | None) -> bool:
    return number is not None and abs(number) >= _POINTS


_POINTS: Final = 100  # no share moves by so many percentage points: they are points of an index
_BARE: Final = 1.0  # a number without unit needs a metric at least so good

# Points of these are points of an index, not percentage points.
_INDICES: Final = frozenset({"share_index", "index_value", "pmi", "confidence_index", "points"})


_LOOSE: Final = ("oblique", "after", "counted")  # said of one value only: «توقعات 17 محللا … والبالغ 23 مليارا»
_MOVING: Final = frozenset({"change", "make", "loss", "gain"})

# What is measured of a place, whoever measures it.
_WEATHER: Final = frozenset({"temperature", "rainfall", "wind_speed", "humidity", "magnitude"})


class Move(NamedTuple):
    """Level, change or share, and where to."""

    kind: Kind
    direction: Direction | None


def _trigger(scene: Scene, governor: Governor | None) -> Span | None:
    """Return the governing word: modality and polarity are read there."""
    if governor is None:
        return None
    parse_ = scene.parse
    chunk = parse_.chunks[governor.at]
    for word in parse_.words[chunk.first : chunk.last]:
        if any(f.lemma == governor.frame.lemma for f in frames_of(word.norm)):
            return Span.cut(scene.reading.text, word.start, word.end)
    return Span.cut(scene.reading.text, chunk.start, chunk.end)
