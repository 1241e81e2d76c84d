"""Who is reviewing: a name, kept in a cookie that the page signs, and a token that each form sends back."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

LIFE: Final = 12 * 3600
NAME_LENGTH: Final = 80
TOKEN_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Session:
    """A visit: its own random name, since when, who reviews, and whether the access token was shown."""

    nonce: str
    since: int
    reviewer: str | None = None
    admitted: bool = False


class Sessions:
    """Makes, signs and reads sessions. The key is made anew with each start of the page: sessions end with it.

    With a `token`, nobody is admitted who has not shown it.
    """

    def __init__(self, store_url: str, token: str | None = None) -> None:
        self._key = secrets.token_bytes(32)
        self._token = token
        # Cookies do not tell ports apart: two pages on one machine must not write over each other's.
        self.cookie = f"tawatur-{hashlib.sha256(store_url.encode()).hexdigest()[:8]}"

    @property
    def guarded(self) -> bool:
        """Whether an access token is asked for."""
        return self._token is not None

    def new(self) -> Session:
        """Begin a visit."""
        return Session(secrets.token_urlsafe(16), int(time.time()), None, self._token is None)

    def admit(self, session: Session, token: str) -> Session | None:
        """Admit who shows the access token; None when it is another. The visit gets a new name."""
        return replace(self.new(), reviewer=session.reviewer, admitted=True) if self.opens(token) else None

    def opens(self, token: str) -> bool:
        """Tell whether this is the access token."""
        return self._token is not None and hmac.compare_digest(token.encode(), self._token.encode())

    def named(self, session: Session, name: str) -> Session | None:
        """Give the visit a reviewer; None when the name is none."""
        name = reviewer_name(name)
        return replace(session, reviewer=name) if name else None

    def write(self, session: Session) -> str:
        """The value of the cookie: the session and its signature."""
        content = json.dumps([session.nonce, session.since, session.reviewer, session.admitted])
        text = base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")
        return f"{text}.{self._sign('session', text)}"

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None when it is not ours, or too old."""
        text, _, signature = (cookie or "").partition(".")
        if not hmac.compare_digest(self._sign("session", text).encode(), signature.encode()):
            return None
        nonce, since, reviewer, admitted = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return None if time.time() > since + LIFE else Session(nonce, since, reviewer, admitted)

    def form_token(self, session: Session) -> str:
        """What each form of this visit sends back, and a page elsewhere cannot know."""
        return self._sign("form", session.nonce)

    def is_own_form(self, session: Session, token: str) -> bool:
        """Tell whether a form was made for this visit."""
        return hmac.compare_digest(self.form_token(session).encode(), token.encode())

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self._key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def reviewer_name(name: str) -> str:
    r"""Return a name as it is kept: one line, no marks that turn the order of what follows; empty when it is none.

    >>> reviewer_name("  سلمى \u202e الحداد\n")
    'سلمى الحداد'
    """
    kept = "".join(" " if c.isspace() else c for c in name if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())[:NAME_LENGTH]
