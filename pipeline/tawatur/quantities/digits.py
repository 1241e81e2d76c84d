"""Printed digits: one scanner token such as `١٬٢٥٠٫٥`, `57ر43`, `5-10` or `%12` as decimals.

Which mark parts thousands and which the decimals is decided by group length; where that leaves two
readings (`1.500`), `thousands` says so and the reader asks what stands behind the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from tawatur.quantities.atoms import HIDDEN

Shape = Literal["number", "fraction", "range", "list", "ratio", "date", "clock", "code"]
# A number longer than this is an identifier; a Decimal of a million digits would be slow to print.
MAX_DIGITS: Final = 30

_TO_ASCII: Final = {ord(d): str(i % 10) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | {ord(c): None for c in HIDDEN}
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:([.,٬،’'])[0-9]{3})(?:\1[0-9]{3})*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: value, digits after the separator, percent sign, and its shape."""

    shape: Shape
    value: Decimal = Decimal(0)
    decimals: int = 0
    percent: bool = False
    parts: tuple[Printed, ...] = field(default=())
    digits: str = ""  # as printed, in ASCII
    thousands: Decimal | None = None  # the other reading of a lone point before three digits
    cuts: tuple[int, ...] = ()  # for parts: offsets of each part's start and end in the raw token
    signed: bool = False


def ascii_digits(text: str) -> str:
    """Return the text with ASCII digits and without hidden marks."""
    return text.translate(_TO_ASCII)


def read_printed(raw: str) -> Printed:
    """Read a NUMBER token. What has no value (dates, clock times, codes) comes back by its shape."""
    text = ascii_digits(raw)
    percent = "%" in text or "٪" in text
    body = text.strip("%٪")
    sign = 1
    signed = body[:1] in "+-−–" and len(body) > 1
    if signed:
        sign = 1 if body[0] == "+" else -1
        body = body[1:]
    plain = _plain(body)
    if plain is not None:
        value, decimals, thousands = plain
        return Printed(
            "number", sign * value, decimals, percent, (), body, None if thousands is None else sign * thousands,
            signed=signed,
        )  # fmt: skip
    return _compound(raw, body, percent, sign, signed)


def _plain(body: str) -> tuple[Decimal, int, Decimal | None] | None:
    """Read one number without sign: value, decimals, and the value if a lone point parts thousands."""
    if len(body) > MAX_DIGITS + 12:
        return None
    if body.isdigit():
        return (Decimal(body), 0, None) if len(body) <= MAX_DIGITS else None
    if "ر" in body:  # agency style prints the decimals first: 57ر43 is 43.57
        decimals, _, whole = body.partition("ر")
        return _join(whole, decimals) if whole.isdigit() and decimals.isdigit() else None
    body = body.replace("’", "'")
    if "٫" in body:
        whole, _, decimals = body.partition("٫")
        whole = re.sub("[٬,.،']", "", whole)
        return _join(whole, decimals) if decimals.isdigit() and whole.isdigit() else None
    match = _GROUPED.fullmatch(body)
    marks = {c for c in body if not c.isdigit()}
    if match:
        whole = re.sub("[^0-9]", "", body)
        mark = match[1]
        if mark == "." and body.count(".") == 1:
            before, _, after = body.partition(".")
            return Decimal(f"{before}.{after}"), len(after), Decimal(whole)
        if mark == "،" and body.count("،") == 1:
            return None
        return Decimal(whole), 0, None
    if len(marks) == 1 and body.count(next(iter(marks))) == 1:
        mark = next(iter(marks))
        whole, _, decimals = body.partition(mark)
        if mark in ".,":
            return _join(whole, decimals)
        if mark == "٬" and len(decimals) < 3:
            return _join(whole, decimals)
        return None
    if len(marks) == 2 and marks <= {".", ",", "٬", "'", "،"}:
        # The last mark is the decimal one if it stands once: 12.345,67 and 12,345.67.
        last = next(c for c in reversed(body) if not c.isdigit())
        head, _, decimals = body.rpartition(last)
        if last not in head and _GROUPED.fullmatch(head):
            return _join(re.sub("[^0-9]", "", head), decimals)
    return None


def _join(whole: str, decimals: str) -> tuple[Decimal, int, Decimal | None]:
    return Decimal(f"{whole or '0'}.{decimals}"), len(decimals), None


def _compound(raw: str, body: str, percent: bool, sign: int, signed: bool) -> Printed:
    """Read what holds more than one number: ranges, ratios, fractions, dates, versions."""
    code = Printed("code", percent=percent, digits=body, signed=signed)
    if len(body) > 64:
        return code
    shapes: tuple[tuple[str, Shape], ...] = (("-–−", "range"), ("/", "fraction"), (":", "ratio"), ("،", "list"))
    for marks, shape in shapes:
        pieces = re.split(f"[{marks}]", body)
        if len(pieces) == 1:
            continue
        plain = [_plain(piece) for piece in pieces]
        if any(p is None for p in plain):
            return Printed("date", digits=body) if len(pieces) == 3 and shape in {"range", "fraction"} else code
        if len(pieces) == 3 and shape != "ratio":
            return Printed("date", digits=body, signed=signed)
        if len(pieces) != 2:
            return Printed("clock", digits=body) if shape == "ratio" else code
        clock = shape == "ratio" and re.fullmatch(r"[0-2]?[0-9]:[0-5][0-9]", body)
        parts = tuple(
            Printed("number", (sign if i == 0 else 1) * p[0], p[1], percent, (), piece)
            for i, (piece, p) in enumerate(zip(pieces, plain, strict=True))
            if p is not None
        )
        cuts = _cuts(raw, marks)
        return Printed("clock" if clock else shape, Decimal(0), 0, percent, parts, body, None, cuts, signed)
    return code


def _cuts(raw: str, marks: str) -> tuple[int, ...]:
    """Return start and end of the two parts in the raw token, percent signs and hidden marks outside."""
    start = next(i for i, c in enumerate(raw) if ascii_digits(c).isdigit())
    middle = next(i for i, c in enumerate(raw) if c in marks and i > start)
    second = next(i for i, c in enumerate(raw) if i > middle and ascii_digits(c).isdigit())
    end = max(i for i, c in enumerate(raw) if ascii_digits(c).isdigit()) + 1
    if raw[0] in "-−–+" and start == 1:
        start = 0
    return (start, middle, second, end)
