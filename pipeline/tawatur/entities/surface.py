"""The printed form of a name, cleaned: what stands for a name that no table knows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from camel_tools.utils.normalize import normalize_unicode

# Vowel marks, tatweel, marks of direction and of no width; camel-tools' dediac_ar takes a second to import.
_SILENT: Final = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTES: Final = re.compile(r"[«»\"“”‘’]")
_BLANKS: Final = re.compile(r"\s+")


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Clean a printed name: no marks, tatweel or quotes, single blanks, the article's lost alef restored.

    >>> clean("لـنماذج  الصينيّة")
    'لنماذج الصينية'
    """
    bare = _QUOTES.sub("", _SILENT.sub("", normalize_unicode(text, compatibility=True)))
    return _BLANKS.sub(" ", bare).strip()


def restore_article(text: str, *, after_lam: bool) -> str:
    """Give back the alef that the article lost after ل: «لنماذج» of «للنماذج» is «النماذج»."""
    return "ا" + text if after_lam and text.startswith("ل") else text
