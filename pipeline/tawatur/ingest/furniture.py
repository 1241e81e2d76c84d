"""What web pages and feeds put around an article: lines that are no part of its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tawatur.text.blocks import after_marker, read_blocks

# Links, buttons and counters lead away from the article; a credit, an imprint or a paywall notice was printed in it.
_AROUND: Final = frozenset(
    {"related", "share", "comments", "counter", "newsletter", "app_promotion", "tags", "copyright", "syndication"}
)


def without_furniture(lines: Iterable[str]) -> list[str]:
    """Drop the lines that hold nothing but links, buttons and counters of the site.

    A line is judged as `tawatur.text` judges it: «اقرأ أيضا: …» goes, «تصوير: …» stays.
    """
    return [line for line in lines if not _is_around(line)]


def _is_around(line: str) -> bool:
    blocks = read_blocks(line[after_marker(line, 0, len(line)) :])
    return bool(blocks) and all(block.kind == "boilerplate" and block.reason in _AROUND for block in blocks)
