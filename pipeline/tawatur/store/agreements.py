"""Agreement in the database: its lines, the claims that they name, the facts that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, Literal, TypedDict

from sqlalchemy import Connection, Select, delete, insert, select, update

from tawatur.records import Agreement, AgreementLabel, Record, Verdict
from tawatur.store.batches import batches
from tawatur.store.claims import live_claims
from tawatur.store.rows import agreement_values
from tawatur.store.tables import AgreementMemberRow, AgreementRow, ClaimRow, FactRow

Standing = Literal["disputed", "corroborated", "single_source", "once"]
# What needs a person first comes first; what was told once has nothing to be compared with.
STANDINGS: Final[tuple[Standing, ...]] = ("disputed", "corroborated", "single_source", "once")
_AGREEING: Final = frozenset({"agree_exact", "agree_rounded", "compatible_bound"})
# The verdict that counts for a claim which several lines name is the last of these.
_BY_WEIGHT: Final[tuple[Verdict, ...]] = ("not_comparable", "single_source", "corroborated", "disputed")


class Fact(Record):
    """What several lines of agreement are about: its lines, and what they come to."""

    fact: str
    standing: Standing
    lines: tuple[Agreement, ...]


class AgreementFilters(TypedDict, total=False):
    """What lines of agreement can be asked for by: several at once narrow it down."""

    fact: str
    claim_id: str
    label: AgreementLabel
    verdict: Verdict
    standing: Standing
    offset: int
    limit: int


def replace(connection: Connection, lines: Sequence[Agreement]) -> None:
    """Put new lines in the place of the old ones."""
    connection.execute(delete(AgreementMemberRow))
    connection.execute(delete(AgreementRow))
    for batch in batches(enumerate(lines)):
        connection.execute(insert(AgreementRow), [agreement_values(line, place) for place, line in batch])
    index(connection)


def index(connection: Connection) -> None:
    """Derive from the lines what claims and facts can be asked for by."""
    connection.execute(delete(AgreementMemberRow))
    connection.execute(delete(FactRow))
    of_fact: dict[str, list[Agreement]] = defaultdict(list)
    members: list[dict[str, Any]] = []
    for key, record in connection.execute(select(AgreementRow.key, AgreementRow.record).order_by(AgreementRow.key)):
        line = Agreement.model_validate_json(record)
        of_fact[line.fact].append(line)
        members += [{"agreement_key": key, "claim_id": member} for member in dict.fromkeys(line.members)]
    for batch in batches(members):
        connection.execute(insert(AgreementMemberRow), batch)
    for rows in batches(filter(None, (_fact_values(fact, lines) for fact, lines in of_fact.items()))):
        connection.execute(insert(FactRow), rows)
    set_verdicts(connection)


def _fact_values(fact: str, lines: Sequence[Agreement]) -> dict[str, Any] | None:
    """The row of a fact; None where its lines only say what was not compared."""
    sides = [line for line in lines if line.label in _AGREEING]
    conflicts = [line for line in lines if line.label == "conflict"]
    if not sides and not conflicts:
        return None
    standing = standing_of(sides, conflicts)
    return {
        "fact": fact,
        "standing": standing,
        "rank": STANDINGS.index(standing),
        "independent": sum(line.independent_sources or 0 for line in sides),
        "members": len({member for line in (*sides, *conflicts) for member in line.members}),
    }


def standing_of(sides: Sequence[Agreement], conflicts: Sequence[Agreement]) -> Standing:
    """Say what lines about one fact come to: the sides that agree within themselves, and the conflicts."""
    if conflicts or any(side.verdict == "disputed" for side in sides):
        return "disputed"
    if any(side.verdict == "corroborated" for side in sides):
        return "corroborated"
    return "single_source" if any(len(side.members) > 1 for side in sides) else "once"


def set_verdicts(connection: Connection, extraction_key: int | None = None) -> None:
    """Write on the claims, all or those of one extraction, what the agreement says of them."""
    within = [] if extraction_key is None else [ClaimRow.extraction_key == extraction_key]
    if extraction_key is None:
        connection.execute(update(ClaimRow).where(ClaimRow.verdict.is_not(None)).values(verdict=None, urgency=1))
    else:
        ids = select(ClaimRow.id).where(*within)
        named = select(AgreementMemberRow.claim_id).where(AgreementMemberRow.claim_id.in_(ids)).limit(1)
        if connection.scalar(named) is None:
            return
    for verdict in _BY_WEIGHT:
        told = (
            select(AgreementMemberRow.claim_id)
            .join(AgreementRow, AgreementRow.key == AgreementMemberRow.agreement_key)
            .where(AgreementRow.verdict == verdict)
        )
        urgency = 0 if verdict == "disputed" else 1
        connection.execute(
            update(ClaimRow).where(*within, ClaimRow.id.in_(told)).values(verdict=verdict, urgency=urgency)
        )


def lines_query(what: Any, filters: AgreementFilters) -> Select[Any]:  # noqa: ANN401 - columns of any type
    """Select from the lines of agreement that the filters leave, without order and limit."""
    query = select(what).select_from(AgreementRow)
    if "fact" in filters:
        query = query.where(AgreementRow.fact == filters["fact"])
    if "label" in filters:
        query = query.where(AgreementRow.label == filters["label"])
    if "verdict" in filters:
        query = query.where(AgreementRow.verdict == filters["verdict"])
    if "claim_id" in filters:
        named = select(AgreementMemberRow.agreement_key).where(AgreementMemberRow.claim_id == filters["claim_id"])
        query = query.where(AgreementRow.key.in_(named))
    if "standing" in filters:
        query = query.join(FactRow, FactRow.fact == AgreementRow.fact).where(FactRow.standing == filters["standing"])
    return query


def in_order(query: Select[Any], filters: AgreementFilters) -> Select[Any]:
    """Order lines as they were written, and cut out the page asked for."""
    return query.order_by(AgreementRow.position).offset(filters.get("offset")).limit(filters.get("limit"))


class FactFilters(TypedDict, total=False):
    """What facts can be asked for by; `standing` is one or several of `STANDINGS`; the rest is asked of its claims."""

    standing: Standing | Sequence[Standing]
    outlet: str
    entity: str
    metric: str
    text: str


def facts_query(what: Any, filters: FactFilters, *, dialect: str) -> Select[Any]:  # noqa: ANN401
    """Select from the facts that the filters leave, without order and limit."""
    query = select(what).select_from(FactRow)
    if "standing" in filters:
        asked = filters["standing"]
        query = query.where(FactRow.standing.in_([asked] if isinstance(asked, str) else list(asked)))
    of_claims = {name: filters[name] for name in ("outlet", "entity", "metric", "text") if name in filters}  # type: ignore[literal-required]
    if of_claims:
        ids = live_claims(ClaimRow.id, dialect=dialect, order="harm", **of_claims)
        named = (
            select(AgreementRow.fact)
            .join(AgreementMemberRow, AgreementMemberRow.agreement_key == AgreementRow.key)
            .where(AgreementMemberRow.claim_id.in_(ids), AgreementRow.label.in_([*_AGREEING, "conflict"]))
        )
        query = query.where(FactRow.fact.in_(named))
    return query


def by_need(query: Select[Any]) -> Select[Any]:
    """Order facts by what needs a person first, then by how many stand behind them."""
    return query.order_by(FactRow.rank, FactRow.independent.desc(), FactRow.members.desc(), FactRow.fact)


def load_facts(connection: Connection, query: Select[Any]) -> list[Fact]:
    """Load the facts whose names a query selects, in its order, each with its sides and conflicts."""
    names = list(connection.scalars(query))
    lines: dict[str, list[Agreement]] = {name: [] for name in names}
    standings: dict[str, Standing] = {}
    for batch in batches(names):
        rows: Any = connection.execute(
            select(AgreementRow.fact, AgreementRow.record, FactRow.standing)
            .join(FactRow, FactRow.fact == AgreementRow.fact)
            .where(AgreementRow.fact.in_(batch), AgreementRow.verdict != "not_comparable")
            .order_by(AgreementRow.position)
        )
        for fact, record, standing in rows:
            lines[fact].append(Agreement.model_validate_json(record))
            standings[fact] = standing
    return [Fact(fact=name, standing=standings[name], lines=tuple(lines[name])) for name in names]
