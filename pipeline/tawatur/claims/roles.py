"""Roles: which entity and which metric a quantity belongs to.

All quantities of an article are bound in one pass, in text order, since an elided role comes from the
value before it («… إلى 322 مليونا، مقابل 310 ملايين»). Candidates are scored by distance, clause and fit
with the governing frame; `Roles.by` names the rule that won.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from tawatur.claims.carried import Known, from_lead, inherited, pointing
from tawatur.claims.clauses import Parse, parse
from tawatur.claims.counting import counted, listed_people
from tawatur.claims.domains import in_domain, signs_of
from tawatur.claims.exclusions import exclude
from tawatur.claims.frames import frames_of
from tawatur.claims.governors import Governor, Link, governor_of, kind_of, levelled, link_of, unit_class
from tawatur.claims.implied import implied
from tawatur.claims.labels import labelled
from tawatur.claims.measures import Pick, adjoined, printed
from tawatur.claims.memory import Bound, Memory
from tawatur.claims.metrics import MetricEntry, fit_of, metric, metric_of_rate
from tawatur.claims.naming import widened, worded
from tawatur.claims.owners import owner_of
from tawatur.claims.predicates import said_of
from tawatur.claims.referents import item_head
from tawatur.claims.scenes import Referent, Scene, owner
from tawatur.claims.shares import denominator, is_owned_part, of_whole, whole_at
from tawatur.claims.substances import of_substance
from tawatur.claims.topics import WEAK, Topics
from tawatur.claims.units import unit_of
from tawatur.claims.words import stems
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Denominator, Direction, Entity, Kind, Metric, NegativeClass, Quantity, Span
from tawatur.text.normalise import fold
from tawatur.text.sentences import Sentence

_BARE: Final = 1.0  # a number without unit needs a metric at least so good
_MOVING: Final = frozenset({"change", "make", "loss", "gain"})
_RISE: Final = "ارتفع"


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


class _Binder:
    """Binds the quantities of one article, in text order."""

    def __init__(self, context: ArticleReading) -> None:
        self.topics = Topics(context)
        self.signs = signs_of(context)
        self.named = _named(context)
        self.context = context
        self.memory = Memory()
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
        self.memory.sentence()
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
        memory = self.memory
        sibling = memory.sibling(scene.parse, at, link)
        followed = memory.followed(scene.parse, at, quantity)
        own = _own(link, governor, sibling)
        if followed is not None and memory.last is not None and followed.quantity is not memory.last.quantity:
            own = None  # «بزيادة 4%، تلتها روما بـ20 مليونا»: nothing rose by so much
        whole = whole_at(scene.parse, at, quantity)
        pick = self._metric(scene, at, link, own, quantity, sibling, followed, whole)
        if unit_class(quantity) == "bare" and (pick is None or pick.score < _BARE):
            return NotAClaim("no_metric", "a number that counts nothing the sentence names")
        pick = labelled(scene, at, quantity, governor, whole, worded(scene, at, link, governor, whole, pick))
        pick = _as_measured(pick, quantity, whole=whole is not None)
        part = whole is not None or is_owned_part(scene, quantity)
        part = part or (sibling is not None and sibling.kind == "share")
        move = _moved(scene, at, quantity, link, own, pick, sibling, part=part)
        outside = self.topics.told is not None
        found = owner_of(scene, at, quantity, governor=own, pick=pick, sibling=sibling, memory=memory, outside=outside)
        of: Denominator | None = None
        if move.kind == "share":
            entry = pick.entry if pick else None
            of = denominator(scene, at, quantity, entry) or (sibling.of if sibling is not None else None)
        kept = found if found is not None and found.score >= WEAK else None
        bound = Bound(at, quantity, pick, kept, move.kind, own, of)
        memory.keep(bound)
        roles = self._roles(scene, quantity, pick, found, move, own, of, sibling)
        if roles.unit is not None and quantity.unit is None:  # what was elided once may be elided again
            filled = quantity.model_copy(update={"unit": roles.unit, "unit_text": roles.unit_text})
            memory.last = replace(bound, quantity=filled)
        return roles

    def _metric(
        self,
        scene: Scene,
        at: int,
        link: Link,
        governor: Governor | None,
        quantity: Quantity,
        sibling: Bound | None,
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
                self.memory.last.quantity if self.memory.last else None,
                whole=whole is not None and (governor is None or governor.frame.kind not in _MOVING),
            ),
            *counted(scene, at, governor, quantity),
            *listed_people(scene, at, link),
            *adjoined(scene, at, quantity),
            *implied(scene, at, governor, link, quantity, whole=whole is not None),
            *pointing(scene, at, quantity, self.memory.history),
            *of_whole(scene, whole),
            *said_of(scene, at, quantity, whole),
            *of_substance(scene, at, quantity),
            *(from_lead(self.lead, quantity) if item_head(scene, at) is not None else ()),
            *inherited(
                scene,
                at,
                link,
                quantity,
                sibling=followed or (sibling.known if sibling and not _anew(governor, sibling) else None),
                last=self.memory.in_clause(scene.parse, at),
                before=self.memory.before.known if self.memory.before else None,
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

    def _of_field(self, pick: Pick, quantity: Quantity) -> MetricEntry | None:
        """Return the metric as the article's field allows it; a result as printed («1-3») needs no other sign."""
        entry = pick.entry if pick.by.endswith("score") else in_domain(pick.entry, self.signs)
        if entry is not None and entry is not pick.entry and fit_of(entry, unit_class(quantity), quantity.unit) < 0:
            return None  # «حدد الهدف بـ30%» counts no goals
        return entry

    def _nickname(self, pick: Pick) -> bool:
        """Tell whether a currency's word stands for a name of the article: «الريال» for «ريال مدريد»."""
        return pick.entry.id == "exchange_rate" and not self.named.isdisjoint(stems(fold(pick.text or "")))

    def _roles(
        self,
        scene: Scene,
        quantity: Quantity,
        pick: Pick | None,
        found: Referent | None,
        move: Move,
        governor: Governor | None,
        of: Denominator | None,
        sibling: Bound | None,
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
        unit, unit_text, per = unit_of(scene, quantity, pick, sibling, self.memory)
        score = (pick.score if pick else 0.0) + (found.score if found else 0.0)
        placed = entity is not None and entity.start is not None
        by = f"{pick.by if pick else 'none'}+{found.by if found and placed else 'topic' if entity else 'none'}"
        confidence = min(0.95, max(0.1, 0.1 + 0.11 * score))
        trigger = _trigger(scene, governor)
        label = pick.label if pick is not None else None
        return Roles(entity, name, move.direction, by, confidence, trigger, unit, unit_text, per, missing, label)


def _named(context: ArticleReading) -> frozenset[str]:
    """Return the words of the longer names of bodies in an article, without the banks, which are named by money."""
    names = [fold(e.text or "").split() for r in context.readings() for e in r.entities if e.type == "ORG" and e.text]
    return frozenset(stem for n in names if len(n) > 1 and "بنك" not in n for word in n for stem in stems(word))


def _own(link: Link, governor: Governor | None, sibling: Bound | None) -> Governor | None:
    """Return the governor that says level or change: a second value repeats the first one's only when joined."""
    if sibling is None or governor is None or governor.at >= sibling.at:
        return governor
    if link.sibling:
        return None
    if link.joined or link.prep in {"الي", "من"} or not link.begin:
        return governor
    return governor if sibling.governor is not None and sibling.governor.at == governor.at else None


def _anew(governor: Governor | None, sibling: Bound) -> bool:
    """Tell whether another thing befell the others: «إصابة 18 شخصا واعتقال ستة آخرين»."""
    frame = governor.frame if governor is not None and governor.at > sibling.at else None
    return frame is not None and frame.kind == "suffer" and frame.metric is not None


def _as_measured(pick: Pick | None, quantity: Quantity, *, whole: bool) -> Pick | None:
    """Return the metric that the unit makes of another: «بسعر 1.3 سنت للكيلوواط ساعة» is a tariff."""
    if pick is None:
        return None
    rate = metric_of_rate(quantity.unit, quantity.per)
    if pick.entry.id == "price" and rate is not None:
        return replace(pick, entry=rate)
    if pick.entry.id == "gdp" and unit_class(quantity) == "percent" and not whole:
        return replace(pick, entry=metric("gdp_growth"))
    return pick


class Move(NamedTuple):
    """Level, change or share, and where to."""

    kind: Kind
    direction: Direction | None


def _moved(
    scene: Scene,
    at: int,
    quantity: Quantity,
    link: Link,
    governor: Governor | None,
    pick: Pick | None,
    sibling: Bound | None,
    *,
    part: bool,
) -> Move:
    """Tell level, change or share by the governor, unless it is but the name of what is measured."""
    parse_ = scene.parse
    entry = pick.entry if pick else None
    level = levelled(parse_, governor, at)
    kind, direction = kind_of(governor, link, quantity, entry, part=part, level=level)
    if pick is not None and (_is_height(parse_, governor, quantity) or pick.by.removeprefix("elided:") == "altitude"):
        return Move("level", None)
    item = sibling is not None and not link.sibling and _listed(parse_, at, sibling, link)
    if item or _is_name(parse_, governor, pick):
        return Move("share" if kind == "share" else "level", None)
    return Move(kind, direction)


def _is_height(parse_: Parse, governor: Governor | None, quantity: Quantity) -> bool:
    """Tell whether a rise is somebody's height: «ارتفاعه 40 مترا وعرضه 120 مترا»."""
    if governor is None or governor.frame.lemma != _RISE or quantity.kind != "distance":
        return False
    return parse_.chunks[governor.at].pronoun is not None


def _is_name(parse_: Parse, governor: Governor | None, pick: Pick | None) -> bool:
    """Tell whether a masdar names the metric itself: «تخفيضا قدره 15%» is a discount."""
    if governor is None or pick is None or pick.at != governor.at or pick.by.startswith("elided"):
        return False
    named = parse_.chunks[governor.at].metric
    return named is not None and named.kept == 0


def _listed(parse_: Parse, at: int, sibling: Bound, link: Link) -> bool:
    """Tell whether the value is a further item of a list of levels: «إلى 18 قتيلا و4 مفقودين، بينهم 10»."""
    between = parse_.chunks[sibling.at + 1 : at]
    if any(c.kind == "part" for c in between):
        return True
    return link.joined and not link.prep and sibling.kind == "level"


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
