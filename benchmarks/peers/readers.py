"""One program as a process of its own: JSON lines in, what it reads of each text out.

    python readers.py NAME        in: {"text", "printed"}   out: {"values", "days", "seconds"} or {"error"}

Runs in the environment of that program and imports nothing of ours but for `tawatur` itself. `seconds` is the
processor time of the call that reads, imports and tables not included.
"""
# ruff: noqa: PLC0415 - each environment has one of these programs

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from itertools import chain
from typing import Any

Read = tuple[list[Any], list[Any]]  # values, days
Reader = Callable[[str, dt.date], Read]
WARM_UP = "بلغ 23.5 مليون دولار و12% وثلاثة وعشرين ألفا في 5 مايو 2025 خلال 3 أيام"
DIMENSIONS = ["number", "ordinal", "amount-of-money", "quantity", "temperature", "volume", "distance", "duration"]


def tawatur() -> Reader:
    from tawatur.quantities import read_quantities
    from tawatur.text.scanner import scan
    from tawatur.times import read_times

    def read(text: str, printed: dt.date) -> Read:
        tokens = scan(text)
        quantities = read_quantities(text, tokens=tokens)
        periods = read_times(text, tokens=tokens, reference=printed)
        return [q.number for q in quantities], [p.first_day for p in periods]

    return read


def duckling(dimensions: list[str]) -> Reader:
    import duckling as engine

    zones = engine.load_time_zones("/usr/share/zoneinfo")
    locale = engine.parse_locale("AR", engine.default_locale_lang(engine.parse_lang("AR")))
    wanted = engine.parse_dimensions(dimensions)

    def read(text: str, printed: dt.date) -> Read:
        noon = dt.datetime.combine(printed, dt.time(12), tzinfo=dt.UTC)
        context = engine.Context(engine.parse_ref_time(zones, "UTC", int(noon.timestamp())), locale)
        values: list[Any] = []
        days: list[Any] = []
        for found in engine.parse(text, context, wanted, False):
            value = found["value"]
            ends = [value.get("value"), *(value.get(end, {}).get("value") for end in ("from", "to"))]
            (days if found["dim"] == "time" else values).extend(ends)
        return values, days

    return read


def puckling() -> Reader:
    import puckling as engine

    def read(text: str, printed: dt.date) -> Read:
        noon = dt.datetime.combine(printed, dt.time(12), tzinfo=dt.UTC)
        context = engine.Context(reference_time=noon, locale=engine.Locale(lang=engine.Lang.AR))
        values: list[Any] = []
        days: list[Any] = []
        for found in engine.parse(text, context):
            if found.dim == "time":
                primary = found.value.primary
                days.extend(getattr(primary, slot, None) for slot in ("value", "start", "end"))
            else:
                values.append(getattr(found.value, "value", None))
        return values, [getattr(day, "value", day) for day in days]

    return read


def ovos() -> Reader:
    from ovos_number_parser.numbers_ar import extract_numbers_ar

    return lambda text, _: (extract_numbers_ar(text), [])


def dateparser() -> Reader:
    from dateparser.search import search_dates

    def read(text: str, printed: dt.date) -> Read:
        base = {"RELATIVE_BASE": dt.datetime.combine(printed, dt.time(12)), "PREFER_DAY_OF_MONTH": "first"}
        found = search_dates(text, languages=["ar"], settings={**base, "PREFER_DATES_FROM": "past"})
        return [], [moment for _, moment in found or ()]

    return read


def maha() -> Reader:
    from maha.parsers.functions import parse_dimension

    def read(text: str, printed: dt.date) -> Read:
        noon = dt.datetime.combine(printed, dt.time(12))
        values = [d.value for kind in ("numeral", "ordinal") for d in parse_dimension(text, **{kind: True})]
        for found in parse_dimension(text, duration=True):
            values.extend(part.value for part in found.value.values)
        return values, [noon + d.value for d in parse_dimension(text, time=True)]

    return read


def quantulum() -> Reader:
    from quantulum3 import parser

    return lambda text, _: ([quantity.value for quantity in parser.parse(text)], [])


def arabic_itn() -> Reader:
    from arabic_itn import normalize

    def read(text: str, _: dt.date) -> Read:
        spans = normalize(text)["spans"]
        dates = [span["value"] for span in spans if span["type"] == "date"]
        numbers = [re.findall(r"[0-9]+(?:\.[0-9]+)?", s["value"]) for s in spans if s["type"] in {"number", "money"}]
        return list(chain.from_iterable(numbers)), dates

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "tawatur": tawatur,
    "duckling": lambda: duckling([*DIMENSIONS, "time"]),
    "duckling without time": lambda: duckling(DIMENSIONS),
    "puckling": puckling,
    "ovos-number-parser": ovos,
    "dateparser": dateparser,
    "maha": maha,
    "quantulum3": quantulum,
    "arabic-itn": arabic_itn,
}


def main(name: str) -> None:
    warnings.simplefilter("ignore")
    read = READERS[name]()
    read(WARM_UP, dt.date(2025, 7, 4))
    print("ready", flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        printed = dt.date.fromisoformat(task["printed"])
        begin = time.process_time()
        try:
            values, days = read(task["text"], printed)
        except Exception as error:  # whatever a peer raises, the text is lost to it
            print(json.dumps({"error": repr(error)}), flush=True)
            continue
        seconds = time.process_time() - begin
        answer = {
            "values": [str(value) for value in values if value is not None and not isinstance(value, bool)],
            "days": [str(day)[:10] for day in days if day is not None],
            "seconds": seconds,
        }
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
