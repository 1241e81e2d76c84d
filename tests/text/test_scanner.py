"""Tokens cover the raw text; numbers, names and addresses stay whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.scanner import TokenKind, scan

K = TokenKind


def pieces(text: str) -> list[tuple[str, TokenKind]]:
    return [(token.text, token.kind) for token in scan(text) if token.kind is not K.SPACE]


@pytest.mark.parametrize(
    "number",
    [
        "17.1%", "%17", "٪١٧", "1,250,000", "٢٫٥", "١٬٢٥٠٫٥", "57ر43", "5-10", "٣,٦", "0,3%", "-1.4", "−5", "+3",
        "2025/10/06", "10:30", "1/2", "37،13", "+966501234567", "1\u200f,250", "12\u200e%", "2\u06406", "1'000",
    ],
)  # fmt: skip
def test_a_number_is_one_token(number):
    assert pieces(f"نحو {number} شخص")[1] == (number, K.NUMBER)


@pytest.mark.parametrize(
    "name",
    [
        "R-1",
        "GPT-4o",
        "H20",
        "Qwen3-235B",
        "MMLU-Pro",
        "4K",
        "5G",
        "iPhone",
        "Llama-3.1-8B",
        "F-16",
        "AT&T",
        "C++",
        "v2.0",
    ],
)
def test_a_latin_name_is_one_token(name):
    assert pieces(f"طراز {name} الجديد")[1] == (name, K.LATIN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.org/x?y=1", "https://a.org/x?y=1"),
        ("زوروا www.a.org/b.", "www.a.org/b"),
        ("a.b@c.org، شكرا", "a.b@c.org"),
        ("(http://a.org)", "http://a.org"),
        ("@alwazir قال", "@alwazir"),
    ],
)
def test_an_address_is_one_token_without_the_stop(text, expected):
    assert (expected, K.URL) in pieces(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("و13%", [("و", K.PROCLITIC), ("13%", K.NUMBER)]),
        ("بـ6", [("بـ", K.PROCLITIC), ("6", K.NUMBER)]),
        ("لـ25", [("لـ", K.PROCLITIC), ("25", K.NUMBER)]),
        ("و 25", [("و", K.PROCLITIC), ("25", K.NUMBER)]),
        ("والـAI", [("والـ", K.PROCLITIC), ("AI", K.LATIN)]),
        ("لـ«سابك»", [("لـ", K.PROCLITIC), ("«", K.PUNCT), ("سابك", K.WORD), ("»", K.PUNCT)]),
        ("وقال", [("و", K.PROCLITIC), ("قال", K.WORD)]),
        ("وبخمسة", [("و", K.PROCLITIC), ("ب", K.PROCLITIC), ("خمسة", K.WORD)]),
        ("عام2025", [("عام", K.WORD), ("2025", K.NUMBER)]),
        ("1447هـ", [("1447", K.NUMBER), ("هـ", K.WORD)]),
        ("كوفيد-19", [("كوفيد", K.WORD), ("-", K.PUNCT), ("19", K.NUMBER)]),
        ("5km", [("5", K.NUMBER), ("km", K.LATIN)]),
        ("128GB", [("128", K.NUMBER), ("GB", K.LATIN)]),
        ("$3.5B", [("$", K.SYMBOL), ("3.5", K.NUMBER), ("B", K.LATIN)]),
        ("20℃", [("20", K.NUMBER), ("℃", K.SYMBOL)]),
        ("5﷼", [("5", K.NUMBER), ("﷼", K.SYMBOL)]),
        ("أ.ف.ب", [("أ", K.WORD), (".", K.PUNCT), ("ف", K.WORD), (".", K.PUNCT), ("ب", K.WORD)]),
        ("كلمة...", [("كلمة", K.WORD), ("...", K.PUNCT)]),
        ("3.", [("3", K.NUMBER), (".", K.PUNCT)]),
        ("\u202b2.5\u202c", [("2.5", K.NUMBER)]),
        ("سطر\r\nسطر", [("سطر", K.WORD), ("\r\n", K.NEWLINE), ("سطر", K.WORD)]),
    ],
)
def test_cutting(text, expected):
    assert pieces(text) == expected


@given(st.text(max_size=80) | st.text(alphabet="وبل قا١5.,٫%-ـ\u200f\nAb@/ر«", max_size=60))
def test_tokens_quote_and_cover_the_text(text):
    at = 0
    for token in scan(text):
        assert text[at : token.start] in {"", " "}
        assert text[token.start : token.end] == token.text
        at = token.end
    assert text[at:] in {"", " "}


@pytest.mark.parametrize("unit", ["+-", "@", "a@", "....", "5،", "ـ", "\u200f", "a.", "www.", "5km", "-5", "5ـ"])
def test_a_long_hostile_run_is_cut_to_its_end(unit):
    """Quadratic time would show here; the growth itself is measured by benchmarks/growth.py."""
    text = unit * (100_000 // len(unit))
    assert scan(text)[-1].end == len(text)
