"""The review page: claims in a queue, articles beside their claims, agreement, and an API beside the pages."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from tawatur.audit import actions, pages
from tawatur.audit.api import create_api
from tawatur.audit.desk import Desk, NotAdmittedError, Visit, language_of, session_of
from tawatur.audit.guard import Guard
from tawatur.audit.sessions import TOKEN_LENGTH, Sessions
from tawatur.display.words import words
from tawatur.errors import StoreError
from tawatur.store import Store

_log: Final = logging.getLogger(__name__)


def create_app(store_url: str, *, token: str | None = None) -> FastAPI:
    """Return the review page over a store. It serves no file but its own style, scripts and fonts.

    Without a `token` it answers names of loopback alone. With one it answers any name, and asks each visitor for the
    token first.

    Raises:
        StoreError: there is no such store, or it cannot be opened.
        ValueError: the token is so short that it can be guessed.
    """
    if token is not None and len(token) < TOKEN_LENGTH:
        raise ValueError(f"an access token has at least {TOKEN_LENGTH} characters")
    store = Store(store_url, create=False)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(title="tawatur", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.desk = Desk(store, Sessions(store_url, token))
    app.add_middleware(Guard, any_host=token is not None)
    files = StaticFiles(directory=Path(__file__).parent / "static", packages=[("tawatur.display", "fonts")])
    app.mount("/static", files, name="static")
    app.state.api = create_api(app.state.desk)
    app.mount("/api/", app.state.api, name="api")
    app.include_router(pages.router)
    app.include_router(actions.router)
    _add_errors(app)
    return app


def _add_errors(app: FastAPI) -> None:
    """Let every error be a page in the reader's language."""

    def visit_of(request: Request) -> Visit:
        desk: Desk = app.state.desk
        return Visit(request, language_of(request), desk, session_of(request, desk))

    def page(request: Request, status: int, message: str, headers: Any = None) -> HTMLResponse:  # noqa: ANN401
        visit = visit_of(request)
        return visit.render("message.html", status=status, headers=headers, message=words(visit.lang)[message])

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> HTMLResponse:
        if error.detail == "name_needed":
            return visit_of(request).render("name.html", status=403, problem="name_needed", next="/")
        known = error.detail in words("ar").sections["page"]
        message = error.detail if known else "not_so" if error.status_code == 405 else "no_page"
        return page(request, error.status_code, message, error.headers)

    @app.exception_handler(NotAdmittedError)
    async def unknown(request: Request, _error: NotAdmittedError) -> HTMLResponse:
        to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return visit_of(request).render(
            "login.html", status=401, problem=None, next=to if request.method == "GET" else "/"
        )

    @app.exception_handler(RequestValidationError)
    async def unread(request: Request, _error: RequestValidationError) -> HTMLResponse:
        return page(request, 400, "bad_address")

    @app.exception_handler(StoreError)
    async def failed(request: Request, error: StoreError) -> HTMLResponse:
        _log.error("%s", error)
        return page(request, 503, "store_failed")
