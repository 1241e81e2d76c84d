"""The exception tree. A message names the article or file, the place in it and the way out.

TawaturError
├── InputError            a file, feed, page or record cannot be read; the rest of a batch goes on
│   ├── EncodingError     the bytes are no text in any encoding that we read
│   ├── TooLargeError     over a size limit
│   ├── NotArabicError    the text holds too little Arabic to be read
│   └── FetchError        an address was refused or did not answer
├── SpanError             a span does not index the text it claims to quote
├── StoreError            the database cannot be opened, written or upgraded
│   └── ReviewError       a review is refused: it lacks something, or its claim is not there
│       └── ReviewConflict   somebody else reviewed the claim meanwhile
├── ExportError           a dataset cannot be written
└── EvaluationError       a gold folder or a prediction file is not what it should be
"""

from __future__ import annotations

import datetime as dt


class TawaturError(Exception):
    """Base of everything that tawatur raises on purpose."""


class InputError(TawaturError):
    """An input cannot be read: `source` names it (path, path:line or address), `reason` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class EncodingError(InputError):
    """The bytes are no text in any encoding that we read."""


class TooLargeError(InputError):
    """The input is over a size limit."""


class NotArabicError(InputError):
    """The text holds too little Arabic to be read."""


class FetchError(InputError):
    """An address was refused or did not answer; `status` is the HTTP status where there was one."""

    def __init__(self, source: str, reason: str, *, status: int | None = None) -> None:
        super().__init__(source, reason)
        self.status = status


class SpanError(TawaturError, ValueError):
    """A span does not index the text it claims to quote."""


class StoreError(TawaturError):
    """The database cannot be opened, written or upgraded."""


class ReviewError(StoreError):
    """A review is refused: it lacks something, or its claim is not there."""


class ReviewConflict(ReviewError):  # noqa: N818 - what happened, as HTTP calls it
    """Somebody else reviewed the claim meanwhile: `reviewer` did `action` at `at`, which made it revision `found`."""

    def __init__(
        self, claim_id: str, *, expected: int, found: int, reviewer: str, action: str, at: dt.datetime
    ) -> None:
        super().__init__(
            f"claim {claim_id}: {reviewer} changed it meanwhile ({action}, {at:%Y-%m-%d %H:%M:%S} UTC); it is at "
            f"revision {found}, you saw revision {expected}; look at it again"
        )
        self.claim_id = claim_id
        self.expected = expected
        self.found = found
        self.reviewer = reviewer
        self.action = action
        self.at = at


class ExportError(TawaturError):
    """A dataset cannot be written."""


class EvaluationError(TawaturError):
    """A gold folder or a prediction file is not what it should be."""
