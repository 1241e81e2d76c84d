"""Topics: what an article speaks of, for the values whose sentence names nobody."""

from __future__ import annotations

from collections import Counter
from typing import Final

from tawatur.claims.referents import type_of
from tawatur.claims.scenes import Referent, Scene
from tawatur.claims.words import heads, stems
from tawatur.entities.homeland import homeland
from tawatur.outlets import country_of
from tawatur.reading import ArticleReading
from tawatur.records import Entity
from tawatur.text.normalise import fold

WEAK: Final = 1.05  # below this a candidate of the sentence yields to what the article speaks of
_STRONG: Final = ("idafa", "kept", "subject", "after_metric", "beside", "apposition", "after:ل", "after:لدي")


def nowhere(entity: Entity) -> Entity:
    """Return an entity without its place: known from context."""
    return entity.model_copy(update={"start": None, "end": None, "by": "context"})


# Measured of a country where nobody else is named.
_NATIONAL: Final = frozenset(
    {
        "inflation_rate", "core_inflation", "cpi_change", "producer_prices", "unemployment_rate", "youth_unemployment",
        "female_participation", "participation_rate", "gdp", "gdp_growth", "gdp_per_capita", "public_debt",
        "public_debt_ratio", "external_debt", "budget", "budget_deficit", "budget_deficit_ratio", "budget_surplus",
        "public_spending", "military_spending", "consumer_spending", "policy_rate", "money_supply", "fx_reserves",
        "gold_reserves", "current_account", "population", "population_growth", "birth_rate", "life_expectancy",
        "median_age", "household_size", "poverty_rate", "literacy_rate", "illiteracy_rate", "minimum_wage",
        "trade_deficit", "trade_surplus", "exports", "imports", "remittances", "fdi", "food_prices", "retail_sales",
        "industrial_output", "turnout", "screen_count",
    }
)  # fmt: skip
_FIELD: Final = ("idafa", "kept")
_TWO: Final = 2
_THREE: Final = 3
_OF_MATCH: Final = frozenset({"yellow_cards", "red_cards", "penalties", "fouls", "corners"})


class Topics:
    """Remembers what was spoken of, by metric and at large."""

    def __init__(self, context: ArticleReading) -> None:
        self.main, self.country = _main(context)
        self.current: Entity | None = None
        self.by_metric: dict[str, Entity] = {}
        self.priced: dict[tuple[str, str | None], Entity] = {}  # by metric and currency: the ounce is sold in dollars
        self.fields: dict[str, Entity] = {}  # the market that a metric was first of, before its rivals
        self.rivals: set[str] = set()
        self.told: Entity | None = None  # whom the sentence's last value was of, where something outside named him
        self._open = True  # the sentence has named nobody yet
        self._context = context
        self._home: Entity | None = None
        self._sought = False

    def sentence(self) -> None:
        """Begin a sentence: the first strong name in it becomes what is spoken of."""
        self._open = True
        self.told = None

    def entity(
        self, scene: Scene, found: Referent | None, metric: str | None, unit: str | None = None, *, owned: bool = False
    ) -> Entity | None:
        """Make the entity of a candidate; a weak one yields to that of the metric, or of the article.

        `owned` says that a pronoun of the metric points back at somebody: «أرباحها».
        """
        if found is None or found.score < WEAK:
            national = self._nation() if metric in _NATIONAL else None
            match = _match(scene) if metric in _OF_MATCH else None
            known = self.priced.get((metric or "", unit)) or self.by_metric.get(metric or "")
            if known is None or (national is not None and known.type != "LOC" and not _governs(known)):
                known = national or known or match or self.told or self.current or self.main
            if known is not None and not owned and known is not national:
                known = self._market(known, metric) or known
            if known is not None and known is not national and _rivals(scene, known, found):
                known = None  # the sentence prints it, and something there fits better
            if known is not None:
                self.told = known
                return known
            if found is None or found.by.removeprefix("elided:") == "counted":
                return None  # «سقط 40 قتيلا»: the dead are what is counted
        acting = found.by.removeprefix("elided:") == "subject" and fold(found.text) in heads("board")
        company = self._company() if acting else None
        if company is not None:
            return company  # «وأقر مجلس الإدارة توزيع أرباح»
        entity = self._made(scene, found)
        named = found.entity is not None or found.text.startswith("ال")
        strong = named and not _speaks(entity) and found.by.removeprefix("elided:").startswith(_STRONG)
        if metric is not None and strong and (found.entity is not None or metric not in self.by_metric):
            self.by_metric[metric] = nowhere(entity)
        if metric is not None and strong:
            self._remember(entity, found, metric, unit)
        if strong and self._open and (found.entity is not None or self.current is None):
            self.current = nowhere(entity)
            self._open = False
        return entity

    def _company(self) -> Entity | None:
        """Return the body that a board stands for: the one spoken of last, or that of the article."""
        return next((e for e in (self.current, self.main) if e is not None and e.type == "ORG"), None)

    def _remember(self, entity: Entity, found: Referent, metric: str, unit: str | None) -> None:
        """Note of whom a metric was: a company or a product among others, or the market that they are in."""
        if unit is not None and len(unit) == _THREE and unit.isupper():
            self.priced[metric, unit] = nowhere(entity)
        if found.entity is not None and found.entity.type == "ORG":
            self.rivals.add(found.entity.canonical or found.text)
        elif found.entity is None and found.by.startswith(_FIELD):
            self.fields.setdefault(metric, nowhere(entity))

    def _market(self, known: Entity, metric: str | None) -> Entity | None:
        """Return the market of an article that lists rivals, of which a total speaks rather than of the last of them.

        «شحنت نون 9 ملايين هاتف، تلتها بان بـ8 ملايين» leaves «الشحنات السنوية» to «الهواتف».
        """
        if (known.canonical or known.text) not in self.rivals or len(self.rivals) < _TWO:
            return None
        if metric in self.fields:
            return self.fields[metric]
        return next(iter(self.fields.values()), None) if len(self.rivals) >= _THREE else None

    def _nation(self) -> Entity | None:
        """Return the country of the article, sought when a measure of countries needs it."""
        if self.country is None or self.country.subtype != "COUNTRY":
            if not self._sought:
                fields = {r.field: (r.text, r.tokens) for r in self._context.readings()}
                article = self._context.article
                self._home = homeland(fields, country_of(article.outlet, article.url))
                self._sought = True
            return self._home or self.country
        return self.country

    @staticmethod
    def _made(scene: Scene, found: Referent) -> Entity:
        known = found.entity
        return Entity(
            text=found.text,
            start=found.start,
            end=found.end,
            type=type_of(scene, found),
            canonical=(known.canonical if known is not None else None) or found.text,
            wikidata=known.wikidata if known is not None else None,
            subtype=known.subtype if known is not None else None,
            by=found.by,
        )


def _governs(entity: Entity) -> bool:
    """Tell whether an entity acts for its country: «الحكومة», «وزارة المالية», «البنك المركزي»."""
    words = fold(entity.text or "").split()
    return not heads("state").isdisjoint(stem for word in words[:2] for stem in stems(word))


def _match(scene: Scene) -> Entity | None:
    """Return the match that was spoken of last: «المباراة», «النهائي»."""
    end = scene.parse.words[0].start
    for token in reversed(scene.reading.tokens):
        if token.start < end and token.norm in heads("match"):
            return Entity(text=token.text, type="EVENT", canonical=token.text, by="context")
    return None


def _rivals(scene: Scene, known: Entity, found: Referent | None) -> bool:
    """Tell whether a sentence that prints what is known prints a better candidate, which does not merely speak."""
    if found is None or found.score < 0 or found.by.removeprefix("elided:") == "counted":
        return False
    if found.by.endswith("subject") and found.entity is not None and found.entity.type in {"ORG", "PER"}:
        return False
    words = scene.parse.words
    return bool(known.text) and (known.text or "") in scene.text(words[0].start, words[-1].end)


def _speaks(entity: Entity) -> bool:
    """Tell whether an entity is but an office that speaks for another: «رئيس مجلس الإدارة», «المتحدث باسم الوزارة»."""
    words = fold(entity.text or "").split()
    return entity.type != "PER" and bool(words) and not heads("organ").isdisjoint(stems(words[0]))


def _main(context: ArticleReading) -> tuple[Entity | None, Entity | None]:
    """Return the name that title and body speak of most, sources counting less, and the place among them."""
    names: Counter[str] = Counter()
    first: dict[str, Entity] = {}
    printed: dict[str, str] = {}  # a source is known by the name as printed
    for reading in context.readings():
        for entity in reading.entities:
            if _speaks(entity):
                continue
            key = entity.canonical or entity.text or ""
            names[key] += 6 if reading.field == "title" else 2
            first.setdefault(key, entity)
            printed.setdefault(entity.text or key, key)
        for attribution in reading.attributions:
            for member in attribution.chain:
                key = printed.get(member.name or "") or member.canonical or member.name or ""
                if key in names:
                    names[key] -= 2
    names = Counter({key: count for key, count in names.items() if count > 0})  # who only speaks is not spoken of
    if not names:
        return None, None
    places = [key for key in names if first[key].type == "LOC"]
    places = [key for key in places if first[key].subtype == "COUNTRY"] or places
    country = max(places, key=lambda k: names[k], default=None)
    key = max(names, key=lambda k: names[k])
    return nowhere(first[key]), nowhere(first[country]) if country else None
