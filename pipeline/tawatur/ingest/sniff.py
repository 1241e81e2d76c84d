"""What a text is, judged by how it begins."""

from __future__ import annotations

import re
from typing import Final

_FEED: Final = re.compile(r"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.IGNORECASE)
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOK: Final = 4096


def is_feed(text: str) -> bool:
    """Tell whether a text begins as RSS, RDF or Atom does."""
    return bool(_FEED.search(text[:_LOOK]))


def is_page(text: str) -> bool:
    """Tell whether a text begins as a page of HTML does."""
    return bool(_PAGE.match(text[:_LOOK]))
