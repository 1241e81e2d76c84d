"""The pages that show: queue, articles, one article, one claim, agreement, what was reviewed, the keys."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException

from tawatur.audit.correction import fields_of
from tawatur.audit.described import operations
from tawatur.audit.desk import Reading, Visit
from tawatur.audit.difference import differences
from tawatur.audit.fields import choices, groups, metric_names
from tawatur.audit.gold import gold_rows
from tawatur.audit.layout import grouped, passages
from tawatur.audit.progress import progress_of
from tawatur.audit.proposal import proposed
from tawatur.audit.queue import ORDERS, SIZE, STATUSES, VERDICTS, QueueQuery, claims_of
from tawatur.display import present
from tawatur.display.axis import axis_of
from tawatur.display.facts import COMPARED, STANDINGS, Standing, facts_page, heading
from tawatur.display.highlight import SLOTS, pieces
from tawatur.display.words import words
from tawatur.records import Article, Claim, FieldName, Rejection, ReviewStatus
from tawatur.store import ClaimFilters

ARTICLES: Final = 50
FACTS: Final = 20
REVIEWS: Final = 20
REVIEWED: Final[tuple[ReviewStatus, ...]] = ("accepted", "corrected", "rejected")
_READ: Final = ["GET", "HEAD"]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Id = Annotated[str, Query(alias="id", min_length=1, max_length=1000)]
Did = Annotated[Literal["accept", "reject", "reopen", "correct", "add"] | None, Query()]
Next = Annotated[str, Query(alias="next", max_length=4000)]
Of = Annotated[str | None, Query(max_length=1000)]

router = APIRouter(default_response_class=HTMLResponse)


@router.api_route("/", methods=_READ)
def queue(visit: Reading, query: Annotated[QueueQuery, Query()], did: Did = None, of: Of = None) -> HTMLResponse:
    """The claims that need somebody, the disputed and doubtful first."""
    progress = progress_of(visit.store)
    claims, more, total = claims_of(visit.store, query, progress)
    if not claims and query.page > 1:
        raise HTTPException(404, "no_page")
    return visit.render(
        "queue.html",
        query=query,
        claims=claims,
        total=total,
        progress=progress,
        outlets=visit.desk.outlets(),
        statuses=STATUSES,
        verdicts=VERDICTS,
        orders=ORDERS,
        verdict_of=_verdicts(visit, claims),
        **_done(visit, did, of),
        first=(query.page - 1) * SIZE + 1,
        page=query.page,
        pages=None if total is None else max(1, -(-total // SIZE)),
        previous=query.page - 1 if query.page > 1 else None,
        next=query.page + 1 if more else None,
    )


def _verdicts(visit: Visit, claims: list[Claim]) -> dict[str, str]:
    """What the agreement says of some claims, the gravest of it."""
    lines = visit.store.agreement_of([claim.id for claim in claims])
    told = {claim_id: {line.verdict for line in found} for claim_id, found in lines.items()}
    return {
        claim_id: next(v for v in VERDICTS if v in found) for claim_id, found in told.items() if found & {*VERDICTS}
    }


@router.api_route("/next", methods=_READ)
def next_in_queue(visit: Reading, query: Annotated[QueueQuery, Query()]) -> Response:
    """Lead to the claim that is first in the queue, in its article."""
    asked: ClaimFilters = {**query.filters, "order": query.order, "limit": 1}
    first = visit.store.claims(**asked)
    if not first:
        return visit.sent_on(visit.to("/", **query.parameters))
    to = visit.to("/article", id=first[0].article_id, **query.parameters)
    return visit.sent_on(f"{to}#{present.anchor(first[0].id)}")


@router.api_route("/articles", methods=_READ)
def articles(visit: Reading, page: Page = 1) -> HTMLResponse:
    """All articles, in the order in which they came."""
    total = visit.store.counts()["articles"]
    found = visit.store.articles(offset=(page - 1) * ARTICLES, limit=ARTICLES)
    if not found and page > 1:
        raise HTTPException(404, "no_page")
    counts = visit.store.claim_counts([article.id for article in found])
    rows = [(article, counts.get(article.id, 0)) for article in found]
    return visit.render("articles.html", rows=rows, total=total, **place(page, total, ARTICLES))


# The id is a parameter, not part of the path: one that holds `..`, a slash or a question mark stays whole.
@router.api_route("/article", methods=_READ)
def article(
    visit: Reading, id_: Id, query: Annotated[QueueQuery, Query()], did: Did = None, of: Of = None
) -> HTMLResponse:
    """One article beside its claims, to review them."""
    found = article_of(visit, id_)
    told = words(visit.lang)
    claims, rejections = visit.store.claims(article_id=id_), visit.store.rejections(id_)
    shown = [claim for claim in claims if claim.review.status != "rejected"]
    return visit.render(
        "article.html",
        article=found,
        **laid_out(visit, found, shown, rejections),
        cards=[(claim, present.card(claim, told), present.chain(claim, told)) for claim in claims],
        rejections=[(rejection, present.rejection_name(rejection, told)) for rejection in rejections],
        slots=SLOTS,
        query=query,
        **_done(visit, did, of),
    )


@router.api_route("/claim", methods=_READ)
def claim(visit: Reading, id_: Id, next_: Next = "", did: Did = None, of: Of = None) -> HTMLResponse:
    """One claim: every field of it to correct, and who said what of it."""
    found, done = claim_of(visit, id_), _done(visit, did, of)
    return claim_form(visit, found, article_of(visit, found.article_id), fields_of(found), back=next_, **done)


@router.api_route("/claim/new", methods=_READ)
def new_claim(
    visit: Reading,
    id_: Id,
    field: FieldName,
    start: Annotated[int, Query(ge=0, le=100_000_000)],
    end: Annotated[int, Query(ge=1, le=100_000_000)],
) -> HTMLResponse:
    """A number that was taken for no claim, as a claim to fill in."""
    found = article_of(visit, id_)
    draft = proposed(found, rejection_at(visit, id_, field, start, end))
    return claim_form(visit, draft, found, fields_of(draft), new=f"{field}:{start}-{end}")


def claim_form(
    visit: Visit,
    claim: Claim,
    article: Article,
    fields: dict[str, str],
    *,
    new: str = "",
    problems: dict[str, tuple[str, str]] | None = None,
    reason: str = "",
    back: str = "",
    status: int = 200,
    did: str | None = None,
    done: Claim | None = None,
) -> HTMLResponse:
    """The page of one claim, with what is wrong in its form beside the fields."""
    told = words(visit.lang)
    history = [] if new else visit.store.history(claim.id)
    return visit.render(
        "claim.html",
        status=status,
        article=article,
        claim=claim,
        card=present.card(claim, told),
        new=new,
        **laid_out(visit, article, [claim], []),
        fields=fields,
        groups=groups(fields),
        choices=choices(),
        metrics=metric_names(),
        problems=problems or {},
        reason=reason,
        history=[(record, differences(record.before, record.after, told)) for record in reversed(history)],
        back=back,
        did=did,
        done=done,
    )


@router.api_route("/agreement", methods=_READ)
def agreement(
    visit: Reading, page: Page = 1, verdict: Annotated[Standing | Literal["all"], Query()] = "all"
) -> HTMLResponse:
    """What agrees and what does not, the disputed first."""
    rows, counts, total = facts_page(visit.store, verdict, offset=(page - 1) * FACTS, limit=FACTS)
    if not rows and page > 1:
        raise HTTPException(404, "no_page")
    claims = {claim.id: claim for claim in visit.store.claims_by_id([m for fact in rows for m in fact.members])}
    every = sum(counts[name] for name in COMPARED)
    return visit.render(
        "agreement.html",
        rows=[(fact, heading(fact, claims, visit.lang), axis_of(fact, claims, words(visit.lang))) for fact in rows],
        claims=claims,
        verdict=verdict,
        choices=[("all", every), *((name, counts[name]) for name in STANDINGS)],
        **place(page, total, FACTS),
    )


@router.api_route("/reviews", methods=_READ)
def reviews(visit: Reading, page: Page = 1) -> HTMLResponse:
    """What was reviewed, the newest articles first, each with its last review; and reviews whose claim is gone."""
    asked: ClaimFilters = {"status": REVIEWED, "order": "newest", "offset": (page - 1) * REVIEWS, "limit": REVIEWS}
    claims = visit.store.claims(**asked)
    if not claims and page > 1:
        raise HTTPException(404, "no_page")
    total = progress_of(visit.store).reviewed
    rows = [record for claim in claims for record in visit.store.history(claim.id)[-1:]]
    return visit.render(
        "reviews.html", rows=rows, total=total, orphans=visit.store.orphans(), **place(page, total, REVIEWS)
    )


@router.api_route("/gold.jsonl", methods=_READ)
def gold(visit: Reading) -> StreamingResponse:
    """What was reviewed, as lines of `gold_claims.jsonl`."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in gold_rows(visit.store))
    name = {"Content-Disposition": 'attachment; filename="gold_claims.jsonl"'}
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=name)


@router.api_route("/api", methods=_READ)
def api(visit: Reading) -> HTMLResponse:
    """What programs can ask, made from the description at /api/openapi.json."""
    described = visit.request.app.state.api.openapi()
    return visit.render(
        "api.html",
        operations=operations(described),
        schemas={name: json.dumps(schema, indent=1) for name, schema in described["components"]["schemas"].items()},
    )


@router.api_route("/help", methods=_READ)
def keys(visit: Reading) -> HTMLResponse:
    """What each key does, and what the colours and lines mean."""
    return visit.render("help.html", slots=SLOTS)


@router.api_route("/name", methods=_READ)
def name(visit: Reading, next_: Next = "/") -> HTMLResponse:
    """Ask who is reviewing."""
    return visit.render("name.html", next=next_, problem=None)


def article_of(visit: Visit, id_: str) -> Article:
    """An article that is there."""
    found = visit.store.article(id_)
    if found is None:
        raise HTTPException(404, "no_article")
    return found


def claim_of(visit: Visit, id_: str) -> Claim:
    """A claim that is there."""
    found = visit.store.claims_by_id([id_]) or [claim for claim in visit.store.orphans() if claim.id == id_]
    if not found:
        raise HTTPException(404, "no_claim")
    return found[0]


def rejection_at(visit: Visit, article_id: str, field: str, start: int, end: int) -> Rejection:
    """A number of an article that is no claim, by its place."""
    for rejection in visit.store.rejections(article_id):
        if (rejection.field, rejection.start, rejection.end) == (field, start, end):
            return rejection
    raise HTTPException(404, "no_number")


def laid_out(visit: Visit, article: Article, claims: list[Claim], rejections: list[Rejection]) -> dict[str, Any]:
    """Title and body of an article, with what is marked in them."""
    hint = partial(present.rejection_name, words=words(visit.lang))
    return {
        "title": pieces(article.title or "", "title", claims, rejections, hint=hint),
        "body": grouped(passages(article.body, claims, rejections, hint=hint)),
    }


def _done(visit: Visit, did: str | None, of: str | None) -> dict[str, Any]:
    """What the last form did, to say so above the page."""
    found = visit.store.claims_by_id([of]) if did and of else []
    return {"did": did if found else None, "done": found[0] if found else None}


def place(page: int, total: int, size: int) -> dict[str, Any]:
    """Where a page stands among the others: None where there is none before or after."""
    pages = max(1, -(-total // size))
    return {
        "page": page,
        "pages": pages,
        "first": (page - 1) * size + 1,
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if page < pages else None,
    }
