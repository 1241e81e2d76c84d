"""The review page: a read-only, right-to-left view of a store."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from tawatur.audit import present
from tawatur.audit.facts import STANDINGS, Standing, facts, heading
from tawatur.audit.guard import Guard
from tawatur.audit.highlight import SLOTS, pieces
from tawatur.audit.layout import grouped, is_figure, passages
from tawatur.audit.words import Language, words
from tawatur.errors import StoreError
from tawatur.records import Claim
from tawatur.store import Store

ARTICLES: Final = 50
FACTS: Final = 20
_READ: Final = ["GET", "HEAD"]
_log: Final = logging.getLogger(__name__)
_Page = Annotated[int, Query(ge=1, le=1_000_000)]


def create_app(store_url: str) -> FastAPI:
    """Return the review page over a store. Reads only; serves no file but its own style, script and fonts.

    Raises:
        StoreError: there is no such store, or it cannot be opened.
    """
    store = Store(store_url, create=False)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(title="tawatur", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(Guard)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _add_errors(app)

    @app.api_route("/", methods=_READ, response_class=HTMLResponse)
    def articles(request: Request, lang: Language = "ar", page: _Page = 1) -> HTMLResponse:
        total = store.counts()["articles"]
        found = store.articles(offset=(page - 1) * ARTICLES, limit=ARTICLES)
        if not found and page > 1:
            raise HTTPException(404, "no_page")
        counts = store.claim_counts([article.id for article in found])
        rows = [(article, counts.get(article.id, 0)) for article in found]
        return _render(request, "articles.html", lang, rows=rows, total=total, **_place(page, total, ARTICLES))

    # The id is a parameter, not part of the path: one that holds `..`, a slash or a question mark stays whole.
    @app.api_route("/article", methods=_READ, response_class=HTMLResponse)
    def article(
        request: Request, id_: Annotated[str, Query(alias="id", max_length=1000)], lang: Language = "ar"
    ) -> HTMLResponse:
        found = store.article(id_)
        if found is None:
            raise HTTPException(404, "no_article")
        told = words(lang)
        claims, rejections = store.claims(article_id=id_), store.rejections(id_)
        hint = partial(present.rejection_name, words=told)
        return _render(
            request,
            "article.html",
            lang,
            article=found,
            title=pieces(found.title or "", "title", claims, rejections, hint=hint),
            body=grouped(passages(found.body, claims, rejections, hint=hint)),
            cards=[(present.card(claim, told), present.chain(claim, told)) for claim in claims],
            rejections=[(rejection, hint(rejection)) for rejection in rejections],
            slots=SLOTS,
        )

    @app.api_route("/agreement", methods=_READ, response_class=HTMLResponse)
    def agreement(
        request: Request, lang: Language = "ar", page: _Page = 1, verdict: Standing | Literal["all"] = "all"
    ) -> HTMLResponse:
        every = facts(store.agreements())
        counts = Counter(fact.standing for fact in every)
        # What was told once agrees with nothing and contradicts nothing: it is shown to those who ask.
        chosen = [f for f in every if f.standing == verdict or (verdict == "all" and f.standing != "once")]
        shown = chosen[(page - 1) * FACTS : page * FACTS]
        if not shown and page > 1:
            raise HTTPException(404, "no_page")
        claims = {claim.id: claim for claim in store.claims_by_id([m for fact in shown for m in fact.members])}
        return _render(
            request,
            "agreement.html",
            lang,
            rows=[(fact, heading(fact, claims, lang)) for fact in shown],
            claims=claims,
            verdict=verdict,
            choices=[("all", sum(counts.values()) - counts["once"]), *((name, counts[name]) for name in STANDINGS)],
            **_place(page, len(chosen), FACTS),
        )

    return app


def _add_errors(app: FastAPI) -> None:
    """Let every error be a page in the reader's language."""

    def page(request: Request, status: int, message: str, headers: Any = None) -> HTMLResponse:  # noqa: ANN401
        lang: Language = "en" if request.query_params.get("lang") == "en" else "ar"
        return _render(request, "message.html", lang, status=status, headers=headers, message=words(lang)[message])

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> HTMLResponse:
        known = error.detail in {"no_page", "no_article"}
        message = error.detail if known else "read_only" if error.status_code == 405 else "no_page"
        return page(request, error.status_code, message, error.headers)

    @app.exception_handler(RequestValidationError)
    async def unread(request: Request, _error: RequestValidationError) -> HTMLResponse:
        return page(request, 400, "bad_address")

    @app.exception_handler(StoreError)
    async def failed(request: Request, error: StoreError) -> HTMLResponse:
        _log.error("%s", error)
        return page(request, 503, "store_failed")


def _place(page: int, total: int, size: int) -> dict[str, Any]:
    """Where a page stands among the others: None where there is none before or after."""
    pages = max(1, -(-total // size))
    return {
        "page": page,
        "pages": pages,
        "first": (page - 1) * size + 1,
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if page < pages else None,
    }


def _render(
    request: Request,
    template: str,
    lang: Language,
    *,
    status: int = 200,
    headers: Any = None,  # noqa: ANN401 - a mapping, or None
    **values: Any,  # noqa: ANN401
) -> HTMLResponse:
    query = dict(request.query_params)
    text = _ENVIRONMENT.get_template(template).render(
        lang=lang,
        words=words(lang),
        slot=words(lang).sections["slot"],
        here=lambda **changes: _address(request.url.path, {**query, "lang": lang, **changes}),
        to=lambda path, **parameters: _address(path, {**parameters, "lang": lang}),
        **values,
    )
    # Half a surrogate pair, which a database may hold, can be no UTF-8.
    return HTMLResponse(text.encode("utf-8", "replace").decode("utf-8"), status_code=status, headers=headers)


def _address(path: str, parameters: dict[str, Any]) -> str:
    """Write an address of ours; an argument of None is left out."""
    kept = {name: value for name, value in parameters.items() if value is not None}
    return f"{path}?{urlencode(kept, errors='replace')}"


def _quoted(claim: Claim) -> tuple[str, str, str]:
    """The evidence of a claim, cut before and after its value."""
    text, start = claim.evidence.text, claim.value.start - claim.evidence.start
    end = claim.value.end - claim.evidence.start
    return present.shown(text[:start]), present.shown(text[start:end]), present.shown(text[end:])


_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("tawatur.audit"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "anchor": present.anchor,
    "shown": present.shown,
    "quoted": _quoted,
    "printed": present.printed,
    "value_parts": present.value_parts,
    "chain": present.chain,
    "segments": present.segments,
    "is_figure": is_figure,
}
_ENVIRONMENT.filters.update(_FILTERS)
