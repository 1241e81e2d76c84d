"""The review page: a read-only, right-to-left view of a store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from tawatur.audit.highlight import pieces
from tawatur.audit.words import WORDS, Language
from tawatur.records import plain
from tawatur.store import Store

PAGE_SIZE: Final = 50
# Nothing from outside the package, nothing inline: an article full of tags and scripts shows as text.
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_Page = Annotated[int, Query(ge=0, le=1_000_000)]


def create_app(store_url: str) -> FastAPI:
    """Return the review page over a store. Reads only; serves no file but its own style, script and fonts."""
    app = FastAPI(title="tawatur", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    @app.get("/", response_class=HTMLResponse)
    def articles(lang: Language = "ar", page: _Page = 0) -> HTMLResponse:
        with Store(store_url) as store:
            total = store.counts()["articles"]
            found = store.articles(offset=page * PAGE_SIZE, limit=PAGE_SIZE)
            claims = store.claim_counts([article.id for article in found])
        rows = [{"article": article, "claims": claims.get(article.id, 0)} for article in found]
        return _render("articles.html", lang, rows=rows, total=total, **_neighbours(page, total))

    @app.get("/articles/{article_id:path}", response_class=HTMLResponse)
    def article(article_id: str, lang: Language = "ar") -> HTMLResponse:
        with Store(store_url) as store:
            found = store.article(article_id)
            if found is None:
                return _render("message.html", lang, status=404, message=WORDS[lang]["not_found"])
            claims = store.claims(article_id=article_id)
            rejections = store.rejections(article_id)
        return _render(
            "article.html",
            lang,
            article=found,
            claims=claims,
            title=pieces(found.title or "", "title", claims, rejections),
            body=pieces(found.body, "body", claims, rejections),
        )

    @app.get("/agreement", response_class=HTMLResponse)
    def agreement(lang: Language = "ar", page: _Page = 0) -> HTMLResponse:
        with Store(store_url) as store:
            lines = [line for line in store.agreements() if line.verdict != "not_comparable"]
            shown = lines[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
            by_id = {c.id: c for c in store.claims_by_id([m for line in shown for m in line.members])}
        rows = [{"line": line, "claims": [by_id[m] for m in line.members if m in by_id]} for line in shown]
        return _render("agreement.html", lang, rows=rows, total=len(lines), **_neighbours(page, len(lines)))

    return app


def _neighbours(page: int, total: int) -> dict[str, Any]:
    """The page before and the page after, None where there is none."""
    return {
        "previous": page - 1 if page else None,
        "next": page + 1 if (page + 1) * PAGE_SIZE < total else None,
    }


def _render(template: str, lang: Language, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401
    text = _ENVIRONMENT.get_template(template).render(lang=lang, words=WORDS[lang], **values)
    return HTMLResponse(text, status_code=status)


def _decimal(number: Decimal | None) -> str:
    """Write a number for people: thousands grouped, no exponent, a question mark for a vague one."""
    if number is None:
        return "?"
    whole, dot, fraction = plain(number).partition(".")
    return f"{int(whole):,}{dot}{fraction}" if whole != "-0" else f"-0{dot}{fraction}"


_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("tawatur.audit"), autoescape=select_autoescape(), undefined=StrictUndefined, trim_blocks=True
)
_ENVIRONMENT.filters["decimal"] = _decimal
