"""What a page is made with: the store, the visit that asks, and the words of its language."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from tawatur.audit.difference import choice_name, label
from tawatur.audit.fields import REASONS, negative_classes
from tawatur.audit.layout import is_figure
from tawatur.audit.sessions import LIFE, Session, Sessions
from tawatur.display import present
from tawatur.display.axis import anchor_of
from tawatur.display.words import Language, words
from tawatur.records import Claim
from tawatur.store import Store

MAX_FIELDS: Final = 200
FRESH: Final = 60.0  # seconds for which a list of outlets to choose from is good enough
_FORM: Final = "application/x-www-form-urlencoded"


class NotAdmittedError(Exception):
    """The access token was not shown yet."""


class Desk:
    """What all visits of one page share."""

    def __init__(self, store: Store, sessions: Sessions) -> None:
        self.store = store
        self.sessions = sessions
        self._outlets: tuple[float, list[str]] = (-FRESH, [])

    def outlets(self) -> list[str]:
        """The outlets with most claims, as they were a short while ago: counting them reads every claim."""
        when, found = self._outlets
        if time.monotonic() > when + FRESH:
            found = [name for name, _ in self.store.facet("outlet")]
            self._outlets = (time.monotonic(), found)
        return found


@dataclass
class Visit:
    """One request: who asks, in which language; makes the pages that answer it."""

    request: Request
    lang: Language
    desk: Desk
    session: Session
    form: Mapping[str, str] = field(default_factory=dict)
    by_token: bool = False

    @property
    def store(self) -> Store:
        """The store."""
        return self.desk.store

    def render(
        self,
        template: str,
        *,
        status: int = 200,
        headers: Any = None,  # noqa: ANN401 - a mapping, or None
        **values: Any,  # noqa: ANN401
    ) -> HTMLResponse:
        """Make a page."""
        query = dict(self.request.query_params) if self.request.method != "POST" else {}
        path = self.request.url.path if self.request.method != "POST" else "/"
        told = words(self.lang)
        text = _ENVIRONMENT.get_template(template).render(
            lang=self.lang,
            words=told,
            slot=told.sections["slot"],
            reviewer=self.session.reviewer,
            admitted=self.session.admitted,
            reasons=(REASONS, negative_classes()),
            form_token=self.desk.sessions.form_token(self.session),
            here=lambda **changes: address(path, {**query, "lang": self.lang, **changes}),
            to=self.to,
            **values,
        )
        # Half a surrogate pair, which a database may hold, can be no UTF-8.
        page = HTMLResponse(text.encode("utf-8", "replace").decode("utf-8"), status_code=status, headers=headers)
        self.keep(page)
        return page

    def to(self, path: str, **parameters: Any) -> str:  # noqa: ANN401
        """An address of ours in the language of this visit."""
        return address(path, {**parameters, "lang": self.lang})

    def keep(self, response: Response) -> None:
        """Let an answer carry the visit."""
        response.set_cookie(
            self.desk.sessions.cookie,
            self.desk.sessions.write(self.session),
            max_age=LIFE,
            httponly=True,
            samesite="strict",
            secure=self.request.url.scheme == "https",
        )

    def sent_on(self, to: str) -> RedirectResponse:
        """Answer a form by another page, so that loading that again sends nothing again."""
        answer = RedirectResponse(own_address(to), status_code=303)
        self.keep(answer)
        return answer


def session_of(request: Request, desk: Desk) -> Session:
    """The visit that a request belongs to, or a new one."""
    return desk.sessions.read(request.cookies.get(desk.sessions.cookie)) or desk.sessions.new()


def language_of(request: Request) -> Language:
    """The language that an address asks for; Arabic when nothing is said."""
    return "en" if request.query_params.get("lang") == "en" else "ar"


def any_visit(request: Request, lang: Language = "ar") -> Visit:
    """The visit of a request, admitted or not."""
    desk: Desk = request.app.state.desk
    return Visit(request, lang, desk, session_of(request, desk))


def visit(found: Annotated[Visit, Depends(any_visit)]) -> Visit:
    """The visit of a request that is admitted.

    Raises:
        NotAdmittedError: an access token is asked for, and was not shown.
    """
    if not found.session.admitted:
        raise NotAdmittedError
    return found


async def any_form(found: Annotated[Visit, Depends(any_visit)]) -> Visit:
    """A visit with the fields of its form, which must be one of ours.

    Raises:
        HTTPException: the body is no form, or a form that another page made.
    """
    if found.request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise HTTPException(415, "no_form")
    try:
        text = (await found.request.body()).decode("ascii")
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict"))
    except ValueError as error:
        raise HTTPException(400, "no_form") from error
    if not found.desk.sessions.is_own_form(found.session, fields.pop("form_token", "")):
        raise HTTPException(403, "foreign_form")
    found.form = {name: value.replace("\r\n", "\n") for name, value in fields.items()}
    return found


async def own_form(found: Annotated[Visit, Depends(any_form)]) -> Visit:
    """A form of a visit that is admitted."""
    if not found.session.admitted:
        raise NotAdmittedError
    return found


Reading = Annotated[Visit, Depends(visit)]
Writing = Annotated[Visit, Depends(own_form)]


def address(path: str, parameters: Mapping[str, Any]) -> str:
    """Write an address of ours; an argument of None is left out."""
    kept = {name: value for name, value in parameters.items() if value is not None}
    return f"{path}?{urlencode(kept, errors='replace')}" if kept else path


def own_address(text: str) -> str:
    r"""Return an address when it is one of ours, else the first page: a form must not send people elsewhere.

    >>> own_address("/article?id=a1#c1"), own_address("//example.org"), own_address("/\\example.org")
    ('/article?id=a1#c1', '/', '/')
    """
    plain = text.isascii() and text.isprintable() and "\\" not in text and " " not in text
    if not plain or not text.startswith("/") or text.startswith("//"):
        return "/"
    parts = urlsplit(text)
    return text if not parts.scheme and not parts.netloc else "/"


def _quoted(claim: Claim) -> tuple[str, str, str]:
    """The evidence of a claim, cut before and after its value."""
    text, start = claim.evidence.text, claim.value.start - claim.evidence.start
    end = claim.value.end - claim.evidence.start
    if not 0 <= start < end <= len(text):  # a value of a table that stands outside the row
        return present.shown(text), "", ""
    return present.shown(text[:start]), present.shown(text[start:end]), present.shown(text[end:])


_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("tawatur.audit"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "anchor": present.anchor,
    "anchor_of": anchor_of,
    "shown": present.shown,
    "raw": present.raw,
    "quoted": _quoted,
    "printed": present.printed,
    "value_parts": present.value_parts,
    "chain": present.chain,
    "names": present.names,
    "reason": present.review_reason,
    "segments": present.segments,
    "is_figure": is_figure,
    "moment": present.moment,
    "choice_name": choice_name,
    "label": label,
}
_ENVIRONMENT.filters.update(_FILTERS)
