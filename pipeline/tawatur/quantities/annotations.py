"""Flat mentions of quantities, as `tawatur annotate` writes them: a range is one mention with from and to."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from tawatur.quantities.phones import dialled
from tawatur.records import Quantity

# What a measure is of: «300 غرام من الزعفران».
_PRODUCT: Final = re.compile(r"\s+من\s+(\w+)")
# Names that readers of annotations expect where pint has more than one.
_NAMES: Final = {
    "milliliter": "millilitre", "liter": "litre", "hectoliter": "hectolitre", "square_kilometer": "km**2",
    "centimeter": "centimetre", "millimeter": "millimetre", "decimeter": "decimetre", "degree_celsius": "celsius",
    "degree_fahrenheit": "fahrenheit", "percent": "%",
}  # fmt: skip


def annotate_quantities(text: str, quantities: Iterable[Quantity]) -> list[dict[str, Any]]:
    """Turn quantities into mentions: kind, start, end, text, value or from/to, and what the kind has besides."""
    found: list[dict[str, Any]] = []
    pending: Quantity | None = None
    for quantity in quantities:
        if pending is not None:
            if quantity.range_role == "high" and quantity.group == pending.group:
                found.append(_range(text, pending, quantity))
                pending = None
                continue
            found.append(_mention(text, pending))
            pending = None
        if quantity.range_role == "low" and quantity.group is not None:
            pending = quantity
        else:
            found.append(_mention(text, quantity))
    if pending is not None:
        found.append(_mention(text, pending))
    return found


def _number(value: Decimal) -> int | float:
    whole = value == value.to_integral_value()
    return int(value) if whole else float(value)


def _value(quantity: Quantity) -> int | float | str | None:
    if quantity.kind == "phone":
        return dialled(quantity.text)
    number = quantity.share if quantity.share is not None else quantity.number
    return None if number is None else _number(number)


def _mention(text: str, quantity: Quantity) -> dict[str, Any]:
    # What is a day or year by its looks and stands on no calendar is no time: «30 فبراير».
    kind = "number" if quantity.fraction else "identifier" if quantity.kind == "time" else quantity.kind
    mention: dict[str, Any] = {"kind": kind, **_span(text, quantity.start, quantity.end), "value": _value(quantity)}
    if quantity.comparator in {">", ">="} and quantity.number is not None:
        mention["from"] = mention.pop("value")
    elif quantity.comparator in {"<", "<="} and quantity.number is not None:
        mention["to"] = mention.pop("value")
    return mention | _details(text, quantity)


def _range(text: str, low: Quantity, high: Quantity) -> dict[str, Any]:
    kind = "number" if high.fraction else high.kind
    ends = {"from": _value(low), "to": _value(high)}
    return {"kind": kind, **_span(text, low.start, high.end), **ends, **_details(text, high), "comparator": "="}


def _span(text: str, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}


def _details(text: str, quantity: Quantity) -> dict[str, Any]:
    found: dict[str, Any] = {"comparator": quantity.comparator}
    if quantity.kind == "money":
        found["currency"] = "cent" if quantity.unit == "US_cent" else quantity.currency_family or quantity.unit
    elif quantity.unit is not None and not quantity.fraction:
        unit = _NAMES.get(quantity.unit, quantity.unit)
        found["unit"] = f"{unit} / {quantity.per}" if quantity.per else unit
    if quantity.kind in {"quantity", "volume", "distance"}:
        product = _PRODUCT.match(text, quantity.unit_text.end) if quantity.unit_text else None
        if product:
            found["product"] = product[1]
    elif quantity.unit_text is not None:
        found["product"] = quantity.unit_text.text
    if quantity.grain is not None:
        found["grain"] = quantity.grain
    if quantity.seconds is not None:
        found["seconds"] = _number(quantity.seconds)
    if quantity.negative is not None:
        found["class"] = quantity.negative
    return found
