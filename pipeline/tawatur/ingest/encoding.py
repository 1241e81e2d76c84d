"""From bytes to text: UTF-8, UTF-16 with its mark, windows-1256 and ISO 8859-6; garbage is refused."""

from __future__ import annotations

import codecs
import re
from typing import Final

from tawatur.errors import EncodingError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Binary formats carry these; no text does.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ARABIC_LETTER: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ARABIC_SIGN: Final = re.compile("[\u060c\u061b\u061f\u0640\u064b-\u0652«»“”‘’–—…\u00a0\u200c-\u200f]")
_HIGH: Final = re.compile("[^\x00-\x7f]")
# The six commonest letters make up half of any Arabic text and a seventh of random bytes.
_COMMON: Final = frozenset("اليمنور")
_LEGACY: Final = ("cp1256", "iso8859_6")
_LOOK: Final = 20_000
_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """Decode the bytes of an input; `declared` is what a header says of them, believed after UTF-8 has failed.

    Raises `EncodingError` when the bytes are no text in any encoding that we read.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return _checked(data[len(mark) :].decode(name), source)
            except UnicodeDecodeError as error:
                raise EncodingError(source, f"begins as {name} but is not, at byte {error.start}") from None
    try:
        return _checked(data.decode("utf-8"), source)
    except UnicodeDecodeError as error:
        failed_at = error.start
    for name in _LEGACY:
        text = _legacy(data, name)
        if text is not None:
            return _checked(text, source)
    if declared and _known(declared) not in {None, "utf-8", *_LEGACY}:
        try:
            return _checked(data.decode(declared), source)
        except (UnicodeDecodeError, LookupError):
            pass
    raise EncodingError(
        source, f"is no text that we read: not UTF-8 at byte {failed_at}, nor Arabic in windows-1256; save it as UTF-8"
    )


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page or XML file declares of itself in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _legacy(data: bytes, name: str) -> str | None:
    """Decode a legacy code page if the outcome reads as Arabic; any bytes at all decode in windows-1256."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    sample = text[:_LOOK]
    high = _HIGH.findall(sample)
    letters = _ARABIC_LETTER.findall(sample)
    signs = len(_ARABIC_SIGN.findall(sample))
    if not letters or len(letters) + signs < 0.92 * len(high):
        return None
    common = sum(letter in _COMMON for letter in letters)
    return text if common >= 0.4 * len(letters) else None


def _checked(text: str, source: str) -> str:
    found = _CONTROL.search(text)
    if found:
        raise EncodingError(
            source, f"is binary, not text: control character U+{ord(found.group()):04X} at {found.start()}"
        )
    return text
