"""The cross-check: claims in, agreement lines out; from scratch, or as articles come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.agreement.adoption import adopt
from tawatur.agreement.blocks import Memory, blocks_of, judge_each, topics
from tawatur.agreement.copies import Copies
from tawatur.agreement.currencies import told_rates
from tawatur.agreement.groups import Place, lines
from tawatur.agreement.independence import Witnesses
from tawatur.agreement.neighbours import Stories, neighbours
from tawatur.agreement.profile import learn, profile_all
from tawatur.agreement.told import Shared, Told, tell
from tawatur.agreement.verdict import in_order, verdict_of
from tawatur.records import Agreement, Article, Claim


def agree(claims: Iterable[Claim], articles: Mapping[str, Article] | None = None) -> tuple[Agreement, ...]:
    """Hold claims against each other and say how many independent sources stand behind each fact.

    One line for each agreeing component of a fact (a claim that nobody else tells is a component of one); conflicts
    and pairs that only look alike are lines of their own, and `fact` links the lines of one fact. The result does not
    depend on the order of the input. Without `articles` copies are judged on the evidence alone, and `why` says so.
    A claim without number, entity or metric, and one that its text denies, is in no line.
    """
    return in_order(agree_stream(claims, articles))


def agree_stream(claims: Iterable[Claim], articles: Mapping[str, Article] | None = None) -> Iterator[Agreement]:
    """Yield the lines of `agree` topic by topic, for batches that do not fit in memory as records.

    The claims are read once and held in a short form; a topic is dropped when its lines are out. The lines of one
    topic come together; those of neighbours (one story, another entity or metric) come last.
    """
    yield from _lines(tell(claims), articles, None)


class Crosscheck:
    """A cross-check that goes on as articles come in: only the topics that new claims touch are judged again.

    >>> check = Crosscheck()
    >>> check.update([])
    ()
    """

    def __init__(self) -> None:
        self._claims: dict[str, Told] = {}
        self._articles: dict[str, Article] | None = None
        self._memory = Memory()
        self._shared = Shared()

    @property
    def judged(self) -> int:
        """How many topics the last update had to judge."""
        return self._memory.judged

    def update(
        self, new: Sequence[Claim], articles: Mapping[str, Article] | None = None, *, gone: Sequence[str] = ()
    ) -> tuple[Agreement, ...]:
        """Take in new or changed claims, forget those whose ids are `gone`, and return all lines.

        They are the lines that `agree` gives for all claims at once.
        """
        for claim in gone:
            self._claims.pop(claim, None)
        self._claims.update((claim.id, self._shared.tell(claim)) for claim in new)
        if articles is not None:
            self._articles = {**(self._articles or {}), **articles}
        return in_order(_lines(list(self._claims.values()), self._articles, self._memory))


def _lines(claims: list[Told], articles: Mapping[str, Article] | None, memory: Memory | None) -> Iterator[Agreement]:
    # Of two claims with one id the last counts, as when they come one after the other.
    claims = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    known = learn(claims)
    found = adopt(profile_all(claims, known))
    rates = told_rates(found)
    witnesses = Witnesses(claims, Copies(articles), known.sources)
    blocks = blocks_of(found)
    stories = Stories()
    places: dict[str, Place] = {}
    texts = articles is not None
    judge = memory.judge if memory else judge_each
    for number, judged in enumerate(judge(topics(blocks), rates)):
        stories.learn(judged)
        grouped, placed = lines(judged, number)
        places.update(placed)
        for line in grouped:
            yield verdict_of(line, judged.profiles, witnesses, texts=texts)
    by_id = {profile.id: profile for profile in found}
    for line in neighbours(blocks, stories, places):
        yield verdict_of(line, by_id, witnesses, texts=texts)
