"""The folded form of a word: what two spellings of one word have in common.

Folding serves look-ups only. Numbers and dates are read from the raw text, and no offset is ever taken
into a folded string, since folding changes lengths.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
    normalize_unicode,
)

# Vowel marks, tatweel, bidirectional marks, zero-width characters and Quranic signs. camel-tools' dediac_ar
# removes the first two only, and importing it reads the whole Unicode table: more than a second at each start.
_SILENT: Final = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_PERSIAN: Final = str.maketrans({"ی": "ي", "ې": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "گ": "ك", "ڤ": "ف", "پ": "ب"})
_ASCII: Final = re.compile(r"^[\x00-\x7f]*$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold a word or phrase: NFKC, no marks or tatweel, one alef, one yaa, teh marbuta as heh, lower case.

    >>> fold("المـُستخدمـة")
    'المستخدمه'
    """
    if _ASCII.match(text):
        return text.lower()
    folded = _SILENT.sub("", normalize_unicode(text, compatibility=True))
    folded = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(folded)))
    return str(folded).translate(_PERSIAN).lower()
