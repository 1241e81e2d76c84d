"""The JSON API beside the pages: the same claims, reviews and agreement for programs.

It is an application of its own below `/api`, so that its errors are JSON. Who posts shows either a session with its
form token (`GET /api/session`) or, where the page asks for one, the access token as `Authorization: Bearer`.
"""

from __future__ import annotations

import logging
from typing import Annotated, Any, Final, Literal

from fastapi import Depends, FastAPI, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from tawatur import __version__
from tawatur.audit.correction import CorrectionError, corrected
from tawatur.audit.desk import Desk, NotAdmittedError, Visit, session_of
from tawatur.audit.progress import progress_of
from tawatur.audit.proposal import proposed
from tawatur.audit.queue import QueueQuery
from tawatur.audit.sessions import NAME_LENGTH, reviewer_name
from tawatur.errors import ReviewConflict, ReviewError, SpanError, StoreError
from tawatur.records import Agreement, Article, Claim, FieldName, Rejection, Span
from tawatur.store import ClaimFilters, ReviewRecord, Standing

MOST: Final = 200
_log: Final = logging.getLogger(__name__)
Id = Annotated[str, Query(alias="id", min_length=1, max_length=1000)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Limit = Annotated[int, Query(ge=1, le=MOST)]
Name = Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]


class Body(BaseModel):
    """What is posted: no unknown keys."""

    model_config = ConfigDict(extra="forbid")


class SessionState(BaseModel):
    """Who reviews in this session, and the token that each post sends as `X-Form-Token`."""

    reviewer: str | None
    form_token: str


class NewReviewer(Body):
    """Who reviews."""

    reviewer: Name


class NewReview(Body):
    """A review: `expected` is the revision of the claim that the reviewer saw.

    A correction comes as the whole corrected claim (`claim`), or as fields of the form (`fields`).
    """

    claim_id: Annotated[str, Field(min_length=1, max_length=1000)]
    expected: Annotated[int, Field(ge=0)]
    action: Literal["accept", "reject", "reopen", "correct"]
    reason: Annotated[str, Field(max_length=2000)] | None = None
    claim: Claim | None = None
    fields: dict[str, str] | None = None
    reviewer: Name | None = Field(default=None, description="Needed with the access token; a session has its own.")


class NewClaim(Body):
    """A claim made of a rejected number: where the number stands, and the fields of the form that fill the claim."""

    article_id: Annotated[str, Field(min_length=1, max_length=1000)]
    field: FieldName
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    fields: dict[str, str]
    reason: Annotated[str, Field(max_length=2000)] | None = None
    reviewer: Name | None = None


class ClaimsPage(BaseModel):
    """Some claims, whether more follow, and how many there are in all where nothing but the status is asked for."""

    total: int | None
    more: bool
    claims: list[Claim]


class ArticleWithClaims(BaseModel):
    """An article, its claims and its numbers that are no claims."""

    article: Article
    claims: list[Claim]
    rejections: list[Rejection]


class FactLines(BaseModel):
    """A fact and the lines of agreement about it."""

    fact: str
    standing: Standing
    lines: list[Agreement]


class FactsPage(BaseModel):
    """Some facts, and how many there are of each standing."""

    counts: dict[Standing, int]
    facts: list[FactLines]


class Problem(BaseModel):
    """What went wrong: a code, a line to read, and of a form each field; after a conflict what others did."""

    code: str
    detail: str
    fields: dict[str, str] | None = None
    since: list[ReviewRecord] | None = None


def create_api(desk: Desk) -> FastAPI:
    """Return the API over a desk, to be mounted below the pages."""
    api = FastAPI(
        title="tawatur",
        version=__version__,
        description="Claims of Arabic news, what people said of them, and how they agree.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    api.state.desk = desk
    _add_reading(api, desk)
    _add_writing(api, desk)
    _add_errors(api)
    return api


def _visit(request: Request) -> Visit:
    desk: Desk = request.app.state.desk
    found = Visit(request, "en", desk, session_of(request, desk))
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and desk.sessions.opens(token.strip()):
        found.by_token = True
        return found
    if not found.session.admitted:
        raise NotAdmittedError
    return found


def _writing(
    visit: Annotated[Visit, Depends(_visit)],
    x_form_token: Annotated[str, Header(description="From GET /api/session; not with the access token.")] = "",
) -> Visit:
    if not visit.by_token and not visit.desk.sessions.is_own_form(visit.session, x_form_token):
        raise HTTPException(403, "send X-Form-Token as GET /api/session gives it, with that session's cookie")
    return visit


Reading = Annotated[Visit, Depends(_visit)]
Writing = Annotated[Visit, Depends(_writing)]


def _add_reading(api: FastAPI, desk: Desk) -> None:
    store = desk.store

    @api.get("/claims", response_model_by_alias=True)
    def claims(visit: Reading, query: Annotated[_ClaimsQuery, Query()]) -> ClaimsPage:
        """Claims in the order of the queue; nothing said: the unreviewed, the disputed and doubtful first."""
        asked: ClaimFilters = {
            **query.filters,
            "order": query.order,
            "offset": query.offset,
            "limit": query.limit + 1,
        }
        found = store.claims(**asked)
        plain = query.filters.keys() <= {"status"}  # what is narrowed down takes long to count
        total = store.count_claims(**query.filters) if plain else None
        return ClaimsPage(total=total, more=len(found) > query.limit, claims=found[: query.limit])

    @api.get("/claim")
    def claim(visit: Reading, id_: Id) -> Claim:
        """One claim as the reviews leave it."""
        return _claim(visit, id_)

    @api.get("/history")
    def history(visit: Reading, id_: Id) -> list[ReviewRecord]:
        """The reviews of one claim, the oldest first."""
        return store.history(id_)

    @api.get("/articles")
    def articles(visit: Reading, offset: Offset = 0, limit: Limit = 50) -> list[Article]:
        """Articles in the order in which they came."""
        return store.articles(offset=offset, limit=limit)

    @api.get("/article")
    def article(visit: Reading, id_: Id) -> ArticleWithClaims:
        """One article with what was found in it."""
        return ArticleWithClaims(
            article=_article(visit, id_), claims=store.claims(article_id=id_), rejections=store.rejections(id_)
        )

    @api.get("/facts")
    def facts(visit: Reading, standing: Standing | None = None, offset: Offset = 0, limit: Limit = 50) -> FactsPage:
        """What agrees and what does not, the disputed first."""
        found = (
            store.facts(offset=offset, limit=limit, standing=standing)
            if standing
            else store.facts(offset=offset, limit=limit)
        )
        lines = [FactLines(fact=fact.fact, standing=fact.standing, lines=list(fact.lines)) for fact in found]
        return FactsPage(counts=store.count_facts(), facts=lines)

    @api.get("/progress")
    def progress(visit: Reading) -> dict[str, int]:
        """How many claims there are of each status."""
        found = progress_of(store)
        return {name: getattr(found, name) for name in ("unreviewed", "accepted", "corrected", "rejected", "orphaned")}

    @api.get("/session")
    def session(visit: Reading, response: Response) -> SessionState:
        """The session of the cookie, or a new one."""
        visit.keep(response)
        return SessionState(reviewer=visit.session.reviewer, form_token=desk.sessions.form_token(visit.session))


def _add_writing(api: FastAPI, desk: Desk) -> None:
    store = desk.store

    @api.post("/session")
    def name(visit: Writing, new: NewReviewer, response: Response) -> SessionState:
        """Say who reviews in this session."""
        named = desk.sessions.named(visit.session, new.reviewer)
        if named is None:
            raise HTTPException(422, "the name is empty")
        visit.session = named
        visit.keep(response)
        return SessionState(reviewer=named.reviewer, form_token=desk.sessions.form_token(named))

    @api.post("/review", responses={409: {"model": Problem}, 422: {"model": Problem}})
    def review(visit: Writing, new: NewReview) -> ReviewRecord:
        """Accept, reject, reopen or correct a claim; 409 says what others did meanwhile."""
        changes = new.claim
        if new.action == "correct" and new.fields is not None:
            if new.claim is not None:
                raise HTTPException(422, "give the corrected claim or its fields, not both")
            before = _claim(visit, new.claim_id)
            # Fields say what to change in the claim that was seen, not in what somebody made of it since.
            if before.review.revision == new.expected:
                changes = corrected(before, _article(visit, before.article_id), new.fields)
            else:
                changes = before
        return store.review(
            new.claim_id,
            reviewer=_reviewer(visit, new.reviewer),
            action=new.action,
            reason=new.reason,
            changes=changes,
            expected=new.expected,
        )

    @api.post("/claims", status_code=201, responses={409: {"model": Problem}, 422: {"model": Problem}})
    def add(visit: Writing, new: NewClaim) -> ReviewRecord:
        """Make a claim of a rejected number."""
        article = _article(visit, new.article_id)
        place = (new.field, new.start, new.end)
        number = next((r for r in store.rejections(article.id) if (r.field, r.start, r.end) == place), None)
        if number is None:
            raise HTTPException(404, "no rejected number stands there")
        claim = corrected(proposed(article, number), article, new.fields)
        span = Span(text=number.text, start=number.start, end=number.end)
        return store.add_claim(claim, reviewer=_reviewer(visit, new.reviewer), reason=new.reason, rejection=span)


class _ClaimsQuery(QueueQuery):
    """What is asked of the claims."""

    offset: int = Field(default=0, ge=0, le=10_000_000)
    limit: int = Field(default=50, ge=1, le=MOST)


def _claim(visit: Visit, id_: str) -> Claim:
    found = visit.store.claims_by_id([id_])
    if not found:
        raise HTTPException(404, f"there is no claim {id_}")
    return found[0]


def _article(visit: Visit, id_: str) -> Article:
    found = visit.store.article(id_)
    if found is None:
        raise HTTPException(404, f"there is no article {id_}")
    return found


def _reviewer(visit: Visit, given: str | None) -> str:
    name = reviewer_name(given) if visit.by_token and given else visit.session.reviewer
    if not name:
        raise HTTPException(422, "say who reviews: POST /api/session, or `reviewer` with the access token")
    return name


def _add_errors(api: FastAPI) -> None:
    def problem(status: int, code: str, detail: str, headers: Any = None, **more: Any) -> JSONResponse:  # noqa: ANN401
        content = Problem(code=code, detail=detail, **more).model_dump(mode="json", by_alias=True, exclude_none=True)
        return JSONResponse(content, status_code=status, headers=headers)

    @api.exception_handler(HTTPException)
    async def refused(_request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "refused", str(error.detail), error.headers)

    @api.exception_handler(NotAdmittedError)
    async def unknown(_request: Request, _error: NotAdmittedError) -> JSONResponse:
        return problem(401, "token_needed", "send the access token", {"WWW-Authenticate": "Bearer"})

    @api.exception_handler(RequestValidationError)
    async def unread(_request: Request, error: RequestValidationError) -> JSONResponse:
        fields = {".".join(str(part) for part in found["loc"]): str(found["msg"]) for found in error.errors()}
        return problem(422, "invalid", "; ".join(f"{k}: {v}" for k, v in fields.items()), fields=fields)

    @api.exception_handler(CorrectionError)
    async def unfit(_request: Request, error: CorrectionError) -> JSONResponse:
        fields = {field: f"{key} {detail}".strip() for field, (key, detail) in error.problems.items()}
        return problem(422, "no_claim", str(error), fields=fields)

    @api.exception_handler(ReviewConflict)
    def conflict(request: Request, error: ReviewConflict) -> JSONResponse:
        desk: Desk = request.app.state.desk
        since = [record for record in desk.store.history(error.claim_id) if record.revision > error.expected]
        return problem(409, "conflict", str(error), since=since)

    @api.exception_handler(ReviewError)
    async def no_review(_request: Request, error: ReviewError) -> JSONResponse:
        return problem(409, "refused", str(error))

    @api.exception_handler(SpanError)
    async def misquoted(_request: Request, error: SpanError) -> JSONResponse:
        return problem(422, "misquoted", str(error))

    @api.exception_handler(StoreError)
    async def failed(_request: Request, error: StoreError) -> JSONResponse:
        _log.error("%s", error)
        return problem(503, "store_failed", "the database cannot be read")
