"""Every article of the corpus reads alike in other digits, with marks that show nothing, and with vowels."""

import json
import re
from pathlib import Path

import pytest

from tawatur.quantities import read_quantities

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.json"))
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def facts(text):
    return [
        (q.kind, q.number, q.unit, q.per, q.comparator, q.decimals, q.range_role, q.fraction, q.negative)
        for q in read_quantities(text)
    ]


def arabic_indic(text):
    """Digits outside Latin words to Arabic-Indic, the decimal point to U+066B."""

    def turn(match):
        number = match[0]
        return re.sub(r"\.(?=\d{1,2}(?!\d))", "٫", number).translate(INDIC) if number.count(".") < 2 else number

    return re.sub(r"(?<![A-Za-z0-9.\-])\d+(?:[.,]\d+)*(?![A-Za-z0-9])", turn, text)


def stretched(text):
    """A tatweel inside every longer Arabic word."""
    return re.sub(r"([بتثجحخسشصضطظعغفقكلمنهي])(?=[ابتثجحخسشصضطظعغفقكلمنهيرزدذو][ء-ي])", "\\1ـ", text)


def vowelled(text):
    """A fatha behind the first letter of every Arabic word of four letters and more."""
    return re.sub(r"(?<![ء-ي])([بتثجحخسشصضطظعغقمنهيردزذأإ])(?=[ء-ي]{3})", "\\1\u064e", text)


def marked(text):
    """Right-to-left marks around every number."""
    return re.sub(r"(?<![\w.,٫٬])(?<![A-Za-z]-)(\d+(?:[.,٫٬]\d+)*)(?![\w.,٫٬])", "\u200f\\1\u200f", text)


@pytest.mark.parametrize("rewrite", [arabic_indic, stretched, vowelled, marked])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_twins_read_alike(path, rewrite):
    article = json.loads(path.read_text(encoding="utf-8"))
    for text in (article["title"], article["body"]):
        assert facts(rewrite(text)) == facts(text)
