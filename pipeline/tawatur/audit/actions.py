"""What the forms do: give a name, show the access token, accept, reject, reopen, correct and add claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from tawatur.audit.correction import CorrectionError, corrected, fields_of
from tawatur.audit.desk import Visit, Writing, address, any_form
from tawatur.audit.difference import changed_fields, differences
from tawatur.audit.pages import article_of, claim_form, claim_of, rejection_at
from tawatur.audit.proposal import proposed
from tawatur.display import present
from tawatur.display.words import words
from tawatur.errors import ReviewConflict, ReviewError, SpanError
from tawatur.records import Claim, Span
from tawatur.store import ReviewRecord

_PLACE: Final = re.compile(r"(title|body):(\d{1,9})-(\d{1,9})")
_OWN: Final = frozenset({"id", "expected", "next", "reason", "note", "action", "new"})
LONGEST_REASON: Final = 2000

router = APIRouter(default_response_class=HTMLResponse)


@router.post("/login")
def login(visit: Annotated[Visit, Depends(any_form)]) -> Response:
    """Admit who shows the access token."""
    admitted = visit.desk.sessions.admit(visit.session, visit.form.get("token", ""))
    if admitted is None:
        return visit.render("login.html", status=403, problem="wrong_token", next=visit.form.get("next", "/"))
    visit.session = admitted
    return visit.sent_on(visit.form.get("next", "/"))


@router.post("/name")
def name(visit: Writing) -> Response:
    """Keep who is reviewing."""
    named = visit.desk.sessions.named(visit.session, visit.form.get("name", ""))
    if named is None:
        return visit.render("name.html", status=400, problem="name_needed", next=visit.form.get("next", "/"))
    visit.session = named
    return visit.sent_on(visit.form.get("next", "/"))


@router.post("/review")
def review(visit: Writing) -> Response:
    """Accept, reject or reopen a claim."""
    action = visit.form.get("action", "")
    if action not in {"accept", "reject", "reopen"}:
        raise HTTPException(400, "no_form")
    reason, note = visit.form.get("reason", "").strip(), visit.form.get("note", "").strip()
    if action == "reject" and not reason:
        raise HTTPException(400, "reason_needed")
    why = f"{reason}: {note}" if reason and note else reason or note
    claim_id = visit.form.get("id", "")
    return _reviewed(
        visit,
        claim_id,
        lambda: visit.store.review(
            claim_id,
            reviewer=_reviewer(visit),
            action=action,  # type: ignore[arg-type]
            reason=why[:LONGEST_REASON] or None,
            expected=_expected(visit),
        ),
    )


@router.post("/correct")
def correct(visit: Writing) -> Response:
    """Correct the fields of a claim."""
    claim = claim_of(visit, visit.form.get("id", ""))
    article = article_of(visit, claim.article_id)
    _reviewer(visit)
    if claim.review.revision != _expected(visit):
        return _conflict(visit, claim)
    fields = _fields(visit)
    try:
        changed = corrected(claim, article, fields)
        if changed == claim:
            raise CorrectionError({"": ("nothing_changed", "")})
    except CorrectionError as error:
        return _again(visit, claim, fields, error)
    return _reviewed(
        visit,
        claim.id,
        lambda: visit.store.review(
            claim.id,
            reviewer=_reviewer(visit),
            action="correct",
            reason=_reason(visit),
            changes=changed,
            expected=_expected(visit),
        ),
    )


@router.post("/add")
def add(visit: Writing) -> Response:
    """Make a claim of a number that was taken for none."""
    place = _PLACE.fullmatch(visit.form.get("new", ""))
    if place is None:
        raise HTTPException(400, "no_form")
    article = article_of(visit, visit.form.get("id", ""))
    rejection = rejection_at(visit, article.id, place[1], int(place[2]), int(place[3]))
    draft, fields = proposed(article, rejection), _fields(visit)
    _reviewer(visit)
    try:
        claim = corrected(draft, article, fields)
    except CorrectionError as error:
        return _again(visit, draft, fields, error, new=place[0])
    span = Span(text=rejection.text, start=rejection.start, end=rejection.end)
    return _reviewed(
        visit,
        claim.id,
        lambda: visit.store.add_claim(claim, reviewer=_reviewer(visit), reason=_reason(visit), rejection=span),
    )


def _reviewed(visit: Visit, claim_id: str, act: Callable[[], ReviewRecord]) -> Response:
    """Do it and lead on, or show what somebody else did meanwhile."""
    try:
        record = act()
    except ReviewConflict:
        return _conflict(visit, claim_of(visit, claim_id))
    except (ReviewError, SpanError) as error:
        return visit.render("refused.html", status=409, detail=str(error), next=visit.form.get("next", "/"))
    to = visit.form.get("next") or visit.to("/article", id=record.article_id) + f"#{present.anchor(record.claim_id)}"
    return visit.sent_on(_told(to, record))


def _told(to: str, record: ReviewRecord) -> str:
    """Let the next page say what was done."""
    parts = urlsplit(to)
    query = dict(parse_qsl(parts.query)) | {"did": record.action, "of": record.claim_id}
    return address(parts.path, query) + (f"#{parts.fragment}" if parts.fragment else "")


def _conflict(visit: Visit, claim: Claim) -> HTMLResponse:
    """Say who changed the claim meanwhile, and offer to do one's own on top of it."""
    told = words(visit.lang)
    seen = _expected(visit)
    since = [record for record in visit.store.history(claim.id) if record.revision > seen]
    kept = {name: value for name, value in visit.form.items() if name not in {"expected"}}
    mine: list[Any] = []
    if visit.request.url.path == "/correct":
        # Only what this reviewer changed is done again: the other's corrections of other fields stand.
        before = since[0].before if since and since[0].before else claim
        asked = _fields(visit)
        changed = changed_fields(fields_of(before), asked)
        kept = {name: value for name, value in kept.items() if name in _OWN or name in changed}
        mine = differences(before, None, told, fields=changed)
    return visit.render(
        "conflict.html",
        status=409,
        claim=claim,
        since=[(record, differences(record.before, record.after, told)) for record in since],
        action=visit.form.get("action") or "correct",
        path=visit.request.url.path,
        kept=kept,
        mine=mine,
        article=visit.store.article(claim.article_id),
    )


def _again(visit: Visit, claim: Claim, fields: dict[str, str], error: CorrectionError, *, new: str = "") -> Response:
    """The form once more, with what is wrong in it."""
    return claim_form(
        visit,
        claim,
        article_of(visit, claim.article_id),
        fields_of(claim) | fields,
        new=new,
        problems=error.problems,
        reason=visit.form.get("reason", ""),
        back=visit.form.get("next", ""),
        status=422,
    )


def _fields(visit: Visit) -> dict[str, str]:
    return {name: value for name, value in visit.form.items() if name not in _OWN}


def _reason(visit: Visit) -> str | None:
    return visit.form.get("reason", "").strip()[:LONGEST_REASON] or None


def _reviewer(visit: Visit) -> str:
    if visit.session.reviewer is None:
        raise HTTPException(403, "name_needed")
    return visit.session.reviewer


def _expected(visit: Visit) -> int:
    text = visit.form.get("expected", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(400, "no_form")
    return int(text)
