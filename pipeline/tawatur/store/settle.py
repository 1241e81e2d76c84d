"""Reviews survive re-reading: each thread finds its claim again among what a run found, or becomes an orphan.

A thread keeps its claim where the id is the same (same bytes of the article), or else where evidence and value are
(the article has a new version that still says it so). What a person said of the claim then holds, with its spans
moved to where the words stand now. A claim that a person added stays as long as its evidence does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select, update

from tawatur.errors import SpanError
from tawatur.records import Article, Claim, Review
from tawatur.store import reviews
from tawatur.store.tables import ClaimRow, ThreadRow

_Said = tuple[str, str, int]
# What would be lost with the claim. A rejected claim that the program no longer makes is none to miss.
_DECIDED: Final = frozenset({"accepted", "corrected"})


def settle(connection: Connection, series: str, extraction_key: int, article: Article, claims: Sequence[Claim]) -> None:
    """Put the reviews of an article's claims on what the newest run found in its newest version."""
    query = select(*ThreadRow.__table__.columns).where(ThreadRow.series == series).order_by(ThreadRow.key)
    threads = connection.execute(query).all()
    if not threads:
        return
    keys = {
        row.id: row.key
        for row in connection.execute(
            select(ClaimRow.id, ClaimRow.key).where(ClaimRow.extraction_key == extraction_key)
        )
    }
    free = {claim.id: claim for claim in claims}
    heirs = {thread.key: free.pop(thread.claim_id) for thread in threads if thread.claim_id in free}
    by_words: dict[_Said, list[Claim]] = defaultdict(list)
    for claim in free.values():
        by_words[_said(claim)].append(claim)
    for thread in threads:
        if thread.key not in heirs:
            heir = _nearest(by_words[_said(_first(thread))], _first(thread))
            if heir is not None:
                by_words[_said(heir)].remove(heir)
                heirs[thread.key] = heir
    for thread in threads:
        reviewed = Claim.model_validate_json(thread.record)
        heir = heirs.get(thread.key)
        if heir and thread.status == "unreviewed":
            moved: Claim | None = heir.model_copy(update={"review": reviewed.review})  # reopened: nobody has decided
        else:
            moved = carried(reviewed, heir, article) if heir else None
        if moved is None and thread.machine is None:
            moved = kept(reviewed, article)
        if moved is not None and moved.id not in keys:
            reviews.insert_added(connection, extraction_key, moved)
        elif moved is not None:
            reviews.show(connection, keys[moved.id], moved)
        else:
            orphan = reviewed.model_copy(
                update={"review": Review(status="orphaned", revision=reviewed.review.revision)}
            )
            if thread.status in _DECIDED:
                reviews.insert_added(connection, extraction_key, orphan, orphaned=True)
        _follow(connection, thread, moved, heir)
        if moved is not None and thread.rejection is not None and thread.status != "rejected":
            reviews.set_claimed(connection, extraction_key, moved, claimed=True)


def _follow(connection: Connection, thread: Row[Any], moved: Claim | None, heir: Claim | None) -> None:
    """Let a thread point to where it is now."""
    if moved is None:
        values: dict[str, Any] = {"orphaned": thread.status in _DECIDED}
    else:
        values = {"orphaned": False, "claim_id": moved.id, "article_id": moved.article_id, "record": moved.to_json()}
        if heir is not None:
            values["machine"] = heir.to_json()
    connection.execute(update(ThreadRow).where(ThreadRow.key == thread.key).values(values))


def _first(thread: Row[Any]) -> Claim:
    """The claim of a thread as the program made it, or as a person added it."""
    return Claim.model_validate_json(thread.machine or thread.record)


def _said(claim: Claim) -> _Said:
    """What makes a claim the same in another version: the words of the evidence, the value and its place in them."""
    return claim.evidence.text, claim.value.text, claim.value.start - claim.evidence.start


def _nearest(claims: Sequence[Claim], claim: Claim) -> Claim | None:
    """The claim whose evidence stands nearest to where it stood: a sentence may come twice."""
    return min(claims, key=lambda one: abs(one.evidence.start - claim.evidence.start), default=None)


def carried(reviewed: Claim, heir: Claim, article: Article) -> Claim | None:
    """Return a reviewed claim in the place of its heir; None where its words are no longer there."""
    if reviewed.id == heir.id:
        return reviewed
    return _moved(reviewed, heir.evidence.start - reviewed.evidence.start, article, claim_id=heir.id)


def kept(added: Claim, article: Article) -> Claim | None:
    """Return a claim that a person added where its evidence stands now; None where it is no longer there."""
    from tawatur.claims.assemble import claim_id  # noqa: PLC0415 - loads the tables of all grammars

    raw, was = article.text_of(added.evidence.field), added.evidence.start
    start = _find(raw, added.evidence.text, was)
    if start is None:
        return None
    if article.id == added.article_id and start == was:
        return _moved(added, 0, article, claim_id=added.id)
    value = added.value.start + start - was
    name = claim_id(article.id, article.digest, added.evidence.field, value, value + len(added.value.text))
    return _moved(added, start - was, article, claim_id=name)


def _find(raw: str, text: str, near: int) -> int | None:
    """Find where a text stands: in its old place, or else where it stands alone."""
    if raw.startswith(text, near):
        return near
    first = raw.find(text)
    return first if first >= 0 and raw.find(text, first + 1) < 0 else None


def _moved(claim: Claim, shift: int, article: Article, *, claim_id: str) -> Claim | None:
    """Move the spans of a claim to where their words stand in another version of its article."""
    field = claim.evidence.field
    raw = article.text_of(field)

    def place(data: dict[str, Any] | None, key: str = "text") -> None:
        """Move one span in place; one that names what no longer stands there keeps its name alone."""
        if not data or data.get("start") is None:
            return
        elsewhere = data.get("field") not in (None, field)
        text = article.text_of(data["field"]) if elsewhere else raw
        for start in (data["start"],) if elsewhere else (data["start"] + shift, data["start"]):
            if start >= 0 and text.startswith(data[key], start):
                data["start"], data["end"] = start, start + len(data[key])
                return
        data["start"] = data["end"] = None

    data = claim.model_dump(by_alias=True)
    data |= {"id": claim_id, "article_id": article.id}
    data["source"] |= {"outlet": article.outlet, "url": article.url, "published": article.date}
    for part in (data["entity"], data["metric"], data["metric"]["of"], data["value"], data["value"]["hedge"]):
        place(part)
    for part in (data["value"]["unit_text"], data["date"], data["source"]["cue"], data["evidence"]):
        place(part)
    place(data["metric"]["printed"])
    if data["metric"]["printed"] and data["metric"]["printed"]["start"] is None:
        data["metric"]["printed"] = None  # the metric keeps the name that it is told by
    for member in data["source"]["chain"]:
        place(member, "name")
    try:
        return Claim.model_validate(data).check(article)
    except (ValidationError, SpanError):
        return None
