"""Memory: what was bound before in an article, from which a value takes what its sentence leaves out.

«ارتفع الإنتاج إلى 322 مليونا، مقابل 310 ملايين»: the second value has metric and entity of the first, its sibling.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.claims.carried import Known
from tawatur.claims.clauses import Parse
from tawatur.claims.governors import Governor, Link, unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import metric_per
from tawatur.claims.scenes import Referent, Scene
from tawatur.records import Denominator, Kind, Quantity


@dataclass(frozen=True, slots=True)
class Bound:
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


class Memory:
    """The values that were bound before, in text order."""

    def __init__(self) -> None:
        self.last: Bound | None = None  # in this sentence
        self.before: Bound | None = None  # in the sentences before
        self.of_before: Bound | None = None  # the value before the latest one
        self.history: list[Known] = []
        self._began = 0  # where this sentence begins in it

    def sentence(self) -> None:
        """Begin a sentence."""
        self._began = len(self.history)
        self.before, self.last, self.of_before = self.last or self.before, None, None

    def keep(self, bound: Bound) -> None:
        """Remember a value."""
        self.of_before, self.last = self.last, bound
        if bound.known is not None:
            self.history.append(bound.known)

    def sibling(self, parse_: Parse, at: int, link: Link) -> Bound | None:
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

    def followed(self, parse_: Parse, at: int, quantity: Quantity) -> Known | None:
        """Return the like value of the rival before: «باعت 9 آلاف هاتف ولها 19% من السوق، تلتها منافستها بـ8 آلاف»."""
        begin = self.last.at if self.last is not None else at
        if not any(c.kind == "verb" and c.frame("next") is not None for c in parse_.chunks[begin:at]):
            return None
        sort = unit_class(quantity)
        alike = {"count", "money", "unit"} if sort == "bare" else {sort}
        here = reversed(self.history[self._began :])
        return next((known for known in here if unit_class(known.quantity) in alike), None)

    def in_clause(self, parse_: Parse, at: int) -> Known | None:
        """Return the value before in the sentence, unless it stands in a relative clause that has closed."""
        if self.last is None or parse_.chunks[self.last.at].clause > parse_.chunks[at].clause:
            return None
        return self.last.known

    def others(self, scene: Scene, quantity: Quantity) -> Bound | None:
        """Return the value before where this one counts «others»: «قتل 5 أشخاص وأصيب 8 آخرون»."""
        at = scene.parse.places.get(quantity.start)
        if at is None or self.of_before is None:
            return None
        words, last = scene.parse.words, scene.parse.chunks[at].last
        return self.of_before if last < len(words) and words[last].norm.startswith("اخر") else None

    def rate(self, quantity: Quantity, pick: Pick) -> str | None:
        """Return the base of a price that an earlier value of the metric printed: «68 دولارا للبرميل … 66.2 دولار»."""
        for known in reversed(self.history):
            if known.pick.entry.id == pick.entry.id and known.quantity.per and known.quantity.unit == quantity.unit:
                return known.quantity.per
        return metric_per(pick.entry.id)
